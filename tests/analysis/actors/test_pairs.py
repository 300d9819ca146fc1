"""Pairs of names that must stay apart, and pairs that must join: `pairs.toml`."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.document import Document

Parse = Callable[..., Document]

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))


def holders(document: Document, words: str) -> set[str]:
    """Ids of the actors that a mention of these words has."""
    quote = document.article.quote
    return {a.id for a in find_actors(document) for span in a.mentions if quote(span) == words}


def ids(row: list[str]) -> str:
    return f"{row[1]} / {row[2]}"


@pytest.mark.parametrize("row", PAIRS["apart"], ids=ids)
def test_two_names_of_two_actors_stay_apart(parse: Parse, row: list[str]) -> None:
    text, one, other = row
    document = parse(text)
    first, second = holders(document, one), holders(document, other)
    assert first, f"{one} is no actor"
    assert second, f"{other} is no actor"
    assert first.isdisjoint(second)


@pytest.mark.parametrize("row", PAIRS["together"], ids=ids)
def test_two_names_of_one_actor_join(parse: Parse, row: list[str]) -> None:
    text, one, other = row
    document = parse(text)
    first, second = holders(document, one), holders(document, other)
    assert len(first) == 1, f"{one} is {sorted(first) or 'no actor'}"
    assert first == second


def test_there_are_enough_pairs_and_none_twice() -> None:
    for rows in PAIRS.values():
        assert len(rows) >= 60
        assert len({tuple(row) for row in rows}) == len(rows)
