"""Which way up a page is read, whatever way it is drawn: wide tables are often drawn turned on their side."""

import math
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SKEW = 0.3
"Radians: within 17 degrees, as a skewed scan is."
_SAMPLE = 400
"Characters that tell how a page is turned."
_QUARTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How places on a page become places as it is read, counted from the lower left corner of what it shows."""

    quarters: int
    "How often its lines are turned by 90 degrees."
    shown: Box
    "What the page shows, as it is drawn."
    width: float = field(init=False)
    "Of what it shows, as it is read."
    height: float = field(init=False)

    def __post_init__(self) -> None:
        left, bottom, right, top = self.shown
        across, up = right - left, top - bottom
        object.__setattr__(self, "width", up if self.quarters % 2 else across)
        object.__setattr__(self, "height", across if self.quarters % 2 else up)

    def is_upright(self, angle: float) -> bool:
        if not self.quarters:
            return not _SKEW < angle < 2 * math.pi - _SKEW
        off = (angle - self.quarters * math.pi / 2) % (2 * math.pi)
        return not _SKEW < off < 2 * math.pi - _SKEW

    def point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.shown
        match self.quarters:
            case 1:
                return top - y, x - left
            case 2:
                return right - x, top - y
            case 3:
                return y - bottom, right - x
            case _:
                return x - left, y - bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if not self.quarters:  # nearly all pages, and this is asked for each of their characters
            x, y = self.shown[:2]
            return left - x, bottom - y, right - x, top - y
        one, other = self.point(left, bottom), self.point(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def shows(self, box: Box) -> bool:
        """Whether it lies on the page, as far as that is known: what lies beside it nobody sees."""
        return 0 <= box[0] + box[2] <= 2 * self.width and 0 <= box[1] + box[3] <= 2 * self.height


def turn_of(page: PdfPage, text: PdfTextPage) -> Turn:
    """By most of the first characters."""
    count = min(text.count_chars(), _SAMPLE)
    angles = Counter(
        round(pdfium.FPDFText_GetCharAngle(text.raw, index) / (math.pi / 2)) % _QUARTERS
        for index in range(count)
        if pdfium.FPDFText_GetUnicode(text.raw, index) > ord(" ")
    )
    return Turn(quarters=angles.most_common(1)[0][0] if angles else 0, shown=page.get_bbox())
