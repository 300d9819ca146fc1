"""A page made easier to read: without links to other articles and captions, with paragraphs where lines break."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from briefer.ingest.html.loose import secure, set_paragraphs
from briefer.ingest.html.page import Element, words_of
from briefer.ingest.tail import is_cue

_LINKED_HEADINGS = "//*[self::h2 or self::h3 or self::h4][descendant::a or ancestor::a]"
_CARD_DEPTH = 4
_CARD_KIN = 2
"Neighbours of the same kind that make a card one of several."
_LONGEST_CARD = 400
_LONGEST_CARD_AWAY = 900
"Characters; the entries of a live blog are longer, and their headings lead to themselves where they are links too."
_TITLE_WORDS = 4
"Of the items of a list of links, on average; shorter ones are tags, which the extraction leaves out by itself."
_LOOSE = 6
"Characters in an item of such a list that may stand outside its link."
_CAPTIONS = "//figcaption | //*[contains(@class, 'aption') or contains(@class, 'redit')]"
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:captions?|caption-?text|(?:photo|image|img|picture)[_-]?credits?)(?:$|[\s_-])", re.IGNORECASE
)
_LONGEST_CAPTION = 600
_COMMENT_HOLDERS = frozenset({"div", "section", "aside", "ol", "ul"})
_COMMENT = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.IGNORECASE)
_TEXT_PARAGRAPH, _TEXT_PARAGRAPHS = 80, 2
"Characters of a paragraph of the text, and how many of those stand above comments."
_BROKEN_TWICE = "//br[following-sibling::*[1][self::br]]"
_HOLDERS = frozenset({"div", "td", "section", "article", "main", "body"})

_Kind = tuple[Element, str, str | None]
"Neighbours of one kind: the element that they are in, their tag and their class."


def tidied(root: Element) -> Element:
    """A copy; the page's own tree is left as it is."""
    copied = deepcopy(root)
    cards = _cards(copied)
    lists = [one for one in copied.iter("ul", "ol") if _is_list_of_links(one)]
    captions = [one for one in copied.xpath(_CAPTIONS) if _is_caption(one)]
    for element in (*cards, *lists, *captions, *_comments(copied)):
        if element.getparent() is not None:
            element.drop_tree()
    for holder in {line_break.getparent() for line_break in copied.xpath(_BROKEN_TWICE)}:
        if holder.tag in _HOLDERS:
            set_paragraphs(holder)
    secure(copied)
    return copied


def _cards(root: Element) -> set[Element]:
    kin = {tag: _kin(root, tag) for tag in ("h2", "h3", "h4")}
    return {card for heading in root.xpath(_LINKED_HEADINGS) if (card := _card(heading, kin[heading.tag])) is not None}


def _kin(root: Element, tag: str) -> Counter[_Kind]:
    """How many elements of each kind have such a heading somewhere in them; every element is looked at once."""
    seen: set[Element] = set()
    kin: Counter[_Kind] = Counter()
    for heading in root.iter(tag):
        for element in heading.iterancestors():
            if element in seen:
                break
            seen.add(element)
            kin[_kind(element)] += 1
    return kin


def _kind(element: Element) -> _Kind:
    return element.getparent(), element.tag, element.get("class")


def _card(heading: Element, kin: Counter[_Kind]) -> Element | None:
    """What a page shows of another article: short, under a linked heading, one of several of its kind."""
    for element in islice(heading.iterancestors(), _CARD_DEPTH):
        if kin[_kind(element)] > _CARD_KIN:
            own = any(one.tag == "article" and one.find(".//h1") is not None for one in element.iterancestors())
            longest = _LONGEST_CARD_AWAY if _leads_away(heading) else _LONGEST_CARD
            return None if own or len(words_of(element)) > longest else element
    return None


def _leads_away(heading: Element) -> bool:
    """Whether the heading's link goes to another page: not to a place on a page, as those of entries do."""
    places = heading.xpath("(descendant::a | ancestor::a)/@href")
    return bool(places) and not any("#" in place for place in places)


def _is_list_of_links(element: Element) -> bool:
    """Titles of other articles: each item is a link and nothing else, or holds one and the list is announced so."""
    items = [(item, words) for item in element.iterchildren("li") if (words := words_of(item))]
    above = element.getprevious()
    if above is not None and is_cue(words_of(above)):
        return bool(items) and all(item.find(".//a") is not None for item, _ in items)
    titled = 0
    for item, words in items:
        title = words if _is_link(item) else " ".join(map(words_of, item.iter("a")))
        if len(words) - len(title) > _LOOSE:
            return False
        titled += len(title.split())
    return len(items) > 1 and titled >= _TITLE_WORDS * len(items)


def _is_link(item: Element) -> bool:
    """Whether all words of the item are in the one link in it."""
    if len(item) != 1 or item[0].tag != "a" or (item.text and not item.text.isspace()):
        return False
    tail = item[0].tail
    return (not tail or tail.isspace()) and item[0].find(".//a") is None


def _comments(root: Element) -> Iterator[Element]:
    """What readers wrote: named so and below the text. Further up it is a button, a list beside it, or the page."""
    above = 0
    for element in list(root.iter("p", *_COMMENT_HOLDERS)):
        if element.tag == "p":
            above += len(words_of(element)) > _TEXT_PARAGRAPH
        elif above >= _TEXT_PARAGRAPHS and any(_COMMENT.search(element.get(name) or "") for name in ("class", "id")):
            yield element


def _is_caption(element: Element) -> bool:
    named = element.tag == "figcaption" or _CAPTION.search(element.get("class") or "")
    return bool(named) and len(words_of(element)) <= _LONGEST_CAPTION and element.find(".//h1") is None
