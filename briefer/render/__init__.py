"""Brief -> files. Only this stage knows HTML, PDF and page layout; the PDF is made in a child process.

Names are loaded when they are first used: the child lives in this package too, and needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.render.environment import compile_ahead
    from briefer.render.html import render_html
    from briefer.render.job import Attached, Limits
    from briefer.render.json_ import read_json, render_json
    from briefer.render.markdown import render_markdown
    from briefer.render.pdf import Pdf, prepare, probe, write_pdf
    from briefer.render.write import render

__all__ = [
    "Attached",
    "Limits",
    "Pdf",
    "compile_ahead",
    "prepare",
    "probe",
    "read_json",
    "render",
    "render_html",
    "render_json",
    "render_markdown",
    "write_pdf",
]

_HOMES = {
    "Attached": "job",
    "Limits": "job",
    "Pdf": "pdf",
    "compile_ahead": "environment",
    "prepare": "pdf",
    "probe": "pdf",
    "read_json": "json_",
    "render": "write",
    "render_html": "html",
    "render_json": "json_",
    "render_markdown": "markdown",
    "write_pdf": "pdf",
}
"""Name -> the module of this package that has it."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
