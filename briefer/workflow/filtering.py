"""The filter line: words that choose articles, the same in the terminal and on the command line.

::

    since last Saturday until yesterday outlet:reuters tag:dam marking:amber grade:B is:undated "sluice gate" ceasefire

Words that state no condition are searched for, and so is everything in quotation marks.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from briefer.errors import QueryError
from briefer.library import Query
from briefer.library.query import GRADE
from briefer.model import TLP_ORDER
from briefer.workflow.days import read_days, why_no_days
from briefer.workflow.tokens import KEYWORDS, Keyword, Token, tokens

_LONGEST = 8
"Words of a date; more are not tried, so that any line is read at once."

_SHOWN = 5
_EXAMPLES = {"outlet": "reuters", "tag": "dam", "marking": "amber", "grade": "B2", "is": "undated"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterDate:
    """Words of the line that mean days."""

    start: int
    end: int
    "Where the words stand in the line, without their keyword."
    keyword: Keyword
    "`since` takes the first day as its bound, `until` the last, `on` and `between` both."
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A part of the line that means nothing and chooses nothing."""

    start: int
    end: int
    message: str
    "Names the part, what was wrong and what to write, on one line."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    query: Query
    "What the line chooses, its problems left out."
    dates: tuple[FilterDate, ...] = ()
    problems: tuple[Problem, ...] = ()
    "Both in the order of the line."


def read_filter(
    line: str,
    *,
    today: date,
    outlets: Sequence[str] = (),
    seen: int | None = None,
    picked: Sequence[str] | None = None,
) -> Filter:
    """What the line means, with days counted from `today`. Never raises: what means nothing is a Problem.

    `outlets` are those of the library; `outlet:` names them by how one of their words begins. `seen` is the newest
    serial of the last visit and `picked` the ids of picked articles; None: only a terminal knows them.
    """
    reading = _Reading(today, outlets, seen, picked)
    left = list(tokens(line))
    while left:
        token = left.pop(0)
        keyword = token.keyword
        if keyword is None:
            reading.take(token)
        else:
            run = list(takewhile(lambda following: following.plain, left))
            del left[: reading.take_days(line, keyword, token, run)]
    return reading.done()


def combined(one: Query, other: Query) -> Query:
    """The conditions of both, as when options and a filter line stand side by side.

    Outlets, markings and grades are added to each other, for any of them is enough; all else narrows.
    """
    return Query(
        ids=_common(one.ids, other.ids),
        since=max(filter(None, (one.since, other.since)), default=None),
        until=min(filter(None, (one.until, other.until)), default=None),
        include_undated=one.include_undated and other.include_undated,
        as_of=min(filter(None, (one.as_of, other.as_of)), default=None),
        outlets=one.outlets + other.outlets,
        tags=one.tags + other.tags,
        markings=one.markings + other.markings,
        grades=one.grades + other.grades,
        undated=one.undated or other.undated,
        added_after=max((q.added_after for q in (one, other) if q.added_after is not None), default=None),
        search=" ".join(filter(None, (one.search, other.search))) or None,
    )


