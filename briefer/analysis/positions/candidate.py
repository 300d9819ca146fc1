"""What the rule families exchange: the article as they read it, and the attributions they propose."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal

from briefer.analysis.document import Document
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.interview import Turn, turns_of
from briefer.analysis.positions.tree import NNS, NOUN, PROPN, Tree
from briefer.analysis.quotes import Quotation
from briefer.model import Span

Family = Literal["verb", "quote", "adverbial", "noun", "adjective", "heading", "interview"]

_SPEECH_WORDS = 4
"A quotation of fewer words is a term or a title, not speech that could hold a cue."


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible attribution. Token indices, but for the content, which may end inside a token's neighbourhood."""

    family: Family
    frame: str
    "Shape of the cue with its content, as the lexicon names it (`clause`, `inf`, `obj`, `prep:for`, ...)."
    key: int
    "The token that carries the cue's meaning."
    cue: tuple[int, ...]
    source: int | None
    "Head of the source; None: unsaid."
    content: tuple[tuple[int, int], ...]
    "Runs of tokens, end exclusive."
    addressee: int | None = None
    speaker: int | None = None
    "Head of the name that stands for an unsaid source elsewhere; None: nobody is known to speak."
    rate: float = 0.0
    "How likely it is that a reader would call this an attribution."

    def at(self, rate: float) -> "Candidate":
        return Candidate(
            family=self.family,
            frame=self.frame,
            key=self.key,
            cue=self.cue,
            source=self.source,
            content=self.content,
            addressee=self.addressee,
            speaker=self.speaker,
            rate=rate,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the tables that every family uses."""

    document: Document
    tree: Tree
    quote: list[int]
    "By token: index into `quotations.outermost` of the quotation that holds it; -1: none."
    runs: list[tuple[int, int]]
    "By quotation: its tokens, marks included, end exclusive."
    speech: list[bool]
    "By quotation: long enough to be speech."
    turns: tuple[Turn, ...] = ()
    "Questions and answers, where the article is an interview."
    turn: list[int] = field(default_factory=list)
    "By token: index into `turns`; -1: none. Empty where there are no turns."

    @classmethod
    def of(cls, document: Document) -> "Reading":
        tree = Tree.of(document.doc)
        _mend(tree)
        quote, runs, speech = [-1] * len(tree), [], []
        for k, quotation in enumerate(document.quotations.outermost):
            first, last = _run(tree, quotation)
            runs.append((first, last))
            speech.append(last - first - 2 >= _SPEECH_WORDS or _is_sentence(document.article.text, quotation))
            quote[first:last] = [k] * (last - first)
        turns = turns_of(document, tree)
        turn = [-1] * len(tree) if turns else []
        for k, one in enumerate(turns):
            first = one.marker[0] if one.marker else one.first
            turn[first : one.last] = [k] * (one.last - first)
        return cls(document, tree, quote, runs, speech, turns, turn)

    def answered(self, index: int) -> bool:
        """Whether the token stands in an answer of an interview."""
        return bool(self.turn) and self.turn[index] >= 0 and not self.turns[self.turn[index]].asks

    def asked(self, index: int) -> bool:
        """Whether the token stands in a question of an interview."""
        return bool(self.turn) and self.turn[index] >= 0 and self.turns[self.turn[index]].asks

    def quoted(self, index: int) -> bool:
        """Whether the token stands in a quotation that is speech."""
        k = self.quote[index]
        return k >= 0 and self.speech[k]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens from `first` up to, not including, `last`."""
        return Span(self.tree.start[first], self.tree.end[last - 1])


def _mend(tree: Tree) -> None:
    """A noun for people that opens a sentence is no name, though its capital misleads the language model."""
    singular = words().singular
    for first in {*tree.sent}:
        lemma = singular.get(tree.lower[first])
        if lemma is not None and tree.pos[first] == PROPN and first + 1 < len(tree) and tree.pos[first + 1] != PROPN:
            tree.pos[first], tree.lemma[first] = NOUN, lemma
            tree.tag[first] = NNS if tree.lower[first] != lemma else tree.tag[first]


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a short quotation is speech all the same: it goes on from another, or is a sentence by itself."""
    if quotation.continued:
        return True
    inner, before = (
        text[quotation.inner.start : quotation.inner.end],
        text[max(0, quotation.outer.start - 4) : quotation.outer.start].rstrip()[-1:],
    )
    return inner[:1].isupper() and inner.rstrip()[-1:] in _ENDS and (not before or before in _BEFORE)


_ENDS, _BEFORE = ".!?", '.!?:”"’'


def _run(tree: Tree, quotation: Quotation) -> tuple[int, int]:
    return bisect_left(tree.end, quotation.outer.start + 1), bisect_left(tree.start, quotation.outer.end)
