"""What a conditional means: who stands in its halves, who asserts it, threat or report, denied or not, by when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.document import Document, span_of, spans_of
from briefer.analysis.lexicon import load
from briefer.analysis.mentions import Mentions
from briefer.analysis.risks.attributed import holds
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.words import LONG_DASHES
from briefer.model import Actor, DateRef, Position, Risk, RiskStatus, Span

_CUT_PAUSES = LONG_DASHES | {","}
_FIRST_PERSON = frozenset({"i", "we"})
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FIRM = frozenset({"will", "would", "'ll", "’ll", "shall", "going"})
_THREATS = frozenset({"threaten", "threat", "ultimatum"})
_NEAR = 4
"Tokens after the finite verb within which its negation stands."


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the components before have found in the document."""

    document: Document
    mentions: Mentions
    dates: tuple[DateRef, ...]
    positions: tuple[Position, ...]

    @classmethod
    def of(
        cls,
        document: Document,
        actors: tuple[Actor, ...],
        dates: tuple[DateRef, ...],
        positions: tuple[Position, ...],
    ) -> "Context":
        return cls(document=document, mentions=Mentions(actors), dates=dates, positions=positions)


def judge(context: Context, found: Found, *, attributed: bool, previous: Risk | None = None) -> Risk:
    """`attributed`: words of the sentence itself say who says it; `previous`: the conditional it goes on from."""
    doc = context.document.doc
    trigger, consequence = [doc[i] for i in found.trigger], [doc[i] for i in found.consequence]
    first, last = found.words.tokens[found.marker[0]], found.words.tokens[found.marker[1] - 1]
    marker = Span(first.idx, last.idx + len(last))
    sentence = context.document.sentence_at(marker.start)
    asserted = asserter(context.positions, marker.start, consequence)
    negated = is_negated(consequence)
    actors = _actors(context, trigger, consequence, asserted, previous)
    return Risk(
        sentence=span_of(sentence) if sentence else marker,
        marker=marker,
        trigger=_stretches(trigger),
        consequence=_stretches(consequence),
        polarity=found.polarity,
        negated=negated,
        status=_status(context, found, asserted, actors, negated=negated, attributed=attributed),
        trigger_actors=actors[0],
        consequence_actors=actors[1],
        asserted_by=asserted,
        horizon=_horizon(context, sentence if sentence and _ultimatum(found) else [*trigger, *consequence]),
    )


def _stretches(half: Sequence[Token]) -> tuple[Span, ...]:
    """The half's spans, without the commas and dashes left where something was taken out between two of them."""
    runs: list[list[Token]] = []
    for token in half:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        while run and run[0].text in _CUT_PAUSES:
            del run[0]
        while run and run[-1].text in _CUT_PAUSES:
            del run[-1]
    return spans_of(token for run in runs for token in run)


def asserter(positions: Sequence[Position], offset: int, consequence: Sequence[Token] = ()) -> int | None:
    """The innermost position whose content covers `offset` and, where one does, the consequence's first word."""
    covering = [i for i, p in enumerate(positions) if holds(p, offset)]
    if consequence and not covering:  # what is said may end before ", provided that ..."
        covering = [i for i, p in enumerate(positions) if p.mode != "direct" and holds(p, consequence[0].idx)]
    if consequence:
        both = [i for i in covering if holds(positions[i], consequence[0].idx)]
        covering = both or covering
    return min(covering, key=lambda i: (_length(positions[i]), -i), default=None)


def _length(position: Position) -> int:
    return sum(c.end - c.start for c in position.content)


def is_negated(consequence: Sequence[Token]) -> bool:
    """The finite verb is denied, or its subject is `none`, `no ...`."""
    words = load("briefer.analysis.risks", "lexicon.toml")["negation"]
    verb = next((k for k, t in enumerate(consequence) if t.tag_ in {"MD", "VBD", "VBP", "VBZ"}), None)
    if verb is None:
        return bool(consequence) and consequence[0].lower_ in words["particles"]
    if any(t.lower_ in words["subjects"] for t in consequence[:verb]):
        return True
    if consequence[0].tag_ == "EX" and any(t.lower_ == "no" for t in consequence[verb : verb + _NEAR]):
        return True
    for token in consequence[verb + 1 : verb + 1 + _NEAR]:
        if token.lower_ in words["particles"] or token.lower_ == "n’t":
            return True
        if token.tag_ in {"VB", "VBN"} and token.lower_ not in {"be", "have", "been"}:
            return False
    return False


# -- actors --------------------------------------------------------------------------------------


