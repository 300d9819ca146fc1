"""How an entry of the timeline is drawn, told apart by shape, filling and hatching, never by colour.

Happened: filled. Said: hollow and round. Scheduled: hollow and angular, its bars hatched.
"""

from markupsafe import Markup

from briefer.model import EntryKind
from briefer.render.charts.scale import Scale
from briefer.render.charts.svg import box, hollow, joined, num, solid, stroke
from briefer.render.charts.timeline import EDGE, Mark

_FADE = ((5.0, 4.4), (3.4, 3.2), (2.2, 2.2), (1.2, 1.4))
"Width and height of the pieces by which an open end thins out."
_GAP = 2.0
_HALF = 3.0
"Half the height of a bar."
REACH = 4.0
"Half the width of a point."


def point(kind: EntryKind, x: float, y: float) -> Markup:
    if kind == "scheduled":
        return hollow(f"M{num(x)} {num(y - 4)}l4 4l-4 4l-4-4z")
    radius = 3.2 if kind == "said" else 3.6
    ring = (
        f"M{num(x - radius)} {num(y)}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
    )
    return hollow(ring, 1.0) if kind == "said" else solid(ring)


def bar(kind: EntryKind, x: float, end: float, y: float) -> Markup:
    across = max(end - x, 2.0)
    outline = box(x, y - _HALF, across, 2 * _HALF, _HALF if kind == "said" and across > 2 * _HALF else 0)
    if kind == "happened":
        return solid(outline)
    if kind == "said":
        return hollow(outline)
    return hollow(outline) + _hatch(x, end, y)


def _hatch(x: float, end: float, y: float) -> Markup:
    """Slanting lines inside a bar, three points apart."""
    count = int((end - x - 2 * _HALF) // 3) + 1
    return (
        stroke("".join(f"M{num(x + n * 3)} {num(y + _HALF)}l6-6" for n in range(count)), 0.5)
        if count > 0
        else Markup("")
    )


def fade(x: float, y: float, way: int) -> Markup:
    """Pieces that thin out from x towards an open end: 1 to the right, -1 to the left."""
    made, at = [], x
    for width, height in _FADE:
        at += way * _GAP
        made.append(box(at if way > 0 else at - width, y - height / 2, width, height))
        at += way * width
    return solid("".join(made))


FADING = sum(width + _GAP for width, _ in _FADE)
"Room that a fading end takes."


def arrow(x: float, y: float, way: int) -> Markup:
    """Something lies further on, outside the window."""
    return solid(f"M{num(x)} {num(y)}l{num(-way * 6)} -3.5v7z")


def told(x: float, y: float, mark: float) -> Markup:
    """A stroke at the day of publication, joined to its mark by dots."""
    way = 1 if x > mark else -1
    return joined(
        (
            stroke(f"M{num(x)} {num(y - 3.5)}v7", 1.0),
            stroke(f"M{num(mark + way * (REACH + 1))} {num(y)}H{num(x)}", 0.6, "0.6 1.8"),
        )
    )


def reach(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Left and right end of what `drawn` draws."""
    gone = scale.gone(mark.first, mark.last)
    if gone:
        edge = scale.left - EDGE + 4 if gone < 0 else scale.right + EDGE - 4
        return min(edge, edge - gone * 6), max(edge, edge - gone * 6)
    left, right = scale.x(mark.first), scale.x(mark.last)
    if mark.point:
        middle = scale.x(mark.first + (mark.last - mark.first) / 2)
        left, right = middle - REACH, middle + REACH
    opens = _opens(mark, scale)
    return left - (FADING if opens[0] else 0), right + (FADING if opens[1] else 0)


def _opens(mark: Mark, scale: Scale) -> tuple[bool, bool]:
    return mark.opens[0] or scale.outside(mark.first) < 0, mark.opens[1] or scale.outside(mark.last) > 0


def drawn(mark: Mark, scale: Scale, y: float) -> Markup:
    """The mark at height y."""
    left, right = reach(mark, scale)
    if way := scale.gone(mark.first, mark.last):
        return arrow(left if way < 0 else right, y, way)
    opens = _opens(mark, scale)
    left, right = left + (FADING if opens[0] else 0), right - (FADING if opens[1] else 0)
    made = point(mark.kind, (left + right) / 2, y) if mark.point else bar(mark.kind, left, right, y)
    if opens[0]:
        made += fade(left, y, -1)
    if opens[1]:
        made += fade(right, y, 1)
    if mark.told and not scale.outside(mark.told):
        made += told(scale.x(mark.told), y, left if mark.told < mark.first else right - REACH - 1)
    return made


def legend(what: str) -> Markup:
    """The mark of a kind of entry (`happened`, `said`, `scheduled`), or of `bar`, `open`, `outside`, `told`."""
    titles = {"bar": "bar", "open": "fading bar", "outside": "arrow", "told": "stroke"}
    if what == "bar":
        mark = bar("happened", 2, 18, 5)
    elif what == "open":
        mark = bar("happened", 1, 5, 5) + fade(5, 5, 1)
    elif what == "outside":
        mark = arrow(7, 5, -1)
    elif what == "told":
        mark = told(20, 5, 0)
    elif what == "scheduled":
        mark = point("scheduled", 5, 5) + bar("scheduled", 11, 23, 5)
    else:
        mark = point("said" if what == "said" else "happened", 10, 5)
    return Markup(
        '<svg class="mark chart-svg" role="img" viewBox="0 0 24 10" width="24pt" height="10pt" color="#16181d"'
        ' fill="currentColor"><title>{}</title>{}</svg>'
    ).format(titles.get(what, what), mark)
