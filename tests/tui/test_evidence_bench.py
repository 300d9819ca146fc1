"""The evidence screen's parts without a screen: what a decision shows at once, columns, marks, details, words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefer import workflow
from briefer.config import load
from briefer.library import Library, Query
from briefer.model import Article, Decision, Json, PositionEntry, RiskEntry, When
from briefer.paths import Workspace
from briefer.tui.evidence.bench import Bench, Composed
from briefer.tui.evidence.columns import SIGNS, cells, layout, signs, titles
from briefer.tui.evidence.details import facts
from briefer.tui.evidence.entries import TABS, Entry, Tab, article_of, finding_of, place_of, searched
from briefer.tui.evidence.marks import marks_of
from briefer.tui.evidence.searching import Search
from briefer.tui.evidence.words import decided, long_when, short_when
from tests.tui.bench import WIRE

AS_OF = datetime(2026, 3, 10, 21, 0, tzinfo=UTC)


class Desk:
    """A library and a bench that is composed anew when it is told to."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.settings = load(self.workspace.config)
        self.library: Library = workflow.open_library(self.workspace, self.settings)
        self.articles: list[Article] = [a for a in self.library.select(Query()) if a.id.startswith(WIRE)]
        self.bench = Bench()
        self.bench.show_rejected(on=True)
        self.compose()

    def compose(self) -> None:
        decisions = self.library.decisions()
        brief = workflow.findings(
            self.library, self.workspace, self.settings, self.articles, as_of=AS_OF, rejected=self.bench.rejected
        )
        self.bench.take(
            Composed(
                brief=brief,
                articles={a.id: a for a in self.articles},
                missing=(),
                decisions=tuple(decisions),
                rejected=self.bench.rejected,
            )
        )

    def decide(self, entry: Entry, kind: str, field: str | None = None, value: Json = None) -> Decision:
        decision = workflow.decide(
            self.library,
            finding=finding_of(entry),
            key=entry.key,
            kind=kind,  # type: ignore[arg-type] # given by the tests' tables
            article=article_of(entry),
            field=field,
            value=value,
            published=self.articles[0].published,
            author="A",
            now=AS_OF,
        )
        self.bench.decided(decision)
        return decision


@pytest.fixture
def desk(sample: Path) -> Iterator[Desk]:
    made = Desk(sample)
    yield made
    made.library.close()


@pytest.mark.parametrize(
    ("tab", "kind", "field", "value"),
    [
        ("positions", "accept", None, None),
        ("positions", "reject", None, None),
        ("positions", "note", None, "look again"),
        ("positions", "edit", "stance", "denies"),
        ("positions", "edit", "speaker", "Velderra"),
        ("positions", "edit", "speaker", "Somebody"),
        ("positions", "edit", "speaker", ""),
        ("positions", "edit", "target", "Kestria"),
        ("positions", "edit", "issue", ""),
        ("positions", "edit", "when", "last Saturday"),
        ("positions", "edit", "when", ""),
        ("risks", "likelihood", None, "likely"),
        ("risks", "impact", None, "high"),
        ("risks", "edit", "polarity", "unless"),
        ("risks", "edit", "asserted_by", ""),
        ("risks", "edit", "horizon", "2026-03-20"),
        ("timeline", "edit", "status", "denied"),
        ("timeline", "reject", None, None),
        ("actors", "edit", "name", "Somebody Else"),
        ("actors", "edit", "kind", "party"),
        ("actors", "accept", None, None),
    ],
)
def test_what_a_decision_shows_at_once_is_what_the_next_composition_says(
    desk: Desk, tab: Tab, kind: str, field: str | None, value: Json
) -> None:
    key = desk.bench.entries(tab)[0].key
    desk.decide(desk.bench.entries(tab)[0], kind, field, value)
    at_once = next(entry for entry in desk.bench.entries(tab) if entry.key == key)
    desk.compose()
    composed = next(entry for entry in desk.bench.entries(tab) if entry.key == key)
    followed = {"prominent", "id", "actor", "standing"}  # what needs all findings is worked out by composing only
    for name in composed.__slots__:
        if name not in followed:
            assert getattr(at_once, name) == getattr(composed, name), name


def test_a_merge_takes_the_other_actors_away_at_once(desk: Desk) -> None:
    stays, goes = desk.bench.entries("actors")[:2]
    desk.decide(stays, "merge", value=[goes.key])
    assert goes.key not in [a.key for a in desk.bench.entries("actors")]
    desk.compose()
    assert goes.key not in [a.key for a in desk.bench.entries("actors")]
    assert desk.bench.merged_into(stays.key) == {stays.key, goes.key}


def test_a_decision_taken_while_the_findings_are_composed_is_not_lost(desk: Desk) -> None:
    entry = desk.bench.entries("positions")[0]
    before = desk.bench.composed
    assert before is not None
    desk.decide(entry, "accept")
    desk.bench.take(before)  # composed from what stood before the decision
    assert desk.bench.entries("positions")[0].review.state == "accepted"


def test_one_taken_back_before_it_was_composed_shows_no_longer(desk: Desk) -> None:
    decision = desk.decide(desk.bench.entries("positions")[0], "accept")
    desk.bench.undone(decision)
    assert desk.bench.entries("positions")[0].review.state is None


def test_rejected_ones_are_counted_while_they_are_hidden(desk: Desk) -> None:
    desk.decide(desk.bench.entries("positions")[0], "reject")
    assert desk.bench.hidden() == 0
    desk.bench.show_rejected(on=False)
    assert desk.bench.hidden() == 1
    assert desk.bench.judged("positions") == 0


