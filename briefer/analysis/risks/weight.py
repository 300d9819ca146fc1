"""In which words the source calls a consequence grave or likely. Nothing is put on a scale."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from briefer.analysis.document import spans_of
from briefer.analysis.risks.weightwords import WeightWords, weight_words
from briefer.model import Span

_BEFORE_NOUN = frozenset({"amod", "compound", "nummod", "quantmod", "advmod", "nmod"})
_PARTS = frozenset({"per", "cent", "percent", "%"})
_SHARES = frozenset({"per", "percent", "%", "chance"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl"})


def impact_words(consequence: Sequence[Token]) -> tuple[Span, ...]:
    """Nouns of harm with what describes them, grave adjectives, and numbers beside a verb or noun of harm."""
    words = weight_words()
    inside = {t.i for t in consequence}
    found: set[int] = set()
    harmed = False
    for token in consequence:
        lemma = token.lemma_.lower()
        if token.pos_ in {"NOUN", "PROPN"} and lemma in words.harms and token.dep_ != "compound":
            found.update(i for i in _phrase(token) if i in inside)
            harmed = True
        elif token.tag_ in {"JJ", "JJR", "JJS", "VBG"} and lemma in words.grave:
            found.update(i for i in _graded(token, words) if i in inside)
        harmed = harmed or (token.pos_ == "VERB" and lemma in words.harming)
    if harmed and consequence:
        found.update(i for t in consequence if _counts(t) for i in _counted(t) if i in inside)
    return spans_of(consequence[0].doc[i] for i in sorted(found)) if found else ()


def _phrase(noun: Token) -> Iterator[int]:
    """The noun with the adjectives and numbers right before it."""
    start = noun.i
    for token in reversed(list(noun.lefts)):
        if token.dep_ not in _BEFORE_NOUN or token.right_edge.i != start - 1:
            break
        start = token.left_edge.i
    yield from range(start, noun.i + 1)


def _graded(adjective: Token, words: WeightWords) -> Iterator[int]:
    """The adjective alone where it is said of something, with its noun where that says nothing by itself."""
    head = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "conj", "attr"}:
        yield adjective.i
    elif adjective.dep_ == "amod" and head.lemma_.lower() in words.plain | words.harms and head.i > adjective.i:
        yield from range(adjective.i, head.i + 1)


def _counts(token: Token) -> bool:
    """A number of persons, places or money; no date, no `one of`."""
    if token.ent_type_ in {"DATE", "TIME", "ORDINAL", "PERCENT"} or token.dep_ == "det":
        return False
    if any(t.lower_ in _SHARES for t in token.doc[token.i + 1 : token.i + 3]):
        return False
    return (token.pos_ == "NUM" and token.lower_ not in {"one", "two"}) or (
        token.lemma_ in {"thousand", "hundred", "million", "billion", "dozen"} and token.pos_ == "NOUN"
    )


def _counted(number: Token) -> range:
    """From the number to the noun it counts."""
    head = number
    for _ in range(3):
        if head.dep_ not in {"nummod", "compound", "quantmod", "nmod"} or head.head.i < head.i:
            break
        head = head.head
    last = head.i
    for preposition in (c for c in head.rights if c.lower_ == "of"):
        last = max((c.i for c in preposition.children if c.dep_ == "pobj"), default=last)
    return range(number.i, max(last, number.i) + 1)


# -- how likely ----------------------------------------------------------------------------------


def likelihood_words(
    sentence: Sequence[Token], trigger: Sequence[Token], consequence: Sequence[Token], marker: Sequence[Token]
) -> tuple[Span, ...]:
    """In the consequence, or over it in the parse ("it is unlikely that ...")."""
    words = weight_words()
    marking = {t.i for t in marker if t.pos_ != "NOUN"}  # "risks" as a marker is often taken for a noun
    inside = {t.i for t in consequence} | marking
    outside = {t.i for t in (*trigger, *marker)} - marking
    found: set[int] = set()
    for token in sentence:
        if token.i not in outside and _says_likely(token, words) and (token.i in inside or _governs(token, inside)):
            found.update(i for i in _degree(token, words) if i not in outside)
    return spans_of(sentence[0].doc[i] for i in sorted(found)) if found else ()


def _says_likely(token: Token, words: WeightWords) -> bool:
    lemma, low = token.lemma_.lower(), token.lower_
    if low in words.adverbs and token.dep_ == "advmod":
        return True
    if lemma in words.likely and token.pos_ in {"ADJ", "VERB"}:
        if lemma in words.with_infinitive:
            return any(c.dep_ == "xcomp" for c in token.rights)
        return token.dep_ == "amod" or lemma not in words.with_clause or _has_clause(token)
    return (
        lemma in words.chances
        and token.pos_ == "NOUN"
        and any(c.lower_ in words.links or _states(c) for c in token.rights)
    )


def _states(child: Token) -> bool:
    """A clause after `chance` that says of what; `a chance to speak` is another thing."""
    return child.dep_ in {"acl", "ccomp"} and not any(c.tag_ == "TO" for c in child.lefts)


def _has_clause(token: Token) -> bool:
    return any(c.dep_ in _CLAUSES for c in (*token.rights, *token.head.rights))


def _governs(token: Token, consequence: Collection[int]) -> bool:
    """A word of the consequence stands below it, or below the verb it complements."""
    heads = {token.i} | ({token.head.i} if token.dep_ in {"acomp", "attr", "advmod"} else set())
    return any(
        t.head.i in heads and t.dep_ in _CLAUSES | {"prep"}
        for i in consequence
        for t in (token.doc[i], *(c for c in token.doc[i].ancestors if c.dep_ in _CLAUSES))
    )


def _degree(token: Token, words: WeightWords) -> range:
    """With the words of degree and the number right before it."""
    start = token.i
    doc = token.doc
    while start > token.sent.start and (doc[start - 1].lower_ in words.degrees | _PARTS or doc[start - 1].like_num):
        start -= 1
    return range(start, token.i + 1)
