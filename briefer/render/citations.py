"""References inside the page: citations with their way back, entries, and the register of quoted sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from briefer.model import Brief, Evidence, PositionEntry, Prose, TimelineEntry

_MARK = re.compile(r"\[(\d+)\]")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")

_SPACE = "\u00a0"

SECTION_OF_PREFIX = {
    "judgements": "judgements",
    "timeline": "timeline",
    "actors": "actors",
    "positions": "positions",
    "risks": "risks",
    "disagreements": "disagreements",
}
"""Field of the brief that holds entries with ids -> section that prints them."""


Minor = PositionEntry | TimelineEntry
"""An entry that is not prominent."""


def anchor(ident: str) -> str:
    """An id of the brief as a fragment name that needs no escaping."""
    return _UNSAFE.sub("-", ident)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    place: str
    "Id of the entry, or the name of the section."
    anchor: str
    "Fragment of the first citation there."


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence of the register."""

    number: int
    evidence: Evidence

    @property
    def label(self) -> str:
        return f"Q{self.number}"


def _quoted(brief: Brief) -> Iterator[Evidence]:
    """Every sentence that an entry of a printed section rests on."""
    shown = set(brief.sections)
    if "positions" in shown:
        yield from (position.sentence for position in brief.positions)
    if "risks" in shown:
        yield from (risk.sentence for risk in brief.risks)
        yield from (one for risk in brief.risks if risk.standing for one in risk.standing.shown)
    if "timeline" in shown:
        yield from (entry.sentence for entry in brief.timeline)
        yield from (one.sentence for entry in brief.timeline for one in entry.told)
    if "actors" in shown:
        yield from (relation.sentence for relation in brief.relations)
        yield from (actor.sentence for actor in brief.actors if actor.prominent and actor.sentence)
    if "disagreements" in shown:
        yield from (one for disagreement in brief.disagreements for one in disagreement.evidence)
    if "gaps" in shown:
        yield from (one for note in brief.notes if (one := note.sentence or note.evidence))


def register(brief: Brief) -> tuple[Quote, ...]:
    """The sentences quoted in the brief, each once, by source and place; words inside a sentence are in that one."""
    seen = {(one.source, one.start, one.end): one for one in _quoted(brief)}
    kept: list[Evidence] = []
    for source, start, end in sorted(seen, key=lambda key: (key[0], key[1], -key[2])):
        inside = kept and kept[-1].source == source and end <= max(one.end for one in kept if one.source == source)
        if not inside:
            kept.append(seen[source, start, end])
    return tuple(Quote(number=n, evidence=one) for n, one in enumerate(kept, start=1))


