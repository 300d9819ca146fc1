"""Bylines, publication lines and datelines: what stands near the top of a report and is not the report."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefer.ingest.draft import Block, Facts
from briefer.ingest.published import read_printed
from briefer.ingest.words import load
from briefer.model import Published

_REACH = 8
"Paragraphs from the top among which such lines are looked for."
_BARE_REACH = 3
_LONGEST = 160
"Characters; a longer line is no byline."

_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|de|del|der|den|di|da|du|la|le|van|von|ter|y)"
_CAPITAL = r"(?:(?:al|el|as|ash|an|ad)-)?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITAL}){{1,4}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+){_NAME})*")
_BETWEEN_NAMES = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+")
_BY = re.compile(r"(?:By|BY|Written by|Words by|Author:|Authors:|Byline:)\s+(.+)")
_AFTER_NAME = re.compile(
    r"(?:\s+in\s+[A-Z][\w .’'-]+"
    r"|,\s+(?:[A-Z][\w’'-]*\s+)*(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ss]taff [Ww]riter|[Bb]ureau [Cc]hief)\b.*)$"
)
_OWN_STAFF = re.compile(
    r"(?P<house>[A-Z][\w&.’' -]{2,40}?)\s+(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?|[Nn]ewsroom|[Dd]esk)"
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[—–]\s+")
_LABEL = re.compile(r"([A-Za-z ]{4,20}?)\s*(?::\s*|\s+)(?=\S*\d|[A-Z])")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.-]+(?:[ /][A-Z’'.-]+){0,4}(?:,\s+[A-Z][\w’'. -]{1,30})?)"
    r"(?:,\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}(?:,?\s+\d{4})?))?"
    r"\s*(?:\((?P<agency>[A-Z][\w .&’'/-]{1,40})\))?\s*(?P<dash>—|–|--|-|_|:)\s"
)
_CREDIT = re.compile(
    r"\(?(?:Source|Credit|Agency|First published by|First published in|Originally published by|Originally published in|"
    r"This (?:article|report|story) (?:was )?(?:first |originally )?"
    r"(?:published|supplied|appeared|provided) (?:by|in|on)|"
    r"(?:It )?(?:first|originally) appeared (?:in|on)|Republished (?:from|with permission from)|Syndicated from)"
    r":?\s+(?P<who>[A-Z][\w.&’' -]{1,60}?)(?: on [\w ,]+| and edited by .{1,60})?\.?\)?",
    re.IGNORECASE,
)
_CREDIT_REACH = 3
"Paragraphs from the end among which a credit line is looked for."


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says that stands for itself."""

    kind: Literal["published", "updated", "bare", "mixed", "authors", "credit"]
    "`bare`: a date and nothing that says of what; `mixed`: a date beside names."
    published: Published | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    outlet: str | None = None


def stands_alone(words: str) -> bool:
    """Whether a line is a byline or publication line, which no wrap ever joins to its neighbours."""
    return read_line(words) is not None


def read_topmatter(
    blocks: tuple[Block, ...], facts: Facts, *, trust_bare: bool = True
) -> tuple[tuple[Block, ...], Facts]:
    """Without the bylines and publication lines near the top, and with what they, the dateline and a credit say.

    What `facts` says already stands. Without `trust_bare` a date with no word of what it dates is not sure: on
    a page it may be today's. The dateline and the credit stay in the text: they belong to sentences.
    """
    lines = _lines(blocks)
    kept = tuple(block for index, block in enumerate(blocks) if index not in lines)
    if not any(block.role in {None, "body"} for block in kept):
        return blocks, facts
    dated = {line.kind: line.published for line in reversed(lines.values()) if line.published}
    published = next((dated[kind] for kind in ("published", "mixed", "bare", "updated") if kind in dated), None)
    if published and not trust_bare and not ({"published", "mixed"} & dated.keys()):
        published = replace(published, sure=False)
    credit = next((line.credit for line in lines.values() if line.credit), None)
    wire, filed = _dateline(kept)
    return kept, replace(
        facts,
        authors=facts.authors or tuple(name for line in lines.values() for name in line.authors),
        published=facts.published or published or filed,
        outlet=facts.outlet or next((line.outlet for line in lines.values() if line.outlet), None),
        credit=facts.credit or credit or wire or _credit(kept),
    )


def _lines(blocks: tuple[Block, ...]) -> dict[int, Line]:
    """By index. A chronology has several bare dates: there, and below the first paragraphs, they are text."""
    lines = {index: line for index, block in enumerate(blocks[:_REACH]) if (line := read_line(block.text))}
    bare = [index for index, line in lines.items() if line.kind == "bare"]
    later = any((line := read_line(block.text)) and line.kind == "bare" for block in blocks[_REACH:])
    if len(bare) > 1 or later or (bare and bare[0] > _BARE_REACH):
        lines = {index: line for index, line in lines.items() if line.kind != "bare"}
    return lines


