"""The timeline as pictures: lanes under one axis, labels that never stand on each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from briefer.model import EntryKind
from briefer.render.calendar import day_range
from briefer.render.charts.marks import drawn, reach
from briefer.render.charts.metrics import cut, width
from briefer.render.charts.scale import ticks
from briefer.render.charts.svg import SIZE, TALLEST, WIDTH, blank, hair, joined, num, picture, stroke, text
from briefer.render.charts.timeline import LABELS, Mark, Timeline

HEAD = 22.0
ROW = 12.5
LANE = 15.0
"Height of a lane's heading."
BASE = 2.6
"From the middle of a row down to the baseline of its words."
GAP = 3.0
NAMED_ROWS = 26
"With more shared rows than that, marks keep their ids and leave their names to the table."
NAME = 84.0
"Points for who and what beside a mark in a shared row."
IDS = 150.0
"Points for ids beside a mark; with more it is drawn again in a further row."
WORDS = {"happened": "Happened", "said": "Said", "scheduled": "Scheduled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark with its label and where that stands in the row."""

    mark: Mark
    ids: str
    name: str
    x: float
    "Left end of the label."
    room: float
    "Its width."
    left: float
    right: float
    "Ends of mark and label together."


Row = tuple[Placed, ...] | str
"""Marks beside each other, or the heading of a lane."""


def ranges(ids: Sequence[str]) -> str:
    """`E3–5, E9`: ids that follow each other are joined. Those that are not letters and a number stand as they are."""
    found: list[tuple[str, int, int]] = []
    for ident in ids:
        parts = re.fullmatch(r"([A-Za-z]*)([0-9]+)", ident)
        if parts is None:
            return ", ".join(ids)
        letter, number = parts[1], int(parts[2])
        if found and found[-1][0] == letter and number == found[-1][2] + 1:
            found[-1] = (letter, found[-1][1], number)
        else:
            found.append((letter, number, number))
    return ", ".join(f"{letter}{first}" + (f"–{last}" if last > first else "") for letter, first, last in found)


def _own(mark: Mark) -> Placed:
    name = cut(mark.label, LABELS - 30, SIZE)
    return Placed(mark=mark, ids=mark.ids[0], name=name, x=0, room=LABELS, left=0, right=WIDTH)


def _told(mark: Mark) -> list[str]:
    """The ids of a mark in pieces of at most IDS points."""
    pieces = [""]
    for part in ranges(mark.ids).split(", "):
        longer = f"{pieces[-1]}, {part}" if pieces[-1] else part
        if pieces[-1] and width(longer, SIZE, "sans-bold") > IDS:
            pieces.append(part)
        else:
            pieces[-1] = longer
    return pieces


def _beside(mark: Mark, ids: str, line: Timeline, *, named: bool) -> Placed:
    """A mark with its label to its right, or to its left where the picture ends."""
    name = cut(mark.label, NAME, SIZE) if named and mark.label else ""
    room = width(ids, SIZE, "sans-bold") + (GAP + width(name, SIZE) if name else 0)
    left, right = reach(mark, line.scale)
    if right + GAP + room <= WIDTH:
        return Placed(mark=mark, ids=ids, name=name, x=right + GAP, room=room, left=left, right=right + GAP + room)
    at = max(0.0, left - GAP - room)
    return Placed(mark=mark, ids=ids, name=name, x=at, room=room, left=at, right=right)


def _packed(marks: Sequence[Placed]) -> list[tuple[Placed, ...]]:
    """Marks in as few rows as the first free one gives, nothing nearer than six points."""
    rows: list[list[Placed]] = []
    for one in sorted(marks, key=lambda placed: placed.left):
        free = next((row for row in rows if row[-1].right + 2 * GAP <= one.left), None)
        if free is None:
            rows.append([one])
        else:
            free.append(one)
    return [tuple(row) for row in rows]


def _lanes(line: Timeline, *, named: bool) -> list[tuple[EntryKind, list[tuple[Placed, ...]]]]:
    if line.sparse:
        return [(kind, [(_own(mark),) for mark in marks]) for kind, marks in line.lanes]
    return [
        (kind, _packed([_beside(mark, ids, line, named=named) for mark in marks for ids in _told(mark)]))
        for kind, marks in line.lanes
    ]


def rows(line: Timeline) -> list[Row]:
    """Every row of the picture from the top, a lane's heading before its rows."""
    lanes = _lanes(line, named=True)
    if not line.sparse and sum(len(found) for _, found in lanes) > NAMED_ROWS:
        lanes = _lanes(line, named=False)
    made: list[Row] = []
    for kind, found in lanes:
        made += (WORDS[kind], *found)
    return made


def _height(row: Row) -> float:
    return LANE if isinstance(row, str) else ROW


def pages(found: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows of one picture each; a lane that goes on in the next one has its heading again."""
    page: list[Row] = []
    lane = ""
    for row in found:
        lane = row if isinstance(row, str) else lane
        full = HEAD + sum(map(_height, page)) + _height(row) > TALLEST - (ROW if isinstance(row, str) else 0)
        if full and page:
            yield page
            page = [] if isinstance(row, str) else [f"{lane}, continued"]
        page.append(row)
    yield page


def _row(row: Row, line: Timeline, y: float) -> Markup:
    middle = y + _height(row) / 2
    if isinstance(row, str):
        return hair(f"M0 {num(y + LANE - 1)}H{num(WIDTH)}") + text(0, y + LANE - 4, row, face="sans-bold", soft=True)
    made = [hair(f"M{num(LABELS)} {num(middle)}H{num(WIDTH)}")] if line.sparse else []
    for one in row:
        made.append(drawn(one.mark, line.scale, middle))
        if not line.sparse:
            made.append(blank(one.x - 1, middle - 4, one.room + 2, 8))
        made.append(text(one.x, middle + BASE, one.ids, face="sans-bold"))
        if one.name:
            after = 25.0 if line.sparse else width(one.ids, SIZE, "sans-bold") + GAP
            made.append(text(one.x + after, middle + BASE, one.name))
    return joined(made)


def _axis(line: Timeline, height: float) -> Markup:
    scale = line.scale
    made = [hair("".join(f"M{num(scale.x(at))} {num(HEAD - 8)}V{num(height)}" for at, _ in ticks(scale)))]
    made += [text(scale.x(at), HEAD - 12, label, anchor="middle", soft=True) for at, label in ticks(scale)]
    if line.uses("cutoff"):
        made.append(stroke(f"M{num(scale.x(line.cutoff))} {num(HEAD - 8)}V{num(height)}", 0.8, "3 2"))
    return joined(made)


def _says(page: Sequence[Row]) -> str:
    told = [
        f"{row}:" if isinstance(row, str) else "; ".join(f"{one.ids} {one.mark.when}" for one in row) + ";"
        for row in page
    ]
    return " ".join(told)


def draw_timeline(line: Timeline) -> tuple[Markup, ...]:
    """The pictures of a timeline, on one scale."""
    days = day_range(line.scale.first.isoformat(), (line.scale.last - timedelta(seconds=1)).isoformat())
    found = list(pages(rows(line)))
    made = []
    for number, page in enumerate(found, start=1):
        height = HEAD + sum(map(_height, page))
        parts, y = [_axis(line, height)], HEAD - 2
        for row in page:
            parts.append(_row(row, line, y))
            y += _height(row)
        part = f", part {number} of {len(found)}" if len(found) > 1 else ""
        title = f"Timeline of {line.drawn} dated entries, {days}{part}. The table gives every entry in words."
        made.append(picture("timeline", height, parts, title=title, says=_says(page)))
    return tuple(made)
