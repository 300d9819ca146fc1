"""PDF by pdfium: what is drawn (`pieces`), which way up (`turns`), with the lines between cells (`rules`).

Then in which order it is read (`layout`), rows of tables (`tables`), footnotes (`notes`), and paragraphs (`flow`).
"""

from briefer.ingest.pdf.reader import read_pdf, read_question

__all__ = ["read_pdf", "read_question"]
