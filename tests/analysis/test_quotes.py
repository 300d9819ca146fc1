"""Quotations: every kind of mark, nesting, and speech that runs over paragraphs."""

import pytest

from briefer.analysis.quotes import Quotation, find_quotations
from briefer.ingest.paragraphs import find_paragraphs
from briefer.model import Span


def scan(text: str) -> list[tuple[str, int]]:
    """Each quotation with its marks, and its depth."""
    return [(text[q.outer.start : q.outer.end], q.depth) for q in every(text)]


def every(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, [paragraph.span for paragraph in find_paragraphs(text)]).all


@pytest.mark.parametrize(
    "quotation",
    ["“We stay,”", '"We stay,"', "``We stay,''", "''We stay,''", "«We stay»,", "„We stay“"],
    ids=["curly", "straight", "typewriter", "doubled singles", "guillemets", "low-high"],
)
def test_each_kind_of_mark_is_paired(quotation: str) -> None:
    marked = quotation.rstrip(",") if quotation.startswith("«") else quotation
    assert scan(f"{quotation} the mayor said at the gate.") == [(marked, 0)]


def test_inner_words_leave_the_marks_out() -> None:
    text = "He said: “We stay.”"
    (quotation,) = every(text)
    assert text[quotation.inner.start : quotation.inner.end] == "We stay."


def test_single_marks_inside_double_ones_are_one_level_deeper() -> None:
    assert scan("“They told us ‘go home’ and left,” she said.") == [
        ("“They told us ‘go home’ and left,”", 0),
        ("‘go home’", 1),
    ]


def test_straight_single_marks_nest_too() -> None:
    assert scan("\"They shouted 'go home' all night,\" she said.")[1] == ("'go home'", 1)


@pytest.mark.parametrize("text", ["The workers' rights were cut.", "It’s the farmers’ dam.", "Give 'em water."])
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert scan(text) == []


def test_an_apostrophe_does_not_close_a_straight_quotation() -> None:
    text = '"The workers\' rights were cut," he said.'
    assert scan(text) == [('"The workers\' rights were cut,"', 0)]


def test_an_apostrophe_before_a_quotation_does_not_swallow_it() -> None:
    assert scan("Give 'em “hell,” he said.") == [("“hell,”", 0)]


def test_two_quotations_round_a_cue_stay_two() -> None:
    assert [q for q, _ in scan('"We stay," he said. "We fight."')] == ['"We stay,"', '"We fight."']


def test_an_opening_mark_typed_for_a_closing_one_closes() -> None:
    assert [q for q, _ in scan("“Perhaps not,“ he said. “We wait.”")] == ["“Perhaps not,“", "“We wait.”"]


def test_a_curly_mark_left_open_gives_way_to_the_next() -> None:
    assert scan("“We stay, he said. “We fight,” she said.") == [("“We fight,”", 0)]


def test_a_quotation_left_open_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "“We stayed for the harvest.\n\n“Then the water came,” she said."
    first, second = every(text)
    assert text[first.outer.start : first.outer.end] == "“We stayed for the harvest."
    assert (first.continued, second.continued) == (False, True)


def test_a_paragraph_after_a_closed_quotation_begins_a_new_one() -> None:
    text = "“We stayed for the harvest.”\n\n“Then the water came,” she said."
    assert [q.continued for q in every(text)] == [False, False]


def test_at_finds_the_outermost_quotation_with_its_marks() -> None:
    text = "“They said ‘no’ twice,” she said."
    quotations = find_quotations(text, [Span(0, len(text))])
    inner = text.index("no")
    assert quotations.at(inner) is quotations.outermost[0]
    assert quotations.at(0) is quotations.outermost[0]
    assert quotations.at(text.index("she")) is None


def test_a_closing_mark_typed_at_the_start_of_a_paragraph_opens() -> None:
    text = "”We have lost the harvest.” ― Lina"
    (quotation,) = find_quotations(text, [Span(0, len(text))]).outermost
    assert text[quotation.inner.start : quotation.inner.end] == "We have lost the harvest."


def test_a_straight_mark_left_open_among_curly_ones_is_a_slip() -> None:
    assert scan('"The crowd went home.\n\n“We stay,” she said.') == [("“We stay,”", 0)]
