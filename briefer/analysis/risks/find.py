"""Find conditionals."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from briefer.analysis.document import Document
from briefer.analysis.lexicon import load
from briefer.analysis.risks.across import find_across, opener_words
from briefer.analysis.risks.answer import find_answers
from briefer.analysis.risks.attributed import attribution_tokens
from briefer.analysis.risks.back import antecedent, looks_back, statement_before
from briefer.analysis.risks.causal import causal_words, find_causal
from briefer.analysis.risks.context import Context
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Before, Found, Place
from briefer.analysis.risks.generic import is_generic
from briefer.analysis.risks.imperative import find_imperatives
from briefer.analysis.risks.inversion import SUBJECT_TAGS
from briefer.analysis.risks.judge import asserter, is_negated, judge
from briefer.analysis.risks.lines import called_words, find_lines
from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.markers import find_markers, marker_words
from briefer.analysis.risks.split import Halves, split
from briefer.analysis.risks.whoever import ANY, OPEN
from briefer.analysis.risks.wish import find_wishes, wish_words
from briefer.analysis.risks.words import Words
from briefer.model import Actor, DateRef, Position, Risk

_VB, _MD, _NNS, _WHILE, _HAVE, _OR = (get_string_id(w) for w in ("VB", "MD", "NNS", "while", "have", "or"))
_RELATIVES = frozenset(get_string_id(word) for word in ("that", "who"))


def _pairs(table: dict[str, tuple[str, ...]]) -> dict[int, frozenset[int]]:
    return {get_string_id(word): frozenset(map(get_string_id, others)) for word, others in table.items()}


_AFTER = _pairs(
    {"for": ("but",), "long": ("as", "so"), "soon": ("as",), "no": ("with",), "line": ("red",), "lines": ("red",)}
)
"Conditional only right after one of these."
_BEFORE = _pairs({"even": ("if", "with"), "only": ("if",)})
"Conditional only right before one of these."
_FAR = 30
"Tokens within which the modal of a sentence with `while` stands."
_AS = frozenset(get_string_id(word) for word in ("as", "so"))
_WITHHELD = frozenset({"name", "names", "anonymity", "identity", "identified", "named", "quoted"})
"Words of the condition on which a source speaks, which is no risk."
_NOTHING = frozenset({"no", "nothing", "nobody", "none"})
_FUTURE = frozenset({"will", "'ll", "’ll", "may", "might", "can"})
_UNREAL = frozenset({"would", "could", "might"})


def find_risks(
    document: Document,
    actors: tuple[Actor, ...],
    dates: tuple[DateRef, ...],
    positions: tuple[Position, ...],
) -> tuple[Risk, ...]:
    """Every conditional of the document, by position of its sentence."""
    context = Context.of(document, actors, dates, positions)
    risks: list[Risk] = []
    last: tuple[int, Found] | None = None
    for index in _candidates(document):
        before = partial(_before, context, index, last)
        for hit, attributed in _in_sentence(context, document.sentences[index], before):
            found = _with_antecedent(context, hit, index) if looks_back(hit) else hit
            previous = risks[-1] if last and last[0] == index - 1 and found.trigger == last[1].trigger else None
            risks.append(judge(context, found, attributed=attributed, previous=previous))
            last = (index, found)
    return tuple(risks)


def conditional_tokens(
    document: Document, positions: tuple[Position, ...], tokens: Sequence[Token]
) -> frozenset[Place]:
    """Document indices of all words in either half of the conditionals of the sentences in which `tokens` stand."""
    context = Context.of(document, (), (), positions)
    wanted = {token.sent.start for token in tokens}
    halves: set[Place] = set()
    for index in _candidates(document):
        sentence = document.sentences[index]
        if sentence[0].sent.start in wanted:
            for found, _ in _in_sentence(context, sentence, tuple):
                halves.update(found.trigger, found.consequence)
    return frozenset(halves)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Hashes of the words without which a sentence holds no conditional."""

    all: frozenset[int]
    verbs: frozenset[int]
    "Conditional only before their subject."
    caused: frozenset[int]
    "Conditional only after a modal."


@cache
def _cues() -> _Cues:
    causal = causal_words()
    caused = causal.verbs | set(causal.phrases) | {"have"}
    words = {*marker_words().by_first, *opener_words(), *wish_words(), *causal.risk, *ANY, *OPEN, *called_words()}
    words = (words | {"event", "condition", "understanding", "moment", "absence"}) - {
        "in",
        "on",
        "the",
        "so",
        "as",
        "but",
        "with",
    }
    words |= set(load("briefer.analysis.risks", "lexicon.toml")["candidates"]["words"])
    verbs = marker_words().inversion
    return _Cues(
        all=frozenset(get_string_id(word) for word in words | verbs | caused),
        verbs=frozenset(get_string_id(word) for word in verbs),
        caused=frozenset(get_string_id(word) for word in caused - words),
    )


