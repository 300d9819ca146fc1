"""Mail as analysts are sent it: newsletters, what is passed on, replies of many programs, what is signed or locked."""

import base64

import pytest

from briefer.ingest import Parsers, Reading
from tests.ingest.documents import SENTENCES, reading, refusal

HEAD = (
    "From: Ada Stone <ada@post.example>\nTo: desk@post.example\nSubject: %s\nDate: Wed, 04 Mar 2026 10:30:00 +0300\n"
    "Message-ID: <1@post.example>\nMIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"
BODY = "\n\n".join(SENTENCES[:2])


def read(readers: Parsers, rest: str, subject: str = "Weir opens") -> Reading:
    return reading((HEAD % subject + rest).encode(), "a.eml", parsers=readers)


def refused(readers: Parsers, rest: str) -> str:
    return refusal((HEAD % "Gates" + rest).encode(), "a.eml", parsers=readers)


def alternative(*parts: str) -> str:
    return (
        "Content-Type: multipart/alternative; boundary=b\n\n" + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n"
    )


NEWSLETTER = (
    "<html><body><div style='display:none'>What is in it</div><table><tr><td><a href='#'>View in browser</a></td></tr>"
    f"<tr><td><img src='a.png'><h1>Weir opens</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></td></tr><tr><td>"
    "You are receiving this email because you signed up at post.example.<br>Harbour Gazette, 1 Quay Street, Orrel<br>"
    "<a href='#'>Unsubscribe</a> | <a href='#'>Privacy policy</a></td></tr></table>"
    "<img src='https://t.example/pixel.gif' width=1 height=1></body></html>"
)
IN_PLAIN = (
    f"View this email in your browser (https://t.example/view?u=1)\n\nWeir opens\n==========\n\n{SENTENCES[0]}\n\n"
    f"Read more (https://t.example/c?x)\n\n{SENTENCES[1]}\n\n--------------------\n"
    "You are receiving this email because you signed up.\nHarbour Gazette, 1 Quay Street\n"
)


@pytest.mark.parametrize(
    "rest",
    [
        HTML + NEWSLETTER,
        PLAIN + IN_PLAIN,
        alternative(PLAIN + IN_PLAIN, HTML + NEWSLETTER),
        alternative(PLAIN + "Please view this in a program that shows HTML.", HTML + NEWSLETTER),
    ],
)
def test_a_newsletter_is_its_news_and_its_furniture_stands_apart(readers: Parsers, rest: str) -> None:
    found = read(readers, rest)
    assert found.article.text == f"Weir opens\n\n{BODY}"
    assert "1 Quay Street" in (found.article.tail or "")
    assert any("apart (signature, quoted mail, notices)" in note for note in found.notes)


@pytest.mark.parametrize(
    "foot",
    [
        "_______________________________________________\ngates mailing list\ngates@lists.example",
        "Sent from my iPhone",
        "This e-mail and any attachments are confidential and intended solely for the addressee.\nDelete it.",
        "Wenn Sie den Newsletter nicht mehr wollen, können Sie sich hier abmelden: klicken Sie hier.",
        "To unsubscribe from this group, send an email to x@lists.example.",
    ],
)
def test_notices_below_stand_apart(readers: Parsers, foot: str) -> None:
    assert read(readers, f"{PLAIN}{BODY}\n\n{foot}\n").article.text == f"Weir opens\n\n{BODY}"


@pytest.mark.parametrize(
    "last",
    [
        "Members may opt out of the scheme until June, the minister said.",
        "The board put his name on a mailing list.",
        "Los socios pueden darse de baja del partido, dijo el ministro.",
        "The report is confidential, the board said.",
    ],
)
def test_news_that_sounds_like_a_notice_stays(readers: Parsers, last: str) -> None:
    assert read(readers, f"{PLAIN}{BODY}\n\n{last}\n").article.text.endswith(last)


FIELDS = [
    ("From", "Sent", "To", "Subject"),
    ("Von", "Gesendet", "An", "Betreff"),
    ("De ", "Envoyé ", "À ", "Objet "),
    ("De", "Enviado el", "Para", "Asunto"),
    ("Da", "Inviato", "A", "Oggetto"),
    ("Van", "Verzonden", "Aan", "Onderwerp"),
    ("Od", "Wysłano", "Do", "Temat"),
    ("От", "Отправлено", "Кому", "Тема"),
    ("من", "تم الإرسال", "إلى", "الموضوع"),
    ("Kimden", "Gönderildi", "Kime", "Konu"),
    ("发件人", "发送时间", "收件人", "主题"),
]


def quoted(fields: tuple[str, ...], body: str) -> str:
    values = ("Bo Reed <bo@desk.example>", "Tuesday, March 3, 2026 9:00 AM", "Ada Stone", "Gates")
    return "\n".join(f"{name}: {value}" for name, value in zip(fields, values, strict=True)) + f"\n\n{body}\n"


@pytest.mark.parametrize("fields", FIELDS)
def test_what_outlook_quotes_stands_apart_in_every_language(readers: Parsers, fields: tuple[str, ...]) -> None:
    found = read(readers, f"{PLAIN}{SENTENCES[0]}\n\n{quoted(fields, 'Will they open?')}", "RE: Gates")
    assert found.article.text == f"Gates\n\n{SENTENCES[0]}"
    assert "Will they open?" in (found.article.tail or "")


@pytest.mark.parametrize("fields", FIELDS)
@pytest.mark.parametrize("above", ["", "FYI\n\n"])
def test_what_is_passed_on_is_the_text_with_its_own_sender_and_date(
    readers: Parsers, fields: tuple[str, ...], above: str
) -> None:
    article = read(readers, f"{PLAIN}{above}{quoted(fields, BODY)}", "FW: Gates").article
    assert article.text.endswith(BODY)
    assert article.authors == ("Bo Reed",)
    assert article.published is not None
    assert (article.published.value, article.published.how, article.published.sure) == (
        "2026-03-03T09:00",
        "mail",
        False,
    )


GMAIL = (
    f"{HTML}<div>FYI<div class=gmail_quote><div>---------- Forwarded message ---------<br>From: <b>Bo Reed</b> "
    "&lt;bo@desk.example&gt;<br>Date: Tue, 3 Mar 2026 at 09:00<br>Subject: Gates<br></div>"
    f"<p>{SENTENCES[0]}</p></div></div>"
)
APPLE = (
    f"{HTML}<div>FYI</div><div>Begin forwarded message:</div><blockquote type=cite><div><b>From: </b>Bo Reed</div>"
    "<div><b>Date: </b>3 March 2026 at 09:00:00</div><div><b>Subject: </b>Gates</div>"
    f"<p>{SENTENCES[0]}</p></blockquote>"
)
APPLE_PLAIN = (
    f"{PLAIN}FYI\n\nBegin forwarded message:\n\n> From: Bo Reed <bo@desk.example>\n> Date: 3 March 2026 at 09:00:00\n"
    f"> To: ada@post.example,\n>   desk@post.example\n>\n> {SENTENCES[0]}\n"
)


@pytest.mark.parametrize("rest", [GMAIL, APPLE, APPLE_PLAIN])
def test_what_gmail_and_apple_pass_on_is_no_quotation(readers: Parsers, rest: str) -> None:
    article = read(readers, rest, "Fwd: Gates").article
    assert article.text == f"Gates\n\nFYI\n\n{SENTENCES[0]}"
    assert article.authors == ("Bo Reed",)
    assert article.published is not None
    assert (article.published.value, article.published.sure) == ("2026-03-03T09:00", False)


def test_a_quotation_of_what_was_passed_on_is_one(readers: Parsers) -> None:
    rest = (
        f"{HTML}<p>{SENTENCES[0]}</p><div class=gmail_quote>On Tuesday Bo wrote:<blockquote>Look: "
        "<div>---------- Forwarded message ---------</div>From: Cy<br>Will they open?</blockquote></div>"
    )
    assert read(readers, rest, "Re: Gates").article.text == f"Gates\n\n{SENTENCES[0]}"


def test_lines_that_flow_are_whole_and_those_that_do_not_are_apart(readers: Parsers) -> None:
    words = f"{SENTENCES[0][:40]} \n{SENTENCES[0][40:]}\n{SENTENCES[1]}\n From the coast a convoy is due.\n"
    words += "> Will they \n> open?\n"
    found = read(readers, f"Content-Type: text/plain; format=flowed; delsp=yes\n\n{words}")
    assert found.article.text.split("\n\n")[1:] == [SENTENCES[0], SENTENCES[1], "From the coast a convoy is due."]
    assert "Will theyopen?" in (found.article.tail or "")


def test_without_a_date_the_first_machine_tells_it_and_is_not_sure(readers: Parsers) -> None:
    head = (
        "From: Ada <ada@post.example>\nReceived: from a by b; Wed, 04 Mar 2026 10:31:00 +0300\n"
        "Received: from c by a; Wed, 04 Mar 2026 10:30:30 +0300\nSubject: Gates\n"
    )
    for more in ("", "Date: Thu, 04 Mar 2027 10:30:00 +0300\n", "Date: soon\n"):
        published = reading(f"{head}{more}\n{BODY}".encode(), "a.eml", parsers=readers).article.published
        assert published is not None
        assert (published.value, published.how, published.sure) == ("2026-03-04T10:30:30+03:00", "mail", False)


def test_subjects_in_encoded_words_and_in_bare_bytes_are_read(readers: Parsers) -> None:
    words = "=?utf-8?B?SHLDoXogesWvc3RhbmU=?=\n =?iso-8859-2?Q?_zav=F8en=E1?="
    assert read(readers, PLAIN + BODY, words).article.title == "Hráz zůstane zavřená"
    assert read(readers, PLAIN + BODY, "Hráz zůstane").article.title == "Hráz zůstane"


def der(tag: int, *held: bytes) -> bytes:
    body = b"".join(held)
    length = bytes([len(body)]) if len(body) < 128 else bytes([0x82, len(body) >> 8, len(body) & 255])
    return bytes([tag]) + length + body


INNER = (PLAIN + BODY).replace("\n", "\r\n").encode()
SIGNED = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")
IN_ONE = der(0x30, SIGNED, der(0xA0, der(0x30, der(2, b"\x01"), der(0x30, DATA, der(0xA0, der(4, INNER))), der(0x31))))
IN_PIECES = b"\x30\x80" + SIGNED + b"\xa0\x80\x30\x80\x30\x80" + DATA + b"\xa0\x80\x24\x80"
IN_PIECES += der(4, INNER[:60]) + der(4, INNER[60:]) + bytes(4) + bytes(4) + der(0x31, b"signature") + bytes(6)


def pkcs7(data: bytes, kind: str = "signed-data") -> str:
    return (
        f"Content-Type: application/pkcs7-mime; smime-type={kind}; name=smime.p7m\nContent-Transfer-Encoding: base64\n"
        f"Content-Disposition: attachment; filename=smime.p7m\n\n{base64.encodebytes(data).decode()}"
    )


CLEAR = (
    f"Content-Type: multipart/signed; boundary=b\n\n--b\n{PLAIN}{BODY}\n--b\n"
    "Content-Type: application/pkcs7-signature; name=smime.p7s\n"
    "Content-Disposition: attachment; filename=smime.p7s\n\nMIIB\n--b--\n"
)


@pytest.mark.parametrize("rest", [CLEAR, pkcs7(IN_ONE), pkcs7(IN_PIECES)])
def test_a_signed_message_is_read_and_its_signature_told_of(readers: Parsers, rest: str) -> None:
    found = read(readers, rest, "Gates")
    assert found.article.text == f"Gates\n\n{BODY}"
    assert (found.article.authors, found.notes) == (
        ("Ada Stone",),
        ("a.eml: it is signed, and the signature was not checked",),
    )


def test_the_armour_of_a_signature_is_no_text(readers: Parsers) -> None:
    begin, end = (
        "-----BEGIN PGP SIGNED MESSAGE-----",
        "-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n",
    )
    found = read(readers, f"{PLAIN}{begin}\nHash: SHA256\n\n{BODY}\n\n- -- \nAda\n{end}")
    assert found.article.text == f"Weir opens\n\n{BODY}"
    assert "Ada" in (found.article.tail or "")


@pytest.mark.parametrize(
    "rest",
    [
        pkcs7(b"0\x80", "enveloped-data"),
        pkcs7(b"0\x80" + DATA),
        pkcs7(DATA + b"\xa0\x80" * 5000),
        "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nx\n--b--\n",
        f"{PLAIN}-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    ],
)
def test_an_encrypted_message_is_told_of(readers: Parsers, rest: str) -> None:
    assert "it is encrypted; open it in the mail program that has the key" in refused(readers, rest)


def test_an_invitation_and_what_outlook_packed_are_told_of(readers: Parsers) -> None:
    calendar = "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"
    assert "there is an invitation in it, which was not read" in refused(readers, calendar)
    packed = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgAA\n"
    assert "ask for it to be sent as HTML or plain text" in refused(readers, packed)
    found = read(readers, alternative(PLAIN + BODY, calendar), "Gates")
    assert found.notes == ("a.eml: there is an invitation in it, which was not read; open it in a calendar",)
