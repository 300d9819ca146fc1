"""Pages: the article's text by trafilatura, its facts by what the page states."""

from briefer.ingest.html.reader import read_html, read_question

__all__ = ["read_html", "read_question"]
