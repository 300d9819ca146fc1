"""What servers answer: pages, refusals, and everything that is meant to hurt."""

import gzip
import socket
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from briefer.errors import FetchError
from briefer.network import Limits
from tests.network.hosts import STORY, Asked, Page, Played, World, played, send, story

MB = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port)


def raw(*pieces: bytes, every: float = 0, times: int = 1) -> Page:
    """The bytes as they are, again and again, with pauses in seconds."""

    def page(asked: Asked) -> None:
        for _ in range(times):
            for piece in pieces:
                asked.wfile.write(piece)
                asked.wfile.flush()
                time.sleep(every)

    return page


def error_of(world: World, host: Played, page: Page, **limits: float) -> str:
    """What is told of this page, which must come soon."""
    host.pages["/"] = page
    begun = time.monotonic()
    with pytest.raises(FetchError) as caught:
        world.get(limits=Limits(**limits))("http://page.example/")  # type: ignore[arg-type] # sizes are whole
    assert time.monotonic() - begun < 5
    assert str(caught.value).startswith("http://page.example/: ")
    return str(caught.value)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(STORY),
        gzip.compress(STORY[:100]) + gzip.compress(STORY[100:]),
        gzip.compress(STORY) + bytes(64),
        gzip.compress(STORY) + b"padding",
    ],
    ids=["one member", "two members", "zeros after it", "words after it"],
)
def test_what_gzip_holds_is_read(host: Played, world: World, coding: str, body: bytes) -> None:
    host.pages["/"] = story(body=body, Content_Encoding=coding)
    assert world.get()("http://page.example/").body == STORY


def test_gzip_is_read_in_whatever_pieces_it_comes(host: Played, world: World) -> None:
    body = gzip.compress(STORY[:100]) + gzip.compress(STORY[100:])
    pieces = [b"1\r\n" + body[at : at + 1] + b"\r\n" for at in range(len(body))]
    host.pages["/"] = raw(HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", *pieces, b"0\r\n\r\n")
    assert world.get()("http://page.example/").body == STORY


def test_gzip_of_many_full_pieces_is_read_whole(host: Played, world: World) -> None:
    text = b"0123456789abcdef" * (4 * MB // 16)
    host.pages["/"] = story(body=gzip.compress(text), Content_Encoding="gzip")
    assert world.get()("http://page.example/").body == text


@pytest.mark.parametrize("cut", [5, 40])
def test_gzip_that_breaks_off_is_no_page(host: Played, world: World, cut: int) -> None:
    page = raw(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(STORY)[:-cut])
    assert "it broke off before its end" in error_of(world, host, page)


@pytest.mark.parametrize("body", [STORY, b"\x1f\x8b\x08" + b"\xff" * 50], ids=["plain", "broken"])
def test_gzip_that_is_none_is_no_page(host: Played, world: World, body: bytes) -> None:
    assert "not the gzip that the server says" in error_of(world, host, story(body=body, Content_Encoding="gzip"))


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "compress"])
def test_a_compression_that_was_not_asked_for_is_refused(host: Played, world: World, coding: str) -> None:
    page = story(body=gzip.compress(gzip.compress(STORY)), Content_Encoding=coding)
    assert f"it came compressed as {coding}, which was not asked for" in error_of(world, host, page)


