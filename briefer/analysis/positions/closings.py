"""Sentences that close with who said them, on whatever the parse hangs that: `..., a guard told the paper.`"""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import cue_of, tidy
from briefer.analysis.positions.subjects import phrase_head
from briefer.analysis.positions.tree import (
    ADJ,
    AUX,
    DATIVE,
    DET,
    DOBJ,
    NOMINAL,
    PART,
    PUNCT,
    SPACE,
    SUBJECT,
    Tree,
    ids,
    one,
)

_TELL = ids("tell")
_FINITE = ids("VBD VBZ VBP")
_TENSED = _FINITE | ids("MD")
_COMMA = ids(",")
_COMPLEMENT = ids("ccomp xcomp")
_ADDRESSED = frozenset((DOBJ, DATIVE))
_PHRASE = NOMINAL | frozenset((DET, ADJ, PART, one("ADP"), one("CCONJ")))
_LONGEST = 14
"Tokens of the phrase before the verb, at most."


def propose(reading: Reading, verb: int) -> Iterator[Candidate]:
    """A verb of speech after a comma and its subject, with nothing but its circumstances to the sentence's end."""
    tree = reading.tree
    if tree.tag[verb] not in _FINITE or tree.pos[verb - 1] == PUNCT or not _speaks(tree, verb):
        return
    comma = _comma_before(tree, verb)
    if comma is None or not _closes(tree, verb):
        return
    if not any(tree.tag[i] in _TENSED for i in range(tree.sent[verb], comma)):
        return
    content = tidy(tree, [(tree.sent[verb], comma)])
    source = _source(tree, comma + 1, verb)
    if content and source is not None:
        yield Candidate(
            family="adverbial",
            frame="closing",
            key=verb,
            cue=cue_of(tree, verb),
            source=source,
            content=content,
            addressee=tree.child_of(verb, _ADDRESSED) if tree.lemma[verb] in _TELL else None,
        )


def _speaks(tree: Tree, verb: int) -> bool:
    """Whether the verb takes no object of its own but the one who is told."""
    if tree.lemma[verb] in _TELL:
        return tree.child_of(verb, _ADDRESSED) is not None
    return tree.lemma[verb] in lexicon().speech and tree.child(verb, DOBJ) is None


def _comma_before(tree: Tree, verb: int) -> int | None:
    """The comma from which nothing but a noun phrase leads to the verb."""
    for i in range(verb - 1, max(verb - _LONGEST, tree.sent[verb]), -1):
        if tree.lower[i] in _COMMA:
            return i if i + 1 < verb else None
        if tree.pos[i] not in _PHRASE and tree.pos[i] != AUX:
            return None
    return None


def _closes(tree: Tree, verb: int) -> bool:
    """Whether no clause is left in the sentence after the verb."""
    after = range(verb + 1, tree.sent_end[verb])
    if any(kid > verb and tree.dep[kid] in _COMPLEMENT for kid in tree.kids[verb]):
        return False
    return all(tree.within(i, verb) for i in after if tree.pos[i] not in (PUNCT, SPACE))


def _source(tree: Tree, first: int, verb: int) -> int | None:
    own = tree.child_of(verb, SUBJECT)
    if own is not None and first <= own < verb:
        return own
    return phrase_head(tree, first, verb)
