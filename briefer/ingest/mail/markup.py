"""The lines of a mail that is markup alone: what a mail program shows, without what it quotes."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from briefer.ingest.html.page import MAX_DEPTH
from briefer.ingest.mail.quoted import is_forwarded

_BLOCKS = frozenset(
    {"p", "div", "section", "article", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr"}
    | {"blockquote", "pre", "center", "header", "footer", "body"}
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_QUOTED = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote")
_FIRST = 8
"Elements of a quotation, of which the first with words may say that it is passed on."
_HIDDEN = ("display:none", "visibility:hidden", "mso-hide:all", "font-size:0")


def lines_of(markup: str) -> tuple[str, str]:
    """The text, with a line for each block, and below it apart what is quoted. Markup past all depth is empty.

    What is passed on is marked up as a quotation too, and is none.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return "", ""
    own: list[str] = []
    quoted: list[str] = []
    whole: list[str] = []
    for words, is_quoted in _pieces(root):
        whole.append(words)
        (quoted if is_quoted else own).append(words)
    if any(map(is_forwarded, "".join(own).split("\n"))):
        return "".join(whole), ""
    return "".join(own), "".join(quoted)


def _pieces(root: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - lxml ships no types
    """Words and line breaks in order, each with whether it stands in a quotation. Without recursion."""
    quoted = unseen = depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        step = 1 if event == "start" else -1
        if depth > MAX_DEPTH or not isinstance(element.tag, str):
            continue
        if _is_quoted(element):
            quoted += step
        if _is_unseen(element):
            unseen += step
        if element.tag in _BLOCKS:
            yield "\n\n" if element.tag != "br" or event == "end" else "", bool(quoted)
        words = element.text if event == "start" else element.tail
        if words and not unseen:
            yield " ".join(words.split("\n")), bool(quoted)


def _is_quoted(element: Any) -> bool:  # noqa: ANN401 - as above
    if element.tag == "blockquote":
        return element.get("type") == "cite" or "cite" in element.attrib
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not any(mark in marks for mark in _QUOTED):
        return False
    texts = (one.text or "" for one in islice(element.iter(), _FIRST) if isinstance(one.tag, str))
    return not is_forwarded(next(filter(str.strip, texts), ""))


def _is_unseen(element: Any) -> bool:  # noqa: ANN401 - as above
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _UNSEEN or any(mark in style for mark in _HIDDEN)
