"""Stances against somebody or something: threats, refusals, denials and warnings."""

from briefer.analysis.positions.clauses import HAVE, MAY, WILL, Clause, Found, object_of, words
from briefer.analysis.positions.tree import (
    ACOMP,
    ADJ,
    ADVCL,
    AGENT,
    ATTR,
    DOBJ,
    NOUN,
    PASSIVE_SUBJECT,
    RELCL,
    VBD,
    VERB,
    XCOMP,
    Tree,
    ids,
    one,
)


def threat(tree: Tree, clause: Clause) -> Found | None:
    """What others will bear, or what the speaker's side will do to them."""
    verb, modal = clause.verb, clause.modal
    if modal is None or modal == verb:
        return None
    if tree.lemma[verb] in _HESITATE and clause.no is not None:
        return "threatens", (modal, clause.no, verb)
    price = object_of(tree, verb, words("price")) if tree.lemma[verb] in words("bear") else None
    if price is not None:
        return "threatens", (modal, verb, price)
    return _attack(tree, clause, modal) if tree.lemma[modal] in WILL and clause.no is None else None


def _attack(tree: Tree, clause: Clause, modal: int) -> Found | None:
    verb, lemma = clause.verb, tree.lemma[clause.verb]
    target = tree.child(verb, ATTR)
    if target is not None and tree.lemma[target] in _TARGET and lemma in _BECOME:
        return "threatens", (modal, verb, target)
    if (
        clause.own
        and lemma in words("hostile")
        and (lemma not in words("ending") or tree.has(verb, DOBJ) or tree.has(verb, XCOMP))
    ):
        return "threatens", (modal, verb)
    patient = tree.child_of(verb, PASSIVE_SUBJECT)
    if patient is not None and lemma in words("hostile") and not clause.own and not tree.has(verb, AGENT):
        return "threatens", (modal, verb)
    attack = _before(tree, verb, words("attacks")) if lemma in words("continue") else None
    return None if attack is None else ("threatens", (attack, modal, verb))


_HESITATE, _TARGET, _BECOME = ids("hesitate"), ids("target"), ids("become be")


def _before(tree: Tree, verb: int, lemmas: frozenset[int]) -> int | None:
    return next((i for i in range(verb, tree.sent[verb], -1) if tree.lemma[i] in lemmas and tree.pos[i] == NOUN), None)


def opposition(tree: Tree, clause: Clause) -> Found | None:
    verb, no = clause.verb, clause.no
    line = tree.child(verb, ATTR)
    if line is not None and tree.lemma[line] in _LINE:
        red = next((k for k in tree.kids[line] if tree.lower[k] in _RED), None)
        if red is not None:
            return "opposes", (red, line)
    what = tree.child(verb, ACOMP)
    if what is not None and tree.lemma[what] in words("unacceptable") and no is None:
        return "opposes", (what,)
    none = None if line is None else next((k for k in tree.kids[line] if tree.lower[k] in _NO), None)
    if none is not None and clause.modal is not None and line is not None and tree.has(verb, _EXPL):
        return "opposes", (clause.modal, none, line)
    return None if no is None else _refusal(tree, clause, no)


def _refusal(tree: Tree, clause: Clause, no: int) -> Found | None:
    verb = clause.verb
    patient = tree.child_of(verb, PASSIVE_SUBJECT) is not None
    if (clause.own or patient) and tree.lemma[verb] in words("want"):
        return "opposes", (no, verb)
    refuses = clause.own and clause.modal is not None and tree.lemma[clause.modal] in WILL
    return ("opposes", (clause.modal, no, verb)) if refuses and clause.modal is not None else None


_LINE, _RED = ids("line"), ids("red")


def denial(tree: Tree, clause: Clause) -> Found | None:
    verb = clause.verb
    for dep in (ACOMP, ATTR):
        what = tree.child(verb, dep)
        if what is not None and tree.lemma[what] in words("false") and clause.no is None and clause.modal is None:
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
        and tree.lemma[verb] not in words("comment")
        and any(tree.lemma[k] in _DO for k in tree.kids[verb] if k < verb)
    ):
        return "denies", (clause.no, verb)
    what = tree.child(verb, DOBJ)
    none = None if what is None or tree.lemma[what] not in words("denied") else _no(tree, what)
    return None if none is None or what is None else ("denies", (verb, none, what))


def _no(tree: Tree, noun: int) -> int | None:
    """`no plan`, `not one weapon`: the word that says there is none."""
    return next((k for k in (*tree.kids[noun], noun) if tree.lower[k] in _NO), None)


_DO, _NO, _YET = ids("do have"), ids("no"), ids("yet")
_EXPL = one("expl")
_NONE, _NOT, _ONE_OF = ids("no none nobody never"), ids("not"), ids("one a any")


def _past(tree: Tree, verb: int) -> bool:
    """Whether the verb, or what helps it, stands in the past or the perfect."""
    return any(tree.tag[k] == VBD or tree.lemma[k] in HAVE for k in (verb, *tree.kids[verb]) if k <= verb)


def warning(tree: Tree, clause: Clause) -> Found | None:
    modal, verb = clause.modal, clause.verb
    if modal is None or modal == verb or tree.lemma[modal] not in WILL | MAY or clause.no is not None:
        return None
    danger = next(
        (
            i
            for i in range(tree.left[verb], tree.right[verb] + 1)
            if tree.lemma[i] in words("danger") and tree.pos[i] in _CONTENT and not _aside(tree, i, verb)
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
