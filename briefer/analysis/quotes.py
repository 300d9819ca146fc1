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
_OPENS = frozenset(("“", "„", "«", "``", "‘"))
_CLOSES = frozenset(("”", "»", "’"))
_SINGLE = frozenset(("‘", "’", "'"))
_PARTNERS = {
    "“": ("”", "“", '"'),
    "”": ("”", '"'),
    "„": ("”", "“"),
    "«": ("»",),
    "``": ("''", '"'),
    "''": ("''", '"'),
    '"': ('"', "''", "”"),
    "‘": ("’", "'"),
    "'": ("'", "’"),
}
"What closes each mark: its own partner first, then what careless typing puts in its place."


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
    curly = "“" in text
    for paragraph in paragraphs:
        here, left_open = _scan(text, paragraph, continues=open_before, curly=curly)
        found += here
        open_before = left_open
    return Quotations(found)


def _scan(text: str, paragraph: Span, *, continues: bool, curly: bool) -> tuple[list[Quotation], bool]:
    stack: list[_Open] = []
    pairs: list[tuple[_Open, Span]] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        partner = _closing_index(stack, match.group()) if _may_close(text, match, paragraph) else None
        if partner is not None:
            pairs.append((stack[partner], Span(*match.span())))
            del stack[partner:]
        elif _may_open(text, match, paragraph):
            # No text nests a curly mark in its like, so the one still open was never meant to last.
            if match.group() == "“":
                stack = [opened for opened in stack if opened.mark != "“"]
            stack.append(_Open(match.group(), match.start(), match.end()))
    # Only a double mark may run to the paragraph's end; a single one left open was an apostrophe, and a straight
    # one among curly ones a slip.
    runs_on = next(
        (opened for opened in stack if opened.mark not in _SINGLE and (opened.mark != '"' or not curly)), None
    )
    if runs_on is not None:
        pairs.append((runs_on, Span(paragraph.end, paragraph.end)))
    return _nested(pairs, paragraph.start if continues else None), runs_on is not None


def _nested(pairs: list[tuple[_Open, Span]], continued_at: int | None) -> list[Quotation]:
    """The pairs in order, each with the number of others that hold it."""
    found: list[Quotation] = []
    around: list[int] = []
    for opened, closed in sorted(pairs, key=lambda pair: pair[0].start):
        while around and around[-1] <= opened.start:
            around.pop()
        found.append(
            Quotation(
                inner=Span(opened.end, closed.start),
                outer=Span(opened.start, closed.end),
                depth=len(around),
                continued=opened.start == continued_at,
            )
        )
        around.append(closed.end)
    return found


def _closing_index(stack: list[_Open], mark: str) -> int | None:
    for index in range(len(stack) - 1, -1, -1):
        if mark in _PARTNERS[stack[index].mark]:
            return index
    return None


def _may_close(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """A mark between white space and a word opens; any other may close, an opening mark only before no word."""
    before, after = _neighbours(text, match, paragraph)
    opens_here = before.isspace() and not after.isspace() and after not in _FOLLOWS
    if match.group() in _OPENS:
        return not before.isspace() and not after.isalnum()
    return match.group() in _CLOSES or not opens_here


_FOLLOWS = frozenset(".,;:!?")


def _may_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    before, after = _neighbours(text, match, paragraph)
    if match.start() == paragraph.start and mark == "”":
        return not after.isspace()
    if mark in _CLOSES or after.isspace():
        return False
    return not before.isalnum() if mark not in _OPENS or mark in _SINGLE else True


def _neighbours(text: str, match: re.Match[str], paragraph: Span) -> tuple[str, str]:
    """The characters on either side, a space at the paragraph's edges."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return before, after
