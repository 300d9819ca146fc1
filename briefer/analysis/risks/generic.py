"""Turns of speech in the form of a conditional: "if you don't know ...", "what happens if ...". A brief shows none."""

from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.risks.words import Words


@cache
def _forms(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word to the phrases that begin with it."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load("briefer.analysis.risks", "lexicon.toml")["generic"][kind]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in table.items()}


def is_generic(words: Words, trigger: tuple[int, ...], consequence: tuple[int, ...]) -> bool:
    return _opens("triggers", words, trigger) or _opens("consequences", words, consequence, whole=True)


def _opens(kind: str, words: Words, half: tuple[int, ...], *, whole: bool = False) -> bool:
    if not half:
        return False
    low = tuple(words.low[i] for i in half)
    return any(
        low[: len(phrase)] == phrase and (not whole or len(low) == len(phrase))
        for phrase in _forms(kind).get(low[0], ())
    )
