"""Where clauses begin and end in a sentence, read from pauses, joining words and finite verbs."""

from dataclasses import dataclass

from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.words import LONG_DASHES, Words

LINKS = frozenset({"because", "since", "although", "though", "while", "whereas"})
_COMMENTS = frozenset({("rather", "than"), ("not", "only"), ("or", "about"), ("or", "even")})
_NAME = 5
_LEAD_WORDS = 4
_START_WORDS = frozenset({"then", "and", "but", ".", ")"})
_END_WORDS = frozenset({".", "?", "!", "..", "and", "but", "even", "only"})
_OPENS_ANOTHER = LINKS | {"but", "which", "where", "who", "as", "assuming", "yet"}
_LISTED = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CC", "PRP$", "POS", "CD", "VBN", "IN", "HYPH"})
_BREAKS = frozenset({";", ":", "“", "``"}) | LONG_DASHES
WELL_BEGUN = 2.0
"Points of `beginning` from which a clause of its own begins."


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One way to divide a sentence at its marker, and the points that speak for it."""

    points: float
    border: int
    "First place of the consequence."


def trimmed(words: Words, places: range) -> tuple[int, ...]:
    """Without pauses, joining words and brackets left open at either edge."""
    start, end = places.start, places.stop
    while start < end and (words.pause(start) or words.low[start] in _START_WORDS or _unpaired(words, start, end, "(")):
        start += 1
    while end > start and (
        words.pause(end - 1) or words.low[end - 1] in _END_WORDS or _unpaired(words, start, end, ")")
    ):
        end -= 1
    opening = _bracket_before(words, start, end)
    return trimmed(words, range(start, opening)) if opening > start else tuple(range(start, end))


def _bracket_before(words: Words, start: int, end: int) -> int:
    """Where a remark in brackets begins that ends the half; 0: none. A short form in brackets belongs to its name."""
    if end <= start or words.low[end - 1] != ")":
        return 0
    opening = next((i for i in range(end - 2, start, -1) if words.low[i] == "("), 0)
    return opening if opening and words.has_finite(opening, end) else 0


def _unpaired(words: Words, start: int, end: int, bracket: str) -> bool:
    """A bracket at the edge of [start, end) whose partner lies outside."""
    inside = words.low[start:end]
    if bracket == "(":
        return inside[0] == "(" and inside.count("(") > inside.count(")")
    return inside[-1] == ")" and inside.count(")") > inside.count("(")


def clause_start(words: Words, before: int) -> int:
    """Where the clause that runs up to `before` begins; with 0, the first word of substance in the sentence."""
    if before == 0:
        return skip_lead(words, 0, len(words))
    for place in range(before - 1, -1, -1):
        word = words.low[place]
        if (
            word in _BREAKS
            or (word == "-" and words.pause(place))
            or (word in {"that", "because"} and words.tag[place] == "IN")
        ):
            return skip_lead(words, place + 1, before)
        if words.tag[place] == "CC" and (place == 0 or words.pause(place - 1)):
            return skip_lead(words, place + 1, before)
    return skip_lead(words, 0, before)


def skip_lead(words: Words, place: int, end: int) -> int:
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


def consequence_stop(words: Words, border: int, end: int) -> int:
    """Where a consequence that begins at `border` ends, at the latest at `end`."""
    for place in range(border + 2, end - 2):
        if words.low[place] == "," and words.has_modal(border, place) and new_clause(words, place + 1, end):
            return place
        if words.low[place] == "because" and words.has_modal(border, place) and words.has_finite(place, end):
            return place
        if (closing_dash(words, place, end) or afterthought(words, place, end)) and words.has_finite(border, place):
            return place
    return end


def afterthought(words: Words, place: int, end: int) -> bool:
    """A comma, and a comment on what went before: ", so it ...", ", rather than ...", ", given that ..."."""
    if words.low[place] != "," or place + 2 >= end:
        return False
    following = words.low[place + 1]
    if following == "so":
        return words.has_finite(place + 2, end)
    if following in {"a", "an"}:
        return _names_it(words, place + 2, end)
    return words.low[place + 1 : place + 3] in _COMMENTS or following == "given"


def _names_it(words: Words, place: int, end: int) -> bool:
    """What went before is called something: ", a step that would ..."."""
    relative = next((i for i in range(place, min(place + _NAME, end)) if words.tag[i] == "WDT"), None)
    return relative is not None and words.has_finite(relative, end) and not words.has_finite(place, relative)


def closing_dash(words: Words, place: int, end: int) -> bool:
    """A dash that opens a clause of its own and not a parenthesis."""
    if words.low[place] not in LONG_DASHES or any(words.low[i] in LONG_DASHES for i in range(place + 1, end)):
        return False
    return words.has_finite(place + 1, end)


def new_clause(words: Words, place: int, end: int) -> bool:
    """`but` or a relative that comments on the whole opens something else."""
    return words.low[place] in _OPENS_ANOTHER and words.has_finite(place, end)


def introduces_clause(words: Words, place: int) -> bool:
    """A verb of saying after which a clause begins at once, or one of threatening with its infinitive."""
    lemma, cues = words.tokens[place].lemma_, cue_words()
    return words.finite(place) and (lemma in cues.say or (lemma in cues.threaten and words.tag[place + 1] == "TO"))


def beginning(words: Words, border: int, end: int) -> float:
    """Points for how well a clause begins at the border: a subject, a finite verb, a modal."""
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
    joined = max((i for i in inside if words.tag[i] == "CC"), default=-1)
    return (
        joined >= 0
        and "," not in words.low[joined:verb]
        and all(words.low[i] == "," or words.tag[i] in _LISTED for i in inside)
    )
