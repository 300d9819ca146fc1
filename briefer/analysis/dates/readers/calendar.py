"""Days, months, years, decades and centuries by name or number."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from briefer.analysis.dates.numbers import ordinal, spoken_year
from briefer.analysis.dates.periods import Period, containing, part_of_year, year_period
from briefer.analysis.dates.readers import holidays
from briefer.analysis.dates.readers.choose import nearest, of_year, recurring
from briefer.analysis.dates.readings import NOT_A_TIME, UNDATED, Context, Reading, dated, sided, unread
from briefer.analysis.dates.vocabulary import expand, tables

Groups = Mapping[str, str]

_SEASONS = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}

_CALLS_FOR_DATE = re.compile(
    r"\b(?:in|on|of|by|since|until|till|from|to|through|during|before|after|between|and|or|last|next|this|early|late|mid|for|around|about|as|than|for|at|a|the|with|is|was|through|circa|roughly)[\s-]+$",
    re.IGNORECASE,
)
"""What stands before a month's or a year's name when it is meant as one."""

_IN_TIME = re.compile(
    r"\b(?:in|on|of|by|since|until|from|to|during|before|after|between|last|next|this|early|late)\s+$", re.IGNORECASE
)
"""The surest of them."""

_NAME_FOLLOWS = re.compile(r"\s[A-Z][a-z]")
_WEATHER = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees|mercury)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"'”’)]*)\s*[\"'“‘(]*$")
_OF_NAME = re.compile(r"\s(?:of|for|on)\s(?:the\s)?[A-Z]")
"After the word for March: a demonstration's name."
_COUNTED_NOUN = re.compile(r"\s(?!times)[a-z]+(?<![su])s\b(?!['’])")
_RANGE_END = re.compile(
    expand(
        r"(?: ?(?:-|–|to|and|through|until) )(?:(?:the )?{day}(?: of)? )?"
        r"{month:month}(?: {day})?,? (?P<year>1\d{3}|20\d\d)\b"
    )
)
_LAST_MONTH, _LAST_DAY, _TWO_FIGURES, _SHORT, _CENTURIES = 12, 31, 100, 2, 30
_MODERN = (1900, 2049)
"Figures that are taken for a year without a preposition before them."
_OLDEST = 1300
"A round figure below this is taken for a count even after a preposition."
_AMBIGUOUS = "day and month could stand either way round"


def month_number(word: str) -> int:
    word = word.rstrip(".")
    months = {**tables()["months"], **tables()["month_abbreviations"]}
    return int(months[word])


def day_of(year: int, month: int, day: int) -> Reading:
    try:
        return dated(Period("day", date(year, month, day)))
    except ValueError:
        return unread("DATE", "day", "no such day in the calendar")


def _year_ahead(after: str, month: int) -> int | None:
    """The year that the end of a range states for its beginning too: "from March to May 2021"."""
    found = _RANGE_END.match(after)
    if found is None:
        return None
    year = int(found["year"])
    return year - 1 if month > month_number(found["month"].lower()) else year


_RANGE_BEGIN = re.compile(r"\b[12]\d{3},?\s?(?:to|through|until|till|-|–)\s?$", re.IGNORECASE)


def _year_behind(context: Context, month: int) -> int | None:
    """The year that the beginning of a range states for its end too: "from November 2024 to February"."""
    begin = context.previous
    if begin is None or begin.unit not in ("day", "month") or not _RANGE_BEGIN.search(context.before):
        return None
    return begin.first.year + (month < begin.first.month)


def iso_day(groups: Groups, _context: Context) -> Reading | None:
    try:
        return dated(Period("day", date.fromisoformat(groups["iso"].replace("/", "-"))))
    except ValueError:
        return None


def named_day(groups: Groups, _context: Context) -> Reading | None:
    return dated(Period("day", date.fromisoformat(str(tables()["named_days"][groups["name"]]))))


def slash_day(groups: Groups, _context: Context) -> Reading | None:
    """Month first or day first only where just one of them can be; else it stays unresolved."""
    year, a, b = int(groups["year"]), int(groups["a"]), int(groups["b"])
    if year < _TWO_FIGURES:
        year += 2000 if year < _TWO_FIGURES // 2 else 1900
    month, day = sorted((a, b))
    if not 0 < month <= _LAST_MONTH or day > _LAST_DAY:
        return None
    if month != day <= _LAST_MONTH:
        return unread("DATE", "day", _AMBIGUOUS)
    return day_of(year, month, day)


_SEPTEMBER_11, _ATTACKED = (9, 11), 2001
_ATTACKS = re.compile(r",?\s(?:terror|attack|hijack)")


_PLACE = re.compile(
    r"\s(?:Street|Road|Avenue|Square|Bridge|Stadium|Movement|Brigades?|Alliance|Coalition|University|City)\b"
)
"""After a day of the year that names them: "the 6 October Bridge"."""


def month_day(groups: Groups, context: Context) -> Reading | None:
    if _PLACE.match(context.after):
        return NOT_A_TIME
    month, day = month_number(groups["month"]), ordinal(groups["day"])
    if "year" in groups:
        return day_of(int(groups["year"]), month, day)
    if (month, day) == _SEPTEMBER_11 and _ATTACKS.match(context.after):
        return day_of(_ATTACKED, month, day)
    if ahead := _year_ahead(context.after, month) or _year_behind(context, month):
        return day_of(ahead, month, day)
    return nearest(context, lambda year: Period("day", date(year, month, day)), "day")


def month_ordinal(groups: Groups, context: Context) -> Reading | None:
    day = ordinal(groups["ordinal"])
    stated = {"year": str(spoken_year(groups["spoken"]))} if "spoken" in groups else {}
    return month_day({**groups, **stated, "day": str(day)}, context) if 0 < day <= _LAST_DAY else None


def month_year(groups: Groups, _context: Context) -> Reading | None:
    year = spoken_year(groups["spoken"]) if "spoken" in groups else int(groups["year"])
    return dated(part_of_year("month", year, month_number(groups["month"])))


def month_of_year(groups: Groups, context: Context) -> Reading | None:
    year = of_year(context, groups["which"])
    if year is None:
        return unread("DATE", "month", UNDATED)
    return dated(part_of_year("month", year.first.year, month_number(groups["month"])), anchor=context.reference)


def month(groups: Groups, context: Context) -> Reading | None:
    """Refused where the word is a verb, a modal, a march or the first part of a person's name."""
    if _is_no_month(groups, context):
        return None
    number = month_number(groups.get("month") or groups["dotted"])
    if ahead := _year_ahead(context.after, number) or _year_behind(context, number):
        return dated(part_of_year("month", ahead, number))
    return nearest(context, lambda year: part_of_year("month", year, number), "month")


