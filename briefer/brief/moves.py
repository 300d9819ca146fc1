"""One move: in one article, mentions of an actor become another's, and what hangs on them follows."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefer.model import Actor, Analysis, Article, Event, Link, Position, Risk, Span, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    old: str
    "Id of the actor in this article's analysis."
    actor: Actor
    "Whom the mentions are of from now on; its own mentions do not matter."
    mentions: frozenset[Span]
    "Those that move."
    stays: frozenset[Span] = frozenset()
    "Those that do not."
    sources: frozenset[Span] = frozenset()
    "Words of a speaker that move without being a mention of their own."
    names: frozenset[str]
    "Names of the old actor by which the other one is called too, once they have moved."

    @classmethod
    def whole(cls, old: Actor, actor: Actor) -> "Move":
        names = frozenset((old.name, *old.aliases))
        return cls(old=old.id, actor=actor, mentions=frozenset(old.mentions), names=names)

    @classmethod
    def parts(cls, analysis: Analysis, article: Article, actor: Actor, forms: Collection[str] | None) -> "Move":
        """The mentions, and words of speakers, that read as one of `forms` (see `normal`); None: every one."""

        def reads(span: Span) -> bool:
            return forms is None or normal(article.quote(span)) in forms

        mentions = frozenset(filter(reads, actor.mentions))
        said = {normal(article.quote(mention)) for mention in mentions}
        return cls(
            old=actor.id,
            actor=actor,
            mentions=mentions,
            names=frozenset(name for name in (actor.name, *actor.aliases) if normal(name) in said),
            stays=frozenset(m for m in actor.mentions if not reads(m)),
            sources=frozenset(filter(reads, _speaking(analysis, actor.id))),
        )

    def follows(self, spans: Iterable[Span]) -> bool:
        """Whether what rests on `spans` moves: the first mention in them does, or no mention is left behind."""
        if not self.stays:
            return True
        around = list(spans)
        every = (*self.mentions, *self.stays, *self.sources)
        within = [m for m in every if any(s.start <= m.start and m.end <= s.end for s in around)]
        return bool(within) and min(within) not in self.stays

    def now(self, actor: str | None, spans: Iterable[Span]) -> str | None:
        """The id of `actor` after the move, where it is named in `spans`."""
        return self.actor.id if actor == self.old and self.follows(spans) else actor

    def all_now(self, actors: Sequence[str], spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.now(actor, spans) or actor for actor in actors))


def normal(words: str) -> str:
    """Words of a mention, so that capitals, a leading `the`, white space and the shape of an apostrophe are alike."""
    return " ".join(words.casefold().replace("’", "'").split()).removeprefix("the ")


def refers(analysis: Analysis, actor: str) -> bool:
    """Whether anything in the analysis is, or belongs to, the actor with that id."""
    return any(actor in (one.id, one.affiliation) for one in analysis.actors)


def moved(analysis: Analysis, move: Move) -> Analysis:
    return replace(
        analysis,
        actors=_united(_actors(analysis.actors, move)),
        positions=tuple(_position(position, move) for position in analysis.positions),
        risks=tuple(_risk(risk, move) for risk in analysis.risks),
        events=tuple(_event(event, move) for event in analysis.events),
    )


def _speaking(analysis: Analysis, actor: str) -> Iterator[Span]:
    for position in analysis.positions:
        if position.speaker.actor == actor:
            yield from position.source
        yield from (link.span for link in position.speaker.chain if link.actor == actor and link.span)


def _actors(actors: Sequence[Actor], move: Move) -> Iterator[Actor]:
    for actor in actors:
        if actor.id != move.old:
            yield _affiliated(actor, move)
            continue
        if move.stays:
            left = tuple(alias for alias in actor.aliases if alias not in move.names)
            yield replace(actor, aliases=left, mentions=tuple(m for m in actor.mentions if m in move.stays))
        if move.mentions:
            yield _arrived(actor, move)


def _affiliated(actor: Actor, move: Move) -> Actor:
    if actor.affiliation != move.old or move.stays:
        return actor
    return replace(actor, affiliation=move.actor.id, affiliation_name=move.actor.name)


def _arrived(old: Actor, move: Move) -> Actor:
    names = dict.fromkeys(name for name in (old.name, *old.aliases) if name in move.names)
    return replace(
        move.actor,
        aliases=tuple(name for name in names if name != move.actor.name),
        mentions=tuple(m for m in old.mentions if m in move.mentions),
    )


def _united(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors of one id as one."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = found.get(actor.id)
        found[actor.id] = _union(known, actor) if known else actor
    return tuple(found.values())


def _union(one: Actor, other: Actor) -> Actor:
    names = dict.fromkeys((one.name, *one.aliases, other.name, *other.aliases))
    return replace(
        one,
        aliases=tuple(name for name in names if name != one.name),
        registered=one.registered or other.registered,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
    )


def _position(position: Position, move: Move) -> Position:
    speaker = position.speaker
    if move.old not in (position.target, speaker.actor, *(link.actor for link in speaker.chain)):
        return position
    return replace(
        position,
        speaker=_speaker(position.speaker, position.source, move),
        target=move.now(position.target, position.content),
    )


def _speaker(speaker: Speaker, source: Sequence[Span], move: Move) -> Speaker:
    chain = tuple(_link(link, move) for link in speaker.chain)
    if speaker.actor != move.old or not move.follows(source):
        return speaker if chain == speaker.chain else replace(speaker, chain=chain)
    who = move.actor
    return replace(speaker, actor=who.id, name=who.name, anonymous=who.anonymous, chain=chain)


def _link(link: Link, move: Move) -> Link:
    if link.actor != move.old or not move.follows((link.span,) if link.span else ()):
        return link
    return replace(link, actor=move.actor.id, name=move.actor.name, anonymous=move.actor.anonymous)


def _risk(risk: Risk, move: Move) -> Risk:
    if move.old not in (*risk.trigger_actors, *risk.consequence_actors):
        return risk
    return replace(
        risk,
        trigger_actors=move.all_now(risk.trigger_actors, risk.trigger),
        consequence_actors=move.all_now(risk.consequence_actors, risk.consequence),
    )


def _event(event: Event, move: Move) -> Event:
    if move.old not in (*event.doers, *event.targets):
        return event
    return replace(
        event, doers=move.all_now(event.doers, (event.span,)), targets=move.all_now(event.targets, (event.span,))
    )
