"""Speakers who said one thing and later another, with both days.

An earlier and a later position of one named actor are of one matter as in `matter`, and

- one supports what the other opposes; or
- one says in nearly the same words that it is, the other that it is not (`denied`); or
- both count the same and the numbers differ (`number`); or
- the sentence of the later one itself says that something was given up, dropped, put off, withdrawn, suspended or
  extended, while the earlier one opposed, demanded, threatened or made conditions (`stated`).

What a source tells on a later day of what was said earlier keeps the earlier day. Positions without a day are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from briefer.brief.matter import Matter, matters, names_of, said, same_matter
from briefer.brief.numbers import differ, quantities
from briefer.brief.words import content_stems
from briefer.model import PositionEntry, Shift

_AGAINST = {("supports", "opposes"), ("opposes", "supports")}
_HOLDING = {"opposes", "demands", "threatens", "conditional", "warns"}
_NEGATION_PART = 0.75
_STATED = 2
"Content words in common where the source itself says that there was a change."
_GIVEN_UP = re.compile(
    r"\b(?:gives?|giving|gave|given) up\b|\b(?:drop(?:s|ped|ping)?|reverse[sd]?|retract(?:s|ed)?|withdr[ae]w(?:s|n)?"
    r"|suspend(?:s|ed)?|abandon(?:s|ed)?|soften(?:s|ed)?|back(?:s|ed)? (?:down|away|off)|put(?:s|ting)? off|no longer"
    r"|chang(?:es?|ed|ing) (?:his|her|its|their) (?:mind|position|stance|view)|extend(?:s|ed)?|reconsider(?:s|ed)?)\b",
    re.IGNORECASE,
)


def shifts(positions: Sequence[PositionEntry], names: Sequence[str] = ()) -> tuple[Shift, ...]:
    """In order of the later position's day; of one actor's pairs with one later position the latest earlier one."""
    by_actor: defaultdict[str, list[PositionEntry]] = defaultdict(list)
    for position in positions:
        if position.actor and not position.anonymous and _day(position):
            by_actor[position.actor].append(position)
    found = [shift for own in by_actor.values() for shift in _of_one(sorted(own, key=_day), names_of(names))]
    ordered = sorted(found, key=lambda pair: (_day(pair[2]), pair[2].id))
    return tuple(
        Shift(
            id=f"C{number}",
            speaker=later.speaker or "",
            actor=later.actor or "",
            shared=", ".join(sorted(shared)),
            before=earlier.id,
            after=later.id,
            how=how,
        )
        for number, (how, earlier, later, shared) in enumerate(ordered, start=1)
    )


How = Literal["stance", "denied", "number", "stated"]

_Found = tuple[How, PositionEntry, PositionEntry, frozenset[str]]


def _day(position: PositionEntry) -> str:
    return (position.when.first or "")[:10] if position.when else ""


def _of_one(own: Sequence[PositionEntry], names: frozenset[str]) -> Iterator[_Found]:
    latest: dict[str, _Found] = {}
    about = {position.id: matters(position) for position in own}
    told: set[tuple[str, str]] = set()
    for earlier, later in combinations(own, 2):
        if _day(earlier) < _day(later) and (found := _between(earlier, later, about, names)):
            latest[later.id] = (found[0], earlier, later, found[1])
    for how, earlier, later, shared in latest.values():
        if (said(earlier), _day(later)) not in told:
            told.add((said(earlier), _day(later)))
            yield how, earlier, later, shared


def _between(
    earlier: PositionEntry,
    later: PositionEntry,
    about: Mapping[str, tuple[Matter, ...]],
    names: frozenset[str],
) -> tuple[How, frozenset[str]] | None:
    """How the two differ, and the words they share; None: they do not."""
    pairs = [(a, b) for a in about[earlier.id] for b in about[later.id] if not a.open and not b.open]
    for a, b in pairs:
        near = same_matter(a.stems, b.stems, names)
        if near and (earlier.stance, later.stance) in _AGAINST:
            return "stance", a.stems & b.stems
        if a.negated != b.negated and same_matter(a.stems, b.stems, part=_NEGATION_PART):
            return "denied", a.stems & b.stems
        if near and _counts_otherwise(earlier, later):
            return "number", a.stems & b.stems
    return _stated(earlier, later, names)


def _counts_otherwise(earlier: PositionEntry, later: PositionEntry) -> bool:
    counted = [(a, b) for a in quantities(said(earlier)) for b in quantities(said(later)) if a.of & b.of]
    return bool(counted) and all(differ(a, b) for a, b in counted)


def _stated(earlier: PositionEntry, later: PositionEntry, names: frozenset[str]) -> tuple[How, frozenset[str]] | None:
    if earlier.stance not in _HOLDING or not _GIVEN_UP.search(later.sentence.text):
        return None
    shared = content_stems(earlier.sentence.text) & content_stems(later.sentence.text)
    beside = shared - names
    return ("stated", shared) if len(beside) >= _STATED else None
