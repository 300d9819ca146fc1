"""Whether a conditional is a threat, a warning, somebody's report, or the text's own supposition."""

from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.risks.context import Context
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.who import FIRST_PERSON, THIRD_PERSON, Actors, subject_of
from briefer.model import Position, RiskStatus

_FIRM = frozenset({"will", "would", "'ll", "’ll", "shall", "going"})
_THREATS = frozenset({"threaten", "threat", "ultimatum"})
_OURS = frozenset({"our", "my"})
_THEIRS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """A conditional, and what is known of it before its status."""

    found: Found
    asserted: int | None
    actors: Actors
    negated: bool
    attributed: bool


def status_of(context: Context, judging: Judging) -> RiskStatus:
    found, cues = judging.found, cue_words()
    lemmas = _cue_lemmas(context, judging)
    position = context.speaker_of(judging.asserted)
    stance = position.stance if position else None
    tokens = [context.document.doc[i] for i in found.consequence]
    threatening = found.words.tokens[found.marker[0]].lemma_ == "threaten"  # "the delay threatens to ..."
    own = _own_action(context, judging, tokens, position)
    if not judging.negated:
        hostile = _adversarial(tokens) and not threatening
        if hostile and (own or lemmas & cues.threaten or stance == "threatens"):
            return "threatened"
        if position is not None and _met_with_force(tokens):
            return "threatened"
        if is_ultimatum(found) and (own or hostile or lemmas & cues.demand or _must_or_suffer(found, tokens)):
            return "threatened"
    if lemmas & _THREATS:
        return "threatened" if found.polarity != "would" else "warned"
    if threatening or stance == "warns" or lemmas & cues.warn or _is_line(tokens):
        return "warned"
    return "reported" if position is not None or judging.attributed or lemmas & cues.say else "hypothetical"


def is_ultimatum(found: Found) -> bool:
    """A demand "or" what follows; its deadline may stand before the demand."""
    return found.words.low[found.marker[0]] == "or"


def _must_or_suffer(found: Found, tokens: list[Token]) -> bool:
    """`It must be paid or the gas will be cut off`: somebody would do it."""
    subject = subject_of(tokens)
    return "must" in found.words.low and (subject is None or subject.dep_ == "nsubjpass")


def _cue_lemmas(context: Context, judging: Judging) -> frozenset[str]:
    """Lemmas of the cue, or without a position of all words of the sentence outside both halves."""
    found = judging.found
    if not len(found.words):
        return frozenset()
    sentence = context.document.sentence_at(found.words.tokens[0].idx)
    if sentence is None:
        return frozenset()
    if judging.asserted is not None:
        spans = context.positions[judging.asserted].cue
        return frozenset(t.lemma_ for t in sentence if any(s.start <= t.idx < s.end for s in spans))
    halves = {*found.trigger, *found.consequence}
    return frozenset(t.lemma_ for t in sentence if t.i not in halves and t.pos_ in {"VERB", "NOUN"})


def _adversarial(tokens: list[Token]) -> bool:
    subject = subject_of(tokens)
    cues = cue_words()
    if not any(t.lemma_ in (cues.adversarial if t.tag_.startswith("VB") else cues.adversarial_nouns) for t in tokens):
        return False
    if subject is not None and subject.dep_ == "nsubjpass":
        return False
    if subject is None or _FIRM & {t.lower_ for t in tokens}:
        return True
    return subject.lower_ in FIRST_PERSON and subject.head.tag_ == "VBP"  # "we open fire"


def _met_with_force(tokens: list[Token]) -> bool:
    """`Will be met with fire`."""
    low = [t.lower_ for t in tokens]
    nouns = cue_words().adversarial_nouns
    return any(
        low[k : k + 2] in (["met", "with"], ["answered", "with"]) and any(t.lemma_ in nouns for t in tokens[k + 2 :])
        for k in range(len(low) - 1)
    )


def _is_line(tokens: list[Token]) -> bool:
    return any(t.lower_ == "red" and t.head.lemma_ == "line" for t in tokens)


def _own_action(context: Context, judging: Judging, tokens: list[Token], position: Position | None) -> bool:
    """The speaker is who acts in the consequence: by pronoun, by name, by whom they belong to, or with their forces."""
    subject = subject_of(tokens)
    if subject is None:
        return False
    owner = next((c.lower_ for c in subject.children if c.tag_ == "PRP$"), "")
    if subject.lower_ in FIRST_PERSON or owner in _OURS:
        return True
    if position is None:
        return False
    speaker, acts = position.speaker.actor, judging.actors[1][:1]
    if speaker is not None and acts == (speaker,):
        return True
    who = context.known.get(speaker or "")
    if who is not None and who.affiliation is not None and acts == (who.affiliation,):
        return True
    found = judging.found
    leads = bool(found.trigger) and found.consequence[0] < found.trigger[0]
    alone = leads or not judging.actors[0]
    return position.mode != "direct" and ((leads and subject.lower_ in THIRD_PERSON) or (alone and owner in _THEIRS))
