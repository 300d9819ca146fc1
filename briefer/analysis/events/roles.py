"""Who did it, to whom and when: read from the parse around the verb."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from briefer.analysis.document import Document
from briefer.analysis.events.clauses import told_then
from briefer.analysis.events.lexicon import EventWords, event_words
from briefer.analysis.events.naming import Named
from briefer.analysis.mentions import Mentions
from briefer.model import Actor, DateRef, Position, Span

_VERBS = frozenset({"VERB", "AUX"})
_FIRST_PERSON = frozenset({"i", "we"})
_OURS = frozenset({"our", "my"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})


def subjects(verb: Token) -> tuple[list[Token], bool]:
    """The clause's subjects, through joined and governing verbs, and whether the verb is passive."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )
    token = verb
    for _ in range(4):
        found = [c for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            return found, passive
        if token.dep_ in {"acl", "relcl"}:
            return [token.head], passive
        if token.dep_ not in {"conj", "xcomp", "acomp"}:
            break
        token = token.head
    return [], passive


def agents(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def objects(named: Named, lexicon: EventWords) -> list[Token]:
    """The direct object and what stands after a preposition that leads to the one acted upon."""
    found = [c for c in named.verb.children if c.dep_ in {"dobj", "dative", "obj"} and c is not named.noun]
    prepositions = lexicon.targets.get(named.event_class, lexicon.targets["common"])
    for head in (named.verb, named.noun, *(c for c in named.verb.children if c.dep_ == "prt")):
        if head is None:
            continue
        for preposition in head.children:
            if preposition.dep_ in {"prep", "dative"} and preposition.lower_ in prepositions:
                found += [p for p in preposition.children if p.dep_ == "pobj" and p.ent_type_ not in {"DATE", "TIME"}]
                found += [s for p in preposition.children if p.dep_ == "pcomp" for s in _lower_subject(p)]
    if not found:
        found = [
            s for c in named.verb.children if c.dep_ in {"ccomp", "xcomp"} and c.tag_ == "VB" for s in _lower_subject(c)
        ]
    return found


def _lower_subject(verb: Token) -> list[Token]:
    """In "urged the army to leave" the parse makes the army the subject of leaving."""
    return [c for c in verb.lefts if c.dep_ == "nsubj"] if any(c.tag_ == "TO" for c in verb.lefts) else []


def actors_at(mentions: Mentions, tokens: Iterable[Token], speaker: Position | None, start: int = 0) -> tuple[str, ...]:
    """Ids of the actors that the phrases around these heads name from the character `start` on, without repetition."""
    found: list[str] = []
    for head in tokens:
        for token in _joined(head):
            if token.idx < start:
                continue
            if (actor := mentions.at(token.idx)) is not None:
                found.append(actor.id)
            elif (said := _spoken(token, speaker)) is not None:
                found.append(said)
    return tuple(dict.fromkeys(found))


def targets_at(
    mentions: Mentions, tokens: Iterable[Token], speaker: Position | None, start: int = 0
) -> tuple[str, ...]:
    """As `actors_at`; of a thing, whose it is: "the port of Kell", "Kell's port"."""
    found: list[str] = []
    for head in tokens:
        here = actors_at(mentions, [head], speaker, start)
        found += here or actors_at(mentions, _owners(head), speaker, start)
    return tuple(dict.fromkeys(found))


def doers_at(mentions: Mentions, tokens: Iterable[Token], speaker: Position | None, start: int = 0) -> tuple[str, ...]:
    """As `actors_at`; of arms, whose they are ("Norland's jets", "its aircraft"); of talks, between whom."""
    found: list[str] = []
    for head in tokens:
        here = actors_at(mentions, [head], speaker, start)
        armed = head.lemma_.lower() in event_words().arms
        owners = [c for c in head.children if c.dep_ == "poss" and armed]
        owners += [p for c in head.children if c.lower_ == "between" for p in c.children if p.dep_ == "pobj"]
        found += here or actors_at(mentions, owners, speaker, start)
    return tuple(dict.fromkeys(found))


def _owners(head: Token) -> list[Token]:
    owners = [c for c in head.children if c.dep_ == "poss"]
    owners += [
        p for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"
    ]
    return owners


def _joined(head: Token) -> Iterator[Token]:
    if head.tag_ in {"WDT", "WP"} and head.head.dep_ == "relcl":
        head = head.head.head
    head = _past_dateline(head)
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from _joined(child)
        elif (
            child.dep_ == "prep" and child.lower_ == "of" and head.lemma_ in {"dozen", "hundred", "thousand", "number"}
        ):
            for inner in child.children:
                yield from _joined(inner)


def _past_dateline(head: Token) -> Token:
    """In "PARIS, March 10 (Wire) - Troops from ..." the parse may take the place for the subject."""
    dash = next((c for c in head.rights if c.tag_ == ":"), None)
    if dash is None or not head.is_sent_start or head.dep_ not in {"nsubj", "nsubjpass"}:
        return head
    return next((c for c in head.rights if c.dep_ == "appos" and c.i > dash.i), head)


def _spoken(token: Token, speaker: Position | None) -> str | None:
    """`we` is who speaks; `it` or `they` is, where the words are reported and not quoted."""
    if speaker is None or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return None
    if token.dep_ == "poss":
        theirs = token.lower_ in _OURS or (token.lower_ in _THEIRS and speaker.mode == "indirect")
        return speaker.speaker.actor if theirs else None
    if token.lower_ in _FIRST_PERSON or (token.lower_ in _THIRD_PERSON and speaker.mode == "indirect"):
        return speaker.speaker.actor
    return None


def date_of(
    document: Document, named: Named, dates: tuple[DateRef, ...], inside: list[int], said: set[int]
) -> int | None:
    """The date that hangs on the verb; else the sentence's only one, if it does not date the saying.

    `inside`: indices of the dates in the sentence; `said`: those that date a statement in it.
    """
    points = [i for i in inside if dates[i].kind in {"DATE", "TIME"} and i not in said]
    if named.verb.tag_ != "VBG":  # "two attacks since Friday" is no day of an attack
        points = [i for i in points if not _since(document, dates[i].span)]
    hanging = [i for i in points if _hangs_on(document, dates[i].span, named)]
    if hanging:
        at = named.verb.idx
        return min(hanging, key=lambda i: (_in_dateline(document, dates[i].span, at), abs(dates[i].span.start - at)))
    if len(points) == 1 and len(inside) == 1 and not _on_another_verb(document, dates[points[0]].span, named):
        return points[0]
    return None


def _since(document: Document, span: Span) -> bool:
    before = document.article.text[max(0, span.start - 6) : span.start].lower()
    return before.endswith("since ") or document.article.quote(span).lower().startswith("since ")


def _in_dateline(document: Document, span: Span, verb: int) -> bool:
    """A dash stands between the date and the verb after it: "PARIS, March 10 (Wire) - Troops ..."."""
    between = document.article.text[span.end : verb]
    return any(dash in between for dash in (" - ", " – ", " — ", "—"))


def _verb_above(document: Document, span: Span) -> Token | None:
    """The verb on which a time expression depends."""
    tokens = document.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    token = tokens.root
    while token.head is not token and token.pos_ not in _VERBS:
        token = token.head
    return told_then(token, tokens.root)


def _hangs_on(document: Document, span: Span, named: Named) -> bool:
    """On the verb itself, or on the clause that says when it happened."""
    verb = _verb_above(document, span)
    if verb is None or verb.i == named.verb.i:
        return verb is not None
    when = any(child.lower_ in {"when", "as"} for child in verb.lefts)
    return when and verb.dep_ == "advcl" and any(v.i == named.verb.i for v in (verb.head, *verb.head.conjuncts))


def _on_another_verb(document: Document, span: Span, named: Named) -> bool:
    """A date on a verb that does not stand over the event dates something else."""
    verb = _verb_above(document, span)
    return verb is None or not (verb.is_ancestor(named.verb) and named.verb.dep_ in {"xcomp", "conj", "advcl", "acl"})


def has_role(actors: tuple[Actor, ...], doers: tuple[str, ...], targets: tuple[str, ...], tokens: list[Token]) -> bool:
    """Someone known acts or is acted upon; where no actors were found at all, a noun is enough."""
    return bool(doers or targets) if actors else any(t.pos_ in {"NOUN", "PROPN"} for t in tokens)
