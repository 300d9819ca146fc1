"""Entries arranged as the page prints them. Nothing is dropped, merged or reworded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefer.model import ActorEntry, Brief, Evidence, Note, PositionEntry, RelationEntry, When
from briefer.render.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    name: str | None
    "None: the sources do not say who."
    anonymous: bool
    actor: ActorEntry | None
    positions: tuple[PositionEntry, ...]


def _speaker_key(position: PositionEntry) -> tuple[str, ...]:
    """Unnamed speakers without an actor id are kept apart by article: two "officials" need not be one."""
    if position.speaker is None:
        return ("unsaid",)
    if position.actor:
        return ("actor", position.actor)
    if position.anonymous:
        return ("unnamed", position.sentence.article, position.speaker)
    return ("name", position.speaker)


def by_speaker(brief: Brief, positions: Iterable[PositionEntry] | None = None) -> tuple[SpeakerGroup, ...]:
    """Positions under who takes them, in order of first appearance; those without a speaker last.

    None: all that are prominent.
    """
    actors = {actor.id: actor for actor in brief.actors}
    groups: dict[tuple[str, ...], list[PositionEntry]] = {}
    for position in positions if positions is not None else (p for p in brief.positions if p.prominent):
        groups.setdefault(_speaker_key(position), []).append(position)
    ordered = sorted(groups.items(), key=lambda item: item[0] == ("unsaid",))
    return tuple(
        SpeakerGroup(
            name=found[0].speaker,
            anonymous=found[0].anonymous,
            actor=actors.get(found[0].actor or ""),
            positions=tuple(found),
        )
        for _, found in ordered
    )


def by_stance(brief: Brief, actor: ActorEntry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ids of an actor's positions under their stances: the prominent first, the most frequent stance first."""
    own = sorted((p for p in brief.positions if p.id in set(actor.positions)), key=lambda p: not p.prominent)
    groups: dict[str, list[str]] = {}
    for position in own:
        groups.setdefault(position.stance, []).append(position.id)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == "neutral", -len(item[1])))
    return tuple((stance, tuple(ids)) for stance, ids in ordered)


def in_passing(brief: Brief) -> tuple[ActorEntry, ...]:
    """Actors that one source names, that take no position and stand in no relation."""
    tied = {end for relation in brief.relations for end in (relation.source, relation.target)}
    return tuple(
        one
        for one in brief.actors
        if one.prominent and len(one.sources) == 1 and not one.positions and one.id not in tied and not one.review.note
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationGroup:
    """The relations that one sentence states."""

    sentence: Evidence
    relations: tuple[RelationEntry, ...]


def by_sentence(brief: Brief) -> tuple[RelationGroup, ...]:
    """Relations under the sentence that states them, in order of first appearance, so that it is printed once."""
    groups: dict[tuple[int, int, int], list[RelationEntry]] = {}
    for one in brief.relations:
        groups.setdefault((one.sentence.source, one.sentence.start, one.sentence.end), []).append(one)
    return tuple(RelationGroup(sentence=found[0].sentence, relations=tuple(found)) for found in groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Notes that say the same of several places, or one note."""

    message: str
    notes: tuple[Note, ...]
    worded: bool
    "The words of each are to be printed: the message does not have them."


def remarks(brief: Brief) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
    """Notes under the headings of their kinds, in the order in which the page lists the kinds.

    Those that begin with their words (`“Friday”: relative ...`) and go on alike are one remark.
    """
    groups: dict[str, dict[str, list[Note]]] = {kind: {} for kind in words()["note"]}
    for note in brief.notes:
        groups[note.kind].setdefault(_said_of(note) or f"{note.message}\n{note.source}", []).append(note)
    return tuple(
        (words()["note"][kind], tuple(_remark(notes) for notes in found.values()))
        for kind, found in groups.items()
        if found
    )


def _said_of(note: Note) -> str:
    """What a note says of its words; empty: it does not begin with them."""
    lead = f"“{note.evidence.text}”: " if note.evidence else "\n"
    return note.message.removeprefix(lead) if note.message.startswith(lead) else ""


def _remark(notes: Sequence[Note]) -> Remark:
    first = notes[0]
    if len(notes) > 1:
        worded = all(note.evidence for note in notes)
        return Remark(message=_said_of(first) or first.message, notes=tuple(notes), worded=worded)
    told = first.evidence is not None and first.evidence.text in first.message
    return Remark(message=first.message, notes=tuple(notes), worded=first.evidence is not None and not told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement: a position, or words of an article where no position is meant."""

    position: PositionEntry | None
    evidence: tuple[Evidence, ...]
    when: When | None


def sides(brief: Brief, disagreement_id: str) -> tuple[Side, ...]:
    """The sides of a disagreement, in its order; evidence that belongs to no position follows."""
    positions = {position.id: position for position in brief.positions}
    found = next(one for one in brief.disagreements if one.id == disagreement_id)
    taken = [positions[ident] for ident in found.sides if ident in positions]
    own = {(e.source, e.start, e.end) for p in taken for e in (*p.content, p.sentence)}
    loose = (e for e in found.evidence if (e.source, e.start, e.end) not in own)
    return (
        *(Side(position=p, evidence=p.content, when=p.when) for p in taken),
        *(Side(position=None, evidence=(e,), when=None) for e in loose),
    )


SIDES = 4
"""So many sides of a disagreement are set against each other; further ones are named where they stand in full."""


def set_against(
    brief: Brief, disagreement_id: str, printed: Callable[[str], bool]
) -> tuple[tuple[Side, ...], tuple[PositionEntry, ...]]:
    """The sides to set against each other, and the positions to name only.

    `printed` says of a position's id whether it stands elsewhere in the brief: what does not is never left out.
    """
    every = sides(brief, disagreement_id)
    named = [one for one in every[SIDES:] if one.position and printed(one.position.id)]
    shown = tuple(one for one in every if one not in named)
    return shown, tuple(one.position for one in named if one.position)
