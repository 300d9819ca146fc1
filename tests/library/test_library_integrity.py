"""Nobody changes a stored text, and whoever does is found out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Build, Library, Mismatch
from briefer.model import digest
from tests.library.outside import behind

ARTICLE = article_of("The bridge stands.", id="bridge")


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with Library.open(where) as opened:
        opened.add(ARTICLE)
        opened.add(article_of("Another text.", id="other"))
        opened.undo(opened.decide("k", "accept", author="ana", at="t").serial, author="ana", at="t")
        opened.record_build(Build(number="1", profile="daily", as_of="t", files=(), digest="d", at="t"))
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE texts SET text = 'The bridge fell.'",
        "UPDATE texts SET paragraphs = '[]'",
        "DELETE FROM texts",
        "UPDATE articles SET sha256 = 'x'",
        "UPDATE articles SET id = 'x' || id",
        "DELETE FROM articles",
        "UPDATE decisions SET value = '1'",
        "DELETE FROM decisions",
        "UPDATE undos SET author = 'x'",
        "DELETE FROM undos",
        "UPDATE builds SET digest = 'x'",
        "DELETE FROM builds",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_kept_for_good(library: Library, statement: str) -> None:
    with pytest.raises(DBAPIError, match="are never changed or deleted"):
        behind(library.address, statement)
    assert library.get("bridge") == ARTICLE
    assert len(library.decisions(undone=True)) == len(library.builds()) == 1


def dropped(store: str, trigger: str) -> str:
    on = f" ON {trigger.partition('_')[0]}" if store == "postgresql" else ""
    return f"DROP TRIGGER {trigger}{on}"


def test_texts_as_they_were_added_give_no_mismatch(library: Library) -> None:
    assert library.integrity() == []
    assert library.verify(library.get("bridge")) is None


@pytest.mark.parametrize(
    "altered", ["'The bridge fell.'", "'The bridge stands. '", "''", "x'ff00'", "CAST(x'c328' AS TEXT)"]
)
def test_a_text_altered_past_the_guards_is_found(library: Library, store: str, altered: str) -> None:
    read = library.get("bridge")
    behind(library.address, dropped(store, "texts_no_update"), f"UPDATE texts SET text = {altered} WHERE row = 1")  # noqa: S608 - one of the above
    [found] = library.integrity()
    assert (found.article, found.version, found.stored) == ("bridge", 1, ARTICLE.sha256)
    assert found.actual not in (None, ARTICLE.sha256)
    assert library.integrity(["bridge"]) == [found]
    assert library.integrity(["other"]) == []
    assert library.verify(read) == found


def test_an_earlier_version_is_checked_too(library: Library, store: str) -> None:
    library.add(article_of("The bridge stands again.", id="bridge"))
    behind(library.address, dropped(store, "texts_no_update"), "UPDATE texts SET text = 'x' WHERE row = 1")
    assert library.integrity(["bridge"]) == [
        Mismatch(article="bridge", version=1, stored=ARTICLE.sha256, actual=digest("x"))
    ]


def test_a_text_that_is_gone_is_found(library: Library, store: str) -> None:
    behind(library.address, dropped(store, "texts_no_delete"), "DELETE FROM texts WHERE row = 1")
    assert library.integrity() == [Mismatch(article="bridge", version=1, stored=ARTICLE.sha256, actual=None)]


def test_altering_text_and_digest_alike_is_found_by_who_has_read_the_text(library: Library, store: str) -> None:
    forged = digest("x")
    behind(
        library.address,
        dropped(store, "texts_no_update"),
        dropped(store, "articles_no_update"),
        "UPDATE texts SET text = 'x' WHERE row = 1",
        f"UPDATE articles SET sha256 = '{forged}' WHERE row = 1",  # noqa: S608 - a digest
    )
    assert library.integrity() == []
    assert library.verify(ARTICLE) == Mismatch(article="bridge", version=1, stored=forged, actual=forged)


def test_an_article_in_hand_that_is_not_its_own_digests_is_found(library: Library) -> None:
    assert library.verify(replace(ARTICLE, text="The bridge fell.")) is not None


def test_a_version_the_library_never_held_is_a_mismatch(library: Library) -> None:
    assert library.verify(replace(ARTICLE, version=2)) == Mismatch(
        article="bridge", version=2, stored=None, actual=None
    )


def test_a_row_that_briefer_never_wrote_is_a_library_error(library: Library) -> None:
    behind(library.address, "UPDATE articles SET tags = 'torn' WHERE row = 1")
    with pytest.raises(LibraryError, match="article bridge: its row in the library is damaged"):
        library.get("bridge")
    behind(library.address, "UPDATE articles SET tags = '[]', grade = 'Z9' WHERE row = 1")
    with pytest.raises(LibraryError, match="article bridge: its row in the library is damaged"):
        library.select()
