"""Servers are asked seldom, politely, and only for what has changed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefer import __version__
from briefer.config import Source
from tests.network.hosts import STORY, Asked, leads_to, send, story
from tests.workflow.fetching.newsroom import FEED, NOW, PAPER, Newsroom, feed, item, unchanged

HOUR = timedelta(hours=1)


def due(room: Newsroom, name: str = "paper") -> timedelta:
    """How long after NOW the source may be asked again."""
    after = room.state(name).next
    assert after is not None
    return datetime.fromisoformat(after) - NOW


def test_a_source_is_asked_once_an_hour_and_with_now_at_once(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    assert room.one(now=NOW + timedelta(minutes=50)).outcome == "not due"
    assert room.host.paths.count("/feed") == 1
    assert room.one(now=NOW + timedelta(minutes=50), at_once=True).outcome == "nothing new"
    assert room.one(now=NOW + timedelta(minutes=110)).outcome == "nothing new"
    assert room.host.paths.count("/feed") == 3


def test_an_hourly_run_that_is_seconds_early_finds_it_due(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one(now=NOW + timedelta(seconds=3))
    assert room.one(now=NOW + HOUR).outcome == "nothing new"


def test_validators_go_back_letter_by_letter(room: Newsroom) -> None:
    odd = "Tue, 03 Mar 2026 10:00:00 +0000 (late)"
    room.host.pages["/feed"] = feed(item(), ETag='W/"a;b--gzip"', Last_Modified=odd)
    room.one()
    room.one(at_once=True)
    first, second = (asked.headers for asked in room.host.asked if asked.path == "/feed")
    assert (first["If-None-Match"], first["If-Modified-Since"]) == (None, None)
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('W/"a;b--gzip"', odd)


def test_what_has_not_changed_is_not_sent_again_and_its_validators_stay(room: Newsroom) -> None:
    room.host.pages["/feed"] = unchanged('"1"')
    assert room.one().news == 1
    for _ in range(2):
        fetched = room.one(at_once=True)
        assert (fetched.outcome, fetched.state.etag, fetched.state.failures) == ("nothing new", '"1"', 0)


def test_a_feed_that_cannot_be_read_is_asked_for_whole_the_next_time(room: Newsroom) -> None:
    room.host.pages["/feed"] = story("application/rss+xml", b"<html>under repair</html>", ETag='"broken"')
    assert room.one().outcome == "failed"
    room.host.pages["/feed"] = feed(item())
    assert room.one(at_once=True).news == 1
    assert [asked.headers["If-None-Match"] for asked in room.host.asked if asked.path == "/feed"] == [None, None]


def test_an_etag_that_no_header_can_hold_is_left_out(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item(), ETag='"naïve"')
    room.one()
    assert room.one(at_once=True).outcome == "nothing new"


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_there_from_then_on(room: Newsroom, status: int) -> None:
    room.host.pages |= {"/feed": leads_to("http://other.example/new", status), "/new": feed(item())}
    assert room.one().state.moved == "http://other.example/new"
    room.one(at_once=True)
    assert [path for path in room.host.paths if path != "/robots.txt"] == ["/feed", "/new", "/new"]


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_feed_that_is_elsewhere_for_now_is_asked_where_it_was(room: Newsroom, status: int) -> None:
    room.host.pages |= {"/feed": leads_to("http://other.example/new", status), "/new": feed(item())}
    assert room.one().state.moved is None
    room.one(at_once=True)
    assert room.host.paths.count("/feed") == 2


def test_where_it_moved_is_given_up_when_it_fails_there_twice(room: Newsroom) -> None:
    room.host.pages |= {"/feed": leads_to("/new", 301), "/new": feed(item())}
    room.one()
    room.host.pages |= {"/feed": feed(item()), "/new": send(404)}
    assert [room.one(at_once=True).outcome for _ in range(3)] == ["failed", "failed", "nothing new"]


def test_another_address_in_the_settings_begins_anew(room: Newsroom) -> None:
    room.host.pages |= {"/feed": leads_to("/new", 301), "/new": feed(item(), ETag='"1"')}
    room.one()
    room.host.pages["/second"] = feed(item(2))
    moved = room.one(replace(PAPER, url="http://paper.example/second"))
    assert (moved.news, moved.state.moved, room.host.asked[-1].headers["If-None-Match"]) == (1, None, None)


def test_a_feed_that_is_gone_for_good_ends_its_source_until_it_is_resumed(room: Newsroom) -> None:
    room.host.pages["/feed"] = send(410)
    fetched = room.one()
    assert fetched.outcome == "failed"
    assert fetched.state.ended == (
        f"{FEED}: the server says that it is gone for good (HTTP 410), and it is asked no more; remove it, give it "
        "another address, or `briefer sources resume paper`"
    )
    assert room.one(at_once=True, now=NOW + timedelta(days=9)).outcome == "ended"
    assert room.host.paths.count("/feed") == 1


def test_a_page_of_an_entry_that_is_gone_does_not_end_the_source(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body="The board…")), "/story/1": send(410)}
    fetched = room.one()
    assert (fetched.outcome, fetched.state.ended) == ("new", None)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asks", "hours"),
    [
        ("7200", 2),
        ("Wed, 04 Mar 2026 09:00:00 GMT", 3),
        ("60", 1),
        ("Mon, 01 Jan 2024 00:00:00 GMT", 1),
        ("99999999", 7 * 24),
        ("soon", 1),
        ("", 1),
    ],
)
def test_a_server_is_left_alone_as_long_as_it_asks(room: Newsroom, status: int, asks: str, hours: int) -> None:
    room.host.pages["/feed"] = send(status, Retry_After=asks)
    assert room.one().outcome == "failed"
    assert due(room) == hours * HOUR


@pytest.mark.parametrize(
    ("headers", "hours"),
    [
        ({"Cache_Control": "public, max-age=10800"}, 3),
        ({"Cache_Control": "max-age=10800", "Age": "3600"}, 2),
        ({"Cache_Control": "max-age=60"}, 1),
        ({"Cache_Control": "max-age=31536000"}, 24),
        ({"Cache_Control": "no-cache, max-age=10800"}, 1),
        ({"Expires": "Wed, 04 Mar 2026 10:00:00 GMT", "Date": "Wed, 04 Mar 2026 06:00:00 GMT"}, 4),
        ({"Expires": "0"}, 1),
        ({"Cache_Control": "max-age=" + "9" * 30}, 24),
    ],
)
def test_an_answer_is_good_as_long_as_the_server_says_within_a_day(
    room: Newsroom, headers: dict[str, str], hours: int
) -> None:
    def page(asked: Asked) -> None:
        asked.send_response_only(200)
        for name, value in headers.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(b'<rss version="2.0"><channel/></rss>')

    room.host.pages["/feed"] = page
    assert room.one().outcome == "nothing new"
    assert due(room) == hours * HOUR


def test_after_failures_it_is_asked_less_and_less_and_at_least_once_a_day(room: Newsroom) -> None:
    room.host.pages["/feed"] = send(500)
    hours = []
    for _ in range(7):
        room.one(at_once=True)
        hours.append(due(room) / HOUR)
    assert hours == [1, 2, 4, 8, 16, 24, 24]
    room.host.pages["/feed"] = feed(item())
    assert room.one(at_once=True).state.failures == 0
    assert due(room) == HOUR


def test_we_say_who_we_are_and_whom_to_ask(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one(contact="desk@briefer.example")
    agents = {asked.headers["User-Agent"] for asked in room.host.asked}
    assert agents == {f"Briefer/{__version__} (+desk@briefer.example)"}


def test_between_two_requests_to_one_host_there_is_a_pause_and_none_between_hosts(room: Newsroom) -> None:
    room.pause = 2
    room.host.pages |= {"/feed": feed(item(body="The board…")), "/story/1": story()}
    other = replace(PAPER, name="other", url="http://other.example/feed", robots=False)
    room.fetch(other, replace(PAPER, full_text=False))
    # other's feed, then paper: the page of other's entry, robots.txt, the feed
    assert [path for path in room.host.paths if path != "/robots.txt"] == ["/feed", "/story/1", "/feed"]
    assert room.slept == [2, 2]


def test_a_source_that_fails_does_not_hold_up_the_others(room: Newsroom) -> None:
    room.host.pages |= {"/feed": send(500), "/second": feed(item())}
    second = replace(PAPER, name="second", url="http://other.example/second")
    assert [one.outcome for one in room.fetch(PAPER, second)] == ["failed", "new"]


def test_a_source_that_is_paused_or_not_enabled_is_not_asked(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    room.library.sources.put(replace(room.state(), paused=True))
    off = replace(PAPER, name="off", enabled=False)
    room.host.asked.clear()
    assert [one.outcome for one in room.fetch(PAPER, off, at_once=True)] == ["paused", "paused"]
    assert room.host.paths == []


def test_a_page_that_changes_is_a_source_too(room: Newsroom) -> None:
    page = Source(kind="address", name="board", url="http://paper.example/statement", tags=("board",))
    room.host.pages["/statement"] = story(ETag='"1"')
    assert room.one(page).news == 1
    assert (room.articles[0].tags, room.state("board").etag) == (("board",), '"1"')
    room.host.pages["/statement"] = send(304)
    assert room.one(page, at_once=True).outcome == "nothing new"


def test_a_server_of_pages_that_asks_for_a_wait_is_left_alone_that_long(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(*(item(n, body="The board…") for n in range(3)))
    room.host.pages |= {f"/story/{n}": send(429, Retry_After="7200") for n in range(3)}
    fetched = room.one()
    assert (fetched.news, len(fetched.gaps), due(room)) == (0, 1, 2 * HOUR)
    assert [path for path in room.host.paths if path.startswith("/story")] == ["/story/0"]


def test_a_server_of_pages_that_is_down_is_not_asked_for_all_of_them(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(*(item(n, body="The board…") for n in range(9)))
    room.host.pages |= {f"/story/{n}": send(502) for n in range(9)}
    assert len(room.one().gaps) == 3
    room.host.pages |= {f"/story/{n}": story(body=STORY.replace(b"Monday", b"%d March" % (n + 1))) for n in range(9)}
    assert room.one(at_once=True).news == 9


def held_by_another(room: Newsroom, *, seconds: int) -> None:
    until = (NOW + timedelta(seconds=seconds)).isoformat()
    assert room.library.sources.claim("paper", "another", now=NOW.isoformat(), until=until)


def test_while_another_process_asks_a_source_it_is_waited_for_and_not_asked_twice(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    held_by_another(room, seconds=300)
    room.host.asked.clear()

    def done() -> None:
        if len(room.slept) == 3:
            room.library.sources.put(replace(room.state(), checked="2026-03-04T06:00:09+00:00"))
            room.library.sources.release("paper", "another")

    room.meanwhile = done
    assert room.one(at_once=True).outcome == "not due"
    assert (room.slept, room.host.paths) == ([2, 2, 2], [])


def test_a_source_that_a_killed_process_had_in_hand_is_free_after_a_while(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    held_by_another(room, seconds=20)
    assert room.one().news == 1
    assert sum(room.slept) == 20


def test_a_source_is_free_again_after_it_was_asked_well_or_not(room: Newsroom) -> None:
    for page in (feed(item()), send(500), send(410)):
        room.host.pages["/feed"] = page
        room.one(at_once=True)
        claim = room.library.sources.claim
        assert claim("paper", "another", now=NOW.isoformat(), until=NOW.isoformat())
        room.library.sources.release("paper", "another")
