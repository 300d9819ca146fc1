"""What every picture is made of: a frame with its text alternative, words and lines. Lengths are points (1/72 inch).

Ink is `currentColor`, so that the page decides it; the other tones carry a class that the dark restyles (charts.css).
The PDF's engine takes nothing from the page's style sheets into a picture: faces, sizes and tones stand in attributes.
"""

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup

from briefer.render.charts.metrics import Face

WIDTH = 436.0
"The printed line, 153.8 mm; every picture is that wide and legible at it."
TALLEST = 600.0
"A picture cannot break over a page; what is taller goes on in a further one."
SIZE = 7.6
"Type size of labels."
LINE = 9.4
"From one line of a label to the next."
SANS = Markup("'Briefer Sans', 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Roboto, sans-serif")
SERIF = Markup("'Briefer Serif', 'Source Serif 4', 'Source Serif Pro', Georgia, serif")
"""As in tokens.css. In quotation marks: a browser drops a list with a bare name that has a digit."""
INK, SOFT, HAIR, PAPER = "#16181d", "#4a505a", "#c3c8d0", "#fff"
"""As `--ink`, `--soft`, `--rule` and `--paper` of tokens.css."""

Anchor = Literal["start", "middle", "end"]


def num(value: float) -> str:
    """A length to a tenth of a point, without a trailing zero: equal pictures have equal bytes."""
    rounded = round(value, 1) or 0.0  # no minus zero
    return f"{rounded:.1f}".removesuffix(".0")


def joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def picture(
    name: str, height: float, parts: Iterable[Markup], *, title: str, says: str, width: float = WIDTH
) -> Markup:
    """A whole picture. `title` tells what is to be seen: the PDF's engine takes its text alternative from there only.

    `says` gives the content in words, for the page's own readers.
    """
    return Markup(
        '<svg class="chart-svg chart-{}" role="img" viewBox="0 0 {} {}" width="{}pt" height="{}pt" color="{}"'
        ' fill="currentColor" font-family="{}" font-size="{}"><title>{}</title><desc>{}</desc>{}</svg>'
    ).format(
        name, num(width), num(height), num(width), num(height), INK, SANS, num(SIZE), title, says, joined(parts)
    )  # fmt: skip


def text(
    x: float, y: float, words: str, *, face: Face = "sans", anchor: Anchor = "start", soft: bool = False
) -> Markup:
    """One line of words, its baseline at y."""
    attributes = [
        Markup(' font-weight="600"') if face == "sans-bold" else Markup(""),
        Markup(' font-family="{}"').format(SERIF) if face == "serif" else Markup(""),
        Markup(' text-anchor="{}"').format(anchor) if anchor != "start" else Markup(""),
        Markup(' class="soft" fill="{}"').format(SOFT) if soft else Markup(""),
    ]
    return Markup('<text x="{}" y="{}"{}>{}</text>').format(num(x), num(y), joined(attributes), words)


def lines(x: float, y: float, words: Iterable[str], *, face: Face = "sans", anchor: Anchor = "start") -> Markup:
    """Lines of words under each other, the first baseline at y."""
    return joined(text(x, y + n * LINE, line, face=face, anchor=anchor) for n, line in enumerate(words))


def stroke(path: str, width: float = 0.8, dashes: str = "") -> Markup:
    """A line in ink along an SVG path."""
    dash = Markup(' stroke-dasharray="{}"').format(dashes) if dashes else Markup("")
    return Markup('<path d="{}" fill="none" stroke="currentColor" stroke-width="{}"{}/>').format(path, num(width), dash)


def hair(path: str) -> Markup:
    """A line that leads the eye and says nothing."""
    return Markup('<path class="hair" d="{}" fill="none" stroke="{}" stroke-width="0.5"/>').format(path, HAIR)


def solid(path: str) -> Markup:
    """A shape filled with ink."""
    return Markup('<path d="{}"/>').format(path)


def hollow(path: str, width: float = 0.8, dashes: str = "") -> Markup:
    """A shape in outline that hides what lies under it."""
    dash = Markup(' stroke-dasharray="{}"').format(dashes) if dashes else Markup("")
    return Markup('<path class="paper" d="{}" fill="{}" stroke="currentColor" stroke-width="{}"{}/>').format(
        path, PAPER, num(width), dash
    )


def blank(x: float, y: float, width: float, height: float) -> Markup:
    """Paper over what lies under a label."""
    return Markup('<path class="paper" d="M{} {}h{}v{}h-{}z" fill="{}"/>').format(
        num(x), num(y), num(width), num(height), num(width), PAPER
    )


def box(x: float, y: float, width: float, height: float, corner: float = 0) -> str:
    """The path of a rectangle, its corners rounded by `corner`."""
    if not corner:
        return f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h{num(-width)}z"
    r, across, down = num(corner), width - 2 * corner, height - 2 * corner
    return (
        f"M{num(x + corner)} {num(y)}h{num(across)}a{r} {r} 0 0 1 {r} {r}v{num(down)}a{r} {r} 0 0 1 -{r} {r}"
        f"h{num(-across)}a{r} {r} 0 0 1 -{r} -{r}v{num(-down)}a{r} {r} 0 0 1 {r} -{r}z"
    )


def arrow_head(x: float, y: float, way: int, size: float = 5.0) -> str:
    """The path of a triangle with its tip at (x, y), pointing right (1) or left (-1)."""
    return f"M{num(x)} {num(y)}l{num(-way * size)} {num(-size * 0.45)}v{num(size * 0.9)}z"


def figures(numbers: Iterable[int], most: int = 4) -> str:
    """Citation numbers as a picture prints them: `[1, 3]`; those over `most` are counted, and the table has them."""
    found = sorted(set(numbers))
    more = f" +{len(found) - most}" if len(found) > most else ""
    return f"[{', '.join(str(n) for n in found[:most])}{more}]"
