"""Bad hosts: nothing private is reached, nothing takes too long or too much, and the library is as it was."""

import gzip
import socket
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest

from briefer.ingest import Parsers
from briefer.ingest.sandbox import Limits
from tests.network.hosts import PUBLIC, Asked, leads_to, send, story
from tests.shared import shared
from tests.workflow.fetching.newsroom import FEED, LONG, PAPER, Newsroom, feed, item, rss

PRIVATE = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "017700000001",
    "0x7f.1",
    "127.0.0.1.",
    "localhost",
    "LOCALHOST.",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::80ff:fffe]",
    "169.254.169.254",
    "10.0.0.1",
    "[fe80::1%25lo]",
    "[fd00::1]",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "inner.example",
]
"Spellings of what only this machine or its neighbours are; the last one by the name service."


def reached(room: Newsroom) -> list[str]:
    """Addresses that were dialled and are not the one public one."""
    return [address for address in room.world.dialled if address != PUBLIC]


@pytest.fixture
def inner(room: Newsroom) -> Newsroom:
    """The server is at hand on loopback, under every name that means it."""
    room.world.names["inner.example"] = [["127.0.0.1"]]
    room.host.pages |= {"/inner": feed(item()), "/robots.txt": send(404)}
    return room


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("status", [301, 302])
def test_a_feed_leads_to_nothing_private(inner: Newsroom, host: str, status: int) -> None:
    place = f"http://{host}:{inner.host.port}/inner".encode().decode("latin-1")
    inner.host.pages["/feed"] = leads_to(place, status)
    fetched = inner.one()
    assert (fetched.outcome, fetched.state.moved) == ("failed", None)
    assert (reached(inner), "/inner" in inner.host.paths) == ([], False)


@pytest.mark.parametrize("host", PRIVATE)
def test_an_entry_leads_to_nothing_private(inner: Newsroom, host: str) -> None:
    link = f"http://{host}:{inner.host.port}/inner"
    inner.host.pages["/feed"] = feed(item(link=link, body="The board…"), item(2))
    fetched = inner.one()
    assert fetched.news == 2
    assert (reached(inner), "/inner" in inner.host.paths) == ([], False)


@pytest.mark.parametrize("place", ["/robots.txt", "/story/1"])
def test_neither_robots_txt_nor_a_page_leads_inside(inner: Newsroom, place: str) -> None:
    inner.host.pages |= {"/feed": feed(item(body="The board…")), "/story/1": story()}
    inner.host.pages[place] = leads_to(f"http://127.0.0.1:{inner.host.port}/inner")
    inner.one()
    assert (reached(inner), "/inner" in inner.host.paths) == ([], False)


def test_a_name_that_means_another_host_at_each_call_is_checked_at_each(inner: Newsroom) -> None:
    turning: list[Sequence[str]] = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    inner.world.names["paper.example"] = turning
    inner.host.pages["/feed"] = feed(item(body="The board…"))
    (gap,) = inner.one().gaps
    assert "paper.example is 127.0.0.1, a loopback address" in gap
    assert reached(inner) == []


def test_a_host_of_the_desk_s_own_is_reached_where_it_is_named_and_no_other(inner: Newsroom) -> None:
    own = replace(PAPER, url=f"http://inner.example:{inner.host.port}/inner")
    assert inner.one(own, opened=("inner.example",)).news == 1
    assert set(inner.world.dialled) == {"127.0.0.1"}
    other = replace(PAPER, name="other", url=f"http://127.0.0.1:{inner.host.port}/inner")
    assert inner.one(other, opened=("inner.example",)).outcome == "failed"


def test_a_feed_outside_does_not_lead_to_a_host_of_the_desk_s_own(inner: Newsroom) -> None:
    link = f"http://inner.example:{inner.host.port}/inner"
    inner.host.pages["/feed"] = feed(item(link=link, body="The board…"))
    (gap,) = inner.one(opened=("inner.example",)).gaps
    assert "and only public ones are dialled" in gap
    assert (reached(inner), "/inner" in inner.host.paths) == ([], False)


