"""Prose of the brief screen: out to an editor, back into the draft, and nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from briefer.tui.brief.scratch import Scratch
from tests.tui.drafting import BRIDGE, DAM, SMALL, brief, build, draft, draft_or_none, stand
from tests.tui.harness import terminal


async def test_a_judgement_is_written_in_the_editor_and_built(small: Path, editor: Callable[..., Path]) -> None:
    head, claim = "likelihood: Likely\nconfidence: low\n", "The gate opens [@kestria-ult]."
    seen = editor(f"{head}\n{claim}\n\n## Basis\n\nIt opened once.\n<!-- dropped -->")
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Judgements")
        await t.press("plus")
        await t.shows("J1  The gate opens [1].")
        built = await build(t)
    shown = (seen / "0").read_text(encoding="utf-8")
    assert f"[@{BRIDGE}]  2026-03-04  Meridian Wire  Seven killed" in shown
    assert draft(small).judgement[0].claim == f"The gate opens [@{DAM}]."
    judgements = built["judgements"]
    assert isinstance(judgements, list)
    [judgement] = judgements
    assert (judgement["likelihood"], judgement["confidence"]) == ("likely", "low")
    assert judgement["basis"]["text"] == "It opened once."
    assert not list((small / ".briefer").glob("*.md"))


async def test_an_unknown_mark_comes_back_to_the_editor_with_its_line(small: Path, editor: Callable[..., Path]) -> None:
    wrong, right = "It rains.\n\nSo they say [@nobody].\n", f"So they say [@{BRIDGE}].\n"
    seen = editor(wrong, right)
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Bottom line")
        await t.press("enter")
        await t.shows("line 3: [@nobody] is not an article of this brief")
        assert draft_or_none(small) is None
        await t.press("enter")
        await t.until(lambda: draft_or_none(small) is not None)
    assert (seen / "1").read_text(encoding="utf-8") == wrong
    assert draft(small).bottom_line == f"So they say [@{BRIDGE}]."


async def test_a_likelihood_outside_the_row_cannot_be_taken_and_stays_for_later(
    small: Path, editor: Callable[..., Path]
) -> None:
    typed = "likelihood: probable\nconfidence:\n\nThe gate opens.\n"
    seen = editor(typed, typed.replace("probable", "likely"))
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Judgements")
        await t.press("enter")
        await t.shows("line 1: likelihood: “probable” is none of almost no chance")
        assert "Take it as it is" not in t.drawn()
        await t.press("escape")
        assert draft_or_none(small) is None
        await t.press("enter")
        await t.until(lambda: draft_or_none(small) is not None)
    assert (seen / "1").read_text(encoding="utf-8") == typed
    assert draft(small).judgement[0].likelihood == "likely"


async def test_what_a_killed_terminal_left_in_the_editor_is_offered(small: Path, editor: Callable[..., Path]) -> None:
    Scratch(small, "bridge").write("bottom_line", "Half a sent")
    Scratch(small, "bridge").write("outlook", "<!-- nothing was typed -->")
    seen = editor("Half a sentence, and the rest.")
    async with terminal(small) as t:
        await t.press("3")
        await t.shows("What was typed for the bottom line was not taken in yet")
        await t.press("enter")
        await t.until(lambda: draft_or_none(small) is not None)
    assert (seen / "0").read_text(encoding="utf-8") == "Half a sent"
    assert draft(small).bottom_line == "Half a sentence, and the rest."
    assert not list((small / ".briefer").glob("*.md"))


async def test_without_an_editor_one_types_here_and_marks_complete(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Outlook")
        await t.press("enter")
        await t.shows("[@ begins a mark")
        await t.press("left_square_bracket", "at", "s", "a", "l")
        await t.shows(f"[@{BRIDGE}]")
        await t.press("right", "f2")
        await t.until(lambda: draft_or_none(small) is not None)
    assert draft(small).outlook == f"[@{BRIDGE}]"


@pytest.mark.parametrize("title", ["\x1b]0;PWNED\x07", "[bold red]x[/]", "\u202eevil", "[@x] --> <!--", "a\tb\nc"])
async def test_hostile_titles_are_drawn_harmlessly(small: Path, title: str, editor: Callable[..., Path]) -> None:
    seen = editor("Nothing.")
    engine = create_engine(f"sqlite:///{small / 'briefer.db'}")
    with engine.begin() as connection:
        connection.execute(sql("update articles set title = :title, outlet = :title"), {"title": title})
    engine.dispose()
    async with terminal(small) as t:
        await brief(t)
        await t.press("tab", "G")
        assert not set(t.drawn()) & {"\x1b", "\x07", "\u202e", "\t"}
        await t.press("tab")
        await stand(t, "Bottom line")
        await t.press("enter")
        await t.until(lambda: draft_or_none(small) is not None)
        assert draft(small).bottom_line == "Nothing."
    shown = (seen / "0").read_text(encoding="utf-8")
    assert shown.rstrip().endswith("-->")
    assert shown.count("-->") == 1
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\t"}


async def test_what_was_left_for_later_follows_its_judgement_when_that_moves(
    small: Path, editor: Callable[..., Path]
) -> None:
    (small / "briefer.toml").write_text(
        SMALL + '[[brief.judgement]]\nclaim = "One."\n[[brief.judgement]]\nclaim = "Two."\n', encoding="utf-8"
    )
    typed = "likelihood: maybe\n\nOne and a half.\n"
    seen = editor(typed, typed.replace("maybe", "unlikely"))
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Judgement 1")
        await t.press("enter")
        await t.shows("does not hold yet")
        await t.press("escape", "J")
        await t.until(lambda: any("goes on with it" in told for told in t.told()))
        await t.press("enter")
        await t.until(lambda: draft(small).judgement[1].likelihood == "unlikely")
    assert (seen / "1").read_text(encoding="utf-8") == typed
    assert [one.claim for one in draft(small).judgement] == ["Two.", "One and a half."]


async def test_a_text_that_is_left_alone_changes_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Bottom line")
        await t.press("enter")
        await t.until(lambda: not list((small / ".briefer").glob("*.md")) and (small / ".briefer").is_dir())
        await stand(t, "Judgements")
        await t.press("enter", "u")
        await t.until(lambda: any("Nothing was changed" in told for told in t.told()))
    assert draft_or_none(small) is None


async def test_an_editor_that_gives_up_is_told_and_nothing_is_taken_unasked(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Bottom line")
        await t.press("enter")
        await t.shows("the editor false ended with code 1")
        await t.press("G", "enter")
        await t.until(lambda: not list((small / ".briefer").glob("*.md")))
    assert draft_or_none(small) is None


async def test_an_editor_that_is_not_there_gives_way_to_our_own(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Outlook")
        await t.press("enter")
        await t.shows("[@ begins a mark")
        await t.until(lambda: any("no-such-editor did not start" in told for told in t.told()))
        await t.type("rain")
        await t.press("escape")
        await t.until(lambda: any("goes on with it" in told for told in t.told()))
        await t.press("enter")
        await t.shows("rain")
        await t.press("f2")
        await t.until(lambda: draft_or_none(small) is not None)
    assert draft(small).outlook == "rain"


async def test_an_assumption_is_added_and_an_emptied_one_goes(small: Path, editor: Callable[..., Path]) -> None:
    editor("The text is whole.\n", "")
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Assumptions")
        await t.press("plus")
        await t.until(lambda: (d := draft_or_none(small)) is not None and d.assumptions == ("The text is whole.",))
        await stand(t, "Assumption 1")
        await t.press("enter")
        await t.until(lambda: draft(small).assumptions == ())
