"""Lines to running text: words that a hyphen parted at a line's end are whole again."""

import re
from collections.abc import Set as AbstractSet

BROKEN = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")


def joined(text: str, line: str, known: AbstractSet[str] = frozenset()) -> str:
    """Without the hyphen where it parts a word: it stays where `known` has the whole with one."""
    broken = BROKEN.search(text)
    if broken is None or not line[0].islower():
        return f"{text} {line}"
    first = broken[0][:-1]
    second = re.match(r"\w+", line)
    if text[-1] != "\u00ad" and second and f"{first}-{second[0]}".casefold() in known:
        return f"{text[:-1]}-{line}"
    return text[:-1] + line
