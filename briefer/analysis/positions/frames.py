"""The complement of a verb: which shape it has and where it begins."""

from dataclasses import dataclass

from briefer.analysis.positions.tree import (
    CCOMP,
    DOBJ,
    OPRD,
    PCOMP,
    POBJ,
    PREP,
    PRT,
    SUBJECT,
    TO,
    VBG,
    XCOMP,
    Tree,
    ids,
)


@dataclass(frozen=True, slots=True)
class Frame:
    name: str
    "`clause`, `wh`, `inf`, `ing`, `objinf` (urge X to), `small` (call X a Y), `obj`, or `prep:` and the preposition."
    first: int
    "Head of the content's first part."
    extra: tuple[int, ...] = ()
    "Further tokens of the cue."


_WH = ids("what how why when where who whom which whether")
_PREPOSITIONS = (
    "about against around as at behind by for from in into of on over to toward towards with".split()  # noqa: SIM905 - a word list reads better as words
)
PREPOSITIONS = {form: word for word in _PREPOSITIONS for form in ids(word)}
"From the string id of a preposition to its name in a frame."
_OBJECTS = frozenset((POBJ, PCOMP))


def frame_of(tree: Tree, verb: int) -> Frame | None:
    """The fullest complement; None: the verb has none."""
    return (
        _naming(tree, verb)
        or _clause(tree, verb)
        or _object(tree, verb)
        or _infinitive(tree, verb)
        or _preposition(tree, verb)
    )


def _naming(tree: Tree, verb: int) -> Frame | None:
    """`called the plan a farce`: what is named and the name, however the parse labels the two."""
    if tree.lemma[verb] not in _NAME:
        return None
    parts = [kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] in _NAMED]
    return Frame("small", parts[0]) if len(parts) > 1 or (parts and tree.dep[parts[0]] == OPRD) else None


_NAME = ids("call label dub brand term deem pronounce name")
_NAMED = frozenset((DOBJ, OPRD, CCOMP, XCOMP))


def _clause(tree: Tree, verb: int) -> Frame | None:
    clause, obj = _said(tree, verb), tree.child(verb, DOBJ)
    if clause is None:
        return None
    if is_infinitive(tree, clause) and tree.child_of(clause, SUBJECT) is not None:
        return Frame("objinf", clause)
    return Frame("wh", obj) if obj is not None and tree.lower[obj] in _WH else Frame("clause", clause)


def _said(tree: Tree, verb: int) -> int | None:
    """The clause that is said: of two, the one before a semicolon is a statement by itself."""
    clause = tree.child(verb, CCOMP)
    if clause is None or clause > verb or tree.lower[tree.right[clause] + 1] not in _PARTS:
        return clause
    return next((kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] == CCOMP), clause)


_PARTS = ids(";")


def _object(tree: Tree, verb: int) -> Frame | None:
    obj, inf = tree.child(verb, DOBJ), tree.child(verb, XCOMP)
    if obj is None:
        return None
    if inf is not None and inf > obj:
        return Frame("objinf" if is_infinitive(tree, inf) else "small", obj)
    particle = tree.child(verb, PRT)
    away = "" if particle is None else _PARTICLES.get(tree.lower[particle], "")
    return Frame("small" if tree.has(verb, OPRD) else f"obj{away}", obj)


_PARTICLES = {form: f":{word}" for word in ("out", "off", "down") for form in ids(word)}


def _infinitive(tree: Tree, verb: int) -> Frame | None:
    inf = tree.child(verb, XCOMP)
    if inf is None:
        return None
    if tree.tag[inf] == VBG:
        return Frame("ing", inf)
    asked = _asked(tree, verb, inf)
    if asked is not None:
        return asked
    return Frame("inf" if is_infinitive(tree, inf) else "small", inf)


def _asked(tree: Tree, verb: int, inf: int) -> Frame | None:
    """`called on the armies to leave`: the content begins with those who are asked."""
    for kid in tree.kids[verb]:
        if verb < kid < inf and tree.dep[kid] == PREP and tree.lower[kid] in _ASKED:
            obj = tree.child(kid, POBJ)
            if obj is not None:
                return Frame("prep:inf", obj, (kid,))
    return None


_ASKED = ids("on upon for with to")


def _preposition(tree: Tree, verb: int) -> Frame | None:
    for kid in tree.kids[verb]:
        if tree.dep[kid] == PREP and kid > verb:
            inner = tree.child_of(kid, _OBJECTS)
            if inner is not None and tree.ent[inner] not in _TIMES:
                return Frame(f"prep:{PREPOSITIONS.get(tree.lower[kid], 'other')}", inner, (kid,))
    return None


_TIMES = ids("DATE TIME")


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the verb is marked by `to`."""
    return any(tree.tag[kid] == TO for kid in tree.kids[verb])
