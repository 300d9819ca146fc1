"""What a conditional means: who stands in its halves, who asserts it, threat or report, denied or not, by when."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from briefer.analysis.document import span_of, spans_of
from briefer.analysis.lexicon import load
from briefer.analysis.risks.attributed import holds
from briefer.analysis.risks.context import Context
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.horizon import horizon_of
from briefer.analysis.risks.kinds import kind_of
from briefer.analysis.risks.status import Judging, status_of
from briefer.analysis.risks.weight import impact_words, likelihood_words
from briefer.analysis.risks.who import acting
from briefer.analysis.risks.words import LONG_DASHES
from briefer.model import Position, Risk, Span

_CUT_PAUSES = LONG_DASHES | {","}
_NEAR = 4
"Tokens after the finite verb within which its negation stands."


def judge(context: Context, found: Found, *, attributed: bool, previous: Risk | None = None) -> Risk:
    """`attributed`: words of the sentence itself say who says it; `previous`: the conditional it goes on from."""
    doc = context.document.doc
    trigger, consequence = [doc[i] for i in found.trigger], [doc[i] for i in found.consequence]
    marking = found.words.tokens[slice(*found.marker)]
    marker = Span(marking[0].idx, marking[-1].idx + len(marking[-1]))
    sentence = context.document.sentence_at(marker.start)
    asserted = asserter(context.positions, marker.start, consequence, {t.idx for t in (*marking, *consequence)})
    negated = is_negated(consequence) or _refused(consequence)
    actors = acting(context, trigger, consequence, context.speaker_of(asserted), previous)
    judging = Judging(found=found, asserted=asserted, actors=actors, negated=negated, attributed=attributed)
    return Risk(
        sentence=span_of(sentence) if sentence else marker,
        marker=marker,
        trigger=_stretches(trigger),
        consequence=_stretches(consequence),
        polarity=found.polarity,
        negated=negated,
        status=status_of(context, judging),
        trigger_actors=actors[0],
        consequence_actors=actors[1],
        asserted_by=asserted,
        horizon=horizon_of(context, found, sentence),
        kind=kind_of(consequence),
        impact_words=impact_words(consequence),
        likelihood_words=likelihood_words(tuple(sentence or ()), trigger, consequence, marking),
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
        run.extend(_closing(run))
    return spans_of(token for run in runs for token in run)


def _closing(run: Sequence[Token]) -> tuple[Token, ...]:
    """What closes a quotation that opens inside the run, where it stands right behind it, after a stop or none."""
    texts = [token.text for token in run]
    opened = texts.count("“") > texts.count("”") or texts.count('"') % 2
    if not opened:
        return ()
    behind = run[-1].doc[run[-1].i + 1 : run[-1].i + 3]
    mark = next((n for n, token in enumerate(behind) if token.text in _CLOSES), None)
    stops = mark == 0 or (mark == 1 and behind[0].text in _STOPS)
    return tuple(behind[: mark + 1]) if stops and mark is not None else ()


_CLOSES, _STOPS = frozenset('”"'), frozenset(",.")


def asserter(
    positions: Sequence[Position], offset: int, consequence: Sequence[Token] = (), own: Collection[int] = ()
) -> int | None:
    """The innermost position whose content covers `offset` and, where one does, the consequence's first word.

    `own`: characters at which words of the conditional begin that cannot attribute it ("the move risks ...").
    """
    covering = [i for i, p in enumerate(positions) if holds(p, offset) and not _cued(p, own)]
    if consequence and not covering:  # what is said may end before ", provided that ..."
        covering = [
            i
            for i, p in enumerate(positions)
            if p.mode != "direct" and holds(p, consequence[0].idx) and not _cued(p, own)
        ]
    if consequence:
        both = [i for i in covering if holds(positions[i], consequence[0].idx)]
        covering = both or covering
    return min(covering, key=lambda i: (_length(positions[i]), -i), default=None)


def _cued(position: Position, own: Collection[int]) -> bool:
    return bool(own) and any(cue.start in own for cue in position.cue)


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
    return _denied(consequence[verb + 1 : verb + 1 + _NEAR], words)


def _denied(after: Sequence[Token], words: dict[str, list[str]]) -> bool:
    """Among the words after the finite verb; `will not hesitate to strike` is no denial."""
    if any(t.lemma_ in words["assents"] for t in after):
        return False
    for token in after:
        if token.lower_ in words["particles"] or token.lower_ == "n’t":
            return True
        if token.tag_ in {"VB", "VBN"} and token.lower_ not in {"be", "have", "been"}:
            return False
    return False


def _refused(consequence: Sequence[Token]) -> bool:
    """`Refuse to talk unless ...`: the verb over the infinitive, or at the head of the half, denies it."""
    verb = next((t for t in consequence if t.pos_ in {"VERB", "AUX"} and t.tag_ != "MD"), None)
    if verb is None:
        return False
    refusing = load("briefer.analysis.risks", "lexicon.toml")["negation"]["verbs"]
    if verb.dep_ in {"xcomp", "ccomp"} and consequence[0].tag_ in {"TO", "VBG"}:
        return verb.head.lemma_ in refusing
    return verb.lemma_ in refusing and any(c.dep_ == "xcomp" for c in verb.rights)
