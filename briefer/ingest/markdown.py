"""Markdown as readable text: marks of emphasis, links and lists go, words and quotation marks stay as they are."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.cleaning import one_line
from briefer.ingest.draft import Block, Draft
from briefer.ingest.frontmatter import split_front_matter
from briefer.ingest.roles import is_headline
from briefer.model import ParagraphRole

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE)
_HEADING_WORDS = 12
_DEK_WORDS = 60


def read_markdown(text: str, *, source: str) -> Draft:
    """CommonMark and tables. A picture, a rule and a comment leave no words; a code block keeps its lines.

    The first heading above all text is the headline, other headings are crossheads.
    """
    facts, body, notes = split_front_matter(text, source=source)
    blocks = tuple(_blocks(MarkdownIt("commonmark").enable("table").parse(body)))
    return Draft(blocks=_with_headline(blocks), facts=facts, notes=notes)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    cells: list[str] | None = None
    opened = ""
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield from _block(" | ".join(cells or []), "body")
            cells = None
        elif token.type in {"heading_open", "paragraph_open"}:
            opened = token.tag if token.level == 0 or token.type == "heading_open" else "nested"
        elif token.type == "inline" and cells is not None:
            cells.append(one_line(_words(token.children or [])))
        elif token.type == "inline":
            yield from _block(_words(token.children or []), _role(token, opened))
        elif token.type in {"fence", "code_block"}:
            for line in token.content.split("\n"):
                yield from _block(line, "body")
        elif token.type == "html_block":
            yield from _block(_TAG.sub(" ", token.content), None)


def _block(words: str, role: ParagraphRole | None) -> Iterator[Block]:
    if line := one_line(words):
        yield Block(text=line, role=role)


def _role(token: Token, opened: str) -> ParagraphRole | None:
    """Headings as marked; a line wholly in bold is a crosshead, one in italics may be a dek; lists are body."""
    if opened.startswith("h"):
        return "heading"
    if opened == "nested":
        return "body"
    count = len(token.content.split())
    if _wholly(token, "strong") and count <= _HEADING_WORDS and not re.search(r"[.!:;,…]\W*$", token.content):
        return "heading"
    return "dek" if _wholly(token, "em") and count <= _DEK_WORDS else None


def _wholly(token: Token, mark: str) -> bool:
    """Whether one `mark` encloses all of the paragraph."""
    children = [child for child in token.children or [] if child.type != "text" or child.content.strip()]
    ends = len(children) > 1 and children[0].type == f"{mark}_open" and children[-1].type == f"{mark}_close"
    return ends and sum(child.type == f"{mark}_open" for child in children) == 1


def _words(children: list[Token]) -> str:
    """The words of inline tokens; what an address, a tag or a picture adds is left out."""
    parts = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or child.content.lower().startswith("<br"):
            parts.append(" ")
    return "".join(parts)


def _with_headline(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A heading on top is the headline; a document of one heading alone is no article with a headline."""
    if len(blocks) > 1 and blocks[0].role == "heading" and is_headline(blocks[0].text.rstrip(".:")):
        return (Block(text=blocks[0].text, role="headline"), *blocks[1:])
    return blocks
