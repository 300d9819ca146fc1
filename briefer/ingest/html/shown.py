"""What stands by the headline of a page for the reader to see: bylines and publication lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Literal

from briefer.cleaning import one_line
from briefer.ingest.html.page import Element, is_leaf
from briefer.ingest.published import find_printed
from briefer.ingest.topmatter import Line, read_line
from briefer.model import Published

_KINDS = ("p", "h2", "h3", "h4", "h5", "h6", "div", "span", "time", "li", "label", "small", "address")
_DISTANCE = 3
"Ancestors of the headline whose siblings are still by it."
_REACH = 20
_REACH_ABOVE, _DISTANCE_ABOVE = 6, 2
_LONGEST = 160
"Characters; a longer line is a paragraph."
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|changed|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:published|posted|issued|released|filed|created|date)(?:\s+(?:on|at|online))?\W*$", re.IGNORECASE
)
_TRUST: tuple[Literal["published", "bare", "updated"], ...] = ("published", "bare", "updated")
_BESIDE_DATE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ@\d]\S*|by|and|of|at|on|in|for|from|the|last|first|originally|updated?|modified|published|posted|revised"
    r"|filed|created|date|hours?|minutes?|mins?|min|days?|ago|read|words|print|email|share|comments?|categories|edt|et|am"
    r"|pm|a\.m\.|p\.m\.|\W+)[,.:;]?"
)
"A word that may stand in one line with the date of publication; any other makes it a sentence."


def after(shown: Element) -> Iterator[Element]:
    """Elements of text alone that follow the headline near by, up to the first paragraph that is not among its kin."""
    place = shown
    for _ in range(_DISTANCE):
        for sibling in place.itersiblings():
            yield from _leaves(sibling)
        place = place.getparent()
        if place is None or place.tag in {"article", "main", "body"}:
            return


def _before(shown: Element) -> Iterator[Element]:
    """Elements of text alone that stand near by above the headline, the nearest first."""
    place = shown
    for _ in range(_DISTANCE_ABOVE):
        for sibling in place.itersiblings(preceding=True):
            yield from reversed(list(_leaves(sibling)))
        place = place.getparent()
        if place is None or place.tag in {"article", "main", "body"}:
            return


def _leaves(element: Element) -> Iterator[Element]:
    return (one for one in element.iter(*_KINDS) if is_leaf(one))


def shown_lines(shown: Element | None) -> Iterator[Line]:
    """Bylines and publication lines by the headline: those below it, then those above it."""
    if shown is None:
        return
    for element in (*islice(after(shown), _REACH), *islice(_before(shown), _REACH_ABOVE)):
        for words in _lines(element):
            if line := read_line(words) or read_dated(words):
                yield line


def _lines(element: Element) -> Iterator[str]:
    """Its lines as they are shown: a `br` ends one."""
    pieces: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag == "br":
            pieces.append("\n")
        elif isinstance(inner.tag, str):
            pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    lines = map(one_line, "".join(pieces).split("\n"))
    return (words for words in lines if words)


def read_dated(words: str) -> Line | None:
    """A line with a date among names and labels: `Mon 20 Jan 2020 06.05 GMT Last modified on Mon 20 Jan 2020`.

    None: it holds no date, or says something. A date with no word of what it dates is not sure, nor is one of an
    update.
    """
    if len(words) > _LONGEST:
        return None
    dated: dict[str, Published] = {}
    rest, end = [], 0
    for match, published in find_printed(words):
        between = words[end : match.start()]
        kind = "published" if _PUBLISHED.search(between) else "updated" if _UPDATED.search(between) else "bare"
        dated.setdefault(kind, published if kind == "published" else replace(published, sure=False))
        rest += between.split()
        end = match.end()
    if not dated or not all(map(_BESIDE_DATE.fullmatch, (*rest, *words[end:].split()))):
        return None
    return next(Line(kind, published=dated[kind]) for kind in _TRUST if kind in dated)
