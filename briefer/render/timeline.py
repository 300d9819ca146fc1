"""The timeline as SVG: one row an entry, so that no label can collide; time runs to the right.

Written by hand and not by a charting library, because it must show what those do not: how precise a date
is, an open end, and that saying is not happening, all without colour. Coordinates are points (1/72 inch).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from briefer.model import Brief, TimelineEntry
from briefer.render.calendar import MONTHS, bounds, instant_of

WIDTH = 436.0
LABELS = 148.0
"Width of the column of labels."
ROW = 13.0
HEAD = 26.0
ROWS_A_CHART = 20
"More entries go into further charts: a picture cannot run over a page, and a tall one leaves the last page empty."
LABEL_CHARACTERS = 34
FACES = "Briefer Sans, Source Sans 3, Segoe UI, Roboto, sans-serif"
"As `--sans` of tokens.css: a picture does not inherit the page's faces in every engine."
DAY = timedelta(days=1)
EDGE = 16.0
"Room at both ends for marks and for the arrows of entries outside the window."
TICKS = 8
STEPS = (1, 2, 7, 14, 28)
"Days between ticks, before months."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Maps instants to x; what lies outside the window is drawn at its edge."""

    first: datetime
    last: datetime

    def x(self, moment: datetime) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return round(LABELS + EDGE + min(1.0, max(0.0, share)) * (WIDTH - LABELS - 2 * EDGE), 1)

    def outside(self, moment: datetime) -> int:
        """-1 before the window, 1 after it, 0 within."""
        return (moment > self.last) - (moment < self.first)