def test_a_feed_of_the_desk_s_own_leads_to_its_own_pages(inner: Newsroom) -> None:
    base = f"http://inner.example:{inner.host.port}"
    inner.host.pages |= {"/inner": feed(item(link=f"{base}/story", body="The board…")), "/story": story()}
    assert inner.one(replace(PAPER, url=f"{base}/inner"), opened=("inner.example",)).gaps == ()
    assert inner.host.paths == ["/robots.txt", "/inner", "/story"]


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://other.example/feed", "javascript:alert(1)", "data:,x"])
def test_other_schemes_are_not_followed(room: Newsroom, place: str) -> None:
    room.host.pages |= {"/feed": leads_to(place)}
    assert room.one().outcome == "failed"
    room.host.pages["/feed"] = feed(item(link=place, body="The board…"))
    assert room.one(at_once=True).news == 1
    assert {asked.path for asked in room.host.asked} == {"/robots.txt", "/feed"}


def drip(asked: Asked) -> None:
    asked.send_response(200)
    asked.end_headers()
    for _ in range(2000):
        asked.wfile.write(b" ")
        asked.wfile.flush()
        time.sleep(0.005)


def endless(asked: Asked) -> None:
    asked.send_response(200)
    asked.send_header("Content-Type", "application/rss+xml")
    asked.end_headers()
    for _ in range(2000):
        asked.wfile.write(b"<item/>" * 10_000)


def silent(asked: Asked) -> None:
    asked.connection.recv(1)


def short(asked: Asked) -> None:
    send(200, rss(item())[:50], Content_Length="5000")(asked)


def test_a_feed_that_drips_ends_with_the_time(room: Newsroom) -> None:
    ticks = count()
    room.ways["clock"] = lambda: float(next(ticks))
    room.host.pages |= {"/robots.txt": send(404), "/feed": drip}
    began = time.monotonic()
    fetched = room.one()
    assert (fetched.outcome, time.monotonic() - began < 5) == ("failed", True)
    assert "it was not there after 60 s" in str(fetched.error)


def test_a_feed_without_end_ends_with_the_limit(room: Newsroom) -> None:
    room.host.pages["/feed"] = endless
    assert "the answer is over 32 MB" in str(room.one().error)


def test_a_server_that_says_nothing_is_left(room: Newsroom) -> None:
    ticks = count()
    room.ways["clock"] = lambda: 0.0 if next(ticks) == 0 else 59.8
    room.host.pages["/feed"] = silent
    assert "again later" in str(room.one(replace(PAPER, robots=False)).error)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (short, "the answer is broken"),
        (send(200, b"x" * 10, Content_Length="99999999999"), "the answer is over 32 MB"),
        (story("image/png", b"\x89PNG"), "it is image/png and no feed"),
        (story("application/zip", b"PK\x03\x04"), "it is application/zip and no feed"),
        (story("application/rss+xml", b""), "it is empty"),
        (story("application/rss+xml", b"\x89PNG\r\n\x1a\n" + bytes(5000)), "it is no feed"),
        (story("text/html", b"<!doctype html><html><title>Gates</title>"), "it is a page and no feed"),
        (
            story(
                "text/html", b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
            ),
            "its feed is at /rss",
        ),
        (story("application/json", b'{"gates": "shut"}'), "it is JSON and no JSON Feed"),
        (story("application/json", b"{" * 200_000), "it is JSON and no JSON Feed"),
        (send(200, gzip.compress(bytes(40 << 20)), Content_Encoding="gzip"), "the answer is over 32 MB"),
        (send(200, b"no gzip", Content_Encoding="gzip"), "it is not the gzip"),
        (send(200, b"x", Content_Encoding="br"), "it came compressed as br"),
        (send(304), "nothing changed, to a question that did not ask so"),
        (send(204), "it sends no page"),
        (leads_to("/feed"), "its redirects go in a circle"),
        (leads_to(""), "circle"),
        (leads_to("http://paper.example:99999/feed"), "99999 is no port"),
    ],
)
def test_what_is_no_feed_is_told_in_one_line_and_backed_off_from(room: Newsroom, page: object, told: str) -> None:
    room.host.pages["/feed"] = page  # type: ignore[assignment] # a page each
    fetched = room.one()
    assert (fetched.outcome, fetched.state.failures, room.articles) == ("failed", 1, [])
    assert str(fetched.error).startswith(FEED)
    assert told in str(fetched.error)
    assert "\n" not in str(fetched.error)


