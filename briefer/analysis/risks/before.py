"""The order consequence first: "C if T". Every place where the consequence may begin is weighed."""

from briefer.analysis.risks.clause import (
    LINKS,
    WELL_BEGUN,
    Choice,
    afterthought,
    beginning,
    clause_start,
    closing_dash,
    introduces_clause,
    new_clause,
    skip_lead,
)
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.marker import Marker, trigger_clause
from briefer.analysis.risks.words import LONG_DASHES, QUOTES, Words

_LISTED = 3
_LONGEST_INFINITIVE = 14
_OPENING = frozenset({";", ":", "“", '"', "``"}) | LONG_DASHES


def best_before(words: Words, marker: Marker) -> Choice:
    """The best beginning for a consequence that the trigger follows."""
    best = Choice(-99.0, 0)
    clause = trigger_clause(words, marker)
    if _must_follow(words, marker.start, inverted=marker.form == "inversion"):
        return best
    main = words.head(clause) if clause >= 0 else -1
    if main == clause:
        main = -1  # the parse took the trigger for the main clause, and tells nothing
    while marker.start <= main < marker.end and words.head(main) != main:
        main = words.head(main)
    for start in _starts(words, marker, main):
        points = _points_before(words, marker, start)
        if 0 <= main < len(words) and _another_that(words, start, main):
            points -= 4.0
        if 0 <= main < len(words):
            points += 1.5 if start <= main < marker.start else -1.5 if main > marker.start else 0.0
        if points > best.points:
            best = Choice(points, start)
    return Choice(best.points, _widened(words, best.border, marker.start))


def _widened(words: Words, start: int, end: int) -> int:
    """`Who might not be there` and `than they would have been` say nothing without what they belong to."""
    if start >= end or words.low[start] not in {"who", "which", "than"}:
        return start
    verb = words.first_finite(start, end)
    if verb is None:
        return start
    if words.tag[verb] == "MD" and words.head(verb) > verb:
        verb = words.head(verb)
    above = words.head(verb)
    while above >= start and above != words.head(above):
        above = words.head(above)
    if not 0 <= above < start:
        return start
    if words.low[start] != "than":
        return words.edges(above)[0]
    while words.head(above) not in {above, -1} and not words.finite(above):
        above = words.head(above)
    return min(start, _clause_left(words, above))


def _another_that(words: Words, start: int, main: int) -> bool:
    """Between `start` and the verb that the trigger hangs on, `and that` begins what else is said."""
    return any(words.low[i] == "that" and words.tag[i - 1] == "CC" for i in range(max(1, start), main))


def _must_follow(words: Words, place: int, *, inverted: bool) -> bool:
    """A conjunction right before the marker joins what follows; nothing before it can be the consequence."""
    while place > 0 and (words.pause(place - 1) or _comment(words, place - 1)):
        place -= 1
    if place == 0:
        return False
    before = words.low[place - 1]
    if before == "that" and inverted:
        return True
    return before in LINKS or (before == "that" and words.tag[place - 1] != "DT" and words.head(place - 1) >= place)


def _comment(words: Words, place: int) -> bool:
    """`, though,`"""
    return words.low[place] == "though" and place + 1 < len(words) and words.pause(place + 1)


def _starts(words: Words, marker: Marker, main: int) -> list[int]:
    """Where the clause before the marker may begin, from the left."""
    found = {clause_start(words, 0)}
    for place in range(1, marker.start):
        before = words.low[place - 1]
        if before in _OPENING or (before == "that" and words.tag[place - 1] in {"IN", "WDT"}):
            found.add(_antecedent(words, place) if words.tag[place - 1] == "WDT" else place)
        elif (
            (words.tag[place - 1] == "CC" and place > 1 and words.pause(place - 2))
            or before in LINKS | {"so", "whether"}
            or introduces_clause(words, place - 1)
        ):
            found.add(place)
    if 0 <= main < marker.start:
        found.add(_clause_left(words, main))
        if (second := _second_verb(words, main)) is not None:
            found.add(second)
    if (infinitive := _infinitive(words, marker)) is not None:
        found.add(infinitive)
    return sorted(s for place in found if (s := skip_lead(words, place, marker.start)) < marker.start)


def _second_verb(words: Words, main: int) -> int | None:
    """In "rose by 4 per cent and would have risen by 7 had ..." only the second verb is meant; None: no such."""
    verb = words.tokens[main]
    if verb.dep_ != "conj" or any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.lefts):
        return None
    first = min((words.places[c.i] for c in (*verb.lefts, verb) if c.i in words.places), default=main)
    return first if words.modal(first) and not any(c.tag_ == "MD" for c in verb.head.lefts) else None


