"""Days as the terminal writes them, the same in every locale."""

from datetime import date

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def in_words(first: date, last: date) -> str:
    """`= Sat 2026-03-07`, or the two days that it reaches from and to."""
    return f"= {_day(first)}" if first == last else f"= {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()}"
