"""The parse as plain lists of integers: the rules read every token several times, and token objects are slow."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy import symbols
from spacy.strings import get_string_id
from spacy.tokens import Doc

VERB, AUX, NOUN, PROPN, PRON, ADJ, ADV, ADP, PUNCT, SPACE, CCONJ, DET, PART = (
    symbols.VERB,
    symbols.AUX,
    symbols.NOUN,
    symbols.PROPN,
    symbols.PRON,
    symbols.ADJ,
    symbols.ADV,
    symbols.ADP,
    symbols.PUNCT,
    symbols.SPACE,
    symbols.CCONJ,
    symbols.DET,
    symbols.PART,
)
NOMINAL = frozenset((NOUN, PROPN, PRON, symbols.NUM))


def ids(words: str) -> frozenset[int]:
    """String ids of the words, which are separated by white space."""
    return frozenset(get_string_id(word) for word in words.split())


def one(word: str) -> int:
    """The string id of a label, lemma or form."""
    return int(get_string_id(word))


SUBJECT = ids("nsubj")
PASSIVE_SUBJECT = ids("nsubjpass")
CCOMP, XCOMP, DOBJ, PREP, POBJ, PCOMP, AGENT, ACOMP, OPRD = (
    one(label) for label in ("ccomp", "xcomp", "dobj", "prep", "pobj", "pcomp", "agent", "acomp", "oprd")
)
CONJ, ADVCL, ACL, RELCL, APPOS, POSS, NEG, MARK, ATTR, PRT, PARATAXIS, DATIVE, CASE = (
    one(label)
    for label in (
        "conj",
        "advcl",
        "acl",
        "relcl",
        "appos",
        "poss",
        "neg",
        "mark",
        "attr",
        "prt",
        "parataxis",
        "dative",
        "case",
    )
)
AUXILIARY = ids("aux auxpass")
COMPOUND, NSUBJ = one("compound"), one("nsubj")
ADVMOD, NPADVMOD = one("advmod"), one("npadvmod")
VBD, VBG, VBN, TO = one("VBD"), one("VBG"), one("VBN"), one("TO")
NNS = one("NNS")
PLURAL = ids("NNS NNPS")


_COLUMNS: list[int | str] = ["LEMMA", "LOWER", "POS", "TAG", "DEP", "ENT_TYPE", "IDX", "LENGTH", "HEAD", "SENT_START"]
_NONE: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Every list is indexed by token; `head` is an index too, and a root is its own head."""

    lemma: list[int]
    lower: list[int]
    pos: list[int]
    tag: list[int]
    dep: list[int]
    ent: list[int]
    "Entity type; 0: none."
    head: list[int]
    kids: list[Sequence[int]]
    "Dependents, in order."
    left: list[int]
    "First token of the token's subtree."
    right: list[int]
    "Last token of the token's subtree, inclusive."
    sent: list[int]
    "First token of the token's sentence."
    sent_end: list[int]
    "One past the last token of the token's sentence."
    start: list[int]
    "Character offset."
    end: list[int]
    "Character offset, exclusive."

    def __len__(self) -> int:
        return len(self.lemma)

    @classmethod
    def of(cls, doc: Doc) -> "Tree":
        columns = doc.to_array(_COLUMNS).T
        lemma, lower, pos, tag, dep, ent, start = (column.tolist() for column in columns[:7])
        end = (columns[6] + columns[7]).tolist()
        head = [i + offset for i, offset in enumerate(columns[8].astype("int64").tolist())]
        found: dict[int, list[int]] = {}
        for i, parent in enumerate(head):
            if parent != i:
                found.setdefault(parent, []).append(i)
        kids: list[Sequence[int]] = [found.get(i, _NONE) for i in range(len(head))]
        left, right = _edges(head)
        sent, sent_end = _sentences(columns[9].astype("int64").tolist())
        return cls(lemma, lower, pos, tag, dep, ent, head, kids, left, right, sent, sent_end, start, end)

    def child(self, index: int, dep: int) -> int | None:
        """The first dependent with the label; None: there is none."""
        for kid in self.kids[index]:
            if self.dep[kid] == dep:
                return kid
        return None

    def child_of(self, index: int, deps: frozenset[int]) -> int | None:
        for kid in self.kids[index]:
            if self.dep[kid] in deps:
                return kid
        return None

    def has(self, index: int, dep: int) -> bool:
        return self.child(index, dep) is not None

    def rehang(self, first: int, last: int, head: int) -> None:
        """Make the tokens from `first` up to `last` one noun phrase under `head`, the subject of the token after it."""
        for i in range(first, last):
            parent = self.head[i]
            if not first <= parent < last:
                self.kids[parent] = [kid for kid in self.kids[parent] if kid != i]
            self.head[i], self.dep[i], self.kids[i] = head, COMPOUND, _NONE
            self.left[i] = self.right[i] = i
        self.kids[head] = [i for i in range(first, last) if i != head]
        self.left[head], self.right[head] = first, last - 1
        self.head[head], self.dep[head] = last, NSUBJ

    def within(self, index: int, top: int) -> bool:
        """Whether `index` stands in the subtree of `top`."""
        while index != top:
            parent = self.head[index]
            if parent == index:
                return False
            index = parent
        return True


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """First and last token of each subtree: every token climbs until an ancestor already reaches as far."""
    left, right = list(range(len(head))), list(range(len(head)))
    for i, parent in enumerate(head):
        while left[parent] > i:
            left[parent] = i
            parent = head[parent]  # noqa: PLW2901 - the climb starts at the token's own head
    for i in range(len(head) - 1, -1, -1):
        parent = head[i]
        while right[parent] < i:
            right[parent] = i
            parent = head[parent]
    return left, right


def _sentences(starts: list[int]) -> tuple[list[int], list[int]]:
    count = len(starts)
    firsts = [i for i, mark in enumerate(starts) if mark == 1 or i == 0]
    sent, sent_end = [0] * count, [count] * count
    for k, first in enumerate(firsts):
        last = firsts[k + 1] if k + 1 < len(firsts) else count
        for i in range(first, last):
            sent[i], sent_end[i] = first, last
    return sent, sent_end
