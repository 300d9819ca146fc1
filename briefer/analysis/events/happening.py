"""Whether what a verb names is told as happened, as planned, as denied, or not told as a fact at all."""

from typing import Literal

from spacy.tokens import Token

from briefer.analysis.events.lexicon import EventWords

Telling = Literal["happened", "planned", "denied", "negated"]

_SURE_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis", "acl", "pcomp", "dep"})
_BE = frozenset({"be", "been", "is", "are", "was", "were", "being", "'s", "'re"})
_IS = frozenset({"is", "are", "'s", "'re"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_STATED_IN_PRESENT = frozenset({"support", "reject", "accuse", "request", "threaten"})


def telling(verb: Token, lexicon: EventWords, *, present: bool, event_class: str) -> Telling | None:
    """`present`: a bare present tense tells of an event, as in headlines. None: hypothetical, asked for, or general."""
    aux = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    if not _factual_clause(verb, lexicon):
        return None
    told = _by_tense(verb, aux, lexicon, present=present or event_class in _STATED_IN_PRESENT)
    if told and (_negated(verb) or _no_subject(verb)):
        return "negated" if told != "denied" else "denied"
    return told


def _by_tense(verb: Token, aux: list[Token], lexicon: EventWords, *, present: bool) -> Telling | None:
    modals = [a.lower_ for a in aux if a.tag_ == "MD"]
    if modals:
        return "planned" if modals[0] in _SURE_FUTURE or (modals[0] in {"would", "'d"} and _reported(verb)) else None
    if any(a.tag_ == "TO" or a.lower_ == "having" for a in aux) or (
        verb.tag_ == "VBG" and not any(a.lower_ in _BE for a in aux)
    ):
        return _governed(verb, lexicon)
    if verb.tag_ == "VBD" or (aux and verb.tag_ in {"VBN", "VBG"}):
        # "Troops are deployed there" is a state.
        return "happened" if present or verb.tag_ != "VBN" or not all(a.lower_ in _IS for a in aux) else None
    if verb.tag_ == "VBN":
        return "happened" if verb.dep_ == "acl" and any(c.dep_ == "agent" for c in verb.children) else None
    if any(a.lower_ == "did" for a in aux):
        return "happened"
    return "happened" if present and verb.tag_ in {"VBZ", "VBP"} else None


def _governed(verb: Token, lexicon: EventWords) -> Telling | None:
    """An infinitive or gerund stands for what the verb above it says of it."""
    head = verb.head
    if head is verb or verb.dep_ not in {"xcomp", "ccomp"} or _negated(head):
        return None
    lemma = head.lemma_
    aux = [a for a in head.lefts if a.dep_ == "aux"]
    if any(a.tag_ == "MD" for a in aux) or (head.tag_ == "VBN" and lemma in lexicon.planned and _had(aux)):
        return None
    if lemma == "be":  # "is to open"
        return "planned"
    if lemma in lexicon.denied:
        return "denied"
    perfect = verb.tag_ == "VBN" and any(a.lower_ == "have" for a in verb.lefts)
    if lemma in lexicon.happened or (perfect and lemma in lexicon.told):
        return "happened"
    return "planned" if lemma in lexicon.planned else None


def _had(aux: list[Token]) -> bool:
    """`Had planned to`, and then, mostly, did not."""
    return any(a.lower_ in {"had", "'d"} for a in aux)


def _reported(verb: Token) -> bool:
    """`would` inside what someone said is their future."""
    return verb.dep_ == "ccomp" or (verb.dep_ == "conj" and verb.head.dep_ == "ccomp")


def _factual_clause(verb: Token, lexicon: EventWords) -> bool:
    """No clause around the verb is conditional, a question, or a purpose."""
    token = verb
    for _ in range(8):
        if any(c.dep_ in {"mark", "advmod"} and c.lower_ in lexicon.conditional for c in token.lefts):
            return False
        if any(c.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in c.lefts) for c in token.children):
            return False
        if (token.dep_ not in _CLAUSES and token.dep_ != "xcomp") or token.head is token:
            break
        token = token.head
        if token.pos_ not in {"VERB", "AUX"}:
            break
        if token is not verb and any(
            c.tag_ == "MD" and c.lower_ in {"could", "might", "may", "should"} for c in token.lefts
        ):
            return False
    return True


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"never", "neither"} for c in verb.children)


def _no_subject(verb: Token) -> bool:
    arguments = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    return any(a.lower_ in _NOBODY or any(c.lower_ == "no" for c in a.lefts) for a in arguments)