def test_broken_xml_gives_what_can_be_read_and_says_so(room: Newsroom) -> None:
    room.host.pages["/feed"] = story("application/rss+xml", rss(item(1), item(2))[:-30] + b"<b>&nosuch;")
    fetched = room.one()
    assert fetched.news >= 1
    assert any("it is broken as XML" in note for one in fetched.taken for note in one.notes)


@pytest.mark.parametrize("name", ["bl.xml", "qb.xml", "xxe.xml", "deep.html", "bomb300.docx"])
def test_bombs_of_entities_and_depth_blow_nothing_up(room: Newsroom, name: str) -> None:
    room.host.pages["/feed"] = story("application/rss+xml", shared("hostile", name).read_bytes())
    began = time.monotonic()
    room.one()
    assert time.monotonic() - began < 30
    for row in room.articles:
        assert "root:" not in room.library.get(row.id).text
    room.host.pages["/second"] = feed(item())
    assert room.one(replace(PAPER, name="second", url="http://paper.example/second")).news == 1


def test_a_feed_of_ten_thousand_entries_is_read_as_far_as_anyone_reads(room: Newsroom) -> None:
    items = (item(n, body=f"<p>{LONG} Day {n}.</p>") for n in range(10_000))
    room.host.pages["/feed"] = feed(*items)
    fetched = room.one(replace(PAPER, full_text=False))
    assert fetched.news == 1000
    assert any("it has 10,000 entries; the first 1,000 were read" in note for note in fetched.taken[0].notes)


def test_entries_of_one_link_are_one_article_and_told(room: Newsroom) -> None:
    same = "http://paper.example/story"
    room.host.pages["/feed"] = feed(item(1, link=same), item(2, link=same), item(3, link=f"{same}?utm_source=x#y"))
    fetched = room.one()
    assert fetched.news == 1
    assert "2 entries have the link or id of another one" in fetched.taken[0].notes[0]


def test_markup_within_an_entry_stays_outside_the_text(room: Newsroom) -> None:
    body = f"<script>alert(1)</script><style>p{{}}</style><p onclick='x()'>{LONG}</p><iframe src='http://10.0.0.1/'>"
    room.host.pages["/feed"] = feed(item(title="Gates <b>stay</b> shut \u202eevil\x85", body=body))
    room.one()
    (row,) = room.articles
    text = room.library.get(row.id).text
    assert row.title is not None
    assert row.title.startswith("Gates stay shut evil")
    assert not any(words in text for words in ("alert", "onclick", "<", "\u202e", "iframe"))


def test_a_reader_that_hangs_takes_its_feed_down_and_nothing_else(room: Newsroom) -> None:
    with Parsers(Limits(seconds=0.0, start=0.01)) as slow:
        room.parsers = slow
        room.host.pages["/feed"] = feed(item())
        assert "reading it took longer" in str(room.one().error)


def test_a_name_that_is_not_known_is_told(room: Newsroom) -> None:
    gone = replace(PAPER, url="http://gone.example/feed", robots=False)
    assert "the host gone.example is not known" in str(room.one(gone).error)


def test_a_name_that_cannot_be_looked_up_now_is_told(room: Newsroom) -> None:
    def look_up(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, f"{host}:{port}")

    room.ways["look_up"] = look_up
    assert "cannot be looked up now" in str(room.one().error)
