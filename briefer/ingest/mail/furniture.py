"""What newsletters, lists and offices put around a mail: the way to a browser above it, notices below."""

import re
from functools import cache

from briefer.ingest.words import load

_TOP_REACH = 6
"Lines with words from the top."
_FOOT_SHARE = 0.35
"Of the lines with words: so much of a mail at the end may be furniture. A short one has `_FOOT_LINES` of it."
_FOOT_LINES = 12
_RULE = re.compile(r"[-=_*~#·•—–\s]{4,}")
_LINK = re.compile(r"(?:[\w’' ]{1,40}[:»›>]?\s*)?[<(\[]?https?://\S+[>)\]]?", re.IGNORECASE)
_LONGEST = 500
"Characters; a longer line is nobody's furniture."


def without_furniture(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines that are the mail, and apart those that are not. Rules of characters are in neither."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    foot = _foot(lines, filled)
    above = {number for number in filled[:_TOP_REACH] if _matches("top", lines[number])}
    own: list[str] = []
    apart: list[str] = []
    for number, line in enumerate(lines[:foot]):
        if number in above or (len(line) <= _LONGEST and _LINK.fullmatch(line.strip())):
            apart.append(line)
        else:
            own.append("" if _RULE.fullmatch(line) else line)
    if not any(map(_is_sentence, own)):
        return lines, []  # what is left says nothing, so that it was no furniture
    return own, [*apart, *lines[foot:]]


def _is_sentence(line: str) -> bool:
    return line.rstrip(' "”’)]').endswith((".", "!", "?", "…"))


def _foot(lines: list[str], filled: list[int]) -> int:
    """Where the furniture below begins; the number of lines: nowhere."""
    reach = max(_FOOT_LINES, int(_FOOT_SHARE * len(filled)))
    return next((number for number in filled[-reach:] if _matches("foot", lines[number])), len(lines))


def _matches(place: str, line: str) -> bool:
    return len(line) <= _LONGEST and _patterns(place).fullmatch(line.strip().strip("*_[]()<>| ")) is not None


@cache
def _patterns(place: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("mail.toml")[place]["patterns"]), re.IGNORECASE)
