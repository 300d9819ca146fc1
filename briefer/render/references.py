"""Which places cite each source, for formats that lead back to the entry instead of to the very citation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.model import SECTIONS, Brief, Evidence, Prose
from briefer.render.citations import Backlink, Citations, anchor

_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One citation."""

    source: int
    source_at: str | None
    "Fragment of the source; None: the source list is not printed."
    paragraph: int | None = None
    "None: the source as a whole."
    sentence_at: str | None = None
    "Fragment of the sentence in the register; None: not printed."


@dataclass(slots=True, kw_only=True)
class References:
    """Remembers what cites what while a brief is written: sections that cite come first, registers last."""

    printed: Citations
    "Which sources, sentences and entries are printed."
    entries: frozenset[str]
    "Ids to which a reference leads: entries that have a line, and those that are told beside their sentence."
    by_source: dict[int, dict[str, None]] = field(default_factory=dict)
    by_quote: dict[int, dict[str, None]] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> "References":
        printed = Citations.of(brief)
        told = (entry.id for found in printed.minor.values() for entry in found)
        return cls(printed=printed, entries=printed.entries | frozenset(told))

    def cite(self, evidence: Evidence, place: str) -> Cited:
        """`place` is an entry's id, the name of a section, or another fragment that is printed."""
        quote = self.printed.quote_of(evidence)
        if quote:
            self.by_quote.setdefault(quote.number, {})[place] = None
        whole = self.cite_source(evidence.source, place)
        return Cited(
            source=whole.source,
            source_at=whole.source_at,
            paragraph=evidence.paragraph,
            sentence_at=f"q{quote.number}" if quote else None,
        )

    def cite_source(self, source: int, place: str) -> Cited:
        if source in self.printed.sources:
            self.by_source.setdefault(source, {})[place] = None
        return Cited(source=source, source_at=self.source_at(source))

    def source_at(self, source: int) -> str | None:
        return f"s{source}" if source in self.printed.sources else None

    def entry_at(self, ident: str) -> str | None:
        """Fragment of an entry; None: it is not printed."""
        return anchor(ident).lower() if ident in self.entries else None

    def prose(self, prose: Prose) -> tuple[tuple[str | int, ...], ...]:
        """The analyst's paragraphs as words and numbers of sources; what is cited but not marked follows at the end."""
        marked = {int(number) for number in _MARK.findall(prose.text)}
        paragraphs = [self._marks(part) for part in re.split(r"\n\s*\n", prose.text.strip())]
        for number in (n for n in prose.cites if n not in marked):
            paragraphs[-1] = (*paragraphs[-1], " ", number)
        return tuple(paragraphs)

    def _marks(self, text: str) -> tuple[str | int, ...]:
        known = self.printed.sources
        pieces = enumerate(_MARK.split(text))
        return tuple(
            (int(piece) if not known or int(piece) in known else f"[{piece}]") if index % 2 else piece
            for index, piece in pieces
            if piece
        )

    def backlinks(self, source: int) -> tuple[Backlink, ...]:
        return self._places(list(self.by_source.get(source, ())))

    def uses(self, quote: int) -> tuple[Backlink, ...]:
        return self._places(list(self.by_quote.get(quote, ())))

    def _places(self, places: Sequence[str]) -> tuple[Backlink, ...]:
        return tuple(Backlink(place=place.replace("-", " "), anchor=self._at(place)) for place in places)

    def _at(self, place: str) -> str:
        return f"section-{place}" if place in SECTIONS else anchor(place).lower()
