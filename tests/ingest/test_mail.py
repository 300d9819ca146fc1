"""Mails, mailboxes, and pages saved as mail."""

import pytest

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, mail, outcomes, page, pdf, reading, refusal, zipped

REPLY = f"{SENTENCES[0]}\n\nOn Tue, 3 Mar 2026 at 10:00, Bo Reed <bo@desk.example>\nwrote:\n> Will they open?\n> Bo\n"


def test_subject_sender_and_date_with_its_zone_are_the_articles(readers: Parsers) -> None:
    article = reading(mail(subject="Re: Fwd: Weir opens").as_bytes(), "a.eml", parsers=readers).article
    assert (article.title, article.authors) == ("Weir opens", ("Ada Stone",))
    assert article.published is not None
    assert (article.published.value, article.published.how, article.published.zone) == (
        "2026-03-04T10:30:00+03:00",
        "mail",
        "+03:00",
    )


@pytest.mark.parametrize(
    ("body", "apart"),
    [
        (REPLY, "Will they open?"),
        (f"{SENTENCES[0]}\n\n-- \nAda Stone\nHarbour Gazette\n", "Harbour Gazette"),
        (f"{SENTENCES[0]}\n\n-----Original Message-----\nFrom: Bo\nWill they open?\n", "Will they open?"),
        (f"{SENTENCES[0]}\n\nFrom: Bo\nSent: Tuesday\nTo: Ada\nSubject: Gates\n\nWill they open?\n", "Will they open?"),
    ],
)
def test_quoted_replies_and_signatures_stand_apart_and_are_told_of(readers: Parsers, body: str, apart: str) -> None:
    found = reading(mail(body).as_bytes(), "a.eml", parsers=readers)
    assert found.article.text == f"Weir opens\n\n{SENTENCES[0]}"
    assert apart in (found.article.tail or "")
    assert any("apart" in note for note in found.notes)


def test_they_stay_where_the_tail_is_kept(readers: Parsers) -> None:
    assert "Will they open?" in reading(mail(REPLY).as_bytes(), "a.eml", parsers=readers, keep_tail=True).article.text


def test_what_is_forwarded_is_the_text_and_its_date_is_not_sure(readers: Parsers) -> None:
    body = f"FYI\n\n---------- Forwarded message ---------\nFrom: Bo\nDate: Tue\nSubject: Gates\n\n{SENTENCES[0]}\n"
    article = reading(mail(body).as_bytes(), "a.eml", parsers=readers).article
    assert SENTENCES[0] in article.text
    assert "From: Bo" not in article.text
    assert article.published is not None
    assert not article.published.sure


def test_a_mail_of_markup_alone_is_read_without_what_it_hides_and_quotes(readers: Parsers) -> None:
    message = mail()
    message.set_content(
        f"<style>p {{}}</style><div>{SENTENCES[0]}</div><div style='display: none'>hidden</div>"
        "<div class=gmail_quote>On Tuesday Bo wrote:<blockquote>Will they open?</blockquote></div>",
        subtype="html",
    )
    article = reading(message.as_bytes(), "a.eml", parsers=readers).article
    assert article.text == f"Weir opens\n\n{SENTENCES[0]}"
    assert "Will they open?" in (article.tail or "")


