from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.ingest import Parsers
from tests.workflow.fetching.newsroom import Newsroom, newsroom


@pytest.fixture(scope="session")
def parsers() -> Iterator[Parsers]:
    with Parsers() as running:
        yield running


@pytest.fixture
def room(tmp_path: Path, parsers: Parsers) -> Iterator[Newsroom]:
    with newsroom(tmp_path, parsers) as opened:
        yield opened
