"""The clause that reports an event, and the verb that a time belongs to."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from briefer.analysis.events.naming import Named
from briefer.analysis.risks.cues import cue_words

_OUTSIDE = frozenset({"advcl", "parataxis", "mark", "punct", "cc", "conj"})
_VOTES = frozenset({"vote", "decide", "agree", "move", "resolve"})


def clause_of(named: Named) -> Tokens:
    """The verb with its arguments, without clauses beside or below it that tell of something else."""
    doc = named.verb.doc
    left = right = named.verb.i
    for child in named.verb.children:
        if (child.dep_ in _OUTSIDE and not _goes_on(named.verb, child)) or (
            child.dep_ == "ccomp" and child.i < named.verb.i
        ):
            continue
        if child.i < named.verb.i and _is_time(child) and told_then(named.verb, child) is not named.verb:
            continue
        left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    left = min(left, _subject_above(named.verb))
    while right > left and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    while left < right and (doc[left].is_punct or doc[left].is_space):
        left += 1
    if right + 1 < len(doc) and doc[right + 1].lower_ == ")":
        right += 1
    return doc[left : right + 1]


def _is_time(child: Token) -> bool:
    return any(t.ent_type_ in {"DATE", "TIME"} for t in (child, *child.children))


def _goes_on(verb: Token, child: Token) -> bool:
    """`Voted on Monday to expel them`: the infinitive says what was voted for."""
    return verb.lemma_ in _VOTES and child.dep_ == "advcl" and child.i > verb.i and _infinitive(child)


def _infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.lefts)


def _subject_above(verb: Token) -> int:
    """Where the one begins who is due to act, or whom a relative clause tells of; the verb itself: nowhere above."""
    if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.left_edge.tag_ in {"WDT", "WP"}:
        return verb.head.left_edge.i
    if verb.dep_ == "acl" and not _infinitive(verb) and verb.tag_ != "VBG" and verb.head.i < verb.i:
        return verb.head.left_edge.i  # "men shot by the guards", and where the parse misses the main verb
    token = verb
    for _ in range(3):
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts):
            break
        if token.dep_ not in {"xcomp", "acomp"}:
            return verb.i
        token = token.head
    return min((c.left_edge.i for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"}), default=verb.i)


def told_then(verb: Token, time: Token) -> Token:
    """In "said on Wednesday it had shelled them" the day is that of the saying, whatever the parse makes of it."""
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if verb.dep_ != "ccomp" or subject is None or not verb.head.i < time.i < subject.i:
        return verb
    if verb.head.lemma_ not in cue_words().say:
        return verb
    return verb if any(c.dep_ == "mark" and c.i < time.i for c in verb.lefts) else verb.head
