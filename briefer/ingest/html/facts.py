"""What a page states of its article: JSON-LD first, then meta elements, then what it shows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from urllib.parse import urljoin

from briefer.ingest.build import same_words
from briefer.ingest.draft import Facts
from briefer.ingest.html.jsonld import Described, described
from briefer.ingest.html.page import Element, attribute, headline_element, is_leaf, metas, words_of
from briefer.ingest.identity import canonical_url
from briefer.ingest.published import read_iso, read_stamp
from briefer.ingest.topmatter import Line, is_house, read_line, read_names
from briefer.ingest.words import load
from briefer.model import HowKnown, Published

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_BETWEEN_SITE = re.compile(r"\s+[|–—·»-]\s+|\s+::\s+")
_DEK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|strapline|sub-?title|sub-?head(?:line|ing)?|article-(?:summary|description))(?:$|[\s_-])",
    re.IGNORECASE,
)
_DEK_WORDS = (5, 80)
_DEK_DISTANCE = 3
_LINE_REACH = 20
_BY_CLASS = "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_EARLIEST = date(1995, 1, 1)
"Before it no page was published; a date below is a zero of some clock."
_AGREE = timedelta(days=1)


def facts_of(root: Element, *, now: datetime | None, address: str | None = None) -> Facts:
    """Facts that the page states. `now` bounds its dates; None: they are not bounded.

    `address` is where it was fetched, and its own where it states none.
    """
    table = metas(root)
    url = _url(root, table, address)
    shown = headline_element(root)
    top = words_of(shown) if shown is not None else None
    said = described(root, url=url, titles=tuple(filter(None, (top, *_each(table, _TITLES)))))
    url = url or (canonical_url(said.url) if said.url else None)
    outlet = said.outlet or next(_each(table, ("og:site_name", "application-name", "dc.publisher")), None)
    title = _title(root, top, said, table, outlet)
    authors, credit = _authors(root, said, table, outlet)
    return Facts(
        title=title,
        dek=_dek(shown, said, table) if shown is not None and title and same_words(title, top or "") else None,
        outlet=outlet,
        authors=authors,
        url=url,
        published=_published(root, said, table, url, now),
        language=_language(root, said),
        credit=credit,
    )


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


def _title(
    root: Element, top: str | None, said: Described, table: dict[str, list[str]], outlet: str | None
) -> str | None:
    """What the reader sees as headline where the page's metadata agree with it, else what they say."""
    window = next((words for element in root.iter("title") if (words := words_of(element))), None)
    stated = [*filter(None, (said.headline,)), *_each(table, _TITLES), *filter(None, (window,))]
    stated = [
        plain for words in stated if (plain := _without_site(words, outlet)) and not same_words(plain, outlet or "")
    ]
    shown = top if top and not same_words(top, outlet or "") else None
    if shown and (not stated or any(_alike(shown, words) for words in stated)):
        return shown
    return stated[0] if stated else top


def _without_site(words: str, outlet: str | None) -> str:
    """Without the outlet's name before or behind a dash or bar."""
    parts = _BETWEEN_SITE.split(words)
    if outlet and len(parts) > 1:
        if same_words(parts[-1], outlet):
            return words[: words.rindex(parts[-1])].rstrip(" |—–·»:-")
        if same_words(parts[0], outlet):
            return words[len(parts[0]) :].lstrip(" |—–·»:-")
    return words


def _alike(one: str, other: str) -> bool:
    """Half of the shorter one's words are in the other."""
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


def _dek(shown: Element, said: Described, table: dict[str, list[str]]) -> str | None:
    """A summary under the headline: told by its class, or by the description's words in a heading or the header."""
    summaries = [*filter(None, (said.description,)), *_each(table, ("og:description", "description"))]
    for element in _after(shown):
        words = words_of(element)
        if not _DEK_WORDS[0] <= len(words.split()) <= _DEK_WORDS[1] or read_line(words):
            continue
        classed = _DEK_CLASS.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
        apart = element.tag in {"h2", "h3", "h4"} or any(parent.tag == "header" for parent in element.iterancestors())
        if classed or (apart and any(same_words(words, summary) for summary in summaries)):
            return words
    return None


def _after(shown: Element) -> Iterator[Element]:
    """Elements of text alone that follow the headline near by, up to the first paragraph that is not among its kin."""
    place = shown
    for _ in range(_DEK_DISTANCE):
        for sibling in place.itersiblings():
            for element in sibling.iter("p", "h2", "h3", "h4", "div", "span", "time"):
                if is_leaf(element):
                    yield element
        place = place.getparent()
        if place is None or place.tag in {"article", "main", "body"}:
            return


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


def shown_lines(shown: Element | None) -> Iterator[Line]:
    """Bylines and publication lines that stand near by under the headline."""
    if shown is None:
        return
    for element in islice(_after(shown), _LINE_REACH):
        if line := read_line(words_of(element)):
            yield line


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


def _published(
    root: Element, said: Described, table: dict[str, list[str]], url: str | None, now: datetime | None
) -> Published | None:
    """The first date stated; not sure where another statement on the page gives another day."""
    stated = [published for published in _dates(root, said, table) if _possible(published, now)]
    address = date_in_url(url)
    if not stated:
        return address if address and _possible(address, now) else None
    days = [published.day for published in stated] + ([address.day] if address else [])
    agree = max(days) - min(days) <= _AGREE
    return stated[0] if agree else replace(stated[0], sure=False)


def _dates(root: Element, said: Described, table: dict[str, list[str]]) -> Iterator[Published]:
    if said.published and (published := read_stamp(said.published, how="json-ld")):
        yield published
    shown = [
        *attribute(root, "//*[@itemprop='datePublished'][@datetime]", "datetime"),
        *attribute(root, "//time[@pubdate][@datetime]", "datetime"),
        *attribute(root, "//time[contains(@class, 'publish')][@datetime]", "datetime"),
    ]
    for words in (*_each(table, _DATES), *shown[:1]):
        how: HowKnown = "meta"
        if published := read_stamp(words, how=how):
            yield published


def date_in_url(url: str | None) -> Published | None:
    """The day in an address such as `/2026/03/04/`: not sure, since the server's clock made it."""
    match = _URL_DATE.search(url) if url else None
    if match is None:
        return None
    year, month, day = match.groups()
    published = read_iso(f"{year}-{month:0>2}-{day:0>2}", how="url")
    return published and replace(published, sure=False)


def _possible(published: Published, now: datetime | None) -> bool:
    latest = (now.astimezone(UTC) + _AGREE).date() if now else date.max
    return _EARLIEST <= published.day <= latest
