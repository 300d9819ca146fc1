"""Site furniture at the end of an article: found by its shape, cut, and handed back."""

import re
from functools import cache

from briefer.ingest.draft import Block
from briefer.ingest.topmatter import read_line
from briefer.ingest.words import load

_LEAST_TITLE = 4
"Words of the longest teaser below a cue; shorter items may be a list of the article's own."
_TEASER_WORDS = 22
_SUMMARY_WORDS = 60
_LINE_WORDS = 30
_MOST_ITEMS = 40
_ENDS_SENTENCE = re.compile(r"[.!:;,…]['\"”’)\]]*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\b(?:read|see) more\s*[»›>→]*)$", re.IGNORECASE)
_QUOTES = '“"‘«'


def split_tail(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The article and the furniture below it, which may be empty.

    Furniture is a cue such as "Check Also" below which nothing but teasers stands (titles without a full
    stop, summaries that are cut off), and whole lines that no article ends with (share bars, newsletter
    calls). A paragraph with a full stop ends the search: when in doubt the text stays.
    """
    cut = len(blocks)
    promises = False
    for index in range(len(blocks) - 1, max(0, len(blocks) - _MOST_ITEMS), -1):
        words = blocks[index].text
        if is_furniture_line(words) or (is_cue(words) and promises):
            cut = index
        elif _is_teaser(words):
            promises = promises or len(words.split()) >= _LEAST_TITLE
        else:
            break
    if not any(_is_sentence(block.text) for block in blocks[:cut]):
        return blocks, ()
    return blocks[:cut], blocks[cut:]


def is_cue(words: str) -> bool:
    """Whether a line announces teasers of other articles."""
    if len(words.split()) > 8:  # noqa: PLR2004 - the longest cue names an outlet after three words
        return False
    plain = words.lower().replace("’", "'").strip("*_#=-–—| ").rstrip(":.…»›>→ ")
    table = load("furniture.toml")
    beginning = plain.startswith(tuple(table["cue_beginnings"])) and not _ENDS_SENTENCE.search(words.rstrip(":"))
    return plain in table["cues"] or beginning


def is_furniture_line(words: str) -> bool:
    """Whether it is a whole line of a site's own: share bars, calls for subscribers, copyright."""
    return words[0] not in _QUOTES and len(words.split()) <= _LINE_WORDS and bool(_lines().fullmatch(words))


@cache
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in load("furniture.toml")["lines"]), re.IGNORECASE)


def _is_teaser(words: str) -> bool:
    """A title, a date or byline under it, or a summary that is cut off."""
    count = len(words.split())
    if _CUT_OFF.search(words):
        return count <= _SUMMARY_WORDS and words.count("“") == words.count("”")
    title = count <= _TEASER_WORDS and not words[0].islower() and not _ENDS_SENTENCE.search(words)
    return title or read_line(words) is not None


def _is_sentence(words: str) -> bool:
    return bool(_ENDS_SENTENCE.search(words))
