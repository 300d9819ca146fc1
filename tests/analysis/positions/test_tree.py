"""The parse as lists, and the subjects read from it."""

from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

from briefer.analysis.document import Document
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import CCOMP, Tree

TEXT = (
    "The minister, who left on Monday, said that the dam was closed and that the engineers had gone home. "
    "Nobody believed him."
)


def test_edges_and_sentences_are_those_of_the_parse(parse: Callable[[str], Document]) -> None:
    doc = parse(TEXT).doc
    tree = Tree.of(doc)
    assert tree.left == [token.left_edge.i for token in doc]
    assert tree.right == [token.right_edge.i for token in doc]
    assert tree.sent == [token.sent.start for token in doc]
    assert [list(kids) for kids in tree.kids] == [[kid.i for kid in token.children] for token in doc]


def test_offsets_are_those_of_the_text(parse: Callable[[str], Document]) -> None:
    tree = Tree.of(parse(TEXT).doc)
    assert [TEXT[a:b] for a, b in zip(tree.start, tree.end, strict=True)][:3] == ["The", "minister", ","]


def test_a_subject_is_found_across_a_sentence_begun_at_the_verb() -> None:
    doc = Doc(
        Vocab(),
        words=["Commanders", "of", "factions", "told", "reporters", "it", "ended"],
        heads=[0, 1, 1, 3, 3, 6, 3],
        deps=["ROOT", "ROOT", "pobj", "ROOT", "dobj", "nsubj", "ccomp"],
        pos=["NOUN", "ADP", "NOUN", "VERB", "NOUN", "PRON", "VERB"],
        tags=["NNS", "IN", "NNS", "VBD", "NNS", "PRP", "VBD"],
        sent_starts=[True, True, False, True, False, False, False],
    )
    tree = Tree.of(doc)
    assert tree.child(3, CCOMP) == 6
    assert subject(tree, 3) == 0


def test_a_noun_phrase_that_the_parser_cut_is_mended(parse: Callable[[str], Document]) -> None:
    document = parse("Commanders of many bands told reporters that the war ended.")
    reading = Reading.of(document)
    tree = reading.tree
    for cut in (1, 4):
        tree.sent[cut:] = [cut] * (len(tree) - cut)
    tree.left[0] = tree.right[0] = 0
    assert source_run(reading, 0) == (0, 4)


def test_a_verb_that_begins_a_text_has_no_subject() -> None:
    doc = Doc(
        Vocab(),
        words=["Told", "reporters", "it", "ended"],
        heads=[0, 0, 3, 0],
        deps=["ROOT", "dobj", "nsubj", "ccomp"],
        pos=["VERB", "NOUN", "PRON", "VERB"],
        tags=["VBD", "NNS", "PRP", "VBD"],
    )
    assert subject(Tree.of(doc), 0) is None
