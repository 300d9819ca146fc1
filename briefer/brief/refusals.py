"""What a decision may say, told before it is kept and again before it is applied."""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import get_args

from briefer.model import (
    EDITABLE,
    ActorKind,
    DecisionKind,
    EntryKind,
    EventClass,
    EventStatus,
    FindingKind,
    Impact,
    Json,
    Likelihood,
    Polarity,
    RiskStatus,
    Stance,
)

CHOICES: dict[tuple[FindingKind, str], tuple[str, ...]] = {
    ("actor", "kind"): get_args(ActorKind),
    ("position", "stance"): get_args(Stance),
    ("risk", "polarity"): get_args(Polarity),
    ("risk", "status"): get_args(RiskStatus),
    ("risk", "likelihood"): get_args(Likelihood),
    ("risk", "impact"): get_args(Impact),
    ("time", "kind"): get_args(EntryKind),
    ("time", "status"): get_args(EventStatus),
    ("time", "event_class"): get_args(EventClass),
}
"""What an analyst chooses from, by finding and field; fields that are not here are words of the analyst's own."""

OPTIONAL: frozenset[tuple[FindingKind, str]] = frozenset(
    {
        ("actor", "affiliation"),
        ("position", "speaker"),
        ("position", "target"),
        ("position", "issue"),
        ("position", "when"),
        ("risk", "asserted_by"),
        ("risk", "horizon"),
        ("time", "event_class"),
    }
)
"""Fields that an empty text leaves without a value."""

ACTOR = "actor:"
"""How keys of actors begin."""

_PRECISIONS = (
    "minute",
    "part",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "vague",
)
_LONGEST_NAME = 300
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def refusal(finding: FindingKind, kind: DecisionKind, field: str | None, value: Json) -> str | None:
    """Why this cannot be decided of such a finding; None: it can."""
    if kind == "edit":
        return _edit(finding, field, value)
    if field is not None:
        return f"{kind}: has no field, but {field} was given"
    if kind in ("likelihood", "impact"):
        return _rating(finding, kind, value)
    other = _OTHERS.get(kind)
    return other(finding, value) if other else f"{kind}: no decision that this version knows"


def _edit(finding: FindingKind, field: str | None, value: Json) -> str | None:
    if field not in EDITABLE[finding]:
        return f"{field}: no field of a {finding} that can be edited; there are: {', '.join(EDITABLE[finding])}"
    if value is None or (value == "" and (finding, field) in OPTIONAL):
        return None
    if field in ("when", "horizon"):
        return _time(field, value)
    if (finding, field) in CHOICES:
        return _choice(field, value, CHOICES[finding, field])
    return _line(field, value)


def _rating(finding: FindingKind, kind: str, value: Json) -> str | None:
    if finding != "risk":
        return f"{kind}: is said of a risk, and this is a {finding}"
    return None if value is None else _choice(kind, value, CHOICES["risk", kind])


def _judgement(_: FindingKind, value: Json) -> str | None:
    return None if value is None else f"accept and reject: take no value, but {_shown(value)} was given"


def _note(_: FindingKind, value: Json) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        return f"note: {_shown(value)} is no text"
    return _unprintable("note", value.replace("\n", " ").replace("\t", " "))


def _merge(finding: FindingKind, value: Json) -> str | None:
    if finding != "actor":
        return f"merge: only actors are merged, and this is a {finding}"
    if not _texts(value) or not value or not all(str(key).startswith(ACTOR) for key in _listed(value)):
        return f"merge: {_shown(value)} is no list of keys of actors, as `{ACTOR}ID`"
    return None


def _split(finding: FindingKind, value: Json) -> str | None:
    if finding != "actor":
        return f"split: only actors are split, and this is a {finding}"
    if not isinstance(value, dict) or not set(value) <= {"name", "names", "articles"}:
        return f'split: {_shown(value)} is not {{"name", "names", "articles"}}'
    names, articles = value.get("names", []), value.get("articles", [])
    if not (_texts(names) and _texts(articles)):
        return "split: names and articles are lists of texts"
    if not names and not articles:
        return "split: says neither which names nor which articles mean the other actor"
    return _line("split: name", value.get("name"))


def _grade(_finding: FindingKind, _value: Json) -> str | None:
    return "grade: is set on the article, not on a finding in it"


_OTHERS: dict[DecisionKind, Callable[[FindingKind, Json], str | None]] = {
    "accept": _judgement,
    "reject": _judgement,
    "note": _note,
    "merge": _merge,
    "split": _split,
    "grade": _grade,
}


def _time(field: str, value: Json) -> str | None:
    if not isinstance(value, dict) or set(value) != {"words", "first", "last", "precision"}:
        return f'{field}: {_shown(value)} is not {{"words", "first", "last", "precision"}}'
    first, last = value["first"], value["last"]
    if not (_is_time(first) and _is_time(last)):
        return f"{field}: {_shown(first)} to {_shown(last)} are no ISO days or instants"
    if str(first)[:10] > str(last)[:10]:
        return f"{field}: it ends ({last}) before it begins ({first})"
    return _line(field, value["words"]) or _choice(f"{field}: precision", value["precision"], _PRECISIONS)


def _is_time(value: Json) -> bool:
    if not isinstance(value, str) or not _DAY.match(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _choice(field: str, value: Json, choices: tuple[str, ...]) -> str | None:
    return None if value in choices else f"{field}: {_shown(value)} is none of {', '.join(choices)}"


def _line(field: str, value: Json) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return f"{field}: {_shown(value)} is no text"
    if len(value) > _LONGEST_NAME:
        return f"{field}: {len(value)} characters are too many; at most {_LONGEST_NAME}"
    return _unprintable(field, value)


def _unprintable(field: str, text: str) -> str | None:
    """Control characters, line breaks and half of a surrogate pair have no place on the page."""
    bad = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")), None)
    return f"{field}: holds the character U+{ord(bad):04X}, which cannot be printed" if bad else None


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _shown(value: Json) -> str:
    return f"“{value}”" if isinstance(value, str) else repr(value)
