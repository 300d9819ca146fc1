"""Pieces of HTML, as entries of feeds hold them, to paragraphs and lines."""

import re
from collections.abc import Iterator

from lxml import etree

from briefer.cleaning import clean, one_line
from briefer.ingest.draft import Block
from briefer.ingest.html.page import Element, parse_page

_BREAKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "footer", "header", "hr", "li", "main"}
    | {"nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul", "body", "html", "center"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_WORDS = frozenset(
    {"audio", "button", "canvas", "embed", "figcaption", "figure", "form", "head", "iframe", "math", "noscript"}
    | {"object", "script", "select", "style", "svg", "template", "textarea", "video"}
)
_MARKUP = re.compile(r"</(?:a|b|div|em|h[1-6]|i|li|p|span|strong)>|<br\s*/?>|<p>", re.IGNORECASE)
"What no news text holds as words: where it does, it was escaped once too often."
_PARTS = re.compile(r"\n\s*\n")


def blocks_of(html: str, *, source: str) -> tuple[Block, ...]:
    """Paragraphs of a piece of HTML, or of text that may hold some; escaped twice, it is read twice.

    Raises IngestError for markup that is nested too deep.
    """
    for _ in range(2):
        blocks = tuple(_blocks(html, source))
        html = "\n\n".join(block.text for block in blocks)
        if not _MARKUP.search(html):
            break
    return blocks


def line_of(html: str, *, source: str) -> str:
    """The words of a title or name that may hold markup, on one line. Raises as `blocks_of`."""
    return one_line(" ".join(block.text for block in blocks_of(html, source=source)))


def text_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text, which empty lines part."""
    return tuple(Block(text=words) for part in _PARTS.split(clean(text)) if (words := one_line(part)))


def _blocks(html: str, source: str) -> Iterator[Block]:
    html = clean(html)
    if "<" not in html and "&" not in html:
        yield from text_blocks(html)
        return
    if not html.strip():
        return
    root = parse_page(f"<body>{_parted(html)}", source=source)
    words: list[str] = []
    for heading, piece in _pieces(root):
        if piece is not None:
            words.append(piece)
            continue
        if line := one_line("".join(words)):
            yield Block(text=line, role="heading" if heading else None)
        words.clear()
    if line := one_line("".join(words)):
        yield Block(text=line)


def _parted(html: str) -> str:
    """Text with entities alone keeps its empty lines as breaks."""
    return html if "<" in html else _PARTS.sub("<p>", html)


def _pieces(root: Element) -> Iterator[tuple[bool, str | None]]:
    """The words in order; None ends a paragraph, which with True is a heading."""
    left_out: Element = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        heading, breaks = element.tag in _HEADINGS, element.tag in _BREAKS or element.tag in _HEADINGS
        if event == "start":
            if left_out is None and element.tag in _NO_WORDS:
                left_out = element
            if left_out is None:
                if breaks:
                    yield False, None
                yield from _words(" " if element.tag == "br" else element.text)
            continue
        if left_out is None and breaks:
            yield heading, None
        if left_out is element:
            left_out = None
        if left_out is None:
            yield from _words(element.tail)


def _words(text: str | None) -> Iterator[tuple[bool, str | None]]:
    if text:
        yield False, text
