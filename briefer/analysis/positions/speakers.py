"""Who speaks: pronouns and descriptions traced to the speaker they stand for, surnames to the full name."""

from collections.abc import Callable, Iterator

from briefer.analysis.mentions import Mentions
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.figures import Figure, is_thing, words
from briefer.analysis.positions.naming import Names, gender_of, is_name, member, roles_of, several
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.tree import (
    ACL,
    NOUN,
    PASSIVE_SUBJECT,
    POBJ,
    POSS,
    PRON,
    PROPN,
    PUNCT,
    RELCL,
    SPACE,
    SUBJECT,
    ids,
    one,
)
from briefer.model import Span

_HE, _SHE, _THEY, _IT = ids("he him his"), ids("she her"), ids("they them their"), ids("it its")
_THIRD = _HE | _SHE | _THEY | _IT
_WORDLESS = frozenset((PUNCT, SPACE))
_RELATIVE = ids("who that which whose whom")
_PERSON, _PLURAL = one("PERSON"), ids("NNS NNPS")
_NAMED = frozenset((NOUN, PROPN))
_BY = ids("by from with")
_DEFINITE = ids("the this that")
_SUBJECTS = SUBJECT | PASSIVE_SUBJECT
_SORTS = ids("amod compound nmod nummod")
_STEPS = 5
_REACH = 900
"Characters back to whom a pronoun may mean where the sentence before does not decide."


