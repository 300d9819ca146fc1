"""What stands behind the brief screen without a terminal: lines, edits, outline, and how a build is told."""

import tomllib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import workflow
from briefer.config import JudgementDraft, Profile, load
from briefer.errors import NothingToReport
from briefer.model import SECTIONS, Brief, LintFinding, SectionName
from briefer.paths import Workspace
from briefer.tui.brief.building import outcome_of, stage_bar
from briefer.tui.brief.edits import (
    CHOICE,
    arranged,
    moved,
    moved_text,
    toggled,
    with_choice,
    with_picks,
    without_text,
    words_of,
)
from briefer.tui.brief.items import Given, default_number, held_by, items_of, levels_of
from briefer.tui.brief.outline import outline_of
from briefer.tui.brief.words import LABELS, PERCENT, moment
from briefer.tui.brief.work import Work
from briefer.tui.jobs import Job
from briefer.tui.memory import Memory
from briefer.tui.opening import Session
from tests.cli.program import REPOSITORY
from tests.tui.drafting import BRIDGE, DAM, library
from tests.tui.harness import NOW

CHOSEN = st.lists(st.sampled_from(SECTIONS), unique=True).map(tuple)


def composed(root: Path, profile: Profile | None = None) -> Brief:
    settings = load(root / "briefer.toml")
    with library(root) as held:
        return workflow.preview(held, Workspace(root), settings, profile or settings.profile(None), as_of=NOW)


@pytest.fixture
def small_brief(small: Path) -> Brief:
    return composed(small)


@given(CHOSEN, st.permutations(SECTIONS))
def test_the_list_holds_every_section_once_and_the_chosen_ones_in_their_order(
    sections: tuple[SectionName, ...], order: list[SectionName]
) -> None:
    listed = arranged(sections, order, SECTIONS)
    assert sorted(listed) == sorted(SECTIONS)
    assert tuple(name for name in listed if name in sections) == sections
    assert arranged(sections, listed, SECTIONS) == listed


@given(CHOSEN, st.sampled_from(SECTIONS))
def test_a_section_taken_in_and_left_out_again_stays_where_it_is_listed(
    sections: tuple[SectionName, ...], name: SectionName
) -> None:
    order = arranged(sections, (), SECTIONS)
    once = toggled(sections, order, name)
    assert (name in once) != (name in sections)
    assert arranged(once, order, SECTIONS) == order
    assert toggled(once, order, name) == sections


@given(st.lists(st.integers(), max_size=5), st.integers(-1, 6), st.sampled_from([-1, 1]))
def test_moving_there_and_back_changes_nothing(items: list[int], index: int, step: int) -> None:
    there = moved(items, index, step)
    assert sorted(there) == sorted(items)
    if there != tuple(items):
        assert moved(there, index + step, -step) == tuple(items)


def test_judgements_and_assumptions_move_and_go() -> None:
    one, two = JudgementDraft(claim="One."), JudgementDraft(claim="Two.")
    profile = Profile(name="x", judgement=(one, two), assumptions=("a", "b"))
    assert moved_text(profile, "judgement", 0, 1).judgement == (two, one)
    assert moved_text(profile, "assumptions", 0, -1) == profile
    assert without_text(profile, "assumptions", 0).assumptions == ("b",)


def test_picks_stand_in_place_of_the_whole_choice_and_it_comes_back() -> None:
    profile = Profile(name="x", since="yesterday", tags=("dam",), outlets=("A",), search="gate", until="today")
    picked = with_picks(profile, ["a", "b"])
    assert picked.articles == ("a", "b")
    assert not any(getattr(picked, name) for name in CHOICE if name != "articles")
    assert with_choice(picked, profile) == profile


def test_a_line_with_commas_lists_words_once() -> None:
    assert words_of(" dam,  river  bed ,, dam") == ("dam", "river bed")


def test_likelihoods_mean_what_the_page_says() -> None:
    assert (
        tomllib.loads((REPOSITORY / "briefer/render/words.toml").read_text(encoding="utf-8"))["likelihood"] == PERCENT
    )


