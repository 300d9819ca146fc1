"""Interviews in questions and answers: an answer is its speaker's own words, though no quotation marks say so.

Two forms are read: turns marked `Q:` and `A:`, and headings that ask, with the answers as the text below them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from briefer.analysis.document import Document
from briefer.analysis.positions.tree import PROPN, Tree, ids, one
from briefer.model import Paragraph

_TURN = re.compile(r"[*_\s]*(?:(?P<q>Q|Question)|(?P<a>A|Answer))\s*[:.—–][*_]*\s", re.IGNORECASE)
_LEAST = 2
"Questions with an answer from which on an article is an interview."
_LEAST_ASKING = 3
"The same, where only headings that end in a question mark tell."
_PERSON, _FIRST = one("PERSON"), ids("i we my our me us")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question or answer."""

    asks: bool
    first: int
    "First token of its words."
    last: int
    "One past its last token."
    marker: tuple[int, ...] = ()
    "Tokens of the mark that opens it; empty: the text has none."


def turns_of(document: Document, tree: Tree) -> tuple[Turn, ...]:
    """The turns in order; empty: the article is no interview."""
    paragraphs = document.article.paragraphs
    return _marked(document, tree, paragraphs) or _headed(document, tree, paragraphs)


def _marked(document: Document, tree: Tree, paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    text = document.article.text
    turns: list[Turn] = []
    for paragraph in paragraphs:
        match = _TURN.match(text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            first = bisect_left(tree.start, match.end())
            mark = tuple(range(bisect_left(tree.start, paragraph.span.start), first))
            last = bisect_left(tree.start, paragraph.span.end)
            turns.append(Turn(asks=match["q"] is not None, first=first, last=last, marker=mark))
        elif turns and not turns[-1].asks and paragraph.role == "body":
            turns[-1] = replace(turns[-1], last=bisect_left(tree.start, paragraph.span.end))
    answered = sum(a.asks and not b.asks for a, b in pairwise(turns))
    return tuple(turns) if answered >= _LEAST else ()


def _headed(document: Document, tree: Tree, paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    text = document.article.text
    turns: list[Turn] = []
    for paragraph in paragraphs:
        first, last = (bisect_left(tree.start, at) for at in (paragraph.span.start, paragraph.span.end))
        if paragraph.role == "heading":
            asks = text[paragraph.span.start : paragraph.span.end].rstrip("*_ ").endswith("?")
            turns.append(Turn(asks=True, first=first, last=last if asks else first))
        elif turns and paragraph.role == "body":
            if turns[-1].asks:
                turns.append(Turn(asks=False, first=first, last=last))
            else:
                turns[-1] = replace(turns[-1], last=last)
    kept = [pair for pair in pairwise(turns) if pair[0].asks and pair[0].first < pair[0].last]
    answers = [answer for _, answer in kept if not answer.asks and _in_first_person(document, tree, answer)]
    if len(answers) < _LEAST_ASKING or len(answers) <= len(kept) / 2:
        return ()
    return tuple(turn for pair in kept for turn in pair if not turn.asks or turn.first < turn.last)


def _in_first_person(document: Document, tree: Tree, turn: Turn) -> bool:
    """Whether somebody speaks of themselves outside quotation marks."""
    return any(
        tree.lower[i] in _FIRST and document.quotations.at(tree.start[i]) is None for i in range(turn.first, turn.last)
    )


def interviewee(document: Document, tree: Tree, before: int) -> int | None:
    """The last token of the first full name in the introduction that no author bears; None: it names nobody."""
    authors = " ".join(document.article.authors).casefold()
    doc: Doc = document.doc
    for i in range(before):
        ends = tree.ent[i] == _PERSON and (i + 1 >= before or tree.ent[i + 1] != _PERSON)
        if ends and tree.pos[i] == PROPN and i and tree.ent[i - 1] == _PERSON and doc[i].text.casefold() not in authors:
            return i
    return None
