"""The lexicon and the factors: what the data files must hold."""

from collections.abc import Callable

from briefer.analysis.document import Document
from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.context import context
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.propose import proposals
from briefer.analysis.positions.tree import one

PACKAGE = "briefer.analysis.positions"


def test_rates_are_shares() -> None:
    cues = lexicon()
    assert all(0 <= rate <= 1 for rate in [*cues.rates.values(), *cues.default.values()])


def test_saying_attributes_its_clause_and_carrying_nothing() -> None:
    cues = lexicon()
    assert cues.rates["verb", one("say"), "clause"] > 0.8
    assert ("verb", one("carry"), "obj") not in cues.rates


def test_say_is_a_verb_of_speech_and_carry_is_none() -> None:
    assert one("say") in lexicon().speech
    assert one("carry") not in lexicon().speech


def test_every_factor_lowers_and_none_lifts() -> None:
    for group in load(PACKAGE, "context.toml").values():
        for row in group.values():
            values = [row[1]] if isinstance(row, list) else row.values()
            assert all(0 < value < 1 for value in values)


def test_a_source_without_will_makes_an_attribution_less_likely(parse: Callable[[str], Document]) -> None:
    def factor(text: str) -> float:
        reading = Reading.of(parse(text))
        return next(context(reading.tree, c) for c in proposals(reading) if c.frame == "clause")

    assert factor("It shows that the dam is leaking badly.") < factor("Haddad shows that the dam is leaking badly.")
