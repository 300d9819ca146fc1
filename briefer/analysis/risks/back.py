"""What stands in the sentence before: the trigger of "in that case", and what "if that happens" means."""

from spacy.tokens import Token

from briefer.analysis.document import Document
from briefer.analysis.risks.attributed import attribution_tokens
from briefer.analysis.risks.clause import clause_start, trimmed
from briefer.analysis.risks.found import Found, Place
from briefer.analysis.risks.words import Words
from briefer.model import Position

_BACK = frozenset({"that", "this"})
_HAPPENS = frozenset({"happen", "occur", "materialise", "materialize"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 8


def statement_before(document: Document, positions: tuple[Position, ...], index: int) -> tuple[Place, ...]:
    """All that the sentence before the one at `index` says, without who says it; empty: there is none."""
    if index == 0:
        return ()
    sentence = document.sentences[index - 1]
    dropped = attribution_tokens(document, sentence, positions, sentence.end_char - 2)
    words = Words.of(sentence, dropped)
    if not words.has_finite(0, len(words)):  # what was taken for a source and its cue is what happens
        words = Words.of(sentence)
    return tuple(words.tokens[i].i for i in trimmed(words, range(clause_start(words, 0), len(words))))


def looks_back(found: Found) -> bool:
    """`If that happens`, `should this occur`."""
    if not found.trigger or len(found.trigger) > _LONGEST:
        return False
    doc = found.words.tokens[0].doc
    half = [doc[i] for i in found.trigger]
    return any(t.lower_ in _BACK and t.dep_ in _SUBJECTS for t in half) and any(t.lemma_ in _HAPPENS for t in half)


def antecedent(document: Document, positions: tuple[Position, ...], index: int) -> tuple[Place, ...]:
    """What "that" means at the head of the sentence at `index`; empty: the sentence before is a question, or elsewhere.

    Of a wish or a fear ("we do not want to see our people come under fire") it is what is wished or feared.
    """
    here, before = document.sentences[index], document.sentences[index - 1] if index else None
    if before is None or document.paragraph_at(before.start_char) != document.paragraph_at(here.start_char):
        return ()
    if before[-1].lower_ == "?":
        return ()
    inner = _wished(before.root)
    if inner is None:
        return statement_before(document, positions, index)
    words = Words.of(document.doc[inner.left_edge.i : inner.right_edge.i + 1])
    return tuple(words.tokens[i].i for i in trimmed(words, range(len(words))))


def _wished(root: Token) -> Token | None:
    """The lowest verb with a subject of its own under one of wanting, hoping or fearing; None: no such."""
    if root.lemma_ not in {"want", "hope", "fear", "expect", "wish", "like"}:
        return None
    found, token = None, root
    while True:
        below = next((c for c in token.rights if c.dep_ in {"xcomp", "ccomp"}), None)
        if below is None:
            return found
        token = below
        if any(c.dep_ in _SUBJECTS for c in token.lefts):
            found = token
