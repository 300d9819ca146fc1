"""Briefer: news articles in, a signed-off situation brief out."""

__version__ = "0.1.0"
