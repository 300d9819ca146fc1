"""OpenDocument texts, as some governments publish them."""

import pytest

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, outcomes, read_in_order, reading, refusal, zipped

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
    )
)
STYLES = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
META = (
    f'<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>%s</dc:title>'
    "<meta:creation-date>2026-03-01T09:00:00</meta:creation-date></office:meta></office:document-meta>"
)


def odt(body: str, *, title: str = "Report on the weir", manifest: bytes = b"<m/>") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": (META % title).encode(),
            "META-INF/manifest.xml": manifest,
        }
    )


def texts(body: str, readers: Parsers) -> list[str]:
    return reading(odt(body, title=""), "a.odt", parsers=readers).article.text.split("\n\n")


def test_title_headings_lists_and_rows_of_tables_are_read_in_order(readers: Parsers) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Gate", "State"), ("North", "open"))
    )
    body = (
        f'<text:p text:style-name="P1">Weir opens</text:p><text:p>{SENTENCES[0]}</text:p>'
        '<text:h text:outline-level="1">What is next</text:h>'
        f"<text:list><text:list-item><text:p>{SENTENCES[3]}</text:p></text:list-item></text:list><text:section><table:table>{rows}</table:table></text:section>"
    )
    article = reading(odt(body), "a.odt", parsers=readers).article
    read_in_order(article)
    assert article.published is not None
    assert (article.published.value, article.published.how, article.published.sure) == ("2026-03-01", "meta", False)


def test_spaces_breaks_and_spans_make_words(readers: Parsers) -> None:
    body = (
        "<text:p>The<text:s text:c='3'/>gates <text:span>at <text:a>Orrel</text:a></text:span>\n   are<text:tab/>open."
        "<text:line-break/>So they say.</text:p>"
    )
    assert texts(body, readers) == ["The gates at Orrel are open.", "So they say."]


def test_deleted_words_comments_and_indexes_are_left_out_and_told_of(readers: Parsers) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>They are shut.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:p>1 Gates</text:p>"
        "</text:table-of-content><text:p>The gates are<office:annotation><text:p>Sure?</text:p></office:annotation> "
        "open.<text:change text:change-id='c'/></text:p>"
    )
    found = reading(odt(body, title=""), "a.odt", parsers=readers)
    assert found.article.text == "The gates are open."
    assert found.notes == (
        "a.odt: changes are tracked in it; what was deleted (1 places) was left out",
        "a.odt: it has 1 comments, which were left out",
    )


def test_notes_come_after_the_text(readers: Parsers) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Interview.</text:p>"
        "</text:note-body></text:note>"
    )
    body = f"<text:p>The gates are open{note} today.</text:p><text:p>{SENTENCES[0]}</text:p>"
    assert texts(body, readers) == ["The gates are open today.", SENTENCES[0], "1 Interview."]


def test_the_title_of_the_properties_counts_for_want_of_a_better_one(readers: Parsers) -> None:
    body = f"<text:p>{SENTENCES[0]}</text:p>"
    found = reading(odt(body), "a.odt", parsers=readers)
    assert (found.article.title, found.notes) == (
        "Report on the weir",
        ("a.odt: its title is from the document's properties",),
    )
    assert reading(odt(body, title="Untitled 1"), "a.odt", parsers=readers).article.title is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (odt(""), "there is no text in this document"),
        (odt("<text:p>"), "the OpenDocument text is damaged"),
        (
            odt("<text:p>x</text:p>", manifest=b"<manifest:encryption-data/>"),
            "locked by a password",
        ),
    ],
)
def test_what_cannot_be_read_is_told_of(readers: Parsers, data: bytes, told: str) -> None:
    assert told in refusal(data, "a.odt", parsers=readers)


def test_entities_are_not_resolved_and_depth_does_no_harm(readers: Parsers) -> None:
    declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    content = f"{declared}<office:document-content {NAMES}><office:body><office:text><text:p>Gates &e; open.</text:p>"
    content += "</office:text></office:body></office:document-content>"
    (found,) = outcomes(zipped({"content.xml": content.encode()}), "a.odt", parsers=readers)
    assert found.reading is None or "root:" not in found.reading.article.text
    deep = "<text:span>" * 200 + "Gates are open." + "</text:span>" * 200
    assert texts(f"<text:p>{deep}</text:p>", readers) == ["Gates are open."]


def test_one_in_an_archive_is_opened(readers: Parsers) -> None:
    data = zipped({"a.odt": odt(f"<text:p>{SENTENCES[0]}</text:p>"), "b.txt": SENTENCES[1].encode()})
    assert [one.source for one in outcomes(data, "a.zip", parsers=readers) if one.reading] == [
        "a.zip!a.odt",
        "a.zip!b.txt",
    ]