def _candidates(document: Document) -> list[int]:
    """Indices of the sentences that may hold a conditional."""
    cues, doc = _cues(), document.doc
    lower = doc.to_array("LOWER").tolist()
    kept = [i for i, word in enumerate(lower) if word in cues.all and _worth(doc, i, word, cues)]
    starts = [s.start for s in document.sentences]
    for start in starts:  # after an opening mark, perhaps
        kept += [i for i in (start, start + 1) if i < len(doc) and doc[i].tag == _VB]
    found = {bisect_right(starts, place) - 1 for place in kept}
    return sorted(i for i in found if i >= 0)


def _worth(doc: Doc, place: int, word: int, cues: _Cues) -> bool:
    """What the neighbours rule out, before the sentence is laid out."""
    if word in cues.verbs:
        return place + 1 < len(doc) and doc[place + 1].tag_ in SUBJECT_TAGS
    if word in cues.caused:
        if doc[place].tag != _VB or not any(doc[i].tag == _MD for i in range(max(0, place - 3), place)):
            return False
        return word != _HAVE or any(t.lower_ in causal_words().have for t in doc[place + 1 : place + 5])
    if word in _AFTER:
        return place > 0 and doc[place - 1].lower in _AFTER[word]
    if word in _BEFORE:
        return place + 1 < len(doc) and doc[place + 1].lower in _BEFORE[word]
    return _worth_of_others(doc, place, word)


def _worth_of_others(doc: Doc, place: int, word: int) -> bool:
    if word == _WHILE:
        return any(doc[i].tag == _MD for i in range(max(0, place - _FAR), min(len(doc), place + _FAR)))
    if word == _OR:
        return place + 1 < len(doc) and doc[place + 1].tag == _VB
    if word in _RELATIVES:
        opening = place > 0 and doc[place - 1].tag == _NNS and (place == 1 or not doc[place - 2].is_alpha)
        return opening and any(t.tag == _MD for t in doc[place : place + _FAR])
    return True


def _with_antecedent(context: Context, found: Found, index: int) -> Found:
    meant = antecedent(context.document, context.positions, index)
    return replace(found, trigger=(*meant, *found.trigger))


def _before(context: Context, index: int, last: tuple[int, Found] | None) -> tuple[Place, ...]:
    """The trigger that the sentence before offers: its own trigger, or all it says."""
    if last and last[0] == index - 1:
        return last[1].trigger
    return statement_before(context.document, context.positions, index)


def _in_sentence(context: Context, sentence: Tokens, before: Before) -> list[tuple[Found, bool]]:
    """What the sentence holds, and whether its own words attribute it."""
    whole = Words.of(sentence)
    results: list[tuple[Found, bool]] = []
    covered: set[Place] = set()
    for marker in find_markers(whole):
        if whole.tokens[marker.start].i in covered and (marker.form == "noun" or _joined(whole, marker)):
            continue
        hit = _told(context, whole, marker) or _divided(context, whole, marker)
        if hit:
            covered.update(hit[0].trigger if hit[0].consequence else ())
            results.append(hit)
    others = _by_other_forms(whole, before)
    if not others:
        return results
    words, attributed = _without_attribution(context, whole, others[0].marker[0])
    if attributed:  # what attributes may also be what makes the demand: then both halves stand beside it
        others = _by_other_forms(words, before) or [f for f in others if _beside(f, words)]
    taken = {place for found, _ in results for place in (*found.trigger, *found.consequence)}
    results += [
        (kept, attributed)
        for found in others
        if taken.isdisjoint(found.trigger) and (kept := _up_to(found, taken)) is not None
    ]
    return sorted(results, key=lambda pair: pair[0].words.tokens[pair[0].marker[0]].i)


def _beside(found: Found, words: Words) -> bool:
    return all(i in words.places for i in (*found.trigger, *found.consequence))


def _up_to(found: Found, taken: set[Place]) -> Found | None:
    """The consequence ends where another conditional, joined to it by "and", begins; None: nothing is left of it."""
    clash = next((k for k, i in enumerate(found.consequence) if i in taken), None)
    if clash is None:
        return found
    doc = found.words.tokens[0].doc
    cut = next((k for k in range(clash - 1, 0, -1) if doc[found.consequence[k]].tag_ == "CC"), 0)
    while cut > 0 and doc[found.consequence[cut - 1]].is_punct:
        cut -= 1
    return replace(found, consequence=found.consequence[:cut]) if cut > 0 else None


def _by_other_forms(words: Words, before: Before) -> list[Found]:
    causal = find_causal(words, before)
    return [
        *find_across(words, before),
        *causal,
        *(find_answers(words) if not causal else ()),
        *find_lines(words, before),
        *find_wishes(words),
        *find_imperatives(words),
    ]


def _told(context: Context, whole: Words, marker: Marker) -> tuple[Found, bool] | None:
    """Both halves inside the content of one position; None: they do not stand there."""
    offset = whole.tokens[marker.start].idx
    index = asserter(context.positions, offset)
    if index is None:
        return None
    content = context.positions[index].content
    outside = {t.i for t in whole.tokens if not any(c.start <= t.idx < c.end for c in content)}
    outside |= attribution_tokens(context.document, whole.tokens, context.positions, offset)
    # A pause between two stretches of content stays: it shows where one half may end.
    first, last = content[0].end, content[-1].start
    outside -= {t.i for t in whole.tokens if t.i in outside and t.is_punct and first <= t.idx < last}
    found = _found(Words.of(whole.tokens, outside), whole, marker)
    return (found, True) if found else None


