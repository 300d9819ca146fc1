"""A page made easier to read for the extraction: without cards of other articles, with paragraphs where lines break."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from briefer.ingest.html.page import Element, words_of

_LINKED_HEADINGS = "//*[self::h2 or self::h3 or self::h4][descendant::a or ancestor::a]"
_CARD_DEPTH = 4
_CARD_KIN = 2
"Neighbours of the same kind that make a card one of several."
_LONGEST_CARD = 400
"Characters; the entries of a live blog, whose headings are links too, are longer."
_BROKEN_TWICE = "//br[following-sibling::*[1][self::br]]"
_HOLDERS = frozenset({"div", "td", "section", "article", "main", "body"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "aside", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "form", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "nav"}
)


def tidied(root: Element) -> Element:
    """A copy; the page's own tree is left as it is."""
    copied = deepcopy(root)
    cards = {card for heading in copied.xpath(_LINKED_HEADINGS) if (card := _card(heading)) is not None}
    for card in cards:
        if card.getparent() is not None:
            card.drop_tree()
    for holder in {line_break.getparent() for line_break in copied.xpath(_BROKEN_TWICE)}:
        if holder.tag in _HOLDERS:
            _set_paragraphs(holder)
    return copied


def _card(heading: Element) -> Element | None:
    """What a page shows of another article: short, under a linked heading, one of several of its kind."""
    for element in islice(heading.iterancestors(), _CARD_DEPTH):
        kin = (*element.itersiblings(element.tag), *element.itersiblings(element.tag, preceding=True))
        kin = tuple(one for one in kin if one.get("class") == element.get("class"))
        if sum(one.find(f".//{heading.tag}") is not None for one in kin) >= _CARD_KIN:
            own = any(one.tag == "article" and one.find(".//h1") is not None for one in element.iterancestors())
            return None if own or len(words_of(element)) > _LONGEST_CARD else element
    return None


def _set_paragraphs(holder: Element) -> None:
    """Runs of text and inline elements between two line breaks each as a `p`; a single line break stays in it."""
    children = list(holder)
    paragraphs = list(_paragraphs(holder, children))
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
        if child.tag in _BLOCKS or twice:
            yield current
            if not twice:
                yield child
            current = holder.makeelement("p")
            current.text = tail
            continue
        child.tail = tail
        current.append(child)
    yield current
