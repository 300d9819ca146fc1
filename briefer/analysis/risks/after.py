"""The order trigger first: "if T, C". Every place where the consequence may begin is weighed.

The weights are points of evidence, set by hand on sentences of news: a pause, a subject with a finite verb, a modal,
what the parse joins.
"""

from briefer.analysis.risks.clause import LINKS, Choice, beginning, clause_start
from briefer.analysis.risks.marker import Marker, trigger_clause
from briefer.analysis.risks.words import LONG_DASHES, QUOTES, Words

_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_SUBORDINATES = LINKS | {"if", "unless", "than", "when", "as", "after", "before", "until", "whether", "including"}
_ENDS_CLAUSE = frozenset({"VBN", "VBD", "NN", "NNS", "JJ", "RB", "RP", "NNP", "PRP"})
_CANNOT_PRECEDE = frozenset({"IN", "CC", "WDT", "WRB", "WP", "MD", "TO"})
_WITHOUT_VERB = frozenset({"VBN", "JJ", "RB", "VBD", "VBG"})
_LONGEST_WITHOUT_VERB = 6
"Words of a trigger such as `if attacked from the north`."
_PER_MODAL = 1.5
_PER_WORD = 0.04


def best_after(words: Words, marker: Marker, end: int) -> Choice:
    """The best border for a consequence that follows the trigger."""
    best = Choice(-99.0, end)
    clause = trigger_clause(words, marker)
    modals = 0
    for border in range(marker.body + (3 if marker.form == "inversion" else 1), end):
        if words.modal(border - 1) and border - 1 > marker.body:
            modals += 1
        if words.pause(border) or not _may_begin(words, marker, border, clause):
            continue
        points = _points_after(words, marker, border, end) - _PER_MODAL * modals - _PER_WORD * (border - marker.body)
        points += _parse_after(words, border, clause)
        if points > best.points:
            best = Choice(points, border)
    return best


def _may_begin(words: Words, marker: Marker, border: int, clause: int) -> bool:
    if words.pause(border - 1) or "then" in words.low[border - 1 : border + 1]:
        return True
    if words.finite(border):
        return _bare_verb(words, marker, border)
    if words.tag[border - 1] in _CANNOT_PRECEDE:
        return False
    if clause < 0 or border <= clause:
        return words.tag[border] in {"PRP", "EX"} and words.has_finite(marker.body, border)
    main = words.head(marker.end - 1 if marker.form == "noun" else clause)
    if (main >= border and words.edges(clause)[1] == border - 1) or words.tag[border] in {"PRP", "EX"}:
        return True
    return _subject_without_pause(words, marker, border)


def _bare_verb(words: Words, marker: Marker, border: int) -> bool:
    """`Only if both agree can it be changed`, and `if published could be fatal`."""
    if not words.modal(border):
        return False
    if marker.polarity == "only-if":
        return words.has_finite(marker.body, border) and words.tag[border + 1 : border + 2] != ("VB",)
    return words.tag[marker.body] == "VBN" and not words.has_finite(marker.body, border)


def _subject_without_pause(words: Words, marker: Marker, border: int) -> bool:
    """A noun phrase that runs up to a modal and cannot continue the one before it."""
    if words.tag[border] not in {"DT", "NNP", "PRP$", "NNS"} or words.tag[border - 1] not in _ENDS_CLAUSE:
        return False
    verb = words.first_finite(border, min(border + 10, len(words)))
    return verb is not None and words.modal(verb) and (marker.form == "noun" or words.has_finite(marker.body, border))


def _points_after(words: Words, marker: Marker, border: int, end: int) -> float:
    before = words.low[border - 1]
    points = -1.5
    if words.pause(border - 1):
        points = 2.0 if before == "," else 1.5 if before in QUOTES else 0.5
    if before in LONG_DASHES and _in_parenthesis(words, border, end):
        points -= 3.0
    if "then" in (before, words.low[border]):
        points += -3.0 if "CC" in words.tag[max(0, border - 2) : border] else 3.0
    points += beginning(words, border, end)
    points += _opening_points(words, border) - _relative_points(words, border, end)
    if marker.form == "noun" or words.has_finite(marker.body, border):
        points += 2.0
    elif border - marker.body <= _LONGEST_WITHOUT_VERB and any(
        words.tag[i] in _WITHOUT_VERB for i in range(marker.body, border)
    ):
        points += 1.0
    else:
        points -= 2.0
    return points + _place_points(words, marker)


def _in_parenthesis(words: Words, border: int, end: int) -> bool:
    """A second dash follows, and a clause after it."""
    dash = next((i for i in range(border, end) if words.low[i] in LONG_DASHES), -1)
    return dash > 0 and words.has_finite(dash + 1, end)


def _relative_points(words: Words, border: int, end: int) -> float:
    """In "..., a step that would hurt" the verb is that of a relative clause."""
    verb = words.first_finite(border, end)
    relative = verb is not None and any(words.tag[i] in {"WDT", "WP"} for i in range(border + 1, verb))
    return 3.0 if relative and not words.has_finite((verb or 0) + 1, end) else 0.0


def _opening_points(words: Words, border: int) -> float:
    low, tag = words.low[border], words.tag[border]
    if low in _RELATIVES or tag == "WDT":
        return -4.0
    if low in _SUBORDINATES or (tag == "RB" and border + 1 < len(words) and words.low[border + 1] in _SUBORDINATES):
        return -3.0
    if tag in {"CC", "TO"}:
        return -3.0
    return {"IN": -1.0, "VBG": -2.0}.get(tag, 0.0)


def _place_points(words: Words, marker: Marker) -> float:
    """A marker that nothing with a verb precedes is followed by the consequence."""
    start = clause_start(words, marker.start)
    if start >= marker.start:
        return 2.0
    if not words.has_finite(start, marker.start):
        return 1.0
    if words.pause(marker.start - 1) or not words.has_modal(start, marker.start):
        return -0.5
    return -2.5


def _parse_after(words: Words, border: int, clause: int) -> float:
    if clause < 0 or clause >= border:
        return 0.0
    left, right = words.edges(clause)
    points = 1.5 if right < border else -1.0 if left <= border else 0.0
    return points + (1.5 if words.head(clause) >= border else 0.0)
