"""Content words, for telling whether two stretches of text speak of the same thing.

A crude stem (Porter's first step, roughly) is enough here: it only has to put `invades`, `invaded`
and `invasion` near each other, and whatever it decides is shown beside the words themselves.
"""

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDINGS = ("ations", "ation", "sions", "sion", "tions", "tion", "ments", "ment", "ing", "ied", "ies", "es", "ed", "s")
_SHORTEST_STEM = 4
_STOP = frozenset(
    ["about", "above", "after", "again", "against", "all", "also", "although", "among", "and", "any", "are", "been", "before", "being", "between", "both", "but", "can", "could", "did", "does", "doing", "down", "during", "each", "either", "else", "even", "ever", "every", "few", "for", "from", "further", "had", "has", "have", "having", "her", "here", "hers", "him", "his", "how", "however", "into", "its", "itself", "just", "least", "less", "made", "make", "many", "may", "might", "more", "most", "much", "must", "neither", "never", "nor", "not", "now", "off", "once", "one", "only", "onto", "other", "our", "out", "over", "own", "per", "said", "same", "say", "says", "shall", "she", "should", "since", "some", "still", "such", "take", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though", "through", "too", "toward", "towards", "under", "until", "upon", "very", "was", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your"]
)


@cache
def stem(word: str) -> str:
    """Lower case, possessive and common endings off."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain.rstrip("e") if len(plain) > _SHORTEST_STEM else plain


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning: no function words, nothing shorter than three letters."""
    words = (match.group().lower() for match in _WORD.finditer(text))
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in _STOP)  # noqa: PLR2004 - as documented
