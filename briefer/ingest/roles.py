"""What each paragraph of a text is, told by form alone: headline, dek, crosshead or body."""

import re
from collections.abc import Sequence

from briefer.ingest.topmatter import has_dateline
from briefer.ingest.words import load
from briefer.model import ParagraphRole

_HEADING_WORDS = 12
_HEADLINE_WORDS = 25
_DEK_WORDS = 45
_QUESTION_WORDS = 9
_BULLETS = "•*‣◦-–—"
_QUOTES = "“\"'‘«"
_ENDS_SENTENCE = re.compile(r"[.!?:;,…]['\"”’)\]]*$")
_ENDS_INSIDE = re.compile(r"[.!?]['\"”’)\]]*\s+(?=[\"“'‘(\[]?[A-Z])")
_QUESTION = re.compile(
    r"(?:what|why|how|who|whose|where|when|which|will|would|is|are|can|could|does|do|did|should|has|have)\b"
    r"[^.!?\"“”]*\?",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|told|says|announced|confirmed|according to|reported|"
    + "|".join(day.title() for day in load("topmatter.toml")["weekdays"])
    + r"|yesterday|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d)\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_SHARED = 2


def roles_of(paragraphs: Sequence[str]) -> list[ParagraphRole]:
    """One role for each paragraph; formats that say more override this."""
    roles: list[ParagraphRole] = ["body"] * len(paragraphs)
    for index, words in enumerate(paragraphs[:-1]):
        if index == 0:
            roles[index] = "headline" if is_headline(words) else "body"
        elif index == 1 and roles[0] == "headline" and _is_dek(paragraphs):
            roles[index] = "dek"
        elif _is_heading(words):
            roles[index] = "heading"
    return roles


def is_headline(words: str) -> bool:
    """Short, without the end of a sentence; a question may be one."""
    if not words or words[0] in _BULLETS or has_dateline(words):
        return False
    count = len(words.split())
    if _ENDS_SENTENCE.search(words):
        return words.endswith(("?", "?’", "?”")) and count <= _HEADLINE_WORDS // 2 and not _ENDS_INSIDE.search(words)
    return count <= _HEADLINE_WORDS


def _is_heading(words: str) -> bool:
    if words[0] in _BULLETS or words[0] in _QUOTES or words[0].islower():
        return False
    count = len(words.split())
    if _ENDS_SENTENCE.search(words):
        return count <= _QUESTION_WORDS and bool(_QUESTION.fullmatch(words))
    return count <= _HEADING_WORDS


def _is_dek(paragraphs: Sequence[str]) -> bool:
    """Whether the second paragraph sums up what the third begins to tell.

    What stands above a dateline is no lead. Elsewhere a dek does not report: no day, quotation or verb of
    saying; the lead below it does, and takes up the headline's words at least as often as the dek.
    """
    headline, dek, *rest = paragraphs
    if not rest or len(dek.split()) > _DEK_WORDS or len(_ENDS_INSIDE.findall(dek)) > 1:
        return False
    if dek[0] in _BULLETS or dek[0] in _QUOTES or has_dateline(dek):
        return False
    lead = rest[0]
    if not _ENDS_SENTENCE.search(dek):
        return len(dek.split()) > _HEADING_WORDS // 2 and bool(_ENDS_SENTENCE.search(lead))
    if has_dateline(lead):
        return True
    if _REPORTED.search(dek):
        return False
    again = len(_stems(lead) & _stems(headline))
    return bool(_REPORTED.search(lead)) and again >= max(_SHARED, len(_stems(dek) & _stems(headline)))


def _stems(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(words)}
