"""What is asked of a server, beyond getting a page."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from briefer.errors import FetchError
from briefer.network import Head, Limits, Policy, asked_to_wait, seconds_to_wait
from tests.network.hosts import STORY, Played, World, leads_to, played, send, story

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
ADDRESS = "http://page.example/a"


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port, names={"page.example": [["93.184.215.14"]], "other.example": [["93.184.215.14"]]})


def test_what_is_posted_arrives_whole_with_its_headers(host: Played, world: World) -> None:
    body = bytes(range(256)) * 4096
    host.pages["/a"] = send(202, b"taken")
    answer = world.client().request("POST", ADDRESS, headers={"Content-Type": "a/b", "X-Id": "7"}, body=body)
    (asked,) = host.asked
    assert (asked.command, asked.body) == ("POST", body)
    assert (asked.headers["Content-Type"], asked.headers["X-Id"]) == ("a/b", "7")
    assert (answer.status, answer.body, answer.address) == (202, b"taken", ADDRESS)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_redirect_is_an_answer_where_none_is_followed(host: Played, world: World, method: str) -> None:
    host.pages["/a"] = leads_to("/b", 307)
    policy = Policy(redirects=5 if method == "POST" else 0)
    answer = world.client().request(method, ADDRESS, policy=policy)  # type: ignore[arg-type] # one of the two
    assert (answer.status, answer.headers["location"], host.paths) == (307, "/b", ["/a"])


def test_validators_are_sent_and_not_modified_is_an_answer(host: Played, world: World) -> None:
    host.pages["/a"] = send(304, ETag='W/"x y"')
    sent = {"If-None-Match": 'W/"x y"', "If-Modified-Since": "Wed, 04 Mar 2026 06:00:00 GMT"}
    answer = world.client().request("GET", ADDRESS, headers=sent)
    assert {name: host.asked[0].headers[name] for name in sent} == sent
    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", 'W/"x y"')


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ((), None),
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((302,), None),
        ((302, 301), None),
        ((301, 302), "/1"),
        ((301, 307, 301), "/1"),
    ],
)
def test_where_an_address_has_moved_for_good_is_told(
    host: Played, world: World, statuses: tuple[int, ...], moved: str | None
) -> None:
    host.pages |= {f"/{at}": leads_to(f"/{at + 1}", status) for at, status in enumerate(statuses)}
    host.pages[f"/{len(statuses)}"] = story()
    answer = world.get()("http://page.example/0")
    assert answer.moved == (moved and f"http://page.example{moved}")


def test_headers_that_log_in_do_not_go_to_another_host(host: Played, world: World) -> None:
    host.pages |= {
        "/a": leads_to("/b"),
        "/b": leads_to("http://other.example/c"),
        "/c": leads_to("http://page.example/d"),
    }
    secret = {"Authorization": "Bearer hush", "Cookie": "hush"}
    headers = {**secret, "Accept": "a/b"}
    world.client().request("GET", ADDRESS, headers=headers, policy=Policy(redirects=5))
    assert [(r.headers["Authorization"], r.headers["Cookie"]) for r in host.asked[:2]] == [("Bearer hush", "hush")] * 2
    assert [name for request in host.asked[2:] for name in secret if name in request.headers] == []
    assert [request.headers["Accept"] for request in host.asked] == ["a/b"] * 4


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-A", "b\r\nX-C: d"),
        ("X-A", "b\nc"),
        ("X-A", "b\x00"),
        ("X-A: b\r\nX-C", "d"),
        ("", "b"),
        ("host", "b"),
        ("Content-Length", "3"),
    ],
)
def test_a_header_that_would_begin_another_is_not_sent(host: Played, world: World, name: str, value: str) -> None:
    with pytest.raises(FetchError, match=r"the header .*cannot be sent"):
        world.client().request("GET", ADDRESS, headers={name: value})
    assert host.asked == []


def test_a_header_of_ours_may_be_said_otherwise(host: Played, world: World) -> None:
    world.client().request("GET", ADDRESS, headers={"user-agent": "Desk/1"})
    assert host.asked[0].headers.get_all("User-Agent") == ["Desk/1"]


def test_the_judge_sees_the_head_and_the_body_it_does_not_want_is_left(host: Played, world: World) -> None:
    host.pages["/a"] = send(200, b"x", Content_Length="9" * 12, X_Kind="large")
    seen: list[Head] = []

    def judge(head: Head) -> bool:
        seen.append(head)
        return False

    answer = world.client().request("GET", ADDRESS, policy=Policy(judge=judge))
    assert (answer.status, answer.body) == (200, None)
    assert [(head.status, head.headers["x-kind"], head.source) for head in seen] == [(200, "large", ADDRESS)]


def test_errors_call_an_address_as_they_are_told_to(host: Played, world: World) -> None:
    host.pages["/hush"] = send(200, b"x" * 2000)
    policy = Policy(called="delivery desk", limits=Limits(body=1024), instead="ask the desk")
    with pytest.raises(FetchError) as caught:
        world.client().request("GET", "http://page.example/hush", policy=policy)
    assert str(caught.value) == "delivery desk: the answer is over 0.000977 MB; ask the desk"


@pytest.mark.parametrize(
    ("address", "later"),
    [("http://none.example/", False), ("http://127.0.0.1/", False), ("ftp://page.example/", False)],
)
def test_what_does_not_pass_by_itself_is_not_for_later(world: World, address: str, later: bool) -> None:  # noqa: FBT001 - a parameter
    with pytest.raises(FetchError) as caught:
        world.client().request("GET", address)
    assert caught.value.later is later


def test_a_server_that_is_down_is_for_later(world: World) -> None:
    with pytest.raises(FetchError) as caught:
        world.client().request("GET", "http://127.0.0.1:1/", policy=Policy(opened=frozenset({"127.0.0.1"})))
    assert caught.value.later


@pytest.mark.parametrize(
    ("said", "wait", "seconds"),
    [
        ("120", timedelta(minutes=2), 120),
        (" 0 ", timedelta(0), 0),
        ("Wed, 04 Mar 2026 06:01:00 GMT", datetime(2026, 3, 4, 6, 1, tzinfo=UTC), 60),
        ("Wed, 04 Mar 2026 05:00:00 GMT", datetime(2026, 3, 4, 5, tzinfo=UTC), 0),
        ("soon", None, None),
        ("-1", None, None),
        ("", None, None),
    ],
)
def test_how_long_to_wait_is_read_in_both_forms(said: str, wait: object, seconds: float | None) -> None:
    assert (asked_to_wait(said), seconds_to_wait(said, NOW)) == (wait, seconds)


def test_the_story_is_read_by_default(host: Played, world: World) -> None:
    host.pages["/a"] = story()
    assert world.client().request("GET", ADDRESS).body == STORY
