"""Stance that the content shows by itself: threats, refusals, denials, demands, warnings and conditions."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.conditions import condition, opening
from briefer.analysis.positions.tree import (
    ACOMP,
    ADJ,
    ADVCL,
    AGENT,
    ATTR,
    AUX,
    AUXILIARY,
    CCOMP,
    CONJ,
    DOBJ,
    MARK,
    NEG,
    NOUN,
    PASSIVE_SUBJECT,
    POBJ,
    POSS,
    PREP,
    RELCL,
    SUBJECT,
    VBD,
    VERB,
    XCOMP,
    Tree,
    ids,
    one,
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
class _Clause:
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
def _words(name: str) -> frozenset[int]:
    return ids(load("briefer.analysis.positions", "stance.toml")[name])


def attitude(reading: Reading, candidate: Candidate, side: Side) -> Found | None:
    """Of the first main clause that shows one."""
    inside = {i for first, last in candidate.content for i in range(first, last)}
    for verb in _mains(reading.tree, inside):
        clause = _read(reading, verb, side, inside)
        for shows in _SHOWN:
            found = shows(reading.tree, clause)
            if found is not None:
                return found
    return None


def _mains(tree: Tree, inside: AbstractSet[int]) -> Iterator[int]:
    """Verbs of the content that hang on nothing in it, and those joined to them."""
    mains: set[int] = set()
    for i in sorted(inside):
        if tree.pos[i] not in _VERBAL or tree.dep[i] in AUXILIARY:
            continue
        head = tree.head[i]
        if head == i or head not in inside or (tree.dep[i] in _JOINED and head in mains):
            mains.add(i)
            yield i


_VERBAL = frozenset((VERB, AUX))
_JOINED = frozenset((CONJ, CCOMP)) | ids("parataxis")
_SUBJECTS = SUBJECT | PASSIVE_SUBJECT


def _read(reading: Reading, verb: int, side: Side, inside: AbstractSet[int]) -> _Clause:
    tree = reading.tree
    subject = tree.child_of(verb, _SUBJECTS)
    bearer = verb
    while subject is None and tree.dep[bearer] == CONJ:
        bearer = tree.head[bearer]
        subject = tree.child_of(bearer, _SUBJECTS)
    modal = next((k for k in tree.kids[verb] if k < verb and tree.lemma[k] in _MODALS), None)
    no = tree.child(verb, NEG)
    return _Clause(
        verb=verb,
        subject=subject,
        modal=modal,
        no=no,
        own=subject is not None and _own(reading, subject, side),
        condition=opening(tree, verb, inside) or tuple(condition(tree, verb, may=modal is not None or no is not None)),
    )


_WILL = ids("will would shall 'll ’ll wo")
_MUST = ids("must should ought")
_MAY = ids("may might could can")
_MODALS = _WILL | _MUST | _MAY
_FIRST, _OUR = ids("we i"), ids("our my")
_THEY, _ONE = ids("they"), ids("he she it")
_THEIRS = ids("his her its their")


def _own(reading: Reading, subject: int, side: Side) -> bool:
    """Whether the subject is the speaker: `we`, a pronoun outside quotation marks, or a name of theirs."""
    tree = reading.tree
    form = tree.lower[subject]
    if form in _FIRST or subject in side.own:
        return True
    quoted = reading.quote[subject] >= 0 or reading.answered(subject)
    if form in (_THEY if side.plural else _ONE):
        return not quoted
    owner = tree.child(subject, POSS)
    return owner is not None and (tree.lower[owner] in _OUR or (not quoted and tree.lower[owner] in _THEIRS))


def _threat(tree: Tree, clause: _Clause) -> Found | None:
    """What others will bear, or what the speaker's side will do to them."""
    verb, modal = clause.verb, clause.modal
    if modal is None or modal == verb:
        return None
    if tree.lemma[verb] in _HESITATE and clause.no is not None:
        return "threatens", (modal, clause.no, verb)
    price = _object(tree, verb, _words("price")) if tree.lemma[verb] in _words("bear") else None
    if price is not None:
        return "threatens", (modal, verb, price)
    return _attack(tree, clause, modal) if tree.lemma[modal] in _WILL and clause.no is None else None


