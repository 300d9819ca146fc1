"""Where an event happened: the phrase that names the place, and the place's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.events.lexicon import EventWords
from briefer.analysis.events.naming import Named
from briefer.model import Span

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_NO_PLACE = frozenset({"PERSON", "DATE", "TIME", "NORP", "ORG", "EVENT", "LAW", "WORK_OF_ART"})
_HEADS = frozenset({"dobj", "prt", "nsubjpass", "prep"})
_STANDING = frozenset({"in", "at", "near", "outside", "inside", "on", "off", "around", "across", "along", "over"})
"Prepositions of rest: with the others the place may be one that is left or reached."


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    span: Span
    name: str
    "The proper name in it, such as `Varn` of `the northern city of Varn`; all of it where it has none."


def place_of(named: Named, lexicon: EventWords) -> Where | None:
    """The first place after a preposition that hangs on the verb, its object or its particle; those of rest first.

    Of an event that is itself the subject ("the bombing in Varn killed ...") also after it.
    """
    heads = [named.verb, *(c for c in named.verb.children if c.dep_ in _HEADS or _is_event(c, lexicon))]
    prepositions = {c.i: c for head in heads for c in _prepositions(head) if c.lower_ in lexicon.places}
    for preposition in sorted(prepositions.values(), key=lambda t: (t.lower_ not in _STANDING, t.i)):
        for noun in preposition.children:
            nested = preposition.head.dep_ == "pobj"
            if noun.dep_ == "pobj" and (where := _where(noun, lexicon, nested=nested)) is not None:
                return where
    return None


def _is_event(token: Token, lexicon: EventWords) -> bool:
    return token.dep_ == "nsubj" and token.lemma_.lower() in lexicon.nouns


def _prepositions(head: Token) -> Iterator[Token]:
    if head.dep_ == "prep":
        yield head
    on = [c for c in head.children if c.dep_ == "prep" and c.lower_ in _STANDING | {"of", "against"}]
    below = [head, *(p for c in on for p in c.children if p.dep_ == "pobj")]
    for token in below:
        yield from (c for c in token.children if c.dep_ == "prep")


def _where(noun: Token, lexicon: EventWords, *, nested: bool) -> Where | None:
    """None: it is no place. `nested`: it describes another noun, and has to be a name."""
    proper = noun.ent_type_ in _PLACE_TYPES or (noun.pos_ == "PROPN" and noun.ent_type_ not in _NO_PLACE)
    if not proper and (nested or noun.lemma_.lower() not in lexicon.sites):
        return None
    doc, start, end = noun.doc, noun.i, noun.i
    for child in reversed(list(noun.lefts)):
        if child.right_edge.i != start - 1:
            break
        start = child.left_edge.i
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I" and doc[end].ent_type_ in _PLACE_TYPES:
        end += 1
    inner = _called(noun)
    end = max(end, inner.i) if inner is not None else end
    named = next((i for i in range(start, end + 1) if doc[i].pos_ == "PROPN"), start)
    if inner is not None and not proper:
        named = inner.left_edge.i
    span, name = doc[start : end + 1], doc[named : end + 1]
    return Where(span=Span(span.start_char, span.end_char), name=name.text.replace("\n", " "))


def _called(noun: Token) -> Token | None:
    """Varn in `the city of Varn`."""
    of = next((c for c in noun.rights if c.lower_ == "of" and c.i == noun.i + 1), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return inner if inner is not None and inner.pos_ == "PROPN" else None
