"""Days and instants as the terminal writes them, the same in every locale."""

from datetime import date, datetime

from briefer.tui.plain import plain

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def long_day(day: date) -> str:
    """`Sat 7 Mar 2026`"""
    return f"{weekday_name(day)[:3]} {day.day} {month_name(day.month)} {day.year}"


def weekday_name(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """Of 1 to 12."""
    return _MONTHS[month - 1]


def extent(first: date, last: date) -> str:
    """`= Sat 7 Mar 2026`, or the two days that it reaches from and to."""
    return f"= {long_day(first)}" if first == last else f"= {long_day(first)} to {long_day(last)}"


def moment(iso: str) -> str:
    """An ISO day or instant; what cannot be read as one is shown as it is."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return plain(iso)
    return f"{long_day(when.date())} {iso[11:16]}" if "T" in iso else long_day(when.date())
