"""Glyphs as PDF/A and PDF/UA admit them, whatever fonts the machine has.

- For a character that no font has, the engine draws glyph 0, to which neither admits any reference (ISO 19005-3,
  6.2.11.8; ISO 14289-1, 7.21.8). A box that is a glyph of the font stands in its place, and the character is told; what
  is copied or read aloud stays the character itself.
- Of a colour font, such as one of emoji, the engine writes widths by the size of pictures, and both want the font's.
"""

import io
import logging
import re
from typing import Any

BOXES = "□☐"
"""Drawn for a missing character, the first that its font has; every bundled face has one."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNFIT = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that no archival text may hold: controls and non-characters, which XML lacks, and private ones, which mean
something in one font only (ISO 19005-3, 6.2.11.7.3)."""

_LOG = logging.getLogger("weasyprint")
_CODE = re.compile(rb"<([0-9a-f]{4})> 0$")


def fit(page: str) -> str:
    """The page with U+FFFD for each character that may not stand in the file; each is logged as one without a glyph."""
    for one in sorted(set(_UNFIT.findall(page))):
        _LOG.warning('.notdef glyph rendered for "%s" (U+%04X)', one, ord(one))
    return _UNFIT.sub(_REPLACEMENT, page)


class _BoxWidths(dict[int, float]):
    """Widths of a font's glyphs, in which the box keeps its own wherever it stands for another."""

    def __init__(self, known: dict[int, float], first: int, width: float) -> None:
        """`first`: the number of the first glyph that the font does not have."""
        super().__init__(known)
        self._first = first
        self._width = width

    def __setitem__(self, glyph: int, width: float) -> None:
        super().__setitem__(glyph, self._width if glyph >= self._first else width)


class _OwnWidths(dict[int, float]):
    """Widths of a font's glyphs that are not asked of the one who draws, but read from the font."""

    def __init__(self, face: Any) -> None:  # noqa: ANN401 - fontTools has no types
        super().__init__()
        self._face = face

    def __contains__(self, glyph: object) -> bool:
        return True

    def __missing__(self, glyph: int) -> float:
        self[glyph] = width = _width(self._face, self._face.getGlyphName(glyph))
        return width


def _width(face: Any, name: str) -> float:  # noqa: ANN401 - as above
    """In thousandths of the size."""
    return float(face["hmtx"][name][0] * 1000 / face["head"].unitsPerEm)


class Glyphs:
    """Changes the engine's fonts for this process, then what was written of them."""

    def __init__(self, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        """`pdf`: the engine's module of that name."""
        self._boxes: dict[bytes, int] = {}
        fonts = pdf.fonts
        self._read = fonts.TTFont
        begin, unused, write = fonts.Font.__init__, fonts.Font.get_unused_glyph_id, pdf.build_fonts_dictionary

        def begun(font: Any, *given: Any) -> None:  # noqa: ANN401 - as above
            begin(font, *given)
            if font.png or font.svg or font.colr:
                font.widths = _OwnWidths(self._face(font))

        def box(font: Any, codepoint: int) -> int:  # noqa: ANN401 - as above
            if not font.missing:
                self._take_box(font)
            return int(unused(font, codepoint))

        def written(file: Any, used: Any, *given: Any) -> Any:  # noqa: ANN401 - as above
            for font in used.values():
                font.widths = dict(font.widths)  # what is not in it now was not drawn
            return write(file, used, *given)

        fonts.Font.__init__, fonts.Font.get_unused_glyph_id, pdf.build_fonts_dictionary = begun, box, written

    def _face(self, font: Any) -> Any:  # noqa: ANN401 - as above
        return self._read(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)

    def _take_box(self, font: Any) -> None:  # noqa: ANN401 - as above
        """Have the font's box in the file, and its width for every character that the font lacks."""
        face = self._face(font)
        names = face.getBestCmap() or {}
        found = next((one for one in BOXES if ord(one) in names), None)
        if found is None:
            return
        glyph, width = face.getGlyphID(names[ord(found)]), _width(face, names[ord(found)])
        font.to_unicode.setdefault(glyph, found)
        font.widths = _BoxWidths({**font.widths, glyph: width}, font.glyph_count, width)
        self._boxes[font.name] = glyph

    def put(self, pdf: Any) -> None:  # noqa: ANN401 - as above
        """Point every code of a missing character to the box of its font instead of to glyph 0."""
        for one in pdf.objects:
            if isinstance(one, dict) and one.get("BaseFont") in self._boxes and isinstance(one.get("Encoding"), bytes):
                self._point(pdf.objects[int(one["Encoding"].split()[0])], self._boxes[one["BaseFont"]])

    @staticmethod
    def _point(codes: Any, glyph: int) -> None:  # noqa: ANN401 - as above
        codes.stream = [_CODE.sub(rb"<\1> %d" % glyph, line) for line in codes.stream]
