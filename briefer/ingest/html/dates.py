"""When a page appeared: what its metadata state, what it shows by its headline and its address, weighed together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from briefer.ingest.html.jsonld import Described
from briefer.ingest.html.page import Element, attribute
from briefer.ingest.published import read_iso, read_stamp
from briefer.model import Published

_METAS = (
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
_SHOWN = (
    "//*[@itemprop='datePublished'][@datetime]",
    "//time[@pubdate][@datetime]",
    "//time[contains(@class, 'publish')][@datetime]",
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_EARLIEST = date(1995, 1, 1)
"Before it no page was published; a date below is a zero of some clock."
_TOMORROW = timedelta(days=1)
_SHORTLY = timedelta(days=7)
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
"How far the clocks of the world are from UTC."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What a page says of when it appeared, each kind for itself."""

    stated: tuple[Published, ...] = ()
    "By its metadata, the surest first."
    address: Published | None = None
    "By its address."


def dates_of(
    root: Element, said: Described, table: dict[str, list[str]], *, url: str | None, now: datetime | None
) -> Dates:
    """What metadata and address say, without days that cannot be. `now` bounds them; None: they are not bounded."""
    address = date_in_url(url)
    return Dates(
        stated=tuple(one for one in _stated(root, said, table) if _possible(one, now)),
        address=address if address and _possible(address, now) else None,
    )


def weigh(dates: Dates, shown: Sequence[Published]) -> Published | None:
    """The first date stated or shown: sure where all that the page says agrees with it. None: neither is.

    `shown`: what stands by the headline, the surest first; not sure where it may be another date, such as today's.
    Metadata in UTC do not say which day readers had: of the two that it may be, what the page shows or its address
    names is right. A day shown that is shortly before the one stated was there when metadata told of an update.
    """
    if not dates.stated:
        return _beside_address(shown[0], dates.address) if shown else None
    first = dates.stated[0]
    visible = next((one for one in shown if one.sure or one.day <= first.day), None)
    seen = [one for one in (visible, dates.address) if one]
    if all(_same(first, one) for one in (*dates.stated, *seen)):
        return first
    for one in seen:
        local = _in_some_zone(first, one.day)
        if one.day != first.day and (local or timedelta(0) < first.day - one.day <= _SHORTLY):
            agreed = local and len(seen) > 1 and all(other.day == one.day for other in seen)
            return replace(one, sure=agreed)
    return replace(first, sure=False)


def _beside_address(shown: Published, address: Published | None) -> Published:
    """A server's clock may be a day off that of its readers; more makes a shown day doubtful."""
    apart = address is not None and abs(shown.day - address.day) > _TOMORROW
    return replace(shown, sure=False) if apart else shown


def _same(one: Published, other: Published) -> bool:
    """The same day, or one moment written in two zones."""
    moments = [_moment(published) for published in (one, other)]
    if moments[0] and moments[1] and abs(moments[0] - moments[1]) < timedelta(minutes=1):
        return True
    return one.day == other.day or (one.precision == "day" and _in_some_zone(other, one.day))


def _moment(published: Published) -> datetime | None:
    if published.precision == "day":
        return None
    moment = datetime.fromisoformat(published.value)
    return moment if moment.tzinfo else None


def _in_some_zone(published: Published, day: date) -> bool:
    """Whether an instant in UTC was on `day` somewhere."""
    moment = _moment(published)
    if moment is None or moment.utcoffset():
        return False
    return (moment + _WEST).date() <= day <= (moment + _EAST).date()


def _stated(root: Element, said: Described, table: dict[str, list[str]]) -> Iterator[Published]:
    if said.published and (published := read_stamp(said.published, how="json-ld")):
        yield published
    shown = [value for path in _SHOWN for value in attribute(root, path, "datetime")]
    for words in (*(value for name in _METAS for value in table.get(name, ())), *shown[:1]):
        if published := read_stamp(words, how="meta"):
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
    latest = (now.astimezone(UTC) + _TOMORROW).date() if now else date.max
    return _EARLIEST <= published.day <= latest
