"""The pages of a PDF as pictures, read from the file and never written to it."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from PIL.Image import Image

from briefer.errors import RenderError

ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)
_STEP = 0.5
"Of what is seen, by which the view moves."

_pdfium = Lock()
"PDFium may be used by one thread at a time."


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of a document is looked at. `x` and `y` say where the view stands between the page's edges, from 0 to 1."""

    page: int = 0
    zoom: int = 0
    "Index in `ZOOMS`; at the first the whole page is seen."
    x: float = 0.5
    y: float = 0.0

    def turned(self, page: int, pages: int) -> "View":
        """Another page, at its top."""
        return replace(self, page=max(0, min(page, pages - 1)), y=0.0)

    def zoomed(self, step: int) -> "View":
        return replace(self, zoom=max(0, min(self.zoom + step, len(ZOOMS) - 1)))

    def moved(self, right: int, down: int) -> "View":
        """As many steps that way; at one end it stays."""
        part = _STEP / ZOOMS[self.zoom]
        return replace(self, x=_between(self.x + right * part), y=_between(self.y + down * part))


def _between(value: float) -> float:
    return max(0.0, min(value, 1.0))


class Pages:
    """An open PDF. Raises RenderError where it cannot be opened or a page not be drawn."""

    def __init__(self, path: Path) -> None:
        import pypdfium2  # noqa: PLC0415 - loaded when pages are first looked at

        self._path = path
        with _pdfium:
            try:
                self._document = pypdfium2.PdfDocument(path.read_bytes())
                self.count = len(self._document)
            except (pypdfium2.PdfiumError, OSError) as error:
                raise RenderError(f"{path.name}: cannot be opened ({error}); build it again") from error

    def close(self) -> None:
        with _pdfium:
            self._document.close()

    def picture(self, view: View, width: int, height: int) -> Image:
        """What the view sees, in at most `width` by `height` pixels."""
        import pypdfium2  # noqa: PLC0415 - as above

        with _pdfium:
            try:
                page = self._document[view.page]
                wide, high = page.get_size()
                scale = min(width / wide, height / high) * ZOOMS[view.zoom]
                crop = (*_cut(wide, width / scale, view.x), *reversed(_cut(high, height / scale, view.y)))
                left, right, bottom, top = crop
                bitmap = page.render(scale=scale, crop=(left, bottom, right, top))
                picture: Image = bitmap.to_pil().convert("RGB")
            except (pypdfium2.PdfiumError, ValueError) as error:
                message = f"{self._path.name}: page {view.page + 1} cannot be drawn ({error}); build it again"
                raise RenderError(message) from error
        return picture


def _cut(length: float, seen: float, place: float) -> tuple[float, float]:
    """How much to cut off before and after, so that `seen` is left."""
    hidden = max(0.0, length - seen)
    return hidden * place, hidden * (1 - place)
