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
    SHARED,
    Matter,
    about_the_speaker,
    denied,
    matters,
    names_of,
    said,
    same_matter,
    same_speaker,
)
from briefer.brief.nearby import Nearby
from briefer.brief.numbers import different_numbers
from briefer.brief.reading import Reading, evidence_of
from briefer.brief.words import content_stems
from briefer.model import Article, Disagreement, Evidence, PositionEntry, TimelineEntry

_AGAINST = {"supports": "opposes", "opposes": "supports"}
_CLAIMING = {"neutral", "supports", "opposes"}
_NEGATION_PART = 0.75

Claim = tuple[PositionEntry, Matter]
"""A position and one sentence in which it claims something."""

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
    claims = Nearby(
        ((position, sentence), sentence.stems)
        for position in positions
        if position.stance in _CLAIMING
        for sentence in about[position.id]
        if not sentence.negated and not sentence.open
    )
    found = [
        *_denials(positions, claims, known),
        *_negations(positions, about, claims),
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


def _denials(
    positions: Sequence[PositionEntry], claims: Nearby[Claim], names: frozenset[str]
) -> Iterator[Disagreement]:
    """A denial beside the claims of others on the same matter; further denials by the same speaker follow."""
    against: dict[tuple[str | None, tuple[str, ...]], list[PositionEntry]] = {}
    for denial in positions:
        if denial.stance == "denies":
            ids = _denied_claims(denial, claims, names)
            if ids:
                against.setdefault((denial.actor or denial.speaker, ids), []).append(denial)
    for (_, ids), denials in against.items():
        first, *more = denials
        sides = (first.id, *ids, *(one.id for one in more))
        yield Disagreement(id="", kind="denial", matter=first.issue or said(first), sides=sides)


def _denied_claims(denial: PositionEntry, claims: Nearby[Claim], names: frozenset[str]) -> tuple[str, ...]:
    """Ids of the positions that claim what is denied, what is nearest to it first."""
    denier = content_stems(denial.speaker or "") if about_the_speaker(denial) else frozenset()
    near: dict[str, int] = {}
    for denying in denied(denial):
        for claim, sentence in claims.sharing(denying.stems, SHARED):
            named = not denier or bool(denier & sentence.stems) or claim.target == denial.speaker
            if named and not same_speaker(claim, denial) and same_matter(sentence.stems, denying.stems, names):
                near[claim.id] = max(near.get(claim.id, 0), len(sentence.stems & denying.stems))
    order = {ident: int(ident[1:]) for ident in near}
    return tuple(sorted(near, key=lambda ident: (-near[ident], order[ident])))


def _negations(positions: Sequence[PositionEntry], about: Matters, claims: Nearby[Claim]) -> Iterator[Disagreement]:
    """What one states and another states to be not so, in nearly the same words."""
    pairs: dict[tuple[int, int], tuple[PositionEntry, PositionEntry]] = {}
    for one in positions:
        negated = [s for s in about[one.id] if s.negated and not s.open] if one.stance == "neutral" else []
        for sentence in negated:
            for other, claimed in claims.sharing(sentence.stems, SHARED):
                alike = same_matter(sentence.stems, claimed.stems, part=_NEGATION_PART)
                if alike and other.stance == "neutral" and not same_speaker(one, other):
                    first, second = sorted((one, other), key=lambda p: int(p.id[1:]))
                    pairs[int(first.id[1:]), int(second.id[1:])] = first, second
    for _, (first, second) in sorted(pairs.items(), key=lambda item: item[0]):
        yield Disagreement(id="", kind="denial", matter=first.issue or said(first), sides=(first.id, second.id))


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
