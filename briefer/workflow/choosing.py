"""Which articles a brief is made of, and as of when."""

from datetime import UTC, date, datetime, time

from briefer.analysis.dates.query import resolve_day_range
from briefer.config import Profile
from briefer.errors import QueryError
from briefer.library import Query


def instant(words: str | None, now: datetime) -> datetime:
    """An as-of time: an ISO instant, or a day, of which its last second (UTC) is meant. None: now, to the second."""
    if words is None:
        return now.replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        _, day = resolve_day_range(words, now.date())
        return datetime.combine(day, time(23, 59, 59), UTC)
    if "T" not in words and len(words) <= len("2026-03-10"):
        return datetime.combine(moment.date(), time(23, 59, 59), UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def query_of(profile: Profile, as_of: datetime) -> Query:
    """The profile's choice of articles. Raises QueryError for a date that means nothing."""
    today = as_of.date()
    since = _bound(profile.since, today, "since", last=False)
    until = _bound(profile.until, today, "until", last=True)
    return Query(
        ids=profile.articles or None,
        since=since,
        until=until,
        as_of=as_of,
        outlets=profile.outlets,
        tags=profile.tags,
        search=profile.search,
    )


def _bound(words: str | None, today: date, field: str, *, last: bool) -> date | None:
    if words is None:
        return None
    try:
        first_day, last_day = resolve_day_range(words, today)
    except QueryError as error:
        raise QueryError(f"{field}: {error}") from error
    return last_day if last else first_day


def describe(query: Query) -> str:
    """The query in words, as the brief's method section prints it."""
    parts = [
        f"ids {', '.join(query.ids)}" if query.ids else "",
        f"published since {query.since}" if query.since else "",
        f"published until {query.until}" if query.until else "",
        f"outlets {', '.join(query.outlets)}" if query.outlets else "",
        f"tags {', '.join(query.tags)}" if query.tags else "",
        f"marked {', '.join(query.markings)}" if query.markings else "",
        f"graded {', '.join(query.grades)}" if query.grades else "",
        "without a publication date" if query.undated else "",
        f"added after number {query.added_after}" if query.added_after is not None else "",
        f"text matching “{query.search}”" if query.search else "",
    ]
    return "; ".join(part for part in parts if part) or "every article of the library"
