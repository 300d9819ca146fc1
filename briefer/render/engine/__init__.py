"""WeasyPrint with what it does twice done once: the same pages, tags and links for half the CPU.

- Its C functions are declared as text, and their libraries looked for with a C compiler (`declared.py`).
- Every line of text is set twice, and what is the same for all text of a style is made for each line (`lines.py`).
- Every line is written glyph by glyph, though few glyphs are new (`glyphs.py`).
- What a style alone decides of a box is worked out for each box, each time it is laid out (`used.py`).
- Elements with an id are styled one by one, and all inside them again (`anchors.py`).
- Its writer (pydyf) makes every object's bytes twice and compresses at the slowest level (`writing.py`).
- Its parser (tinyhtml5) keeps the patterns it makes under keys by which it never finds them.
- It loads all of fontTools, which it hardly ever asks (`later.py`).
- Its own style sheet gives each element five styles that only footnotes use.

Only the versions in `TRIED` are changed: another one is left alone, which is slower and right.
`tests/render/test_engine.py` compares the result with that of the engine left alone.
"""

import re
import sys
from copy import copy
from functools import cache
from importlib import import_module
from importlib.metadata import version
from typing import Any

from briefer.render.engine.anchors import share_styles
from briefer.render.engine.declared import declare
from briefer.render.engine.glyphs import draw_known
from briefer.render.engine.later import load_later
from briefer.render.engine.lines import keep_lines, keep_repeated, kept_with_style
from briefer.render.engine.used import work_out_once
from briefer.render.engine.writing import write_quickly, written

TRIED = {"weasyprint": "70.0", "pydyf": "0.13.0", "tinyhtml5": "2.1.0"}
"""Package -> the version whose inner ways were read."""

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
"""Pseudo-elements that the engine's own style sheet has for footnotes and notes."""
_PSEUDO = 3
"Place of the pseudo-element in what a sheet keeps of a selector."

_USES_NOTES = re.compile(r"footnote|:\s*note\b|::note-")


@cache
def known() -> bool:
    """Whether the installed engine is the one that this file knows."""
    return all(version(package) == tried for package, tried in TRIED.items())


def load() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The engine, loaded and changed for this process, if it is known. Raises OSError for a missing library."""
    if known():
        load_later()
        declare()
    engine: Any = import_module("weasyprint")
    import_module("weasyprint.text.fonts")  # which may fail, too
    quicken(engine)
    return engine


def quicken(engine: Any) -> None:  # noqa: ANN401 - as above
    """Change the engine for this process, if it is known."""
    if not known():
        return
    parser: Any = import_module("tinyhtml5.inputstream")
    parser.characters_until_regex = _Patterns()
    lines: Any = import_module("weasyprint.text.line_break")
    keep_lines(lines)
    inline: Any = import_module("weasyprint.layout.inline")
    keep_repeated(lines, inline, import_module("weasyprint.layout.preferred"))
    inline.strut = kept_with_style(inline.strut)
    draw_known(import_module("weasyprint.draw.text"))
    share_styles(import_module("weasyprint.css"))
    work_out_once(engine)
    write_quickly(engine.pdf.pydyf)
    _import_plainly()


def _import_plainly() -> None:
    """The engine's functions import from their neighbours at every call, which takes half as long without a spec."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("weasyprint.") and not hasattr(module, "__path__"):
            module.__spec__ = None


class _Patterns(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """Of runs of the characters in a set, or of all others."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        escaped = "".join(f"\\x{ord(one):02x}" for one in characters)
        self[key] = re.compile(f"[{'' if opposite else '^'}{escaped}]+")
        return self[key]


def write_once(pdf: Any) -> None:  # noqa: ANN401 - as above
    """Make the bytes of every object now, after which none may change; nothing with an engine that is not known."""
    if not known():
        return
    pdf.objects[:] = written(pdf.objects)


def page_class(engine: Any, html: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The class that reads `html`: without the styles of footnotes where the page has none and the engine is known."""
    if _USES_NOTES.search(html) or not known():
        return engine.HTML
    sheet = copy(engine.html.UA_STYLESHEET)
    sheet.matcher = copy(sheet.matcher)
    sheet.matcher.other_selectors = [one for one in sheet.matcher.other_selectors if one[_PSEUDO] not in _NOTES]

    class Page(engine.HTML):  # type: ignore[misc]  # a class without types, known only here
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - the engine's signature
            return super()._ua_stylesheets(forms) if forms else [sheet]

    return Page
