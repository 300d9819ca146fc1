"""Whether a sentence divided at a marker is a conditional, or tells a fact with the same words."""

from briefer.analysis.risks.judge import is_negated
from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.split import Halves
from briefer.analysis.risks.words import Words

_WITHHELD = frozenset({"name", "names", "anonymity", "identity", "identified", "named", "quoted"})
"Words of the condition on which a source speaks, which is no risk."
_NOTHING = frozenset({"no", "nothing", "nobody", "none"})
_FUTURE = frozenset({"will", "'ll", "’ll", "may", "might", "can"})
_UNREAL = frozenset({"would", "could", "might"})


def both_hold(words: Words, marker: Marker, halves: Halves) -> bool:
    """Whether both halves fit a marker that may also tell of a fact."""
    if marker.polarity == "provided-that" and marker.form == "noun":
        return _offered(words, halves.consequence)
    if marker.polarity == "provided-that":
        return _WITHHELD.isdisjoint(words.low[i] for i in halves.trigger)
    consequence = halves.consequence
    if marker.polarity in {"without", "even-if"} and marker.form == "noun":
        return _lacking(words, consequence) or (
            marker.start < consequence[0] and words.low[marker.start] != "but" and _ahead(words, consequence)
        )
    if not marker.open:
        return True
    return _is_open(words, marker, halves)


def _lacking(words: Words, consequence: tuple[int, ...]) -> bool:
    """What would or could not be, or is not ("there is no camp")."""
    if is_negated([words.tokens[i] for i in consequence]) or any(words.low[i] in _UNREAL for i in consequence):
        return True
    verb = next((k for k, i in enumerate(consequence) if words.finite(i)), None)
    return verb is not None and any(words.low[i] in _NOTHING for i in consequence[verb + 1 : verb + 3])


def _offered(words: Words, consequence: tuple[int, ...]) -> bool:
    """What somebody would do, and not what was done."""
    verb = next((i for i in consequence if words.finite(i)), None)
    return words.tag[consequence[0]] == "TO" if verb is None else words.modal(verb)


def _ahead(words: Words, consequence: tuple[int, ...]) -> bool:
    verb = next((i for i in consequence if words.finite(i)), None)
    return verb is not None and words.low[verb] in _FUTURE


def _is_open(words: Words, marker: Marker, halves: Halves) -> bool:
    """The main clause is not told as a fact: it has a modal, is general, or its trigger lies in the present."""
    consequence, trigger = halves.consequence, halves.trigger
    verb = next((i for i in consequence if words.finite(i)), None)
    if words.low[marker.start] == "while":
        return verb is not None and words.modal(verb) and _lacking(words, consequence)
    if verb is None:
        return words.tag[consequence[0]] == "TO" or len(consequence) > 1
    if words.modal(verb):
        return True
    past = any(words.tag[i] == "VBD" for i in trigger)
    if words.tag[verb] == "VBD":
        # "No step was planned as long as ..." is what was said of the time to come.
        return _nothing_done(words, marker, consequence) or (not past and any(words.tag[i] == "VBZ" for i in trigger))
    return words.tag[verb] in {"VBZ", "VBP"} and not past and words.low[verb] not in {"has", "have"}


def _nothing_done(words: Words, marker: Marker, consequence: tuple[int, ...]) -> bool:
    return marker.polarity == "as-long-as" and is_negated([words.tokens[i] for i in consequence])
