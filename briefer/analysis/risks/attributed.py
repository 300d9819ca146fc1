"""The words by which a sentence says who said it, so that they stay out of both halves of a conditional."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from briefer.analysis.document import Document
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.words import PAUSES, QUOTES
from briefer.model import Position

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PERFECT = frozenset({"has", "have", "had"})
_LONGEST_SOURCE = 14
_LEAST_QUOTED = 6
"Tokens in quotation marks that make a statement and not a phrase lent from someone."
_CONDITIONAL = frozenset({"if", "unless", "should", "would", "could", "will", "had", "were", "without", "until"})


def attribution_tokens(
    document: Document, sentence: Tokens | Sequence[Token], positions: Iterable[Position], offset: int
) -> frozenset[int]:
    """Document indices of the words that attribute what stands at the character `offset`.

    Taken from the positions whose content covers it, and from a parenthesis such as ", she said".
    """
    tokens = tuple(sentence)
    around = [
        p for p in positions if p.content and p.content[0].start <= offset < p.content[-1].end and holds(p, offset)
    ]
    spans = [span for p in around for span in (*p.source, *p.cue, *((p.addressee,) if p.addressee else ()))]
    found = {t.i for t in tokens if any(span.start <= t.idx < span.end for span in spans)} if spans else set()
    say = cue_words().say
    for place, token in enumerate(tokens):
        lemma = token.lemma_
        if lemma in say and token.tag_ in _FINITE:
            found.update(tokens[i].i for i in _parenthesis(tokens, place))
        elif lemma == "accord" and place + 1 < len(tokens) and tokens[place + 1].lower_ == "to":
            found.update(tokens[i].i for i in range(place, _stop(tokens, place)))
    found |= _around_quotations(document, tokens, say)
    return frozenset(i for i in found if document.doc[i].idx != offset)


def holds(position: Position, offset: int) -> bool:
    """Whether the character stands in the position's content, whose spans are in order."""
    content = position.content
    if not content or offset < content[0].start or offset >= content[-1].end:
        return False
    return any(c.start <= offset < c.end for c in content)


def _around_quotations(document: Document, tokens: Sequence[Token], say: frozenset[str]) -> set[int]:
    """What stands before and after the quoted words of a sentence, where it holds a verb of saying."""
    if not tokens:
        return set()
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    inside = [q.inner for q in document.quotations.outermost if q.outer.start < end and q.outer.end > start]
    inside = [q for q in inside if sum(q.start <= t.idx < q.end for t in tokens) >= _LEAST_QUOTED]
    if not inside:
        return set()
    head = [t for t in tokens if t.idx < inside[0].start - 1]
    tail = [t for t in tokens if t.idx > inside[-1].end]
    found: set[int] = set()
    if any(t.lemma_ in say for t in head[-3:]) and not any(t.lower_ in _CONDITIONAL for t in head):
        found.update(t.i for t in head)
    if any(t.lemma_ in say and t.tag_ in _FINITE for t in tail) and not any(t.lower_ in _CONDITIONAL for t in tail):
        found.update(t.i for t in tail)
    return found


def _parenthesis(tokens: Sequence[Token], verb: int) -> range:
    """Places of source and verb where they interrupt or follow what is said; empty where they introduce it."""
    before = verb - 1
    while before >= 0 and (tokens[before].tag_ in {"RB", "MD"} or tokens[before].lower_ in _PERFECT):
        before -= 1
    if before < 0:
        return range(0)
    start = verb if tokens[before].text in PAUSES else _source_start(tokens, before)
    if start <= 0 or tokens[start - 1].text not in PAUSES | {".", "?"}:
        return range(0)
    stop = _stop(tokens, verb)
    if (stop < len(tokens) and tokens[stop].text in QUOTES | {","}) or stop >= len(tokens) - 1:
        return range(start, stop) if not _introduces(tokens, verb, stop) else range(0)
    return range(0)


def _introduces(tokens: Sequence[Token], verb: int, stop: int) -> bool:
    return any(
        t.lower_ in {"that", "if", "unless", "would", "will", "could"} or t.tag_ == "MD"
        for t in tokens[verb + 1 : stop]
    )


def _source_start(tokens: Sequence[Token], last: int) -> int:
    place = last
    while place >= 0 and last - place < _LONGEST_SOURCE and tokens[place].text not in PAUSES:
        if tokens[place].tag_ in {"MD", "VBD", "VBZ", "VBP", "VB", "IN"} and tokens[place].lower_ not in {
            "of",
            "for",
            "at",
            "in",
            "with",
        }:
            return 0
        place -= 1
    return place + 1


def _stop(tokens: Sequence[Token], verb: int) -> int:
    place = verb + 1
    while place < len(tokens) and tokens[place].text not in PAUSES | {".", "?", "!"}:
        place += 1
    return place
