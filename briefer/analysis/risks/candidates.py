"""Which sentences may hold a conditional: the cheap look before a sentence is laid out."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc

from briefer.analysis.document import Document
from briefer.analysis.lexicon import load
from briefer.analysis.risks.across import opener_words
from briefer.analysis.risks.causal import causal_words
from briefer.analysis.risks.inversion import SUBJECT_TAGS
from briefer.analysis.risks.lines import called_words
from briefer.analysis.risks.markers import marker_words
from briefer.analysis.risks.whoever import ANY, OPEN
from briefer.analysis.risks.wish import wish_words

_VB, _MD, _NNS, _WHILE, _HAVE, _OR = (get_string_id(w) for w in ("VB", "MD", "NNS", "while", "have", "or"))
_RELATIVES = frozenset(get_string_id(word) for word in ("that", "who"))


def _pairs(table: dict[str, tuple[str, ...]]) -> dict[int, frozenset[int]]:
    return {get_string_id(word): frozenset(map(get_string_id, others)) for word, others in table.items()}


_AFTER = _pairs(
    {"for": ("but",), "long": ("as", "so"), "soon": ("as",), "no": ("with",), "line": ("red",), "lines": ("red",)}
)
"Conditional only right after one of these."
_BEFORE = _pairs({"even": ("if", "with"), "only": ("if", "after", "when")})
"Conditional only right before one of these."
_FAR = 30
"Tokens within which the modal of a sentence with `while` stands."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Hashes of the words without which a sentence holds no conditional."""

    all: frozenset[int]
    verbs: frozenset[int]
    "Conditional only before their subject."
    caused: frozenset[int]
    "Conditional only after a modal."


@cache
def _cues() -> _Cues:
    causal = causal_words()
    caused = causal.verbs | set(causal.phrases) | {"have"}
    words = {*marker_words().by_first, *opener_words(), *wish_words(), *causal.risk, *ANY, *OPEN, *called_words()}
    words = (words | {"event", "condition", "understanding", "moment", "absence"}) - {
        "in",
        "on",
        "the",
        "so",
        "as",
        "but",
        "with",
    }
    words |= set(load("briefer.analysis.risks", "lexicon.toml")["candidates"]["words"])
    verbs = marker_words().inversion
    return _Cues(
        all=frozenset(get_string_id(word) for word in words | verbs | caused),
        verbs=frozenset(get_string_id(word) for word in verbs),
        caused=frozenset(get_string_id(word) for word in caused - words),
    )


def candidates(document: Document) -> list[int]:
    """Indices of the sentences that may hold a conditional."""
    cues, doc = _cues(), document.doc
    lower = doc.to_array("LOWER").tolist()
    kept = [i for i, word in enumerate(lower) if word in cues.all and _worth(doc, i, word, cues)]
    starts = [s.start for s in document.sentences]
    for start in starts:  # after an opening mark, perhaps
        kept += [i for i in (start, start + 1) if i < len(doc) and doc[i].tag == _VB]
    found = {bisect_right(starts, place) - 1 for place in kept}
    return sorted(i for i in found if i >= 0)


def _worth(doc: Doc, place: int, word: int, cues: _Cues) -> bool:
    """What the neighbours rule out, before the sentence is laid out."""
    if word in cues.verbs:
        return place + 1 < len(doc) and doc[place + 1].tag_ in SUBJECT_TAGS
    if word in cues.caused:
        if doc[place].tag != _VB or not any(doc[i].tag == _MD for i in range(max(0, place - 3), place)):
            return False
        return word != _HAVE or any(t.lower_ in causal_words().have for t in doc[place + 1 : place + 5])
    if word in _AFTER:
        return place > 0 and doc[place - 1].lower in _AFTER[word]
    if word in _BEFORE:
        return place + 1 < len(doc) and doc[place + 1].lower in _BEFORE[word]
    return _worth_of_others(doc, place, word)


def _worth_of_others(doc: Doc, place: int, word: int) -> bool:
    if word == _WHILE:
        return any(doc[i].tag == _MD for i in range(max(0, place - _FAR), min(len(doc), place + _FAR)))
    if word == _OR:
        return place + 1 < len(doc) and doc[place + 1].tag == _VB
    if word in _RELATIVES:
        opening = place > 0 and doc[place - 1].tag == _NNS and (place == 1 or not doc[place - 2].is_alpha)
        return opening and any(t.tag == _MD for t in doc[place : place + _FAR])
    return True
