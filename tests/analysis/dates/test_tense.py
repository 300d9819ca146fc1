"""Weekdays go by the verb that governs them; everything relative by the publication date."""

import pytest

from briefer.analysis.dates.find import find_dates
from tests.conftest import Parse

WEDNESDAY = "2026-03-04"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The envoys met Friday in the port.", "2026-02-27"),
        ("The envoys will meet Friday in the port.", "2026-03-06"),
        ("The envoys are to meet on Friday in the port.", "2026-03-06"),
        ("The envoys have met since Friday.", "2026-02-27"),
        ("The envoys were told on Friday to leave.", "2026-02-27"),
        ("A vote is scheduled for Friday.", "2026-03-06"),
        ("The truce signed Friday holds.", "2026-02-27"),
        ("The pier stays shut until Friday.", "2026-03-06"),
        ("The envoys met Wednesday in the port.", WEDNESDAY),
        ("The envoys will meet Wednesday in the port.", WEDNESDAY),
        ("Two divers were hurt in Friday's storm.", "2026-02-27"),
        ("The union gave the owners until Friday.", "2026-03-06"),
        ("The owners have until Friday to answer.", "2026-03-06"),
        ("The union put the strike off until Friday.", "2026-03-06"),
        ("The court extended the ban to Friday.", "2026-03-06"),
        ("The new deadline is Friday.", "2026-03-06"),
        ("The captain called Friday's deadline a joke.", "2026-03-06"),
        ("The owners said that Friday's deadline stood.", "2026-03-06"),
        ("The captain was due in Port Anse on Friday.", "2026-03-06"),
        ("The results were expected on Friday, she said.", "2026-03-06"),
        ("The council set a vote for Friday.", "2026-03-06"),
        ("The council invited the owners to talks in Port Anse on Friday.", "2026-03-06"),
        ("The union demanded an answer by Friday.", "2026-03-06"),
        ("The crew could sail as soon as Friday.", "2026-03-06"),
        ("The water had fallen to two metres by Friday.", "2026-02-27"),
        ("The crew had been due home on Friday.", "2026-02-27"),
        ("The boats had collected six tonnes by Friday.", "2026-02-27"),
        ("The captain left to meet the owners Friday.", "2026-02-27"),
        ("The storm hurt the harvest Friday.", "2026-02-27"),
        ("The crew will rest, after meeting the owners on Friday.", "2026-02-27"),
        ("Ahead of Friday's vote, the hall was painted.", "2026-03-06"),
        ("The stalls will reopen, as planned, on Friday.", "2026-03-06"),
        ("Unless the owners agree by Friday, the crew will leave.", "2026-03-06"),
        ("The crew said it would leave unless the owners agreed by Friday.", "2026-03-06"),
        ("The army said it would attack if the men were not freed by Friday.", "2026-03-06"),
        ("The captain warned that the truce would end on Friday.", "2026-03-06"),
    ],
)
def test_weekday_by_the_governing_verb(parse: Parse, sentence: str, value: str) -> None:
    """Past goes back, future goes on, and the day itself counts when it is the day of publication."""
    assert [ref.value for ref in find_dates(parse(sentence, published=WEDNESDAY))] == [value]


@pytest.mark.parametrize(
    ("sentence", "published", "value"),
    [
        ("The truce lasted until Friday.", "2026-03-09", "2026-03-06"),
        ("The promise held until Friday.", "2026-03-05", "2026-03-06"),
        ("The owners let Friday's deadline pass.", "2026-03-07", "2026-03-06"),
        ("The union had given the owners until Friday.", "2026-03-07", "2026-03-06"),
        ("The union had given the owners until Friday.", "2026-03-05", "2026-03-06"),
        ("The union gave the owners until 6 p.m. on Friday.", "2026-03-04", "2026-03-06T18:00"),
        ("The crew was due home on Friday.", "2026-03-07", "2026-03-06"),
        ("The vote planned for Friday was moved.", "2026-03-07", "2026-03-06"),
        ("The vote, which was to be held on Friday, was put off.", "2026-03-07", "2026-03-06"),
        ("The truce lasted until the weekend.", "2026-03-02", "2026-W09-WE"),
        ("The truce lasted until the weekend.", "2026-03-06", "2026-W10-WE"),
    ],
)
def test_a_limit_told_in_the_past_is_the_nearest(parse: Parse, sentence: str, published: str, value: str) -> None:
    """Where neither verb nor noun says whether the limit has passed, the nearer of the two days is meant."""
    assert value in [ref.value for ref in find_dates(parse(sentence, published=published))]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Her son was born in May.", "2025-05"),
        ("The pier was opened on June 3.", "2025-06-03"),
        ("The plan to be published in April is late.", "2026-04"),
        ("The pier has a licence to expire on June 3.", "2026-06-03"),
        ("The owners set April 9 as the deadline.", "2026-04-09"),
        ("The permit was signed on March 8.", "2025-03-08"),
        ("The permit expires on December 31.", "2026-12-31"),
        ("The permit expired on December 31.", "2025-12-31"),
        ("The council will be chosen in January.", "2027-01"),
        ("The council was chosen on Good Friday.", "2025-04-18"),
    ],
)
def test_month_by_the_governing_verb(parse: Parse, sentence: str, value: str) -> None:
    """What is told in the past with "in" or "on" is over, however near the coming one; else the nearer is meant."""
    assert [ref.value for ref in find_dates(parse(sentence, published=WEDNESDAY))] == [value]


