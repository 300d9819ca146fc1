"""A brief as a mail, on real servers and on ones that refuse and hang up at every step."""

import hashlib
import logging
import re
import ssl
import traceback
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.config import MailTarget
from briefer.deliver import Note, Patience, Receipt, Secrets, deliver, key_of, notify
from briefer.deliver.letters import mail_of
from briefer.deliver.parcel import packed
from briefer.errors import DeliveryError
from tests.deliver.mailhost import (
    HOST,
    HUNG_UP,
    PASSWORD,
    SILENT,
    USER,
    Box,
    certificate,
    free_port,
    mailhost,
    scripted,
)
from tests.deliver.maker import NOW, PDF, Time, parcel

ONCE = Patience(total=0)


def target(port: int = 0, **given: Any) -> MailTarget:
    facts: dict[str, Any] = {
        "name": "post",
        "max_marking": "TLP:AMBER",
        "host": HOST,
        "port": port,
        "security": "none",
        "sender": "Ishel desk <desk@a.example>",
        "to": ("duty@b.example",),
    }
    return MailTarget(**(facts | given))


def secure(port: int, **given: Any) -> MailTarget:
    return target(port, **({"security": "starttls", "user": USER, "password": "env:SMTP"} | given))


def send(root: Path, to: MailTarget, *, about: dict[str, Any] | None = None, **given: Any) -> Receipt:
    made = parcel(root / "out", **(about or {}))
    options: dict[str, Any] = {"patience": ONCE, "secrets": Secrets(root, {"SMTP": PASSWORD})} | given
    return deliver(made, to, root=root, now=lambda: NOW, **options)


