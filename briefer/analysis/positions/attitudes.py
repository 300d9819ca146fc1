"""Stance that the content shows by itself: threats, refusals, denials, demands, warnings and conditions."""

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.clauses import (
    FIRST,
    HAVE,
    MUST,
    WILL,
    Clause,
    Found,
    Side,
    mains,
    object_of,
    read_clause,
    words,
)
from briefer.analysis.positions.hostility import denial, opposition, threat, warning
from briefer.analysis.positions.tree import (
    ACOMP,
    ATTR,
    AUXILIARY,
    CCOMP,
    MARK,
    POBJ,
    PREP,
    XCOMP,
    Tree,
    ids,
)


def attitude(reading: Reading, candidate: Candidate, side: Side) -> Found | None:
    """Of the first main clause that shows one."""
    inside = {i for first, last in candidate.content for i in range(first, last)}
    for verb in mains(reading.tree, inside):
        clause = read_clause(reading, verb, side, inside)
        for shows in _SHOWN:
            found = shows(reading.tree, clause)
            if found is not None:
                return found
    return None


def _conditional(_: Tree, clause: Clause) -> Found | None:
    return ("conditional", clause.condition) if clause.condition else None


def _undecided(tree: Tree, clause: Clause) -> Found | None:
    if clause.own and clause.no is not None and tree.lemma[clause.verb] in words("know"):
        return "undecided", (clause.no, clause.verb)
    attr = tree.child(clause.verb, ATTR)
    if attr is None or clause.no is not None:
        return None
    of = next((tree.child(k, POBJ) for k in tree.kids[attr] if tree.dep[k] == PREP), None)
    return next((("undecided", (k,)) for k in (attr, of) if k is not None and tree.lemma[k] in words("dispute")), None)


def _demand(tree: Tree, clause: Clause) -> Found | None:
    verb, modal = clause.verb, clause.modal
    inner = tree.child(verb, XCOMP)
    if tree.lemma[verb] in MUST and inner is not None:
        modal, verb = verb, inner
    if modal is None or modal == verb or tree.lemma[modal] not in MUST or clause.subject is None:
        return None
    if tree.lower[clause.subject] in FIRST or modal < clause.subject or tree.lower[clause.subject] in _VAGUE:
        return None
    if any(tree.lemma[k] in HAVE for k in tree.kids[verb] if tree.dep[k] in AUXILIARY):
        return None
    return "demands", (modal, verb)


_VAGUE = ids("it that this there what which who")


def _keeping(tree: Tree, clause: Clause) -> Found | None:
    """`We will observe the ceasefire.`"""
    verb, modal = clause.verb, clause.modal
    kept = clause.own and clause.no is None and modal is not None and tree.lemma[modal] in WILL
    if (
        not kept
        or modal is None
        or tree.lemma[verb] not in words("keep")
        or object_of(tree, verb, words("kept")) is None
    ):
        return None
    return "supports", (modal, verb)


def _loose_condition(tree: Tree, clause: Clause) -> Found | None:
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


def _readiness(tree: Tree, clause: Clause) -> Found | None:
    what = tree.child(clause.verb, ACOMP)
    if what is None or clause.no is not None or not clause.own or tree.lemma[what] not in words("ready"):
        return None
    return "supports", (what,)


_SHOWN = (
    threat,
    _conditional,
    _undecided,
    opposition,
    denial,
    _demand,
    warning,
    _loose_condition,
    _readiness,
    _keeping,
)