def test_a_gzip_bomb_is_stopped_before_it_fills_the_memory(host: Played, world: World) -> None:
    bomb = gzip.compress(bytes(64 * MB), 1)
    page = story(body=bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert "the answer is over 2 MB" in error_of(world, host, page, body=2 * MB)
        assert tracemalloc.get_traced_memory()[1] < 12 * MB
    finally:
        tracemalloc.stop()


def test_an_endless_page_is_stopped(host: Played, world: World) -> None:
    page = raw(HEAD + b"\r\n", *[bytes(MB)] * 64)
    assert "the answer is over 2 MB" in error_of(world, host, page, body=2 * MB)


def test_endless_frames_without_a_page_in_them_are_stopped(host: Played, world: World) -> None:
    page = raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1;" + b"x" * 4000 + b"\r\na\r\n"] * 4000)
    assert "the answer is over" in error_of(world, host, page, body=MB // 4, headers=4096)


def test_a_page_that_says_it_is_too_large_is_not_begun(host: Played, world: World) -> None:
    page = send(200, b"x", Content_Type="text/html", Content_Length="9" * 12)
    assert "the answer is over 32 MB" in error_of(world, host, page)


def test_a_page_that_drips_is_given_up_when_its_time_is_over(host: Played, world: World) -> None:
    page = raw(HEAD + b"\r\n", *[b"<p>"] * 100, every=0.05)
    assert "it was not there after 0.4 s" in error_of(world, host, page, total=0.4)


def test_headers_that_drip_are_given_up_too(host: Played, world: World) -> None:
    page = raw(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 100, every=0.05)
    assert "it was not there after 0.4 s" in error_of(world, host, page, total=0.4)


def test_redirects_share_one_time(host: Played, world: World) -> None:
    def slow(asked: Asked) -> None:
        time.sleep(0.15)
        send(302, Location=f"{asked.path}a")(asked)

    host.pages |= {f"/{'a' * count}": slow for count in range(8)}
    with pytest.raises(FetchError, match=r"not there after 0\.4 s"):
        world.get(limits=Limits(total=0.4))("http://page.example/")
    assert len(host.asked) < 5


def test_a_server_that_falls_silent_is_given_up(host: Played, world: World) -> None:
    page = raw(HEAD + b"\r\n<p>", every=1)
    assert "the server does not answer" in error_of(world, host, page, silence=0.2)


def test_endless_informational_answers_are_given_up(host: Played, world: World) -> None:
    page = raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 1000, times=10_000)
    assert "the answer's head is too large" in error_of(world, host, page)


@pytest.mark.parametrize("count", [1_000, 100_000], ids=["little", "much"])
def test_a_head_over_its_limit_is_refused(host: Played, world: World, count: int) -> None:
    page = raw(HEAD + b"X-Pad: yyyyyyyy\r\n" * count, b"\r\n<p>a</p>")
    assert "the answer's head is too large" in error_of(world, host, page, headers=8192)


def test_a_page_that_is_shorter_than_it_says_is_no_page(host: Played, world: World) -> None:
    page = story(Content_Length=str(len(STORY) + 100))
    assert "the answer is broken" in error_of(world, host, page)


def test_chunks_that_break_off_are_no_page(host: Played, world: World) -> None:
    page = raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n")
    assert "the answer is broken" in error_of(world, host, page)


def test_what_follows_a_page_s_stated_length_is_left(host: Played, world: World) -> None:
    host.pages["/"] = story(body=STORY + b"HTTP/1.1 200 OK\r\n\r\nmore", Content_Length=str(len(STORY)))
    assert world.get()("http://page.example/").body == STORY


def test_a_server_that_answers_and_hangs_up_before_it_has_heard_is_heard(world: World) -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 9\r\n\r\n")
    theirs.close()
    answer = world.get(connect=lambda *_: ours)("http://page.example/")
    assert (answer.status, answer.headers) == (429, {"retry-after": "9"})


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        HEAD + b"Content-Length: many\r\n\r\n",
        HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b": nameless\r\n\r\n",
        bytes(range(256)) * 10,
    ],
)
def test_what_is_no_http_is_told_as_such(host: Played, world: World, answer: bytes) -> None:
    assert "the answer is broken" in error_of(world, host, raw(answer))


def test_a_server_that_is_not_there_is_told(world: World) -> None:
    with pytest.raises(FetchError, match=r"it cannot be reached \(Connection refused\); check the network"):
        world.get(opened=["127.0.0.1"])("http://127.0.0.1:1/")
