"""What stands above an article."""

from dataclasses import replace

import pytest

from briefer.ingest import article_of
from briefer.model import Published
from briefer.tui.library.reader import head_of

ARTICLE = replace(
    article_of("The gate stands.", id="gate"), outlet="The Courier", tags=("dam",), url="https://a.example/x"
)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, "publication date not known · F6 · no marking"),
        (Published(value="2026-03-10", precision="day", how="given"), "2026-03-10 (given) · F6 · no marking"),
        (
            Published(value="2026-03-10T22:30:05+02:00", precision="second", how="json-ld"),
            "2026-03-10 22:30 +02:00 (json-ld) · F6 · no marking",
        ),
        (
            Published(value="2026-03-10T22:30", precision="minute", how="guess", sure=False),
            "2026-03-10 22:30 (guess, not sure) · F6 · no marking",
        ),
    ],
)
def test_a_publication_date_is_shown_to_the_minute_with_how_it_is_known(
    published: Published | None, shown: str
) -> None:
    assert head_of(replace(ARTICLE, published=published))[1] == shown


def test_what_is_not_known_takes_no_line() -> None:
    bare = replace(ARTICLE, outlet=None, tags=(), url=None)
    assert head_of(bare) == [
        "publication date not known · F6 · no marking",
        f"gate · version 1 · sha256 {bare.sha256[:12]}",
    ]