def _infinitive(words: Words, marker: Marker) -> int | None:
    """Where a noun of intent begins with its infinitive ("a determination to fight"), or what someone is told to do."""
    cues = cue_words()
    for place in range(marker.start - 2, max(1, marker.start - _LONGEST_INFINITIVE), -1):
        if words.finite(place):
            return None
        if words.tag[place] != "TO" or words.tag[place + 1] not in {"VB", "VBP"}:
            continue
        if words.tokens[place - 1].lemma_ in cues.intent and words.tag[place - 1] in {"NN", "NNS"}:
            return words.edges(place - 1)[0] if words.edges(place - 1)[1] >= place else place - 1
        asked = words.first_finite(max(0, place - _LONGEST_INFINITIVE), place)
        if asked is not None and words.tag[place - 1].startswith(("NN", "PRP")) and _asks(words, asked, place):
            return place
        return None
    return None


def _asks(words: Words, start: int, end: int) -> bool:
    return any(words.tag[i].startswith("VB") and words.tokens[i].lemma_ in cue_words().ask for i in range(start, end))


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
    if words.low[start] in {"if", "whether", "until", "unless"}:
        return -3.0
    if verb is None:
        if start == 0 and not words.tokens[0].is_sent_start and words.has_nominal(0, marker.start):
            return 3.0  # what is warned of, or threatened
        if words.tag[start] in {"TO", "VB"}:
            return 4.0
        if _is_intent(words, start, marker.start):
            return 3.5 - 0.02 * (marker.start - start)
        return 1.5 if words.has_infinitive(start, marker.start) else -3.0
    points = 2.0 if words.has_modal(start, marker.start) else 1.0
    if start == verb and start and words.tag[start - 1] == "CC":
        points += 3.5
    points += 1.5 if words.modal(verb) else 0.0
    if not words.has_nominal(start, verb):
        points -= 2.0
    if not words.pause(marker.start - 1):
        points += 1.0
    if not words.modal(verb) and _tells(words, verb, marker.start):
        points -= 2.0
    return points - 0.02 * (marker.start - start)


def _is_intent(words: Words, start: int, end: int) -> bool:
    """A noun such as `promise` with its infinitive, before any comma."""
    stop = words.next_pause(start, end)
    return any(
        words.tokens[i].lemma_ in cue_words().intent and words.tag[i + 1] == "TO" for i in range(start, stop - 1)
    )


def _tells(words: Words, verb: int, end: int) -> bool:
    """A verb of saying with a clause of its own after it."""
    return words.tokens[verb].lemma_ in cue_words().say and words.has_finite(verb + 1, end)


def _goes_on(words: Words, marker: Marker, place: int, end: int) -> bool:
    """The clause around the trigger goes on, or comments on it."""
    if closing_dash(words, place, end) or _quoted_verb(words, marker, place):
        return True
    if not words.has_finite(marker.body, place):
        return False
    # "... if it were cut, or would have to leave": the second verb goes with the consequence.
    return (words.tag[place] == "CC" and words.low[place + 1] in {"would", "could"}) or afterthought(words, place, end)


def _listed_verb(words: Words, clause: int, place: int) -> bool:
    """`If they had moved, pulled back and said so`: the second of several verbs."""
    token = words.tokens[place]
    for _ in range(_LISTED):
        if token.dep_ != "conj":
            return False
        told, token = token.tag_ == "VBD", token.head
        if words.places.get(token.i, -1) == clause >= 0:
            return True
        if told and any(c.tag_ == "MD" for c in token.lefts):  # "would have helped if it moved, pulled back"
            return True
    return False


def _quoted_verb(words: Words, marker: Marker, place: int) -> bool:
    """A quotation opens with the verb of the clause around: "that they would fire if hit “applies to all”"."""
    return (
        words.low[place] in QUOTES
        and words.tag[place + 1] in {"VBZ", "VBD", "MD"}
        and words.has_finite(marker.body, place)
    )


def trigger_stop(words: Words, marker: Marker, end: int) -> int:
    """Where a trigger that follows its consequence ends, at the latest at `end`."""
    clause = trigger_clause(words, marker)
    right = words.edges(clause)[1] if clause >= 0 else -1
    for place in range(marker.body + 2, end - 2):
        word = words.low[place]
        if _goes_on(words, marker, place, end):
            return place
        if word != ",":
            continue
        following = words.low[place + 1]
        if (
            (
                words.finite(place + 1)
                and words.has_finite(marker.body, place)
                and not _listed_verb(words, clause, place + 1)
            )
            or following == "amid"
            or words.low[place + 1 : place + 3] == ("and", "then")
            or (following != "which" and new_clause(words, place + 1, end))
            or (place > right > marker.body and beginning(words, place + 1, end) >= WELL_BEGUN)
        ):
            return place
    return end
