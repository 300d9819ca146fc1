"""Make an Article of text that is already clean: the one place where ids and digests are computed."""

import hashlib

from briefer.ingest.paragraphs import find_paragraphs
from briefer.model import Article, Paragraph, Published


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, hex. Unpaired surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_of(
    text: str,
    *,
    id: str,  # noqa: A002 - the model's own word
    title: str | None = None,
    published: Published | None = None,
    paragraphs: tuple[Paragraph, ...] | None = None,
) -> Article:
    """An Article around `text` exactly as given."""
    return Article(
        id=id,
        title=title,
        text=text,
        paragraphs=find_paragraphs(text) if paragraphs is None else paragraphs,
        published=published,
        sha256=digest(text),
    )
