"""Quotations: which stretches of a text stand in quotation marks.

Handles curly, straight and typewriter (`` ``...'' ``) marks, nesting, and the convention that a
quotation running over paragraphs opens anew at each of them and closes only at the last.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefer.model import Span

_MARK = re.compile(r"[“”„«»\"]|``|''|[‘’'](?!\w)|(?<!\w)[‘’']")
_OPENS = {"“", "„", "«", "``", "‘"}
_CLOSES = {"”", "»", "''", "’"}
_PARTNER = {"“": "”", "„": "”“", "«": "»", "``": "''\"", '"': "\"''", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    inner: Span
    "The quoted words, without the marks."
    outer: Span
    "With the marks."
    depth: int
    "0: not inside another quotation."
    continued: bool
    "True: it goes on from the quotation that the paragraph before left open."


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int


class Quotations:
    """The quotations of one text, outermost first where two begin together."""

    def __init__(self, found: Iterable[Quotation]) -> None:
        self.all = tuple(sorted(found, key=lambda q: (q.outer.start, q.depth)))
        self.outermost = tuple(q for q in self.all if q.depth == 0)
        self._starts = [q.outer.start for q in self.outermost]

    def at(self, offset: int) -> Quotation | None:
        """The outermost quotation that covers the character at `offset`, its marks included; None: unquoted."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.outermost[index].outer.end:
            return self.outermost[index]
        return None


def find_quotations(text: str, paragraphs: Iterable[Span]) -> Quotations:
    """Scan each paragraph by itself, so that a mark left open never swallows the rest of the text."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs:
        here, left_open = _scan(text, paragraph, continues=open_before)
        found += here
        open_before = left_open
    return Quotations(found)


def _scan(text: str, paragraph: Span, *, continues: bool) -> tuple[list[Quotation], bool]:
    stack: list[_Open] = []
    found: list[Quotation] = []

    def close(opened: _Open, inner_end: int, outer_end: int) -> None:
        found.append(
            Quotation(
                inner=Span(opened.end, inner_end),
                outer=Span(opened.start, outer_end),
                depth=len(stack),
                continued=continues and opened.start == paragraph.start,
            )
        )

    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        partner = _closing_index(stack, mark)
        if partner is not None and not _must_open(text, match, paragraph):
            del stack[partner + 1 :]
            close(stack.pop(), match.start(), match.end())
        elif _may_open(text, match, paragraph):
            stack.append(_Open(mark, match.start(), match.end()))
    # Only double marks may run to the paragraph's end; a single one left open was an apostrophe.
    while stack:
        opened = stack.pop()
        if not stack and opened.mark not in ("'", "‘"):
            close(opened, paragraph.end, paragraph.end)
            return found, True
    return found, False


def _closing_index(stack: list[_Open], mark: str) -> int | None:
    for index in range(len(stack) - 1, -1, -1):
        partner = _PARTNER[stack[index].mark]
        if mark in partner and mark:
            return index
    return None


def _must_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """A straight mark after white space and before a word opens, even where one is open already."""
    if match.group() not in ('"', "'"):
        return match.group() in _OPENS
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return before.isspace() and not after.isspace() and match.group() == "'"


def _may_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    if mark in _CLOSES:
        return False
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    if after.isspace():
        return False
    return not before.isalnum() if mark in ('"', "'", "‘") else True
