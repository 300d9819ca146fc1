"""Divide a conditional sentence into its trigger and its consequence.

Both orders ("if T, C" and "C if T") and every place where one half may end are weighed by what stands there:
a pause, a subject with a finite verb, a modal, what the parse joins. The weights are points of evidence, set by hand.
"""

from dataclasses import dataclass

from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.markers import Marker
from briefer.analysis.risks.words import LONG_DASHES, QUOTES, Words

_LEAD_WORDS = 4
_END_WORDS = frozenset({".", "?", "!", "..", "and", "but", "even", "only"})
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_LINKS = frozenset({"because", "since", "although", "though", "while", "whereas"})
_SUBORDINATES = _LINKS | {"if", "unless", "than", "when", "as", "after", "before", "until", "whether", "including"}
_ENDS_CLAUSE = frozenset({"VBN", "VBD", "NN", "NNS", "JJ", "RB", "RP", "NNP", "PRP"})
_LISTED = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CC", "PRP$", "POS", "CD", "VBN", "IN", "HYPH"})
_BREAKS = frozenset({";", ":", "“", "``"}) | LONG_DASHES
_LEAST = 1.0
"Points below which no consequence was found."


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """Places of the words of each half, in order."""

    trigger: tuple[int, ...]
    consequence: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Choice:
    points: float
    border: int
    "First place of the consequence; in the order consequence first, where it begins."


def split(words: Words, marker: Marker) -> Halves | None:
    """None: no consequence stands in this sentence."""
    end = _zone_end(words, marker)
    after = _best_after(words, marker, end)
    before = _best_before(words, marker)
    if max(after.points, before.points) < _LEAST:
        return None
    if after.points >= before.points:
        return _trigger_first(words, marker, after.border, end)
    stop = _trigger_stop(words, marker, end)
    return _halves(words, range(marker.body, stop), range(before.border, marker.start))


def _halves(words: Words, trigger: range, consequence: range, lead: range = range(0)) -> Halves | None:
    """Without pauses and joining words at the edges; None where a half is empty."""
    first = trimmed(words, trigger)
    second = (*trimmed(words, lead), *trimmed(words, consequence))
    return Halves(trigger=first, consequence=second) if first and second else None


def trimmed(words: Words, places: range) -> tuple[int, ...]:
    """Without pauses, joining words and brackets left open at either edge."""
    start, end = places.start, places.stop
    while start < end and (words.pause(start) or words.low[start] in {"then", "and", "but", ".", ")"}):
        start += 1
    while end > start and (words.pause(end - 1) or words.low[end - 1] in _END_WORDS):
        end -= 1
    inside = words.low[start:end]
    if end > start and inside.count("(") > inside.count(")") and inside[0] == "(":
        start += 1
    elif end > start and inside.count(")") > inside.count("(") and inside[-1] == ")":
        end -= 1
    return tuple(range(start, end))


def _zone_end(words: Words, marker: Marker) -> int:
    """Nothing after a semicolon, or after a dash or ", but" that opens a clause of its own once a half is full."""
    for place in range(marker.end, len(words)):
        if words.low[place] == ";":
            return place
    return len(words)


# -- trigger first -------------------------------------------------------------------------------


def _best_after(words: Words, marker: Marker, end: int) -> _Choice:
    best = _Choice(-99.0, end)
    clause = _trigger_clause(words, marker)
    modals = 0
    for border in range(marker.body + (3 if marker.form == "inversion" else 1), end):
        if words.modal(border - 1) and border - 1 > marker.body:
            modals += 1
        if words.pause(border) or not _may_begin(words, marker, border, clause):
            continue
        points = _points_after(words, marker, border, end) - 1.5 * modals - 0.04 * (border - marker.body)
        points += _parse_after(words, border, clause)
        if points > best.points:
            best = _Choice(points, border)
    return best


def _trigger_clause(words: Words, marker: Marker) -> int:
    """Place of the verb or noun that heads the trigger in the parse; -1: the parse gives none after the marker."""
    place = marker.end - 1
    head = words.head(place)
    if marker.form == "noun":
        inner = [
            words.places[c.i]
            for c in words.tokens[place].children
            if c.i in words.places and c.dep_ in {"pobj", "pcomp"}
        ]
        return inner[0] if inner else -1
    return head if head > place else -1


def _may_begin(words: Words, marker: Marker, border: int, clause: int) -> bool:
    if words.pause(border - 1) or "then" in words.low[border - 1 : border + 1]:
        return True
    if words.tag[border - 1] in {"IN", "CC", "WDT", "WRB", "WP", "MD", "TO"} or words.finite(border):
        return False
    if clause < 0 or border <= clause:
        return words.tag[border] in {"PRP", "EX"} and words.has_finite(marker.body, border)
    main = words.head(clause)
    if (main >= border and words.edges(clause)[1] == border - 1) or words.tag[border] in {"PRP", "EX"}:
        return True
    return _subject_without_pause(words, marker, border)