_FIRST_NAMES = ("april", "may", "june", "august")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\.?\s$")
"A name or a title before a month that is a person's name."


def _is_no_month(groups: Groups, context: Context) -> bool:
    if _IN_TIME.search(context.before):
        return bool(_OF_NAME.match(context.after)) and not context.before.lower().rstrip().endswith("in")
    if "dotted" in groups or _NAME_FOLLOWS.match(context.after) or _OF_NAME.match(context.after):
        return True
    if _CALLS_FOR_DATE.search(context.before):
        return False
    if groups["month"] in _FIRST_NAMES and _CAPITAL.search(context.before):
        return True
    begins = bool(_SENTENCE_START.search(context.before)) and bool(context.before or context.after)
    return context.tag() not in ("NNP", None) or (begins and groups["month"] in ("may", "march"))


def month_near(groups: Groups, context: Context) -> Reading | None:
    number = month_number(groups["month"])
    which = groups["which"]
    if which in ("the following", "the previous") and context.previous:
        context = Context(reference=context.previous.first, tense=context.tense)
    return recurring(context, which, lambda year: part_of_year("month", year, number), "month")


def day_of_month(groups: Groups, context: Context) -> Reading | None:
    """Such as "the 26th": of the month named last where that is a month or day, else of the one of the publication."""
    day = ordinal(groups["ordinal"])
    shift = {"last": -1, "next": 1}.get(groups.get("which", ""), 0)
    base = context.reference if "which" in groups or not context.previous else context.previous.first
    if not _IN_TIME.search(context.before) and "which" not in groups:
        return None
    if base is None:
        return unread("DATE", "day", UNDATED)
    if "which" not in groups and not context.previous and context.tense() == "past" and day > base.day:
        shift = -1
    first = containing("month", base).shift(shift).first
    return day_of(first.year, first.month, day)


_QUOTED = ("\"'“‘", "\"'”’")
_PEOPLE = re.compile(r"\s(?:people|men|women|children|police|troops|dollars|euros|pounds|dinars|rials|lira)\b")


def _is_in_name(context: Context) -> bool:
    """A title in quotation marks ("1984"), or the end of a name ("Windows 2000", "Vision 2030")."""
    before, after = context.before[-1:], context.after[:1]
    if before and after and before in _QUOTED[0] and after in _QUOTED[1]:
        return True
    name = _NAME.search(context.before)
    return bool(_PEOPLE.match(context.after)) or bool(name and name[1].lower() not in _not_names())


