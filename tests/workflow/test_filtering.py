"""The filter line: what its words mean, and what it says of words that mean nothing."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.library import Query
from briefer.library.query import check, words
from briefer.workflow import Filter, FilterDate, Problem, combined, describe, read_filter

TODAY = date(2026, 3, 10)
"A Tuesday."
SATURDAY, YESTERDAY = date(2026, 3, 7), date(2026, 3, 9)
OUTLETS = ("Reuters", "Reuters India", "The Delta Courier", "Courier-Post", "Étoile")


def read(line: str, seen: int | None = None, picked: tuple[str, ...] | None = None) -> Filter:
    return read_filter(line, today=TODAY, outlets=OUTLETS, seen=seen, picked=picked)


def query(line: str) -> Query:
    """Of a line in which there is no problem."""
    found = read(line)
    assert found.problems == ()
    return found.query


def problem(line: str) -> tuple[str, str]:
    """The part of the line that is the only problem in it, and what is said of it."""
    [found] = read(line).problems
    return line[found.start : found.end], found.message


def test_an_empty_line_chooses_everything() -> None:
    assert read("") == read(" \t ") == Filter(query=Query())


def test_a_whole_line_is_read() -> None:
    line = (
        "since last Saturday until yesterday outlet:india tag:dam tag:Flood marking:amber grade:b "
        '"sluice gate" ceasefire grade:A1'
    )
    assert query(line) == Query(
        since=SATURDAY,
        until=YESTERDAY,
        outlets=("Reuters India",),
        tags=("dam", "Flood"),
        markings=("TLP:AMBER",),
        grades=("B", "A1"),
        search='"sluice gate" ceasefire',
    )


def test_the_longest_run_of_words_that_means_days_is_the_date() -> None:
    line = "since last Saturday ceasefire talks"
    found = read(line)
    assert found.query == Query(since=SATURDAY, search="ceasefire talks")
    assert found.dates == (FilterDate(start=6, end=19, keyword="since", first=SATURDAY, last=SATURDAY),)
    assert line[6:19] == "last Saturday"


@pytest.mark.parametrize(
    ("line", "since", "until", "search"),
    [
        ("since last week", date(2026, 3, 2), None, None),
        ("until last week", None, date(2026, 3, 8), None),
        ("on last week", date(2026, 3, 2), date(2026, 3, 8), None),
        ("SINCE Yesterday", YESTERDAY, None, None),
        ("since 3 days ago dam", SATURDAY, None, "dam"),
        ("since 2026-03-07 2 dams", SATURDAY, None, "2 dams"),
        ("on 9 March 2026 ceasefire", YESTERDAY, YESTERDAY, "ceasefire"),
        ("between last Saturday and yesterday dam", SATURDAY, YESTERDAY, "dam"),
        ("since 2026-03-01 since 2026-03-07", SATURDAY, None, None),
        ("until yesterday until 2026-03-07", None, SATURDAY, None),
        ('since:"last Saturday" dam', SATURDAY, None, "dam"),
        ("until:yesterday", None, YESTERDAY, None),
        ("dam since\tlast  Saturday", SATURDAY, None, "dam"),
    ],
)
def test_days_are_bounds_and_the_rest_is_searched_for(
    line: str, since: date | None, until: date | None, search: str | None
) -> None:
    assert query(line) == Query(since=since, until=until, search=search)


@pytest.mark.parametrize(
    ("line", "part", "says"),
    [
        ("dam since las", "since las", 'since: "las" is no day that can be read; write for example'),
        ("dam since", "since", "since: no day stands after it"),
        ("dam on the river", "on the river", 'or "on" in quotation marks to search for the word'),
        ("dam until last Sturday night", "until last Sturday night", '"last Sturday night" is no day'),
        ("dam since 03/04/2026", "since 03/04/2026", "day and month could stand either way round"),
        ("dam since 2026-02-30 x", "since 2026-02-30 x", "2026-02-30"),
        ("dam between yesterday", "between yesterday", "write two days with and between them"),
        ("dam since:las", "since:las", 'since: "las" is no day'),
        ("dam since:", "since:", "since: no day stands after it"),
        ("dam outlet:", "outlet:", "outlet: nothing stands after it; write for example outlet:reuters"),
        (
            "dam outlet:gazette",
            "outlet:gazette",
            "outlet:gazette: no outlet in the library begins so; there are Reuters,",
        ),
        ("dam marking:ambr", "marking:ambr", "there are clear, green, amber, amber+strict and red"),
        ("dam grade:Z9", "grade:Z9", "grade:Z9: there is none such; there are A to F"),
        ("dam is:foo", "is:foo", "is:foo: there is none such; there are is:new, is:picked and is:undated"),
        ("dam is:new", "is:new", "is:new: only the terminal knows what is new"),
        ("dam is:picked", "is:picked", "is:picked: only the terminal knows what is picked"),
        ('dam tag:""', 'tag:""', "tag: nothing stands after it"),
    ],
)
def test_what_means_nothing_is_a_problem_and_the_rest_is_the_query(line: str, part: str, says: str) -> None:
    assert problem(line)[0] == part
    assert says in problem(line)[1]
    assert read(line).query == Query(search="dam")


def test_a_problem_ends_at_the_next_condition_or_keyword() -> None:
    found = read('since las night tag:dam since foo bar until yesterday "gate" x')
    assert found.query == Query(tags=("dam",), until=YESTERDAY, search='"gate" x')
    assert [(problem.start, problem.end) for problem in found.problems] == [(0, 15), (24, 37)]


def test_dates_that_leave_no_day_are_a_problem_of_the_later_one() -> None:
    line = "since yesterday until last Saturday"
    found = read(line)
    assert found.query == Query(since=YESTERDAY)
    assert [line[p.start : p.end] for p in found.problems] == ["last Saturday"]
    assert len(found.dates) == 2


def test_the_undated_lie_on_no_day() -> None:
    assert query("is:undated") == Query(undated=True)
    assert problem("is:undated since yesterday")[0] == "is:undated"
    assert read("is:undated since yesterday").query == Query(since=YESTERDAY)


@pytest.mark.parametrize(
    ("line", "search"),
    [
        ('"since" yesterday', '"since" yesterday'),
        ('"sluice gate"', '"sluice gate"'),
        ('"sluice ga', "sluice ga"),
        ('"since las', "since las"),
        ('dam "', "dam"),
        ("foo:bar", "foo:bar"),
        ("foo:", "foo:"),
        ('foo:"bar baz"', 'foo:"bar baz"'),
        ("10:30 http://dam.example", "10:30 http://dam.example"),
        ("dam - river", "dam - river"),
    ],
)
def test_all_else_is_searched_for_as_it_stands(line: str, search: str) -> None:
    assert query(line) == Query(search=search)
    assert words(search)


def test_a_search_without_a_word_is_a_problem() -> None:
    assert problem('tag:x -- "?!"') == ('-- "?!"', "search: there is no word in it; write letters or digits")


@pytest.mark.parametrize(
    ("line", "outlets"),
    [
        ("outlet:reu", ("Reuters", "Reuters India")),
        ("outlet:REUTERS", ("Reuters", "Reuters India")),
        ('outlet:"Reuters"', ("Reuters",)),
        ("outlet:cour", ("The Delta Courier", "Courier-Post")),
        ('outlet:"delta cou"', ("The Delta Courier",)),
        ("Outlet:india outlet:étoi", ("Reuters India", "Étoile")),
        ("outlet:reu outlet:india", ("Reuters", "Reuters India")),
    ],
)
def test_an_outlet_is_named_by_how_a_word_of_it_begins(line: str, outlets: tuple[str, ...]) -> None:
    assert query(line) == Query(outlets=outlets)


@pytest.mark.parametrize("outlet", ["euters", "(", ".*", "delta  courier"])
def test_an_outlet_is_taken_literally_and_from_its_beginning(outlet: str) -> None:
    assert problem(f'outlet:"{outlet}"')[1].endswith(
        "there are Reuters, Reuters India, The Delta Courier, Courier-Post, Étoile"
    )


@pytest.mark.parametrize("marking", ["amber+strict", "TLP:AMBER+STRICT", '"tlp:amber+strict"'])
def test_a_marking_is_named_with_or_without_its_protocol(marking: str) -> None:
    assert query(f"marking:{marking} marking:red") == Query(markings=("TLP:AMBER+STRICT", "TLP:RED"))


def test_what_is_new_and_picked_comes_from_the_terminal() -> None:
    found = read("is:new is:picked", seen=7, picked=("a1", "a2"))
    assert found == Filter(query=Query(added_after=7, ids=("a1", "a2")))
    assert read("is:picked", picked=()).query == Query(ids=())


def test_options_and_line_are_combined() -> None:
    one = Query(since=SATURDAY, until=TODAY, outlets=("Post",), tags=("dam",), search="river", ids=("a", "b"))
    other = Query(
        since=YESTERDAY, outlets=("Herald",), grades=("B",), search='"sluice gate"', added_after=0, ids=("b",)
    )
    assert combined(one, other) == Query(
        ids=("b",),
        since=YESTERDAY,
        until=TODAY,
        outlets=("Post", "Herald"),
        tags=("dam",),
        grades=("B",),
        added_after=0,
        search='river "sluice gate"',
    )
    as_of = Query(as_of=datetime(2026, 3, 10, tzinfo=UTC))
    assert combined(as_of, Query()) == combined(Query(), as_of) == as_of


def test_every_condition_is_described() -> None:
    line = query("marking:amber marking:red grade:B grade:a1 dam")
    assert describe(line) == "marked TLP:AMBER, TLP:RED; graded B, A1; text matching “dam”"
    assert describe(Query(undated=True, added_after=7)) == "without a publication date; added after number 7"


PARTS = st.sampled_from(
    [
        *("since", "until", "on", "between", "and", "last", "Saturday", "yesterday", "2026-03-04", "3", "days", "ago"),
        *("outlet:", "outlet:reu", "tag:x", "marking:amber", "grade:B9", "is:undated", "is:new", "foo:bar", '"', '""'),
        *("March", "next", "9999-12-31", "0001-01-01", "century", "-", ":", "\0", "é", "since:", "ON:"),
    ]
)
LINES = st.one_of(
    st.text(max_size=40), st.lists(PARTS, max_size=9).map(" ".join), st.lists(PARTS, max_size=6).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(LINES)
@example("since yesterday until 0001-01-01")
@example("on next century on last century")
def test_any_line_is_read_into_a_query_that_can_be_asked_and_places_that_lie_in_it(line: str) -> None:
    found = read(line)
    check(found.query)
    words(found.query.search or "")
    for start, end in [(part.start, part.end) for part in found.dates] + [(p.start, p.end) for p in found.problems]:
        assert 0 <= start < end <= len(line)
    for left in found.problems:
        assert left.message
        assert "\n" not in left.message
    for day in found.dates:
        assert day.first <= day.last
    assert sorted(found.dates, key=lambda part: part.start) == list(found.dates)
    assert sorted(found.problems, key=lambda part: part.start) == list(found.problems)


def test_reading_a_line_loads_no_date_library_for_plain_words() -> None:
    code = (
        "import sys; from datetime import date; from briefer.workflow import read_filter; "
        "read_filter('since last Saturday outlet:x dam', today=date(2026, 3, 10)); print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_problem_is_told_on_one_line() -> None:
    assert problem('since:"las\nt"') == ('since:"las\nt"', read('since:"las\nt"').problems[0].message)
    assert isinstance(read("since las").problems[0], Problem)
