"""Who stands in the halves of a conditional: named, meant by a pronoun, or the speaker."""

from collections.abc import Sequence

from spacy.tokens import Token

from briefer.analysis.document import spans_of
from briefer.analysis.risks.context import Context
from briefer.analysis.risks.cues import cue_words
from briefer.model import Actor, Position, Risk

FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEANT = frozenset({"xcomp", "ccomp", "acl"})
_EMPTY = frozenset({"come", "take", "seem", "turn", "rain", "snow"})
"Verbs whose `it` means nobody: `were it to come to war`."

Actors = tuple[tuple[str, ...], tuple[str, ...]]


def acting(
    context: Context,
    trigger: Sequence[Token],
    consequence: Sequence[Token],
    speaker: Position | None,
    previous: Risk | None,
) -> Actors:
    """Ids of the actors of both halves, who acts first.

    `previous`: in what goes on from the conditional before it, a pronoun means who acts in that one's consequence.
    """
    named = _named(context, trigger), _named(context, consequence)
    trigger_first = bool(trigger and consequence) and trigger[0].i < consequence[0].i
    earlier = previous.consequence_actors[:1] if previous and _is_pronoun(subject_of(consequence)) else ()
    if earlier:
        return _unique(None, named[0]), _unique(earlier[0], named[1])
    unsaid = _of_infinitive(context, consequence, speaker)
    before = named[1] if subject_of(consequence) is not None else [unsaid] if unsaid else []
    resolved = (
        _resolve(context, trigger, speaker, () if trigger_first else before),
        unsaid.id if unsaid else _resolve(context, consequence, speaker, named[0] if trigger_first else ()),
    )
    return _unique(resolved[0], named[0]), _unique(resolved[1], named[1])


def _unique(first: str | None, rest: Sequence[Actor]) -> tuple[str, ...]:
    ids = ([first] if first else []) + [actor.id for actor in rest]
    return tuple(dict.fromkeys(ids))


def subject_of(half: Sequence[Token]) -> Token | None:
    return next((t for t in half if t.dep_ in _SUBJECTS), None)


def _is_pronoun(subject: Token | None) -> bool:
    return subject is not None and subject.lower_ in THIRD_PERSON


def _named(context: Context, half: Sequence[Token]) -> list[Actor]:
    """Actors whose mentions lie in the half: its subject first, then as they stand."""
    found = [actor for span in spans_of(half) for _, actor in context.mentions.within(span)]
    subject = subject_of(half)
    leading = context.mentions.at(subject.idx) if subject is not None else None
    return [leading, *found] if leading is not None and leading in found else found


def _of_infinitive(context: Context, half: Sequence[Token], speaker: Position | None) -> Actor | None:
    """`Threatened to close it`: whoever does the threatening; `urged them to leave`: they."""
    if not half or half[0].tag_ not in {"TO", "VB", "RB"}:
        return None
    verb = next((t for t in half if t.tag_ == "VB"), None)
    if verb is None or not any(c.tag_ == "TO" for c in verb.lefts) or any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return _asked(context, verb)
    head = verb.head
    told = [c for c in head.children if c.dep_ in {"dobj", "obj"} and c.i < verb.i]
    if told and head.lemma_ in cue_words().ask:
        return context.mentions.at(told[0].idx)
    if verb.dep_ not in _MEANT:
        return None
    if speaker is not None and speaker.speaker.actor in context.known:
        return context.known[speaker.speaker.actor]
    subject = next((c for c in head.lefts if c.dep_ == "nsubj"), None)
    return context.mentions.at(subject.idx) if subject is not None else None


def _asked(context: Context, verb: Token | None) -> Actor | None:
    """The parse makes whom one urges the subject of what is urged."""
    if verb is None or verb.head.lemma_ not in cue_words().ask:
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return context.mentions.at(subject.idx) if subject is not None else None


def _resolve(context: Context, half: Sequence[Token], speaker: Position | None, earlier: Sequence[Actor]) -> str | None:
    """Whom a pronoun as subject means, where only one can be meant."""
    subject = subject_of(half)
    if subject is None or context.mentions.at(subject.idx):
        return None
    word = subject.lower_
    says = speaker.speaker.actor if speaker else None
    if word in FIRST_PERSON:
        return says
    if word not in THIRD_PERSON or (word == "it" and subject.head.lemma_ in _EMPTY):
        return None
    fitting = list(dict.fromkeys(a.id for a in earlier if _fits(a, word)))
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    if says is None or speaker is None or speaker.mode == "direct":
        return None
    who = context.known.get(says)
    return says if who is None or word != "it" or _fits(who, word) else None


def _fits(actor: Actor, pronoun: str) -> bool:
    human = actor.kind in {"person", "office"}
    if pronoun in {"he", "she"}:
        return human
    return not human or (pronoun == "they" and actor.anonymous)
