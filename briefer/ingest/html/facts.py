"""What a page states of its article: JSON-LD first, then meta elements, then what it shows."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urljoin

from briefer.ingest.build import same_words
from briefer.ingest.draft import Facts
from briefer.ingest.html.dates import Dates, dates_of
from briefer.ingest.html.jsonld import Described, described
from briefer.ingest.html.page import Element, attribute, headline_element, metas, words_of
from briefer.ingest.html.shown import after
from briefer.ingest.html.titles import title_of
from briefer.ingest.identity import canonical_url
from briefer.ingest.topmatter import is_house, read_line, read_names
from briefer.ingest.words import load

_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_BETWEEN_SITE = re.compile(r"\s+[|–—·»-]\s+|\s+::\s+")
_DEK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|strapline|sub-?title|sub-?head(?:line|ing)?|article-(?:summary|description))(?:$|[\s_-])",
    re.IGNORECASE,
)
_DEK_WORDS = (5, 80)
_BY_CLASS = "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"


def facts_of(root: Element, *, now: datetime | None, address: str | None = None) -> tuple[Facts, Dates]:
    """Facts that the page states, and apart from them what it says of its date.

    `now` bounds dates; None: they are not bounded.
    `address` is where it was fetched, and its own where it states none.
    """
    table = metas(root)
    url = _url(root, table, address)
    shown = headline_element(root)
    top = words_of(shown) if shown is not None else None
    said = described(root, url=url, titles=tuple(filter(None, (top, *_each(table, _TITLES)))))
    url = url or (canonical_url(said.url) if said.url else None)
    outlet = said.outlet or next(_each(table, ("og:site_name", "application-name", "dc.publisher")), None)
    stated = (*filter(None, (said.headline,)), *_each(table, _TITLES))
    title = title_of(root, top=top, stated=stated, outlet=outlet, address=url)
    authors, credit = _authors(root, said, table, outlet)
    facts = Facts(
        title=title,
        dek=_dek(shown, said, table) if shown is not None and title and same_words(title, top or "") else None,
        outlet=outlet,
        authors=authors,
        url=url,
        language=_language(root, said),
        credit=credit,
    )
    return facts, dates_of(root, said, table, url=url, now=now)


def _each(table: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (value for name in names for value in table.get(name, ()))


def _url(root: Element, table: dict[str, list[str]], address: str | None) -> str | None:
    """The canonical address; a relative one is read against the page's base, its og:url or where it was fetched."""
    base = next(attribute(root, "//base[@href]", "href"), None) or next(_each(table, ("og:url",)), address or "")
    for place in (*attribute(root, "//link[@rel='canonical']", "href"), *_each(table, ("og:url", "twitter:url"))):
        try:
            found = canonical_url(urljoin(base, place))
        except ValueError:
            continue  # the page's base is no address
        if found:
            return found
    return canonical_url(address) if address else None


def _dek(shown: Element, said: Described, table: dict[str, list[str]]) -> str | None:
    """A summary under the headline: told by its class, or by the description's words in a heading or the header."""
    summaries = [*filter(None, (said.description,)), *_each(table, ("og:description", "description"))]
    for element in after(shown):
        words = words_of(element)
        if not _DEK_WORDS[0] <= len(words.split()) <= _DEK_WORDS[1] or read_line(words):
            continue
        classed = _DEK_CLASS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
        apart = element.tag in {"h2", "h3", "h4"} or any(parent.tag == "header" for parent in element.iterancestors())
        if classed or (apart and any(same_words(words, summary) for summary in summaries)):
            return words
    return None


def _authors(
    root: Element, said: Described, table: dict[str, list[str]], outlet: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Names of persons, and the agency where one is named among them or as the source."""
    stated = said.authors or tuple(_each(table, _AUTHORS))
    names = tuple(dict.fromkeys(name for words in stated if "/" not in words for name in read_names(words)))
    if not any(" " in name for name in names):
        names = (*names, *_bylines(root))
    agencies = load("topmatter.toml")["agencies"]
    wires = [name for name in (*names, said.credit or "", *_each(table, ("syndication-source",))) if name in agencies]
    wires = [name for name in wires if not (outlet and same_words(name, outlet))]
    # One word is a login such as "admin", not a name.
    persons = tuple(
        name
        for name in names
        if " " in name and not is_house(name) and not same_words(name, outlet or "") and "@" not in name
    )
    return persons, wires[0] if wires else None


def _bylines(root: Element) -> Iterator[str]:
    """Names in the first element that is marked as a byline and reads as one."""
    for element in root.xpath(_BY_CLASS):
        words = words_of(element)
        line = read_line(words) or (read_line(f"By {words}") if not words.lower().startswith("by ") else None)
        if line and line.authors:
            yield from line.authors
            return


def _language(root: Element, said: Described) -> str | None:
    """ISO 639-1 of the page; None: it does not say, or not in two letters."""
    stated = [*filter(None, (said.language,)), *attribute(root, "/html", "lang"), *attribute(root, "/html", "xml:lang")]
    for words in stated:
        code = re.split(r"[-_]", words.lower())[0]
        if re.fullmatch(r"[a-z]{2}", code):
            return code
    return None