def test_last_saturday_of_a_thursday(parse: Parse) -> None:
    """The Saturday before Thursday 2023-10-26 is the 21st."""
    (ref,) = find_dates(parse("Three wells were sealed last Saturday.", published="2023-10-26"))
    assert (ref.value, ref.first, ref.last, ref.anchor) == ("2023-10-21", "2023-10-21", "2023-10-21", "2023-10-26")


def test_last_week_is_a_week(parse: Parse) -> None:
    """A week runs from Monday to Sunday and is not narrowed to a day."""
    (ref,) = find_dates(parse("Three wells were sealed last week.", published="2023-10-26"))
    assert (ref.value, ref.first, ref.last, ref.precision) == ("2023-W42", "2023-10-16", "2023-10-22", "week")


@pytest.mark.parametrize(
    "words", ["yesterday", "last week", "on Friday", "in March", "two days ago", "at noon", "tonight", "this year"]
)
def test_undated_article_leaves_the_relative_unresolved(parse: Parse, words: str) -> None:
    """Without a publication date nothing is counted, least of all from today, and the finding says why."""
    (ref,) = find_dates(parse(f"The gate was shut {words}.", published=None))
    assert (ref.value, ref.first, ref.last, ref.anchor) == (None, None, None, None)
    assert ref.unresolved


def test_undated_article_keeps_the_absolute(parse: Parse) -> None:
    """A full date needs no publication date."""
    (ref,) = find_dates(parse("The gate was shut on 7 May 2019.", published=None))
    assert (ref.value, ref.anchor, ref.unresolved) == ("2019-05-07", None, None)


def test_an_ambiguous_figure_date_says_so(parse: Parse) -> None:
    """Neither order is guessed."""
    (ref,) = find_dates(parse("The log of 03/04/2021 is missing."))
    assert (ref.value, ref.unresolved) == (None, "day and month could stand either way round")


def test_durations_have_no_extent(parse: Parse) -> None:
    """A length says how long, not when."""
    (ref,) = find_dates(parse("It lasted a year and a half."))
    assert (ref.kind, ref.value, ref.first, ref.last) == ("DURATION", "P1Y6M", None, None)


def test_a_length_that_leads_on_has_the_day_it_ends(parse: Parse) -> None:
    """What will be so many days from now is told as a length; the day counts from the publication."""
    (ref,) = find_dates(parse("The lock will open in three days."))
    assert (ref.kind, ref.value, ref.first, ref.last, ref.anchor) == (
        "DURATION", "P3D", "2026-03-07", "2026-03-07", WEDNESDAY,
    )  # fmt: skip
    (week,) = find_dates(parse("The lock will open in two weeks."))
    assert (week.value, week.first, week.last) == ("P2W", "2026-03-16", "2026-03-22")


@pytest.mark.parametrize(
    "text",
    ["The crew left in three days.", "The lock will be open for three days.", "In three days the crew was home."],
)
def test_other_lengths_have_no_day(parse: Parse, text: str) -> None:
    """How long it took, or will take, says no day."""
    assert [ref.first for ref in find_dates(parse(text))] == [None]


def test_a_fiscal_year_has_no_days(parse: Parse) -> None:
    """Whose year begins when is not said; a quarter whose end is stated has its three months."""
    (ref,) = find_dates(parse("Sales rose in fiscal 2024."))
    assert (ref.value, ref.first, ref.last) == ("2024", None, None)
    quarter, _ = find_dates(parse("Sales rose in the fiscal third quarter ended May 31, 2025."))
    assert (quarter.first, quarter.last) == ("2025-03-01", "2025-05-31")


def test_a_holiday_of_another_country_stays_unresolved(parse: Parse) -> None:
    """A name that falls on different days in different countries is not guessed where a country is named."""
    (ref,) = find_dates(parse("Crowds sang on Pakistan's Independence Day."))
    assert (ref.value, ref.unresolved) == (None, "falls on another day in another country")


def test_modifiers_are_kept(parse: Parse) -> None:
    """What blurs or narrows an expression is part of it and stands in `mod`."""
    text = "Early last week some sailed; at least 30 boats waited for at least two days, about 3 p.m. and in mid-June."
    assert [ref.mod for ref in find_dates(parse(text))] == ["START", "EQUAL_OR_MORE", "APPROX", "MID"]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ('"We will sail tomorrow," the captain said Sunday.', "tomorrow", "2026-03-02"),
        ('The captain said on Sunday: "We sailed yesterday."', "yesterday", "2026-02-28"),
        ('"We will sail tomorrow," the captain said.', "tomorrow", "2026-03-05"),
        ("The captain said Sunday that the fleet left yesterday.", "yesterday", "2026-03-03"),
        ('"We vote next week," the captain said on 20 February.', "next week", "2026-W09"),
        ('"We will vote on Friday," the captain said on 20 February.', "Friday", "2026-02-20"),
        ('"We will vote on Monday," the captain said on 20 February.', "Monday", "2026-02-23"),
    ],
)
def test_quoted_day_words_count_from_the_saying(parse: Parse, sentence: str, words: str, value: str) -> None:
    """Inside quotation marks from the day of the saying, if it is named; else from the publication."""
    document = parse(sentence, published=WEDNESDAY)
    assert {document.article.quote(r.span): r.value for r in find_dates(document)}[words] == value


def test_quoted_day_words_resolve_in_an_undated_article(parse: Parse) -> None:
    """The day of the saying is enough to count from."""
    refs = find_dates(parse('"We sail tomorrow," the captain said on 7 May 2019.', published=None))
    assert [(ref.value, ref.anchor) for ref in refs] == [("2019-05-08", "2019-05-07"), ("2019-05-07", None)]
