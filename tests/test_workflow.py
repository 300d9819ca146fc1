"""How the workflow reads what users write: times, queries, grades, numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from briefer import workflow
from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.config import Profile, Settings
from briefer.errors import ConfigError, QueryError
from briefer.library import Library
from briefer.model import Grade
from briefer.paths import Workspace
from tests.brief.maker import Maker

NOW = datetime(2026, 3, 4, 12, 30, 15, 999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        (None, datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)),
        ("2026-03-10T18:00Z", datetime(2026, 3, 10, 18, tzinfo=UTC)),
        ("2026-03-10T18:00+02:00", datetime(2026, 3, 10, 18, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-03-10T18:00", datetime(2026, 3, 10, 18, tzinfo=UTC)),
        ("2026-03-10", datetime(2026, 3, 10, 23, 59, 59, tzinfo=UTC)),
        ("yesterday", datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_as_of_time_is_an_instant_a_whole_day_or_words(words: str | None, moment: datetime) -> None:
    assert workflow.instant(words, NOW) == moment


def test_bounds_in_words_count_from_the_as_of_time() -> None:
    query = workflow.query_of(Profile(name="a", since="last Saturday", until="yesterday"), NOW)
    assert (query.since, query.until) == (date(2026, 2, 28), date(2026, 3, 3))


def test_a_bound_that_is_a_week_takes_its_first_day_for_since_and_its_last_for_until() -> None:
    query = workflow.query_of(Profile(name="a", since="last week", until="last week"), NOW)
    assert (query.since, query.until) == (date(2026, 2, 23), date(2026, 3, 1))


def test_a_bound_that_means_nothing_names_its_field() -> None:
    with pytest.raises(QueryError, match=r"^until: "):
        workflow.query_of(Profile(name="a", until="blorp"), NOW)


def test_a_query_is_told_in_words() -> None:
    query = workflow.query_of(Profile(name="a", since="2026-03-01", tags=("dam",), search="gate"), NOW)
    assert workflow.describe(query) == "published since 2026-03-01; tags dam; text matching “gate”"


@pytest.mark.parametrize(("words", "grade"), [("B2", Grade(source="B", item="2")), ("f6", Grade())])
def test_a_grade_is_a_letter_and_a_digit(words: str, grade: Grade) -> None:
    assert workflow.grade_of(words, "seeds/a.txt") == grade


@pytest.mark.parametrize("words", ["", "B", "2B", "G1", "A7", "B22"])
def test_anything_else_is_no_grade(words: str) -> None:
    with pytest.raises(ConfigError, match=r"^seeds/a\.txt: grade"):
        workflow.grade_of(words, "seeds/a.txt")


@pytest.mark.parametrize(
    ("number", "name"),
    [("ISHEL-1", "ishel-1"), ("../../etc/passwd", "etc-passwd"), ("Nr. 7/2026", "nr-7-2026"), ("…", "brief")],
)
def test_a_number_gives_a_plain_file_name(number: str, name: str) -> None:
    assert workflow.file_name(number) == name


def test_what_is_decided_of_listed_findings_is_in_the_next_draft_and_gone_when_it_is_undone(tmp_path: Path) -> None:
    made = Maker("gate", "Roe said the gate stays shut. Toll said on Monday that it rained.", "2026-03-04")
    roe, toll = made.actor("Roe"), made.actor("Toll")
    made.position("Roe", "said", "the gate stays shut", actor=roe)
    made.position("Toll", "said on"[:4], "it rained", actor=toll)
    place, settings = Workspace(tmp_path), Settings()

    def draft() -> list[tuple[str | None, str | None]]:
        brief = workflow.draft(library, place, settings, Profile(name="a"), as_of=NOW, progress=lambda *_: None)
        return [(position.speaker, position.when.first if position.when else None) for position in brief.positions]

    with Library.open(tmp_path / "briefer.db") as library:
        article = library.add(made.article).article
        analysis = replace(made.analysis, engine=engine_of(settings.workspace.language_model))
        library.put_analysis(library.get(article.id), analysis, rules=rules_fingerprint(place.actors))
        articles = library.select()
        first, second = workflow.findings(library, place, settings, articles, as_of=NOW).positions
        take = partial(workflow.decide, library, finding="position", author="ana", now=NOW)
        take(key=first.key, kind="reject")
        take(key=second.key, kind="edit", field="when", value="on Monday", published=article.published)
        assert draft() == [("Toll", "2026-03-02")]
        listed = workflow.findings(library, place, settings, articles, as_of=NOW, rejected=True)
        assert [position.review.state for position in listed.positions] == ["rejected", None]
        while workflow.undo_last(library, author="ana", now=NOW):
            pass
        assert draft() == [("Roe", "2026-03-04"), ("Toll", "2026-03-04")]
