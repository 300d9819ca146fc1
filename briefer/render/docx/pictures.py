"""The brief's charts as pictures that every office program shows: drawn by the page's engine, then as PNG."""

import html
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from briefer.errors import RenderError
from briefer.model import Brief
from briefer.render.arrange import arranged
from briefer.render.charts import Chart
from briefer.render.citations import Citations
from briefer.render.docx.book import WIDTH, Picture
from briefer.render.environment import environment, render_template
from briefer.render.html import page_names
from briefer.render.job import Limits
from briefer.render.pdf import write_pdf

SECTION_OF = {
    "timeline": "timeline",
    "network": "actors",
    "speakers": "positions",
    "chains": "risks",
    "ratings": "risks",
}
"""Chart -> section that shows it."""

_TALL = 1200
"Millimetres of the page that a picture is drawn on before what is empty is cut off."
_DPI = 200
_INCH = 25.4
_WHITE = 255
_CAPTION = re.compile(r"<figcaption>.*?</figcaption>", re.DOTALL)
_TOLD = re.compile(r"<(title|desc)[^>]*>(.*?)</\1>", re.DOTALL)
_SHEETS = ("tokens.css", "brief.css", "charts.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """One picture before it is drawn."""

    chart: str
    svg: str
    key: str
    "The key of its marks, under the last picture of a chart."


def pictures(
    brief: Brief,
    *,
    templates: Sequence[Path],
    styles: Sequence[Path],
    warn: Callable[[str], None],
    limits: Limits | None = None,
) -> dict[str, tuple[Picture, ...]]:
    """Chart -> its pictures, for the sections that the brief prints; one without anything to draw is left out.

    What the engine complains of goes to `warn`.

    Raises TemplateError, RenderError and SystemLibraryMissing.
    """
    brief = arranged(brief)
    names = page_names(brief, Citations.of(brief), styles)
    env = environment(templates, names)
    drawings: list[_Drawing] = []
    for chart, section in SECTION_OF.items():
        drawn: Chart[object] | None = names[f"chart_{chart}"]() if section in brief.sections else None
        if drawn:
            key = _CAPTION.search(render_template(env, f"charts/{chart}.html.j2", templates, brief=brief))
            last = len(drawn.pictures) - 1
            drawings += [
                _Drawing(chart=chart, svg=str(svg), key=key[0] if key and number == last else "")
                for number, svg in enumerate(drawn.pictures)
            ]
    if not drawings:
        return {}
    sheets = "\n".join(names["style"](sheet) for sheet in _SHEETS)
    pdf = write_pdf(_page(drawings, sheets), styles=styles, limits=limits)
    for warning in pdf.warnings:
        warn(f"DOCX: {warning}")
    made: dict[str, tuple[Picture, ...]] = {}
    for drawing, pixels in zip(drawings, _rows(pdf.data, len(drawings)), strict=True):
        made[drawing.chart] = (*made.get(drawing.chart, ()), _picture(drawing, pixels))
    return made


def _page(drawings: Sequence[_Drawing], sheets: str) -> str:
    figures = "\n".join(
        f'<figure class="chart"><div class="picture">{one.svg}</div>{one.key}</figure>' for one in drawings
    )
    size = f"@page {{ size: {WIDTH}mm {_TALL}mm; margin: 0 }} .chart {{ margin: 0; break-after: page }}"
    head = f'<meta charset="utf-8"><title>Pictures</title><style>{sheets}\n{size}</style>'
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{figures}</body></html>'


def _rows(pdf: bytes, count: int) -> Iterator[NDArray[np.uint8]]:
    """Each page as rows of pixels, without what is white above and below."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) != count:
            raise RenderError(
                f"DOCX: {count} pictures took {len(document)} pages; see templates/charts and styles/charts.css"
            )
        for page in document:
            pixels = page.render(scale=_DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3]
            inked = np.flatnonzero((pixels != _WHITE).any(axis=(1, 2)))
            yield pixels[inked[0] : inked[-1] + 1] if len(inked) else pixels[:1]
    finally:
        document.close()


def _picture(drawing: _Drawing, pixels: NDArray[np.uint8]) -> Picture:
    told = {tag: " ".join(html.unescape(words).split()) for tag, words in reversed(_TOLD.findall(drawing.svg))}
    title = told.get("title", drawing.chart.capitalize())
    return Picture(
        png=png(pixels),
        width=WIDTH,
        height=len(pixels) / _DPI * _INCH,
        title=title.partition(". ")[0].rstrip("."),
        alternative=f"{title} {told.get('desc', '')}".strip(),
    )


def png(pixels: NDArray[np.uint8]) -> bytes:
    """Rows of red, green and blue as a PNG file (ISO/IEC 15948), the same bytes for the same pixels."""
    height, width, _ = pixels.shape
    lines = np.zeros((height, 1 + width * 3), dtype=np.uint8)  # each line after the number of its filter, none
    lines[:, 1:] = pixels.reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
