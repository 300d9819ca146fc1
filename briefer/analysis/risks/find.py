"""Find conditionals."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from briefer.analysis.document import Document
from briefer.analysis.risks.across import find_across
from briefer.analysis.risks.answer import find_answers
from briefer.analysis.risks.attributed import attribution_tokens
from briefer.analysis.risks.back import antecedent, looks_back, statement_before
from briefer.analysis.risks.candidates import candidates
from briefer.analysis.risks.causal import find_causal
from briefer.analysis.risks.context import Context
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Before, Found, Place
from briefer.analysis.risks.generic import is_generic
from briefer.analysis.risks.holds import both_hold
from briefer.analysis.risks.imperative import find_imperatives
from briefer.analysis.risks.judge import asserter, judge
from briefer.analysis.risks.lines import find_lines
from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.markers import find_markers
from briefer.analysis.risks.split import split
from briefer.analysis.risks.wish import find_wishes
from briefer.analysis.risks.words import Words
from briefer.model import Actor, DateRef, Position, Risk


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
    for index in candidates(document):
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
    for index in candidates(document):
        sentence = document.sentences[index]
        if sentence[0].sent.start in wanted:
            for found, _ in _in_sentence(context, sentence, tuple):
                halves.update(found.trigger, found.consequence)
    return frozenset(halves)


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
    if moved is None or halves is None or not both_hold(words, moved, halves):
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
