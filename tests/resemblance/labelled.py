"""Pairs of texts, and whether they are one report; `python -m tests.resemblance.labelled` prints how they are told.

Pairs of a class whose name begins with "hard" show where the rules end: they count in the figures.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from briefer.resemblance import share, wording

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    kind: str
    same: bool
    one: str
    other: str


def pairs() -> list[Pair]:
    texts = {name: words.strip() for name, words in _table("texts.toml")["texts"].items()}
    table = _table("pairs.toml")
    return [*_told(texts, table["class"]), *_filled_in(table["form"])]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _told(texts: dict[str, str], classes: list[dict[str, Any]]) -> Iterator[Pair]:
    for one in classes:
        rewritten = [[given["text"], given["text"], given["swaps"]] for given in one.get("rewritten", ())]
        for first, second, *swaps in (*one.get("pairs", ()), *rewritten):
            other = _swapped(_text(texts, second), *swaps)
            yield Pair(kind=one["name"], same=one["same"], one=_text(texts, first), other=other)


def _swapped(text: str, swaps: list[list[str]] = []) -> str:  # noqa: B006 - never changed
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new)
    return text


def _text(texts: dict[str, str], recipe: str) -> str:
    return "\n\n".join(_part(texts, part) for part in recipe.split(" + "))


def _part(texts: dict[str, str], part: str) -> str:
    name, _, which = part.partition(":")
    if not which:
        return texts[name]
    first, last = map(int, which.split("-"))
    return "\n".join(texts[name].split("\n")[first - 1 : last])


def _filled_in(forms: list[dict[str, Any]]) -> Iterator[Pair]:
    for form in forms:
        for one, other in combinations(form["fills"], 2):
            yield Pair(
                kind=form["name"],
                same=form["same"],
                one=form["text"].strip().format(*one),
                other=form["text"].strip().format(*other),
            )


def found(pair: Pair) -> bool:
    """Whether the two are taken for one report."""
    one, other = (wording(text, outlet=None, credit=None) for text in (pair.one, pair.other))
    return share(one, other) > 0


def figures(told: Sequence[Pair]) -> tuple[float, float]:
    """Precision and recall of "one report"."""
    right = sum(pair.same and found(pair) for pair in told)
    return right / max(1, sum(map(found, told))), right / max(1, sum(pair.same for pair in told))


def main() -> None:
    every = pairs()
    for kind in dict.fromkeys(pair.kind for pair in every):
        told = [pair for pair in every if pair.kind == kind]
        right = sum(found(pair) == pair.same for pair in told)
        print(f"{kind:<72} {'one' if told[0].same else 'two'} {right:>3} of {len(told)}")  # noqa: T201 - its output
    print("precision {:.3f}, recall {:.3f}".format(*figures(every)))  # noqa: T201 - its output


if __name__ == "__main__":
    main()
