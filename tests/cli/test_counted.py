"""Counts of a step, as they are told."""

import pytest

from briefer.cli.running import counted


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"articles": 12, "new": 3}, "12 articles, 3 new"),
        ({"files": 1, "bytes": 1}, "1 file, 1 bytes written"),
        ({"targets": 0}, "0 targets"),
        ({}, ""),
    ],
)
def test_one_of_a_thing_is_told_in_the_singular(counts: dict[str, int], told: str) -> None:
    assert counted(counts) == told
