"""Pages that were fetched, as articles, and `briefer add` of their addresses."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from briefer.ingest import Fetched, read_article
from tests.cli.program import call, workspace
from tests.ingest.documents import lines, pdf
from tests.network.hosts import STORY, Played, leads_to, played, send, story

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
WORDS = "Ministři v pondělí oznámili, že hráz zůstane zavřená, dokud hladina neklesne. " * 4


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return workspace(tmp_path / "watch", '[fetch]\nallow_private = ["127.0.0.1"]\n')


def page(
    data: bytes,
    *,
    address: str = "https://a.example/2026/story?id=4",
    charset: str | None = None,
    kind: Literal["html", "markdown"] | None = "html",
) -> Fetched:
    return Fetched(data=data, address=address, charset=charset, kind=kind)


def html(words: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Hráz</title>{head}</head><body><p>{words}</p></body></html>"


def test_the_article_has_the_address_where_it_was_found_and_the_time() -> None:
    article = read_article(page(STORY), source="https://a.example/r", now=NOW)
    assert article.url == "https://a.example/2026/story?id=4"
    assert article.id.startswith("story-")
    assert article.retrieved == "2026-03-04T06:00:00+00:00"
    assert article.source == "https://a.example/r"


def test_the_id_is_that_of_the_address_whatever_led_there() -> None:
    ids = {
        read_article(page(STORY, address=address), source=source, now=NOW).id
        for address in ("https://a.example/story", "https://A.example:443/story?utm_source=x")
        for source in ("https://a.example/r", "https://b.example/s")
    }
    assert len(ids) == 1


def test_a_page_cannot_take_the_address_of_another() -> None:
    head = '<link rel="canonical" href="https://other.example/theirs"><meta property="og:url" content="/b">'
    article = read_article(page(html(WORDS, head).encode()), source="https://a.example/r", now=NOW)
    assert article.url == "https://a.example/2026/story?id=4"


@pytest.mark.parametrize("address", ["http://intranet/story", "http://[fd12::1]:8080/story"])
def test_a_host_without_a_dot_has_an_address_too(address: str) -> None:
    article = read_article(page(STORY, address=address), source=address, now=NOW)
    assert (article.url, article.id.startswith("story-")) == (address, True)


def test_the_day_in_the_address_is_known_where_the_page_says_none() -> None:
    found = read_article(page(STORY, address="https://a.example/2026/03/02/gates"), source="x", now=NOW).published
    assert found is not None
    assert (found.value, found.how, found.sure) == ("2026-03-02", "url", False)


@pytest.mark.parametrize(
    ("charset", "meta", "encoding"),
    [
        ("windows-1250", "", "windows-1250"),
        ("windows-1250", '<meta charset="iso-8859-1">', "windows-1250"),
        (None, '<meta charset="windows-1250">', "windows-1250"),
        ("no-such-set", '<meta charset="windows-1250">', "windows-1250"),
        ("hex", '<meta charset="windows-1250">', "windows-1250"),
        ("iso-8859-1", "", "utf-8"),
    ],
)
def test_the_server_s_charset_goes_before_the_page_s(charset: str | None, meta: str, encoding: str) -> None:
    data = html(WORDS, meta).encode(encoding)
    assert WORDS.strip() in read_article(page(data, charset=charset), source="x", now=NOW).text


def test_text_and_markdown_are_read_as_such() -> None:
    marked = b"# Gates stay shut\n\nThe board said that the gates *at Orrel* would stay shut."
    as_marked = read_article(page(marked, kind="markdown"), source="https://a.example/a.txt", now=NOW)
    assert as_marked.text.endswith("the gates at Orrel would stay shut.")
    plain = b"The board said that the gates would stay shut."
    assert read_article(page(plain, kind=None), source="https://a.example/a", now=NOW).text == plain.decode()


def test_a_stranger_s_front_matter_sets_nothing_that_is_the_desk_s() -> None:
    front = b"""---