class Cast:
    """The speakers of one article, met in order of their cues."""

    def __init__(self, reading: Reading, mentions: Mentions) -> None:
        self._reading = reading
        self._tree = reading.tree
        self._mentions = mentions
        self._met: list[Figure] = []
        "Last met last."
        self._said: dict[int, Figure] = {}
        "From the first token of a sentence to its first speaker."
        self._names = Names(reading)

    def speaker(self, head: int | None) -> Figure | None:
        """Who the source stands for; None: nobody is named. To be asked in the order of the text."""
        if head is None:
            return None
        figure = self._figure(self._author(self._antecedent(head)))
        figure.last = head
        self._said.setdefault(self._tree.sent[head], figure)
        return figure

    def _figure(self, head: int) -> Figure:
        figure = self._pronoun(head) or self._description(head) or self._named(head)
        if figure in self._met:
            self._met.remove(figure)
        self._met.append(figure)
        return figure

    def _author(self, head: int) -> int:
        """Whose words a document is: `a statement from the ministry` speaks for the ministry."""
        tree = self._tree
        if tree.lemma[head] not in words().documents:
            return head
        for kid in tree.kids[head]:
            if tree.dep[kid] == POSS and tree.pos[kid] != PRON:
                return kid
            if kid > head and tree.lower[kid] in _BY:
                by = tree.child(kid, POBJ)
                if by is not None and tree.pos[by] in _NAMED and not is_thing(tree, by):
                    return by
        return head

    def _antecedent(self, head: int) -> int:
        """The noun that a relative pronoun stands for."""
        tree = self._tree
        if tree.lower[head] not in _RELATIVE or tree.pos[head] == NOUN:
            return head
        verb = tree.head[head]
        while tree.dep[verb] not in (RELCL, ACL) and tree.head[verb] != verb:
            verb = tree.head[verb]
        return tree.head[verb] if tree.dep[verb] in (RELCL, ACL) else head

    def _pronoun(self, head: int, steps: int = _STEPS) -> Figure | None:
        """Whom the pronoun means; `steps`: how many sentences with a pronoun for subject it may follow back."""
        form = self._tree.lower[head]
        if form in _HE or form in _SHE:
            gender = "m" if form in _HE else "f"
            found = self._meant(head, lambda f: f.fits(gender), steps)
            if found is not None:
                found.gender = gender
            return found
        if form in _THEY:
            return self._meant(head, lambda f: f.plural, steps) or self._meant(head, lambda f: not f.person, steps)
        return self._meant(head, lambda f: not f.person and not f.plural, steps) if form in _IT else None

    def _meant(self, head: int, fits: Callable[[Figure], bool], steps: int) -> Figure | None:
        """Who speaks in, or is the subject of, the sentence before; else the one near who fits."""
        start = next(self._sentences_before(head), None)
        if start is not None:
            figure = self._said.get(start)
            if figure is None or not fits(figure):
                figure = self._topic(start, steps)
            if figure is not None and fits(figure):
                return figure
        for reach in (self._paragraph(head), self._tree.start[head] - _REACH):
            near = [f for f in self._met if fits(f) and self._tree.start[f.last] >= reach]
            if len(near) == 1:
                return near[0]
        return None

    def _paragraph(self, index: int) -> int:
        """Where the paragraph of the token begins."""
        found = self._reading.document.paragraph_at(self._tree.start[index])
        return self._tree.start[index] if found is None else found.span.start

    def _sentences_before(self, head: int) -> Iterator[int]:
        """First tokens of the sentences before, the latest first, without those that are wholly quoted."""
        tree = self._tree
        at = tree.sent[head] - 1
        while at >= 0:
            first = tree.sent[at]
            if not all(self._reading.quote[i] >= 0 or tree.pos[i] in _WORDLESS for i in range(first, at + 1)):
                yield first
            at = first - 1

    def _topic(self, start: int, steps: int) -> Figure | None:
        """The subject of the sentence that begins at `start`, where it is a person, a group or a pronoun for one."""
        tree = self._tree
        for i in range(start, tree.sent_end[start]):
            if tree.dep[i] in _SUBJECTS and self._reading.quote[i] < 0 and tree.head[tree.head[i]] == tree.head[i]:
                if tree.pos[i] == PRON:
                    return self._pronoun(i, steps - 1) if steps and tree.lower[i] in _THIRD else None
                return self._figure(i) if self._acts(i) else None
        # The parse may take a name with a relative clause for the whole sentence.
        root = next((i for i in range(start, tree.sent_end[start]) if tree.head[i] == i), start)
        return self._figure(root) if tree.pos[root] == PROPN and tree.has(root, RELCL) else None

    def _acts(self, head: int) -> bool:
        tree = self._tree
        return tree.pos[head] == PROPN or tree.lemma[head] in words().people or self._actor(head) is not None

    def _actor(self, at: int) -> str | None:
        found = self._mentions.at(self._tree.start[at])
        return None if found is None else found.id

    def _description(self, head: int) -> Figure | None:
        """`the commander`: the last speaker whom the text called one, and of whom it said what it says here."""
        tree = self._tree
        if tree.pos[head] != NOUN or tree.tag[head] in _PLURAL:
            return None
        owner = tree.child(head, POSS)
        if owner is None and not any(tree.lower[kid] in _DEFINITE for kid in tree.kids[head]):
            return None
        sorts = [self._word(kid) for kid in tree.kids[head] if kid < head and tree.dep[kid] in _SORTS]
        roles = words().alike.get(tree.lemma[head], frozenset((tree.lemma[head],)))
        sorts += [] if owner is None else [self._word(owner)]
        name, at = self._names.of(head)
        for figure in reversed(self._met):
            if figure.plural or roles.isdisjoint(figure.roles) or not _told(figure, sorts):
                continue
            if at == head or figure.name == name:
                return figure
            if not figure.named:
                self._names.add(name, at)
                figure.name, figure.named, figure.anonymous = name, True, False
                figure.actor = self._actor(at) or figure.actor
                return figure
        return None

    def _word(self, index: int) -> str:
        return self._reading.document.article.quote(self._reading.span(index, index + 1)).casefold()

    def _named(self, head: int) -> Figure:
        tree = self._tree
        name, named_at = self._names.of(head)
        roles = frozenset(roles_of(tree, head))
        named = named_at != head or tree.pos[head] == PROPN
        for figure in self._met:
            if figure.name == name and (named or not figure.anonymous):
                figure.roles |= roles
                figure.told |= self._words_of(head)
                return figure
        if named:
            self._names.add(name, named_at)
        return Figure(
            name=name,
            head=head,
            person=self._is_person(head, named_at, roles),
            plural=self._is_plural(head),
            anonymous=not named and self._anonymous(head),
            gender=gender_of(tree, head, named_at),
            roles=roles,
            actor=self._actor(named_at) or self._actor(head),
            last=head,
            named=named,
            told=self._words_of(head),
        )

    def _words_of(self, head: int) -> frozenset[str]:
        """The words of the source phrase, as far as a later description may take them up."""
        return frozenset(self._word(i) for i in range(*source_run(self._reading, head)))

    def _is_person(self, head: int, named_at: int, roles: frozenset[int]) -> bool:
        tree = self._tree
        if tree.pos[head] == PRON:
            return tree.lower[head] not in _IT
        actor = self._mentions.at(tree.start[named_at])
        if actor is not None and is_name(tree, named_at):
            return actor.kind == "person"
        return is_name(tree, named_at) or not words().people.isdisjoint(roles) or tree.lower[head] in words().partial

    def _is_plural(self, head: int) -> bool:
        tree = self._tree
        if tree.tag[head] in _PLURAL or several(self._reading, head) or tree.lower[head] in _THEY:
            return True
        return tree.lower[head] in words().partial and tree.lower[head] not in _SINGLE

    def _anonymous(self, head: int) -> bool:
        """People who are described and not named."""
        tree = self._tree
        kind = member(tree, head)
        if tree.pos[kind] == NOUN and tree.lemma[kind] in words().people:
            return True
        return tree.lower[head] in words().partial


_SINGLE = ids("one another other")


def _told(figure: Figure, sorts: list[str]) -> bool:
    """Whether the text gave the figure every sort that the description repeats; `millers` and `miller` are one."""
    return all(any(word.startswith(sort[:_STEM]) and _alike(word, sort) for word in figure.told) for sort in sorts)


_STEM = 5
"Letters that two forms of a sort share."
_ENDING = 2
"Letters by which they may differ in length."


def _alike(word: str, sort: str) -> bool:
    return word == sort or (len(sort) > _STEM and abs(len(word) - len(sort)) <= _ENDING)


def span_of_source(reading: Reading, head: int) -> Span:
    """Characters of the whole source phrase."""
    return reading.span(*source_run(reading, head))
