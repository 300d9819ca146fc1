"""The main clauses of a statement's content, as its stance is read from them."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.conditions import condition, opening
from briefer.analysis.positions.tree import (
    AUX,
    AUXILIARY,
    CCOMP,
    CONJ,
    DOBJ,
    NEG,
    PASSIVE_SUBJECT,
    POSS,
    SUBJECT,
    VERB,
    Tree,
    ids,
)
from briefer.model import Stance

Found = tuple[Stance, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What may stand for the speaker in the content."""

    plural: bool
    own: frozenset[int] = frozenset()
    "Tokens at which the speaker, or whom they belong to, is named."


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause of the content."""

    verb: int
    subject: int | None
    modal: int | None
    no: int | None
    own: bool
    "True: the speaker's side is the subject."
    condition: tuple[int, ...]
    "The words that make it conditional; empty: none do."


@cache
def words(name: str) -> frozenset[int]:
    return ids(load("briefer.analysis.positions", "stance.toml")[name])


def mains(tree: Tree, inside: AbstractSet[int]) -> Iterator[int]:
    """Verbs of the content that hang on nothing in it, and those joined to them."""
    taken: set[int] = set()
    for i in sorted(inside):
        if tree.pos[i] not in _VERBAL or tree.dep[i] in AUXILIARY:
            continue
        head = tree.head[i]
        if head == i or head not in inside or (tree.dep[i] in _JOINED and head in taken):
            taken.add(i)
            yield i


_VERBAL = frozenset((VERB, AUX))
_JOINED = frozenset((CONJ, CCOMP)) | ids("parataxis")
_SUBJECTS = SUBJECT | PASSIVE_SUBJECT


def read_clause(reading: Reading, verb: int, side: Side, inside: AbstractSet[int]) -> Clause:
    tree = reading.tree
    subject = tree.child_of(verb, _SUBJECTS)
    bearer = verb
    while subject is None and tree.dep[bearer] == CONJ:
        bearer = tree.head[bearer]
        subject = tree.child_of(bearer, _SUBJECTS)
    modal = next((k for k in tree.kids[verb] if k < verb and tree.lemma[k] in _MODALS), None)
    no = tree.child(verb, NEG)
    return Clause(
        verb=verb,
        subject=subject,
        modal=modal,
        no=no,
        own=subject is not None and _own(reading, subject, side),
        condition=opening(tree, verb, inside) or tuple(condition(tree, verb, may=modal is not None or no is not None)),
    )


WILL = ids("will would shall 'll ’ll wo")
MUST = ids("must should ought")
MAY = ids("may might could can")
_MODALS = WILL | MUST | MAY
FIRST, _OUR = ids("we i"), ids("our my")
_THEY, _ONE = ids("they"), ids("he she it")
_THEIRS = ids("his her its their")


def _own(reading: Reading, subject: int, side: Side) -> bool:
    """Whether the subject is the speaker: `we`, a pronoun outside quotation marks, or a name of theirs."""
    tree = reading.tree
    form = tree.lower[subject]
    if form in FIRST or subject in side.own:
        return True
    quoted = reading.quote[subject] >= 0 or reading.answered(subject)
    if form in (_THEY if side.plural else _ONE):
        return not quoted
    owner = tree.child(subject, POSS)
    return owner is not None and (tree.lower[owner] in _OUR or (not quoted and tree.lower[owner] in _THEIRS))


def object_of(tree: Tree, verb: int, lemmas: frozenset[int]) -> int | None:
    found = tree.child(verb, DOBJ)
    return found if found is not None and tree.lemma[found] in lemmas else None


HAVE = ids("have")