def test_labels_begin_the_titles_of_the_page() -> None:
    titles = tomllib.loads((REPOSITORY / "briefer/render/words.toml").read_text(encoding="utf-8"))["sections"]
    assert list(LABELS) == list(SECTIONS)
    assert all(titles[name].startswith(label) for name, label in LABELS.items())


def test_the_number_shown_is_the_number_made(small_brief: Brief) -> None:
    assert default_number("bridge", NOW) == small_brief.front.number


def test_a_moment_keeps_its_zone() -> None:
    assert moment(NOW) == "2026-03-10 21:00 UTC"
    assert moment(datetime.fromisoformat("2026-03-10T23:00:00+02:00")) == "2026-03-10 23:00 +0200"


def test_each_line_is_where_lint_says_it_is(small_brief: Brief) -> None:
    profile = Profile(name="x", judgement=(JudgementDraft(claim="One."),), bottom_line="Words.")
    given_ = Given(
        author=None, as_of=NOW, takes_picks=True, picked=3, articles=2, choice="", brief=replace(small_brief, lint=())
    )
    items = items_of(profile, SECTIONS, given_)
    assert {item.place for item in items} >= {"bottom-line", "judgements J1", "outlook", "positions", "sources"}
    assert next(item.value for item in items if item.name == "articles") == "2 of 3 picked"


def finding(where: str, level: Literal["error", "warning"]) -> LintFinding:
    return LintFinding(rule="x", level=level, message="x", where=where)


def test_the_worst_that_lint_says_marks_a_text_and_its_section() -> None:
    found = (
        finding("judgements J2 basis", "error"),
        finding("judgements J2", "warning"),
        finding("sources 3", "warning"),
    )
    levels = levels_of((*found, finding("judgements J1", "warning"), finding("front", "warning")))
    assert levels["judgements J2"] == levels["judgements"] == "error"
    assert levels["judgements J1"] == levels["sources"] == levels["author"] == "warning"


def test_the_counts_are_of_what_a_section_prints(small_brief: Brief) -> None:
    printed = sum(position.prominent for position in small_brief.positions)
    assert held_by("positions", small_brief) == f"{len(small_brief.positions)} ({printed} printed)"
    assert held_by("sources", small_brief) == "2"
    assert held_by("judgements", small_brief) == "none"
    assert held_by("method", small_brief) == ""


def test_every_finding_of_lint_stands_in_the_outline_once(small: Path) -> None:
    profile = replace(
        load(small / "briefer.toml").profile(None),
        sections=("judgements", "positions"),
        judgement=(JudgementDraft(claim="It is probable."), JudgementDraft(claim="So.", basis="[@nobody] [@nobody]")),
    )
    brief = composed(small, profile)
    lines = [line for line in outline_of(brief) if line.style in ("rows--bad", "rows--warn")][1:]
    assert len(lines) == len(brief.lint) >= 7
    assert [line.place for line in lines if "basis: [@nobody]" in line.text] == ["judgements J2"]
    assert all(line.text.startswith(("✗ error: ", "! warning: ")) for line in lines)


def test_a_mark_that_cites_nothing_is_told_in_its_place_and_the_rest_composed(small: Path) -> None:
    profile = replace(load(small / "briefer.toml").profile(None), outlook="Rain [@nobody] and shells [@sallow].")
    brief = composed(small, profile)
    assert brief.outlook is not None
    assert brief.outlook.text == "Rain [?] and shells [2]."
    assert [(f.where, f.level) for f in brief.lint if f.rule == workflow.UNKNOWN_CITATION] == [("outlook", "error")]


def test_articles_without_an_analysis_are_sources_without_findings(small: Path) -> None:
    whole = composed(small)
    # With other rules no stored analysis counts any more.
    (small / "actors.toml").write_text(
        '[[actor]]\nid = "new"\nname = "Nobody Else"\nkind = "party"\n', encoding="utf-8"
    )
    brief = composed(small)
    assert whole.positions
    assert not brief.positions
    assert len(brief.sources) == 2
    assert [note.source for note in brief.notes if note.message.startswith("not analysed yet")] == [2, 1]
    assert any("2 articles not analysed yet" in line.text for line in outline_of(brief))


