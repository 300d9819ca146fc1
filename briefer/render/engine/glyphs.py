"""Glyphs of a line, written as before: how a glyph of a width stands in the file is the same every time.

The engine puts the text of each line together glyph by glyph. A line with a glyph that was not met before is left to
it, and so are emoji, raised glyphs and lines that end in an ellipsis.
"""

from typing import Any

_SIZE = 20
"Bytes of a glyph in Pango: its number, its width, two offsets, and flags, four each."
_FIELDS = _SIZE // 4
_SIZES_RIGHT = 14802
"Version of Pango, 1.48.2, since which sizes are those of the style."

_SMALLEST = 1e-6
"Size below which the engine draws nothing."

Run = tuple[Any, Any, float, list[tuple[int, int, int]]]
"""A font of Pango's, the font in the file, its size, and the glyphs set in it: number, width and offset of each."""


def draw_known(drawing: Any) -> None:  # noqa: ANN401 - the engine has no types
    """Change the engine's module that draws text for this process."""
    general, pango, ffi = drawing.draw_first_line, drawing.pango, drawing.ffi
    if ffi.sizeof("PangoGlyphInfo") != _SIZE:
        return

    def draw(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:  # noqa: ANN401 - as above
        if overflow == "ellipsis" or ellipsis != "none" or not box.text.strip() or box.style["font_size"] < _SMALLEST:
            shortened: list[Any] = general(stream, box, overflow, ellipsis, matrix)
            return shortened
        pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003 - the engine's own
        runs = _runs(stream, box.pango_layout.get_first_line()[0], ffi)
        try:
            texts = [_text(*run) for _, *run in runs]
        except KeyError:
            drawn: list[Any] = general(stream, box, overflow, ellipsis, matrix)
            for _, *run in runs:
                _learn(drawing, *run)
            return drawn
        _show(stream, matrix, runs, texts)
        return []

    drawing.draw_first_line = draw


def _runs(stream: Any, line: Any, ffi: Any) -> list[Run]:  # noqa: ANN401 - as above
    found = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        string = item.glyphs
        numbers = memoryview(ffi.buffer(string.glyphs, string.num_glyphs * _SIZE)).cast("i").tolist()
        face = item.item.analysis.font
        font, size = stream.add_font(face)
        raised = any(numbers[3::_FIELDS])
        glyphs = [(-1, 0, 0)] if raised else list(zip(*(numbers[n::_FIELDS] for n in range(3)), strict=True))
        found.append((face, font, size, glyphs))
    return found


def _text(font: Any, size: float, glyphs: list[tuple[int, int, int]]) -> str:  # noqa: ANN401 - as above
    """Raises KeyError for a glyph that was not met before."""
    known = font.__dict__["drawn"][size]
    text = "<" + "".join([known[glyph] for glyph in glyphs])
    return text[:-1] if text[-1] == "<" else text + ">"


def _learn(drawing: Any, font: Any, size: float, glyphs: list[tuple[int, int, int]]) -> None:  # noqa: ANN401 - as above
    if font.png or font.svg or font.colr or font.bitmap or drawing.pango.pango_version() < _SIZES_RIGHT:
        return
    known = font.__dict__.setdefault("drawn", {}).setdefault(size, {})
    for number, width, right in glyphs:
        if number in font.widths:
            offset = right / size
            kerning = font.widths[number] + offset - width * 1000 * drawing.FROM_UNITS / size
            before = f">{-offset}<" if offset else ""
            after = f">{int(kerning)}<" if kerning else ""
            known[number, width, right] = f"{before}{number:04x}{after}"


def _show(stream: Any, matrix: Any, runs: list[Run], texts: list[str]) -> None:  # noqa: ANN401 - as above
    stream.set_text_matrix(*matrix.values)
    last, shown = None, ""
    for (face, font, size, _), text in zip(runs, texts, strict=True):
        if face != last:
            if shown:
                stream.show_text(shown)
            last, shown = face, ""
            stream.set_font_size(font.hash, size)
        shown += text
    stream.show_text(shown)