def words_of(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.fixture(scope="module")
def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return certificate()


@pytest.fixture
def box() -> Box:
    return Box()


def test_a_brief_arrives_with_its_pdf_and_its_bottom_line(
    tmp_path: Path, box: Box, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    with mailhost(box, tls=contexts[0]) as port:
        to = secure(
            port, to=("Duty officer <duty@b.example>", "b@b.example"), cc=("c@c.example",), reply_to="r@a.example"
        )
        receipt = send(tmp_path, to, trust=lambda: contexts[1])
    (envelope,), (mail,) = box.envelopes, box.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "desk@a.example",
        ["duty@b.example", "b@b.example", "c@c.example"],
    )
    assert mail["Subject"] == "[TLP:GREEN] The Ulmeth Dam dispute (ISHEL-20260310-2100)"
    assert mail["From"] == "Ishel desk <desk@a.example>"
    assert mail["To"] == "Duty officer <duty@b.example>, b@b.example"
    assert (mail["Cc"], mail["Reply-To"]) == ("c@c.example", "r@a.example")
    assert mail["Message-ID"] == f"<{key_of('ISHEL-20260310-2100', 'post')}@a.example>"
    assert parsedate_to_datetime(mail["Date"]) == NOW
    body = mail.get_body()
    assert body is not None
    assert body.get_content_type() == "text/plain"
    words = body.get_content().splitlines()
    assert (words[0], words[-1]) == ("TLP:GREEN", "TLP:GREEN")
    assert "The ceasefire starts at midnight. The second gate is the first thing that can be checked." in words
    assert f"ishel-1.pdf  sha256 {hashlib.sha256(PDF).hexdigest()}" in words
    assert not any("ishel-1.json" in line for line in words)
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("ishel-1.pdf", "application/pdf")
    assert attached.get_content() == PDF
    assert box.logins == [PASSWORD.encode()]
    assert receipt.words == f"queued at {HOST} for 3 addresses"


def test_tls_from_the_first_byte_works_too(
    tmp_path: Path, box: Box, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    with mailhost(box, tls=contexts[0], from_the_first_byte=True) as port:
        send(tmp_path, secure(port, security="tls"), trust=lambda: contexts[1])
    assert len(box.mails) == 1


def test_a_repeat_is_the_same_mail_byte_by_byte(tmp_path: Path, box: Box) -> None:
    with mailhost(box) as port:
        for _ in range(2):
            send(tmp_path, target(port))
    first, second = (envelope.original_content for envelope in box.envelopes)
    assert first == second


def test_a_notice_is_a_mail_without_files(tmp_path: Path, box: Box) -> None:
    note = Note(subject="No brief\r\nBcc: x@y.example", text="The lint found one.", marking="TLP:AMBER", key="I-1")
    with mailhost(box) as port:
        notify(note, target(port), root=tmp_path, now=lambda: NOW, patience=ONCE)
    (mail,) = box.mails
    assert mail["Subject"] == "[TLP:AMBER] No brief Bcc: x@y.example"
    assert (mail["Bcc"], list(mail.iter_attachments())) == (None, [])
    assert words_of(mail) == "TLP:AMBER\n\nNo brief Bcc: x@y.example\n\nThe lint found one.\n\nTLP:AMBER\n"


@given(title=st.text(), number=st.text(), text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_words_of_a_brief_become_a_header(tmp_path: Path, title: str, number: str, text: str) -> None:
    made = parcel(tmp_path, title=f"{title}\r\nBcc: a@b.example", number=number, text=f"\r\n.\r\n{text}")
    data = mail_of(packed(made, "post"), target(1), now=NOW).as_bytes()
    head, _, _ = data.partition(b"\r\n\r\n")
    names = {line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] not in {b" ", b"\t"}}
    assert names == {
        b"subject", b"from", b"to", b"date", b"message-id", b"auto-submitted", b"mime-version", b"content-type"
    }  # fmt: skip
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(local=st.text('ab.+_@ <>,;:"\\()é', min_size=1, max_size=6), name=st.text(max_size=6))
def test_a_mail_address_that_the_settings_take_can_be_written(local: str, name: str) -> None:
    for words in (f"{local}@a.example", f"{name} <{local}@a.example>"):
        try:
            to = target(1, to=(words,))
        except ValueError:
            continue
        made = mail_of(packed(parcel(Path(), files={}, what="notice"), "post"), to, now=NOW)
        (address,) = made["To"].addresses
        assert address.addr_spec == f"{local}@a.example"


def test_words_of_any_script_arrive_as_they_are(tmp_path: Path, box: Box) -> None:
    words = "Hráz „Orrel“: السد مغلق, 堤坝关闭"
    with mailhost(box) as port:
        send(tmp_path, target(port, sender="Ištván Ž <desk@a.example>"), about={"title": words, "text": f".{words}\n."})
    (mail,) = box.mails
    assert words in mail["Subject"]
    assert mail["From"] == "Ištván Ž <desk@a.example>"
    assert f".{words}\n." in words_of(mail)


def test_a_brief_without_what_is_to_be_attached_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="has no pdf; add it to formats of profile ishel") as caught:
        send(tmp_path, target(1), about={"files": {"a.json": b"{}"}})
    assert not caught.value.retry


def test_a_mail_over_the_limit_is_refused_before_anybody_is_called(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"the mail has 1\.4 MB and may have 1; attach less") as caught:
        send(tmp_path, target(1, max_size_mb=1), about={"files": {"a.pdf": bytes(1_000_000)}})
    assert not caught.value.retry


def test_a_mail_over_the_server_s_limit_is_not_sent(tmp_path: Path, box: Box) -> None:
    with mailhost(box, data_size_limit=1000) as port, pytest.raises(DeliveryError, match=r"it takes 0\.0 MB"):
        send(tmp_path, target(port))
    assert box.envelopes == []


def test_a_server_without_starttls_gets_neither_password_nor_brief(tmp_path: Path) -> None:
    with scripted() as host, pytest.raises(DeliveryError, match="it offers no STARTTLS") as caught:
        send(tmp_path, secure(host.port))
    assert [said.split()[0] for said in host.heard] == ["ehlo"]
    assert not caught.value.retry


def test_a_certificate_of_nobody_s_is_not_trusted(
    tmp_path: Path, box: Box, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    for first in (False, True):
        with mailhost(box, tls=contexts[0], from_the_first_byte=first) as port:
            to = secure(port, security="tls" if first else "starttls")
            with pytest.raises(DeliveryError, match="its certificate is not trusted") as caught:
                send(tmp_path, to)
            assert not caught.value.retry
    assert (box.envelopes, box.logins) == ([], [])


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path, box: Box) -> None:
    server, client = certificate("other.example")
    with mailhost(box, tls=server) as port, pytest.raises(DeliveryError, match="its certificate is not trusted"):
        send(tmp_path, secure(port), trust=lambda: client)


def test_a_wrong_password_is_told_and_not_tried_again(
    tmp_path: Path, box: Box, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    secrets = Secrets(tmp_path, {"SMTP": "wrong"})
    with mailhost(box, tls=contexts[0]) as port, pytest.raises(DeliveryError, match="it refuses the log-in") as caught:
        send(tmp_path, secure(port), trust=lambda: contexts[1], secrets=secrets, patience=Time().patience())
    assert not caught.value.retry
    assert "wrong" not in str(caught.value)


STEPS = [
    ("GREETING", "421 busy", True),
    ("GREETING", "554 no", False),
    ("GREETING", HUNG_UP, True),
    ("EHLO", HUNG_UP, True),
    ("MAIL", "451 later", True),
    ("MAIL", "550 who are you", False),
    ("MAIL", HUNG_UP, True),
    ("RCPT", "450 greylisted", True),
    ("RCPT", "550 no such user", False),
    ("RCPT", HUNG_UP, True),
    ("DATA", "451 later", True),
    ("DATA", "554 no", False),
    ("DATA", HUNG_UP, True),
    ("SENT", "452 full", True),
    ("SENT", "554 looks like spam", False),
    ("SENT", HUNG_UP, True),
    ("SENT", "421 closing", True),
]


@pytest.mark.parametrize(("step", "reply", "retry"), STEPS)
def test_what_is_refused_for_now_may_be_tried_again_and_what_is_refused_for_good_may_not(
    tmp_path: Path,
    step: str,
    reply: str,
    retry: bool,  # noqa: FBT001 - a parameter
) -> None:
    with scripted(**{step: reply}) as host, pytest.raises(DeliveryError) as caught:
        send(tmp_path, target(host.port))
    assert str(caught.value).startswith(f"deliver post: {HOST}: it {'hung up' if reply == HUNG_UP else 'refuses'}")
    assert reply in str(caught.value)
    assert caught.value.retry is retry
    assert host.taken == 0


def test_a_server_that_speaks_no_esmtp_refuses_and_is_told(tmp_path: Path) -> None:
    with scripted(EHLO="502 what", HELO="502 what") as host, pytest.raises(DeliveryError, match="refuses"):
        send(tmp_path, target(host.port))


def test_where_one_address_is_refused_nobody_gets_the_brief(tmp_path: Path) -> None:
    replies = {"rcpt TO:<b@b.example>": "550 no such user"}
    with scripted(**replies) as host, pytest.raises(DeliveryError) as caught:
        send(tmp_path, target(host.port, to=("a@b.example", "b@b.example", "c@b.example")))
    assert "it refuses the address b@b.example, and nobody got the brief (550 no such user)" in str(caught.value)
    assert host.taken == 0


def test_how_a_server_says_goodbye_changes_nothing(tmp_path: Path) -> None:
    for goodbye in (HUNG_UP, "500 what"):
        with scripted(QUIT=goodbye) as host:
            assert send(tmp_path, target(host.port)).attempts == 1
            assert host.taken == 1


def test_a_server_that_never_ends_a_reply_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.deliver.mail._REPLY", 0.2)
    with scripted(MAIL=SILENT) as host, pytest.raises(DeliveryError, match="it does not answer") as caught:
        send(tmp_path, target(host.port, patience=1))
    assert caught.value.retry


def test_a_server_that_is_not_there_may_come(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"it cannot be reached \(Connection refused\)") as caught:
        send(tmp_path, target(free_port()))
    assert caught.value.retry


def test_a_host_that_nobody_knows_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"the host .*; check the") as caught:
        send(tmp_path, target(25, host="none.invalid"))
    assert "none.invalid" in str(caught.value)


def test_what_a_server_refuses_for_now_is_sent_when_it_takes_it(tmp_path: Path) -> None:
    clock, told = Time(), []
    with scripted(MAIL="451 busy") as host:

        def hear(words: str) -> None:
            told.append(words)
            if len(told) == 3:
                del host.replies["MAIL"]

        receipt = send(tmp_path, target(host.port), patience=clock.patience(), told=hear)
    assert (receipt.attempts, host.taken) == (4, 1)
    assert len(clock.slept) == 3
    assert told[0].startswith(f"deliver post: {HOST}: it refuses the sender desk@a.example (451 busy)")


REPEATED = f"450 no {PASSWORD} AGRlc2sAaHVzaCsvIGh1c2g= aHVzaCsvIGh1c2g= hush%2B%2F%20hush"
"The password bare, as AUTH PLAIN and AUTH LOGIN send it, and as an address holds it."


class Repeating(Box):
    """Repeats the password at one step."""

    step = "AUTH"

    def authenticate(self, *_: object) -> AuthResult:
        if self.step == "AUTH":
            return AuthResult(success=False, handled=False, message=REPEATED)
        return AuthResult(success=True)

    async def handle_MAIL(self, *_: object) -> str:  # noqa: N802 - aiosmtpd's name
        return REPEATED


@pytest.mark.parametrize("step", ["AUTH", "MAIL"])
def test_a_password_that_a_server_repeats_is_struck_out_of_all_that_is_said(
    tmp_path: Path,
    step: str,
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    box, told = Repeating(), list[str]()
    box.step = step
    options: dict[str, Any] = {"trust": lambda: contexts[1], "told": told.append, "patience": Time().patience(total=9)}
    with mailhost(box, tls=contexts[0]) as port, pytest.raises(DeliveryError) as caught:
        send(tmp_path, secure(port), **options)
    logged = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("mail."))
    output = capfd.readouterr()
    trace = "".join(traceback.format_exception(caught.value))
    everything = "\n".join((str(caught.value), repr(caught.value), *told, logged, output.out, output.err, trace))
    assert "(450 no … … … …)" in str(caught.value)
    assert len(told) > 1
    assert not re.search("hush|AGRlc2sA|aHVza", everything)


def test_targets_and_secrets_show_no_secret(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path, {"SMTP": PASSWORD})
    secrets.read("env:SMTP")
    assert "hush" not in f"{secrets!r} {secrets} {secure(1)!r}"