id: taken-article
title: Gates stay shut
published: 2027-01-01
grade: A1
marking: TLP:RED
tags: [checked]
url: https://other.example/theirs
---
The board said that the gates would stay shut.
"""
    article = read_article(page(front, kind="markdown"), source="https://a.example/a", now=NOW)
    assert article.id != "taken-article"
    assert (article.grade.source, article.grade.item, article.marking, article.tags) == ("F", "6", None, ())
    assert (article.url, article.published) == ("https://a.example/2026/story?id=4", None)
    assert article.title == "Gates stay shut"


def test_add_takes_a_page_in_and_a_changed_one_as_its_next_version(host: Played, desk: Path) -> None:
    host.pages |= {"/a": leads_to("/story"), "/story": story()}
    address = f"http://127.0.0.1:{host.port}/a"
    assert call(desk, "add", address).out.startswith("new ")
    assert call(desk, "add", address).out.startswith("unchanged ")
    host.pages["/story"] = story(body=STORY.replace(b"Monday", b"Tuesday"))
    assert call(desk, "add", address, "--tag", "dam").out.startswith("new version ")
    (listed,) = call(desk, "list", "--json").json
    assert (listed["url"], listed["version"], listed["tags"]) == (f"http://127.0.0.1:{host.port}/story", 2, ["dam"])


def test_add_goes_on_after_an_address_that_fails_and_ends_with_5(host: Played, desk: Path) -> None:
    host.pages["/story"] = story()
    base = f"http://127.0.0.1:{host.port}"
    done = call(desk, "add", f"{base}/none?token=hush", f"{base}/story", "http://127.1:1/")
    assert (done.code, done.out.count("new ")) == (5, 1)
    assert done.err == (
        f"warning: {base}/none: there is no such page; check the address (HTTP 404)\n"
        "warning: http://127.1:1/: 127.1 is 127.0.0.1, a loopback address, and only public ones are dialled; "
        'if the host is yours, set allow_private = ["127.1"] under [fetch] in briefer.toml\n'
    )


def test_add_ends_with_1_where_a_file_failed_too(host: Played, desk: Path) -> None:
    assert call(desk, "add", f"http://127.0.0.1:{host.port}/none", "none.txt").code == 1


def test_add_ends_with_1_where_a_page_came_and_has_no_article(host: Played, desk: Path) -> None:
    host.pages["/story"] = send(200, b"%PDF-1.7", Content_Type="text/html")
    done = call(desk, "add", f"http://127.0.0.1:{host.port}/story")
    assert (done.code, "the PDF is damaged" in done.err) == (1, True)


def test_add_as_json_tells_what_became_of_each_address(host: Played, desk: Path) -> None:
    done = call(desk, "add", "--json", f"http://127.0.0.1:{host.port}/none?token=hush")
    (record,) = done.json
    assert (record["source"], record["outcome"]) == (f"http://127.0.0.1:{host.port}/none", "failed")
    assert "hush" not in done.out


def test_without_being_opened_nothing_on_this_machine_is_reached(host: Played, tmp_path: Path) -> None:
    host.pages["/story"] = story()
    done = call(workspace(tmp_path / "other"), "add", f"http://127.0.0.1:{host.port}/story")
    assert (done.code, host.paths) == (5, [])


def test_other_commands_say_where_addresses_are_fetched(desk: Path) -> None:
    done = call(desk, "analyze", "https://a.example/story?token=hush")
    assert (done.code, "https://a.example/story: no addresses are fetched here" in done.err) == (1, True)


@pytest.mark.parametrize("said", ["application/pdf", "application/octet-stream", "text/html", ""])
def test_add_takes_a_pdf_in_whatever_the_server_calls_it(host: Played, desk: Path, said: str) -> None:
    words = "Engineers opened the gates of the weir at dawn on Tuesday, the river authority said."
    data = pdf([[(60, 740, 20, "Weir opens"), *lines(60, 700, 10, words)]])
    host.pages["/get?id=4"] = story(said, data, Content_Disposition="attachment; filename=statement.pdf")
    done = call(desk, "add", f"http://127.0.0.1:{host.port}/get?id=4")
    assert (done.code, done.out.startswith("new ")) == (0, True)
    (listed,) = call(desk, "list", "--json").json
    assert listed["title"] == "Weir opens"
