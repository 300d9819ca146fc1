"""Turn what was chosen into positions."""

from bisect import bisect_left
from dataclasses import replace

from briefer.analysis.mentions import Mentions
from briefer.analysis.positions.anonymity import Anonymity
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.clauses import Side
from briefer.analysis.positions.figures import Figure
from briefer.analysis.positions.issues import issues
from briefer.analysis.positions.saying import Times, addressee
from briefer.analysis.positions.select import Chosen
from briefer.analysis.positions.speakers import Cast, span_of_source
from briefer.analysis.positions.stance import stance_of
from briefer.analysis.positions.tree import PUNCT, SPACE, ids
from briefer.model import Actor, DateRef, Link, Mode, Position, Span, Speaker

_DIRECT = 0.9
"Share of the content's letters that stands in quotation marks, from which on it is direct."


def build(
    reading: Reading,
    chosen: list[Chosen],
    anonymity: Anonymity,
    actors: tuple[Actor, ...],
    dates: tuple[DateRef, ...],
) -> tuple[Position, ...]:
    """Positions in the order of their content, with the speakers resolved."""
    mentions, times = Mentions(actors), Times(reading, dates)
    cast = Cast(reading, mentions)
    in_text = sorted((c.candidate for c in chosen), key=lambda c: c.key)
    spoken = [(c, cast.speaker(c.speaker if c.source is None else c.source)) for c in in_text]
    figures = {id(candidate): figure for candidate, figure in spoken}
    unnamed = anonymity.of(reading, spoken)
    ordered = sorted(chosen, key=lambda c: (c.candidate.content[0], c.candidate.key))
    places = {id(c.candidate): k for k, c in enumerate(ordered)}
    labels = issues(reading, [c.candidate for c in ordered], [figures[id(c.candidate)] for c in ordered])
    by_id = {actor.id: actor for actor in actors}
    positions: list[Position] = []
    for c, issue in zip(ordered, labels, strict=True):
        figure = figures[id(c.candidate)]
        speaker = _speaker(figure)
        content = tuple(reading.span(*run) for run in c.candidate.content)
        actor = by_id.get(speaker.actor or "")
        side = _side(reading, c.candidate, actor, mentions, plural=figure is not None and figure.plural)
        stance, stance_words = stance_of(reading, c.candidate, side)
        positions.append(
            Position(
                source=() if c.candidate.source is None else (span_of_source(reading, c.candidate.source),),
                cue=_spans(reading, c.candidate.cue),
                content=content,
                mode=mode_of(reading, c.candidate),
                speaker=speaker,
                addressee=addressee(reading, c.candidate),
                anonymity=unnamed.get(id(figure)),
                stance=stance,
                stance_words=stance_words,
                target=_target(reading, c.candidate, actor, mentions),
                issue=issue,
                said=times.said(c.candidate),
                within=None if c.within is None else places[id(c.within)],
            )
        )
    return _chained(positions)


def _side(reading: Reading, candidate: Candidate, actor: Actor | None, mentions: Mentions, *, plural: bool) -> Side:
    """Where the content names the speaker, or whom they belong to."""
    if actor is None:
        return Side(plural=plural)
    own = (actor.id, actor.affiliation)
    tree = reading.tree
    tokens = (
        bisect_left(tree.end, span.end)
        for run in candidate.content
        for span, other in mentions.within(reading.span(*run))
        if other.id in own
    )
    return Side(plural=plural, own=frozenset(tokens))


def _speaker(figure: Figure | None) -> Speaker:
    if figure is None:
        return Speaker(name=None)
    return Speaker(name=figure.name, actor=figure.actor, anonymous=figure.anonymous)


def _target(reading: Reading, candidate: Candidate, speaker: Actor | None, mentions: Mentions) -> str | None:
    """The first actor in the content that is neither the speaker nor on the speaker's side."""
    own = () if speaker is None else (speaker.id, speaker.affiliation)
    tree = reading.tree
    for run in candidate.content:
        for span, actor in mentions.within(reading.span(*run)):
            if actor.id not in own and tree.lower[bisect_left(tree.start, span.start)] not in _THEIR_OWN:
                return actor.id
    return None


_THEIR_OWN = ids("my our his her its their")


def _chained(positions: list[Position]) -> tuple[Position, ...]:
    """Each inner position gets the speakers of those around it, outermost first."""

    def chain(position: Position) -> tuple[Link, ...]:
        if position.within is None:
            return ()
        outer = positions[position.within]
        who = outer.speaker
        if who.name is None:
            return chain(outer)
        span = outer.source[0] if outer.source else None
        return (*chain(outer), Link(name=who.name, actor=who.actor, anonymous=who.anonymous, span=span))

    return tuple(p if p.within is None else replace(p, speaker=replace(p.speaker, chain=chain(p))) for p in positions)


def _spans(reading: Reading, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1]:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(reading.span(first, last) for first, last in runs)


def mode_of(reading: Reading, candidate: Candidate) -> Mode:
    """By the share of the words' characters that stands inside quotation marks."""
    if candidate.family == "interview":
        return "direct"
    tree = reading.tree
    total = quoted = 0
    for first, last in candidate.content:
        for i in range(first, last):
            if tree.pos[i] not in (PUNCT, SPACE):
                length = tree.end[i] - tree.start[i]
                total += length
                quoted += length if reading.quote[i] >= 0 else 0
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * total else "mixed"
