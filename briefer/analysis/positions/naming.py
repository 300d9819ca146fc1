"""What a speaker is called: a full name for a surname, else the noun phrase as the text has it."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.tree import (
    ACL,
    APPOS,
    CASE,
    CCONJ,
    CONJ,
    NOUN,
    POBJ,
    PRON,
    PROPN,
    Tree,
    ids,
    one,
)

_PERSON = one("PERSON")
_GROUPS = ids("ORG NORP GPE FAC LOC PRODUCT EVENT")
_MISTAKEN = frozenset((0, one("GPE")))
"Entity types that the language model gives to given names it does not know."
_SET_OFF = ids(", ( — –")
_WHO = ids("who whose which")
_OF, _PARTS = ids("of"), ids("one some many several most both two three four five")
_NEAR = 1500
"Characters back to a full name that a surname with several bearers can mean."


class Names:
    """The names of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bearers: dict[str, dict[str, list[int]]] = {}
        for surname, form, at in _full_names(reading):
            self._bearers.setdefault(surname, {}).setdefault(form, []).append(at)

    def of(self, head: int) -> tuple[str, int]:
        """The name and the token that carries it: a person's full name, else the noun phrase as it stands."""
        tree = self._reading.tree
        if several(self._reading, head):
            joined = any(_joins_person(tree, kid) for kid in tree.kids[head] if tree.dep[kid] == APPOS)
            run = source_run(self._reading, head) if joined else core(self._reading, head)
            return self._quote(*run), head
        for at in (head, *(kid for kid in tree.kids[head] if tree.dep[kid] == APPOS)):
            if _carries_name(tree, head, at):
                first, last = untitled(tree, *name_run(tree, at))
                form = self._quote(first, last)
                return (self.full(form, at) if last - first == 1 else form), at
        first, last = core(self._reading, head)
        if tree.pos[head] == PROPN and last == head + 1 and tree.ent[head] not in _GROUPS:
            first, last = untitled(tree, first, last)
        known = _known_as(tree, head)
        if known is not None:
            return self._quote(*name_run(tree, known)), known
        form = self._quote(first, last)
        return (self.full(form, head) if tree.pos[head] == PROPN and last - first == 1 else form), head

    def full(self, form: str, at: int) -> str:
        """The full name that a surname stands for; the surname itself where several could be meant."""
        bearers = self._bearers.get(form.casefold())
        if not bearers:
            return form
        if len(bearers) == 1:
            return next(iter(bearers))
        start = self._reading.tree.start
        near = [
            name for name, places in bearers.items() if any(start[at] - _NEAR <= start[p] < start[at] for p in places)
        ]
        return near[0] if len(near) == 1 else form

    def add(self, form: str, at: int) -> None:
        """Remember a full name that the language model did not see."""
        parts = form.split()
        if len(parts) > 1:
            self._bearers.setdefault(parts[-1].casefold(), {}).setdefault(form, []).append(at)

    def _quote(self, first: int, last: int) -> str:
        return self._reading.document.article.quote(self._reading.span(first, last))


def _known_as(tree: Tree, head: int) -> int | None:
    """`the rebels' leader, known as Abu Sahl`: the name that stands for one who is described."""
    for kid in tree.kids[head]:
        if tree.pos[head] == NOUN and tree.lower[kid] in _KNOWN and tree.dep[kid] == ACL:
            prep = next((k for k in tree.kids[kid] if tree.lower[k] in _AS), None)
            name = None if prep is None else tree.child(prep, POBJ)
            return name if name is not None and tree.pos[name] == PROPN else None
    return None


_KNOWN, _AS = ids("known"), ids("as")


def _carries_name(tree: Tree, head: int, at: int) -> bool:
    """A person's name, or a proper name set beside a noun for people: `its chairwoman, Lina Sabbagh`."""
    if tree.ent[at] == _PERSON:
        return True
    if at == head or tree.pos[at] != PROPN or not any(kid < at and tree.pos[kid] == PROPN for kid in tree.kids[at]):
        return False
    return tree.lemma[head] in words().people and tree.pos[head] == NOUN


def name_run(tree: Tree, at: int) -> tuple[int, int]:
    """The entity around `at`, or where there is none the proper nouns that lead to it."""
    if tree.ent[at] == _PERSON:
        first, last = entity(tree, at)
        return (first - 1, last) if last - first == 1 and _given_name(tree, first) else (first, last)
    first = at
    while first > tree.sent[at] and tree.pos[first - 1] == PROPN and tree.within(first - 1, at):
        first -= 1
    return first, at + 1


def _given_name(tree: Tree, surname: int) -> bool:
    """Whether the word before a surname belongs to the name, though the language model left it out."""
    before = surname - 1
    if before < tree.sent[surname] or tree.pos[before] != PROPN or tree.head[before] != surname:
        return False
    return tree.ent[before] in _MISTAKEN and not tree.kids[before] and tree.lower[before] not in words().titles


