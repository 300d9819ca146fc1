"""What the articles of a brief have that those of the brief before had not."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.library import Found, Run
from briefer.model import Article


def compared(found: Found, before: Run | None, articles: Sequence[Article]) -> Found:
    """`found` with what is new, changed and gone since the run before; None: everything is new."""
    had = {one.article: one.version for one in before.found.inputs} if before else {}
    have = {article.id for article in articles}
    return replace(
        found,
        before=before.id if before else None,
        new=tuple(article.id for article in articles if article.id not in had),
        changed=tuple(article.id for article in articles if had.get(article.id, article.version) != article.version),
        gone=tuple(id_ for id_ in had if id_ not in have),
    )
