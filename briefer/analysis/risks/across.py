"""Conditionals whose trigger stands before them: "in that case", "if so", "otherwise", "or face ..."."""

from functools import cache
from typing import cast

from briefer.analysis.lexicon import load
from briefer.analysis.risks.clause import clause_start, trimmed
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Before, Found
from briefer.analysis.risks.words import Words
from briefer.model import Polarity

_DEMANDS = frozenset({"must", "should", "need", "needs", "has", "have"})


@cache
def _openers() -> dict[str, tuple[tuple[tuple[str, ...], Polarity], ...]]:
    """First word to the phrases that begin with it."""
    table: dict[str, list[tuple[tuple[str, ...], Polarity]]] = {}
    for phrase, polarity in load("briefer.analysis.risks", "lexicon.toml")["across"].items():
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, cast(Polarity, polarity)))
    return {first: tuple(forms) for first, forms in table.items()}


@cache
def _ultimatum_verbs() -> frozenset[str]:
    return frozenset(load("briefer.analysis.risks", "lexicon.toml")["ultimatum"]["verbs"])


def opener_words() -> frozenset[str]:
    """Lower-case words one of which any of these conditionals contains."""
    return frozenset(_openers()) - {"if", "in", "or"} | {"case", "event", "else", "either"} | _ultimatum_verbs()


def find_across(words: Words, before: Before) -> list[Found]:
    """`before`: the trigger that the sentence before offers; empty where there is none."""
    found = []
    for place, word in enumerate(words.low):
        for form, polarity in _openers().get(word, ()):
            if words.low[place : place + len(form)] == form and (hit := _opened(words, place, form, polarity, before)):
                found.append(hit)
                break
        else:
            if word == "or" and (hit := _ultimatum(words, place)):
                found.append(hit)
    return found


def _opened(words: Words, place: int, form: tuple[str, ...], polarity: Polarity, before: Before) -> Found | None:
    end = place + len(form)
    if end >= len(words) or not _stands_apart(words, place, end, form):
        return None
    consequence = trimmed(words, range(end, len(words)))
    if not consequence or not words.has_finite(consequence[0], len(words)):
        return None
    start = clause_start(words, 0)
    here = trimmed(words, range(min(start, place), place))
    if here and words.has_finite(here[0], place):
        return Found.of(words, range(place, end), here, consequence, polarity)
    return Found(
        words=words,
        marker=(place, end),
        trigger=before(),
        consequence=tuple(words.tokens[i].i for i in consequence),
        polarity=polarity,
    )


def _stands_apart(words: Words, place: int, end: int, form: tuple[str, ...]) -> bool:
    """At the head of its clause, and not "said otherwise" or "if so many"."""
    head = place == 0 or words.pause(place - 1) or words.tag[place - 1] == "CC"
    if not head:
        return False
    if form[0] == "if" or form == ("otherwise",):
        return words.pause(end) or (
            form == ("otherwise",) and words.tag[end] in {"PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "EX"}
        )
    return True


def _ultimatum(words: Words, place: int) -> Found | None:
    """A demand, `or`, and what follows if it is not met."""
    after = place + 1
    if after >= len(words):
        return None
    if words.low[after] == "else" and after + 1 < len(words):
        after += 1
    if _suffers(words, place, after):
        start = _demand_start(words, place, after)
    elif _either(words, place) and _will_follow(words, after):
        start = words.low.index("either") + 1
    elif _demanded(words, place) and _will_follow(words, after):
        start = clause_start(words, place)
    else:
        return None
    trigger = trimmed(words, range(start, place))
    consequence = trimmed(words, range(after, _end(words, after)))
    if not trigger or not consequence:
        return None
    return Found.of(words, range(place, after), trigger, consequence, "otherwise")


def _demanded(words: Words, place: int) -> bool:
    """`Must`, or a time within which to do it: "has 72 hours to free him"."""
    if "must" in words.low[:place]:
        return True
    timed = next((i for i in range(place) if words.tokens[i].ent_type_ in {"DATE", "TIME"}), place)
    return any(words.tag[i] == "TO" and words.tag[i + 1] == "VB" for i in range(timed, place - 1))


def _either(words: Words, place: int) -> bool:
    """A clause after `either`."""
    return "either" in words.low[:place] and words.has_finite(words.low.index("either"), place)


def _suffers(words: Words, place: int, after: int) -> bool:
    """`Or face it`, and after what somebody is told to do `or be shot`."""
    if words.low[after : after + 2] == ("lose", "it"):  # "use it or lose it"
        return False
    if words.tokens[after].lemma_ in _ultimatum_verbs() and words.tag[after] in {"VB", "VBP", "NN"}:
        return True
    return words.low[after] == "be" and words.tag[after + 1 : after + 2] == ("VBN",) and _asked_to(words, place)


def _asked_to(words: Words, place: int) -> bool:
    """`Warned them to leave or be treated as enemies`."""
    verbs = cue_words().ask
    return any(
        words.tokens[i].lemma_ in verbs and any(words.tag[k] == "TO" for k in range(i, place)) for i in range(place)
    )


def _will_follow(words: Words, after: int) -> bool:
    verb = words.first_finite(after, len(words))
    return verb is not None and verb > after and words.low[verb] in {"will", "would", "'ll"}


def _demand_start(words: Words, place: int, verb: int) -> int:
    """After the `to` of the demand; else where its clause begins."""
    for other in range(place - 1, -1, -1):
        if words.tag[other] == "TO" and words.tag[other + 1] in {"VB", "VBP", "JJ"}:
            return other + 1
        if words.low[other] in _DEMANDS or (words.pause(other) and words.low[other] != ","):
            break
    return clause_start(words, place) if verb > place else place


def _end(words: Words, start: int) -> int:
    return next((i for i in range(start, len(words)) if words.low[i] == ";"), len(words))
