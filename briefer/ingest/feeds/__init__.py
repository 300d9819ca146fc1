"""Feeds: RSS and Atom by feedparser, JSON Feed and OPML by ourselves, each in the child that reads what others made.

A feed becomes one Draft an entry; its `facts.id` is the entry's own id, which names it within the feed alone.
"""

from briefer.ingest.feeds.articles import article_of_entry, completed, mark_of
from briefer.ingest.feeds.opml import Outline, outlines_of, write_opml
from briefer.ingest.feeds.teasers import WHOLE, is_teaser

__all__ = ["WHOLE", "Outline", "article_of_entry", "completed", "is_teaser", "mark_of", "outlines_of", "write_opml"]
