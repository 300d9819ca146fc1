"""PDFs and other documents that feeds lead to or enclose, and that stand at a source's own address."""

import pytest

from briefer.config import Source
from tests.ingest.documents import lines, mail, page, pdf, word, zipped
from tests.network.hosts import send, story
from tests.workflow.fetching.newsroom import Newsroom, feed, item

TEASER = "<p>The ministry issued a statement.</p>"
SAID = (
    "The ministry said on Monday that the gates at Orrel would stay shut until the level",
    "fell, and that nobody had asked it for anything else.",
)
LONG = [line for _ in range(12) for line in SAID]
STATEMENT = pdf([[(60, 740, 20, "Statement on the gates"), *lines(60, 700, 10, *LONG)]], {"CreationDate": "D:20200101"})
PLACE = "http://paper.example/files/statement.pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANDING = (
    b"<html><body><article><h1>Statement</h1>"
    b"<p>The ministry issued a statement on Monday about the gates at Orrel.</p></article></body>"
)


def enclosure(place: str = PLACE, kind: str = "application/pdf") -> str:
    return f'<enclosure url="{place}" type="{kind}" length="1"/>'


@pytest.mark.parametrize("said", ["application/pdf", "application/octet-stream", "text/html", ""])
def test_an_entry_that_links_to_a_pdf_is_read_there_with_the_feed_s_date(room: Newsroom, said: str) -> None:
    room.host.pages |= {"/feed": feed(item(link=PLACE, body=TEASER)), "/files/statement.pdf": story(said, STATEMENT)}
    assert room.one().gaps == ()
    (row,) = room.articles
    assert (row.title, row.url, row.tags) == ("Statement on the gates", PLACE, ())
    assert row.published is not None
    assert (row.published.day.isoformat(), row.published.how, row.published.sure) == ("2026-03-03", "feed", True)
    assert room.library.get(row.id).text.count("the gates at Orrel") == 12


def test_a_pdf_that_an_entry_without_a_link_encloses_is_its_page(room: Newsroom) -> None:
    room.host.pages |= {
        "/feed": feed(item(link="", body=TEASER, more=enclosure())),
        "/files/statement.pdf": story("application/pdf", STATEMENT),
    }
    room.one()
    (row,) = room.articles
    assert (row.url, row.title) == (PLACE, "Statement on the gates")


@pytest.mark.parametrize(
    ("more", "data", "said"),
    [
        (enclosure(), STATEMENT, "application/pdf"),
        (enclosure(kind="application/octet-stream"), STATEMENT, "application/octet-stream"),
        (enclosure("http://paper.example/get?id=4"), STATEMENT, ""),
    ],
)
def test_a_document_goes_before_a_page_that_only_leads_to_it(room: Newsroom, more: str, data: bytes, said: str) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER, more=more)), "/story/1": story(body=LANDING)}
    room.host.pages |= {path: story(said, data) for path in ("/files/statement.pdf", "/get?id=4")}
    room.one()
    (row,) = room.articles
    assert room.library.get(row.id).text.count("the gates at Orrel") == 12
    assert room.one(at_once=True).outcome == "nothing new"


def test_a_page_in_full_needs_no_document_and_recordings_are_none(room: Newsroom) -> None:
    sound = enclosure("http://paper.example/a.mp3", "audio/mpeg")
    room.host.pages |= {
        "/feed": feed(item(1, body=TEASER, more=enclosure()), item(2, body=TEASER, more=sound)),
        "/story/1": story(body=page("Gates") * 6),
        "/story/2": story(body=LANDING),
    }
    room.host.pages["/story/1"] = story(body=b"<html><body><article>" + b"<p>%s</p>" % " ".join(LONG).encode())
    room.one()
    assert [path for path in room.host.paths if path != "/robots.txt"] == ["/feed", "/story/1", "/story/2"]


def test_a_document_that_is_gone_leaves_the_page_and_is_told(room: Newsroom) -> None:
    room.host.pages |= {"/feed": feed(item(body=TEASER, more=enclosure())), "/story/1": story(body=LANDING)}
    (gap,) = room.one().gaps
    assert gap == (f"{PLACE}: there is no such page; check the address (HTTP 404); the page that leads to it was taken")
    assert "issued a statement on Monday" in room.library.get(room.articles[0].id).text


