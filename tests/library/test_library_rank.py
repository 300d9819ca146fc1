"""Where an article stands in a choice, and the ids of a whole choice."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.model import Published

QUERIES = [Query(), Query(search="dam"), Query(outlets=("post",)), Query(search="dam", tags=("odd",))]


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with Library.open(where) as opened:
        for n in range(30):
            article = article_of(f"The {'dam' if n % 2 else 'road'} stands, report {n}.", id=f"a{n}")
            day = Published(value=f"2026-03-{n % 9 + 1:02}", precision="day", how="given") if n % 4 else None
            tags = ("odd",) if n % 3 else ()
            opened.add(replace(article, published=day, outlet="Herald" if n % 5 else "Post", tags=tags))
        yield opened


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_ids_come_in_the_order_of_the_pages(library: Library, query: Query) -> None:
    assert library.ids(query) == tuple(row.id for row in library.page(query, limit=100).rows)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_rank_of_an_article_is_its_line_in_the_list(library: Library, query: Query) -> None:
    for line, article in enumerate(library.ids(query)):
        assert library.rank(query, article) == line


def test_what_a_query_does_not_choose_or_nobody_added_has_no_rank(library: Library) -> None:
    assert library.rank(Query(search="dam"), "a2") is None
    assert library.rank(Query(), "nobody") is None
