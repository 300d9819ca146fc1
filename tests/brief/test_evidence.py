"""No brief without every quoted word in its place."""

from dataclasses import replace

import pytest

from briefer.brief.evidence import check, walk
from briefer.errors import EvidenceMismatch
from briefer.model import Article, Brief
from tests.brief.maker import Maker, composed


def brief_and_article() -> tuple[Brief, Article]:
    one = Maker("a", "Roe said the gate stays shut.")
    one.position("Roe", "said", "the gate stays shut")
    return composed(one), one.article


def test_every_piece_is_compared_with_the_article() -> None:
    brief, article = brief_and_article()
    assert check(brief, {("a", 1): article}) == len(list(walk(brief))) > 0


def test_an_altered_text_is_refused() -> None:
    brief, article = brief_and_article()
    altered = replace(article, text=article.text.replace("shut", "open"))
    with pytest.raises(EvidenceMismatch, match="a: characters 9 to 28 no longer read “the gate stays shut”"):
        check(brief, {("a", 1): altered})


def test_a_source_that_is_gone_is_refused() -> None:
    brief, _ = brief_and_article()
    with pytest.raises(EvidenceMismatch, match="version 1 is cited but not in the library"):
        check(brief, {})


def test_one_letter_of_invented_quotation_is_refused() -> None:
    brief, article = brief_and_article()
    [position] = brief.positions
    forged = replace(position, content=(replace(position.content[0], text="the gate stays shot"),))
    with pytest.raises(EvidenceMismatch):
        check(replace(brief, positions=(forged,)), {("a", 1): article})
