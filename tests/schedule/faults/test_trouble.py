"""What goes wrong around a run becomes its outcome, in a sentence; the next due time runs, and nothing due is lost."""

import base64
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.deliver import send, webhook
from briefer.deliver.patience import Patience
from briefer.network import Limits
from tests.cli.program import call
from tests.cli.test_run import SECOND, gate
from tests.deliver.mailhost import free_port, scripted
from tests.schedule.desk import asked, briefer, daemon, desk, library, wait_for

AT = datetime(2026, 1, 1, tzinfo=UTC)
FULL = "mount -t tmpfs -o size=8k tmpfs out"
READ_ONLY = "mount -t tmpfs -o ro tmpfs out"
TARGET = """
[[deliver]]
name = "desk"
max_marking = "TLP:AMBER"
{rest}
"""
MAIL = """
kind = "mail"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "a@desk.example"
to = ["b@desk.example"]
attach = ["json"]
"""
HOOK = 'kind = "webhook"\nurl = "http://127.0.0.1:{port}/in"\nsecret = "env:HOOK"\nallow_private = ["127.0.0.1"]'
FEED = """
[[source]]
name = "far"
kind = "feed"
url = "http://127.0.0.1:{port}/feed"
[fetch]
allow_private = ["127.0.0.1"]
"""


def due(here: Path, hour: int) -> None:
    """Have one time be due now: this hour of the first day of the year."""
    if hour:
        briefer(here, "schedule", "remove", "gate")
    briefer(here, "schedule", "add", "gate", f"0 {hour} 1 1 *", "--zone", "UTC", "--missed", "all")
    with library(here) as opened:
        opened.schedules.pause("gate", paused=False, next_=AT.replace(hour=hour).isoformat(timespec="seconds"))


def ended(here: Path) -> list[tuple[str, str]]:
    """Outcome and sentence of each run that was due."""
    found = asked(here, "SELECT outcome, message FROM runs WHERE due IS NOT NULL ORDER BY due")
    return [(str(outcome), str(message or "")) for outcome, message in found]


def inside(here: Path, mount: str) -> "subprocess.CompletedProcess[str]":
    """What is due is done where this was mounted for it alone."""
    tick = f"{sys.executable} -m briefer -C . schedule tick"
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && exec {tick}"], cwd=here, capture_output=True, text=True, check=False
    )


def mounts() -> bool:
    """Whether this system lets a process mount something for itself."""
    call_ = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return (
        shutil.which("unshare") is not None and subprocess.run(call_, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(
    not mounts(), reason="this system lets no process mount a disk of its own, so that none can be full"
)
@pytest.mark.parametrize(("mount", "words"), [(FULL, "No space left on device"), (READ_ONLY, "Read-only file system")])
def test_a_full_or_read_only_out_is_told_and_loses_nothing(tmp_path: Path, mount: str, words: str) -> None:
    here = desk(tmp_path)
    (here / "seeds" / "tell.txt").write_text(SECOND, encoding="utf-8")
    due(here, 0)
    assert inside(here, mount).returncode == 1
    [(outcome, message)] = ended(here)
    assert outcome == "failed"
    assert words in message
    due(here, 1)
    briefer(here, "schedule", "tick")
    assert [one for one, _ in ended(here)] == ["failed", "written"]
    with library(here) as opened:
        last, failed, *_ = opened.runs.latest()
    assert "tell" in [name.split("-")[0] for name in last.found.new]
    briefer(here, "run", "--resume", failed.id)
    assert [one for one, _ in ended(here)] == ["written", "written"]


def test_a_library_that_others_keep_locked_is_waited_for_and_what_is_due_is_done_once(tmp_path: Path) -> None:
    here = desk(tmp_path)
    due(here, 0)
    with closing(sqlite3.connect(here / "briefer.db", isolation_level=None)) as other, daemon(here):
        for _ in range(3):
            other.execute("BEGIN IMMEDIATE")
            threading.Event().wait(1.0)
            other.execute("ROLLBACK")
        wait_for(lambda: bool(ended(here)) and ended(here)[0][0] == "written")
    assert asked(here, "SELECT attempts FROM deliveries WHERE number LIKE '%20260101%'") == [(1,)]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each delivery is tried once, and half a second."""
    monkeypatch.setenv("HOOK", "whsec_" + base64.b64encode(b"hush-hush-hush-hush-hush").decode())
    monkeypatch.setattr(send, "Patience", lambda: Patience(total=0))
    monkeypatch.setattr(webhook, "_LIMITS", Limits(total=0.5))


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that lets everybody call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@contextmanager
def refusing() -> Iterator[int]:
    """The port of a mail server that takes nothing for anybody."""
    with scripted(RCPT="550 no such user") as script:
        yield script.port


@contextmanager
def nobody() -> Iterator[int]:
    yield free_port()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("server", "rest", "words"),
    [
        (nobody, MAIL, "127.0.0.1"),
        (refusing, MAIL, "550"),
        (nobody, HOOK, "127.0.0.1"),
        (silent, HOOK, "127.0.0.1"),
    ],
    ids=["no mail server", "mail refused", "no receiver", "receiver hangs"],
)
def test_a_receiver_that_does_not_take_it_leaves_the_brief_written_and_a_dead_letter_to_send_again(
    tmp_path: Path, server: object, rest: str, words: str
) -> None:
    with server() as port:  # type: ignore[operator]  # one of the three
        here = gate(tmp_path, target=TARGET.format(rest=rest.format(port=port)))
        config = (here / "briefer.toml").read_text(encoding="utf-8")
        (here / "briefer.toml").write_text(
            config.replace('deliver = ["shelf"]', 'deliver = ["desk", "shelf"]'), "utf-8"
        )
        done = call(here, "run", "gate", "--json")
    assert (done.code, done.json["run"]["outcome"]) == (5, "not delivered")
    assert words in done.json["run"]["message"]
    assert "briefer deliver again" in done.json["run"]["message"]
    states = {one["target"]: one["state"] for one in done.json["deliveries"]}
    assert states == {"desk": "failed", "shelf": "delivered"}
    assert len(list((here / "out").iterdir())) == 2


def test_a_source_that_cannot_be_reached_is_told_and_the_brief_is_made_without_it(tmp_path: Path) -> None:
    here = gate(tmp_path)
    config = (here / "briefer.toml").read_text(encoding="utf-8")
    (here / "briefer.toml").write_text(config + FEED.format(port=free_port()), encoding="utf-8")
    done = call(here, "run", "gate", "--json")
    assert (done.code, done.json["run"]["outcome"]) == (0, "written")
    assert done.json["steps"][0]["counts"]["failed"] == 1
    assert "source far: " in done.err
