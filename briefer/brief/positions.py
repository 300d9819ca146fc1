"""The positions of all sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.brief.actors import Cast
from briefer.brief.copies import Copies
from briefer.brief.reading import Reading
from briefer.brief.reviews import Judged, Reviews
from briefer.brief.times import said_when
from briefer.model import Position, PositionEntry, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The positions of the brief, and where each position of the analyses is listed."""

    entries: tuple[PositionEntry, ...]
    "In reading order."
    listed: Mapping[tuple[int, int], PositionEntry]
    "By source number and index in that analysis' positions; one that the analyst rejected is not here."

    def of(self, reading: Reading, position: int | None) -> PositionEntry | None:
        return None if position is None else self.listed.get((reading.number, position))

    def speaker(self, reading: Reading, position: int | None) -> str | None:
        """Who asserts what stands in that position; an unsaid speaker is called so. None: the article itself."""
        entry = self.of(reading, position)
        return (entry.speaker or "a source left unsaid") if entry else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    key: str
    reading: Reading
    position: Position
    judged: Judged


def statements(readings: Sequence[Reading], everyone: Cast, reviews: Reviews, *, rejected: bool) -> Statements:
    """Those of all sources; copies of one origin once."""
    copies = Copies()
    keys: dict[tuple[int, int], str] = {}
    found: list[_Found] = []
    for reading in readings:
        positions = reading.analysis.positions
        anchors = [min(position.cue or position.content).start for position in positions]
        for index, (position, key) in enumerate(zip(positions, reading.keys("position", anchors), strict=True)):
            words = [reading.article.quote(span) for span in position.content]
            keys[reading.number, index] = copies.listed(reading, position.speaker.name, words, key)
            judged = reviews.of("position", key)
            if keys[reading.number, index] == key and (rejected or not judged.rejected):
                found.append(_Found(key=key, reading=reading, position=position, judged=judged))
    ids = {one.key: f"P{n}" for n, one in enumerate(found, start=1)}
    places = {place: ids[key] for place, key in keys.items() if key in ids}
    entries = {one.key: _entry(one, ids[one.key], everyone, places, copies.also(one.key)) for one in found}
    return Statements(
        entries=tuple(entries.values()),
        listed={place: entries[key] for place, key in keys.items() if key in entries},
    )


def _entry(
    found: _Found, name: str, everyone: Cast, places: Mapping[tuple[int, int], str], also: tuple[int, ...]
) -> PositionEntry:
    reading, position, judged = found.reading, found.position, found.judged
    stance, speaker = judged.get("stance", position.stance), judged.get("speaker", position.speaker.name)
    named = "speaker" in judged.values
    quotations = reading.analysis.quotations
    return PositionEntry(
        id=name,
        key=found.key,
        speaker=speaker,
        actor=everyone.called(speaker) if named else everyone.id(reading, position.speaker.actor),
        anonymous=position.speaker.anonymous and not named,
        anonymity=reading.evidence(position.anonymity) if position.anonymity else None,
        chain=tuple(link.name for link in position.speaker.chain),
        mode=position.mode,
        stance=stance,
        # Another stance is not shown by the words that showed this one.
        stance_words=reading.words(position.stance_words) if stance == position.stance else (),
        target=judged.get("target", everyone.name(reading, position.target)),
        issue=judged.get("issue", position.issue),
        content=tuple(reading.evidence(span) for span in position.content),
        quoted=tuple(_inside(span, quotations) for span in position.content),
        cue=tuple(reading.evidence(span) for span in position.cue),
        sentence=reading.sentence((*position.source, *position.cue, *position.content)),
        when=judged.when("when", said_when(reading, position.said)),
        within=None if position.within is None else places.get((reading.number, position.within)),
        prominent=stance != "neutral" and speaker is not None,
        also=also,
        review=judged.review,
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