def _subject_without_pause(words: Words, marker: Marker, border: int) -> bool:
    """A noun phrase that runs up to a modal and cannot continue the one before it."""
    if words.tag[border] not in {"DT", "NNP", "PRP$", "NNS"} or words.tag[border - 1] not in _ENDS_CLAUSE:
        return False
    verb = words.first_finite(border, min(border + 10, len(words)))
    return verb is not None and words.modal(verb) and words.has_finite(marker.body, border)


def _points_after(words: Words, marker: Marker, border: int, end: int) -> float:
    before = words.low[border - 1]
    points = -1.5
    if words.pause(border - 1):
        points = 2.0 if before == "," else 1.5 if before in QUOTES else 0.5
    if "then" in (before, words.low[border]):
        points += -3.0 if "CC" in words.tag[max(0, border - 2) : border] else 3.0
    points += _clause_points(words, border, end)
    points += _opening_points(words, border)
    if marker.form == "noun" or words.has_finite(marker.body, border):
        points += 2.0
    elif border - marker.body <= 6 and any(
        words.tag[i] in {"VBN", "JJ", "RB", "VBD", "VBG"} for i in range(marker.body, border)
    ):
        points += 1.0
    else:
        points -= 2.0
    return points + _place_points(words, marker)


def _clause_points(words: Words, border: int, end: int) -> float:
    """How well a clause begins at the border: a subject, a finite verb, a modal."""
    stop = words.next_pause(border, end)
    verb = words.first_finite(border, stop)
    if verb is None:
        verb = words.first_finite(border, end)
        if verb is None:
            return -3.0
        return (4.0 if words.modal(verb) else 2.0) if _list(words, border, verb) else -0.5
    points = 3.0 if words.has_modal(border, stop) else 1.0
    if verb == border:
        return points + (0.5 if words.tag[border + 1 : border + 2] in {("PRP",), ("DT",)} else -1.5)
    if words.has_nominal(border, verb):
        points += 1.0
    return points + (1.0 if words.tag[border] in {"PRP", "EX"} else 0.0)


def _list(words: Words, start: int, verb: int) -> bool:
    """Names and nouns set off by commas, the last after a conjunction: "Hezbollah, the Iranians and the factions"."""
    inside = range(start, verb)
    joined = any(words.tag[i] == "CC" for i in inside)
    return joined and all(words.low[i] == "," or words.tag[i] in _LISTED for i in inside)


def _opening_points(words: Words, border: int) -> float:
    low, tag = words.low[border], words.tag[border]
    if low in _RELATIVES or tag == "WDT":
        return -4.0
    if low in _SUBORDINATES or (tag == "RB" and border + 1 < len(words) and words.low[border + 1] in _SUBORDINATES):
        return -3.0
    if tag == "CC" or tag == "TO":
        return -3.0
    return -1.0 if tag == "IN" else 0.0


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


def _trigger_first(words: Words, marker: Marker, border: int, end: int) -> Halves | None:
    """The subject may stand before the marker: "The deal, if signed, would ..."."""
    stop = consequence_stop(words, border, end)
    lead = range(0)
    if words.finite(border) and words.tag[border + 1 : border + 2] not in {("PRP",), ("DT",), ("EX",)}:
        start = clause_start(words, marker.start)
        if start < marker.start and words.has_nominal(start, marker.start):
            lead = range(start, marker.start)
    return _halves(words, range(marker.body, border), range(border, stop), lead)


def consequence_stop(words: Words, border: int, end: int) -> int:
    """Where a consequence that begins at `border` ends, at the latest at `end`."""
    for place in range(border + 2, end - 2):
        if words.low[place] == "," and words.has_modal(border, place) and _new_clause(words, place + 1, end):
            return place
        if _closing_dash(words, place, end) and words.has_finite(border, place):
            return place
    return end


def _closing_dash(words: Words, place: int, end: int) -> bool:
    """A dash that opens a clause of its own and not a parenthesis."""
    if words.low[place] not in LONG_DASHES or any(words.low[i] in LONG_DASHES for i in range(place + 1, end)):
        return False
    return words.has_finite(place + 1, end)


def _new_clause(words: Words, place: int, end: int) -> bool:
    """`but` or a relative that comments on the whole opens something else."""
    return words.low[place] in {"but", "which"} | _LINKS and words.has_finite(place, end)


# -- consequence first ---------------------------------------------------------------------------


def _best_before(words: Words, marker: Marker) -> _Choice:
    best = _Choice(-99.0, 0)
    clause = _trigger_clause(words, marker)
    if _must_follow(words, marker.start):
        return best
    main = words.head(clause) if clause >= 0 else -1
    while marker.start <= main < marker.end and words.head(main) != main:
        main = words.head(main)
    for start in _starts(words, marker, main):
        points = _points_before(words, marker, start)
        if 0 <= main < len(words):
            points += 1.5 if start <= main < marker.start else -1.5 if main > marker.start else 0.0
        if points > best.points:
            best = _Choice(points, start)
    return best


