"""Receivers that refuse, hang or are not there: a recorded sentence, a letter to send again, and the next time runs."""

import base64
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

import pytest
import trustme

from briefer.library import Delivery
from tests.deliver.mailhost import HOST, Box, Script, free_port, mailhost, scripted
from tests.schedule.desk import CONFIG, briefer, library, wait_for
from tests.schedule.faults.conftest import Copy
from tests.schedule.faults.copies import news, tick
from tests.schedule.faults.receiver import receiver
from tests.schedule.faults.servers import dripping, pages, silent

MAIL = """
[[deliver]]
kind = "mail"
name = "{name}"
max_marking = "TLP:CLEAR"
host = "127.0.0.1"
port = {port}
sender = "a@desk.example"
to = ["{name}@desk.example"]
attach = ["json"]
patience = {patience}
{more}
"""
HOOK = """
[[deliver]]
kind = "webhook"
name = "{name}"
max_marking = "TLP:CLEAR"
url = "http://127.0.0.1:{port}/in"
secret = "env:HOOK"
allow_private = ["127.0.0.1"]
patience = 1
"""
OPEN = 'security = "none"'
LOGIN = 'security = "tls"\nuser = "desk"\npassword = "env:SMTP"'
LATE = "it was not there after 1 s; try again later, or ask who runs the receiver"
SAID = {
    "mail-nobody": "deliver mail-nobody: 127.0.0.1: it cannot be reached (Connection refused); check the network",
    "mail-greeting": "deliver mail-greeting: 127.0.0.1: it refuses the connection (554 no service here); "
    "ask who runs it, or change it in briefer.toml",
    "mail-login": "deliver mail-login: 127.0.0.1: it refuses the log-in (535 5.7.8 Authentication credentials "
    "invalid); ask who runs it, or change it in briefer.toml",
    "mail-address": "deliver mail-address: 127.0.0.1: it refuses the address mail-address@desk.example, and nobody got "
    "the brief (550 no such user); ask who runs it, or change it in briefer.toml",
    "mail-data": "deliver mail-data: 127.0.0.1: it refuses the mail (554 not that); "
    "ask who runs it, or change it in briefer.toml",
    "mail-hangs": "deliver mail-hangs: 127.0.0.1: it does not answer; try again later",
    "mail-drips": "deliver mail-drips: 127.0.0.1: it does not answer; try again later",
    "hook-nobody": "deliver hook-nobody: 127.0.0.1: it cannot be reached (Connection refused); check the network",
    "hook-hangs": f"deliver hook-hangs: 127.0.0.1: {LATE}",
    "hook-drips": f"deliver hook-drips: 127.0.0.1: {LATE}",
    "hook-fails": "deliver hook-fails: 127.0.0.1: it cannot take it now (HTTP 500); try again later",
}
"""By target, what the ledger says why it did not get the brief."""


def config(ports: dict[str, int], *, well: bool = False) -> str:
    """The desk's, with these targets beside its folder. `well`: none asks for a log-in."""
    names = ", ".join(f'"{name}"' for name in (*ports, "shelf"))
    made = CONFIG.replace('deliver = ["shelf"]', f"deliver = [{names}]")
    for name, port in ports.items():
        more = LOGIN if name == "mail-login" and not well else OPEN
        patience = 30 if name == "mail-grey" else 1
        made += (MAIL if name.startswith("mail") else HOOK).format(name=name, port=port, more=more, patience=patience)
    return made


@contextmanager
def bad(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """The ports of all that are bad, and of one that puts off whom it does not know."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority = trustme.CA()
    authority.issue_cert(HOST).configure_cert(tls)
    authority.cert_pem.write_to_path(folder / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "trusted.pem"))
    monkeypatch.setenv("SMTP", "not the password")
    with ExitStack() as stack:
        enter = stack.enter_context
        grey = enter(scripted(RCPT="451 greylisted"))
        Thread(target=_relent, args=(grey,), daemon=True).start()
        yield {
            "mail-nobody": free_port(),
            "mail-greeting": enter(scripted(GREETING="554 no service here")).port,
            "mail-login": enter(mailhost(Box(), tls=tls, from_the_first_byte=True)),
            "mail-address": enter(scripted(RCPT="550 no such user")).port,
            "mail-data": enter(scripted(SENT="554 not that")).port,
            "mail-hangs": enter(silent()),
            "mail-drips": enter(dripping(b"220-")),
            "mail-grey": grey.port,
            "hook-nobody": free_port(),
            "hook-hangs": enter(silent()),
            "hook-drips": enter(dripping(b"HTTP/1.1 200 OK\r\nSlowly: ")),
            "hook-fails": enter(pages(500)),
        }


def _relent(grey: Script) -> None:
    """Take what comes a second time."""
    wait_for(lambda: any(one.upper().startswith("RCPT") for one in grey.heard))
    grey.replies.pop("RCPT")


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "whsec_" + base64.b64encode(b"hush-hush-hush-hush-hush").decode())


def letters(here: Path, number: str) -> dict[str, Delivery]:
    with library(here) as opened:
        return {one.target: one for one in opened.deliveries.all(number=number)}


def test_receivers_that_take_nothing_cost_no_brief_and_get_theirs_once_when_they_are_well(
    copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bad(tmp_path, monkeypatch) as ports:
        here = copy(config(ports))
        first = tick(here, 0, code=5)
        second = tick(here, 1, code=5)
    assert [(run.outcome, run.code) for run in (first, second)] == [("not delivered", 5)] * 2
    assert "tell" in news(first)
    assert str(first.message).startswith(
        f"{len(SAID)} of {len(ports) + 1} targets did not get it; `briefer deliver again {first.number}` sends it"
    )
    for run in (first, second):
        held = letters(here, run.number)
        assert {name: one.error for name, one in held.items() if one.state == "failed"} == SAID
        assert {name for name, one in held.items() if one.state == "delivered"} == {"mail-grey", "shelf"}
        assert (here / "out" / f"{run.number.lower()}.json").exists()
        assert all(said in str(run.message) for said in SAID.values())
    assert briefer(here, "deliver", "list", "--failed").count(first.number) == len(SAID)

    with scripted() as mail, receiver() as (hooks, port):
        well = {name: mail.port if name.startswith("mail") else port for name in ports}
        (here / "briefer.toml").write_text(config(well, well=True), encoding="utf-8")
        again = briefer(here, "deliver", "again", first.number).splitlines()
        assert sorted(again) == sorted(f"{name}: delivered" for name in SAID)
        assert briefer(here, "deliver", "again", first.number) == "everyone has it\n"
        assert (mail.taken, len(hooks.calls), set(hooks.calls.values())) == (7, 4, {1})
        third = tick(here, 2)
    assert third.outcome == "written"
    assert {one.state for one in letters(here, third.number).values()} == {"delivered"}
    assert briefer(here, "deliver", "list", "--failed").count(first.number) == 0
