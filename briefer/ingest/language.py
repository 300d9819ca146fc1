"""Which language a text is in, where its source does not say."""

import re
from functools import cache
from typing import Any

_SAMPLE = 4000
"Characters that are looked at; more of them change nothing."
_LEAST_LETTERS = 80
"Below that a guess is worth nothing: names alone look like any language."
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "it", "at", "from"}
    | {"said", "be", "are", "has", "have", "his", "an", "were"}
)
_CLEARLY = 0.2
"Share of these words above which a text is English; English news has 0.3, Dutch and German below 0.1."


def language_of(text: str) -> str | None:
    """ISO 639-1; None: the text is too short to tell.

    English is told by its commonest words, and everything else by py3langid, whose model is read then, once.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _LEAST_LETTERS:
        return None
    if sum(word in _ENGLISH for word in words) >= _CLEARLY * len(words):
        return "en"
    code: str = _identifier().classify(sample)[0]
    return code


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid ships no types
    from py3langid import langid  # noqa: PLC0415 - it takes half a second, and most texts are English

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
