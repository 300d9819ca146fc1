"""Questions that the sources leave open: who never speaks, and who was accused and has not answered."""

from collections.abc import Iterator, Mapping, Sequence

from briefer.brief.actors import Cast
from briefer.brief.matter import matters
from briefer.brief.reading import Reading
from briefer.brief.words import content_stems
from briefer.model import ActorKind, Evidence, Indicator, Note, PositionEntry, RiskEntry

_ASKED: set[ActorKind] = {
    "state",
    "government body",
    "armed group",
    "party",
    "alliance",
    "organisation",
    "person",
}
_ANSWERED = 3
"Content words beside names that an answer shares with the accusation."


Speaking = Mapping[str, Sequence[PositionEntry]]
"""What is said by name of an actor."""


def questions(
    readings: Sequence[Reading],
    everyone: Cast,
    positions: Sequence[PositionEntry],
    risks: Sequence[RiskEntry],
    indicators: Sequence[Indicator],
) -> Iterator[Note]:
    speaking = _speaking(positions, everyone)
    yield from _silent(everyone, risks, indicators, speaking)
    yield from _unanswered(readings, everyone, positions, speaking)


def _silent(
    everyone: Cast, risks: Sequence[RiskEntry], indicators: Sequence[Indicator], heard: Speaking
) -> Iterator[Note]:
    """Named actors on whom a trigger hangs, and of whom no source has a word."""
    asked = {m.name for m in everyone.members if m.kind in _ASKED and not m.seen[0][1].anonymous}
    entries = {risk.id: risk for risk in risks}
    waiting: dict[str, list[str]] = {}
    for one in indicators:
        for name in one.actors:
            if name in asked and name not in heard:
                waiting.setdefault(name, []).extend(one.risks)
    for name, ids in waiting.items():
        first = entries[ids[0]]
        yield Note(
            kind="question",
            message=f"{name} does not speak in any source, though {', '.join(dict.fromkeys(ids))} "
            f"{'hangs' if len(set(ids)) == 1 else 'hang'} on what it does",
            source=first.sentence.source,
            evidence=first.sentence,
            sentence=first.sentence,
        )


def _unanswered(
    readings: Sequence[Reading], everyone: Cast, positions: Sequence[PositionEntry], speaking: Speaking
) -> Iterator[Note]:
    """Accusations, one an article and accused, that nobody answers.

    An answer is a denial by the accused, or by one who belongs to it, whose sentence has a word
    of the accusation's beside the name; or a sentence of theirs, or of anybody's denial, that
    has three beside all names.
    """
    names = content_stems(" ".join(member.name for member in everyone.members))
    denials = [position for position in positions if position.stance == "denies"]
    named = {member.name for member in everyone.members if member.kind in _ASKED and not member.seen[0][1].anonymous}
    answers = {position.id: matters(position) for position in positions}
    for reading in readings:
        for name, sentence in _accusations(reading, everyone):
            own = speaking.get(name, [])
            words = content_stems(sentence.text) - names
            beside = content_stems(sentence.text) - content_stems(name)
            denied = any(p.stance == "denies" and beside & content_stems(p.sentence.text) for p in own)
            met = any(len(words & said.stems) >= _ANSWERED for p in (*own, *denials) for said in answers[p.id])
            if name in named and not denied and not met:
                yield Note(
                    kind="question",
                    message=f"{name} is accused here, and no source has an answer",
                    source=reading.number,
                    evidence=sentence,
                    sentence=sentence,
                )


def _accusations(reading: Reading, everyone: Cast) -> Iterator[tuple[str, Evidence]]:
    """Who is accused, and the first sentence of the text that says so; headlines are left to it."""
    told: set[str] = set()
    for event in reading.analysis.events:
        sentence = reading.sentence([event.span])
        body = reading.article.paragraphs[sentence.paragraph - 1].role == "body"
        if event.event_class == "accuse" and event.status != "denied" and body:
            for name in everyone.names(reading, event.targets):
                if name not in told:
                    told.add(name)
                    yield name, sentence


def _speaking(positions: Sequence[PositionEntry], everyone: Cast) -> Speaking:
    """Positions by the name of the actor who takes them, and of whom that one belongs to."""
    names = {member.id: member.name for member in everyone.members}
    belonging = everyone.belonging()
    found: dict[str, list[PositionEntry]] = {}
    for position in positions:
        speaker = names.get(position.actor or "", position.speaker)
        if speaker:
            for name in belonging.get(speaker, frozenset((speaker,))):
                found.setdefault(name, []).append(position)
    return found
