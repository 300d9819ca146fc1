"""Days that a user writes."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.analysis.dates.query import resolve_day_range
from briefer.errors import QueryError

TODAY = date(2023, 10, 26)
"A Thursday."


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("last Saturday", "2023-10-21", "2023-10-21"),
        ("26 Oct 2023", "2023-10-26", "2023-10-26"),
        ("oct 3", "2023-10-03", "2023-10-03"),
        ("1 january", "2023-01-01", "2023-01-01"),
        ("2023-10-01", "2023-10-01", "2023-10-01"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("yesterday", "2023-10-25", "2023-10-25"),
        ("Yesterday morning", "2023-10-25", "2023-10-25"),
        ("today", "2023-10-26", "2023-10-26"),
        ("now", "2023-10-26", "2023-10-26"),
        ("thursday", "2023-10-26", "2023-10-26"),
        ("fri", "2023-10-20", "2023-10-20"),
        ("next Tuesday", "2023-10-31", "2023-10-31"),
        ("since last week", "2023-10-16", "2023-10-22"),
        ("this month", "2023-10-01", "2023-10-31"),
        ("march", "2023-03-01", "2023-03-31"),
        ("december", "2022-12-01", "2022-12-31"),
        ("3 days ago", "2023-10-23", "2023-10-23"),
        ("0 days ago", "2023-10-26", "2023-10-26"),
        ("last 7 days", "2023-10-20", "2023-10-26"),
        ("past two months", "2023-08-27", "2023-10-26"),
        ("the past month", "2023-09-27", "2023-10-26"),
        ("in 2 days", "2023-10-28", "2023-10-28"),
        ("in a fortnight", "2023-11-09", "2023-11-09"),
        ("last 24 hours", "2023-10-25", "2023-10-26"),
        ("day before yesterday", "2023-10-24", "2023-10-24"),
        ("2023-W43", "2023-10-23", "2023-10-29"),
        ("early September", "2023-09-01", "2023-09-10"),
        ("mid-September", "2023-09-11", "2023-09-20"),
        ("first week of May", "2023-05-01", "2023-05-07"),
        ("Q3 2023", "2023-07-01", "2023-09-30"),
        ("from March to May 2022", "2022-03-01", "2022-05-31"),
        ("November to February 2022", "2021-11-01", "2022-02-28"),
        ("2023-01-01..2023-02-01", "2023-01-01", "2023-02-01"),
        ("between 1 May 2020 and 3 May 2020", "2020-05-01", "2020-05-03"),
        ("10/26/2023", "2023-10-26", "2023-10-26"),
        ("26.10.2023", "2023-10-26", "2023-10-26"),
        ("2023/10/26", "2023-10-26", "2023-10-26"),
    ],
)
def test_words_mean_these_days(words: str, first: str, last: str) -> None:
    """First and last day, counted from the day passed in; weekdays and months are the last ones."""
    assert resolve_day_range(words, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("words", "back", "ahead"),
    [
        ("Friday", "2023-10-20", "2023-10-27"),
        ("by friday", "2023-10-20", "2023-10-27"),
        ("thursday", "2023-10-26", "2023-10-26"),
        ("last Friday", "2023-10-20", "2023-10-20"),
        ("next Friday", "2023-10-27", "2023-10-27"),
        ("3 May", "2023-05-03", "2024-05-03"),
        ("May 3", "2023-05-03", "2024-05-03"),
        ("May 3, 2022", "2022-05-03", "2022-05-03"),
        ("the 15th", "2023-10-15", "2023-11-15"),
        ("31st", "2023-08-31", "2023-10-31"),
        ("Christmas", "2022-12-25", "2023-12-25"),
        ("yesterday", "2023-10-25", "2023-10-25"),
        ("in 3 days", "2023-10-29", "2023-10-29"),
    ],
)
def test_a_bare_day_lies_where_the_asker_looks(words: str, back: str, ahead: str) -> None:
    """What starts a search looks back, what ends a wait looks ahead; words with a side of their own keep it."""
    for day, on in ((back, False), (ahead, True)):
        assert resolve_day_range(words, TODAY, ahead=on) == (date.fromisoformat(day),) * 2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Friday to Sunday", "2023-10-27", "2023-10-29"),
        ("the weekend", "2023-10-28", "2023-10-29"),
        ("November", "2023-11-01", "2023-11-30"),
        ("Q1", "2024-01-01", "2024-03-31"),
        ("the next two weeks", "2023-10-26", "2023-11-09"),
        ("within 10 days", "2023-10-26", "2023-11-05"),
        ("the end of November", "2023-11-21", "2023-11-30"),
    ],
)
def test_stretches_that_lie_ahead(words: str, first: str, last: str) -> None:
    """Ranges, months and counted days from today on."""
    found = resolve_day_range(words, TODAY, ahead=True)
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words",
    ["", "we", "soon-ish", "three days", "every Friday", "31 Feb 2023", "03/04/2021", "03.04.2021", "5000 years ago",
     "recently", "12", "in many days", "2023-05-01 to 2023-04-01", "in 99999999 days", "last 99999999 days"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(words: str) -> None:
    """The error repeats the words and, on one line, says what to write or turn round."""
    with pytest.raises(QueryError) as caught:
        resolve_day_range(words, TODAY)
    message = str(caught.value)
    assert f'date "{words}"' in message
    assert "\n" not in message
    assert "write for example" in message or "turn the two round" in message


@given(st.text(max_size=30), st.dates())
def test_a_query_is_read_or_refused(words: str, today: date) -> None:
    """Whatever is typed gives days in order or a QueryError."""
    try:
        first, last = resolve_day_range(words, today)
    except QueryError:
        return
    assert first <= last


def test_import_is_light() -> None:
    """The command line can import it without the language model and without dateparser."""
    program = (
        "import sys, datetime, briefer.analysis.dates.query as q; q.resolve_day_range('last Saturday', "
        "datetime.date(2023, 10, 26)); sys.exit(bool({'spacy', 'dateparser', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