def read_line(words: str) -> Line | None:
    """None: the line is part of the text."""
    if len(words) > _LONGEST:
        return None
    words = words.strip("*_ ")
    if whole := _read_part(words):
        return whole
    parts = [part for part in _PARTS.split(words) if part]
    found = [_read_part(part) or _beside_date(part) for part in parts]
    lines = [line for line in found if line]
    if len(parts) < 2 or len(lines) < len(parts) or not any(line.published for line in lines):  # noqa: PLR2004 - two parts
        return None
    return Line(
        "mixed",
        published=next((line.published for line in lines if line.published), None),
        authors=tuple(name for line in lines for name in line.authors),
        credit=next((line.credit for line in lines if line.credit), None),
        outlet=next((line.outlet for line in lines if line.outlet), None),
    )


def _read_part(words: str) -> Line | None:
    if match := _BY.fullmatch(words):
        return _byline(match[1])
    if words[-1:].isdigit() or words[-1:].isalpha() or words[-1:] in ".)":
        if published := read_printed(words):
            return Line("bare", published=published)
        if (label := _LABEL.match(words)) and (published := read_printed(words[label.end() :])):
            return _labelled(label[1].strip().lower(), published)
    return None


def _labelled(label: str, published: Published) -> Line | None:
    table = load("topmatter.toml")
    if label in table["published"]:
        return Line("published", published=published)
    if label in table["updated"]:
        return Line("updated", published=replace(published, sure=False))
    return None


def _byline(names: str) -> Line | None:
    """What follows "By", or stands beside a date: persons, behind a comma their house, or a house alone."""
    names = names.rstrip(".")
    if names in load("topmatter.toml")["agencies"]:
        return Line("credit", credit=names)
    if house := _OWN_STAFF.fullmatch(names):
        return Line("authors", outlet=house["house"])
    if is_house(names):
        return Line("credit", credit=names)
    persons, _, last = names.rpartition(", ")
    wire = last if persons and last in load("topmatter.toml")["agencies"] else None
    outlet = last if persons and not wire and is_house(f"The {last}") else None
    persons = _AFTER_NAME.sub("", persons if wire or outlet else names)
    if not _NAMES.fullmatch(persons.title() if persons.isupper() else persons):
        return None
    return Line("authors", authors=_split(persons), credit=wire, outlet=outlet)


def is_house(words: str) -> bool:
    """Whether a name is that of a paper, station or agency, by its last word."""
    table = load("topmatter.toml")
    if words in table["agencies"]:
        return True
    *before, last = words.split(" ")
    if not before or not last[:1].isupper() or "," in words or "and" in before:
        return False
    known = last.lower()
    # Mark Post is a person, The Harbour Post is not.
    surname = known in table["outlet_surnames"] and (len(before) > 1 or before[0] == "The")
    return known in table["outlet_words"] or surname


def _beside_date(words: str) -> Line | None:
    """Names without "By"; a house beside a date is the one that publishes."""
    line = _byline(words)
    if line and line.credit and not line.authors and line.credit not in load("topmatter.toml")["agencies"]:
        return Line("authors", outlet=line.credit)
    return line


def read_names(words: str) -> tuple[str, ...]:
    """Names as a page states its authors: "By" is dropped, several in one string are parted."""
    words = re.sub(r"^by\s+", "", words.strip(), flags=re.IGNORECASE)
    return _split(words) if _NAMES.fullmatch(words.title() if words.isupper() else words) else (words,)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.title() if name.isupper() else name for name in _BETWEEN_NAMES.split(names))


def _dateline(blocks: tuple[Block, ...]) -> tuple[str | None, Published | None]:
    """The agency that the first dateline names, and its date where that has a year: the day of filing, so not sure."""
    for block in blocks[:_REACH]:
        match = _DATELINE.match(block.text)
        if match and (match["agency"] or match["date"] or match["dash"] != ":"):
            published = read_printed(match["date"]) if match["date"] else None
            return match["agency"], published and replace(published, sure=False)
    return None, None


def has_dateline(words: str) -> bool:
    """Whether a paragraph opens as agencies open a report: `KOVAR, March 4 (Agency) -`."""
    match = _DATELINE.match(words)
    return bool(match and (match["agency"] or match["date"] or match["dash"] in "—–--"))


def _credit(blocks: tuple[Block, ...]) -> str | None:
    """Whom a line at the end names as where the report comes from."""
    agencies = load("topmatter.toml")["agencies"]
    for block in blocks[-_CREDIT_REACH:]:
        words = block.text.strip("()*_ —–-")
        if words in agencies:
            return words
        if match := _CREDIT.fullmatch(block.text.strip("*_ ")):
            return match["who"]
    return None
