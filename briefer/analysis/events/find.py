"""Find events."""

from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.document import Document, span_of
from briefer.analysis.events.clauses import clause_of
from briefer.analysis.events.dated import find_dated, has_subject, own_verb
from briefer.analysis.events.dateline import dateline_end
from briefer.analysis.events.happening import Telling, telling
from briefer.analysis.events.lexicon import EventWords, event_words
from briefer.analysis.events.naming import Named, name_event
from briefer.analysis.events.places import place_of
from briefer.analysis.events.roles import (
    agents,
    date_of,
    doers_at,
    has_role,
    objects,
    subjects,
    targets_at,
)
from briefer.analysis.mentions import Mentions
from briefer.analysis.risks.find import conditional_tokens
from briefer.analysis.risks.judge import asserter
from briefer.model import Actor, DateRef, Event, EventClass, EventStatus, Position, Span

_SAID = frozenset({"accuse", "request", "reject", "support", "threaten"})
"Classes that without an actor they concern are mere words."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the components before have found in the document."""

    document: Document
    mentions: Mentions
    actors: tuple[Actor, ...]
    dates: tuple[DateRef, ...]
    positions: tuple[Position, ...]
    lexicon: EventWords


def find_events(
    document: Document,
    actors: tuple[Actor, ...],
    dates: tuple[DateRef, ...],
    positions: tuple[Position, ...],
) -> tuple[Event, ...]:
    """Every event of the document, by position of its trigger."""
    scene = _Scene(
        document=document,
        mentions=Mentions(actors),
        actors=actors,
        dates=dates,
        positions=positions,
        lexicon=event_words(),
    )
    told = _told(document, scene.lexicon)
    known = frozenset(named.verb.i for named, _ in told)
    told += [(act.named, act.telling) for act in find_dated(document, dates, known, scene.lexicon)]
    supposed = conditional_tokens(document, positions, [named.verb for named, _ in told])
    real = [(named, how) for named, how in told if supposed.isdisjoint(t.i for t in (named.verb, *named.trigger))]
    events = [event for named, how in real if (event := _event(scene, named, how)) is not None]
    return tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end)))


def _told(document: Document, lexicon: EventWords) -> list[tuple[Named, Telling]]:
    """The verbs that name an event and tell it as a fact, a plan or a denial."""
    found = []
    lemmas = document.doc.to_array("LEMMA").tolist()
    for place in (i for i, lemma in enumerate(lemmas) if lemma in lexicon.first):
        verb = document.doc[place]
        if verb.pos_ != "VERB" or (named := name_event(verb, lexicon)) is None:
            continue
        how = telling(verb, lexicon, present=_headline(document, verb), event_class=named.event_class)
        if how is not None and not _asked(document, verb):
            found.append((named, how))
    return found


def _headline(document: Document, verb: Token) -> bool:
    paragraph = document.paragraph_at(verb.idx)
    return paragraph is not None and paragraph.role in {"headline", "dek"}


def _asked(document: Document, verb: Token) -> bool:
    sentence = document.sentence_at(verb.idx)
    return sentence is None or sentence[-1].lower_ == "?"


def _event(scene: _Scene, named: Named, how: Telling) -> Event | None:
    positions, lexicon = scene.positions, scene.lexicon
    asserted = asserter(positions, named.verb.idx)
    speaker = positions[asserted] if asserted is not None else None
    status = _status(scene.document, how, speaker, lexicon)
    if status == "reported" and named.noun is not None and named.noun.lemma_ == "responsibility":
        status = "claimed"
    if status is None:
        return None
    before, passive = subjects(named.verb)
    after = objects(named, lexicon)
    acting, acted = (agents(named.verb), [*before, *after]) if passive else (before, after)
    doers, targets = _roles(scene, named, acting, acted, speaker)
    date = _date(scene, named)
    own = date is not None and _is_own(scene, named, date)
    event_class = _class(scene, named, _Roles(doers=doers, targets=targets, tokens=(*acting, *acted), passive=passive))
    if event_class is None or (status == "scheduled" and not doers and not passive and not own):
        if not own or (named.event_class in _SAID and named.noun is None) or not has_subject(named, before):
            return None
        event_class = event_class or _without_actors(named, lexicon, passive=passive)
    if event_class == "other" and (not (own and has_subject(named, before)) or _tells_when(scene, named)):
        return None
    where = place_of(named, lexicon)
    return Event(
        span=_span(scene, named),
        trigger=Span(named.trigger[0].idx, named.trigger[-1].idx + len(named.trigger[-1])),
        date=date,
        doers=doers,
        targets=targets,
        place=where.name if where else None,
        where=where.span if where else None,
        event_class=event_class,
        status=status,
        asserted_by=asserted,
    )


def _span(scene: _Scene, named: Named) -> Span:
    """The clause, without a dateline before it."""
    clause = span_of(clause_of(named))
    return Span(max(clause.start, min(dateline_end(scene.document, named.verb), named.verb.idx)), clause.end)


def _roles(
    scene: _Scene, named: Named, acting: list[Token], acted: list[Token], speaker: Position | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Doers and targets. The place named in a dateline is neither."""
    start = dateline_end(scene.document, named.verb)
    doers = doers_at(scene.mentions, acting, speaker, start)
    targets = targets_at(scene.mentions, acted, speaker, start)
    return doers, tuple(t for t in targets if t not in doers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    doers: tuple[str, ...]
    targets: tuple[str, ...]
    tokens: tuple[Token, ...]
    "Heads of the phrases in which those who act or are acted upon may stand."
    passive: bool


def _class(scene: _Scene, named: Named, roles: _Roles) -> EventClass | None:
    """The event's class; None: those around the verb do not make it one."""
    if named.event_class == "other":
        return "other"
    if not has_role(scene.actors, roles.doers, roles.targets, list(roles.tokens)):
        return None
    if scene.actors and not _fits(named, roles.doers, roles.targets, scene.lexicon, passive=roles.passive):
        return None
    return named.event_class


def _without_actors(named: Named, lexicon: EventWords, *, passive: bool) -> EventClass:
    """The class of a dated act around which no known actor stands."""
    if named.noun is not None or named.event_class in {"consult", "protest"}:
        return named.event_class
    if named.event_class == "assault" and (passive or _object_in(named, lexicon.physical)):
        return "assault"
    return "other"


def _tells_when(scene: _Scene, named: Named) -> bool:
    """In "was hit when it left on Monday" the clause only dates the event above it."""
    verb = named.verb
    if verb.dep_ != "advcl" or not any(c.lower_ in {"when", "as"} for c in verb.lefts):
        return False
    above = (verb.head, *verb.head.conjuncts)
    return any(name_event(v, scene.lexicon) is not None for v in above)


def _is_own(scene: _Scene, named: Named, date: int) -> bool:
    verb = own_verb(scene.document, scene.dates[date])
    return verb is not None and verb.i == named.verb.i


def _date(scene: _Scene, named: Named) -> int | None:
    """Dates of saying are passed over, unless the saying is the event itself ("accused ... on Monday")."""
    sentence = scene.document.sentence_at(named.verb.idx)
    if sentence is None:
        return None
    start = max(sentence.start_char, dateline_end(scene.document, named.verb))
    end = sentence.end_char
    inside = [i for i, d in enumerate(scene.dates) if start <= d.span.start < end]
    at = named.trigger[0].idx
    said = {p.said for p in scene.positions if p.said is not None and not any(c.start <= at < c.end for c in p.cue)}
    said = {i for i in said if not _is_own(scene, named, i)}
    return date_of(scene.document, named, scene.dates, inside, said)


def _fits(
    named: Named,
    doers: tuple[str, ...],
    targets: tuple[str, ...],
    lexicon: EventWords,
    *,
    passive: bool,
) -> bool:
    """Verbs with many senses name an event only where actors stand around them."""
    lemma = named.verb.lemma_
    if named.event_class in lexicon.needs_target and not targets:
        return False
    if named.event_class == "reject" and named.noun is None and not targets and not _object_in(named, lexicon.rejected):
        return False
    if named.noun is not None:
        return bool(doers) or passive
    if lemma in lexicon.actor_object and not targets and not _object_in(named, lexicon.physical):
        return False
    return lemma not in lexicon.actor_subject or passive or bool(doers)


def _object_in(named: Named, nouns: frozenset[str]) -> bool:
    return any(c.lemma_ in nouns for c in named.verb.children if c.dep_ in {"dobj", "nsubjpass"})


def _status(document: Document, how: Telling, speaker: Position | None, lexicon: EventWords) -> EventStatus | None:
    """None: a negated action, which is no event."""
    cues = _cue_lemmas(document, speaker)
    if how == "denied" or cues & lexicon.deny:
        return "denied"
    if how == "negated":
        return "denied" if speaker is not None and speaker.stance == "denies" else None
    if how == "planned":
        return "scheduled"
    if cues & lexicon.confirm:
        return "confirmed"
    return "reported" if speaker is None else "claimed"


def _cue_lemmas(document: Document, speaker: Position | None) -> frozenset[str]:
    if speaker is None:
        return frozenset()
    spans = (document.doc.char_span(c.start, c.end, alignment_mode="expand") for c in speaker.cue)
    return frozenset(t.lemma_ for span in spans if span is not None for t in span)
