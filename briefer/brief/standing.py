"""How risks stand at the brief's own time: their trigger reported, their deadline passed, or open.

A trigger is met where an entry of the timeline reports it, or somebody in it claims it: one that has happened and is
not denied, on or after the day on which the risk was stated and from another sentence; that shares an actor with the
trigger where both name one, and two content words beside the names that are half of the trigger's at least. A trigger
that is itself negated (`if the gates are not open`) is met by no report of an act.

A risk has expired where its deadline ended before the cut-off and nothing reported its trigger. That says nothing of
whether what was threatened came.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefer.brief.chains import EMPTY, Belonging
from briefer.brief.matter import is_negated, joined, sentences
from briefer.brief.nearby import Nearby
from briefer.brief.words import content_stems
from briefer.model import Chain, Indicator, RiskEntry, Standing, TimelineEntry, When

_SHARED = 2
_PART = 0.5
_ONE_TRIGGER = 0.75
"Of the shorter trigger's words, from which two triggers are one to watch."


def with_standing(
    risks: Sequence[RiskEntry],
    timeline: Sequence[TimelineEntry],
    published: Mapping[int, str],
    belonging: Belonging,
    as_of: datetime,
) -> tuple[RiskEntry, ...]:
    """`published`: the day of each source by its number, where it is known."""
    reports = Nearby(
        ((entry, stems), stems)
        for entry in timeline
        if _reports(entry)
        for part in sentences(entry.sentence.text)
        if not is_negated(part) and (stems := content_stems(part))
    )
    return tuple(
        replace(
            risk,
            standing=_met(risk, reports, published.get(risk.sentence.source), belonging) or _expired(risk, as_of),
        )
        for risk in risks
    )


Reports = Nearby[tuple[TimelineEntry, frozenset[str]]]
"""Entries of the timeline, with the words of each of their sentences."""


def _met(risk: RiskEntry, reports: Reports, stated: str | None, belonging: Belonging) -> Standing | None:
    if stated is None or is_negated(joined(risk.trigger)):
        return None
    mine = frozenset(name for actor in risk.trigger_actors for name in belonging.get(actor, (actor,)))
    words = content_stems(joined(risk.trigger)) - EMPTY
    for entry, told in reports.sharing(words, _SHARED):
        same = (entry.sentence.source, entry.sentence.start) == (risk.sentence.source, risk.sentence.start)
        if (
            (entry.when.first or "")[:10] >= stated
            and not same
            and _is_the_trigger(entry, told, words, mine, belonging)
        ):
            return Standing(state="met", shown=(entry.sentence,), event=entry.id)
    return None


def _expired(risk: RiskEntry, as_of: datetime) -> Standing | None:
    if risk.horizon and risk.horizon.last and _over(risk.horizon.last, as_of):
        words = risk.horizon.words
        return Standing(state="expired", shown=(words,) if words else (risk.sentence,))
    return None


def _reports(entry: TimelineEntry) -> bool:
    return (
        entry.kind == "happened"
        and entry.event_class is not None
        and entry.status in ("reported", "confirmed", "claimed")
    )


def _is_the_trigger(
    entry: TimelineEntry, told: frozenset[str], words: frozenset[str], mine: frozenset[str], belonging: Belonging
) -> bool:
    theirs = frozenset(name for actor in entry.actors for name in belonging.get(actor, (actor,)))
    if mine and not mine & theirs:
        return False
    wanted = words - content_stems(" ".join((*sorted(mine), *sorted(theirs))))
    return len(wanted & told) >= max(_SHARED, _PART * len(wanted))


def _over(last: str, as_of: datetime) -> bool:
    """Whether a day, or an instant, lies before the cut-off; the day of the cut-off is not over."""
    if "T" not in last:
        return last < as_of.date().isoformat()
    moment = datetime.fromisoformat(last)
    return (moment if moment.tzinfo else moment.replace(tzinfo=as_of.tzinfo or UTC)) < as_of


def indicators(risks: Sequence[RiskEntry], chains: Sequence[Chain]) -> tuple[Indicator, ...]:
    """Triggers that are open, those that most hangs on first: risks along chains, then risks with that trigger.

    Triggers in nearly the same words, or within each other, are one.
    """
    groups: list[list[RiskEntry]] = []
    near: Nearby[list[RiskEntry]] = Nearby(())
    for risk in risks:
        if risk.standing is None and risk.trigger:
            stems = content_stems(joined(risk.trigger))
            home = next((group for group in near.sharing(stems, _SHARED) if _same_trigger(group[0], risk)), None)
            if home is not None:
                home.append(risk)
            else:
                groups.append([risk])
                near.add(groups[-1], stems)
    made = [_indicator(group, chains) for group in groups]
    return tuple(sorted(made, key=lambda one: (-one.leads_to, -len(one.risks))))


def _same_trigger(one: RiskEntry, other: RiskEntry) -> bool:
    mine, theirs = joined(one.trigger), joined(other.trigger)
    if is_negated(mine) != is_negated(theirs) or not (mine and theirs):
        return False
    first, second = content_stems(mine), content_stems(theirs)
    shorter = min(len(first), len(second))
    return shorter >= _SHARED and len(first & second) >= _ONE_TRIGGER * shorter


def _indicator(group: Sequence[RiskEntry], chains: Sequence[Chain]) -> Indicator:
    ids = [risk.id for risk in group]
    return Indicator(
        trigger=group[0].trigger,
        risks=tuple(ids),
        actors=tuple(dict.fromkeys(name for risk in group for name in risk.trigger_actors)),
        until=_deadline(group),
        leads_to=len(set(_after(ids, chains)) - set(ids)),
    )


def _deadline(group: Sequence[RiskEntry]) -> When | None:
    dated = [risk.horizon for risk in group if risk.horizon and risk.horizon.last]
    return min(dated, key=lambda when: when.last or "") if dated else None


def _after(ids: Sequence[str], chains: Sequence[Chain]) -> Iterator[str]:
    for chain in chains:
        starts = [chain.risks.index(one) for one in ids if one in chain.risks]
        if starts:
            yield from chain.risks[min(starts) + 1 :]