def _common(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if one is None or other is None:
        return other if one is None else one
    return tuple(name for name in one if name in other)


class _Reading:
    """What has been understood so far. A condition that means nothing raises QueryError, which becomes a Problem."""

    def __init__(self, today: date, outlets: Sequence[str], seen: int | None, picked: Sequence[str] | None) -> None:
        self._today, self._outlets, self._seen, self._picked = today, outlets, seen, picked
        self._query = Query()
        self._searched: list[Token] = []
        self._undated: Token | None = None
        self._dates: list[FilterDate] = []
        self._problems: list[Problem] = []
        self._conditions: dict[str, Callable[[Token], Query]] = {
            "outlet": self._outlet,
            "tag": self._tag,
            "marking": self._marking,
            "grade": self._grade,
            "is": self._is,
        }

    def take(self, token: Token) -> None:
        """A token that is no keyword: a condition, or something to search for."""
        if token.key in KEYWORDS:
            self._take_keyed_days(token.key, token)
        elif condition := self._conditions.get(token.key or ""):
            self._take_condition(condition, token)
        elif token.key or token.value.strip():
            self._searched.append(token)

    def take_days(self, line: str, keyword: Keyword, token: Token, run: Sequence[Token]) -> int:
        """The longest run of words that means days; gives how many of them are used up."""
        for length in range(min(len(run), _LONGEST), 0, -1):
            start, end = run[0].start, run[length - 1].end
            if days := read_days(keyword, line[start:end], self._today):
                self._dates.append(FilterDate(start=start, end=end, keyword=keyword, first=days[0], last=days[1]))
                return length
        end = run[-1].end if run else token.end
        self._problem(token.start, end, why_no_days(keyword, [word.value for word in run], self._today))
        return len(run)

    def done(self) -> Filter:
        query = replace(self._query, search=self._search())
        for found in self._dates:
            query = self._bounded(query, found)
        if self._undated and (query.since or query.until):
            message = "is:undated: no article without a date lies on a day; leave out this or the dates"
            self._problem(self._undated.start, self._undated.end, message)
        elif self._undated:
            query = replace(query, undated=True)
        problems = sorted(self._problems, key=lambda problem: problem.start)
        return Filter(query=query, dates=tuple(self._dates), problems=tuple(problems))

    def _problem(self, start: int, end: int, message: str) -> None:
        self._problems.append(Problem(start=start, end=end, message=" ".join(message.split())))

    def _take_keyed_days(self, keyword: Keyword, token: Token) -> None:
        if days := read_days(keyword, token.value, self._today):
            end = token.at + len(token.value)
            self._dates.append(FilterDate(start=token.at, end=end, keyword=keyword, first=days[0], last=days[1]))
        else:
            self._problem(token.start, token.end, why_no_days(keyword, token.value.split(), self._today))

    def _take_condition(self, condition: Callable[[Token], Query], token: Token) -> None:
        try:
            self._query = condition(_stated(token))
        except QueryError as error:
            self._problem(token.start, token.end, str(error))

    def _bounded(self, query: Query, found: FilterDate) -> Query:
        """Every date narrows; one that would leave no day at all is a problem."""
        since = None if found.keyword == "until" else found.first
        until = None if found.keyword == "since" else found.last
        narrower = combined(query, Query(since=since, until=until))
        if narrower.since and narrower.until and narrower.since > narrower.until:
            message = (
                f"{found.keyword}: from {narrower.since} to {narrower.until} there is no day; change one of the dates"
            )
            self._problem(found.start, found.end, message)
            return query
        return replace(query, since=narrower.since, until=narrower.until)

    def _search(self) -> str | None:
        wanted = " ".join(map(_wanted, self._searched))
        if not any(map(str.isalnum, wanted)):
            if wanted:
                first, last = self._searched[0], self._searched[-1]
                self._problem(first.start, last.end, "search: there is no word in it; write letters or digits")
            return None
        return wanted

    def _outlet(self, token: Token) -> Query:
        wanted = token.value.strip().casefold()
        named = tuple(name for name in self._outlets if name.casefold() == wanted)
        begun = re.compile(rf"(?<!\w){re.escape(wanted)}")
        fitting = tuple(name for name in self._outlets if begun.search(name.casefold()))
        if not fitting:
            raise QueryError(f"outlet:{token.value}: no outlet in the library begins so{_some(self._outlets)}")
        chosen = named if token.quoted and token.closed and named else fitting
        return replace(self._query, outlets=tuple(dict.fromkeys((*self._query.outlets, *chosen))))

    def _tag(self, token: Token) -> Query:
        return replace(self._query, tags=(*self._query.tags, token.value.strip()))

    def _marking(self, token: Token) -> Query:
        name = "TLP:" + token.value.strip().upper().removeprefix("TLP:")
        if name not in TLP_ORDER:
            raise QueryError(f"marking:{token.value}: there is none such; there are {_listed(_markings())}")
        return replace(self._query, markings=(*self._query.markings, name))

    def _grade(self, token: Token) -> Query:
        grade = token.value.strip().upper()
        if not GRADE.fullmatch(grade):
            raise QueryError(f"grade:{token.value}: there is none such; there are A to F, alone or with 1 to 6, as B2")
        return replace(self._query, grades=(*self._query.grades, grade))

    def _is(self, token: Token) -> Query:
        wanted = token.value.strip().lower()
        if wanted == "undated":
            self._undated = token
            return self._query
        if wanted == "new" and self._seen is not None:
            return replace(self._query, added_after=self._seen)
        if wanted == "picked" and self._picked is not None:
            return replace(self._query, ids=tuple(self._picked))
        if wanted in ("new", "picked"):
            raise QueryError(f"is:{wanted}: only the terminal knows what is {wanted}; open it with `briefer`")
        raise QueryError(f"is:{token.value}: there is none such; there are is:new, is:picked and is:undated")


def _stated(token: Token) -> Token:
    """A condition that names something."""
    if token.value.strip():
        return token
    raise QueryError(
        f"{token.key}: nothing stands after it; write for example {token.key}:{_EXAMPLES[token.key or '']}"
    )


def _wanted(token: Token) -> str:
    """As `Query.search` has it. Words in quotation marks that are still open are no phrase yet."""
    value = f'"{token.value}"' if token.quoted and token.closed else token.value
    return f"{token.key}:{value}" if token.key else value


def _markings() -> Iterator[str]:
    return (name.removeprefix("TLP:").lower() for name in TLP_ORDER)


def _listed(names: Iterator[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}"


def _some(outlets: Sequence[str]) -> str:
    """What there is instead."""
    if not outlets:
        return "; it names none"
    more = ", ..." if len(outlets) > _SHOWN else ""
    return f"; there are {', '.join(outlets[:_SHOWN])}{more}"