def _divided(context: Context, whole: Words, marker: Marker) -> tuple[Found, bool] | None:
    words, attributed = _without_attribution(context, whole, marker.start)
    found = _found(words, whole, marker)
    if found:
        return found, attributed
    # What was left out as a source and its cue may be the consequence itself ("investors may fear turmoil if ...").
    found = _found(whole, whole, marker) if attributed else None
    return (found, False) if found and not _says(found) else None


def _says(found: Found) -> bool:
    """The would-be consequence only tells that something was said: "said the ruling"."""
    doc = found.words.tokens[0].doc
    verb = next((doc[i] for i in found.consequence if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ in cue_words().say


def _found(words: Words, whole: Words, marker: Marker) -> Found | None:
    moved = _moved(whole, words, marker)
    halves = split(words, moved) if moved else None
    if moved is None or halves is None or not _holds(words, moved, halves):
        return None
    consequence = () if is_generic(words, halves.trigger, halves.consequence) else halves.consequence
    return Found.of(words, range(moved.start, moved.end), halves.trigger, consequence, moved.polarity)


def _without_attribution(context: Context, whole: Words, place: int) -> tuple[Words, bool]:
    dropped = attribution_tokens(context.document, whole.tokens, context.positions, whole.tokens[place].idx)
    return (Words.of(whole.tokens, dropped), True) if dropped else (whole, False)


def _moved(whole: Words, words: Words, marker: Marker) -> Marker | None:
    """The marker's places after words were left out; None: it was left out itself."""
    try:
        start = words.places[whole.tokens[marker.start].i]
        end = words.places[whole.tokens[marker.end - 1].i] + 1
        body = words.places[whole.tokens[marker.body].i]
    except KeyError:
        return None
    return replace(marker, start=start, end=end, body=body) if body + 1 < len(words) else None


def _joined(words: Words, marker: Marker) -> bool:
    """`and if ...` inside a trigger goes on with that trigger."""
    return marker.start > 0 and (words.tag[marker.start - 1] == "CC" or words.pause(marker.start - 1))


def _holds(words: Words, marker: Marker, halves: Halves) -> bool:
    """Whether both halves fit a marker that may also tell of a fact."""
    if marker.polarity == "provided-that" and marker.form == "noun":
        return _offered(words, halves.consequence)
    if marker.polarity == "provided-that":
        return _WITHHELD.isdisjoint(words.low[i] for i in halves.trigger)
    consequence = halves.consequence
    if marker.polarity in {"without", "even-if"} and marker.form == "noun":
        return _lacking(words, consequence) or (
            marker.start < consequence[0] and words.low[marker.start] != "but" and _ahead(words, consequence)
        )
    if not marker.open:
        return True
    return _is_open(words, marker, halves)


def _lacking(words: Words, consequence: tuple[int, ...]) -> bool:
    """What would or could not be, or is not ("there is no camp")."""
    if is_negated([words.tokens[i] for i in consequence]) or any(words.low[i] in _UNREAL for i in consequence):
        return True
    verb = next((k for k, i in enumerate(consequence) if words.finite(i)), None)
    return verb is not None and any(words.low[i] in _NOTHING for i in consequence[verb + 1 : verb + 3])


def _offered(words: Words, consequence: tuple[int, ...]) -> bool:
    """What somebody would do, and not what was done."""
    verb = next((i for i in consequence if words.finite(i)), None)
    return words.tag[consequence[0]] == "TO" if verb is None else words.modal(verb)


def _ahead(words: Words, consequence: tuple[int, ...]) -> bool:
    verb = next((i for i in consequence if words.finite(i)), None)
    return verb is not None and words.low[verb] in _FUTURE


def _is_open(words: Words, marker: Marker, halves: Halves) -> bool:
    """The main clause is not told as a fact: it has a modal, is general, or its trigger lies in the present."""
    consequence, trigger = halves.consequence, halves.trigger
    verb = next((i for i in consequence if words.finite(i)), None)
    if words.low[marker.start] == "while":
        return verb is not None and words.modal(verb) and _lacking(words, consequence)
    if verb is None:
        return words.tag[consequence[0]] == "TO" or len(consequence) > 1
    if words.modal(verb):
        return True
    past = any(words.tag[i] == "VBD" for i in trigger)
    if words.tag[verb] == "VBD":
        # "No step was planned as long as ..." is what was said of the time to come.
        return _nothing_done(words, marker, consequence) or (not past and any(words.tag[i] == "VBZ" for i in trigger))
    return words.tag[verb] in {"VBZ", "VBP"} and not past and words.low[verb] not in {"has", "have"}


def _nothing_done(words: Words, marker: Marker, consequence: tuple[int, ...]) -> bool:
    return marker.polarity == "as-long-as" and is_negated([words.tokens[i] for i in consequence])
