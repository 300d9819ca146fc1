"""PDF by pdfium: what is drawn (`pieces`), in which order it is read (`layout`), where paragraphs end (`flow`)."""

from briefer.ingest.pdf.reader import read_pdf, read_question

__all__ = ["read_pdf", "read_question"]