def test_a_document_stands_in_for_a_page_that_is_gone(room: Newsroom) -> None:
    room.host.pages |= {
        "/feed": feed(item(body=TEASER, more=enclosure())),
        "/files/statement.pdf": story("application/pdf", STATEMENT),
    }
    assert room.one().gaps == ()
    assert room.articles[0].title == "Statement on the gates"


def test_an_attachment_of_json_feed_is_one_too(room: Newsroom) -> None:
    data = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": "1", "title": "Gates", '
        f'"content_text": "A statement.", "attachments": [{{"url": "{PLACE}", "mime_type": "application/pdf"}}]}}]}}'
    ).encode()
    room.host.pages |= {
        "/feed": story("application/feed+json", data),
        "/files/statement.pdf": story("application/pdf", STATEMENT),
    }
    room.one()
    assert room.articles[0].url == PLACE


def at(room: Newsroom, said: str, data: bytes, path: str = "/latest") -> Source:
    room.host.pages[path] = story(said, data)
    return Source(kind="address", name="latest", url=f"http://paper.example{path}")


@pytest.mark.parametrize("said", ["application/pdf", "application/octet-stream", "text/plain", "text/html", ""])
def test_a_source_s_address_may_be_that_of_a_pdf(room: Newsroom, said: str) -> None:
    source = at(room, said, STATEMENT)
    assert room.one(source).news == 1
    (row,) = room.articles
    assert row.published is not None
    assert (row.title, row.published.how, row.published.sure) == ("Statement on the gates", "meta", False)
    assert room.one(source, at_once=True).outcome == "nothing new"


@pytest.mark.parametrize(
    ("said", "data", "titles"),
    [
        (DOCX, word(), {"Weir opens"}),
        ("message/rfc822", mail().as_bytes(), {"Weir opens"}),
        ("application/zip", zipped({"a.html": page("Weir opens"), "b.docx": word()}), {"Weir opens"}),
        (
            "application/octet-stream",
            zipped({"a.html": page("Gates"), "b.eml": mail().as_bytes()}),
            {"Weir opens", "Gates"},
        ),
    ],
)
def test_a_source_s_address_may_be_that_of_whatever_is_read(
    room: Newsroom, said: str, data: bytes, titles: set[str]
) -> None:
    room.one(at(room, said, data))
    assert {row.title for row in room.articles} == titles


def test_what_cannot_be_read_in_an_archive_is_told_and_the_rest_taken(room: Newsroom) -> None:
    data = zipped({"a.html": page("Gates"), "b.pdf": b"%PDF-1.7 broken"})
    fetched = room.one(at(room, "application/zip", data))
    assert fetched.news == 1
    (told,) = [str(one.error) for one in fetched.taken if one.error]
    assert told.startswith("http://paper.example/latest!b.pdf: the PDF is damaged")


@pytest.mark.parametrize("said", ["application/rss+xml", "text/html", "application/octet-stream", ""])
def test_a_feed_at_the_address_of_a_page_is_told_of_whatever_the_server_calls_it(room: Newsroom, said: str) -> None:
    feed_of_one = b"<rss version='2.0'><channel><item><title>Gates</title><guid>1</guid></item></channel></rss>"
    assert 'write kind = "feed"' in str(room.one(at(room, said, feed_of_one)).error)


def test_a_page_that_has_the_type_of_xml_is_read(room: Newsroom) -> None:
    room.one(at(room, "application/xml", b'<?xml version="1.0"?>\n<!DOCTYPE html>\n' + page("Gates")))
    assert [row.title for row in room.articles] == ["Gates"]


def test_a_picture_at_a_source_s_address_is_told_of(room: Newsroom) -> None:
    room.host.pages["/latest"] = send(200, b"\x89PNG", Content_Type="image/png")
    source = Source(kind="address", name="latest", url="http://paper.example/latest")
    assert "it is image/png, and only HTML" in str(room.one(source).error)
