"""Find events."""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from briefer.analysis.document import Document, span_of
from briefer.analysis.events.happening import Telling, telling
from briefer.analysis.events.lexicon import EventWords, event_words
from briefer.analysis.events.naming import Named, name_event
from briefer.analysis.events.roles import (
    actors_at,
    agents,
    clause_of,
    date_of,
    has_role,
    objects,
    place_of,
    subjects,
    targets_at,
)
from briefer.analysis.mentions import Mentions
from briefer.analysis.risks.find import conditional_tokens
from briefer.analysis.risks.judge import asserter
from briefer.model import Actor, DateRef, Event, EventStatus, Position, Span


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
    supposed = conditional_tokens(document, positions, [named.verb for named, _ in told])
    real = [(named, how) for named, how in told if supposed.isdisjoint(t.i for t in (named.verb, *named.trigger))]
    events = [event for named, how in real if (event := _event(scene, named, how)) is not None]
    return tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end)))


def _told(document: Document, lexicon: EventWords) -> list[tuple[Named, Telling]]:
    """The verbs that name an event and tell it as a fact, a plan or a denial."""
    found = []
    lemmas = document.doc.to_array("LEMMA")
    for place in np.flatnonzero(np.isin(lemmas, np.fromiter(lexicon.first, dtype=np.uint64))).tolist():
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
    if status is None:
        return None
    before, passive = subjects(named.verb)
    after = objects(named, lexicon)
    acting, acted = (agents(named.verb), [*before, *after]) if passive else (before, after)
    doers = actors_at(scene.mentions, acting, speaker)
    targets = tuple(t for t in targets_at(scene.mentions, acted, speaker) if t not in doers)
    if not has_role(scene.actors, doers, targets, [*acting, *acted]) or (
        status == "scheduled" and not doers and not passive
    ):
        return None
    if scene.actors and not _fits(named, doers, targets, lexicon, passive=passive):
        return None
    return Event(
        span=span_of(clause_of(named)),
        trigger=Span(named.trigger[0].idx, named.trigger[-1].idx + len(named.trigger[-1])),
        date=_date(scene, named),
        doers=doers,
        targets=targets,
        place=place_of(named, lexicon),
        event_class=named.event_class,
        status=status,
        asserted_by=asserted,
    )


def _date(scene: _Scene, named: Named) -> int | None:
    """Dates of saying are passed over, unless the saying is the event itself ("accused ... on Monday")."""
    sentence = scene.document.sentence_at(named.verb.idx)
    if sentence is None:
        return None
    start, end = sentence.start_char, sentence.end_char
    inside = [i for i, d in enumerate(scene.dates) if start <= d.span.start < end]
    at = named.trigger[0].idx
    said = {p.said for p in scene.positions if p.said is not None and not any(c.start <= at < c.end for c in p.cue)}
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
    if named.event_class == "reject" and not targets and not _object_in(named, lexicon.rejected):
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
