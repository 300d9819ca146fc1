"""Who is in the library: every actor of its analyses, as the analyst's decisions leave them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefer.analysis.actors.keys import keys_of
from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.brief.actors import Cast, Member, cast
from briefer.brief.identities import identified
from briefer.brief.reading import Reading, number
from briefer.brief.refusals import ACTOR
from briefer.brief.reviews import Reviews
from briefer.config import Settings
from briefer.errors import QueryError
from briefer.library import Library
from briefer.model import ActorKind, Article, Decision, Json, RelationKind
from briefer.paths import Workspace

Identity = Literal["register", "decision", "name", "article"]
"""Why mentions in several articles are one actor: a register knows it; an analyst said so; the articles call it by the
same name; or it is unnamed and known in one article only."""

_FEW = 8
"""Names that an error offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One actor over all articles that were looked at."""

    id: str
    key: str
    "By which decisions name it."
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    affiliations: tuple[str, ...]
    "Names of what the articles or the register say that it belongs to."
    registered: bool
    anonymous: bool
    identity: Identity
    doubts: tuple[str, ...]
    "What speaks against its being one actor, in sentences."
    articles: tuple[str, ...]
    "Ids, in order of publication."
    mentions: int
    first: str | None
    "First publication day of those articles; None: none of them is dated."
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRelation:
    """What ties the actor to another one, in one sentence."""

    kind: RelationKind
    source: str
    target: str
    "Names of the two actors."
    asserted_by: str | None
    "Who says so; None: the article itself."
    article: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPosition:
    """What the actor said, word for word."""

    stance: str
    cue: str
    content: str
    article: str
    start: int
    end: int


class Known:
    """Everyone in these articles, the most widely named first."""

    def __init__(self, readings: Sequence[Reading], decisions: Sequence[Decision]) -> None:
        reviews = Reviews(decisions)
        self._readings = identified(readings, reviews)
        self._cast: Cast = cast(self._readings, reviews, rejected=False)
        self._merged = _joined(reviews)
        self._members: Mapping[str, Member] = {member.key: member for member in self._cast.members}
        self.actors = tuple(self._known(member) for member in self._cast.members)

    def _known(self, member: Member) -> KnownActor:
        _, actor = member.seen[0]
        days = sorted(r.article.published.day.isoformat() for r, _ in member.seen if r.article.published)
        names = dict.fromkeys(form for _, a in member.seen for form in (a.name, *a.aliases))
        registered = any(a.registered for _, a in member.seen)
        identity: Identity = "register" if registered else "article" if actor.anonymous else "name"
        return KnownActor(
            id=member.key.removeprefix(ACTOR),
            key=member.key,
            name=member.name,
            kind=member.kind,
            aliases=tuple(name for name in names if name != member.name),
            affiliations=tuple(dict.fromkeys(a.affiliation_name for _, a in member.seen if a.affiliation_name)),
            registered=registered,
            anonymous=actor.anonymous,
            identity="decision" if member.key in self._merged else identity,
            doubts=() if registered or member.key in self._merged else tuple(_doubts(member)),
            articles=tuple(dict.fromkeys(r.article.id for r, _ in member.seen)),
            mentions=member.mentions,
            first=days[0] if days else None,
            last=days[-1] if days else None,
        )

    def find(self, words: str) -> KnownActor:
        """The actor of that id, key, name or alias. Raises QueryError where there is none, or more than one."""
        wanted = words.strip()
        exact = [a for a in self.actors if wanted in (a.id, a.key)]
        named = exact or [a for a in self.actors if a.name.casefold() == wanted.casefold()]
        found = named or [a for a in self.actors if wanted.casefold() in (form.casefold() for form in a.aliases)]
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(f"actor {words}: several are called that; give the id of one: {_ids(found)}")
        near = [a for a in self.actors if not a.anonymous and mentions_words(a, wanted)]
        hint = f"; near it: {_ids(near)}" if near else "; `briefer actors list` shows who there is"
        raise QueryError(f"actor {words}: there is none in the analysed articles{hint}")

    def relations(self, actor: KnownActor) -> Iterator[KnownRelation]:
        """Its relations to others, in order of the articles."""
        for reading in self._readings:
            at = {span: one.id for one in reading.analysis.actors for span in one.mentions}
            positions = reading.analysis.positions
            for relation in reading.analysis.relations:
                source, target = at.get(relation.source), at.get(relation.target)
                ends = [self._cast.id(reading, one) for one in (source, target)]
                if None in ends or ends[0] == ends[1] or self._members[actor.key].id not in ends:
                    continue
                teller = positions[relation.asserted_by].speaker if relation.asserted_by is not None else None
                yield KnownRelation(
                    kind=relation.kind,
                    source=self._cast.name(reading, source) or "",
                    target=self._cast.name(reading, target) or "",
                    asserted_by=(self._cast.name(reading, teller.actor) or teller.name) if teller else None,
                    article=reading.article.id,
                    start=relation.sentence.start,
                    end=relation.sentence.end,
                    sentence=" ".join(reading.article.quote(relation.sentence).split()),
                )

    def positions(self, actor: KnownActor) -> Iterator[KnownPosition]:
        """What it said, in order of the articles."""
        wanted = self._members[actor.key].id
        for reading in self._readings:
            quote = reading.article.quote
            for position in reading.analysis.positions:
                if self._cast.id(reading, position.speaker.actor) == wanted:
                    yield KnownPosition(
                        stance=position.stance,
                        cue=" ".join(quote(span) for span in position.cue),
                        content=" … ".join(" ".join(quote(span).split()) for span in position.content),
                        article=reading.article.id,
                        start=position.content[0].start,
                        end=position.content[-1].end,
                    )


def known_actors(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    articles: Sequence[Article],
    *,
    decisions: Sequence[Decision] | None = None,
) -> Known:
    """Everyone whom the stored analyses of these articles name or describe. Nothing is analysed.

    `decisions`: those to apply; None: all that stand.
    """
    engine = engine_of(settings.workspace.language_model)
    found = library.analyses(articles, engine, rules=rules_fingerprint(workspace.actors))
    pairs = [(article, analysis) for article, analysis in zip(articles, found, strict=True) if analysis]
    readings = number([article for article, _ in pairs], [analysis for _, analysis in pairs], [None] * len(pairs))
    return Known(readings, library.decisions() if decisions is None else decisions)


def mentions_words(actor: KnownActor, words: str) -> bool:
    """Whether a name or alias holds all of these words, in one spelling for accents, hyphens and al-."""
    wanted = keys_of(words)
    forms = (set(keys_of(form)) for form in (actor.name, *actor.aliases))
    return bool(wanted) and any(set(wanted) <= form for form in forms)


def chosen(
    known: Known, *, kinds: Collection[str] = (), words: str | None = None, unnamed: bool = False
) -> tuple[KnownActor, ...]:
    """Those of one of the kinds, with the words in a name, the unnamed only where asked for."""
    return tuple(
        actor
        for actor in known.actors
        if (unnamed or not actor.anonymous)
        and (not kinds or actor.kind in kinds)
        and (not words or mentions_words(actor, words))
    )


def _doubts(member: Member) -> Iterator[str]:
    by_kind: dict[str, str] = {}
    for reading, actor in member.seen:
        by_kind.setdefault(actor.kind, reading.article.id)
    if len(by_kind) > 1:
        yield "the articles do not agree on the kind: " + ", ".join(f"{k} in {a}" for k, a in by_kind.items())
    alone = member.seen[0][1]
    single = alone.kind == "person" and len(keys_of(alone.name)) == 1
    if single and not alone.anonymous and len(member.sources) > 1:
        yield f"{len(member.sources)} articles give one name only: it may be several people"


def _joined(reviews: Reviews) -> frozenset[str]:
    """Keys of the actors that a merge names."""
    return frozenset(str(key) for d in reviews.identities if d.kind == "merge" for key in (d.key, *_listed(d.value)))


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _ids(actors: Sequence[KnownActor]) -> str:
    more = f" and {len(actors) - _FEW} more" if len(actors) > _FEW else ""
    return ", ".join(f"{a.id} ({a.name}, {a.kind})" for a in actors[:_FEW]) + more
