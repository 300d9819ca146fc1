"""Text that the extraction would lose: what follows an empty element, and what stands bare among paragraphs."""

from collections.abc import Iterator

from lxml import etree

from briefer.ingest.html.page import Element

_EMPTY = etree.XPath(
    "descendant::*[self::a or self::b or self::div or self::em or self::i or self::li or self::p or self::q"
    " or self::section or self::span or self::strong][following-sibling::node()[1][self::text()][normalize-space()]]"
    "[not(descendant::text()[normalize-space()][not(parent::script or parent::style)])]"
)
_HOLDERS = frozenset({"div", "td", "section", "article", "main", "body"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "aside", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "form", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "nav"}
)
_BARE = 60
"Characters of bare text that are more than a label."


def secure(root: Element) -> None:
    """Drops empty elements that text follows, which goes with them in precision mode; makes bare text paragraphs."""
    for element in _EMPTY(root):
        if element.getparent() is not None:
            element.drop_tree()
    for holder in {paragraph.getparent() for paragraph in root.iter("p")}:
        if holder is not None and holder.tag in _HOLDERS and _bare(holder) > _BARE:
            set_paragraphs(holder)


def _bare(holder: Element) -> int:
    return sum(len((words or "").strip()) for words in (holder.text, *(child.tail for child in holder)))


def set_paragraphs(holder: Element) -> None:
    """Runs of text and inline elements between two line breaks each as a `p`; a single line break stays in it."""
    paragraphs = list(_paragraphs(holder, list(holder)))
    holder.text = None
    for child in list(holder):
        holder.remove(child)
    for one in paragraphs:
        if one.tag != "p" or len(one) or (one.text and one.text.strip()):
            holder.append(one)


def _paragraphs(holder: Element, children: list[Element]) -> Iterator[Element]:
    current = holder.makeelement("p")
    current.text = holder.text
    ended = False
    for child in children:
        tail, child.tail = child.tail, None
        twice = child.tag == "br" and ended
        ended = child.tag == "br" and not (tail and tail.strip())
        if twice or child.tag in _BLOCKS or child.find(".//p") is not None:
            yield current
            if not twice:
                yield child
            current = holder.makeelement("p")
            current.text = tail
            continue
        child.tail = tail
        current.append(child)
    yield current
