"""Syndicated copies: what several sources of one origin carry in the same words is listed once."""

from collections import defaultdict

from briefer.brief.reading import Reading


class Copies:
    """Remembers what was listed, and which other sources of its origin carry it too."""

    def __init__(self) -> None:
        self._listed: dict[tuple[str, object], tuple[str, int]] = {}
        self._also: defaultdict[str, list[int]] = defaultdict(list)

    def listed(self, reading: Reading, what: object, as_id: str) -> str:
        """The id under which an earlier source of its origin brought `what`; `as_id` where this is the first."""
        known, source = self._listed.setdefault((reading.origin, what), (as_id, reading.number))
        if source == reading.number:
            return as_id
        if reading.number not in self._also[known]:
            self._also[known].append(reading.number)
        return known

    def also(self, listed_id: str) -> tuple[int, ...]:
        return tuple(self._also[listed_id])
