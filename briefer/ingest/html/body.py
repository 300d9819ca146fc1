"""The paragraphs of a page, by trafilatura."""

import re
from collections.abc import Iterator

from briefer.cleaning import one_line
from briefer.ingest.draft import Block
from briefer.ingest.html.extraction import extracted
from briefer.ingest.html.page import Element
from briefer.ingest.html.tidy import tidied
from briefer.ingest.paragraphs import unwrap
from briefer.ingest.tail import is_cue, is_furniture_line

_LITTLE = 600
"Characters; below it a second, more generous pass is worth its time."
_WIDEST_CELL = 200
_LEADS_ELSEWHERE = re.compile(
    r"(?:read (?:more|also|next|on)|also read|see also|more on this|related(?: (?:story|article|news))?|recommended"
    r"|don['’]t miss|must read|watch|in pictures|explainer)\s*[:|»›]",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"[(\[]?(?:more|photos?|pictures|videos?|gallery|read|watch|related)\s*:(?!.*[.!?]$)", re.IGNORECASE
)
"Such a line is one only where it is no sentence."
_LEADING_WORDS = 30
_MUCH_MORE = 1.5
_ENDS_SENTENCE = re.compile(r"[.!?:;…]['\"”’)\]]*$")


def body_of(root: Element) -> tuple[Block, ...]:
    """Paragraphs in precision mode; where that finds little, in recall mode if it finds much more.

    A heading with nothing below it is none of the article's. The page's own tree is left as it is.
    """
    found = _whole(root)
    blocks = [
        block
        for block, below in zip(found, (*found[1:], None), strict=False)
        if not _is_furniture(block) and not _leads_to_nothing(block, below)
    ]
    while blocks and blocks[-1].role == "heading":
        blocks.pop()
    return tuple(blocks)


def _is_furniture(block: Block) -> bool:
    """A line between paragraphs that leads to another article, or is one of those that no article has."""
    words = block.text
    leads = (_LEADS_ELSEWHERE.match(words) or _LEADS_ON.match(words)) and len(words.split()) <= _LEADING_WORDS
    return bool(leads) or (block.role != "heading" and is_furniture_line(words))


def _leads_to_nothing(block: Block, below: Block | None) -> bool:
    """A heading that announces teasers, above a sentence: they were links. Others are left to the tail."""
    ended = below is None or bool(_ENDS_SENTENCE.search(below.text))
    return block.role == "heading" and ended and is_cue(block.text)


def _whole(root: Element) -> tuple[Block, ...]:
    page = tidied(root)
    precise = _extracted(page, precision=True)
    if _size(precise) >= _LITTLE:
        return precise
    generous = _extracted(page, precision=False)
    return generous if _size(generous) > _MUCH_MORE * _size(precise) else precise


def _extracted(page: Element, *, precision: bool) -> tuple[Block, ...]:
    body = extracted(page, precision=precision)
    return tuple(_blocks(body)) if body is not None else ()


def _size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _blocks(element: Element) -> Iterator[Block]:
    """Blocks of trafilatura's tree: `p`, `head`, `list` of `item`, `quote`, `table` of `row` and `cell`, `lb`."""
    if element.text and element.text.strip():
        yield Block(text=one_line(element.text))
    for child in element:
        if child.tag == "head":
            yield from _lines(child, "heading")
        elif child.tag == "row":
            yield from _row(child)
        elif child.tag in {"list", "table", "quote", "div"} and len(child):
            yield from _blocks(child)
        elif child.tag in {"item", "quote", "code"}:
            yield from _lines(child, "body")
        elif child.tag not in {"graphic", "lb"}:
            yield from _lines(child, None)
        if child.tail and child.tail.strip():
            yield Block(text=one_line(child.tail))


def _row(row: Element) -> Iterator[Block]:
    """One paragraph for the row of a table of figures; a table that lays out a page gives its cells' paragraphs."""
    cells = list(row.iter("cell"))
    words = [one_line(" ".join(cell.itertext())) for cell in cells]
    if max(map(len, words), default=0) > _WIDEST_CELL:
        for cell in cells:
            yield from _blocks(cell) if cell.find("p") is not None else _lines(cell, None)
    elif any(words):
        yield Block(text=" | ".join(words), role="body")


def _lines(element: Element, role: str | None) -> Iterator[Block]:
    """The words of a block; a line break in it parts paragraphs unless the sentence goes on below."""
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    joined: list[str] = []
    for line in "".join(element.itertext()).split("\n"):
        words = one_line(line)
        if words and joined and (words[0].islower() or not _ENDS_SENTENCE.search(joined[-1])):
            joined[-1] = unwrap(f"{joined[-1]}\n{words}")
        elif words:
            joined.append(words)
    for words in joined:
        yield Block(text=words, role=role)  # type: ignore[arg-type] # a role or None, as the callers above give
