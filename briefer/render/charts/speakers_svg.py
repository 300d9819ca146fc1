"""Who speaks about whom, as a matrix: a letter in a shape for each stance, and how often it is taken."""

from collections.abc import Sequence

from markupsafe import Markup

from briefer.model import Stance
from briefer.render.charts.metrics import cut, width, wrap
from briefer.render.charts.speakers import Speaker, Speakers, stances
from briefer.render.charts.svg import (
    INK,
    LINE,
    PAPER,
    SANS,
    SIZE,
    WIDTH,
    box,
    figures,
    hair,
    hollow,
    joined,
    lines,
    num,
    picture,
    solid,
    stroke,
    text,
)

NAMES = 106.0
"Width of the column of speakers."
_PAD = 4.0
_BASE = 2.7
_HALF = 4.6
"Half the width of a shape."
_STEP = 12.5
"From one line of shapes to the next."
LETTERS: dict[Stance, str] = {
    "supports": "S",
    "opposes": "O",
    "conditional": "C",
    "denies": "D",
    "demands": "M",
    "warns": "W",
    "threatens": "T",
    "undecided": "U",
    "neutral": "N",
}
_FILLED = frozenset(("supports", "opposes", "threatens"))
_ROUND = frozenset(("supports", "conditional", "undecided"))
_DASHED = frozenset(("undecided", "denies"))


def token(stance: Stance, x: float, y: float) -> Markup:
    """A stance: round for what goes along, square for what goes against, slanted for what asks; filled if firm."""
    if stance == "neutral":
        return text(x, y + _BASE, LETTERS[stance], anchor="middle")
    outline = box(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF, _HALF if stance in _ROUND else 0)
    if stance in ("demands", "warns"):
        wide = _HALF + 1.4
        outline = (
            f"M{num(x - wide)} {num(y)}L{num(x)} {num(y - wide)}L{num(x + wide)} {num(y)}L{num(x)} {num(y + wide)}z"
        )
    if stance in _FILLED:
        letter = Markup('<text class="paper" x="{}" y="{}" text-anchor="middle" font-weight="600" fill="{}">{}</text>')
        return solid(outline) + letter.format(num(x), num(y + _BASE), PAPER, LETTERS[stance])
    thick = 1.4 if stance == "warns" else 0.7
    dashes = "1.5 1.2" if stance in _DASHED else ""
    return hollow(outline, thick, dashes) + text(x, y + _BASE, LETTERS[stance], anchor="middle")


def _tokens(found: Sequence[tuple[Stance, int]], room: float) -> list[list[tuple[float, Stance, int]]]:
    """Lines of shapes with the left end of each."""
    made: list[list[tuple[float, Stance, int]]] = [[]]
    x = 0.0
    for stance, count in found:
        wide = 2 * _HALF + 2 + (width(str(count), SIZE) + 2 if count > 1 else 0)
        if made[-1] and x + wide > room:
            made.append([])
            x = 0.0
        made[-1].append((x, stance, count))
        x += wide
    return made


def _cell(found: Sequence[list[tuple[float, Stance, int]]], left: float, top: float) -> Markup:
    made = []
    for n, line in enumerate(found):
        y = top + _STEP * (n + 0.5)
        for x, stance, count in line:
            made.append(token(stance, left + x + _HALF + 1, y))
            if count > 1:
                made.append(text(left + x + 2 * _HALF + 3, y + _BASE, str(count)))
    return joined(made)


def _name(row: Speaker) -> tuple[str, ...]:
    """The speaker in at most two lines; one who is not named with the sources that it speaks in."""
    if row.unnamed:
        return (cut(row.name, NAMES - _PAD, SIZE, "sans-bold"), f"unnamed {figures(row.sources, 5)}")
    return wrap(row.name, NAMES - _PAD, SIZE, "sans-bold", most=2)


def _row(row: Speaker, targets: Sequence[str], across: float, top: float) -> tuple[Markup, float]:
    name = _name(row)
    cells = {target: _tokens(stances(found), across - _PAD) for target, found in row.about.items()}
    tall = max(_STEP * max(map(len, cells.values())), LINE * len(name)) + _PAD
    first = top + (tall - LINE * len(name)) / 2 + 7
    made = [hair(f"M0 {num(top + tall)}H{num(WIDTH)}")]
    made += [text(0, first, name[0], face="sans-bold")]
    made += [
        text(0, first + LINE, line, face="sans" if row.unnamed else "sans-bold", soft=row.unnamed) for line in name[1:]
    ]
    for n, target in enumerate(targets):
        if target in cells:
            inner = top + (tall - _STEP * len(cells[target])) / 2
            made.append(_cell(cells[target], NAMES + n * across + _PAD / 2, inner))
    return joined(made), tall


def _says(found: Speakers) -> str:
    told = []
    for row in found.rows:
        about = [
            f"{', '.join(f'{stance} {count}' for stance, count in stances(row.about[target]))} on {target}"
            for target in found.targets
            if target in row.about
        ]
        told.append(f"{row.name}: {'; '.join(about)}.")
    return " ".join(told)


def draw_speakers(found: Speakers) -> Markup:
    """Speakers down, targets across."""
    across = min(72.0, (WIDTH - NAMES) / len(found.targets))
    heads = [wrap(target, across - _PAD, SIZE, most=4) for target in found.targets]
    head = LINE * max(map(len, heads)) + 6
    made = [text(0, head - 6, "Speaker, and on whom", soft=True)]
    for n, name in enumerate(heads):
        made.append(lines(NAMES + n * across + _PAD / 2, head - 6 - LINE * (len(name) - 1), name))
    made.append(stroke(f"M0 {num(head)}H{num(WIDTH)}"))
    top = head
    for row in found.rows:
        drawn, tall = _row(row, found.targets, across, top)
        made.append(drawn)
        top += tall
    rules = "".join(f"M{num(NAMES + n * across - 1)} {num(head)}V{num(top)}" for n in range(len(found.targets)))
    title = (
        f"Who speaks about whom: {len(found.rows)} speakers on {len(found.targets)} targets. "
        "The table lists the positions."
    )
    return picture("speakers", top + 1, [hair(rules), *made], title=title, says=_says(found))


def stance_mark(stance: Stance) -> Markup:
    """The shape of a stance, for the key."""
    return Markup(
        '<svg class="mark chart-svg" role="img" viewBox="0 0 14 12" width="14pt" height="12pt" color="{}"'
        ' fill="currentColor" font-family="{}" font-size="{}"><title>{}</title>{}</svg>'
    ).format(INK, SANS, SIZE, LETTERS[stance], token(stance, 7, 6))