def window(entries: Sequence[TimelineEntry]) -> Scale:
    """From the first to the last dated entry, unless a few stragglers would squeeze the rest.

    The middle eighty per cent of the first instants, widened by its own length (a week at least) on both sides,
    bounds the window. Stragglers are drawn as arrows at its edge.
    """
    spans = [found for entry in entries if (found := bounds(entry.when))]
    starts = sorted(first for first, _ in spans)
    low, high = starts[len(starts) // 10], starts[-1 - len(starts) // 10]
    slack = max(high - low, 7 * DAY)
    inside = [(a, b) for a, b in spans if low - slack <= a and b <= high + 2 * slack] or [(low, high)]
    first = min(a for a, _ in inside).replace(hour=0, minute=0, second=0, microsecond=0)
    last = max(b for _, b in inside)
    return Scale(first=first, last=max(last, first + DAY))


def ticks(scale: Scale) -> list[tuple[datetime, str]]:
    """At most nine instants with their labels, at whole days or whole months."""
    span = (scale.last - scale.first) / DAY
    step = next((days for days in STEPS if span / days <= TICKS), None)
    if step:
        count = int(span // step) + 1
        days = [scale.first + n * step * DAY for n in range(count)]
        return [(day, _day_label(day, days[n - 1] if n else None)) for n, day in enumerate(days)]
    months = max(1, round(span / 30.44 / TICKS))
    return [(m, f"{MONTHS[m.month - 1]} {m.year}") for m in _months(scale, months)]


def _day_label(day: datetime, before: datetime | None) -> str:
    same = before is not None and (day.year, day.month) == (before.year, before.month)
    return f"{day.day}" if same else f"{day.day} {MONTHS[day.month - 1]}"


def _months(scale: Scale, step: int) -> list[datetime]:
    index = scale.first.year * 12 + scale.first.month - 1
    if scale.first.day > 1:
        index += 1
    found = []
    while (moment := datetime(index // 12, index % 12 + 1, 1, tzinfo=scale.first.tzinfo)) <= scale.last:
        found.append(moment)
        index += step
    return found


def _label(entry: TimelineEntry) -> str:
    """Who, and what class of event; the sentence's first words where nobody is named."""
    text = ", ".join(entry.actors) or entry.sentence.text
    if entry.actors and entry.event_class not in (None, "other"):
        text = f"{text} · {entry.event_class}"
    return text if len(text) <= LABEL_CHARACTERS else text[: LABEL_CHARACTERS - 1].rstrip() + "…"


def _point(kind: str, x: float, y: float) -> Markup:
    if kind == "scheduled":
        return Markup('<path class="open" d="M{} {}l4 4l-4 4l-4-4z" fill="#fff" stroke="#16181d"/>').format(x, y - 4)
    if kind == "said":
        return Markup('<circle class="open" cx="{}" cy="{}" r="3.2" fill="#fff" stroke="#16181d"/>').format(x, y)
    return Markup('<circle class="ink" cx="{}" cy="{}" r="3.6" fill="#16181d"/>').format(x, y)


def _bar(kind: str, x: float, end: float, y: float) -> Markup:
    if kind == "happened":
        return Markup('<rect class="ink" x="{}" y="{}" width="{}" height="6" fill="#16181d"/>').format(
            x, y - 3, round(end - x, 1)
        )
    dashes = ' stroke-dasharray="2.5 1.5"' if kind == "scheduled" else ""
    return Markup(
        '<rect class="open" x="{}" y="{}" width="{}" height="5.2" fill="#fff" stroke="#16181d" stroke-width="0.8"{}/>'
    ).format(x, round(y - 2.6, 1), round(end - x, 1), Markup(dashes))  # noqa: S704 - one of two constants


def _fade(x: float, y: float, way: int) -> Markup:
    """Steps that thin out from x towards an open end: 1 to the right, -1 to the left."""
    steps = ((5.0, 4.4), (3.4, 3.2), (2.2, 2.2), (1.2, 1.4))
    made, at = [], x
    for width, height in steps:
        at += way * 2.0
        left = at if way > 0 else at - width
        made.append(
            Markup('<rect class="ink" x="{}" y="{}" width="{}" height="{}" fill="#16181d"/>').format(
                round(left, 1), round(y - height / 2, 1), width, height
            )
        )
        at += way * width
    return Markup("").join(made)


def _arrow(way: int, y: float) -> Markup:
    x = LABELS + 4 if way < 0 else WIDTH - 4
    return Markup('<path class="ink" d="M{} {}l{} -3.5v7z" fill="#16181d"/>').format(x, y, -way * 6)


def _mark(entry: TimelineEntry, scale: Scale, y: float) -> Markup:
    found = bounds(entry.when)
    if found is None:
        return Markup("")
    first, last = found
    if scale.outside(first) > 0 or scale.outside(last) < 0:
        return _arrow(scale.outside(first) or scale.outside(last), y)
    kind = entry.kind
    opens = (
        entry.when.first is None or entry.when.mod == "BEFORE",
        entry.when.last is None or entry.when.mod == "AFTER",
    )
    if last - first <= DAY:
        x = scale.x(first + (last - first) / 2)
        made, left, right = _point(kind, x, y), x - 4, x + 4
    else:
        left, right = scale.x(first), scale.x(last)
        made = _bar(kind, left, right, y)
    if opens[0] or scale.outside(first):
        made += _fade(left, y, -1)
    if opens[1] or scale.outside(last):
        made += _fade(right, y, 1)
    return made


def _row(entry: TimelineEntry, scale: Scale, y: float) -> Markup:
    line, base = round(y + ROW / 2, 1), round(y + 2.6, 1)
    return Markup(
        '<line class="hair" x1="0" x2="{}" y1="{}" y2="{}" stroke="#d9dce1" stroke-width="0.5"/>'
        '<text class="ink" x="0" y="{}" font-weight="600" fill="#16181d">{}</text>'
        '<text class="ink" x="24" y="{}" fill="#16181d">{}</text>{}'
    ).format(WIDTH, line, line, base, entry.id, base, _label(entry), _mark(entry, scale, y))


def _axis(scale: Scale, height: float, cutoff: datetime) -> Markup:
    made = [
        Markup(
            '<line class="hair" x1="{}" x2="{}" y1="{}" y2="{}" stroke="#d9dce1" stroke-width="0.5"/>'
            '<text class="soft" x="{}" y="{}" text-anchor="middle" fill="#4a505a">{}</text>'
        ).format(scale.x(at), scale.x(at), HEAD - 8, height, scale.x(at), HEAD - 12, label)
        for at, label in ticks(scale)
    ]
    if not scale.outside(cutoff):
        x = scale.x(cutoff)
        made.append(
            Markup(
                '<line class="line" x1="{}" x2="{}" y1="{}" y2="{}" stroke="#16181d" stroke-width="0.8"'
                ' stroke-dasharray="3 2"/>'
            ).format(x, x, HEAD - 8, height)
        )
    return Markup("").join(made)


def _chart(entries: Sequence[TimelineEntry], scale: Scale, cutoff: datetime) -> Markup:
    height = HEAD + ROW * len(entries)
    first, last = (f"{at.day} {MONTHS[at.month - 1]} {at.year}" for at in (scale.first, scale.last))
    rows = Markup("").join(_row(entry, scale, HEAD + ROW * (n + 0.5) - 2) for n, entry in enumerate(entries))
    return Markup(
        '<svg class="timeline-chart" role="img" viewBox="0 0 {} {}" width="{}pt" height="{}pt" font-size="7.6"'
        ' font-family="{}">'
        "<title>Timeline of {} dated entries, {} to {}, from {} to {}. The table below gives every entry in words."
        "</title>{}{}</svg>"
    ).format(
        WIDTH, height, WIDTH, height, FACES, len(entries), entries[0].id, entries[-1].id, first, last,
        _axis(scale, height, cutoff), rows,
    )  # fmt: skip


def legend(kind: str) -> Markup:
    """The mark of a kind of entry (`happened`, `said`, `scheduled`), or of `bar`, `open`, `outside`, as a picture."""
    titles = {"bar": "bar", "open": "fading bar", "outside": "arrow"}
    if kind == "bar":
        mark = _bar("happened", 2, 18, 5)
    elif kind == "open":
        mark = _bar("happened", 1, 5, 5) + _fade(5, 5, 1)
    elif kind == "outside":
        mark = Markup('<path class="ink" d="M7 5l6 -3.5v7z" fill="#16181d"/>')
    else:
        mark = _point(kind, 10, 5)
    return Markup(
        '<svg class="mark" role="img" viewBox="0 0 24 10" width="24pt" height="10pt"><title>{}</title>{}</svg>'
    ).format(titles.get(kind, kind), mark)


def charts(brief: Brief) -> tuple[Markup, ...]:
    """The charts of the timeline's prominent entries, on one scale; none when none of them is dated."""
    dated = [entry for entry in brief.timeline if entry.prominent and bounds(entry.when)]
    if not dated:
        return ()
    scale = window(dated)
    cutoff = instant_of(brief.front.cutoff).astimezone(UTC)
    parts = [dated[at : at + ROWS_A_CHART] for at in range(0, len(dated), ROWS_A_CHART)]
    return tuple(_chart(part, scale, cutoff) for part in parts)
