"""The analysis record: the public JSON form of one article's analysis, schema `briefer.analysis/1`."""

from collections.abc import Iterable
from typing import Any

from briefer.model import Actor, Analysis, Article, DateRef, Event, Gap, Position, Relation, Risk, Span

SCHEMA = "briefer.analysis/1"


def to_record(article: Article, analysis: Analysis) -> dict[str, Any]:
    """Spans are `[start, end]`, end exclusive, in characters of `article.text`, which is the text analysed."""
    published = article.published
    return {
        "schema": SCHEMA,
        "engine": {"briefer": analysis.engine.briefer, "model": analysis.engine.model},
        "article": {
            "id": article.id,
            "title": article.title,
            "published": published
            and {"value": published.value, "precision": published.precision, "how": published.how},
            "text": article.text,
        },
        "dates": [_date(d) for d in analysis.dates],
        "actors": [_actor(a) for a in analysis.actors],
        "positions": [_position(p) for p in analysis.positions],
        "risks": [_risk(r) for r in analysis.risks],
        "relations": [_relation(r) for r in analysis.relations],
        "events": [_event(e) for e in analysis.events],
        "gaps": [_gap(g) for g in analysis.gaps],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pair_or_none(span: Span | None) -> list[int] | None:
    return None if span is None else _pair(span)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _date(date: DateRef) -> dict[str, Any]:
    return {
        "start": date.span.start,
        "end": date.span.end,
        "kind": date.kind,
        "value": date.value,
        "first": date.first,
        "last": date.last,
        "precision": date.precision,
        "mod": date.mod,
        "anchor": date.anchor,
        "rule": date.rule,
        "unresolved": date.unresolved,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "affiliation": actor.affiliation,
        "affiliation_name": actor.affiliation_name,
        "anonymous": actor.anonymous,
        "registered": actor.registered,
        "mentions": _pairs(actor.mentions),
    }


def _position(position: Position) -> dict[str, Any]:
    speaker = position.speaker
    return {
        "source": _pairs(position.source),
        "cue": _pairs(position.cue),
        "content": _pairs(position.content),
        "mode": position.mode,
        "speaker": {
            "name": speaker.name,
            "actor": speaker.actor,
            "anonymous": speaker.anonymous,
            "chain": [
                {
                    "name": link.name,
                    "actor": link.actor,
                    "anonymous": link.anonymous,
                    "span": _pair_or_none(link.span),
                }
                for link in speaker.chain
            ],
        },
        "addressee": _pair_or_none(position.addressee),
        "anonymity": _pair_or_none(position.anonymity),
        "stance": position.stance,
        "stance_words": _pairs(position.stance_words),
        "target": position.target,
        "issue": position.issue,
        "said": position.said,
        "within": position.within,
    }


def _risk(risk: Risk) -> dict[str, Any]:
    return {
        "sentence": _pair(risk.sentence),
        "marker": _pair(risk.marker),
        "trigger": _pairs(risk.trigger),
        "consequence": _pairs(risk.consequence),
        "polarity": risk.polarity,
        "negated": risk.negated,
        "status": risk.status,
        "trigger_actors": list(risk.trigger_actors),
        "consequence_actors": list(risk.consequence_actors),
        "asserted_by": risk.asserted_by,
        "horizon": risk.horizon,
        "kind": risk.kind,
        "impact_words": _pairs(risk.impact_words),
        "likelihood_words": _pairs(risk.likelihood_words),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "source": _pair(relation.source),
        "target": _pair(relation.target),
        "sentence": _pair(relation.sentence),
        "asserted_by": relation.asserted_by,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "span": _pair(event.span),
        "trigger": _pair(event.trigger),
        "date": event.date,
        "doers": list(event.doers),
        "targets": list(event.targets),
        "place": event.place,
        "where": _pair_or_none(event.where),
        "class": event.event_class,
        "status": event.status,
        "asserted_by": event.asserted_by,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {"kind": gap.kind, "message": gap.message, "span": _pair_or_none(gap.span)}
