"""Who speaks: pronouns and descriptions traced to the speaker they stand for, surnames to the full name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.mentions import Mentions
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.tree import (
    ACL,
    APPOS,
    CASE,
    CCONJ,
    CONJ,
    NOUN,
    POBJ,
    POSS,
    PRON,
    PROPN,
    RELCL,
    Tree,
    ids,
    one,
)
from briefer.model import Span

_HE, _SHE, _THEY, _IT = ids("he him his"), ids("she her"), ids("they them their"), ids("it its")
_RELATIVE = ids("who that which whose whom")
_PERSON, _PLURAL = one("PERSON"), ids("NNS NNPS")
_DEFINITE = ids("the this that")
_GROUPS = ids("ORG NORP GPE FAC")


@dataclass(slots=True)
class Figure:
    """Someone known to have spoken or been named, as far as the text has told by now."""

    name: str
    head: int
    "Token of the first mention's head."
    person: bool
    plural: bool
    anonymous: bool
    gender: str = ""
    "`m`, `f`, or empty: not yet known."
    roles: frozenset[int] = frozenset()
    "Lemmas of the nouns that describe them."
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    people: frozenset[int]
    male: frozenset[int]
    female: frozenset[int]
    titles: frozenset[int]


@cache
def _words() -> _Words:
    table = load("briefer.analysis.positions", "speakers.toml")
    return _Words(*(ids(table[key]) for key in ("people", "male", "female", "titles")))


class Cast:
    """The speakers of one article, met in order of their cues."""

    def __init__(self, reading: Reading, mentions: Mentions) -> None:
        self._reading = reading
        self._tree = reading.tree
        self._mentions = mentions
        self._met: list[Figure] = []
        "Last met last."
        self._names = dict(_surnames(reading))

    def speaker(self, head: int | None) -> Figure | None:
        """Who the source stands for; None: nobody is named. To be asked in the order of the text."""
        if head is None:
            return None
        head = self._antecedent(head)
        figure = self._pronoun(head) or self._description(head) or self._named(head)
        if figure in self._met:
            self._met.remove(figure)
        self._met.append(figure)
        return figure

    def _antecedent(self, head: int) -> int:
        """The noun that a relative pronoun stands for."""
        tree = self._tree
        if tree.lower[head] not in _RELATIVE or tree.pos[head] == NOUN:
            return head
        verb = tree.head[head]
        while tree.dep[verb] not in (RELCL, ACL) and tree.head[verb] != verb:
            verb = tree.head[verb]
        return tree.head[verb] if tree.dep[verb] in (RELCL, ACL) else head

    def _pronoun(self, head: int) -> Figure | None:
        """The last speaker, or failing that the last person named, that the pronoun can mean."""
        form = self._tree.lower[head]
        if form in _HE or form in _SHE:
            gender = "m" if form in _HE else "f"
            found = self._last(lambda f: f.person and not f.plural and f.gender in ("", gender), head)
            if found is None:
                found = self._person_before(head)
            if found is not None:
                found.gender = gender
            return found
        if form in _THEY:
            return self._last(lambda f: f.plural, head) or self._last(lambda f: not f.person, head)
        return self._last(lambda f: not f.person and not f.plural, head) if form in _IT else None

    def _last(self, fits: Callable[[Figure], bool], head: int) -> Figure | None:
        near = self._tree.start[head] - _PRONOUN_REACH
        for figure in reversed(self._met):
            if fits(figure) and self._tree.start[figure.head] >= near:
                return figure
        return None

    def _person_before(self, head: int) -> Figure | None:
        """The last person named before, in the same paragraph or the one before it."""
        tree = self._tree
        for i in range(head - 1, max(head - _NAME_REACH, -1), -1):
            if tree.ent[i] == _PERSON and tree.dep[i] in _SUBJECTS and tree.pos[i] == PROPN:
                return self._named(i)
        return None

    def _description(self, head: int) -> Figure | None:
        """`the commander`: the last speaker whom the text called one."""
        tree = self._tree
        if tree.pos[head] != NOUN or tree.tag[head] in _PLURAL:
            return None
        known = [f for f in self._met if tree.lemma[head] in f.roles and not f.plural]
        owner = tree.child(head, POSS)
        if owner is not None:
            word = self._word(owner)
            known = [f for f in known if word in f.name.casefold()]
        elif not any(tree.lower[kid] in _DEFINITE for kid in tree.kids[head]):
            return None
        return known[-1] if known else None

    def _word(self, index: int) -> str:
        return self._reading.document.article.quote(self._reading.span(index, index + 1)).casefold()

    def _named(self, head: int) -> Figure:
        tree, words = self._tree, _words()
        name, named_at = self._name(head)
        roles = frozenset(_roles(tree, head))
        person = _is_name(tree, named_at) or not words.people.isdisjoint(roles)
        actor = self._mentions.at(tree.start[named_at]) or self._mentions.at(tree.start[head])
        for figure in self._met:
            if figure.name == name and not figure.anonymous:
                figure.roles |= roles
                return figure
        return Figure(
            name=name,
            head=head,
            person=person or (tree.pos[head] == PRON and tree.lower[head] not in _IT),
            plural=tree.tag[head] in _PLURAL or _several(self._reading, head) or tree.lower[head] in _THEY,
            anonymous=self._anonymous(head, named_at),
            gender=_gender(tree, head),
            roles=roles,
            actor=None if actor is None else actor.id,
        )

    def _anonymous(self, head: int, named_at: int) -> bool:
        """People who are described and not named."""
        tree = self._tree
        kind = _member(tree, head)
        return tree.pos[kind] == NOUN and named_at == head and tree.lemma[kind] in _words().people

    def _name(self, head: int) -> tuple[str, int]:
        """The name and the token that carries it: a person's full name, else the noun phrase as it stands."""
        tree, quote = self._tree, self._reading.document.article.quote
        if _several(self._reading, head):
            return quote(self._reading.span(*_core(self._reading, head))), head
        for at in (head, *(kid for kid in tree.kids[head] if tree.dep[kid] == APPOS)):
            if tree.ent[at] == _PERSON:
                first, last = _entity(tree, at)
                while first < at and tree.lower[first] in _words().titles:
                    first += 1
                form = quote(self._reading.span(first, last))
                return self._names.get(form.split()[-1].casefold(), form) if last - first == 1 else form, at
        first, last = _core(self._reading, head)
        form = quote(self._reading.span(first, last))
        return (self._names.get(form.casefold(), form) if tree.pos[head] == PROPN and last - first == 1 else form), head


