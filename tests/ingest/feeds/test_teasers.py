"""A teaser is told from a text in full by its length and its end."""

import pytest

from briefer.ingest.draft import Block, Draft
from briefer.ingest.feeds import is_teaser

LONG = "The river board said on Monday that the gates at Orrel would stay shut until the level fell. " * 15


def draft(*paragraphs: str) -> Draft:
    return Draft(blocks=tuple(Block(text=words) for words in paragraphs))


@pytest.mark.parametrize(
    "end",
    ["the gates …", "the gates...", "[…]", "Read more", "Continue reading →", "Read the full story at Orrel Post",
     "The post Gates appeared first on Orrel Post.", "(more)"],
)  # fmt: skip
def test_a_text_that_was_cut_off_is_a_teaser_however_long(end: str) -> None:
    assert is_teaser(draft(LONG, end))


def test_a_short_text_is_a_teaser_and_so_is_none() -> None:
    assert is_teaser(draft("The board said so."))
    assert is_teaser(draft())


@pytest.mark.parametrize(
    "end", ["It gave no date.", "“We read on,” she said.", "He asked who would read more into it than she did."]
)
def test_a_long_text_that_ends_is_in_full(end: str) -> None:
    assert not is_teaser(draft(LONG, end))
