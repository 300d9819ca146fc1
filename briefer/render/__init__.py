"""Brief -> files. Only this stage knows HTML, PDF and page layout; the PDF is made in a child process."""

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
    "prepare",
    "probe",
    "read_json",
    "render",
    "render_html",
    "render_json",
    "render_markdown",
    "write_pdf",
]
