"""Statements that cannot both stand, side by side: denials, opposed stances, corrections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from briefer.brief.reading import Reading, evidence_of
from briefer.brief.words import content_stems
from briefer.model import Article, Disagreement, Evidence, PositionEntry

_SHARED_STEMS = 3
_SHARED_PART = 0.3
"Of the shorter statement's content words: wording that merely differs is no contradiction, nor is one common word."
_AGAINST = {"supports": "opposes", "opposes": "supports"}


Stems = Mapping[str, frozenset[str]]
"""Content words of what is said, by id of the position."""


def disagreements(readings: Sequence[Reading], positions: Sequence[PositionEntry]) -> tuple[Disagreement, ...]:
    stems = {position.id: content_stems(_said(position)) for position in positions}
    found = [*_denials(positions, stems), *_opposed(positions, stems), *_corrections(readings)]
    return tuple(replace(each, id=f"D{n}") for n, each in enumerate(found, start=1))


def _denials(positions: Sequence[PositionEntry], stems: Stems) -> Iterator[Disagreement]:
    """A denial beside the claims of others on the same matter."""
    for denial in positions:
        if denial.stance != "denies":
            continue
        claims = [
            p
            for p in positions
            if p.stance != "denies" and not _same_speaker(p, denial) and _same_matter(stems[p.id], stems[denial.id])
        ]
        claims.sort(key=lambda claim: -len(stems[claim.id] & stems[denial.id]))  # what is nearest to it comes first
        if claims:
            yield Disagreement(
                id="",
                kind="denial",
                matter=denial.issue or _said(denial),
                sides=(denial.id, *(claim.id for claim in claims)),
            )


def _opposed(positions: Sequence[PositionEntry], stems: Stems) -> Iterator[Disagreement]:
    for one, other in combinations((p for p in positions if p.stance in _AGAINST), 2):
        against = _AGAINST[one.stance] == other.stance and not _same_speaker(one, other)
        if against and _same_matter(stems[one.id], stems[other.id]):
            yield Disagreement(id="", kind="opposed stances", matter=one.issue or _said(one), sides=(one.id, other.id))


def _same_speaker(one: PositionEntry, other: PositionEntry) -> bool:
    return one.speaker == other.speaker if one.actor is None else one.actor == other.actor


def _same_matter(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared >= _SHARED_STEMS and shared >= _SHARED_PART * min(len(mine), len(theirs))


def _said(position: PositionEntry) -> str:
    return " … ".join(piece.text for piece in position.content)


def _corrections(readings: Sequence[Reading]) -> Iterator[Disagreement]:
    for reading in readings:
        if reading.previous is not None:
            evidence = tuple(_changed(reading.previous, reading.article, reading.number))
            if evidence:
                matter = (
                    f"version {reading.article.version} of this article replaces version {reading.previous.version}"
                )
                yield Disagreement(id="", kind="correction", matter=matter, sides=(), evidence=evidence)


def _changed(before: Article, after: Article, number: int) -> Iterable[Evidence]:
    """Paragraphs that one version has and the other has not, those of the earlier version first."""
    old = [before.quote(p.span) for p in before.paragraphs]
    new = [after.quote(p.span) for p in after.paragraphs]
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (evidence_of(before, p.span, number) for p in before.paragraphs[a:b])
            yield from (evidence_of(after, p.span, number) for p in after.paragraphs[c:d])
