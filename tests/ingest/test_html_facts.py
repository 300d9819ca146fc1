"""Which day and which title a page has, where what it says differs."""

import pytest

from briefer.model import Published
from tests.ingest.own_page import TITLE, page, read

OG = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("stated", "line", "day", "sure"),
    [
        ("2026-03-05T03:42:00+00:00", "March 4, 2026 11:42 pm", "2026-03-04", False),
        ("2026-03-06", "March 4, 2026", "2026-03-04", False),
        ("2026-03-06T09:49:32+00:00", "March 4, 2026 / 12:25 PM / Updated 8 hours ago", "2026-03-04", False),
        ("2026-03-04", "April 6, 2026", "2026-03-04", True),
        ("2026-03-04", "Posted on April 6, 2026", "2026-03-04", False),
        ("2026-03-04", "Updated April 6, 2026", "2026-03-04", True),
    ],
)
def test_the_day_that_readers_see_counts_before_one_of_metadata_that_may_be_of_utc_or_of_an_update(
    stated: str,
    line: str,
    day: str,
    sure: bool,  # noqa: FBT001 - a test's argument
) -> None:
    published = read(page(head=OG.format(stated), above=f"<div>{line}</div>")).published
    assert published is not None
    assert (published.day.isoformat(), published.sure) == (day, sure)


def test_a_day_that_headline_and_address_name_is_sure_although_metadata_in_utc_name_the_next() -> None:
    head = OG.format("2026-03-05T03:42:00Z") + '<link rel="canonical" href="https://post.example/2026/3/4/convoy">'
    published = read(page(head=head, above="<p>Posted on March 4, 2026 11:42 pm</p>")).published
    assert published == Published(value="2026-03-04T23:42", precision="minute", how="text")


def test_days_of_teasers_by_the_headline_unsettle_no_date() -> None:
    teasers = "".join(f"<div>{month} 3, 2025</div>" for month in ("May", "June", "July"))
    assert read(page(head=OG.format("2026-03-04"), above=teasers)).published == Published(
        value="2026-03-04", precision="day", how="meta"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Thu, 4 Mar 2026 17:55 UTC",
        "Mira Tamo<br><a href='/x'>Harbour Post</a><br>Wed, 4 Mar 2026 17:55 UTC",
        "on March 4, 2026 at 12:06 PM, updated March 5, 2026 at 12:10 PM",
        "04.03.2026",
    ],
)
def test_a_line_by_the_headline_gives_the_day(line: str) -> None:
    published = read(page(above=f"<div>{line}</div>")).published
    assert published is not None
    assert (published.day.isoformat(), published.how) == ("2026-03-04", "text")


def test_a_sentence_by_the_headline_gives_no_day() -> None:
    published = read(page(above="<div>The festival opens on 12 April 2026</div>")).published
    assert published is None or published.how == "guess"


@pytest.mark.parametrize(
    "window", [f"{TITLE} | A Site of No Name", f"Mira's Corner | {TITLE}", f"{TITLE} - News - harbourpost.example"]
)
def test_a_site_is_told_from_a_title_by_the_headings_and_the_address(window: str) -> None:
    head = f'<title>{window}</title><link rel="canonical" href="https://www.harbourpost.example/a">'
    markup = page(head=head, below="<h1>Popular Posts</h1>").replace(f"<h1>{TITLE}</h1>", f"<h2>{TITLE}</h2>")
    assert read(markup).title == TITLE