def _attack(tree: Tree, clause: _Clause, modal: int) -> Found | None:
    verb, lemma = clause.verb, tree.lemma[clause.verb]
    target = tree.child(verb, ATTR)
    if target is not None and tree.lemma[target] in _TARGET and lemma in _BECOME:
        return "threatens", (modal, verb, target)
    if (
        clause.own
        and lemma in _words("hostile")
        and (lemma not in _words("ending") or tree.has(verb, DOBJ) or tree.has(verb, XCOMP))
    ):
        return "threatens", (modal, verb)
    patient = tree.child_of(verb, PASSIVE_SUBJECT)
    if patient is not None and lemma in _words("hostile") and not clause.own and not tree.has(verb, AGENT):
        return "threatens", (modal, verb)
    attack = _before(tree, verb, _words("attacks")) if lemma in _words("continue") else None
    return None if attack is None else ("threatens", (attack, modal, verb))


_HESITATE, _TARGET, _BECOME = ids("hesitate"), ids("target"), ids("become be")


def _object(tree: Tree, verb: int, lemmas: frozenset[int]) -> int | None:
    found = tree.child(verb, DOBJ)
    return found if found is not None and tree.lemma[found] in lemmas else None


def _before(tree: Tree, verb: int, lemmas: frozenset[int]) -> int | None:
    return next((i for i in range(verb, tree.sent[verb], -1) if tree.lemma[i] in lemmas and tree.pos[i] == NOUN), None)


def _conditional(_: Tree, clause: _Clause) -> Found | None:
    return ("conditional", clause.condition) if clause.condition else None


def _undecided(tree: Tree, clause: _Clause) -> Found | None:
    if clause.own and clause.no is not None and tree.lemma[clause.verb] in _words("know"):
        return "undecided", (clause.no, clause.verb)
    attr = tree.child(clause.verb, ATTR)
    if attr is None or clause.no is not None:
        return None
    of = next((tree.child(k, POBJ) for k in tree.kids[attr] if tree.dep[k] == PREP), None)
    return next((("undecided", (k,)) for k in (attr, of) if k is not None and tree.lemma[k] in _words("dispute")), None)


def _opposition(tree: Tree, clause: _Clause) -> Found | None:
    verb, no = clause.verb, clause.no
    line = tree.child(verb, ATTR)
    if line is not None and tree.lemma[line] in _LINE:
        red = next((k for k in tree.kids[line] if tree.lower[k] in _RED), None)
        if red is not None:
            return "opposes", (red, line)
    what = tree.child(verb, ACOMP)
    if what is not None and tree.lemma[what] in _words("unacceptable") and no is None:
        return "opposes", (what,)
    none = None if line is None else next((k for k in tree.kids[line] if tree.lower[k] in _NO), None)
    if none is not None and clause.modal is not None and line is not None and tree.has(verb, _EXPL):
        return "opposes", (clause.modal, none, line)
    return None if no is None else _refusal(tree, clause, no)


def _refusal(tree: Tree, clause: _Clause, no: int) -> Found | None:
    verb = clause.verb
    patient = tree.child_of(verb, PASSIVE_SUBJECT) is not None
    if (clause.own or patient) and tree.lemma[verb] in _words("want"):
        return "opposes", (no, verb)
    refuses = clause.own and clause.modal is not None and tree.lemma[clause.modal] in _WILL
    return ("opposes", (clause.modal, no, verb)) if refuses and clause.modal is not None else None


_LINE, _RED = ids("line"), ids("red")


def _denial(tree: Tree, clause: _Clause) -> Found | None:
    verb = clause.verb
    for dep in (ACOMP, ATTR):
        what = tree.child(verb, dep)
        if what is not None and tree.lemma[what] in _words("false") and clause.no is None and clause.modal is None:
            return "denies", (what,)
    if clause.modal is None and clause.subject is not None and _past(tree, verb):
        first = tree.left[clause.subject]
        none = (
            first
            if tree.lower[first] in _NONE or (tree.lower[first] in _NOT and tree.lower[first + 1] in _ONE_OF)
            else None
        )
        if none is not None:
            return "denies", (none, verb)
    if not clause.own or clause.modal is not None:
        return None
    if any(tree.lower[k] in _YET for k in tree.kids[verb]):
        return None
    if (
        clause.no is not None
        and tree.lemma[verb] not in _words("comment")
        and any(tree.lemma[k] in _DO for k in tree.kids[verb] if k < verb)
    ):
        return "denies", (clause.no, verb)
    what = tree.child(verb, DOBJ)
    none = None if what is None or tree.lemma[what] not in _words("denied") else _no(tree, what)
    return None if none is None or what is None else ("denies", (verb, none, what))


