"""The article that a page describes in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefer.cleaning import one_line
from briefer.ingest.build import same_words
from briefer.ingest.html.page import Element

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)\Z")
_PAGE = re.compile(r"(?:\w*Page)\Z")
_CDATA = re.compile(r"\A\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*\Z|\A\s*<!--|-->\s*\Z")
_MOST_NODES = 500

Node = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """None or empty: not stated."""

    headline: str | None = None
    published: str | None = None
    "As written."
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    description: str | None = None
    language: str | None = None
    credit: str | None = None


def described(root: Element, *, url: str | None, titles: tuple[str, ...]) -> Described:
    """What the JSON-LD says of the page's own article: of several the one at `url`, or with one of `titles`."""
    nodes = list(_nodes(root))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is(node, _ARTICLE)] or [node for node in nodes if _is(node, _PAGE)]
    if not articles:
        return Described()
    node = _own(articles, url, titles)
    return Described(
        headline=_words(node.get("headline")) or (_words(node.get("name")) if _is(node, _ARTICLE) else None),
        published=_words(node.get("datePublished")),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator"), by_id))),
        outlet=next(_names(node.get("publisher"), by_id), None),
        url=_address(node),
        description=_words(node.get("description")),
        language=_words(node.get("inLanguage")),
        credit=next(_names(node.get("sourceOrganization") or node.get("provider"), by_id), None),
    )


def _nodes(root: Element) -> Iterator[Node]:
    """Top-level objects, those of a graph, and the main entity of each; not what they list as related."""
    left = _MOST_NODES
    for script in root.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        try:
            pending = [json.loads(_CDATA.sub("", script.text or ""), strict=False)]
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the page says the same elsewhere
        while pending and left:
            item = pending.pop(0)
            left -= 1
            if isinstance(item, list):
                pending = item[:left] + pending
            elif isinstance(item, dict):
                yield item
                pending = [item[key] for key in ("@graph", "mainEntity") if key in item] + pending


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(item, str) and kind.search(item) for item in (kinds if isinstance(kinds, list) else [kinds]))


def _own(articles: list[Node], url: str | None, titles: tuple[str, ...]) -> Node:
    for node in articles:
        if url and _address(node) == url:
            return node
    for node in articles:
        headline = _words(node.get("headline"))
        if headline and any(same_words(headline, title) for title in titles):
            return node
    return articles[0]


def _address(node: Node) -> str | None:
    place = node.get("mainEntityOfPage")
    if isinstance(place, dict):
        place = place.get("@id") or place.get("url")
    words = _words(node.get("url")) or _words(place)
    return words if words and words.startswith("http") else None


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return one_line(html.unescape(value)) or None if isinstance(value, str) else None


def _names(value: object, by_id: dict[str, Node]) -> Iterator[str]:
    """Names of persons or organisations: strings, objects, references to objects, or a list of these."""
    for item in value if isinstance(value, list) else [value]:
        whole = by_id.get(str(item.get("@id")), item) if isinstance(item, dict) and "name" not in item else item
        if name := _words(whole.get("name") if isinstance(whole, dict) else whole):
            yield name
