"""The positions of all sources."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefer.brief.actors import Cast
from briefer.brief.copies import Copies
from briefer.brief.reading import Reading
from briefer.brief.times import said_when
from briefer.model import Position, PositionEntry, Span

Ids = Mapping[tuple[int, int], str]
"""(source number, index in that analysis' positions) -> id of the entry that lists it."""


def position_entries(readings: Sequence[Reading], everyone: Cast) -> tuple[tuple[PositionEntry, ...], Ids]:
    """Entries in reading order."""
    copies = Copies()
    ids: dict[tuple[int, int], str] = {}
    kept: list[tuple[str, Reading, Position]] = []
    for reading in readings:
        for index, position in enumerate(reading.analysis.positions):
            candidate = f"P{len(kept) + 1}"
            words = [reading.article.quote(span) for span in position.content]
            ids[reading.number, index] = listed = copies.listed(reading, position.speaker.name, words, candidate)
            if listed == candidate:
                kept.append((listed, reading, position))
    entries = (_entry(name, reading, position, everyone, ids) for name, reading, position in kept)
    return tuple(replace(entry, also=copies.also(entry.id)) for entry in entries), ids


def _entry(name: str, reading: Reading, position: Position, everyone: Cast, ids: Ids) -> PositionEntry:
    speaker = position.speaker
    quotations = reading.analysis.quotations
    return PositionEntry(
        id=name,
        key=reading.key("position", min(position.cue or position.content).start),
        speaker=speaker.name,
        actor=everyone.id(reading, speaker.actor),
        anonymous=speaker.anonymous,
        anonymity=reading.evidence(position.anonymity) if position.anonymity else None,
        chain=tuple(link.name for link in speaker.chain),
        mode=position.mode,
        stance=position.stance,
        stance_words=reading.words(position.stance_words),
        target=everyone.name(reading, position.target) if position.target else None,
        issue=position.issue,
        content=tuple(reading.evidence(span) for span in position.content),
        quoted=tuple(_inside(span, quotations) for span in position.content),
        cue=tuple(reading.evidence(span) for span in position.cue),
        sentence=reading.sentence((*position.source, *position.cue, *position.content)),
        when=said_when(reading, position.said),
        within=None if position.within is None else ids[reading.number, position.within],
        prominent=position.stance != "neutral" and speaker.name is not None,
    )


def _inside(span: Span, quotations: Sequence[Span]) -> bool:
    """Whether the whole span stands in quotation marks, give or take the marks themselves."""
    return any(q.start <= span.start + 1 and span.end - 1 <= q.end for q in quotations)


def positions_by_actor(entries: Sequence[PositionEntry]) -> dict[str, list[str]]:
    """Ids of the positions each actor takes."""
    taken: dict[str, list[str]] = {}
    for entry in entries:
        if entry.actor:
            taken.setdefault(entry.actor, []).append(entry.id)
    return taken
