"""Which answers are pages, and what is told of the others."""

import time
from collections.abc import Iterator

import pytest

from briefer import __version__
from briefer.errors import FetchError
from briefer.ingest.fetch.pages import Pages
from tests.network.hosts import STORY, Page, Played, World, leads_to, played, send, story


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


@pytest.fixture
def world(host: Played) -> World:
    return World(port=host.port)


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that is nine hours ahead."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "JST-9")
        time.tzset()
        yield
    time.tzset()


def error_of(world: World, host: Played, page: Page) -> str:
    """What is told of this page."""
    host.pages["/"] = page
    with pytest.raises(FetchError) as caught:
        Pages(client=world.client())("http://page.example/")
    assert str(caught.value).startswith("http://page.example/: ")
    return str(caught.value)


@pytest.mark.parametrize(
    ("said", "kind", "charset"),
    [
        ("text/html", "html", None),
        ("TEXT/HTML; Charset=UTF-8", "html", "UTF-8"),
        ('application/xhtml+xml;charset="iso-8859-1"', "html", "iso-8859-1"),
        ("text/markdown; variant=CommonMark; charset=utf-8", "markdown", "utf-8"),
        ("text/plain; charset=windows-1251", None, "windows-1251"),
        ("application/pdf", None, None),
        ("application/atom+xml; charset=utf-8", "feed", "utf-8"),
        ("text/xml", "feed", None),
        ("text/html; charset=", "html", None),
    ],
)
def test_pages_markdown_and_text_are_read(
    host: Played, world: World, said: str, kind: str | None, charset: str | None
) -> None:
    host.pages["/"] = story(said)
    page = Pages(client=world.client())("http://page.example/")
    assert (page.data, page.kind, page.charset) == (STORY, kind, charset)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("application/x-7z-compressed", "it is application/x-7z-compressed"),
        ("image/png", "it is image/png"),
        ("video/mp4", "it is video/mp4"),
        ("application/javascript; charset=utf-8", "it is application/javascript, and only HTML, Markdown, text, PDF, "),
        ("text/html, application/pdf", "it is text/html, application/pdf"),
        ("x" * 500, f"it is {'x' * 100}, and only"),
    ],
)
def test_other_types_are_refused_by_their_name_and_not_read(host: Played, world: World, said: str, told: str) -> None:
    body = send(200, b"x", Content_Type=said, Content_Length="1000000000")
    assert told in error_of(world, host, body)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (204, "it sends no page"),
        (206, "it sends no page"),
        (304, "it says that nothing changed"),
        (400, "it refuses the request"),
        (401, "it wants a log-in; open it in the browser, save the page and add the file"),
        (403, "it refuses to show the page; open it in the browser, save the page and add the file"),
        (404, "there is no such page; check the address"),
        (407, "a proxy on the way wants a log-in"),
        (410, "the page was taken down for good"),
        (418, "it refuses the request"),
        (429, "it was asked too often; try again later"),
        (451, "withheld for legal reasons"),
        (500, "the server failed; try again later"),
        (502, "the server failed"),
        (503, "not available now; try again later"),
        (599, "the server failed"),
        (999, "it does not answer as servers do"),
    ],
)
def test_an_answer_without_a_page_is_told_with_what_to_do(host: Played, world: World, status: int, told: str) -> None:
    error = error_of(world, host, send(status))
    assert told in error
    assert error.endswith(f"(HTTP {status})")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("120", "asked too often; try again in 120 s"),
        ("Wed, 04 Mar 2026 06:00:00 GMT", "asked too often; try again after 2026-03-04 06:00 UTC"),
        ("Wed, 04 Mar 2026 06:00:00 +0300", "asked too often; try again after 2026-03-04 03:00 UTC"),
        ("soon", "asked too often; try again later"),
        ("-5", "asked too often; try again later"),
        ("9" * 400, "asked too often; try again later"),
        ("Fri, 31 Dec 9999 23:00:00 -2300", "asked too often; try again later"),
        ("Wed, 04 Mar 2026 06:00:00", "asked too often; try again after 2026-03-04 06:00 UTC"),
    ],
)
@pytest.mark.usefixtures("tokyo")
def test_how_long_a_server_asks_to_wait_is_told_wherever_one_is(
    host: Played, world: World, said: str, told: str
) -> None:
    assert told in error_of(world, host, send(429, Retry_After=said))


def test_the_program_says_who_it_is_and_asks_for_what_it_reads(host: Played, world: World) -> None:
    host.pages["/"] = story()
    Pages(client=world.client())("http://page.example/")
    headers = host.asked[0].headers
    assert headers["User-Agent"] == f"Briefer/{__version__}"
    assert headers["Accept"].startswith("text/html, ")
    assert headers["Accept-Encoding"] == "gzip"


def test_a_refusal_names_the_first_address_and_where_it_led_without_what_is_secret(host: Played, world: World) -> None:
    host.pages["/?token=hush"] = leads_to("http://desk:hush@page.example/b?key=hush#hush")
    with pytest.raises(FetchError) as caught:
        Pages(client=world.client())("http://desk:hush@page.example/?token=hush#hush")
    assert str(caught.value) == (
        "http://page.example/: it leads to http://page.example/b: there is no such page; check the address (HTTP 404)"
    )