def _must_follow(words: Words, place: int) -> bool:
    """A conjunction right before the marker joins what follows; nothing before it can be the consequence."""
    while place > 0 and words.pause(place - 1):
        place -= 1
    return place > 0 and (
        words.low[place - 1] in _LINKS or (words.low[place - 1] == "that" and words.tag[place - 1] == "IN")
    )


def _starts(words: Words, marker: Marker, main: int) -> list[int]:
    """Where the clause before the marker may begin, from the left."""
    found = {clause_start(words, 0)}
    for place in range(1, marker.start):
        before = words.low[place - 1]
        if (
            before in {";", ":", "“", '"', "``"}
            or before in LONG_DASHES
            or before == "that"
            and words.tag[place - 1] in {"IN", "WDT"}
        ):
            found.add(_antecedent(words, place) if words.tag[place - 1] == "WDT" else place)
        elif (
            words.tag[place - 1] == "CC"
            and place > 1
            and words.pause(place - 2)
            or before in _LINKS | {"so"}
            or _told(words, place - 1)
        ):
            found.add(place)
    if 0 <= main < marker.start:
        found.add(_clause_left(words, main))
    return sorted(s for place in found if (s := _skip_lead(words, place, marker.start)) < marker.start)


def _told(words: Words, place: int) -> bool:
    """A verb of saying after which a clause begins at once, or one of threatening with its infinitive."""
    lemma, cues = words.tokens[place].lemma_, cue_words()
    return words.finite(place) and (lemma in cues.say or (lemma in cues.threaten and words.tag[place + 1] == "TO"))


def _antecedent(words: Words, place: int) -> int:
    """Where the noun phrase begins that a relative clause opening before `place` belongs to."""
    verb = words.head(place - 1)
    if verb >= place and words.tokens[verb].dep_ == "relcl" and words.head(verb) >= 0:
        return words.edges(words.head(verb))[0]
    return place


def _clause_left(words: Words, verb: int) -> int:
    """Left edge of the clause around a verb, climbing out of infinitives that lack a subject of their own."""
    while words.tokens[verb].dep_ in {"xcomp", "acl", "pcomp", "conj"} and 0 <= words.head(verb) < verb:
        verb = words.head(verb)
    return words.edges(verb)[0]


def _points_before(words: Words, marker: Marker, start: int) -> float:
    verb = words.first_finite(start, marker.start)
    if verb is None:
        if words.tag[start] in {"TO", "VB"}:
            return 4.0
        return 1.5 if words.has_infinitive(start, marker.start) else -3.0
    points = 2.0 if words.has_modal(start, marker.start) else 1.0
    points += 1.5 if words.modal(verb) else 0.0
    if not words.has_nominal(start, verb):
        points -= 2.0
    if not words.pause(marker.start - 1):
        points += 1.0
    if not words.modal(verb) and _tells(words, verb, marker.start):
        points -= 2.0
    return points - 0.02 * (marker.start - start)


def _tells(words: Words, verb: int, end: int) -> bool:
    """A verb of saying with a clause of its own after it."""
    return words.tokens[verb].lemma_ in cue_words().say and words.has_finite(verb + 1, end)


def _trigger_stop(words: Words, marker: Marker, end: int) -> int:
    clause = _trigger_clause(words, marker)
    right = words.edges(clause)[1] if clause >= 0 else -1
    for place in range(marker.body + 2, end - 2):
        word = words.low[place]
        if _closing_dash(words, place, end):
            return place
        if word != ",":
            continue
        following = words.low[place + 1]
        if (
            words.finite(place + 1)
            or (following != "which" and _new_clause(words, place + 1, end))
            or (place > right > marker.body and _clause_points(words, place + 1, end) >= 2)
        ):
            return place
    return end


def clause_start(words: Words, before: int) -> int:
    """Where the clause that runs up to `before` begins; with 0, the first word of substance in the sentence."""
    if before == 0:
        return _skip_lead(words, 0, len(words))
    for place in range(before - 1, -1, -1):
        word = words.low[place]
        if word in _BREAKS or (word in {"that", "because"} and words.tag[place] == "IN"):
            return _skip_lead(words, place + 1, before)
        if words.tag[place] == "CC" and (place == 0 or words.pause(place - 1)):
            return _skip_lead(words, place + 1, before)
    return _skip_lead(words, 0, before)


def _skip_lead(words: Words, place: int, end: int) -> int:
    """Past joining words, pauses, and a short adverbial with its comma ("In truth,")."""
    while place < end:
        if words.pause(place) or words.tag[place] == "CC" or (words.low[place] == "that" and words.tag[place] == "IN"):
            place += 1
            continue
        comma = next((i for i in range(place, min(place + _LEAD_WORDS + 1, end)) if words.low[i] == ","), None)
        if comma is None or words.tag[place] not in {"RB", "IN", "UH", "CC"} or words.has_finite(place, comma):
            break
        if any(words.tokens[i].ent_type_ for i in range(place, comma)):
            break
        place = comma + 1
    return place
