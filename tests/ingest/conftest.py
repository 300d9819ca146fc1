"""Readers in one child for a whole module: starting one for each test would take longer than the tests."""

from collections.abc import Iterator

import pytest

from briefer.ingest import Parsers


@pytest.fixture(scope="module")
def readers() -> Iterator[Parsers]:
    with Parsers() as parsers:
        yield parsers
