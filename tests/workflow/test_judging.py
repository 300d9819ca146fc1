"""What a face lists of findings, and what it keeps of an analyst's decisions."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import Settings
from briefer.errors import EvidenceMismatch, QueryError
from briefer.library import Library
from briefer.model import Decision, DecisionKind, FindingKind, Json, Published
from briefer.paths import Workspace
from tests.brief.maker import Maker

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
WEDNESDAY = Published(value="2026-03-04", precision="day", how="given")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "briefer.db") as opened:
        yield opened


def decided(
    library: Library,
    kind: DecisionKind,
    value: Json = None,
    *,
    finding: FindingKind = "position",
    field: str | None = None,
    published: Published | None = WEDNESDAY,
    author: str = "ana",
) -> Decision:
    return workflow.decide(
        library,
        finding=finding,
        key="k",
        kind=kind,
        article="a",
        field=field,
        value=value,
        published=published,
        author=author,
        now=NOW,
    )


def test_a_decision_is_kept_at_once_with_who_and_when(library: Library) -> None:
    made = decided(library, "note", " He was not there. ")
    assert (made.value, made.author, made.at, made.article) == (
        "He was not there.",
        "ana",
        "2026-03-04T12:30:00+00:00",
        "a",
    )
    assert library.decisions() == [made]


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("last Saturday", "2026-02-28", "2026-02-28", "day"),
        ("2026-03-09", "2026-03-09", "2026-03-09", "day"),
        ("next week", "2026-03-09", "2026-03-15", "week"),
        ("February 2026", "2026-02-01", "2026-02-28", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("1 to 3 March 2026", "2026-03-01", "2026-03-03", "day"),
    ],
)
def test_words_for_a_time_count_from_the_articles_publication(
    library: Library, words: str, first: str, last: str, precision: str
) -> None:
    kept = decided(library, "edit", words, field="when").value
    assert kept == {"words": words, "first": first, "last": last, "precision": precision}
    assert decided(library, "edit", words, finding="risk", field="horizon").value == kept


@pytest.mark.parametrize(
    ("words", "when", "horizon"),
    [
        ("Friday", "2026-02-27", "2026-03-06"),
        ("Wednesday", "2026-03-04", "2026-03-04"),
        ("3 May", "2025-05-03", "2026-05-03"),
    ],
)
def test_a_bare_day_is_over_for_an_event_and_to_come_for_a_horizon(
    library: Library, words: str, when: str, horizon: str
) -> None:
    event = decided(library, "edit", words, field="when").value
    risk = decided(library, "edit", words, finding="risk", field="horizon").value
    assert isinstance(event, dict)
    assert isinstance(risk, dict)
    assert (event["first"], risk["first"]) == (when, horizon)


def test_a_time_that_cannot_be_read_is_refused_with_its_words_and_nothing_is_kept(library: Library) -> None:
    with pytest.raises(QueryError, match=r'^when: date "blorp"'):
        decided(library, "edit", "blorp", field="when")
    assert library.decisions() == []


def test_of_an_undated_article_only_words_that_name_the_day_itself_can_be_read(library: Library) -> None:
    kept = decided(library, "edit", "26 Oct 2023", field="when", published=None).value
    assert isinstance(kept, dict)
    assert kept["first"] == "2023-10-26"
    for words in ("yesterday", "26 October", "Monday"):
        with pytest.raises(QueryError, match=f'"{words}": counts from the publication date, and the article has none'):
            decided(library, "edit", words, field="when", published=None)


def test_a_time_that_was_resolved_before_is_kept_as_it_is(library: Library) -> None:
    kept = decided(library, "edit", "last Saturday", field="when")
    assert decided(library, "edit", kept.value, field="when").value == kept.value


def test_a_value_that_the_field_cannot_have_is_refused_and_nothing_is_kept(library: Library) -> None:
    with pytest.raises(QueryError, match="position k: stance: “angry” is none of supports"):
        decided(library, "edit", "angry", field="stance")
    with pytest.raises(QueryError, match="likelihood: is said of a risk"):
        decided(library, "likelihood", "likely")
    assert library.decisions() == []


def test_undoing_takes_back_the_authors_own_latest_decision_that_stands(library: Library) -> None:
    first, second = decided(library, "accept"), decided(library, "note", "So.")
    other = decided(library, "reject", author="ben")
    for decision in (second, first):
        undone = workflow.undo_last(library, author="ana", now=NOW)
        assert undone
        assert (undone.serial, undone.undone) == (decision.serial, True)
    assert workflow.undo_last(library, author="ana", now=NOW) is None
    assert library.decisions() == [other]


def test_articles_without_an_analysis_are_left_out_and_none_gives_an_empty_list(
    library: Library, tmp_path: Path
) -> None:
    library.add(Maker("a", "Roe said no.").article)
    brief = workflow.findings(library, Workspace(tmp_path), Settings(), library.select(), as_of=NOW)
    assert (brief.sources, brief.positions, brief.front.exercise) == ((), (), False)
    assert workflow.findings(library, Workspace(tmp_path), Settings(), [], as_of=NOW).sources == ()


def test_findings_of_a_text_that_was_altered_are_refused(library: Library, tmp_path: Path) -> None:
    library.add(Maker("a", "Roe said no.").article)
    articles = library.select()
    with contextlib.closing(sqlite3.connect(tmp_path / "briefer.db")) as raw, raw:
        raw.execute("DROP TRIGGER texts_no_update")
        raw.execute("UPDATE texts SET text = 'Roe said yes.'")
    with pytest.raises(EvidenceMismatch):
        workflow.findings(library, Workspace(tmp_path), Settings(), articles, as_of=NOW)
