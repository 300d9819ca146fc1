"""Articles, analyses and the analyst's decisions: kept, and found again. The only SQL in Briefer."""

from briefer.library.library import Library
from briefer.library.query import Query
from briefer.library.records import Added, ArticleRow, Build, Landmarks, Mismatch, Outcome, Page

__all__ = [
    "Added",
    "ArticleRow",
    "Build",
    "Landmarks",
    "Library",
    "Mismatch",
    "Outcome",
    "Page",
    "Query",
]
