"""What is new in a feed comes into the library once, whole where its page can be had."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.network.hosts import STORY, leads_to, send, story
from tests.workflow.fetching.newsroom import FEED, LONG, NOW, PAPER, SENTENCE, Newsroom, feed, item, rss

TEASER = "<p>The board said so…</p>"


def test_an_entry_becomes_an_article_with_what_the_feed_and_the_desk_say_of_it(room: Newsroom) -> None:
    source = replace(PAPER, outlet="The Post", grade="B", marking="TLP:GREEN", tags=("dam",))
    room.host.pages["/feed"] = feed(item(more="<author>desk@paper.example (Mara Ilves)</author>"))
    fetched = room.one(source)
    (row,) = room.articles
    assert (fetched.outcome, fetched.news) == ("new", 1)
    assert (row.title, row.url, row.authors) == (
        "Gates stay shut, day 1",
        "http://paper.example/story/1",
        ("Mara Ilves",),
    )
    assert (row.outlet, str(row.grade), row.marking, row.tags) == ("The Post", "B6", "TLP:GREEN", ("dam",))
    assert row.published is not None
    assert (row.published.value, row.published.zone, row.published.how, row.published.sure) == (
        "2026-03-03T10:30:00+03:00",
        "+03:00",
        "feed",
        True,
    )
    assert room.library.get(row.id).text.startswith(f"Gates stay shut, day 1\n\n{SENTENCE.strip()}")


def test_without_an_outlet_of_the_desk_s_the_feed_s_title_stands(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    assert room.articles[0].outlet == "Orrel Post"


def test_the_same_feed_again_brings_nothing_and_a_changed_entry_a_version(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(1), item(2))
    assert room.one().news == 2
    again = room.one(at_once=True)
    assert (again.outcome, again.taken) == ("nothing new", ())
    room.host.pages["/feed"] = feed(item(1), item(2, body=LONG.replace("Monday", "Tuesday")))
    changed = room.one(at_once=True)
    assert [one.added.outcome for one in changed.taken if one.added] == ["new version"]


def test_a_teaser_is_read_on_its_page(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER)), "/story/1": story()}
    assert room.one().gaps == ()
    (row,) = room.articles
    assert room.library.get(row.id).text.count("the gates at Orrel") == 8
    assert (row.title, row.outlet, row.published and row.published.how, row.tags) == (
        "Gates at Orrel stay shut",
        "Orrel Post",
        "feed",
        (),
    )


def test_a_text_in_full_is_not_asked_for_again(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item()), "/story/1": story()}
    room.one()
    assert room.host.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(("wish", "asked"), [(True, True), (False, False)])
def test_a_source_may_want_pages_always_or_never(room: Newsroom, wish: bool, asked: bool) -> None:  # noqa: FBT001 - a row of the table
    body = LONG if wish else TEASER
    room.host.pages |= {"/feed": feed(item(body=body)), "/story/1": story(body=STORY * 3)}
    room.one(replace(PAPER, full_text=wish))
    assert ("/story/1" in room.host.paths) is asked
    assert room.articles[0].tags == ()


def test_a_page_that_is_gone_leaves_the_teaser_and_a_gap(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(body=TEASER))
    fetched = room.one()
    (told,) = fetched.gaps
    assert told == (
        "http://paper.example/story/1: there is no such page; check the address (HTTP 404); "
        "what the feed says of it was taken"
    )
    (row,) = room.articles
    assert (row.tags, row.title) == (("teaser",), "Gates stay shut, day 1")
    (gap,) = room.library.sources.gaps()["paper"]
    assert gap.article == row.id
    assert room.one(at_once=True).outcome == "nothing new"
    assert room.host.paths.count("/story/1") == 1


def test_a_page_that_fails_for_now_is_asked_for_again_and_in_the_end_the_teaser_is_taken(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER), ETag='"1"'), "/story/1": send(503)}
    for _ in range(2):
        fetched = room.one(at_once=True)
        assert (fetched.outcome, len(fetched.gaps), room.articles) == ("nothing new", 1, [])
        assert fetched.state.etag is None
    assert room.one(at_once=True).news == 1
    assert (room.articles[0].tags, room.state().etag) == (("teaser",), '"1"')


def test_a_page_that_comes_at_the_second_try_is_taken_whole(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER)), "/story/1": send(503)}
    room.one()
    room.host.pages["/story/1"] = story()
    assert room.one(at_once=True).news == 1
    assert (room.articles[0].tags, room.library.sources.gaps()) == ((), {})


def test_when_a_teaser_s_page_comes_after_all_it_is_no_teaser_any_more(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(body=TEASER))
    room.one()
    room.host.pages |= {"/feed": feed(item(body=TEASER, title="Gates open")), "/story/1": story()}
    room.one(at_once=True)
    (row,) = room.articles
    assert (row.version, row.tags) == (2, ())


def test_a_page_that_shows_less_than_the_feed_does_not_take_its_place(room: Newsroom) -> None:
    long = f"<p>{SENTENCE * 8}</p><p>Read more</p>"
    wall = f"<html><body><article><h1>Gates</h1><p>{SENTENCE * 3}</p></article></body></html>".encode()
    room.host.pages |= {"/feed": feed(item(body=long)), "/story/1": story(body=wall)}
    (gap,) = room.one().gaps
    assert "its page shows less of it than the feed" in gap
    assert room.library.get(room.articles[0].id).text.count("the gates at Orrel") == 8


def test_a_page_found_through_a_redirect_has_its_own_address(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER)), "/story/1": leads_to("/long/1"), "/long/1": story()}
    room.one()
    assert room.articles[0].url == "http://paper.example/long/1"


def test_links_are_read_against_where_the_feed_is(room: Newsroom) -> None:
    room.host.pages |= {"/feed": leads_to("/deep/feed"), "/deep/feed": feed(item(link="../a?utm_source=feed#top"))}
    room.one()
    assert room.articles[0].url == "http://paper.example/a"


def test_entries_without_links_are_told_apart_by_their_ids(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(1, link=""), item(2, link="", body=LONG.replace("Monday", "Tuesday")))
    assert room.one().news == 2
    assert len({row.id for row in room.articles}) == 2
    assert room.one(at_once=True).outcome == "nothing new"


def test_an_entry_that_cannot_be_an_article_does_not_stop_the_others(room: Newsroom) -> None:
    silent = "<item><guid>x</guid><link>http://paper.example/none</link></item>"
    room.host.pages["/feed"] = feed(silent, item(2))
    fetched = room.one(replace(PAPER, full_text=False))
    assert (fetched.news, [str(one.error) for one in fetched.taken if one.error]) == (
        1,
        ["http://paper.example/none: there are no words in it; give a file that holds an article"],
    )
    assert room.one(at_once=True).taken == ()


def test_a_long_feed_of_teasers_is_read_over_several_fetches(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.workflow.fetching.feeds.MOST_PAGES", 2)
    room.host.pages["/feed"] = feed(*(item(n, body=TEASER) for n in range(5)), ETag='"1"')
    room.host.pages |= {f"/story/{n}": story(body=STORY.replace(b"Monday", b"%d March" % (n + 1))) for n in range(5)}
    assert [room.one(at_once=True).news for _ in range(4)] == [2, 2, 1, 0]
    assert room.state().etag == '"1"'


def test_a_date_in_the_future_is_not_believed_and_told(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(date="Fri, 04 Dec 2026 10:30:00 GMT"))
    (taken,) = room.one().taken
    assert room.articles[0].published is None
    assert "is in the future; taken as undated" in taken.notes[0]


def test_a_date_that_cannot_be_read_is_told(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(date="soon"))
    (taken,) = room.one().taken
    assert (room.articles[0].published, "“soon” is no date that can be read" in taken.notes[0]) == (None, True)


def test_an_article_that_another_source_has_is_not_there_twice(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER)), "/story/1": story()}
    room.one()
    other = replace(PAPER, name="copy", url="http://other.example/feed")
    (taken,) = room.one(other).taken
    assert taken.added is not None
    assert taken.added.outcome == "unchanged"


def test_what_an_analyst_set_is_not_overruled_by_the_source(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    room.library.set_marking([room.articles[0].id], "TLP:RED")
    room.host.pages["/feed"] = feed(item(body=LONG.replace("Monday", "Tuesday")))
    room.one(replace(PAPER, marking="TLP:CLEAR"), at_once=True)
    assert room.articles[0].marking == "TLP:RED"


def test_an_empty_feed_is_no_failure(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed()
    assert room.one().outcome == "nothing new"


def test_progress_tells_of_sources_and_of_their_entries(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(1), item(2))
    room.one()
    assert room.told == [("paper", 1, 2), ("paper", 2, 2), ("fetch", 1, 1)]


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/octet-stream", ""])
def test_a_feed_is_told_by_its_bytes_and_not_by_its_type(room: Newsroom, kind: str) -> None:
    room.host.pages["/feed"] = story(kind, rss(item()))
    assert room.one().news == 1


def test_the_server_s_charset_goes_before_the_feed_s(room: Newsroom) -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>' + rss(item(title="Hráz zůstane zavřená"))
    latin = data.decode().encode("iso-8859-2")
    room.host.pages["/feed"] = story("application/rss+xml; charset=iso-8859-2", latin)
    room.one()
    assert room.articles[0].title == "Hráz zůstane zavřená"


def test_entries_long_gone_are_forgotten_and_those_still_there_are_not(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(1), item(2))
    room.one()
    room.host.pages["/feed"] = feed(item(2))
    room.one(now=NOW + timedelta(days=200))
    assert list(room.library.sources.entries("paper")) == ["http://paper.example/story/2"]
    assert len(room.articles) == 2


def test_the_address_of_the_feed_is_in_no_error_with_its_secrets(room: Newsroom) -> None:
    fetched = room.one(replace(PAPER, url=f"{FEED}?token=hush"))
    assert "hush" not in f"{fetched.error} {room.state().error}"
    assert fetched.outcome == "failed"


def test_what_was_taken_before_an_interruption_is_not_asked_for_again(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(*(item(n, body=TEASER) for n in range(3)), ETag='"1"')
    room.host.pages |= {f"/story/{n}": story(body=STORY.replace(b"Monday", b"%d March" % (n + 1))) for n in range(3)}
    room.stop_after = 2
    with pytest.raises(KeyboardInterrupt):
        room.one()
    assert len(room.articles) == 2
    room.stop_after = None
    assert room.one().news == 1
    assert [room.host.paths.count(f"/story/{n}") for n in range(3)] == [1, 1, 1]
