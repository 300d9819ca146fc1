"""Holidays that fix a day, computed from the lexicon's table."""

from datetime import date

from briefer.analysis.dates.periods import add_days
from briefer.analysis.dates.vocabulary import tables


def canonical(words: str) -> str:
    """The lexicon's spelling of a holiday's name."""
    name = words.replace("’", "'")
    return name.replace("st patrick", "st. patrick")


def day_of(name: str, year: int) -> date:
    """The day it falls on in that year. `name` is a key of the lexicon's table."""
    rule = str(tables()["holidays"][name])
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule.split()[1]))
    if "-" in rule and " " not in rule:
        fixed = rule.split("-")
        return date(year, int(fixed[0]), int(fixed[1]))
    month, nth, weekday, *after = (int(part) for part in rule.split())
    return add_days(nth_weekday_of(year, month, nth, weekday), sum(after))


def nth_weekday_of(year: int, month: int, nth: int, weekday: int) -> date:
    """The first, second ... such weekday of a month; -1: its last."""
    if nth < 0:
        end = add_days(date(year + month // 12, month % 12 + 1, 1), -1)
        return add_days(end, -((end.isoweekday() - weekday) % 7))
    first = date(year, month, 1)
    return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