def untitled(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Without the titles before a name."""
    while first < last - 1 and tree.lower[first] in words().titles:
        first += 1
    return first, last


def _full_names(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Of each person's full name: the last word, the form, and the token where it ends."""
    tree = reading.tree
    past = 0
    for i, kind in enumerate(tree.ent):
        if i < past or (kind != _PERSON and not _unseen_name(tree, i)):
            continue
        first, past = untitled(tree, *(entity(tree, i) if kind == _PERSON else (i, i + 2)))
        if past - first <= 1:
            continue
        form = reading.document.article.quote(reading.span(first, past))
        if form.split():
            yield form.split()[-1].casefold(), form, past - 1


def _unseen_name(tree: Tree, first: int) -> bool:
    """Whether two capitalised words that the language model calls nothing look like a name: `Oriel Tamsin`."""
    last = first + 1
    if last >= len(tree) or tree.pos[first] != PROPN or tree.pos[last] != PROPN or tree.head[first] != last:
        return False
    alone = all(i < 0 or i >= len(tree) or tree.pos[i] != PROPN for i in (first - 1, last + 1))
    if not alone or tree.ent[first] or tree.ent[last]:
        return False
    return not any(tree.lower[i] in words().titles or tree.lower[i] in words().singular for i in (first, last))


def entity(tree: Tree, at: int) -> tuple[int, int]:
    """The run of tokens of one entity type around `at`, without a possessive mark."""
    first = last = at
    kind = tree.ent[at]
    while first > 0 and tree.ent[first - 1] == kind and tree.sent[first - 1] == tree.sent[at]:
        first -= 1
    while last + 1 < len(tree) and tree.ent[last + 1] == kind and tree.pos[last + 1] == PROPN:
        last += 1
    return first, last + 1


def core(reading: Reading, head: int) -> tuple[int, int]:
    """The noun phrase without the appositions set off behind it."""
    tree = reading.tree
    first, last = source_run(reading, head)
    if last - 1 > head and tree.dep[last - 1] == CASE:
        last -= 1
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] == APPOS and tree.lower[tree.left[kid] - 1] in _SET_OFF:
            last = min(last, tree.left[kid] - 1)
    clause = (i - 1 for i in range(head + 2, last) if tree.lower[i] in _WHO and tree.lower[i - 1] in _SET_OFF)
    return first, max(min(last, next(clause, last)), head + 1)


def is_name(tree: Tree, index: int) -> bool:
    """A proper name that nothing marks as a group or place."""
    return tree.pos[index] == PROPN and tree.ent[index] not in _GROUPS


def roles_of(tree: Tree, head: int) -> Iterator[int]:
    """Lemmas of the nouns that describe the source."""
    kind = member(tree, head)
    if tree.pos[kind] == NOUN:
        yield tree.lemma[kind]
    for kid in tree.kids[head]:
        if tree.pos[kid] == NOUN and tree.dep[kid] in _DESCRIBES:
            yield tree.lemma[kid]
        if tree.pos[kid] == PROPN and kid < head and tree.lower[kid] in words().people:
            yield tree.lower[kid]
        if kid < head and tree.lower[kid] in words().short:
            yield words().short[tree.lower[kid]]


_DESCRIBES = ids("appos compound nmod amod")


def several(reading: Reading, head: int) -> bool:
    """Whether the source joins several by a conjunction, on either side of what the parse takes for its head."""
    tree = reading.tree
    if tree.has(head, CONJ):
        return True
    if tree.ent[head] == _PERSON and any(_joins_person(tree, kid) for kid in tree.kids[head] if tree.dep[kid] == APPOS):
        return True
    return any(tree.pos[i] == CCONJ and not tree.ent[i] for i in range(source_run(reading, head)[0], head))


def _joins_person(tree: Tree, apposition: int) -> bool:
    """`Karim Haddad, the minister, and Lina Sabbagh`: the parse hangs the second name on what describes the first."""
    other = tree.child(apposition, CONJ)
    return other is not None and tree.ent[other] == _PERSON and tree.ent[apposition] != _PERSON


def member(tree: Tree, head: int) -> int:
    """`one of the commanders`: the noun that says what the one is; else the head itself."""
    of = next((kid for kid in tree.kids[head] if tree.lower[kid] in _OF), None)
    noun = None if of is None or tree.lower[head] not in _PARTS else tree.child(of, POBJ)
    return head if noun is None or tree.pos[noun] == PRON else noun


_HE, _SHE = ids("he him his"), ids("she her")


def gender_of(tree: Tree, head: int, named_at: int) -> str:
    """By title, role or given name; empty: none of them tells."""
    lists = words()
    first = name_run(tree, named_at)[0] if tree.pos[named_at] == PROPN else named_at
    if tree.pos[head] == PRON:
        return "m" if tree.lower[head] in _HE else "f" if tree.lower[head] in _SHE else ""
    for i in (head, named_at, first, *tree.kids[head], *tree.kids[named_at]):
        if tree.lower[i] in lists.male:
            return "m"
        if tree.lower[i] in lists.female:
            return "f"
    return ""
