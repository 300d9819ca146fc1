"""What a statement is about, by its words: the common ground of contradictions and of changes of position."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.brief.words import content_stems
from briefer.model import Evidence, PositionEntry

_END = re.compile(r"(?<=[.!?;])[”’\"']?\s+|\s+…\s+")
_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nor|neither|cannot|without|deny|denied|denies|denying|false|untrue|wrong)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"\b(?:not (?:only|just|least)|no (?:longer than|more than|fewer than|less than|later than|doubt))\b"
)
_OPEN = re.compile(r"^\W*(?:whether|if|what|who|whom|whose|when|where|why|how)\b|\?\W*$", re.IGNORECASE)

SHARED = 3
PART = 0.3
"Of the shorter sentence's content words: wording that merely differs is no contradiction, nor is one common word."
_NAMES_ONLY = 0.5
"The part where nothing but names is shared."


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One sentence of a statement."""

    stems: frozenset[str]
    negated: bool
    open: bool
    "It asks or leaves open, and so claims nothing."


def matters(position: PositionEntry) -> tuple[Matter, ...]:
    """Those of each sentence of what is said."""
    return tuple(
        Matter(stems=content_stems(text), negated=is_negated(text), open=bool(_OPEN.search(text)))
        for text in sentences(said(position))
    )


def denied(position: PositionEntry) -> tuple[Matter, ...]:
    """Of a denial, what it denies: all that follows a verb of denying, else the sentences that deny.

    Where a speaker denies what it did itself, its name is one of the words.
    """
    name = content_stems(position.speaker or "") if about_the_speaker(position) else frozenset()
    within = any(p.start <= w.start and w.end <= p.end for w in position.stance_words for p in position.content)
    about = [replace(matter, stems=matter.stems | name) for matter in matters(position)]
    return tuple(matter for matter in about if matter.negated or not within)


def said(position: PositionEntry) -> str:
    return joined(position.content)


def joined(pieces: Iterable[Evidence]) -> str:
    return " … ".join(piece.text for piece in pieces)


def sentences(text: str) -> list[str]:
    """Sentences and clauses after semicolons, by their marks; what an ellipsis of ours parts is apart."""
    return [part for part in _END.split(text) if part.strip()]


def is_negated(text: str) -> bool:
    """Whether an odd number of words in it deny."""
    return len(_NOT.findall(_NOT_ONLY.sub(" ", text))) % 2 == 1


def same_matter(
    mine: frozenset[str],
    theirs: frozenset[str],
    names: frozenset[str] = frozenset(),
    *,
    part: float = PART,
    least: int = SHARED,
) -> bool:
    """Whether two sentences share enough words: one of them at least beside `names`, or else half of the shorter."""
    shared = mine & theirs
    shorter = min(len(mine), len(theirs))
    if len(shared) < least or len(shared) < part * shorter:
        return False
    return bool(shared - names) or len(shared) >= _NAMES_ONLY * shorter


def same_speaker(one: PositionEntry, other: PositionEntry) -> bool:
    return one.speaker == other.speaker if one.actor is None else one.actor == other.actor


def about_the_speaker(position: PositionEntry) -> bool:
    """Whether a denial is of what its speaker did: `denied having fired`, `that it had fired`, `We did not fire`."""
    return bool(_OF_ONESELF.match(said(position))) or bool(
        position.speaker and content_stems(position.speaker) <= content_stems(said(position))
    )


_OF_ONESELF = re.compile(r"^\W*(?:that\s+)?(?:it|they|he|she|we|i|having|being)\b|^\W*\w+ing\b", re.IGNORECASE)


def names_of(names: Sequence[str]) -> frozenset[str]:
    return content_stems(" ".join(names))
