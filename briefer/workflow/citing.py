"""The citation marks in an analyst's text, held against the articles that may be cited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.brief.prose import CITE

_SHOWN = 3
"Ids named where a mark fits several."


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteProblem:
    """A mark that cites nothing, or not one thing."""

    offset: int
    "Of the mark's bracket, in the text as it was given."
    mark: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A text in which every mark that can be understood has the whole id."""

    text: str
    problems: tuple[CiteProblem, ...]


def cite_fully(text: str, ids: Sequence[str], *, keep: bool = True) -> Cited:
    """Complete shortened ids. `keep` False: names that cannot be understood are left out of their marks."""
    problems: list[CiteProblem] = []

    def completed(match: re.Match[str]) -> str:
        names: list[str] = []
        for name in (word.strip(",;@") for word in match.group(1).split()):
            whole, message = _whole(name, ids)
            if message:
                problems.append(CiteProblem(offset=match.start(), mark=name, message=message))
            if whole or keep:
                names.append(f"@{whole or name}")
        return f"[{', '.join(names) or '?'}]"

    return Cited(text=CITE.sub(completed, text), problems=tuple(problems))


def _whole(name: str, ids: Sequence[str]) -> tuple[str | None, str]:
    """The id that a name means, or None and why it means none."""
    found = [name] if name in ids else [id_ for id_ in ids if id_.startswith(name)]
    if len(found) == 1:
        return found[0], ""
    if not found:
        return None, f"[@{name}] is not an article of this brief"
    more = ", …" if len(found) > _SHOWN else ""
    return None, f"[@{name}] fits more than one article: {', '.join(found[:_SHOWN])}{more}"
