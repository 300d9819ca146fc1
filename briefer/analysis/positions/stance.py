"""How a speaker stands to the content, and the words that show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from briefer.analysis.lexicon import load
from briefer.analysis.positions.attitudes import attitude
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.clauses import Found, Side
from briefer.analysis.positions.tree import ADJ, AUX, DOBJ, NEG, NOUN, SUBJECT, VERB, XCOMP, Tree, ids
from briefer.model import Span, Stance

_FIRST = ids("we i")
_SWAPPED: dict[Stance, Stance] = {
    "supports": "opposes",
    "opposes": "neutral",
    "denies": "neutral",
    "threatens": "neutral",
    "undecided": "neutral",
    "warns": "neutral",
    "demands": "neutral",
}


@dataclass(frozen=True, slots=True)
class _Words:
    stance: dict[int, Stance]
    hostile: frozenset[int]
    comment: frozenset[int]
    label: dict[int, Stance]
    "What a thing is called, by the stance that shows."


@cache
def _words() -> _Words:
    table = load("briefer.analysis.positions", "stance.toml")
    stance = {
        lemma: cast("Stance", name)
        for name in get_args(Stance)
        for lemma in ids(table.get(name, ""))
        if name != "conditional"
    }
    label: dict[int, Stance] = dict.fromkeys(ids(table["good"]), "supports")
    label.update(dict.fromkeys(ids(table["bad"]), "opposes"))
    return _Words(stance, ids(table["hostile"]), ids(table["comment"]), label)


def stance_of(reading: Reading, candidate: Candidate, side: Side) -> tuple[Stance, tuple[Span, ...]]:
    """From the cue; else from what the speaker says of themselves; else from the main clauses of the content."""
    tree = reading.tree
    found = _from_cue(tree, candidate) or _from_first_person(tree, candidate) or attitude(reading, candidate, side)
    if found is None:
        return "neutral", ()
    stance, tokens = found
    return stance, tuple(reading.span(i, i + 1) for i in sorted(tokens))


def _from_cue(tree: Tree, candidate: Candidate) -> Found | None:
    words = _words()
    if candidate.frame in _AGAINST and tree.lemma[candidate.key] in _AGAINST[candidate.frame]:
        return "opposes", candidate.cue[-2:]
    for index in (candidate.key, *candidate.cue, *_voiced(tree, candidate)):
        stance = words.stance.get(tree.lemma[index])
        if stance is None:
            continue
        if tree.lemma[index] in _PROMISES and (no := _nothing(tree, candidate)) is not None:
            return "opposes", (index, no)
        if stance == "threatens":
            return _vow(tree, candidate, index)
        if _says_nothing(tree, candidate, index):
            continue
        return _negated(tree, index, stance)
    return _labelled(tree, candidate)


def _voiced(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """`expressed concern`, `issued a warning`: the noun says how the speaker stands."""
    if candidate.family == "verb" and candidate.frame == "obj" and tree.lemma[candidate.key] in _VOICE:
        said = tree.child(candidate.key, DOBJ)
        if said is not None:
            yield said


_AGAINST = {"obj:out": ids("rule"), "obj:off": ids("brush laugh shrug"), "obj:down": ids("turn")}
"Verbs that oppose with their particle."
_VOICE = ids("express voice issue reiterate repeat renew show offer convey share declare deliver send give make stress")


def _nothing(tree: Tree, candidate: Candidate) -> int | None:
    """`vowed never to sell`, `promised that there would be no sale`: the word that turns the promise round."""
    for first, last in candidate.content[:1]:
        for i in range(first, last):
            head = tree.head[i]
            main = head if tree.pos[head] in _VERBAL else tree.head[head]
            if tree.lower[i] in _NOTHING and (tree.head[main] == candidate.key or not first <= tree.head[main] < last):
                return i
    return None


_PROMISES, _NOTHING = ids("promise pledge vow swear undertake"), ids("no not never n't n’t")
_VERBAL = frozenset((VERB, AUX))


def _labelled(tree: Tree, candidate: Candidate) -> Found | None:
    """`called the plan a farce`, `described it as a breakthrough`."""
    if tree.lemma[candidate.key] not in _LABELS or not candidate.content:
        return None
    for i in reversed(list(_tokens(candidate))):
        stance = _words().label.get(tree.lemma[i])
        if stance is not None and tree.pos[i] in _LABEL:
            return stance, (candidate.key, i)
    return None


_LABELS = ids(
    "call label dub brand term deem describe portray characterise characterize denounce dismiss see view regard find"
)
_LABEL = frozenset((NOUN, ADJ))


_INSIST, _ASK, _FOR = ids("insist"), ids("ask"), ids("for")
_CALLS = ids("call order ask request")
_CALL_FRAMES = frozenset(("objinf", "inf", "prep:inf", "prep:for", "prep:on", "prep:of", "pass:inf"))
_ORDERS = ids("order request")
_AGREE, _DECLINE = ids("agree accept"), ids("decline refuse")
_STATED = frozenset(("clause", "wh", "quote:first", "quote:last"))


def _says_nothing(tree: Tree, candidate: Candidate, index: int) -> bool:
    """Whether the cue takes no stance: `asked whether`, `called it a dam`, `agreed that`, `declined to comment`."""
    lemma = tree.lemma[index]
    if lemma in _INSIST:
        return candidate.frame != "prep:on"
    if lemma in _ASK and candidate.frame == "obj" and any(tree.lower[k] in _FOR for k in tree.kids[index]):
        return False
    if lemma in _CALLS and candidate.frame not in _CALL_FRAMES:
        return not (lemma in _ORDERS and candidate.frame in _ORDERED)
    if lemma in _AGREE:
        return candidate.frame in _STATED
    if lemma in _DECLINE:
        return tree.lemma[tree.child(index, XCOMP) or index] in _words().comment
    return False


_ORDERED = frozenset(("obj", "pass:obj", "clause", "light:inf"))


def _vow(tree: Tree, candidate: Candidate, index: int) -> Found:
    """A threat says so, or vows a hostile act; any other vow supports what is vowed."""
    hostile = next((i for i in _tokens(candidate) if tree.lemma[i] in _words().hostile and tree.pos[i] == VERB), None)
    if tree.lemma[index] in _THREATS:
        return "threatens", (index,)
    return ("supports", (index,)) if hostile is None else ("threatens", (index, hostile))


_THREATS = ids("threaten threat")


_NO = ids("no")


def _negated(tree: Tree, index: int, stance: Stance) -> Found:
    no = next((k for k in tree.kids[index] if tree.dep[k] == NEG or tree.lower[k] in _NO), None)
    return (stance, (index,)) if no is None else (_SWAPPED.get(stance, "neutral"), (no, index))


def _from_first_person(tree: Tree, candidate: Candidate) -> Found | None:
    words = _words()
    for index in _tokens(candidate):
        stance = words.stance.get(tree.lemma[index])
        if stance is None or tree.pos[index] != VERB or not _main(tree, candidate, index):
            continue
        own = tree.child_of(index, SUBJECT)
        if own is not None and tree.lower[own] in _FIRST:
            return _vow(tree, candidate, index) if stance == "threatens" else _negated(tree, index, stance)
    return None


def _main(tree: Tree, candidate: Candidate, index: int) -> bool:
    """Whether the verb heads what is said, and stands in no clause under it."""
    return tree.head[index] == index or tree.head[index] == candidate.key


def _tokens(candidate: Candidate) -> Iterator[int]:
    for first, last in candidate.content:
        yield from range(first, last)
