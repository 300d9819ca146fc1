"""Time on a line: which days a picture shows, where an instant lies, and what stands on the axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefer.model import When
from briefer.render.calendar import MONTHS, bounds

DAY = timedelta(days=1)
TICKS = 8
STEPS = (1, 2, 7, 14, 28)
"Days between ticks, before months."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Maps instants to x; what lies outside the window is drawn at its edge."""

    first: datetime
    last: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        share = (moment - self.first) / (self.last - self.first)
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)

    def outside(self, moment: datetime) -> int:
        """-1 before the window, 1 after it, 0 within."""
        return (moment > self.last) - (moment < self.first)

    def gone(self, first: datetime, last: datetime) -> int:
        """-1 or 1 where the whole span lies before or after the window, 0 where any of it is within."""
        return -1 if last < self.first else int(first > self.last)


def window(times: Sequence[When], left: float, right: float) -> Scale:
    """From the first to the last dated one, unless a few stragglers would squeeze the rest.

    The middle eighty per cent of the first instants, widened by its own length (a week at least) on both sides,
    bounds the window. Stragglers are drawn as arrows at its edge.
    """
    spans = [found for when in times if (found := bounds(when))]
    starts = sorted(first for first, _ in spans)
    low, high = starts[len(starts) // 10], starts[-1 - len(starts) // 10]
    slack = max(high - low, 7 * DAY)
    inside = [(a, b) for a, b in spans if low - slack <= a and b <= high + 2 * slack] or [(low, high)]
    first = min(a for a, _ in inside).replace(hour=0, minute=0, second=0, microsecond=0)
    last = max(b for _, b in inside)
    return Scale(first=first, last=max(last, first + DAY), left=left, right=right)


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
