"""What holds for every text, whatever it says."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.analysis.dates.find import find_dates
from briefer.analysis.dates.periods import OutOfCalendar, Unit, containing
from briefer.analysis.dates.readings import Found
from briefer.analysis.dates.resolve import NoParse, read_text
from briefer.analysis.dates.vocabulary import tables
from briefer.model import Span
from tests.conftest import Parse

YEAR = r"[\dX]{4}"
TIMEX3 = re.compile(
    rf"(?:PAST|PRESENT|FUTURE)_REF"
    rf"|P(?:T?[\dX.]+(?:[SHMDWYQEC]|WE))+(?:T?[\dX.]+[SHMD])*"
    rf"|{YEAR}(?:-(?:[\dX]{{2}}(?:-[\dX]{{2}})?|Q[1-4]|H[12]|SP|SU|FA|WI|W[\dX]{{2}}(?:-WE|-[1-7])?))?"
    rf"(?:T(?:MO|AF|EV|NI|\d\d:\d\d))?"
    rf"|\d{{2,3}}"
)
TABLES = ("months", "weekdays", "units", "seasons", "parts", "ordinals", "numbers")
NAMES = [word for table in TABLES for word in tables()[table]]
GLUE = re.findall(
    r"\S+",
    "the a an last next this past every each ago later earlier from to of at until early late mid and half few "
    "- , . ' ’s ate $ now yesterday tomorrow daily Easter century",
)
FIGURES = re.findall(r"\S+", "1 2 26 31 99 1990 2024 0 10000 9:30 5p.m. 1/2 12/12/12 30/2/2021 Q4 1990s 1998-99 '96")
OTHER = ["\n", "\n\n"]
SOUP = st.lists(
    st.sampled_from([*NAMES, *(n.capitalize() for n in NAMES), *(n + "s" for n in NAMES), *GLUE, *FIGURES, *OTHER]),
    max_size=14,
).map(" ".join)
EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text("utf-8"))["example"]
LEADS = [
    "Gulls circled over the empty quay.",
    "The harbour master sold three old boats to her cousin.",
    "“Nobody asked us,” said a baker.",
    "Nets, ropes and lamps will be checked by the crew.",
]
UNITS: list[Unit] = ["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade"]
DAYS = st.none() | st.dates()


def _check(text: str, found: list[Found]) -> None:
    position = 0
    for item in found:
        reading = item.reading
        assert position <= item.start < item.end <= len(text)
        position = item.end
        assert (reading.value is None) == (reading.unresolved is not None)
        if reading.value is not None:
            assert TIMEX3.fullmatch(reading.value), reading.value
        assert (reading.first is None) == (reading.last is None)
        if reading.first is not None and reading.last is not None:
            assert reading.first <= reading.last
            assert reading.kind in ("DATE", "TIME") or (reading.kind == "DURATION" and reading.anchor)


@settings(max_examples=400, deadline=None)
@given(SOUP, DAYS)
def test_resolving_is_total_and_well_formed(text: str, reference: date | None) -> None:
    """Any words give spans in order and in the text, values that are TIMEX3 or a reason, and first before last."""
    _check(text, read_text(text, reference, NoParse()))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), DAYS)
def test_any_characters_are_survived(text: str, reference: date | None) -> None:
    """Text that is no language raises nothing."""
    _check(text, read_text(text, reference, NoParse()))


@settings(max_examples=200, deadline=None)
@given(SOUP, st.dates())
def test_an_unrelated_sentence_before_changes_nothing(text: str, reference: date) -> None:
    """What a text's expressions mean does not hang on timeless words in a paragraph before it."""
    lead = "Gulls circled over the empty quay.\n\n"
    alone = read_text(text, reference, NoParse(), [(0, len(text))])
    after = read_text(lead + text, reference, NoParse(), [(0, len(lead)), (len(lead), len(lead + text))])
    assert [(f.start + len(lead), f.rule, f.reading) for f in alone] == [(f.start, f.rule, f.reading) for f in after]


@pytest.mark.parametrize(
    "sentence", ["The envoys met Friday.", "The envoys will meet Friday.", "It shut two days ago."]
)
def test_an_unrelated_sentence_before_changes_no_parsed_value(parse: Parse, sentence: str) -> None:
    """The same with a parse."""
    alone, after = (find_dates(parse(text)) for text in (sentence, f"Gulls circled over the quay. {sentence}"))
    assert [(ref.value, ref.rule) for ref in alone] == [(ref.value, ref.rule) for ref in after]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(EXAMPLES), st.sampled_from(LEADS), st.sampled_from([" ", "\n\n"]))
def test_an_unrelated_sentence_before_moves_no_rules_example(
    parse: Parse, example: dict[str, str], lead: str, gap: str
) -> None:
    """With a parse too, whichever rule reads: the same words, rules, values and extents, moved by the sentence."""
    text = example["text"]
    alone, after = find_dates(parse(text)), find_dates(parse(lead + gap + text))
    moved = len(lead + gap)
    assert [replace(ref, span=Span(ref.span.start + moved, ref.span.end + moved)) for ref in alone] == list(after)


@given(st.sampled_from(UNITS), st.dates(), st.integers(-40, 40))
def test_periods_follow_each_other(unit: Unit, day: date, count: int) -> None:
    """A unit holds its day, ends before the next begins, and going there and back leads home."""
    try:
        period = containing(unit, day)
        there = period.shift(count)
        after = period.shift(1)
        last = period.last
    except OutOfCalendar:
        return
    assert period.first <= last < after.first
    assert unit == "weekend" or period.covers(day)
    assert there.shift(-count) == period