_NAME = re.compile(r"(?<=[a-z\d,;] )([A-Z][a-z]+)\s$")
"A capitalised word that begins no sentence, and no headline, whose words are all capitalised."


@cache
def _not_names() -> frozenset[str]:
    words = tables()
    named = [word for table in ("months", "month_abbreviations", "weekdays", "seasons") for word in words[table]]
    return frozenset([*named, *(name.split()[-1] for name in words["holidays"]), *words["dated"]["names"]])


def year(groups: Groups, context: Context) -> Reading | None:
    """Refused where a plural follows that the figure may be counting, unless a preposition calls for a year."""
    if "spoken" in groups:
        return dated(year_period("year", spoken_year(groups["spoken"])))
    number = int(groups["year"])
    if _is_in_name(context):
        return None
    called = bool(_CALLS_FOR_DATE.search(context.before))
    if context.before.rstrip().rpartition(" ")[2].lower() in tables()["numbered"]["words"]:
        return None
    if not called and (not _MODERN[0] <= number <= _MODERN[1] or _COUNTED_NOUN.match(context.after)):
        return None
    if called and (number < _OLDEST or _COUNTED_NOUN.match(context.after)) and number % 50 == 0:
        return None
    return dated(year_period("year", number))


def year_short(groups: Groups, context: Context) -> Reading | None:
    if not re.search(
        r"\b(?:in|of|since|until|by|from|class of|summer|spring|fall|winter|and|to|late|early)\s+$", context.before
    ):
        return None
    return dated(year_period("year", _full_year(int(groups["short"]), context)))


def _full_year(short: int, context: Context) -> int:
    """The nearest year, at most ten years ahead, that ends in these figures."""
    last = (context.reference.year if context.reference else 2029) + 10
    return last - (last - short) % 100


def decade(groups: Groups, _context: Context) -> Reading | None:
    return sided(dated(year_period("decade", int(groups["decade"]))), groups)


def decade_short(groups: Groups, context: Context) -> Reading | None:
    """Refused without an apostrophe where it may be an age or a temperature ("in his 90s")."""
    spelled = re.search(r"['’]", context.words)
    if _WEATHER.search(context.before):
        return None
    if not spelled and not (context.words.lower().startswith("the") and _IN_TIME.search(context.before)):
        return None
    return sided(dated(year_period("decade", 1900 + int(groups["short"]))), groups)


def decade_word(groups: Groups, _context: Context) -> Reading | None:
    return sided(dated(year_period("decade", int(tables()["decades"][groups["decade"]]) * 10)), groups)


def century(groups: Groups, _context: Context) -> Reading | None:
    number = ordinal(groups["ordinal"])
    return sided(dated(year_period("century", (number - 1) * 100)), groups) if 1 < number <= _CENTURIES else None


def season_year(groups: Groups, context: Context) -> Reading | None:
    code = str(tables()["seasons"][groups["season"]])
    if "short" in groups:
        number = _full_year(int(groups["short"]), context)
    else:
        number = spoken_year(groups["spoken"]) if "spoken" in groups else int(groups["year"])
    return dated(part_of_year("season", number, _SEASONS[code]))


_ABROAD = re.compile(r"\b(?!American)(?:[A-Z][a-z]+(?:['’]s|ian|ish|ese|qi|aeli|stani|ican)|French|Dutch|Greek)\s$")
_ELSEWHERE = "falls on another day in another country"


def holiday(groups: Groups, context: Context) -> Reading | None:
    name = holidays.canonical(groups["holiday"])
    if name not in tables()["holidays"]:
        return None
    if name in tables()["unsure"]["holidays"] and _ABROAD.search(context.before):
        return unread("DATE", "day", _ELSEWHERE)

    def build(year: int) -> Period:
        return Period("day", holidays.day_of(name, year))

    if "year" in groups:
        return dated(build(int(groups["year"])))
    if "which" in groups:
        return recurring(context, groups["which"], build, "day")
    return nearest(context, build, "day")


READERS = {
    reader.__name__: reader
    for reader in (
        iso_day,
        slash_day,
        month_day,
        month_ordinal,
        month_year,
        month_of_year,
        month,
        month_near,
        day_of_month,
        year,
        year_short,
        named_day,
        decade,
        decade_short,
        decade_word,
        century,
        season_year,
        holiday,
    )
}
