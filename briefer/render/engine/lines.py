"""Text set in lines: what is the same for all text of a style made once for it, and each line's glyphs kept.

The engine sets every line of text once to measure it and, having forgotten it meanwhile, again to draw it. For each it
describes the font anew. Letters of pictures are each a text of their own, and most are there many times.
"""

import re
from typing import Any

MORE = "PangoLayout * pango_layout_copy (PangoLayout *layout);"
"""A function of Pango that the engine does not declare."""

_ODD = re.compile("[\0\t\n\r\u2029]")
"""Characters that the engine handles apart, and those at which Pango begins a new paragraph."""


def keep_lines(lines: Any) -> None:  # noqa: ANN401 - the engine has no types
    """Change the engine's module of lines for this process."""
    lines._font_style_cache_key = kept_with_style(lines._font_style_cache_key)  # noqa: SLF001 - there is no public one
    lines.get_font_description = kept_with_style(lines.get_font_description)
    lines.line_size = _line_size(lines)
    _set_up_once(lines)
    _set_text_plainly(lines)
    _rest(lines.Layout)


def kept_with_style(make: Any) -> Any:  # noqa: ANN401 - as above
    """`make` of a style, which no longer changes once text is set in it, asked once for each style."""

    def kept(style: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
        name = (make, *rest, *named.values())
        if name not in style.__dict__:
            style.__dict__[name] = make(style, *rest, **named)
        return style.__dict__[name]

    return kept


def _line_size(lines: Any) -> Any:  # noqa: ANN401 - as above
    extents, nothing = lines.ffi.new("PangoRectangle *"), lines.ffi.NULL
    measure, unit = lines.pango.pango_layout_line_get_extents, lines.FROM_UNITS

    def line_size(line: Any, style: Any) -> tuple[float, float]:  # noqa: ANN401 - as above
        measure(line, nothing, extents)
        spacing = style["letter_spacing"]
        width = extents.width * unit
        return width if spacing == "normal" else width + spacing, extents.height * unit

    return line_size


def _set_up_once(lines: Any) -> None:  # noqa: ANN401 - as above
    """A copy of the empty layout of its style, for every text."""
    general, copy = lines.Layout.setup, lines.pango.pango_layout_copy
    alone, owned, free = lines.pango.pango_layout_set_single_paragraph_mode, lines.ffi.gc, lines.gobject.g_object_unref

    def setup(self: Any, style: Any) -> None:  # noqa: ANN401 - as above
        if "layout" not in style.__dict__:
            general(self, style)
            # Drawing asks for this mode, and a change of mode would forget the glyphs.
            alone(self.layout, True)  # noqa: FBT003 - the engine's own
            names = vars(self).keys() - {"style", "justification_spacing", "max_width", "text", "resting"}
            style.__dict__["layout"] = {name: getattr(self, name) for name in names}
        self.__dict__.update(style.__dict__["layout"])
        self.style, self.layout = style, owned(copy(self.layout), free)

    lines.Layout.setup = setup


def _set_text_plainly(lines: Any) -> None:  # noqa: ANN401 - as above
    general, put = lines.Layout.set_text, lines.pango.pango_layout_set_text
    alone = lines.pango.pango_layout_set_single_paragraph_mode

    def set_text(self: Any, text: str, justify: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002 - the engine's own
        odd = _ODD.search(text)
        if not odd and not (justify and self.justification_spacing) and _plain(self.style):
            self.text = text
            put(self.layout, text.encode(), -1)
            return
        if odd:
            alone(self.layout, False)  # noqa: FBT003 - the engine's own
        general(self, text, justify)

    lines.Layout.set_text = set_text


def _plain(style: Any) -> bool:  # noqa: ANN401 - as above
    """Whether text of this style stands at its own distances and breaks between words only."""
    if "plain_text" not in style.__dict__:
        style.__dict__["plain_text"] = (
            not style["word_spacing"]
            and style["letter_spacing"] in ("normal", 0)
            and style["overflow_wrap"] not in ("anywhere", "break-word")
        )
    return bool(style.__dict__["plain_text"])


def _rest(layout: Any) -> None:  # noqa: ANN401 - as above
    """Hold each line's glyphs from when it was measured until it was first drawn: some 300 kB a page."""
    reactivate, deactivate = layout.reactivate, layout.deactivate

    def rest(self: Any) -> None:  # noqa: ANN401 - as above
        if not hasattr(self, "resting"):
            self.resting = True
        elif hasattr(self, "layout"):
            self.resting = False
            deactivate(self)

    def wake(self: Any, style: Any) -> None:  # noqa: ANN401 - as above
        if not (getattr(self, "resting", False) and self.style is style and not self.justification_spacing):
            reactivate(self, style)
        self.resting = False

    layout.reactivate, layout.deactivate = wake, rest


def keep_repeated(lines: Any, *modules: Any) -> None:  # noqa: ANN401 - as above
    """Set what is there more than once only once: short words in the text of `modules`, letters in pictures."""

    class Kept(lines.Layout):  # type: ignore[misc]  # a class without types, known only here
        """A text that is drawn again and again."""

        def reactivate(self, _style: Any) -> None:  # noqa: ANN401 - as above
            """It is at work all the time."""

        def deactivate(self) -> None:
            """As above."""

    general = lines.split_first_line
    lines.split_first_line = _letters(general, Kept)  # which only pictures ask the module itself for
    for module in modules:
        module.split_first_line = _fitting(general, Kept)


def _letters(general: Any, kept: Any) -> Any:  # noqa: ANN401 - as above
    known: dict[Any, Any] = {}

    def split(text: str, style: Any, *rest: Any) -> Any:  # noqa: ANN401 - as above
        font = (style["font_family"], style["font_style"], style["font_weight"], style["font_size"], style["direction"])
        key = (text, *map(str, font), *rest)
        if key not in known:
            known[key] = general(text, style, *rest)
            known[key][0].__class__ = kept
        return known[key]

    return split


def _fitting(general: Any, kept: Any) -> Any:  # noqa: ANN401 - as above
    """A text that was seen to fit into one line fits into every other that is as wide."""

    def split(text: str, style: Any, context: Any, room: float | None, spacing: float, **named: bool) -> Any:  # noqa: ANN401 - as above
        known = style.__dict__.setdefault("fitting", {})
        line = known.get(text)
        if line and room is not None and line[_WIDTH] <= room and not spacing and hasattr(line[0], "layout"):
            line[0].__class__ = kept
            return line
        line = general(text, style, context, room, spacing, **named)
        whole = room is not None and line[_RESUME] is None and line[_WIDTH] <= room and line[0].text == text
        if whole and not spacing and style["block_ellipsis"] == "none":
            known[text] = line
        return line

    return split


_RESUME, _WIDTH = 2, 3
"""Places in what the engine tells of a line: where the next one begins (None: there is none), and how wide it is."""
