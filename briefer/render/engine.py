"""WeasyPrint with what it does twice done once: the same pages, tags and links for a third less CPU.

- Its writer (pydyf) makes every object's bytes twice when the file has an identifier, as PDF/A asks, compresses at the
  slowest level, and lists all pages anew for every tag.
- Every line of text is set once to be measured and, forgotten meanwhile, again to be drawn.
- What is the same for all text of a style (its font, the height of its line) is worked out for each line.
- Elements with an id are styled one by one, and all inside them again (`anchors.py`).
- Its parser (tinyhtml5) keeps the patterns it makes under keys by which it never finds them.
- Its own style sheet gives each element five styles that only footnotes use.

Only the versions in `TRIED` are changed: another one is left alone, which is slower and right.
`tests/render/test_engine.py` compares the result with that of the engine left alone.
"""

import re
import zlib
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from briefer.render.anchors import share_styles

TRIED = {"weasyprint": "70.0", "pydyf": "0.13.0", "tinyhtml5": "2.1.0"}
"""Package -> the version whose inner ways were read."""

LEVEL = 6
"""Of compression. The engine's 9 takes three times as long on the tags and saves 2 % of the file."""

_NOTES = re.compile(r"^::(?:foot)?note-.*\n", re.MULTILINE)
"""Rules of the engine's own style sheet for footnotes and notes."""

_USES_NOTES = re.compile(r"footnote|:\s*note\b|::note-")


_SEPARATORS = re.compile("[\n\r\u2029]")
"""Characters at which Pango begins a new paragraph."""


def known() -> bool:
    """Whether the installed engine is the one that this file knows."""
    return all(version(package) == tried for package, tried in TRIED.items())


def quicken(engine: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Change the engine for this process, if it is known."""
    if not known():
        return
    parser: Any = import_module("tinyhtml5.inputstream")
    lines: Any = import_module("weasyprint.text.line_break")
    parser.characters_until_regex = _Patterns()
    _keep_lines(lines.Layout, lines.pango)
    lines._font_style_cache_key = _kept_with_style(lines._font_style_cache_key)  # noqa: SLF001 - there is no public one
    lines.get_font_description = _kept_with_style(lines.get_font_description)
    share_styles(import_module("weasyprint.css"))
    pydyf = engine.pdf.pydyf
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, LEVEL)))
    pydyf.PDF.page_references = property(_page_references)


class _Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """Of runs of the characters in a set, or of all others."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        escaped = "".join(f"\\x{ord(one):02x}" for one in characters)
        self[key] = re.compile(f"[{'' if opposite else '^'}{escaped}]+")
        return self[key]


def _kept_with_style(make: Any) -> Any:  # noqa: ANN401 - the engine has no types
    """`make` of a style, which no longer changes once text is set in it, asked once for each style."""

    def kept(style: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
        name = (make, *rest, *named.values())
        if name not in style.__dict__:
            style.__dict__[name] = make(style, *rest, **named)
        return style.__dict__[name]

    return kept


def _keep_lines(layout: Any, pango: Any) -> None:  # noqa: ANN401 - as above
    """Hold each line's glyphs from when it was measured until it was first drawn: some 300 kB a page."""
    set_text, reactivate, deactivate = layout.set_text, layout.reactivate, layout.deactivate

    def text_set(self: Any, text: str, justify: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002 - the engine's own
        set_text(self, text, justify)
        if not _SEPARATORS.search(self.text):
            # Drawing asks for this mode, and a change of mode would forget the glyphs.
            pango.pango_layout_set_single_paragraph_mode(self.layout, True)  # noqa: FBT003 - the engine's own

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

    layout.set_text, layout.reactivate, layout.deactivate = text_set, wake, rest


def _page_references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401 - as above
    numbers = pdf.pages["Kids"][::3]
    kept: tuple[bytes, ...] = pdf.__dict__.get("kept_references", ())
    if len(kept) != len(numbers):
        kept = pdf.__dict__["kept_references"] = tuple(b"%d 0 R" % number for number in numbers)
    return kept


class Written:
    """An object of the PDF whose bytes are made, in the place of the object it was made of."""

    free = "n"

    def __init__(self, made_of: Any) -> None:  # noqa: ANN401 - as above
        self.number: int = made_of.number
        self.generation: int = made_of.generation
        self.compressible: bool = made_of.compressible
        self.reference: bytes = made_of.reference
        self.data: bytes = made_of.data
        self.offset = 0

    @property
    def indirect(self) -> bytes:
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def write_once(pdf: Any) -> None:  # noqa: ANN401 - as above
    """Make the bytes of every object now, after which none may change; nothing with an engine that is not known."""
    if not known():
        return
    pdf.objects[:] = [one if one.free == "f" else Written(one) for one in pdf.objects]


def page_class(engine: Any, html: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The class that reads `html`: without the styles of footnotes where the page has none and the engine is known."""
    if _USES_NOTES.search(html) or not known():
        return engine.HTML
    text = (Path(engine.__file__).parent / "css" / "html5_ua.css").read_text(encoding="utf-8")
    sheet = engine.CSS(string=_NOTES.sub("", text))

    class Page(engine.HTML):  # type: ignore[misc]  # a class without types, known only here
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - the engine's signature
            return super()._ua_stylesheets(forms) if forms else [sheet]

    return Page
