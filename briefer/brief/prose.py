"""The analyst's own words, with their citations turned into source numbers."""

import re
from collections.abc import Mapping, Sequence

from briefer.brief.reading import Reading
from briefer.errors import ConfigError
from briefer.model import Prose

_NUMBER = re.compile(r"\[(\d+)\]")
CITE = re.compile(r"\[(@[^\]\s]+(?:[,;]?\s+@[^\]\s]+)*)\]")
"""A mark that cites one article or several; its group holds their ids, each with an @ before it."""


def prose(text: str, readings: Sequence[Reading], where: str) -> Prose:
    """`[@ID]` and `[@ID, @ID]` become `[n]`; an id may be shortened as long as it stays unique.

    Raises ConfigError naming `where` if an id is none of the brief's articles.
    """
    cites: list[int] = []

    def numbered(match: re.Match[str]) -> str:
        numbers = [_number(name.strip(",;@"), readings, where) for name in match.group(1).split()]
        cites.extend(n for n in numbers if n not in cites)
        return "".join(f"[{n}]" for n in numbers)

    return Prose(text=CITE.sub(numbered, text.strip()), cites=tuple(cites))


def optional_prose(text: str | None, readings: Sequence[Reading], where: str) -> Prose | None:
    return prose(text, readings, where) if text and text.strip() else None


def by_id(text: Prose, articles: Mapping[int, str]) -> str:
    """The text as an analyst would write it: each `[n]` is the mark `[@ID]` of that source's article."""
    return _NUMBER.sub(lambda found: f"[@{articles[int(found[1])]}]", text.text)


def _number(name: str, readings: Sequence[Reading], where: str) -> int:
    exact = [r.number for r in readings if r.article.id == name]
    found = exact or [r.number for r in readings if r.article.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    problem = "fits more than one article" if found else "is not an article of this brief"
    known = ", ".join(r.article.id for r in readings)
    raise ConfigError(f"{where}: [@{name}] {problem}; its articles are: {known}")
