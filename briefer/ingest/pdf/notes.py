"""Footnotes: set below the text of a page, they are read after all of it, and their marks are no part of its words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefer.ingest.pdf.layout import Line

_SMALLER = 0.93
"Times the height of the text's own lines."
_MARK = re.compile(r"(?P<number>\d{1,3})[.)]?\s*\S|[*†‡§]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDS_SENTENCE = re.compile(r"[.,;:!?…\"'”’)\]]$")
_WORD = re.compile(r"[^\W\d_]{4,}$")
"Units, whose powers are raised too, are shorter."


def parted(columns: Sequence[Sequence[Line]], body: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns of one page without its footnotes and their marks, and the lines of each footnote.

    `body` is the height of the text's own lines. Footnotes are the smaller lines at the end of a column, from the first
    that begins with a mark; a page that is all in small type has none.
    """
    kept: list[list[Line]] = []
    notes: list[Line] = []
    large = any(line.height >= _SMALLER * body and not line.row for lines in columns for line in lines)
    for lines in columns:
        cut = _cut(lines, body) if large else len(lines)
        kept.append(list(lines[:cut]))
        notes += lines[cut:]
    each = _each(notes)
    numbers = {match["number"] for lines in each if (match := _MARK.match(lines[0].text)) and match["number"]}
    return [without_marks(lines, numbers) for lines in kept if lines], each


def _cut(lines: Sequence[Line], body: float) -> int:
    begin = len(lines)
    while begin and lines[begin - 1].height < _SMALLER * body and not lines[begin - 1].row:
        begin -= 1
    return next((at for at in range(begin, len(lines)) if _MARK.match(lines[at].text)), len(lines))


def _each(lines: Iterable[Line]) -> list[list[Line]]:
    """One begins with a sign, or with the number after the one before."""
    found: list[list[Line]] = []
    last: int | None = None
    for line in lines:
        match = _MARK.match(line.text)
        number = int(match["number"]) if match and match["number"] else None
        if not found or (match and (number is None or last is None or number == last + 1)):
            found.append([])
            last = number
        found[-1].append(line)
    return found


def without_marks(lines: Iterable[Line], numbers: set[str]) -> list[Line]:
    """Without raised numbers that are those of footnotes, or stand where no power does: behind a sentence or a word."""

    def mark(found: re.Match[str]) -> str:
        before = found.string[: found.start()]
        number = found[0].translate(_DIGITS)
        if number in numbers or _ENDS_SENTENCE.search(before) or _WORD.search(before):
            return ""
        return found[0] if before.strip() else number

    return [replace(line, text=text) for line in lines if (text := _RAISED.sub(mark, line.text).strip())]
