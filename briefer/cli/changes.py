"""What a correction changed, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "gone", "new"], str]
"""Words that stand in both, in the earlier text alone, or in the later one alone."""

_WORD = re.compile(r"\S+")
_MOST = 4_000_000
"Pairs of words that are compared; a passage that has more is shown as gone and as new, whole."
_AROUND = 8
"Words that are shown before and behind a change; what lies further off is an ellipsis."


def changes(before: str, after: str) -> Iterator[list[Piece]]:
    """Each changed passage in the order of the later text; paragraphs that are the same in both are left out."""
    old, new = before.split("\n\n"), after.split("\n\n")
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        yield _shortened(_words("\n\n".join(old[a:b]), "\n\n".join(new[c:d])))


def _words(before: str, after: str) -> list[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or len(old) * len(new) > _MOST:
        return [*_piece("gone", old), *_piece("new", new)]
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += _piece("same", new[c:d])
        else:
            found += [*_piece("gone", old[a:b]), *_piece("new", new[c:d])]
    return found


def _piece(kind: Literal["same", "gone", "new"], words: list[str]) -> list[Piece]:
    return [(kind, " ".join(words))] if words else []


def _shortened(pieces: list[Piece]) -> list[Piece]:
    """With no more of what is the same than a reader needs to find the place."""
    shown: list[Piece] = []
    for number, (kind, words) in enumerate(pieces):
        parts = words.split(" ")
        first, last = number == 0, number == len(pieces) - 1
        if kind != "same" or len(parts) <= _AROUND * (1 if first or last else 2):
            shown.append((kind, words))
            continue
        head = "" if first else " ".join(parts[:_AROUND])
        tail = "" if last else " ".join(parts[-_AROUND:])
        shown.append(("same", f"{head} … {tail}".strip()))
    return shown
