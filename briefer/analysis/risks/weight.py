"""What a consequence would be, and in which words the source calls it grave or likely. Nothing is put on a scale."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from briefer.analysis.document import spans_of
from briefer.analysis.events.lexicon import event_words
from briefer.analysis.events.naming import name_event
from briefer.analysis.lexicon import load
from briefer.model import EventClass, Span

_OBJECTS = frozenset({"dobj", "pobj", "attr", "nsubjpass", "obj", "conj", "nsubj", "ROOT", "appos", "dep"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nummod", "quantmod", "advmod", "nmod"})
_COMES = frozenset({"follow", "begin", "start", "resume", "break", "erupt", "come", "spread", "take", "ensue", "be"})
_FRIENDLY = frozenset({"agree", "consult", "aid", "retreat", "concede"})
_PARTS = frozenset({"per", "cent", "percent", "%"})
_SHARES = frozenset({"per", "percent", "%", "chance"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightWords:
    """Lemmas; `adverbs`, `degrees` and `labour` are words."""

    verbs: dict[str, EventClass]
    nouns: dict[str, EventClass]
    acts: dict[tuple[str, str], EventClass]
    bodily: frozenset[str]
    against: frozenset[str]
    "Verbs that undo the agreement or the talks they govern."
    labour: frozenset[str]
    likely: frozenset[str]
    adverbs: frozenset[str]
    chances: frozenset[str]
    degrees: frozenset[str]
    with_clause: frozenset[str]
    links: frozenset[str]
    harms: frozenset[str]
    grave: frozenset[str]
    plain: frozenset[str]
    harming: frozenset[str]


@cache
def weight_words() -> WeightWords:
    data = load("briefer.analysis.risks", "weight.toml")
    chances, impact = data["likelihood"], data["impact"]
    return WeightWords(
        verbs=_inverted(data["verbs"]),
        nouns=_inverted(data["nouns"]),
        acts={(words.split()[0], words.split()[1]): kind for words, kind in data["acts"].items()},
        against=frozenset(data["against"]["verbs"]),
        bodily=frozenset(data["bodily"]["verbs"]),
        labour=frozenset(data["labour"]["words"]),
        likely=frozenset(chances["adjectives"]),
        adverbs=frozenset(chances["adverbs"]),
        chances=frozenset(chances["nouns"]),
        degrees=frozenset(chances["degrees"]),
        with_clause=frozenset(chances["with_clause"]),
        links=frozenset(chances["noun_links"]),
        harms=frozenset(impact["nouns"]),
        grave=frozenset(impact["adjectives"]),
        plain=frozenset(impact["plain"]),
        harming=frozenset(impact["verbs"]),
    )


def _inverted(table: dict[str, list[str]]) -> dict[str, EventClass]:
    return {lemma: name for name, lemmas in table.items() for lemma in lemmas}  # type: ignore[misc]  # names of classes


# -- what it would be ----------------------------------------------------------------------------


def kind_of(consequence: Sequence[Token]) -> EventClass | None:
    """The class of the first act in the consequence, its verbs before its nouns; None: none that is listed."""
    for token in consequence:
        describes = token.dep_ in {"amod", "compound"}  # "Norland-backed"
        if token.pos_ in {"VERB", "AUX"} and not describes and (kind := _act(token)) is not None:
            return kind
    return next((kind for t in consequence if (kind := _named(t)) is not None), None)


def _act(verb: Token) -> EventClass | None:
    words, lemma = weight_words(), verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "obj"}]
    with_what = [p for c in verb.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
    called = [c for c in verb.children if c.dep_ == "attr"]
    particles = [c for c in verb.children if c.dep_ in {"prt", "advmod"}]
    below = [c for o in objects for c in o.children if c.dep_ == "compound"]
    for noun in (*objects, *below, *with_what, *called, *particles):
        if (kind := words.acts.get((lemma, noun.lemma_.lower()))) is not None:
            return kind
    if lemma in words.verbs and not (lemma == "leave" and objects):
        return words.verbs[lemma]
    named = name_event(verb, event_words())
    if named is None:
        return None
    if named.noun is None and lemma in words.bodily and objects and not any(_can_be_hit(o) for o in objects):
        return None
    return _of_labour(named.event_class, named.noun or verb)


def _can_be_hit(noun: Token) -> bool:
    """What has a name or stands somewhere; `would hit growth` is no act."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in event_words().physical


def _named(token: Token) -> EventClass | None:
    if token.pos_ != "NOUN" or token.dep_ not in _OBJECTS:
        return None
    if token.dep_ == "nsubj" and token.head.lemma_ not in _COMES:
        return None
    kind = weight_words().nouns.get(token.lemma_.lower())
    if kind in _FRIENDLY and token.head.lemma_ in weight_words().against:
        return None
    return kind and _of_labour(kind, token)


def _of_labour(kind: EventClass, token: Token) -> EventClass:
    if kind != "assault" or token.lemma_.lower() != "strike":
        return kind
    return "protest" if any(t.lower_ in weight_words().labour for t in token.sent) else kind


# -- how grave -----------------------------------------------------------------------------------


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
    inside, outside = {t.i for t in (*consequence, *marker)}, {t.i for t in trigger}
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
        return token.dep_ == "amod" or lemma not in words.with_clause or _has_clause(token)
    return (
        lemma in words.chances
        and token.pos_ == "NOUN"
        and any(c.lower_ in words.links or c.dep_ in {"acl", "ccomp"} for c in token.rights)
    )


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