_PRONOUN_REACH = 6000
"Characters back to the first mention of whom a pronoun may mean."
_NAME_REACH = 120
_SUBJECTS = ids("nsubj nsubjpass pobj poss dobj appos")


def _surnames(reading: Reading) -> Iterator[tuple[str, str]]:
    """From the last word of each person's name to the first full form in the text."""
    tree, seen = reading.tree, set[str]()
    past = 0
    for i, entity in enumerate(tree.ent):
        if entity != _PERSON or i < past:
            continue
        first, past = _entity(tree, i)
        while first < past and tree.lower[first] in _words().titles:
            first += 1
        if past - first <= 1:
            continue
        form = reading.document.article.quote(reading.span(first, past))
        surname = form.split()[-1].casefold() if form else ""
        if surname and surname not in seen:
            seen.add(surname)
            yield surname, form


def _entity(tree: Tree, at: int) -> tuple[int, int]:
    """The run of tokens of one entity type around `at`, without a possessive mark."""
    first = last = at
    kind = tree.ent[at]
    while first > 0 and tree.ent[first - 1] == kind and tree.sent[first - 1] == tree.sent[at]:
        first -= 1
    while last + 1 < len(tree) and tree.ent[last + 1] == kind and tree.pos[last + 1] == PROPN:
        last += 1
    return first, last + 1


def _core(reading: Reading, head: int) -> tuple[int, int]:
    """The noun phrase without the appositions set off behind it."""
    tree = reading.tree
    first, last = source_run(reading, head)
    if last - 1 > head and tree.dep[last - 1] == CASE:
        last -= 1
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] == APPOS and tree.lower[tree.left[kid] - 1] in _SET_OFF:
            last = min(last, tree.left[kid] - 1)
    return first, max(last, head + 1)


def _is_name(tree: Tree, index: int) -> bool:
    """A proper name that nothing marks as a group or place."""
    return tree.pos[index] == PROPN and tree.ent[index] not in _GROUPS


_SET_OFF = ids(", ( — –")


def _roles(tree: Tree, head: int) -> Iterator[int]:
    kind = _member(tree, head)
    if tree.pos[kind] == NOUN:
        yield tree.lemma[kind]
    for kid in tree.kids[head]:
        if tree.pos[kid] == NOUN and tree.dep[kid] != POSS:
            yield tree.lemma[kid]
        if tree.pos[kid] == PROPN and kid < head and tree.lower[kid] in _words().people:
            yield tree.lower[kid]


def _several(reading: Reading, head: int) -> bool:
    """Whether the source joins several by a conjunction, on either side of what the parse takes for its head."""
    tree = reading.tree
    if tree.has(head, CONJ):
        return True
    return any(tree.pos[i] == CCONJ and not tree.ent[i] for i in range(source_run(reading, head)[0], head))


def _member(tree: Tree, head: int) -> int:
    """`one of the commanders`: the noun that says what the one is; else the head itself."""
    of = next((kid for kid in tree.kids[head] if tree.lower[kid] in _OF), None)
    noun = None if of is None or tree.lower[head] not in _PARTS else tree.child(of, POBJ)
    return head if noun is None else noun


_OF, _PARTS = ids("of"), ids("one some many several most both two three four five")


def _gender(tree: Tree, head: int) -> str:
    words = _words()
    for i in (head, *tree.kids[head]):
        if tree.lower[i] in words.male:
            return "m"
        if tree.lower[i] in words.female:
            return "f"
    return ""


def span_of_source(reading: Reading, head: int) -> Span:
    """Characters of the whole source phrase."""
    return reading.span(*source_run(reading, head))
