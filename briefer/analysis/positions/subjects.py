"""Who stands as the source of a verb, found in the parse."""

from briefer.analysis.positions.tree import (
    ACL,
    ADVCL,
    AGENT,
    APPOS,
    CCOMP,
    CONJ,
    DOBJ,
    NOMINAL,
    PASSIVE_SUBJECT,
    PCOMP,
    POBJ,
    PREP,
    RELCL,
    SPACE,
    SUBJECT,
    VBN,
    XCOMP,
    Tree,
    ids,
)

_EXPLETIVE = ids("it there")
_ANY_SUBJECT = SUBJECT | PASSIVE_SUBJECT
_STEPS = 6
"Verbs climbed at most before giving up."
_CONTROL = ids("urge ask tell force allow encourage persuade convince want expect lead prompt push order help let make")


def subject(tree: Tree, verb: int) -> int | None:
    """The subject of the verb, its own or, for a verb without one, that of the verb it hangs on."""
    found = _subject(tree, verb)
    return None if found is None else _after_place(tree, _beside(tree, verb, found))


def _beside(tree: Tree, verb: int, found: int) -> int:
    """`Seven killed as Varna blames rebels`: here `as` is no preposition, whatever the parse says."""
    near = verb - 1
    as_ = tree.head[near]
    if tree.dep[near] != POBJ or tree.lower[as_] not in _AS or not found < as_ < near or tree.tag[verb] not in _FINITE:
        return found
    return found if tree.lemma[tree.head[as_]] in _NAMES else near


_NAMES = ids("know describe refer name serve work act")


def _after_place(tree: Tree, found: int) -> int:
    """`In Tessel, the capital, President Haddad said`: the parse takes the president for the capital."""
    if tree.lemma[found] not in _PLACES:
        return found
    return next((kid for kid in tree.kids[found] if tree.dep[kid] == APPOS and tree.ent[kid] in _PERSON), found)


_PLACES = ids("capital city town village province port")
_PERSON = ids("PERSON")


def _subject(tree: Tree, verb: int) -> int | None:
    if is_passive(tree, verb):
        return agent(tree, verb)
    for _ in range(_STEPS):
        own = tree.child_of(verb, _ANY_SUBJECT)
        if own is not None:
            return own
        step = _controller(tree, verb)
        if step is None:
            return _cut_off(tree, verb)
        found, verb = step
        if found is not None:
            return found
    return None


def _cut_off(tree: Tree, verb: int) -> int | None:
    """The noun phrase before a sentence that the parser wrongly began at its verb."""
    first = tree.left[verb]
    if tree.tag[verb] not in _FINITE or first == 0 or first != tree.sent[verb] or tree.pos[first - 1] not in NOMINAL:
        return None
    start = first
    while start > 0 and tree.pos[start - 1] != SPACE and tree.lower[start - 1] not in _ENDS:
        start -= 1
    return next(i for i in range(start, first) if tree.pos[i] in NOMINAL and tree.pos[i + 1] not in NOMINAL)


_ENDS = ids(". ! ? : ; ” \" ''")
_FINITE = ids("VBD VBZ")


def _controller(tree: Tree, verb: int) -> tuple[int | None, int] | None:
    """The noun that is the understood subject, or the next verb to look at."""
    dep, head = tree.dep[verb], tree.head[verb]
    if head == verb:
        return None
    if dep == XCOMP:
        return (tree.child(head, DOBJ) if tree.lemma[head] in _CONTROL else None), head
    if dep == ACL and tree.lemma[head] in _ORDER and tree.lower[head - 1] in _IN:
        return None, tree.head[tree.head[head]]
    if dep in (ACL, RELCL):
        return head, head
    if dep == PCOMP and tree.dep[head] == PREP:
        quotes = tree.lower[head] in _AS and tree.lemma[tree.head[head]] in _QUOTE
        return (tree.child(tree.head[head], DOBJ) if quotes else None), tree.head[head]
    follows = dep in (CONJ, ADVCL) or (dep == CCOMP and tree.child_of(verb, PASSIVE_SUBJECT) is None)
    return (None, head) if follows else None


_AS, _QUOTE = ids("as"), ids("quote cite")
_ORDER, _IN = ids("order"), ids("in")


def agent(tree: Tree, verb: int) -> int | None:
    """The noun after a passive's `by`."""
    by = tree.child(verb, AGENT)
    return None if by is None else tree.child(by, POBJ)


def phrase_head(tree: Tree, first: int, last: int) -> int | None:
    """The head of the noun phrase that ends before `last`, not of its `of` phrase; None: no noun stands there."""
    head = next((i for i in range(last - 1, first - 1, -1) if tree.pos[i] in NOMINAL), None)
    while head is not None and tree.dep[head] == POBJ and first <= tree.head[tree.head[head]] < head:
        head = tree.head[tree.head[head]]
    return head


def is_passive(tree: Tree, verb: int) -> bool:
    if tree.child_of(verb, PASSIVE_SUBJECT) is not None:
        return True
    if tree.child(verb, AGENT) is not None:
        return tree.child_of(verb, SUBJECT) is None or tree.tag[verb] not in _FINITE
    return (
        tree.tag[verb] == VBN
        and tree.dep[verb] in (ACL, ADVCL)
        and not any(tree.lemma[kid] in _HAVE for kid in tree.kids[verb])
    )


_HAVE = ids("have")


def is_expletive(tree: Tree, index: int) -> bool:
    return tree.lower[index] in _EXPLETIVE
