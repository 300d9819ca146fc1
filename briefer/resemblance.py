"""Whether two articles carry one report, and the few marks by which such articles find each other.

Texts are compared by their runs of five words. Containment of word shingles is Broder's measure (On the resemblance and
containment of documents, 1997): how much of the shorter text stands in the longer one, so that a copy which an editor
cut counts with its original. Half is far above what two desks writing of one event share, and below what a copy keeps;
a sixth is enough where one names the agency or outlet that it comes from, and the other is that outlet's, or names it
too. A credit alone joins nothing: an agency has many reports.

What two reporters may have in common without copying is left out, or more is asked for. Words in quotation marks are a
speaker's, and lines such as "Reporting by" or "All rights reserved" are the house's: neither has runs. Where neither
one's beginning stands in the other, they share no more than a background that a desk puts below its stories. Texts with
other figures in the same places (a day's weather, prices, losses "as of") are one form, filled in twice: they stay two
when at least three figures differ and these are a third or more of those in shared places, or two where none is the
same. A form filled in anew with fewer changes counts as a copy, as an update that changes a toll does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

_RUN = 5
_LEAST = 12
"Runs that have to be shared: sixteen words in a row, or several shorter stretches."
_COPIED = 1 / 2
_CREDITED = 1 / 6
_BEGINNING = 4
"A text begins with a quarter of its runs."
_OTHER_FIGURES, _NO_FIGURE_SAME = 3, 2
_MARKED = 40
_FEWEST, _MOST = 12, 24
"One run in 40 is a mark, within these bounds."

_WORD = re.compile(r"\w+")
_SAID = re.compile(r'"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]')
_HOUSE = re.compile(
    r"\W*(?:(?:additional |with )?(?:reporting|writing|editing|research|compiled|edited|written|translated) by\b"
    r"|©|\(c\)|copyright\b|all rights reserved|disclaimer\b|subscribe\b|sign up\b|follow us\b|read (?:more|also)\b"
    r"|(?:the )?(?:views|opinions) expressed\b|for (?:more|further) information\b|for media\b|media contacts?\b"
    r"|notes? (?:to|for) editors\b|support (?:us|our)\b|our standards\b"
    r"|this (?:article|bulletin|content|copy|material|message|report|service|story|text) (?:is|was|may|must|can)\b)",
    re.IGNORECASE,
)
_LONGEST_LINE = 600
"Characters; a longer line is the article's own, however it begins."
_MONTHS = ("january", "february", "march", "april", "june", "july", "august", "september", "october")
"But for the one that is a verb too."
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = frozenset((*_MONTHS, "november", "december", *_DAYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What of an article is compared."""

    words: tuple[str, ...]
    "Its own, in lower case and without punctuation."
    runs: tuple[int, ...]
    "CRC-32 of every five words, in order."
    every: frozenset[int]
    "The same, each once."
    names: frozenset[str]
    "Its outlet and whom it credits, as names are compared."
    credit: str | None


def wording(text: str, *, outlet: str | None, credit: str | None) -> Wording:
    words = _own_words(text)
    runs = tuple(_runs([*map(str.encode, words)]))
    return Wording(
        words=tuple(words),
        runs=runs,
        every=frozenset(runs),
        names=frozenset(name.casefold() for name in (outlet, credit) if name),
        credit=credit.casefold() if credit else None,
    )


def marks_of(text: str) -> tuple[int, ...]:
    """The smallest of a text's runs: texts that share many runs share some of these, since both leave out the same.

    One run in 40, at least 12 and at most 24. Where 500 words were cut to a third, one copy in a hundred shares none,
    and where they were cut to a half, none; of eight values under eight mixings (Broder), three in a hundred and three
    in a thousand share none, for three times the work. Marks propose and decide nothing, so words are told apart by
    white space here, which takes a third of the time, and what is quoted counts.
    """
    runs = frozenset(_runs(text.lower().encode("utf-8", "surrogatepass").split()))
    return tuple(nsmallest(max(_FEWEST, min(_MOST, len(runs) // _MARKED)), runs))


def _runs(words: list[bytes]) -> Iterator[int]:
    return map(crc32, map(b" ".join, zip(*(words[n:] for n in range(_RUN)), strict=False)))


def _own_words(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if len(line) > _LONGEST_LINE or not _HOUSE.match(line)]
    return _WORD.findall(_SAID.sub(" ", "\n".join(lines)).lower())


def worth_comparing(shared: int, one: Wording, other: Wording) -> bool:
    """Whether so many shared runs can be enough."""
    enough = _CREDITED if _credited(one, other) else _COPIED
    return shared >= max(_LEAST, enough * min(len(one.every), len(other.every)))


def share(one: Wording, other: Wording) -> float:
    """Of the shorter one's runs, how many the other has, where the two carry one report; 0: they do not."""
    shorter, longer = sorted((one, other), key=lambda given: len(given.every))
    shared = len(shorter.every & longer.every)
    if not worth_comparing(shared, one, other):
        return 0
    if not (_credited(one, other) or _begun_alike(shorter, longer) or _begun_alike(longer, shorter)):
        return 0
    return 0 if _filled_in_anew(shorter, longer) else shared / len(shorter.every)


def _credited(one: Wording, other: Wording) -> bool:
    """Whether one names the other's outlet, or what the other names, as where it comes from."""
    both = one.names & other.names
    return one.credit in both or other.credit in both


def _begun_alike(one: Wording, other: Wording) -> bool:
    """Whether half of the first one's beginning stands in the other."""
    beginning = frozenset(one.runs[: max(1, len(one.runs) // _BEGINNING)])
    return 2 * len(beginning & other.every) >= len(beginning)


def _filled_in_anew(one: Wording, other: Wording) -> bool:
    """Whether the two say other figures in the same places."""
    ours, theirs = _figures(one.words), _figures(other.words)
    places = ours.keys() & theirs.keys()
    same = sum(len(ours[place] & theirs[place]) for place in places)
    other_ = sum(min(len(ours[place] - theirs[place]), len(theirs[place] - ours[place])) for place in places)
    return other_ >= max(_OTHER_FIGURES if same else _NO_FIGURE_SAME, same / 2)


def _figures(words: tuple[str, ...]) -> Mapping[tuple[str, str], set[str]]:
    """Numbers, months and days of the week by the two words before them."""
    found: dict[tuple[str, str], set[str]] = {}
    masked = ["#" if _is_figure(word) else word for word in words]
    for index in range(2, len(words)):
        if masked[index] == "#":
            found.setdefault((masked[index - 2], masked[index - 1]), set()).add(words[index])
    return found


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or word in _CALENDAR
