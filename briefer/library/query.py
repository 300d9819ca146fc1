"""Which articles are meant."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from briefer.errors import QueryError
from briefer.model import TLP_ORDER, Marking

GRADE = re.compile(r"[A-F][1-6]?")
"A source's letter, and the item's digit or any."

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Every condition narrows the choice; none chooses all. Results come newest first.

    Newest is by publication day, then by instant where one is known, then by the order of adding; undated
    articles come last. Only the latest version of an article is looked at.
    """

    ids: tuple[str, ...] | None = None
    "Whole ids or beginnings that fit one article only; None: any."
    since: date | None = None
    "First publication day; undated articles are left out unless `include_undated`."
    until: date | None = None
    "Last publication day, inclusive; as `since`."
    include_undated: bool = False
    as_of: datetime | None = None
    """An instant with offset after which nothing had appeared. An article with no more than a day counts as
    out on the whole of it, in the offset of `as_of`; an undated one stays."""
    outlets: tuple[str, ...] = ()
    "Any of these; upper and lower case are the same."
    tags: tuple[str, ...] = ()
    "All of these; upper and lower case are the same."
    markings: tuple[Marking, ...] = ()
    "Any of these; an article without a marking has none of them."
    grades: tuple[str, ...] = ()
    "Any of these: `B2`, or a letter alone for every digit with it."
    undated: bool = False
    "Only articles without a publication date."
    added_after: int | None = None
    "A serial, as `Library.newest` gives it, after which the latest version was added."
    search: str | None = None
    "Words that all stand in title or text, in any order; words in double quotes stand together as written."


def words(search: str) -> tuple[str, ...]:
    """The words and phrases of a search. Nothing in it is an operator but the double quotation mark.

    Raises QueryError when it holds no letter or digit at all, unless it is blank, which means no search.
    """
    parts = [phrase or word for phrase, word in _PART.findall(search.replace("\0", " "))]
    found = tuple(part for part in parts if any(map(str.isalnum, part)))
    if search.strip() and not found:
        raise QueryError(f"search {search!r}: there is no word in it; give letters or digits")
    return found


def check(query: Query) -> None:
    """Raises QueryError for bounds that cannot be meant."""
    if query.as_of is not None and query.as_of.utcoffset() is None:
        raise QueryError(f"as of {query.as_of.isoformat()}: an instant without offset; add Z or +hh:mm")
    if query.since is not None and query.until is not None and query.since > query.until:
        raise QueryError(f"since {query.since} until {query.until}: ends before it begins; swap the two")
    if unknown := set(query.markings).difference(TLP_ORDER):
        raise QueryError(f"marking {min(unknown)}: unknown; there are {', '.join(TLP_ORDER)}")
    for grade in query.grades:
        if not GRADE.fullmatch(grade):
            raise QueryError(f"grade {grade}: unknown; give a letter from A to F, with a digit from 1 to 6 or without")
