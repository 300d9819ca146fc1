"""Chains of risks: what one says would follow is what another makes its condition.

Two risks join when

- the first's consequence would be done: it is no question, is not denied (but under `unless` and `without`, where the
  trigger then brings it about), does not merely go on `until` something, and does not hold `even if`;
- the second hangs on its trigger coming true (under `unless`, `until` and `without` only where its consequence is
  denied: `will not, unless`), and not `even if`;
- both halves name one actor, a person counting for whom he or she belongs to, or neither names one of whom the
  other half speaks;
- they share words for the act beside the names: two stems, or one that is not empty (day, people, move and the like)
  and a third of the shorter half's. Where no actor is shared, it takes half of the shorter half's, and two;
- the second's trigger is no part of the first's own sentence.

The words by which they meet are printed between them, so that the reader can judge.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from briefer.brief.matter import is_negated, joined
from briefer.brief.nearby import Nearby
from briefer.brief.words import content_stems
from briefer.model import Chain, RiskEntry

LONGEST = 5
"Risks along a chain."
MOST = 300
"Chains; where every source repeats every threat there are more than anybody reads."
_TURNED = {"unless", "until", "without"}
"Markers under which the consequence holds while the trigger does not come."
_OPEN = re.compile(r"\W*(?:what|whether|who|when|where|how)\b", re.IGNORECASE)
_PART, _PART_WITHOUT_ACTOR = 1 / 3, 0.5
EMPTY = content_stems(
    "day days week weeks month months year hour hours people person thing things move moves step steps part place time "
    "country government side sides force forces group groups way end number others minister official officials "
    "first second third last stay stays stayed remain remains remained keep keeps kept open opens opened hold holds "
    "held"
)

Belonging = Mapping[str, frozenset[str]]
"""Name of an actor -> it and whom it belongs to."""


def chains(risks: Sequence[RiskEntry], belonging: Belonging) -> tuple[Chain, ...]:
    """Longest paths, each with the words between its risks; the first `MOST` of them in the order of the risks."""
    joints = joined_by(risks, belonging)
    follows: dict[str, list[str]] = {risk.id: [] for risk in risks}
    for before, after in joints:
        follows[before].append(after)
    led_to = {b for _, b in joints}
    every = (path for risk in risks if risk.id not in led_to for path in _paths((risk.id,), follows))
    paths = islice(every, MOST)
    return tuple(Chain(risks=path, shared=tuple(", ".join(joints[pair]) for pair in pairwise(path))) for path in paths)


def joined_by(risks: Sequence[RiskEntry], belonging: Belonging) -> dict[tuple[str, str], list[str]]:
    """Ids of the risks of each joint -> the actors, then the stems, that they share."""
    names = content_stems(" ".join(belonging))
    first = [(risk, content_stems(joined(risk.consequence))) for risk in risks if comes_true(risk)]
    hanging = [(risk, content_stems(joined(risk.trigger))) for risk in risks if hangs_on_coming_true(risk)]
    second = Nearby(((risk, when), when - EMPTY) for risk, when in hanging)
    found: dict[tuple[str, str], list[str]] = {}
    for one, then in first:
        for other, when in second.sharing(then - EMPTY):
            if one.id != other.id and not _in_one_sentence(one, other):
                shared = _joint(one, then, other, when, belonging=belonging, names=names)
                if shared:
                    found[one.id, other.id] = shared
    return found


def comes_true(risk: RiskEntry) -> bool:
    """Whether the consequence is an act that would follow."""
    if risk.polarity in ("until", "even-if") or _OPEN.match(joined(risk.consequence)):
        return False
    return not risk.negated or risk.polarity in _TURNED


def hangs_on_coming_true(risk: RiskEntry) -> bool:
    """Whether something follows once the trigger's act is done, and not as long as it is not."""
    if risk.polarity == "even-if" or is_negated(joined(risk.trigger)) or _OPEN.match(joined(risk.consequence)):
        return False
    return risk.polarity not in _TURNED or risk.negated


def _in_one_sentence(one: RiskEntry, other: RiskEntry) -> bool:
    mine, theirs = one.sentence, other.sentence
    return (mine.source, mine.start) == (theirs.source, theirs.start) and any(
        piece.start < part.end and part.start < piece.end for piece in one.consequence for part in other.trigger
    )


def _joint(
    one: RiskEntry,
    then: frozenset[str],
    other: RiskEntry,
    when: frozenset[str],
    *,
    belonging: Belonging,
    names: frozenset[str],
) -> list[str]:
    mine, theirs = _sides(one.consequence_actors, belonging), _sides(other.trigger_actors, belonging)
    actors = mine & theirs
    own = content_stems(" ".join((*one.consequence_actors, *other.trigger_actors)))
    acts = (then & when) - own - EMPTY
    shorter = min(len(then - own), len(when - own)) or 1
    if actors:
        enough = len(acts) > 1 or (len(acts) == 1 and len(acts) >= _PART * shorter)
    else:
        enough = not (mine and theirs) and len(acts - names) > 1 and len(acts) >= _PART_WITHOUT_ACTOR * shorter
    return [*sorted(actors), *sorted(acts)] if enough else []


def _sides(actors: Sequence[str], belonging: Belonging) -> frozenset[str]:
    return frozenset(name for actor in actors for name in belonging.get(actor, (actor,)))


def _paths(path: tuple[str, ...], follows: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    onward = [step for step in follows[path[-1]] if step not in path]
    if not onward or len(path) == LONGEST:
        if len(path) > 1:
            yield path
        return
    for step in onward:
        yield from _paths((*path, step), follows)
