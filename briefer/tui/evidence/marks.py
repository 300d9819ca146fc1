"""Where a finding stands in its article: its words, each with what it is."""

from collections.abc import Collection, Iterator

from briefer.model import ActorEntry, Analysis, Evidence, PositionEntry, RiskEntry, Span, TimelineEntry
from briefer.tui.evidence.entries import Entry, place_of, tab_of
from briefer.tui.widgets.passage import Mark, MarkKind

_ACTOR = "actor:"


def marks_of(entry: Entry, analysis: Analysis | None, alike: Collection[str] = ()) -> tuple[Mark, ...]:
    """The finding's words, and, set off behind them, the sentence.

    `analysis` of the article knows the words that name a speaker and the other mentions of an actor; None: they are
    not marked. `alike`: keys of all actors that are part of this one.
    """
    place = place_of(entry)
    focus = () if isinstance(entry, ActorEntry) else (Mark(start=place.start, end=place.end, kind="focus"),)
    match entry:
        case PositionEntry():
            own = _position(entry, analysis)
        case RiskEntry():
            own = _risk(entry)
        case TimelineEntry():
            own = _pieces((entry.when.words,) if entry.when.words else (), "date", "date")
        case ActorEntry():
            own = _actor(entry, analysis, alike)
    return (*focus, *(mark for mark in own if mark.end > mark.start))


def _pieces(pieces: Collection[Evidence], kind: MarkKind, tip: str) -> Iterator[Mark]:
    for piece in pieces:
        yield Mark(start=piece.start, end=piece.end, kind=kind, tip=tip)


def _position(entry: PositionEntry, analysis: Analysis | None) -> Iterator[Mark]:
    quoted = entry.quoted or (False,) * len(entry.content)
    for piece, is_quoted in zip(entry.content, quoted, strict=True):
        kind: MarkKind = "quote" if is_quoted else "statement"
        yield from _pieces((piece,), kind, "what is said, in quotation marks" if is_quoted else "what is said")
    yield from _pieces(entry.cue, "match", "words that attribute it")
    yield from _pieces(entry.stance_words, "risk", f"words that show the stance: {entry.stance}")
    yield from _pieces((entry.anonymity,) if entry.anonymity else (), "speaker", "why the speaker is not named")
    if entry.when and entry.when.words and entry.when.words.article == entry.sentence.article:
        yield from _pieces((entry.when.words,), "date", "when it was said")
    for span in _speaking(entry, analysis):
        yield Mark(start=span.start, end=span.end, kind="speaker", tip="who says it")


def _speaking(entry: PositionEntry, analysis: Analysis | None) -> tuple[Span, ...]:
    """The source words of the position of the analysis that stands on the same content and cue."""
    content = tuple(Span(piece.start, piece.end) for piece in entry.content)
    cue = tuple(Span(piece.start, piece.end) for piece in entry.cue)
    for position in analysis.positions if analysis else ():
        if (position.content, position.cue) == (content, cue):
            return position.source
    return ()


def _risk(entry: RiskEntry) -> Iterator[Mark]:
    yield from _pieces(entry.trigger, "risk", "trigger")
    yield from _pieces((entry.marker,), "match", f"condition: {entry.polarity}")
    yield from _pieces(entry.consequence, "statement", "consequence")
    if entry.horizon and entry.horizon.words:
        yield from _pieces((entry.horizon.words,), "date", "horizon")


def _actor(entry: ActorEntry, analysis: Analysis | None, alike: Collection[str]) -> Iterator[Mark]:
    first = entry.first
    yield Mark(start=first.start, end=first.end, kind="focus", tip=f"first mention of {entry.name}")
    ids = {key.removeprefix(_ACTOR).partition("@")[0] for key in (entry.key, *alike)}
    for actor in analysis.actors if analysis else ():
        if actor.id in ids:
            for span in actor.mentions:
                yield Mark(start=span.start, end=span.end, kind="speaker", tip=f"mention of {entry.name}")


def at(entry: Entry) -> int:
    """Where the text is scrolled to."""
    return place_of(entry).start


def heading(entry: Entry) -> str:
    names = {"actors": "actor", "positions": "position", "risks": "risk", "timeline": "timeline entry"}
    return f"{entry.id} · {names[tab_of(entry)]}"
