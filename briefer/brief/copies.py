"""Syndicated copies: what several sources of one origin carry in the same words is listed once."""

import re
from collections import defaultdict
from collections.abc import Iterable

from briefer.brief.reading import Reading

_WORD = re.compile(r"\w+")


class Copies:
    """Remembers what was listed, and which other sources of its origin carry it too."""

    def __init__(self) -> None:
        self._listed: dict[tuple[str, str | None, tuple[tuple[str, ...], ...]], tuple[str, int]] = {}
        self._also: defaultdict[str, list[int]] = defaultdict(list)

    def listed(self, reading: Reading, who: str | None, texts: Iterable[str], as_id: str) -> str:
        """The id under which an earlier source of its origin brought these texts of `who`, else `as_id`.

        Upper case, punctuation and the shape of quotation marks make no difference: editors change those.
        """
        what = (reading.origin, who, tuple(tuple(_WORD.findall(text.lower())) for text in texts))
        known, source = self._listed.setdefault(what, (as_id, reading.number))
        if source == reading.number:
            return as_id
        if reading.number not in self._also[known]:
            self._also[known].append(reading.number)
        return known

    def also(self, listed_id: str) -> tuple[int, ...]:
        return tuple(self._also[listed_id])
