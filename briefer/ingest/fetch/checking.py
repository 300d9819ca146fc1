"""Asking whether something is new: conditional requests, and how long an answer stays good."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Literal

from briefer.errors import FetchError
from briefer.ingest.clean import MAX_BYTES
from briefer.ingest.fetch.asking import Asks
from briefer.ingest.fetch.fetched import Fetched
from briefer.ingest.fetch.kinds import ACCEPTED, charset_of, ending_of, page_kind
from briefer.ingest.fetch.refusals import is_page, refusal_of
from briefer.network import Answer, Head, Limits, Policy, told

ACCEPTED_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)

_REDIRECTS = 5
_LIMITS = Limits(body=MAX_BYTES)
_FEED_TYPE = re.compile(r"text/.*|.*[/+](?:xml|json)|application/octet-stream|")
"Servers call feeds much; what is a picture, a film or an archive is told by its type before it is read."
_MAX_AGE = re.compile(r'(?:^|,)\s*max-age\s*=\s*"?(\d{1,9})', re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|,)\s*(?:no-cache|no-store)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave along to ask it by, letter by letter."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As a request carries them, but for what no header may hold."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of asking."""

    page: Fetched | None
    "None: nothing has changed."
    validators: Validators
    "To ask with the next time."
    moved: str | None = None
    "Where it has moved for good; None: it has not."
    fresh: timedelta = timedelta()
    "How long the answer is good, as the server says."


def check(
    client: Asks,
    address: str,
    *,
    kind: Literal["feed", "address"],
    validators: Validators,
    now: datetime,
    opened: frozenset[str] = frozenset(),
    limits: Limits = _LIMITS,
) -> Checked:
    """Ask for a feed or a page, if it is not the one that `validators` stand for. Raises FetchError."""
    asked = bool(validators.headers)

    def judge(head: Head) -> bool:
        if asked and head.status == HTTPStatus.NOT_MODIFIED:
            return False
        if not is_page(head):
            raise refusal_of(head)
        if kind == "feed":
            _refuse_what_is_no_feed(head)
        else:
            page_kind(head)
        return True

    answer = client.request(
        "GET",
        address,
        headers={"Accept": ACCEPTED_FEEDS if kind == "feed" else ACCEPTED, **validators.headers},
        policy=Policy(
            opened=opened, redirects=_REDIRECTS, limits=limits, judge=judge, instead="see whether it opens in a browser"
        ),
    )
    before = validators if answer.body is None else Validators()
    return Checked(
        page=None if answer.body is None else _page(answer, kind),
        validators=Validators(
            etag=answer.headers.get("etag") or before.etag,
            modified=answer.headers.get("last-modified") or before.modified,
        ),
        moved=answer.moved,
        fresh=_fresh(answer, now),
    )


def _refuse_what_is_no_feed(head: Head) -> None:
    said = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not _FEED_TYPE.fullmatch(said):
        raise FetchError(f"{head.source}: it is {told(said)} and no feed; check the address")


def _page(answer: Answer, kind: Literal["feed", "address"]) -> Fetched:
    head = Head(status=answer.status, headers=answer.headers, address=answer.address, source=answer.source)
    return Fetched(
        data=answer.body or b"",
        address=answer.address,
        charset=charset_of(answer.headers.get("content-type", "")),
        kind=page_kind(head) if kind == "address" else None,
        ending=ending_of(head) if kind == "address" else None,
    )


def _fresh(answer: Answer, now: datetime) -> timedelta:
    """Its lifetime (RFC 9111, 4.2.1) less its age; none where the server says nothing of it."""
    control = answer.headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return timedelta()
    if stated := _MAX_AGE.search(control):
        age = answer.headers.get("age", "").strip()
        spent = int(age) if age.isascii() and age.isdecimal() and len(age) < len("1000000000") else 0
        return timedelta(seconds=max(0, int(stated[1]) - spent))
    until = _instant(answer.headers.get("expires", ""))
    begun = _instant(answer.headers.get("date", "")) or now
    return max(timedelta(), until - begun) if until else timedelta()


def _instant(words: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
