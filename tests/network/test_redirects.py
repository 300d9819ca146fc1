"""Where a page leads, and how far one goes along."""

from collections.abc import Iterator

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import FetchError
from briefer.network.links import led_on, parsed
from tests.network.hosts import PUBLIC, STORY, Played, World, leads_to, played, story


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_page_has_the_last_address(host: Played, world: World, status: int) -> None:
    host.pages |= {"/old": leads_to("/new?id=4", status), "/new?id=4": story()}
    page = world.get()("http://page.example/old#top")
    assert (page.address, page.body) == ("http://page.example/new?id=4", STORY)


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("new", "/a/new"),
        ("../new", "/new"),
        ("?id=4", "/a/old?id=4"),
        ("//page.example/new", "/new"),
        ("HTTP://PAGE.EXAMPLE:80/new", "/new"),
        (" /new ", "/new"),
        ("/neü".encode().decode("latin-1"), "/ne%C3%BC"),
        ("/new#part", "/new"),
    ],
)
def test_a_relative_or_odd_place_is_found(host: Played, world: World, place: str, path: str) -> None:
    host.pages |= {"/a/old": leads_to(place), path: story()}
    assert world.get()("http://page.example/a/old").address == f"http://page.example{path}"


def test_five_redirects_are_followed_and_six_are_not(host: Played, world: World) -> None:
    host.pages |= {f"/{step}": leads_to(f"/{step + 1}") for step in range(6)}
    host.pages["/6"] = story()
    assert world.get()("http://page.example/1").body == STORY
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        world.get()("http://page.example/0")
    assert "/6" not in host.paths[6:]


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_circle_is_told_as_soon_as_it_closes(host: Played, world: World, status: int) -> None:
    host.pages |= {"/a": leads_to("/b", status), "/b": leads_to("/a", status)}
    with pytest.raises(FetchError, match="its redirects go in a circle"):
        world.get()("http://page.example/a")
    assert host.paths == ["/a", "/b"]


@pytest.mark.parametrize(
    "place",
    ["ftp://page.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,a", "gopher://x:70/_"],
)
def test_a_redirect_leads_to_no_other_scheme(host: Played, world: World, place: str) -> None:
    host.pages["/"] = leads_to(place)
    with pytest.raises(FetchError, match="only http and https are read"):
        world.get()("http://page.example/")


def test_a_redirect_does_not_lead_from_https_to_http() -> None:
    with pytest.raises(FetchError, match="from a secure to an open connection"):
        led_on(httpx2.URL("https://a.example/"), moved("http://a.example/"), "https://a.example/")


def test_a_redirect_leads_from_http_to_https() -> None:
    assert led_on(httpx2.URL("http://a.example/"), moved("//b.example/x"), "").scheme == "http"
    assert str(led_on(httpx2.URL("http://a.example/"), moved("https://b.example/x"), "")) == "https://b.example/x"


@pytest.mark.parametrize("status", [300, 304, 305, 306, 399])
def test_other_answers_of_the_kind_lead_nowhere(host: Played, world: World, status: int) -> None:
    host.pages |= {"/": leads_to("/new", status), "/new": story()}
    assert world.get()("http://page.example/").status == status
    assert host.paths == ["/"]


def test_a_redirect_without_a_place_is_told(host: Played, world: World) -> None:
    host.pages["/"] = leads_to("", 302)
    with pytest.raises(FetchError):
        world.get()("http://page.example/")


def test_what_one_host_sets_or_is_told_goes_to_no_other(
    host: Played, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name from the environment
        file.write("machine page.example login desk password hush\n")
    monkeypatch.setenv("NETRC", netrc)
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{host.port}")
    host.pages |= {"/a": leads_to("http://desk:hush@page.example/b", Set_Cookie="track=1; Path=/"), "/b": story()}
    assert world.get()("http://desk:hush@page.example/a").address == "http://page.example/b"
    for request in host.asked:
        assert request.headers.get_all("Host") == ["page.example"]
        assert {name.lower() for name in request.headers} == {
            "host", "user-agent", "accept-encoding", "connection"
        }  # fmt: skip
    assert world.dialled == [PUBLIC, PUBLIC]


def test_errors_name_the_first_address_and_where_it_led_without_what_is_secret(host: Played, world: World) -> None:
    host.pages["/a?token=hush"] = leads_to("http://desk:hush@none.example/b?key=hush#hush")
    with pytest.raises(FetchError) as caught:
        world.get()("http://desk:hush@page.example/a?token=hush#hush")
    assert str(caught.value) == (
        "http://page.example/a: it leads to http://none.example/b: the host none.example is not known; "
        "check the address"
    )


def test_logs_hold_nothing_of_an_address_that_is_secret(
    host: Played, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    host.pages |= {"/a?token=hush": leads_to("/b?token=hush", Set_Cookie="session=hush"), "/b?token=hush": story()}
    world.get()("http://desk:hush@page.example/a?token=hush")
    assert host.paths == ["/a?token=hush", "/b?token=hush"]
    assert "hush" not in caplog.text


def moved(place: str | bytes) -> httpx2.Response:
    return httpx2.Response(302, headers=[(b"location", place if isinstance(place, bytes) else place.encode())])


@given(st.binary())
def test_whatever_a_server_calls_a_place_is_an_address_or_an_error(place: bytes) -> None:
    try:
        found = led_on(httpx2.URL("http://a.example/b"), moved(place), "http://a.example/b")
    except FetchError:
        return
    assert found.scheme in {"http", "https"}
    assert not found.userinfo


@given(st.text())
def test_whatever_a_person_calls_an_address_is_one_or_an_error(words: str) -> None:
    try:
        found = parsed(f"http://{words}", "")
    except FetchError:
        return
    assert found.raw_host
    assert not found.userinfo
