"""One line of each list, in columns that fit its kind and the width."""

from collections.abc import Iterator, Sequence

from briefer.model import ActorEntry, PositionEntry, Review, RiskEntry, Source, TimelineEntry
from briefer.tui.evidence.entries import Entry, Tab, risk_words, speaker_of, words_of
from briefer.tui.evidence.words import ACCEPTED, EDITED, MARKED, NOTED, REJECTED, short_when
from briefer.tui.plain import fit
from briefer.tui.widgets.rows import Cell

SIGNS = 5
"Width of the signs that every line begins with."
UNNAMED = "findings--unnamed"
"How someone is drawn whom a source does not name."

Column = tuple[str, int]
"Title and width; the last cell of it stays blank."

_DATED, _SIGNED = 76, 130
"Widths from which a list has room for a date, and for an outlet."
_OUTLET, _DAY, _NUMBER, _COUNT = 18, 11, 5, 5
_LEAST = 8
"Width of the column that takes what the others leave, on a screen too narrow for them."
_STATES = {"accepted": (ACCEPTED, "rows--good"), "rejected": (REJECTED, "rows--bad")}


def signs(review: Review, *, marked: bool) -> Iterator[Cell]:
    """Marked, judged, edited, noted: `SIGNS` cells."""
    yield MARKED if marked else " ", "rows--strong"
    yield _STATES.get(review.state or "", (" ", ""))
    yield EDITED if review.edited else " ", "rows--warn"
    yield f"{NOTED if review.note else ' '} ", "rows--warn"


def layout(tab: Tab, width: int) -> tuple[Column, ...]:
    """The columns behind the signs, `width` cells together; what there is no room for has no width."""
    made, left = _LAYOUTS[tab](width), width
    rest = max(_LEAST, width - sum(room for _, room in made if room >= 0))
    columns: list[Column] = []
    for title, room in made:
        columns.append((title, min(left, rest if room < 0 else room)))
        left -= columns[-1][1]
    return tuple(columns)


def cells(entry: Entry, source: Source | None, columns: Sequence[Column]) -> Iterator[Cell]:
    """The finding in the columns of its kind."""
    for (words, name), (_, width) in zip(_values(entry, source), columns, strict=True):
        if width > 0:
            yield fit(words, width - 1) + " ", name


def titles(columns: Sequence[Column]) -> str:
    return " " * SIGNS + "".join(fit(title, width - 1) + " " for title, width in columns if width > 0)


def _share(width: int, percent: int, least: int, most: int) -> int:
    return max(least, min(most, width * percent // 100))


def _source(width: int) -> tuple[Column, Column]:
    return ("outlet", _OUTLET if width >= _SIGNED else 0), ("src", _NUMBER)


def _actors(width: int) -> tuple[Column, ...]:
    of = _share(width, 24, 0, 30) if width >= _DATED else _share(width, 18, 0, 14)
    counts = (("pos.", _COUNT), ("men.", _COUNT), ("art.", _COUNT))
    return ("name", -1), ("kind", 16), ("part of", of), *counts


def _positions(width: int) -> tuple[Column, ...]:
    day = ("date", _DAY if width >= _DATED else 0)
    return ("speaker", _share(width, 24, 14, 30)), ("stance", 12), ("what is said", -1), day, *_source(width)


def _risks(width: int) -> tuple[Column, ...]:
    who, likelihood = _share(width, 18, 12, 24), _share(width, 17, 12, 20)
    polarity = ("polarity", 14 if width >= _DATED else 0)
    return (
        ("trigger → consequence", -1),
        polarity,
        ("asserted by", who),
        ("likelihood", likelihood),
        *_source(width),
    )


def _timeline(width: int) -> tuple[Column, ...]:
    wide = width >= _DATED
    who = ("actors", _share(width, 22, 0, 30) if wide else 0)
    return ("date", 17 if wide else 14), ("kind", 10), ("sentence", -1), who, *_source(width)


_LAYOUTS = {"actors": _actors, "positions": _positions, "risks": _risks, "timeline": _timeline}
"""-1: the column that takes what the others leave."""


def _values(entry: Entry, source: Source | None) -> Iterator[Cell]:
    match entry:
        case ActorEntry():
            yield entry.name, UNNAMED if entry.anonymous else "rows--strong"
            yield entry.kind, "rows--faint"
            yield entry.affiliation or "", ""
            for count in (len(entry.positions), entry.mentions, len(entry.sources)):
                yield f"{count:>{_COUNT - 1}}", "" if count else "rows--faint"
        case PositionEntry():
            yield speaker_of(entry), UNNAMED if entry.anonymous or entry.speaker is None else "rows--strong"
            yield entry.stance, "rows--faint" if entry.stance == "neutral" else ""
            yield words_of(entry.content), ""
            yield short_when(entry.when), "rows--faint"
            yield from _numbered(entry.sentence.source, source)
        case RiskEntry():
            yield risk_words(entry), ""
            yield entry.polarity, "rows--faint"
            yield entry.asserted_by or "the article", "" if entry.asserted_by else UNNAMED
            yield entry.likelihood or "–", "rows--warn" if entry.likelihood else "rows--faint"
            yield from _numbered(entry.sentence.source, source)
        case TimelineEntry():
            yield short_when(entry.when), "rows--strong" if entry.prominent else ""
            yield entry.kind, "rows--faint"
            yield entry.sentence.text, ""
            yield ", ".join(entry.actors), "rows--faint"
            yield from _numbered(entry.sentence.source, source)


def _numbered(number: int, source: Source | None) -> Iterator[Cell]:
    yield (source.outlet or "" if source else ""), "rows--faint"
    yield f"[{number}]", "rows--faint"