def test_a_choice_that_fits_nothing_is_told(small: Path) -> None:
    with pytest.raises(NothingToReport, match="tags nowhere"):
        composed(small, Profile(name="x", tags=("nowhere",)))


def session(root: Path) -> Session:
    return Session(
        workspace=Workspace(root),
        settings=load(root / "briefer.toml"),
        library=library(root),
        author="Ishel desk",
        memory=Memory(),
        clock=lambda: NOW,
    )


def test_a_draft_that_cannot_be_read_is_told_and_not_written_over(small: Path) -> None:
    opened = session(small)
    opened.library.keep("draft:bridge", {"name": "bridge", "colour": "red"}, at=NOW.isoformat())
    work = Work(opened)
    assert "colour" in work.told
    work.change(replace(work.profile, title="Other"), "the title")
    assert work.profile.name == "bridge-2"
    assert opened.library.kept("draft:bridge") == {"name": "bridge", "colour": "red"}
    opened.library.close()


def test_a_draft_that_is_gone_gives_way_to_the_first_one_as_it_was_left(small: Path) -> None:
    opened = session(small)
    work = Work(opened)
    work.change(replace(work.profile, title="Other"), "the title")
    opened.memory.draft = "dropped"
    again = Work(opened)
    assert (again.profile.name, again.profile.title) == ("bridge", "Other")
    opened.library.close()


def test_everything_done_to_a_draft_can_be_taken_back_in_order(small: Path) -> None:
    opened = session(small)
    work = Work(opened)
    before = work.profile
    opened.memory.picks = [DAM]
    work.follow()
    assert list(work.profile.articles) == [DAM]
    work.toggle_picks()
    assert list(work.profile.articles) == [BRIDGE, DAM]
    work.arrange(moved(work.order, 0, 1), "moving a section")
    work.again()
    assert [work.undo(), work.undo(), work.undo()] == [
        "going back to briefer.toml",
        "moving a section",
        "choosing articles",
    ]
    assert work.undo() is None
    assert work.profile == replace(before, articles=(DAM,))
    assert workflow.load_draft(opened.library, "bridge") == work.profile
    opened.library.close()


def job(code: int | None, *, log: tuple[str, ...] = (), output: str = "", cancelled: bool = False) -> Job:
    ended = NOW + timedelta(seconds=12)
    return Job(
        title="Build",
        arguments=(),
        started=NOW,
        ended=ended,
        code=code,
        log=list(log),
        output=output,
        cancelled=cancelled,
    )


def test_a_refusal_lists_each_reason_on_its_own_line() -> None:
    said = "error: the brief breaks 2 rule(s) of form and was not written: judgements J1: a (b); outlook: c (d)"
    outcome = outcome_of(job(4, log=(said,)))
    assert outcome.words == "Briefer will not write it as it is."
    assert outcome.log[1:] == ("judgements J1: a (b)", "outlook: c (d)")
    assert not outcome.ok


def test_a_build_tells_its_files_and_how_long_it_took() -> None:
    outcome = outcome_of(job(0, output='{"number": "X", "files": ["out/x.pdf", "out/x.json"]}', log=("warning: w",)))
    assert outcome.words == "Built x.pdf, x.json in 12 s"
    assert outcome.files[0] == Path("out/x.pdf").absolute()
    assert outcome.log == ("1 warning; they stand in the brief and in the log on the runs screen (4)",)


@pytest.mark.parametrize(("code", "words"), [(1, "failed"), (3, "no article"), (143, "interrupted"), (77, "code 77")])
def test_exit_codes_are_told_in_words(code: int, words: str) -> None:
    assert words in outcome_of(job(code)).words


def test_stages_behind_at_work_and_to_come_differ_by_sign() -> None:
    at_work = job(None)
    assert stage_bar(at_work) == "· seeds   · analyse   · compose   · render"
    at_work.stage, at_work.done, at_work.total = "analyse", 3, 12
    assert stage_bar(at_work) == "✓ seeds   ▸ analyse 3/12   · compose   · render"
    at_work.stage, at_work.done, at_work.total = "render", 1, 1
    assert stage_bar(at_work) == "✓ seeds   ✓ analyse   ✓ compose   ✓ render"