def _actors(
    context: Context,
    trigger: Sequence[Token],
    consequence: Sequence[Token],
    asserted: int | None,
    previous: Risk | None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In what goes on from the conditional before it, a pronoun means who acts in that one's consequence."""
    named = _named(context, trigger), _named(context, consequence)
    trigger_first = bool(trigger and consequence) and trigger[0].i < consequence[0].i
    speaker = context.positions[asserted] if asserted is not None else None
    acting = previous.consequence_actors[:1] if previous and _is_pronoun(_subject(consequence)) else ()
    if acting:
        return _unique(None, named[0]), _unique(acting[0], named[1])
    resolved = (
        _resolve(context, trigger, speaker, () if trigger_first else named[1]),
        _resolve(context, consequence, speaker, named[0] if trigger_first else ()),
    )
    return _unique(resolved[0], named[0]), _unique(resolved[1], named[1])


def _unique(first: str | None, rest: Sequence[Actor]) -> tuple[str, ...]:
    ids = ([first] if first else []) + [actor.id for actor in rest]
    return tuple(dict.fromkeys(ids))


def _subject(half: Sequence[Token]) -> Token | None:
    return next((t for t in half if t.dep_ in _SUBJECTS), None)


def _is_pronoun(subject: Token | None) -> bool:
    return subject is not None and subject.lower_ in _THIRD_PERSON


def _named(context: Context, half: Sequence[Token]) -> list[Actor]:
    """Actors whose mentions lie in the half: its subject first, then as they stand."""
    found = [actor for span in spans_of(half) for _, actor in context.mentions.within(span)]
    subject = _subject(half)
    leading = context.mentions.at(subject.idx) if subject is not None else None
    return [leading, *found] if leading is not None and leading in found else found


def _resolve(context: Context, half: Sequence[Token], speaker: Position | None, earlier: Sequence[Actor]) -> str | None:
    """Whom a pronoun as subject means, where only one can be meant."""
    subject = _subject(half)
    if subject is None or context.mentions.at(subject.idx):
        return None
    word = subject.lower_
    says = speaker.speaker.actor if speaker else None
    if word in _FIRST_PERSON:
        return says
    if word not in _THIRD_PERSON:
        return None
    fitting = list(dict.fromkeys(a.id for a in earlier if _fits(a, word)))
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    return says if speaker and speaker.mode != "direct" else None


def _fits(actor: Actor, pronoun: str) -> bool:
    human = actor.kind in {"person", "office"}
    if pronoun in {"he", "she"}:
        return human
    return not human or (pronoun == "they" and actor.anonymous)


# -- status and horizon --------------------------------------------------------------------------


def _status(
    context: Context,
    found: Found,
    asserted: int | None,
    actors: tuple[tuple[str, ...], tuple[str, ...]],
    *,
    negated: bool,
    attributed: bool,
) -> RiskStatus:
    cues = cue_words()
    lemmas = _cue_lemmas(context, found, asserted)
    position = context.positions[asserted] if asserted is not None else None
    stance = position.stance if position else None
    hostile = not negated and _adversarial(context, found)
    if hostile and (_own_action(context, found, position, actors) or lemmas & cues.threaten or stance == "threatens"):
        return "threatened"
    if _ultimatum(found) and (lemmas & cues.demand or "must" in found.words.low):
        return "threatened"
    if lemmas & _THREATS:
        return "threatened" if found.polarity != "would" else "warned"
    if stance == "warns" or lemmas & cues.warn:
        return "warned"
    return "reported" if position is not None or attributed or lemmas & cues.say else "hypothetical"


def _cue_lemmas(context: Context, found: Found, asserted: int | None) -> frozenset[str]:
    """Lemmas of the cue, or without a position of all words of the sentence outside both halves."""
    if not len(found.words):
        return frozenset()
    sentence = context.document.sentence_at(found.words.tokens[0].idx)
    if sentence is None:
        return frozenset()
    if asserted is not None:
        spans = context.positions[asserted].cue
        return frozenset(t.lemma_ for t in sentence if any(s.start <= t.idx < s.end for s in spans))
    halves = {*found.trigger, *found.consequence}
    return frozenset(t.lemma_ for t in sentence if t.i not in halves and t.pos_ in {"VERB", "NOUN"})


def _adversarial(context: Context, found: Found) -> bool:
    tokens = [context.document.doc[i] for i in found.consequence]
    subject = _subject(tokens)
    cues = cue_words()
    if not any(t.lemma_ in (cues.adversarial if t.tag_.startswith("VB") else cues.adversarial_nouns) for t in tokens):
        return False
    if subject is not None and subject.dep_ == "nsubjpass":
        return False
    if subject is None or _FIRM & {t.lower_ for t in tokens}:
        return True
    return subject.lower_ in _FIRST_PERSON and subject.head.tag_ == "VBP"  # "we open fire"


def _own_action(
    context: Context,
    found: Found,
    position: Position | None,
    actors: tuple[tuple[str, ...], tuple[str, ...]],
) -> bool:
    """The speaker is who acts in the consequence: by pronoun, by name, or with forces called theirs."""
    subject = _subject([context.document.doc[i] for i in found.consequence])
    if subject is None:
        return False
    owner = next((c.lower_ for c in subject.children if c.tag_ == "PRP$"), "")
    if subject.lower_ in _FIRST_PERSON or owner in {"our", "my"}:
        return True
    if position is None:
        return False
    speaker = position.speaker.actor
    if speaker is not None and actors[1][:1] == (speaker,):
        return True
    leads = bool(found.trigger) and found.consequence[0] < found.trigger[0]
    return (
        position.mode != "direct"
        and leads
        and (subject.lower_ in _THIRD_PERSON or owner in {"his", "her", "its", "their"})
    )


def _ultimatum(found: Found) -> bool:
    """A demand "or" what follows; its deadline may stand before the demand."""
    return found.words.low[found.marker[0]] == "or"


def _horizon(context: Context, tokens: Iterable[Token]) -> int | None:
    """The first date in the halves that a word such as `by` or `until` makes a bound."""
    before = load("briefer.analysis.risks", "lexicon.toml")["horizon"]["before"]
    spans = spans_of(tokens)
    for index, date in enumerate(context.dates):
        if (date.value or "").endswith("_REF") or not any(s.start <= date.span.start < s.end for s in spans):
            continue
        words = context.document.article.text[max(0, date.span.start - 30) : date.span.start].lower().split()[-3:]
        opening = context.document.article.quote(date.span).lower().split()[:1]
        if (opening[:1] and opening[0] in before) or any(w in before for w in words):
            return index
    return None
