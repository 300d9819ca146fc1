"""Where paragraphs begin and end in a text, and what each one is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefer.model import Paragraph, ParagraphRole, Span

_LINE = re.compile(r"[^\n]+")
_WIDEST_WRAP = 120
"Characters; a longer line was never wrapped by hand or by a mail program."
_HEADING_WORDS = 12
_HEADLINE_WORDS = 25
_ENDS_SENTENCE = re.compile(r"[.!?:;,…]['\"”’)\]]*$")


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Blank lines end a paragraph; a single line break does so unless the line was wrapped there."""
    spans = [span for block in _blocks(text) for span in _unwrapped(text, block)]
    return tuple(Paragraph(span=span, role=_role(text, spans, index)) for index, span in enumerate(spans))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of neighbouring lines, each line trimmed."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = _trimmed(text, Span(*match.span()))
        if block and (
            line.start == line.end or "\n" in text[block[-1].end : line.start].strip(" \t").replace("\n", "", 1)
        ):
            yield block
            block = []
        if line.start < line.end:
            block.append(line)
    if block:
        yield block


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    width = max(line.end - line.start for line in lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _soft(text, before, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _soft(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a break is a wrap: the next word would not have fitted, or the line goes on in lower case."""
    if text[line.start].islower() and not _ENDS_SENTENCE.search(text[before.start : before.end]):
        return True
    first_word = text[line.start : line.end].split(maxsplit=1)[0]
    return width <= _WIDEST_WRAP and before.end - before.start + 1 + len(first_word) > width


def _role(text: str, spans: list[Span], index: int) -> ParagraphRole:
    """By form alone: headings carry no full stop and are short. Formats that say more override this."""
    words = text[spans[index].start : spans[index].end]
    last = index == len(spans) - 1
    if last or _ENDS_SENTENCE.search(words) or words[0] in "“\"'‘-•*":
        return "body"
    count = len(words.split())
    if index == 0:
        return "headline" if count <= _HEADLINE_WORDS else "body"
    return "heading" if count <= _HEADING_WORDS else "body"
