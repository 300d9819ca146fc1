"""The lexicon and the factors: what the data files must hold."""

from collections.abc import Callable

from briefer.analysis.document import Document
from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.context import rated
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.propose import proposals
from briefer.analysis.positions.tree import one

PACKAGE = "briefer.analysis.positions"


def test_rates_are_shares() -> None:
    cues = lexicon()
    assert all(0 <= rate <= 1 for rate in [*cues.rates.values(), *cues.default.values()])


def test_a_word_stands_in_one_class_of_a_shape() -> None:
    for frames in load(PACKAGE, "cues.toml").values():
        for row in frames.values():
            listed = [word for name, listing in row.items() if name != "default" for word in listing.split()]
            assert len(listed) == len(set(listed))
            assert set(row) <= {"default", "always", "mostly", "sometimes", "rarely"}


def test_saying_attributes_its_clause_and_carrying_nothing() -> None:
    cues = lexicon()
    assert cues.rates["verb", one("say"), "clause"] > 0.8
    assert ("verb", one("carry"), "obj") not in cues.rates


def test_say_is_a_verb_of_speech_and_carry_is_none() -> None:
    assert one("say") in lexicon().speech
    assert one("carry") not in lexicon().speech


def test_factors_are_shares() -> None:
    for group in load(PACKAGE, "context.toml").values():
        for row in group.values():
            values = [row] if isinstance(row, float) else [row[1]] if isinstance(row, list) else row.values()
            assert all(0 < value < 1 for value in values)


def rate_of(document: Document, frame: str = "clause") -> float:
    reading = Reading.of(document)
    return next(rated(reading, c, 0.5) for c in proposals(reading) if c.frame == frame)


def test_a_source_without_will_makes_an_attribution_less_likely(parse: Callable[[str], Document]) -> None:
    thing, person = "It shows that the dam is leaking badly.", "Haddad shows that the dam is leaking badly."
    assert rate_of(parse(thing)) < rate_of(parse(person))


def test_quotation_marks_make_an_attribution_more_likely(parse: Callable[[str], Document]) -> None:
    plain = "The guards believe that the wall is about to give way."
    quoted = "The guards believe that the wall “is about to give way.”"
    assert rate_of(parse(plain)) < rate_of(parse(quoted))


def test_a_thing_for_source_makes_an_attribution_less_likely(parse: Callable[[str], Document]) -> None:
    thing, person = "The breach shows that the dam is leaking badly.", "The report shows that the dam is leaking badly."
    assert rate_of(parse(thing)) < rate_of(parse(person))


def test_what_something_is_done_for_is_less_likely_a_stance(parse: Callable[[str], Document]) -> None:
    purpose, stance = "The king sent two ships to support the rebels.", "The king will support the rebels."
    assert rate_of(parse(purpose), "obj") < rate_of(parse(stance), "obj")
