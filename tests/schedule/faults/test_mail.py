"""A process that dies after the mail server took a brief, and before the ledger says so."""

import asyncio
import threading
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import Envelope, Session

from briefer.library import Delivery, Library
from tests.deliver.mailhost import Box, mailhost
from tests.schedule.desk import CONFIG, briefer, desk, library, wait_for
from tests.schedule.faults.alive import alive
from tests.schedule.faults.report import reporting

MAIL = """
[[deliver]]
kind = "mail"
name = "post"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "desk@a.example"
to = ["duty@b.example"]
attach = ["json"]
max_marking = "TLP:CLEAR"
"""


class Waiting(Box):
    """Takes a mail, and says so when it may; then hears the goodbye of who sent it."""

    def __init__(self) -> None:
        super().__init__()
        self.came, self.free, self.left = threading.Event(), threading.Event(), threading.Event()

    async def handle_DATA(self, server: object, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        taken = await super().handle_DATA(server, session, envelope)
        self.came.set()
        await asyncio.to_thread(self.free.wait)
        return taken

    async def handle_QUIT(self, *_: object) -> str:  # noqa: N802 - as above
        self.left.set()
        return "221 bye"


def scheduled(opened: Library) -> list[Delivery]:
    return [one for one in opened.deliveries.all() if "20260101" in one.number]


def test_a_mail_that_was_taken_before_its_process_died_comes_again_under_the_same_id_and_is_told(
    tmp_path: Path,
) -> None:
    box = Waiting()
    box.free.set()
    with mailhost(box) as port:
        config = CONFIG.replace('deliver = ["shelf"]', 'deliver = ["post"]') + MAIL.format(port=port)
        here = desk(tmp_path, config)
        briefer(here, "schedule", "add", "gate", "0 0 1 1 *", "--zone", "UTC", "--missed", "all")
        for event in (box.came, box.free, box.left):
            event.clear()
        with library(here) as opened, reporting(here, opened.address), alive(here, 1) as daemons:
            opened.schedules.pause("gate", paused=False, next_="2026-01-01T00:00:00+00:00")
            daemons.keep()
            assert box.came.wait(90)
            [run] = opened.runs.open()
            [owner] = [one for one in opened.executors.all() if one.id == run.executor]
            with opened._store.writing():  # noqa: SLF001 - so that the ledger hears of it too late
                box.free.set()
                assert box.left.wait(90)
                assert daemons.kill(owner.process, whole=True)
            assert [(one.state, one.attempts, one.owner) for one in scheduled(opened)] == [("sending", 1, owner.id)]
            daemons.keep()
            wait_for(partial(ended, opened))
            [delivery] = scheduled(opened)
            warnings = [line.data for line in opened.runs.lines(run.id) if line.level == "warning"]
        _, first, second = box.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert (delivery.state, delivery.attempts) == ("delivered", 2)
    assert "perhaps for the second time" in str(delivery.receipt)
    assert warnings[-1] == (
        f"post: {run.number} may come twice: a process ended while it was sending it, so that it may have arrived"
    )


def ended(opened: Library) -> bool:
    return not opened.runs.open()
