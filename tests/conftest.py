"""Fixtures that every folder of tests may use."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from briefer.ingest import article_of
from briefer.model import Analysis, Article, Published
from tests.postgres import ADVICE, Server, programs, server

if TYPE_CHECKING:
    from briefer.analysis.document import Document
    from briefer.analysis.pipeline import Analyzer

Analyze = Callable[..., tuple[Article, Analysis]]
Parse = Callable[..., "Document"]


@pytest.fixture(scope="session")
def analyzer() -> "Analyzer":
    """The language model, loaded once for the whole run, and not at all where no test asks for it."""
    from briefer.analysis.pipeline import Analyzer  # noqa: PLC0415 - as said above

    return Analyzer()


def make_article(text: str, published: str | None = "2026-03-04") -> Article:
    day = published and Published(value=published, precision="day", how="given")
    return article_of(text, id="test", published=day or None)


@pytest.fixture(scope="session")
def parse(analyzer: "Analyzer") -> Parse:
    """`parse(text, published="2026-03-04")`: the document of a text; the default day is a Wednesday."""

    def parsed(text: str, published: str | None = "2026-03-04") -> "Document":
        return analyzer.parse(make_article(text, published))

    return parsed


@pytest.fixture(scope="session")
def analyze(analyzer: "Analyzer") -> Analyze:
    """`analyze(text, published="2026-03-04")`: the article and its whole analysis."""

    def analyzed(text: str, published: str | None = "2026-03-04") -> tuple[Article, Analysis]:
        article = make_article(text, published)
        return article, next(analyzer.analyze([article]))

    return analyzed


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real server, started once for the whole run. Without one, what needs it is skipped; never where CI is set."""
    if programs() is None and "CI" not in os.environ:
        pytest.skip(ADVICE)
    with server() as started:
        yield started
