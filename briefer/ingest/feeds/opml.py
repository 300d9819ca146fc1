"""OPML: lists of feeds, as feed readers take them in and give them out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Draft, Facts
from briefer.ingest.sandbox import Parsers, Question

Element = Any
"lxml ships no types."

_DEEPEST = 50
"Folders within folders; feed readers show three or four."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list."""

    title: str
    url: str
    page: str | None = None
    "The site that the feed is of."
    folders: tuple[str, ...] = ()
    "That it lies in, and the categories that it names."


def outlines_of(data: bytes, *, source: str, parsers: Parsers) -> tuple[Outline, ...]:
    """Feeds in the order of the list, each address once. Raises IngestError for what is no OPML."""
    drafts = parsers.parse(Question(parser="opml", data=data, source=source))
    found: dict[str, Outline] = {}
    for facts in (draft.facts for draft in drafts):
        if facts.url:
            one = Outline(title=facts.title or facts.url, url=facts.url, folders=facts.tags)
            found.setdefault(facts.url, one)
    return tuple(found.values())


def write_opml(outlines: Iterable[Outline], *, title: str) -> str:
    """The list as OPML 2.0. What the titles hold is text there, whatever it looks like."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{quoteattr(one_line(title))[1:-1]}</title></head>",
        "  <body>",
        *(f"    <outline {_attributes(one)}/>" for one in outlines),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _attributes(one: Outline) -> str:
    named = {"type": "rss", "text": one.title, "title": one.title, "xmlUrl": one.url, "htmlUrl": one.page}
    if one.folders:
        named["category"] = ",".join(one.folders)
    return " ".join(f"{name}={quoteattr(one_line(value))}" for name, value in named.items() if value)


def read_question(question: Question) -> tuple[Draft, ...]:
    """One draft a feed, without text, in the child. No entity is resolved, and a list that declares any is refused."""
    from lxml import etree  # noqa: PLC0415 - only in the child

    source = question.source
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(question.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(
            f"{source}: it cannot be read as OPML ({one_line(str(error))[:100]}); export it anew"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise IngestError(f"{source}: it declares a document type, which OPML has no use for; export it anew")
    if root.tag != "opml":
        raise IngestError(f"{source}: it is XML and no OPML; export the list of feeds as OPML")
    return tuple(_drafts(root))


def _drafts(root: Element) -> Iterator[Draft]:
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        feed = element.get("xmlUrl") or element.get("xmlurl")
        name = one_line(element.get("title") or element.get("text") or "")
        if feed:
            said = (one_line(part.rpartition("/")[2]) for part in (element.get("category") or "").split(","))
            tags = tuple(dict.fromkeys(filter(None, (*folders, *said))))
            yield Draft(blocks=(), facts=Facts(title=name or None, url=one_line(feed), tags=tags))
        inner = (*folders, name) if element.tag == "outline" and name and not feed else folders
        if len(inner) <= _DEEPEST:
            waiting.extend((child, inner) for child in reversed(element) if isinstance(child.tag, str))
