"""Words that show a statement to be a warning, a threat, or simply said."""

from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Lemmas."""

    warn: frozenset[str]
    threaten: frozenset[str]
    demand: frozenset[str]
    say: frozenset[str]
    ask: frozenset[str]
    intent: frozenset[str]
    "Nouns whose infinitive says what someone means to do."
    adversarial: frozenset[str]
    adversarial_nouns: frozenset[str]


@cache
def cue_words() -> CueWords:
    cues = load("briefer.analysis.risks", "lexicon.toml")["cues"]
    return CueWords(
        **{
            name: frozenset(cues[name])
            for name in ("warn", "threaten", "demand", "say", "ask", "intent", "adversarial", "adversarial_nouns")
        }
    )