def _no(tree: Tree, noun: int) -> int | None:
    """`no plan`, `not one weapon`: the word that says there is none."""
    return next((k for k in (*tree.kids[noun], noun) if tree.lower[k] in _NO), None)


_DO, _NO, _YET = ids("do have"), ids("no"), ids("yet")
_EXPL = one("expl")
_NONE, _NOT, _ONE_OF = ids("no none nobody never"), ids("not"), ids("one a any")


def _past(tree: Tree, verb: int) -> bool:
    """Whether the verb, or what helps it, stands in the past or the perfect."""
    return any(tree.tag[k] == VBD or tree.lemma[k] in _HAVE for k in (verb, *tree.kids[verb]) if k <= verb)


def _demand(tree: Tree, clause: _Clause) -> Found | None:
    verb, modal = clause.verb, clause.modal
    inner = tree.child(verb, XCOMP)
    if tree.lemma[verb] in _MUST and inner is not None:
        modal, verb = verb, inner
    if modal is None or modal == verb or tree.lemma[modal] not in _MUST or clause.subject is None:
        return None
    if tree.lower[clause.subject] in _FIRST or modal < clause.subject or tree.lower[clause.subject] in _VAGUE:
        return None
    if any(tree.lemma[k] in _HAVE for k in tree.kids[verb] if tree.dep[k] in AUXILIARY):
        return None
    return "demands", (modal, verb)


_HAVE, _VAGUE = ids("have"), ids("it that this there what which who")


def _warning(tree: Tree, clause: _Clause) -> Found | None:
    modal, verb = clause.modal, clause.verb
    if modal is None or modal == verb or tree.lemma[modal] not in _WILL | _MAY or clause.no is not None:
        return None
    danger = next(
        (
            i
            for i in range(tree.left[verb], tree.right[verb] + 1)
            if tree.lemma[i] in _words("danger") and tree.pos[i] in _CONTENT and not _aside(tree, i, verb)
        ),
        None,
    )
    return None if danger is None else ("warns", (modal, danger))


_CONTENT = frozenset((NOUN, VERB, ADJ))


def _aside(tree: Tree, index: int, verb: int) -> bool:
    """Whether the word stands in a clause of its own under the verb."""
    while index != verb:
        if tree.dep[index] in (RELCL, ADVCL):
            return True
        index = tree.head[index]
    return False


def _keeping(tree: Tree, clause: _Clause) -> Found | None:
    """`We will observe the ceasefire.`"""
    verb, modal = clause.verb, clause.modal
    kept = clause.own and clause.no is None and modal is not None and tree.lemma[modal] in _WILL
    if (
        not kept
        or modal is None
        or tree.lemma[verb] not in _words("keep")
        or _object(tree, verb, _words("kept")) is None
    ):
        return None
    return "supports", (modal, verb)


def _loose_condition(tree: Tree, clause: _Clause) -> Found | None:
    """A condition deeper in the clause, where nothing else shows a stance and no other statement stands between."""
    for i in range(clause.verb + 1, tree.right[clause.verb] + 1):
        sets = tree.lower[i] in _UNLESS and tree.dep[i] == MARK and tree.lower[i - 1] not in _EVEN
        if sets and not _in_statement(tree, i, clause.verb):
            return "conditional", (i,)
    return None


_UNLESS, _EVEN = ids("unless if"), ids("even as")


def _in_statement(tree: Tree, index: int, verb: int) -> bool:
    while index != verb and tree.head[index] != index:
        if tree.dep[index] == CCOMP and tree.head[index] != verb:
            return True
        index = tree.head[index]
    return False


def _readiness(tree: Tree, clause: _Clause) -> Found | None:
    what = tree.child(clause.verb, ACOMP)
    if what is None or clause.no is not None or not clause.own or tree.lemma[what] not in _words("ready"):
        return None
    return "supports", (what,)


_SHOWN = (
    _threat,
    _conditional,
    _undecided,
    _opposition,
    _denial,
    _demand,
    _warning,
    _loose_condition,
    _readiness,
    _keeping,
)