@pytest.mark.parametrize("width", [30, 48, 62, 75, 76, 103, 104, 160])
@pytest.mark.parametrize("tab", TABS)
def test_a_line_fills_its_width_exactly(desk: Desk, tab: Tab, width: int) -> None:
    columns = layout(tab, width - SIGNS)
    for entry in desk.bench.entries(tab):
        made = [*signs(entry.review, marked=True), *cells(entry, desk.bench.source(1), columns)]
        assert sum(cell_len(text) for text, _ in made) == width
    assert cell_len(titles(columns)) == width


@pytest.mark.parametrize("tab", TABS)
def test_every_finding_is_told_in_words_and_marked_where_it_stands(desk: Desk, tab: Tab) -> None:
    for entry in desk.bench.entries(tab):
        told = facts(entry, desk.bench)
        assert told[0].words == "not judged yet"
        assert "source" in [fact.label for fact in told]
        article = desk.bench.article(place_of(entry).article)
        assert article is not None
        analysis = workflow.stored_analysis(
            desk.library, desk.workspace, article, desk.settings.workspace.language_model
        )
        marks = marks_of(entry, analysis)
        assert all(0 <= mark.start < mark.end <= len(article.text) for mark in marks)
        assert any(mark.tip for mark in marks)


def test_the_words_that_name_a_speaker_are_marked(desk: Desk) -> None:
    entry = next(
        p for p in desk.bench.entries("positions") if isinstance(p, PositionEntry) and p.speaker == "Odrin Halesk"
    )
    article = desk.bench.article(entry.sentence.article)
    assert article is not None
    analysis = workflow.stored_analysis(desk.library, desk.workspace, article, desk.settings.workspace.language_model)
    marked = {mark.tip: article.text[mark.start : mark.end] for mark in marks_of(entry, analysis)}
    assert "Halesk" in marked["who says it"]
    assert marked["words that attribute it"] == entry.cue[0].text


def test_details_tell_who_decided_what_and_which_field_was_set(desk: Desk) -> None:
    entry = desk.bench.entries("risks")[0]
    assert isinstance(entry, RiskEntry)
    desk.decide(entry, "likelihood", value="likely")
    desk.decide(entry, "edit", "status", "warned")
    told = {fact.label: fact.words for fact in facts(desk.bench.entries("risks")[0], desk.bench)}
    assert told["likelihood"] == "likely"
    assert told["status"] == "warned   ✎ set by an analyst"
    assert told["decided"] == "2026-03-10 21:00Z A: status set to warned"


def test_a_search_looks_through_every_text_of_a_finding(desk: Desk) -> None:
    entry = desk.bench.entries("positions")[0]
    assert isinstance(entry, PositionEntry)
    assert "sluice gates" in searched(replace(entry, issue="Sluice Gates"))


def test_a_search_goes_round_at_the_ends() -> None:
    search = Search()
    search.words, search.lines = "dam", [2, 5, 9]
    assert [search.nearest(n, forward=True) for n in (0, 2, 9)] == [2, 5, 2]
    assert [search.nearest(n, forward=False) for n in (9, 2)] == [5, 9]
    assert search.nearest(2, forward=True, here=True) == 2
    assert search.told(5) == "/dam 2 of 3"
    search.lines = []
    assert search.nearest(0, forward=True) is None
    assert search.told(0) == "/dam: not in this list"


@pytest.mark.parametrize(
    ("when", "short", "long"),
    [
        (("2026-03-04", "2026-03-04", "day", None), "2026-03-04", "Wed 4 Mar 2026 (day)"),
        (("2026-03-02", "2026-03-08", "week", None), "2026-03-02/08", "Mon 2 Mar 2026 to Sun 8 Mar 2026 (week)"),
        (
            ("2026-02-27", "2026-03-02", "day", "APPROX"),
            "~2026-02-27/03-02",
            "about Fri 27 Feb 2026 to Mon 2 Mar 2026 (day)",
        ),
        (("2026-03-01", "2026-03-31", "month", "END"), "2026-03", "late Mar 2026 (month)"),
        (("1991-01-01", "1991-12-31", "year", None), "1991", "1991 (year)"),
        (("2026-03-06T18:00", "2026-03-06T18:00", "minute", None), "2026-03-06 18:00", "Fri 6 Mar 2026 18:00 (minute)"),
        ((None, "2026-03-06", "day", None), "/2026-03-06", "until Fri 6 Mar 2026 (day)"),
        ((None, None, "day", None), "", ""),
    ],
)
def test_times_are_short_in_a_list_and_whole_in_the_details(
    when: tuple[str | None, str | None, str, str | None], short: str, long: str
) -> None:
    first, last, precision, mod = when
    made = When(first=first, last=last, precision=precision, mod=mod)
    assert (short_when(made), long_when(made)) == (short, long)


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("accept", None, None, "accepted"),
        ("reject", None, None, "rejected"),
        ("edit", "stance", None, "stance as it was found"),
        ("edit", "event_class", "", "event class: none"),
        (
            "edit",
            "when",
            {"words": "last Saturday", "first": "2026-02-28", "last": "2026-02-28", "precision": "day"},
            "date set to “last Saturday” (2026-02-28 to 2026-02-28)",
        ),
        ("note", None, None, "note removed"),
        ("likelihood", None, None, "likelihood: not assessed"),
        ("merge", None, ["actor:a", "actor:b"], "merged with a, b"),
        ("split", None, {"name": "the cabinet", "names": ["x"], "articles": []}, "split off: the cabinet"),
    ],
)
def test_a_decision_is_told_in_words(kind: str, field: str | None, value: Json, words: str) -> None:
    made = Decision(
        serial=1,
        key="k",
        article=None,
        kind=kind,  # type: ignore[arg-type] # given by the table
        field=field,
        value=value,
        author="A",
        at="2026-03-10T21:00:00+00:00",
    )
    assert decided(made) == words
