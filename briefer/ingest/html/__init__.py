"""Pages: the article's text by trafilatura, its facts by what the page states."""

from briefer.ingest.html.reader import read_html

__all__ = ["read_html"]
