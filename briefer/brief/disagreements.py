"""Statements that cannot both stand, side by side: denials, opposed stances, different numbers, corrections.

A denial stands against what others claim. A claim is a sentence that is neither negated nor left open, of a position
that neither makes it conditional nor demands, threatens or warns. Both must be of the same matter: three content words
in common and three tenths of the shorter sentence's, one of them beside the names of actors, or else half. Who denies
what it did itself is contradicted only by what names it, so that `the bridge was struck` stands against nobody.
A sentence and its negation, three quarters alike, contradict each other without a verb of denying.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from briefer.brief.matter import (
    Matter,
    about_the_speaker,
    denied,
    matters,
    names_of,
    said,
    same_matter,
    same_speaker,
)
from briefer.brief.numbers import different_numbers
from briefer.brief.reading import Reading, evidence_of
from briefer.brief.words import content_stems
from briefer.model import Article, Disagreement, Evidence, PositionEntry, TimelineEntry

_AGAINST = {"supports": "opposes", "opposes": "supports"}
_CLAIMING = {"neutral", "supports", "opposes"}
_NEGATION_PART = 0.75

Matters = Mapping[str, tuple[Matter, ...]]
"""Of each position by its id."""


def disagreements(
    readings: Sequence[Reading],
    positions: Sequence[PositionEntry],
    timeline: Sequence[TimelineEntry] = (),
    names: Sequence[str] = (),
) -> tuple[Disagreement, ...]:
    """`names`: of the actors; what two statements have in common beside them tells that they are of one matter."""
    known = names_of(names)
    about = {position.id: matters(position) for position in positions}
    found = [
        *_denials(positions, about, known),
        *_negations(positions, about),
        *_opposed(positions, about, known),
        *different_numbers(positions, timeline),
        *_corrections(readings),
    ]
    return tuple(replace(each, id=f"D{n}") for n, each in enumerate(_once(found), start=1))


def _once(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Without those whose sides already stand against each other."""
    met: list[set[str]] = []
    for one in found:
        sides = set(one.sides)
        if not sides or not any(sides <= other for other in met):
            met.append(sides)
            yield one


def _denials(positions: Sequence[PositionEntry], about: Matters, names: frozenset[str]) -> Iterator[Disagreement]:
    """A denial beside the claims of others on the same matter; further denials by the same speaker follow."""
    against: dict[tuple[str | None, tuple[str, ...]], list[PositionEntry]] = {}
    for denial in positions:
        if denial.stance == "denies":
            claims = [p for p in positions if _claims_what_is_denied(p, denial, about, names)]
            claims.sort(key=lambda claim: -_nearness(about[claim.id], about[denial.id]))
            if claims:
                key = (denial.actor or denial.speaker, tuple(claim.id for claim in claims))
                against.setdefault(key, []).append(denial)
    for (_, ids), denials in against.items():
        first, *more = denials
        sides = (first.id, *ids, *(one.id for one in more))
        yield Disagreement(id="", kind="denial", matter=first.issue or said(first), sides=sides)


def _claims_what_is_denied(claim: PositionEntry, denial: PositionEntry, about: Matters, names: frozenset[str]) -> bool:
    if claim.stance not in _CLAIMING or same_speaker(claim, denial):
        return False
    denier = content_stems(denial.speaker or "") if about_the_speaker(denial) else frozenset()
    named = bool(denial.speaker and claim.target == denial.speaker)
    return any(
        not sentence.negated
        and not sentence.open
        and (named or not denier or bool(denier & sentence.stems))
        and same_matter(sentence.stems, denying.stems, names)
        for sentence in about[claim.id]
        for denying in denied(denial)
    )


def _nearness(one: Sequence[Matter], other: Sequence[Matter]) -> int:
    """Most words that a sentence of one shares with a sentence of the other."""
    return max(len(a.stems & b.stems) for a in one for b in other)


def _negations(positions: Sequence[PositionEntry], about: Matters) -> Iterator[Disagreement]:
    """What one states and another states to be not so, in nearly the same words."""
    stated = [p for p in positions if p.stance in _CLAIMING or p.stance == "denies"]
    for one, other in combinations(stated, 2):
        if one.stance == other.stance == "neutral" and not same_speaker(one, other) and _negates(one, other, about):
            yield Disagreement(id="", kind="denial", matter=one.issue or said(one), sides=(one.id, other.id))


def _negates(one: PositionEntry, other: PositionEntry, about: Matters) -> bool:
    return any(
        a.negated != b.negated and not a.open and not b.open and same_matter(a.stems, b.stems, part=_NEGATION_PART)
        for a in about[one.id]
        for b in about[other.id]
    )


def _opposed(positions: Sequence[PositionEntry], about: Matters, names: frozenset[str]) -> Iterator[Disagreement]:
    for one, other in combinations((p for p in positions if p.stance in _AGAINST), 2):
        against = _AGAINST[one.stance] == other.stance and not same_speaker(one, other)
        if against and any(same_matter(a.stems, b.stems, names) for a in about[one.id] for b in about[other.id]):
            yield Disagreement(id="", kind="opposed stances", matter=one.issue or said(one), sides=(one.id, other.id))


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
