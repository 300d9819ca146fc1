"""What comes by an address is told by its bytes, and where they leave it open by the server's word and by its name."""

from collections.abc import Iterator

import pytest

from briefer.errors import FetchError, IngestError
from briefer.ingest import Fetched, Manner, Parsers, read_all
from briefer.ingest.fetch.kinds import ending_of
from briefer.ingest.fetch.pages import Pages
from briefer.network import Head
from tests.ingest.documents import NOW, SENTENCES, lines, mail, page, pdf, tarred, word, zipped
from tests.ingest.test_mail import SAVED
from tests.network.hosts import Page, Played, World, leads_to, played, story

WHERE = "http://page.example/get"
WEIR = pdf([[(60, 740, 20, "Weir opens"), *lines(60, 700, 10, *SENTENCES)]])
MARKED = f"# Weir opens\n\n{SENTENCES[0]} The gates are *open*.\n".encode()
RSS = (
    "<rss version='2.0'><channel><title>Post</title><item><title>Weir opens</title><link>http://page.example/1</link>"
    f"<description>{SENTENCES[0]}</description></item></channel></rss>"
).encode()
JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "title": "Weir opens", '
    f'"url": "http://page.example/1", "content_text": "{SENTENCES[0]}"}}]}}'
).encode()
BOX = b"From ada@post.example Wed Mar 04 10:30:00 2026\n" + mail().as_bytes()
DOCUMENTS = {
    "pdf": (WEIR, "application/pdf"),
    "docx": (word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "eml": (mail().as_bytes(), "message/rfc822"),
    "mbox": (BOX, "application/mbox"),
    "zip": (zipped({"a.html": page()}), "application/zip"),
    "tar": (tarred({"a.html": page()}), "application/x-tar"),
    "mhtml": (SAVED % page(), "multipart/related"),
    "html": (page(), "text/html"),
    "rss": (RSS, "application/rss+xml"),
    "json": (JSON, "application/feed+json"),
}
SILENT = ("application/octet-stream", "binary/octet-stream", "application/force-download", "text/plain", "")
"""Types of servers that do not know, or do not say."""


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        yield running


def fetched(host: Played, answer: Page, address: str = WHERE) -> Fetched:
    host.pages |= {"/get": answer, "/files/weir.md": answer, "/weir.md": answer}
    return Pages(client=World(port=host.port).client())(address)


def read(host: Played, readers: Parsers, answer: Page, address: str = WHERE) -> str:
    """The text of the one article that comes of it."""
    found = read_all(fetched(host, answer, address), source=address, manner=Manner(now=NOW), parsers=readers)
    (outcome,) = found
    assert outcome.reading is not None, outcome.error
    return outcome.reading.article.text


@pytest.mark.parametrize("form", DOCUMENTS)
def test_each_form_is_read_where_the_server_says_what_it_is(host: Played, readers: Parsers, form: str) -> None:
    data, said = DOCUMENTS[form]
    assert SENTENCES[0] in read(host, readers, story(said, data))


@pytest.mark.parametrize("said", SILENT)
@pytest.mark.parametrize("form", DOCUMENTS)
def test_each_form_is_read_where_the_server_does_not_say(host: Played, readers: Parsers, form: str, said: str) -> None:
    assert SENTENCES[0] in read(host, readers, story(said, DOCUMENTS[form][0]))


@pytest.mark.parametrize("said", ["text/html", "application/xml", "application/pdf", "application/msword"])
@pytest.mark.parametrize("form", ["pdf", "docx", "zip", "tar", "html", "rss", "json"])
def test_what_has_a_mark_is_read_whatever_the_server_calls_it(
    host: Played, readers: Parsers, form: str, said: str
) -> None:
    assert SENTENCES[0] in read(host, readers, story(said, DOCUMENTS[form][0]))


@pytest.mark.parametrize(
    "named",
    [
        'attachment; filename="weir.md"',
        "attachment; filename=weir.md",
        "attachment; filename*=UTF-8''hr%C3%A1z%20weir.md",
        "inline; filename=\"x.bin\"; filename*=utf-8'en'weir.MD",
        'attachment; filename="../../etc/weir.md"',
        'attachment; filename="C:\\\\weir.md"',
        'attachment; filename="weir.md. "',
    ],
)
def test_the_name_to_save_it_under_tells_what_the_bytes_do_not(host: Played, readers: Parsers, named: str) -> None:
    answer = story("application/octet-stream", MARKED, Content_Disposition=named)
    assert read(host, readers, answer).endswith("The gates are open.")


@pytest.mark.parametrize(
    "named",
    [
        'attachment; filename="weir.md\x00.exe"',
        "attachment; filename*=utf-8''weir.md%00",
        f'attachment; filename="{"a" * 5000}.md"',
        "attachment; filename*=no-such-set''%FF%FE",
        "attachment; filename*='''''",
        'attachment; filename="',
        "filename",
        ";;;=",
    ],
)
def test_a_name_that_is_none_says_nothing(named: str) -> None:
    head = Head(status=200, headers={"content-disposition": named}, address="http://page.example/", source="x")
    assert ending_of(head) == ""


def test_an_address_tells_by_where_it_led_in_the_end(host: Played, readers: Parsers) -> None:
    host.pages["/a"] = leads_to("/files/weir.md")
    answer = story("text/plain", MARKED)
    assert read(host, readers, answer, "http://page.example/a").endswith("The gates are open.")


@pytest.mark.parametrize("address", ["http://news.md/", "http://news.md", "http://archive.zip/"])
def test_a_country_s_ending_is_none_of_a_file(address: str) -> None:
    assert ending_of(Head(status=200, headers={}, address=address, source=address)) == ""


@pytest.mark.parametrize(
    ("said", "data", "told"),
    [
        ("application/msword", b"\xd0\xcf\x11\xe0" + bytes(600), "it is an old Word file"),
        ("application/rtf", b"{\\rtf1 Gates}", "it is a rich text file; save it as .docx"),
        ("application/octet-stream", b"\x89PNG\r\n\x1a\n" + bytes(60), "it is a picture"),
        ("application/octet-stream", bytes(range(256)) * 9, "the input is binary"),
        ("", b"\x7fELF" + bytes(60), "it is a program"),
        ("application/json", b'{"gates": "shut"}', "it is JSON and no JSON Feed"),
        ("application/pdf", b"", "the input is empty"),
    ],
)
def test_bytes_that_are_nothing_to_read_are_told_of(
    host: Played, readers: Parsers, said: str, data: bytes, told: str
) -> None:
    page = fetched(host, story(said, data))
    (outcome,) = read_all(page, source=WHERE, manner=Manner(now=NOW), parsers=readers)
    assert isinstance(outcome.error, IngestError)
    assert str(outcome.error).startswith(WHERE)
    assert told in str(outcome.error)


@pytest.mark.parametrize("said", ["image/png", "video/mp4", "font/woff2", "application/x-msdownload", "text/css"])
def test_what_is_no_article_by_its_type_is_refused_unread(host: Played, said: str) -> None:
    with pytest.raises(FetchError, match=f"it is {said}, and only HTML"):
        fetched(host, story(said, WEIR))
