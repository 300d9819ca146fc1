"""The brief screen, driven by keys: what is changed there is kept, shown and built as an analyst meant it."""

from pathlib import Path

import pytest

from briefer.config import Profile, load
from briefer.tui.brief.lists import Outline
from tests.tui.drafting import BRIDGE, DAM, SMALL, brief, build, draft, draft_or_none, last, stand
from tests.tui.harness import terminal


async def test_sections_are_ticked_and_moved_and_built_so(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await last(t, "Risks")
        await t.press("space")
        await last(t, "Sources")
        await t.press("K", "K", "shift+up", "K")
        await last(t, "Bottom line")
        await t.press("enter")
        await t.until(lambda: "1 Key judgements" in t.drawn())
        built = await build(t)
    assert draft(small).sections == ("judgements", "positions", "sources", "risks")
    assert built["sections"] == list(draft(small).sections)


async def test_a_section_is_never_the_last_to_go(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        for label in ("Bottom line", "Key judgements", "Positions", "Sources"):
            await last(t, label)
            await t.press("space")
        assert any("needs a section" in told for told in t.told())
    assert draft(small).sections == ("sources",)


async def test_front_fields_are_asked_for_and_kept(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Title")
        await t.press("enter", "ctrl+u")
        await t.type("Gate two")
        await t.press("enter")
        await t.shows("Gate two")
        await stand(t, "Number")
        await t.press("enter")
        await t.shows("left empty: BRIDGE-20260310-2100")
        await t.press("escape")
        await stand(t, "Marking")
        await t.press("enter", "up", "enter")
        await stand(t, "Audience")
        await t.press("enter")
        await t.type("river desk")
        await t.press("enter")
        await t.until(lambda: draft(small).audience == "river desk")
        built = await build(t)
    front = built["front"]
    assert isinstance(front, dict)
    assert (front["title"], front["marking"], front["audience"]) == ("Gate two", draft(small).marking, "river desk")
    assert draft(small).marking is not None


async def test_an_as_of_time_is_shown_as_it_is_understood_and_refused_in_words(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "As of")
        await t.press("enter", "ctrl+u")
        await t.type("zzz")
        await t.press("enter")
        await t.shows("zzz")
        assert t.app.screen.query(".hint.problem")
        assert draft_or_none(small) is None
        await t.press("ctrl+u")
        await t.type("yesterday")
        await t.shows("Monday 2026-03-09 23:59 UTC")
        await t.press("enter")
        await t.shows("BRIDGE-20260309-2359")
    assert draft(small).as_of == "yesterday"


async def test_formats_are_chosen_from_a_list(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Formats")
        await t.press("enter", "g", "space", "enter")
        await t.until(lambda: draft_or_none(small) is not None)
    assert draft(small).formats == ("pdf", "json")


async def test_judgements_are_rated_moved_removed_and_brought_back(small: Path) -> None:
    (small / "briefer.toml").write_text(
        SMALL + '[[brief.judgement]]\nclaim = "One."\n[[brief.judgement]]\nclaim = "Two."\n', encoding="utf-8"
    )
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Judgement 1")
        await t.press("l", "g", "down", "down", "down", "enter")
        await t.shows("J1  One.")
        await t.press("c", "g", "enter")
        await t.until(lambda: (d := draft_or_none(small)) is not None and d.judgement[0].confidence is not None)
        assert draft(small).judgement[0].likelihood == "roughly even chance"
        await t.press("J")
        assert [one.claim for one in draft(small).judgement] == ["Two.", "One."]
        await t.press("d")
        assert [one.claim for one in draft(small).judgement] == ["Two."]
        await t.press("u")
        assert [one.claim for one in draft(small).judgement] == ["Two.", "One."]
        await t.press("u", "u", "u", "u")
        assert draft(small) == load(small / "briefer.toml").brief[0]


async def test_the_picks_go_before_the_briefs_own_choice_until_t(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        assert "2 (2 named articles)" in t.drawn()
        t.app.pick(["camp-anselm-drones-d558c5c5"], on=True)
        await t.press("1", "3")
        await t.shows("1 picked")
        assert draft(small).articles == ("camp-anselm-drones-d558c5c5",)
        await t.shows("[@sallow-bridge] is not an article of this brief")
        await t.press("t")
        await t.shows("2 (2 named articles)")
        assert draft(small).articles == (BRIDGE, DAM)
    async with terminal(small) as t:
        await brief(t)
        assert "2 (2 named articles)" in t.drawn()


async def test_a_draft_survives_a_killed_terminal(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Title")
        await t.press("enter", "ctrl+u")
        await t.type("Gate two")
        await t.press("enter")
        await t.until(lambda: draft_or_none(small) is not None)
        assert draft(small).title == "Gate two", "it is kept before the terminal is left"
    async with terminal(small) as t:
        await brief(t)
        assert "Gate two" in t.drawn()


async def test_another_brief_is_begun_and_the_first_one_found_again(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await t.press("P")
        await t.press("G", "enter")
        await t.shows("Name of the new brief")
        await t.type("river")
        await t.shows("RIVER-20260310-2100")
        await t.press("enter")
        await t.shows("17 (every article of the library)")
        await t.press("P")
        await t.shows("not in briefer.toml yet")
        await t.press("g", "enter")
        await t.shows("The bridge")
    assert draft(small, "river") == Profile(name="river")


async def test_it_is_written_into_briefer_toml_with_every_comment_kept(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await last(t, "Sources")
        await t.press("space", "w")
        await t.shows("Change bridge in briefer.toml")
        await t.press("enter")
        await t.until(lambda: "sources" not in load(small / "briefer.toml").brief[0].sections)
    text = (small / "briefer.toml").read_text(encoding="utf-8")
    assert "# The bridge is watched by the night shift." in text
    assert "# as the desk calls it" in text
    assert load(small / "briefer.toml").brief[0] == draft(small)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_enter_in_the_outline_goes_to_what_a_line_is_about(small: Path, size: tuple[int, int]) -> None:
    async with terminal(small, size=size) as t:
        composer = await brief(t)
        outline = t.app.screen.query_one(Outline)
        outline.focus()
        outline.cursor = next(n for n in range(outline.count) if outline.place(n) == "positions")
        await t.press("enter")
        assert composer.item is not None
        assert composer.item.label == "Positions"
        assert composer.has_focus


async def test_more_articles_than_can_be_read_at_every_change_are_counted_only(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.tui.brief.composing._MOST", 1)
    async with terminal(small) as t:
        await t.press("3")
        await t.shows("! 2 articles are composed when they are built, not before")
        assert "2 (2 named articles)" in t.drawn()


async def test_a_choice_that_fits_nothing_is_told_in_the_outline(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Articles")
        await t.press("enter", "G", "up")
        await t.shows("Tags …")
        await t.press("up", "enter")
        await t.type("nowhere")
        await t.shows("tags nowhere: 0 articles")
        await t.press("enter")
        await t.shows("✗ no article matches")
        assert "0 (2 named articles; tags nowhere)" in t.drawn()
        await t.press("u")
        await t.shows("1 Bottom line")


async def test_another_template_is_chosen_and_built_with(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await stand(t, "Template")
        await t.press("enter")
        await t.shows("every finding, no prose")
        await t.press("down", "enter")
        await t.shows("one-page")
        built = await build(t)
    assert draft(small).template == "one-page"
    assert built["template"] == "one-page"