@dataclass(slots=True, kw_only=True)
class Citations:
    """Makes the links of one page and remembers them: sections that cite are rendered first, registers last."""

    sources: frozenset[int]
    "Numbers a citation may point to; empty: the source list is not printed, and numbers stand without a link."
    quotes: tuple[Quote, ...]
    "Empty: the register is not printed."
    entries: frozenset[str]
    "Ids of the entries that are printed, so that a reference to them lands."
    minor: dict[int, tuple[Minor, ...]] = field(default_factory=dict)
    "Number in the register -> entries that have no line in their own section and are told there."
    told: dict[str, int] = field(default_factory=dict)
    "Id of such an entry -> number of its sentence, to which a reference to it leads."
    made: int = 0
    by_source: dict[int, dict[str, str]] = field(default_factory=dict)
    "Source number -> place -> fragment of its first citation there; none where a sentence of the register leads back."
    by_quote: dict[int, dict[str, str]] = field(default_factory=dict)
    "Number in the register -> the same."

    @classmethod
    def of(cls, brief: Brief) -> "Citations":
        shown = set(brief.sections)
        fields = (name for name, section in SECTION_OF_PREFIX.items() if section in shown)
        printed = frozenset(e.id for name in fields for e in getattr(brief, name) if getattr(e, "prominent", True))
        made = cls(
            sources=frozenset(source.number for source in brief.sources) if "sources" in shown else frozenset(),
            quotes=register(brief) if "quotes" in shown else (),
            entries=printed,
        )
        made.minor = made.told_in_register(brief)
        made.told = {entry.id: number for number, found in made.minor.items() for entry in found}
        return made

    def told_in_register(self, brief: Brief) -> dict[int, tuple[Minor, ...]]:
        """For each sentence of the register, the entries in it that are not prominent."""
        told: dict[int, tuple[Minor, ...]] = {}
        entries: list[Minor] = [*brief.positions, *brief.timeline]
        for entry in entries:
            if not entry.prominent and (quote := self.quote_of(entry.sentence)):
                told[quote.number] = (*told.get(quote.number, ()), entry)
        return told

    def quote_of(self, evidence: Evidence) -> Quote | None:
        """The shortest sentence of the register in which the evidence stands."""
        around = (
            quote
            for quote in self.quotes
            if quote.evidence.source == evidence.source
            and quote.evidence.start <= evidence.start
            and evidence.end <= quote.evidence.end
        )
        return min(around, key=lambda quote: (quote.evidence.end - quote.evidence.start, quote.number), default=None)

    def cite(self, evidence: Evidence, place: str) -> Markup:
        """`[3 ¶4]`: the number leads to the source, the paragraph to the sentence in the register.

        Two bare links and no element around them, nor an id where the entry has one: a page has hundreds of these.
        It follows its words without a space: one that does not break stands in it.
        """
        number, paragraph = f"{_SPACE}[{evidence.source}", f"¶{evidence.paragraph}]"
        quote = self.quote_of(evidence)
        if quote:
            name = self._remember(self.by_quote, quote.number, place, known=True)
        else:
            name = self._remember(self.by_source, evidence.source, place, known=evidence.source in self.sources)
        if quote and evidence.source in self.sources:
            first = _link(number, f"s{evidence.source}", name)
            return Markup("{}&nbsp;{}").format(first, _link(paragraph, f"q{quote.number}"))
        whole = f"{number}{_SPACE}{paragraph}"
        if quote:
            return _link(whole, f"q{quote.number}", name)
        return _link(whole, f"s{evidence.source}" if evidence.source in self.sources else None, name)

    def cite_source(self, source: int, place: str) -> Markup:
        """`[3]`, spaced as `cite`."""
        name = self._remember(self.by_source, source, place, known=source in self.sources)
        return _link(f"{_SPACE}[{source}]", f"s{source}" if source in self.sources else None, name)

    def _remember(self, back: dict[int, dict[str, str]], number: int, place: str, *, known: bool) -> str | None:
        """Note that a place cites a source or sentence; the id to give the citation if the way back leads to it."""
        if not known or place in back.setdefault(number, {}):
            return None
        if place in self.entries:
            back[number][place] = anchor(place)
            return None
        self.made += 1
        name = f"c{self.made}"
        back[number][place] = name
        return name

    def source_ref(self, source: int) -> Markup:
        """A source's number, as a link where the source list is printed; not remembered as a citation."""
        return Markup('<a href="#s{}">{}</a>').format(source, source) if source in self.sources else escape(source)

    def lands(self, ident: str) -> bool:
        """Whether a reference to the entry leads anywhere."""
        return ident in self.told or ident in self.entries

    def ref(self, ident: str) -> Markup:
        """An entry's id, as a link where the entry is printed."""
        if ident in self.told:
            return Markup('<a class="ref" href="#q{}">{}</a>').format(self.told[ident], ident)
        if ident not in self.entries:
            return escape(ident)
        return Markup('<a class="ref" href="#{}">{}</a>').format(anchor(ident), ident)

    def prose(self, prose: Prose, place: str) -> Markup:
        """The analyst's words in paragraphs, `[n]` as citations; sources cited but not marked follow at the end."""
        marked = {int(n) for n in _MARK.findall(prose.text)}
        rest = Markup("").join(self.cite_source(n, place) for n in prose.cites if n not in marked)
        parts = [self._linked(part, place) for part in re.split(r"\n\s*\n", prose.text.strip())]
        if rest:
            parts[-1] = Markup("{}{}").format(parts[-1], rest)
        return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in parts)

    def _linked(self, text: str, place: str) -> Markup:
        pieces = [*_MARK.split(text), ""]
        made: list[Markup] = []
        for words, number in zip(pieces[::2], pieces[1::2], strict=True):
            if number and (int(number) in self.sources or not self.sources):
                made += (escape(words.rstrip(" ")), self.cite_source(int(number), place))
            else:
                made += (escape(words), escape(f"[{number}]" if number else ""))
        return Markup("").join(made)

    def backlinks(self, number: int) -> tuple[Backlink, ...]:
        """Places that cite a source and no sentence of the register, in the order of the page."""
        return _backlinks(self.by_source.get(number, {}).items())

    def sentences(self, number: int) -> tuple[Quote, ...]:
        """The register's sentences of a source."""
        return tuple(quote for quote in self.quotes if quote.evidence.source == number)

    def uses(self, quote: int) -> tuple[Backlink, ...]:
        """Places that rest on a sentence of the register, in the order of the page."""
        return _backlinks(self.by_quote.get(quote, {}).items())


def _link(text: str, target: str | None, name: str | None = None) -> Markup:
    ident = Markup(' id="{}"').format(name) if name else ""
    if target is None:
        return Markup('<span class="cite"{}>{}</span>').format(ident, text)
    return Markup('<a class="cite"{} href="#{}">{}</a>').format(ident, target, text)


def _backlinks(items: Iterable[tuple[str, str]]) -> tuple[Backlink, ...]:
    return tuple(Backlink(place=place, anchor=name) for place, name in items)
