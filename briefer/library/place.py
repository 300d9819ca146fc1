"""One whole number for where an article stands in the newest-first order.

From the top bit down: the publication day as the source dates it (22 bits, days since year 1), the minute
within it (12 bits), the row (29 bits). Larger is newer, rows make it unique, and undated articles come last.
The same number with a minus is the full-text index's rowid, so that a search comes out newest first without
sorting, a range of days is a range of numbers, and a page is found by comparing one column.
"""

from datetime import date, datetime, timedelta

from briefer.model import Published

_ROW_BITS = 29
_MINUTE_BITS = 12
_DAY_SHIFT = _ROW_BITS + _MINUTE_BITS
_SECONDS_A_DAY = 86400
_EARLIEST_OFFSET = 14 * 60
"Minutes by which a zone can be ahead of UTC: that much earlier can an instant lie than its own day's midnight."

FIRST_DATED = 1 << _DAY_SHIFT
"Smallest place of an article with a publication day."

AFTER_ALL = (1 << 63) - 1
"Larger than every place."


def place_of(published: Published | None, row: int) -> int:
    """Within a day, instants are ordered in UTC and articles that have only the day come after them."""
    if published is None:
        return row
    return first_place(published.day) + (_minute(published) << _ROW_BITS) + row


def first_place(day: date) -> int:
    """No article of `day` has a smaller place, and none of an earlier day a larger one."""
    return day.toordinal() << _DAY_SHIFT


def after_day(day: date) -> int:
    """Larger than the place of any article of `day`, and of no later one."""
    return (day.toordinal() + 1) << _DAY_SHIFT


def utc_seconds(instant: datetime) -> int:
    """Seconds since the first instant of year 1 in UTC; an instant without offset counts as UTC."""
    offset = instant.utcoffset() or timedelta()
    seconds = instant.hour * 3600 + instant.minute * 60 + instant.second
    return instant.toordinal() * _SECONDS_A_DAY + seconds - int(offset.total_seconds())


def published_seconds(published: Published | None) -> int | None:
    """As `utc_seconds`; None where no more than the day is known."""
    if published is None or "T" not in published.value:
        return None
    return utc_seconds(datetime.fromisoformat(published.value))


def doubtful_places(as_of: datetime) -> tuple[int, int]:
    """Below the first, every article had appeared by `as_of`; from the second on, none had.

    Between them it depends on the instant and its offset, which is less than a day.
    """
    day = utc_seconds(as_of) // _SECONDS_A_DAY
    return (day - 1) << _DAY_SHIFT, (day + 2) << _DAY_SHIFT


def _minute(published: Published) -> int:
    seconds = published_seconds(published)
    if seconds is None:
        return 0
    minutes = (seconds - published.day.toordinal() * _SECONDS_A_DAY) // 60 + _EARLIEST_OFFSET
    return min(max(minutes, 0), (1 << _MINUTE_BITS) - 1)
