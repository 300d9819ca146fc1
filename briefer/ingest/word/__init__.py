"""Word documents (.docx), by python-docx."""

from briefer.ingest.word.reader import read_word

__all__ = ["read_word"]
