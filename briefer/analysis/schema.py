"""The published form of the analysis record that `record` writes."""

from typing import Any, get_args

from briefer.analysis.record import SCHEMA
from briefer.model import Actor, DateRef, Engine, Event, Gap, HowKnown, Position, Relation, Risk
from briefer.model.schema import head, schema_of

LISTS: dict[str, type] = {
    "dates": DateRef,
    "actors": Actor,
    "positions": Position,
    "risks": Risk,
    "relations": Relation,
    "events": Event,
    "gaps": Gap,
}
"""Field of the record -> what stands in its list."""

_TOLD = """One analysis of one article. A span is `[start, end]`, the end exclusive, in characters (Python `str`) of
`article.text`. `said`, `horizon` and `date` index `dates`; `asserted_by` and `within` index `positions`; actors are
named by their `id`."""
_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"anyOf": [_TEXT, {"type": "null"}]}


def record_schema() -> dict[str, Any]:
    """The JSON Schema of one line of `briefer analyze --jsonl`. Every field is always there."""
    kinds = schema_of(Engine, *LISTS.values())
    kinds["Span"] = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    date, event = kinds["DateRef"]["properties"], kinds["Event"]["properties"]
    del date["span"]
    kinds["DateRef"]["properties"] = {"start": {"type": "integer"}, "end": {"type": "integer"}, **date}
    event["class"] = event.pop("event_class")
    for kind in kinds.values():
        _complete(kind)
    lists = {name: {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}} for name, kind in LISTS.items()}
    record = {"schema": {"const": SCHEMA}, "engine": {"$ref": "#/$defs/Engine"}, "article": _article(), **lists}
    return {
        **head(SCHEMA, "Analysis record", _TOLD),
        "type": "object",
        "properties": record,
        "required": list(record),
        "$defs": kinds,
    }


def _complete(kind: dict[str, Any]) -> None:
    """Defaults are written out, so each field is required."""
    if "properties" in kind:
        kind["required"] = list(kind["properties"])


def _article() -> dict[str, Any]:
    published = {
        "type": "object",
        "properties": {
            "value": _TEXT,
            "precision": {"enum": ["day", "minute", "second"]},
            "how": {"enum": sorted(get_args(HowKnown))},
        },
        "required": ["value", "precision", "how"],
    }
    fields = {"id": _TEXT, "title": _MAYBE, "published": {"anyOf": [published, {"type": "null"}]}, "text": _TEXT}
    return {"type": "object", "properties": fields, "required": list(fields)}
