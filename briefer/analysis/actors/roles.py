"""Whether a state acts where it is named, or is a place there."""

from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.actors.labels import AGENT, COMPOUND, DATIVE, DOBJ, NOUN, NSUBJ, NSUBJPASS, POBJ, POSS, VERB
from briefer.analysis.actors.phrases import role_head
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_SUBJECT = frozenset({NSUBJ, NSUBJPASS, AGENT})
_TO = word_id("to")
_OF, _FROM = word_id("of"), word_id("from")
_WITH = word_ids("against with between by among for alongside versus like")


def acts(table: Table, words: Words, root: int, *, seat: bool) -> bool:
    """True where the state headed by token `root` does, says, gets or suffers something.

    `seat`: a capital stands for it, which is believed only of the subject of a verb of saying or policy.
    """
    first = role_head(table, root)
    dep, head = table.dep[first], table.head[first]
    if seat:
        return dep in _SUBJECT and table.lower[head] in words.speech
    if dep in _SUBJECT or dep == DATIVE:
        return True
    if dep == COMPOUND and table.pos[head] == VERB:
        return True
    if dep in (POSS, COMPOUND):
        return table.pos[head] == NOUN and table.lower[head] not in words.happenings
    if dep == DOBJ:
        return table.lower[head] not in words.reaching
    return dep == POBJ and _acts_by_preposition(table, words, head)


def _acts_by_preposition(table: Table, words: Words, preposition: int) -> bool:
    lower, governor = table.lower[preposition], table.head[preposition]
    if lower == _TO:
        return table.lower[governor] in words.telling or table.dep[preposition] == DATIVE
    if lower == _FROM:
        return table.lower[governor] in words.telling
    if lower == _OF:
        return table.lower[governor] not in words.happenings
    return lower in _WITH