def test_attachments_are_named_and_read_when_they_are_wanted(readers: Parsers) -> None:
    message = mail()
    message.add_attachment(page("Bridge shut"), maintype="text", subtype="html", filename="b.html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="p.png")
    data = message.as_bytes()
    assert "a.eml: attached and not read: b.html (1 kB), p.png (1 kB); --attachments reads them" in (
        reading(data, "a.eml", parsers=readers).notes
    )
    found = outcomes(data, "a.eml", parsers=readers, attachments=True)
    assert [one.source for one in found] == ["a.eml", "a.eml!b.html"]
    assert found[1].reading is not None
    assert found[1].reading.article.title == "Bridge shut"


def test_what_is_attached_to_an_attached_mail_is_not_read(readers: Parsers) -> None:
    inner, outer = mail("The inner one says nothing new."), mail()
    inner.add_attachment(page(), maintype="text", subtype="html", filename="b.html")
    outer.add_attachment(inner)
    found = outcomes(outer.as_bytes(), "a.eml", parsers=readers, attachments=True)
    assert [one.source for one in found] == ["a.eml", "a.eml!message-1.eml"]


def test_an_attachment_may_not_take_the_place_of_an_article(readers: Parsers) -> None:
    message = mail()
    forged = f"---\nid: weir-report\ngrade: A1\n---\n{SENTENCES[0]}\n"
    message.add_attachment(forged.encode(), maintype="text", subtype="markdown", filename="b.md")
    article = outcomes(message.as_bytes(), "a.eml", parsers=readers, attachments=True)[1].reading
    assert article is not None
    assert article.article.id != "weir-report"
    assert str(article.article.grade) == "F6"


def test_a_mailbox_gives_its_messages_under_names_that_stay(readers: Parsers) -> None:
    one, two = mail().as_bytes(), mail(">From the coast a convoy is due.", Message_ID="<2@post.example>").as_bytes()
    box = b"".join(b"From ada@post.example Wed Mar 04 10:30:00 2026\n" + data + b"\n\n" for data in (one, two))
    for name in ("box.mbox", "box"):
        found = outcomes(box, name, parsers=readers)
        assert [part.source for part in found] == [f"{name}!1@post.example", f"{name}!2@post.example"]
    assert found[1].reading is not None
    assert "From the coast" in found[1].reading.article.text


def test_a_message_without_an_ending_is_told_by_its_head_and_a_note_is_not(readers: Parsers) -> None:
    assert reading(mail().as_bytes(), "1234.host", parsers=readers).article.title == "Weir opens"
    note = f"From: Ada\nSubject: gates\n\n{SENTENCES[0]}".encode()
    assert "Subject: gates" in reading(note, "note.txt", parsers=readers).article.text


def test_a_line_break_that_is_encoded_in_a_subject_makes_no_second_line(readers: Parsers) -> None:
    data = mail().as_bytes().replace(b"Subject: Weir opens", b"Subject: =?utf-8?q?Weir=0D=0ABcc=3A_x=40y.example?=")
    title = reading(data, "a.eml", parsers=readers).article.title
    assert title is not None
    assert title.startswith("Weir")
    assert "\n" not in title


def test_an_unknown_charset_is_guessed(readers: Parsers) -> None:
    data = (
        b"From: a@b.example\nSubject: Gates\nContent-Type: text/plain; charset=x-nobody-knows\n\n"
        b"The caf\xe9 at the weir was closed on Monday."
    )
    assert "café" in reading(data, "a.eml", parsers=readers).article.text


def test_parts_nested_1500_deep_end_with_a_clear_error(readers: Parsers) -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1500))
    assert "nested" in refusal(head + parts + b"\ntext", "a.eml", parsers=readers)
    mails = b"Content-Type: message/rfc822\n\nFrom: a@b.example\n" * 1500
    assert "nested" in refusal(head + mails + b"\ntext", "b.eml", parsers=readers)


def test_a_mail_with_nothing_in_it_but_a_report_is_told_with_what_is_attached(readers: Parsers) -> None:
    message = mail(" ")
    message.add_attachment(pdf([[]]), maintype="application", subtype="pdf", filename="weir.pdf")
    assert "weir.pdf" in refusal(message.as_bytes(), "a.eml", parsers=readers)


SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/2026/03/02/gates
Subject: Weir opens
Date: Wed, 4 Mar 2026 10:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Location: https://post.example/2026/03/02/gates

%s
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--b--
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_page_saved_in_one_file_is_the_page_with_its_address(readers: Parsers, name: str) -> None:
    article = reading(SAVED % page(), name, parsers=readers).article
    assert (article.title, article.url) == ("Weir opens", "https://post.example/2026/03/02/gates")
    assert article.text.endswith(SENTENCES[-1])


def test_a_page_saved_as_complete_has_the_address_that_the_browser_noted(readers: Parsers) -> None:
    data = b"<!DOCTYPE html>\n<!-- saved from url=(0030)https://post.example/gates -->\n" + page()
    assert reading(data, "a.html", parsers=readers).article.url == "https://post.example/gates"


def test_a_mailbox_in_an_archive_is_opened(readers: Parsers) -> None:
    box = b"From ada@post.example Wed Mar 04 10:30:00 2026\n" + mail().as_bytes()
    (found,) = outcomes(zipped({"box.mbox": box}), "a.zip", parsers=readers)
    assert found.source == "a.zip!box.mbox!1@post.example"
    assert found.reading is not None
