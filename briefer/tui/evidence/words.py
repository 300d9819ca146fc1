"""Times, reviews and decisions in words; and the signs that stand for a review in a list."""

from briefer.model import Decision, Json, Review, When
from briefer.tui.days import moment, month_name

ACCEPTED, REJECTED, EDITED, NOTED, MARKED = "✓", "✗", "✎", "❝", "●"

NAMES = {
    "asserted_by": "asserted by",
    "event_class": "event class",
    "when": "date",
}
"""Fields whose name in the data is not what a person calls them."""

_SHORT = {"month": 7, "year": 4}
"""Precision -> how much of the ISO day says it."""

_SIGNS = {"APPROX": "~", "BEFORE": "<", "AFTER": ">", "ON_OR_BEFORE": "≤", "ON_OR_AFTER": "≥"}
_MODIFIERS = {
    "START": "early",
    "MID": "middle of",
    "END": "late",
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "not later than",
    "ON_OR_AFTER": "not earlier than",
    "APPROX": "about",
}


def name_of_field(field: str) -> str:
    return NAMES.get(field, field)


def short_when(when: When | None) -> str:
    """For a column: `2026-03-04`, `2026-03`, `2026-03-02/08`, before it a sign of a modifier; empty: not known."""
    if when is None or not (when.first or when.last):
        return ""
    return _SIGNS.get(when.mod or "", "") + _extent(when.first or "", when.last or "", when.precision)


def _extent(first: str, last: str, precision: str) -> str:
    one, other = first[:10], last[:10]
    if precision in _SHORT and one[: _SHORT[precision]] == other[: _SHORT[precision]]:
        return one[: _SHORT[precision]]
    if one == other:
        return f"{one} {first[11:16]}" if precision == "minute" and "T" in first else one
    if not one or not other:
        return f"{one}/{other}"
    if one[:8] == other[:8]:
        return f"{one}/{other[8:]}"
    return f"{one}/{other[5:]}" if one[:5] == other[:5] else f"{one}/{other}"


def long_when(when: When | None) -> str:
    """For the details; empty: not known."""
    if when is None or not (when.first or when.last):
        return ""
    before = _MODIFIERS.get(when.mod or "", "")
    if named := _named(when):
        whole = named
    elif when.first and when.last:
        whole = moment(when.first) if when.first == when.last else f"{moment(when.first)} to {moment(when.last)}"
    else:
        whole = f"from {moment(when.first)}" if when.first else f"until {moment(when.last or '')}"
    return f"{before} {whole} ({when.precision})".strip()


def _named(when: When) -> str:
    """A month or a year by its name; empty: it is neither."""
    first, last, precision = when.first or "", when.last or "", when.precision
    if precision not in _SHORT or first[: _SHORT[precision]] != last[: _SHORT[precision]]:
        return ""
    return first[:4] if precision == "year" else f"{month_name(int(first[5:7]))} {first[:4]}"


def state_words(review: Review) -> str:
    return {"accepted": f"{ACCEPTED} accepted", "rejected": f"{REJECTED} rejected"}.get(
        review.state or "", "not judged yet"
    )


def decided(decision: Decision) -> str:
    """What was decided, in words."""
    value = decision.value
    match decision.kind:
        case "accept" | "reject":
            return f"{decision.kind}ed"
        case "edit":
            return _set(name_of_field(decision.field or ""), value)
        case "note":
            return f"note: {value}" if value else "note removed"
        case "merge":
            return f"merged with {_names(value)}"
        case "split":
            return f"split off: {value.get('name') if isinstance(value, dict) else value}"
        case _:
            return f"{decision.kind}: {value or 'not assessed'}"


def _set(field: str, value: Json) -> str:
    if value is None:
        return f"{field} as it was found"
    if isinstance(value, dict):
        return f"{field} set to “{value.get('words')}” ({value.get('first')} to {value.get('last')})"
    return f"{field} set to {value}" if value else f"{field}: none"


def _names(keys: object) -> str:
    """Actors' keys as near to their names as keys come: the actors themselves are no longer there to be asked."""
    if not isinstance(keys, list):
        return str(keys)
    return ", ".join(str(key).removeprefix("actor:").partition("@")[0].replace("-", " ") for key in keys)


def stamp(decision: Decision) -> str:
    """When and by whom."""
    return f"{decision.at[:10]} {decision.at[11:16]}Z {decision.author}"
