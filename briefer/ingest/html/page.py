"""A parsed page, within limits, and small questions to it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.build import same_words

MAX_DEPTH = 250
"Elements within elements; browsers stop at 512, articles stay under 60."
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
"Whether there is an element so deep; a tenth of the time that Python takes to count."
_BLOCKS = frozenset({"p", "div", "section", "article", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "figure"})

Element = Any
"lxml ships no types."


def parse_page(text: str, *, source: str) -> Element:
    """The page's root element. Raises IngestError for markup that is empty or nested past `MAX_DEPTH`."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise IngestError(f"{source}: the page is empty; save it again from the browser") from error
    # The parser leaves out what lies deeper than it goes: an article cut short in silence.
    cut_short = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if cut_short or _TOO_DEEP(root):
        raise IngestError(f"{source}: the markup is nested over {MAX_DEPTH} deep; save the article's text instead")
    return root


def words_of(element: Element) -> str:
    """All text in the element, on one line."""
    return one_line("".join(element.itertext()))


@cache
def _path(path: str) -> etree.XPath:
    return etree.XPath(path)


def attribute(root: Element, path: str, name: str) -> Iterator[str]:
    """The clean, non-empty values of one attribute of the elements at an XPath."""
    for element in _path(path)(root):
        if value := one_line(element.get(name) or ""):
            yield value


def metas(root: Element) -> dict[str, list[str]]:
    """`content` of every meta element by its property, name or itemprop in lower case, in page order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = one_line(element.get("content") or "")
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and value:
            found.setdefault(key.strip().lower(), []).append(value)
    return found


def headline_element(root: Element) -> Element | None:
    """The page's one h1, or the first inside the article; None: there are several or none."""
    found = [element for element in root.iter("h1") if words_of(element)]
    inside = [
        element for element in found if any(parent.tag in {"article", "main"} for parent in element.iterancestors())
    ]
    chosen = found if len(found) == 1 else inside
    return chosen[0] if chosen else None


def heading_of(root: Element, words: str) -> Element | None:
    """The first heading with these words; case, spaces and punctuation aside."""
    return next((element for element in root.iter("h1", "h2", "h3") if same_words(words_of(element), words)), None)


def is_leaf(element: Element) -> bool:
    """Whether it holds text and inline elements alone."""
    return not any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))
