"""Where paragraphs begin and end in a text, and what each one is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefer.ingest.roles import roles_of
from briefer.ingest.topmatter import stands_alone
from briefer.model import Paragraph, Span

_LINE = re.compile(r"[^\n]+")
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120
"Characters; a longer line was never wrapped by hand or by a mail program."
_INDENT = re.compile(r"[ \t]*")
_LEAST_INDENT = 2
_ENDS_SENTENCE = re.compile(r"[.!?:;…]['\"”’)\]]*$")
_HYPHEN_GOES_ON = re.compile(r"(?!(?:and|or|to)\b)[^\W\d_]")


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` as it stands, with roles told by form.

    A blank line ends a paragraph; a single line break does so unless the line was wrapped there. Every
    character that is not white space is in exactly one paragraph.
    """
    spans = find_spans(text)
    roles = roles_of([text[span.start : span.end] for span in spans])
    return tuple(Paragraph(span=span, role=role) for span, role in zip(spans, roles, strict=True))


def find_spans(text: str) -> list[Span]:
    """The paragraphs' spans, in order."""
    return [span for block in _blocks(text) for span in _unwrapped(text, block)]


def unwrap(paragraph: str) -> str:
    """On one line. No character but white space is added or dropped: a hyphen at a line's end stays."""
    joined = ""
    for line in paragraph.split("\n"):
        words = line.strip()
        if not words:
            continue
        broken = joined.endswith("-") and joined[-2:-1].isalpha() and _HYPHEN_GOES_ON.match(words)
        joined += words if broken or not joined else f" {words}"
    return joined


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of neighbouring lines that hold words, each line trimmed."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        words = match.group()
        if words.isspace():
            continue
        start = match.start() + len(words) - len(words.lstrip())
        line = Span(start, start + len(words.strip()))
        if block and text.count("\n", block[-1].end, line.start) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    width = max(line.end - line.start for line in lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _wrapped(text, before, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _wrapped(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether the break is a wrap: the next word would not have fitted, or the line goes on in lower case."""
    above, words = text[before.start : before.end], text[line.start : line.end]
    if stands_alone(words) or stands_alone(above) or _indent(text, line) >= _indent(text, before) + _LEAST_INDENT:
        return False
    if words[0].islower() and not _ENDS_SENTENCE.search(above):
        return True
    fits = len(above) + 1 + len(words.split(maxsplit=1)[0]) <= width
    return _NARROWEST_WRAP <= width <= _WIDEST_WRAP and not fits


def _indent(text: str, line: Span) -> int:
    """Columns of white space before the line; a tab counts as four."""
    start = text.rfind("\n", 0, line.start) + 1
    return len(text[start : line.start].expandtabs(4))
