"""Briefs to their readers, by the ledger: what it calls delivered is not sent again."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from briefer.config import Settings
from briefer.errors import BrieferError, DeliveryError, LibraryError
from briefer.library import Delivery, Library, RunFile
from briefer.model import Brief, Format, Json, Marking
from briefer.paths import Workspace
from briefer.workflow.runs.work import Work, stamp
from briefer.workflow.written import Written, written

if TYPE_CHECKING:
    from briefer.config import Target
    from briefer.deliver import Parcel, Receipt
    from briefer.library import Run

_ENTRIES = 30
"Times that a delivery is entered in the ledger while the database cannot be written."
_BETWEEN = 2.0
"Seconds."
_KNOW_IT_AGAIN = ("folder", "webhook")
"""Kinds of target that have a brief once however often it is sent: a folder is looked into, and receivers of webhooks
leave out an id that they know. A mail server takes a Message-ID as often as it comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Who sends, and what it has at hand."""

    library: Library
    workspace: Workspace
    settings: Settings
    owner: str
    dead: Collection[str]
    clock: Callable[[], datetime]
    told: Callable[[str], None]


def deliver_all(work: Work, brief: Brief, targets: Sequence[str]) -> dict[str, int]:
    """To every target that has not got it; gives what was counted.

    Raises DeliveryError where a target did not get it, after all were tried.
    """
    sent = Written(brief=brief, profile=work.run.profile, files=work.run.found.files, run=work.run.id)
    outcomes, failed = [], []
    for done, name in enumerate(targets):
        work.progress("deliver", done, len(targets))
        try:
            outcomes.append(_deliver(_desk(work), sent, name))
        except BrieferError as error:
            if isinstance(error, LibraryError) and error.later:
                raise  # no target is to blame, and the step is taken again
            failed.append(f"{name}: {error}")
            work.log("not delivered", {"target": name, "error": str(error)}, level="error")
    work.progress("deliver", len(targets), len(targets))
    if failed:
        number = brief.front.number
        again = f"`briefer deliver again {number}` sends it to them again"
        raise DeliveryError(f"{len(failed)} of {len(targets)} targets did not get it; {again}: {'; '.join(failed)}")
    already = outcomes.count("already")
    return {"targets": len(targets), "delivered": len(outcomes) - already, "already": already}


def _desk(work: Work) -> _Desk:
    return _Desk(
        library=work.library,
        workspace=work.workspace,
        settings=work.settings,
        owner=work.executor,
        dead=work.dead,
        clock=work.clock,
        told=work.warned,
    )


def _deliver(desk: _Desk, sent: Written, name: str) -> str:
    """`delivered` or `already`."""
    from briefer.deliver import deliver  # noqa: PLC0415 - loaded where something is delivered

    target = desk.settings.target(name)
    parcel = _parcel(sent, desk.workspace.root)

    def send() -> "Receipt":
        return deliver(parcel, target, root=desk.workspace.root, now=desk.clock, told=desk.told)

    return _once(desk, sent.brief.front.number, target, sent.run, send)


def _parcel(sent: Written, root: Path) -> "Parcel":
    """With the files as they were when they were written: others are refused."""
    from briefer.deliver import ParcelFile, parcel_of  # noqa: PLC0415 - as above

    def wrapped(file: RunFile) -> ParcelFile:
        path = root / file.path
        return ParcelFile(kind=cast("Format", path.suffix.removeprefix(".")), path=path, sha256=file.sha256)

    return replace(parcel_of(sent.brief, sent.profile, ()), files=tuple(map(wrapped, sent.files)))


def _once(desk: _Desk, number: str, target: "Target", run: str | None, send: Callable[[], "Receipt"]) -> str:
    """Send, between two entries of the ledger.

    A process that dies between sending and the second entry has the next one send again, under the same key: the
    receiver can tell that it is the same. Where it may come twice all the same, that is told and stays in the receipt.
    """
    ledger = desk.library.deliveries
    refused = ledger.refusal(target.name)
    if refused is not None and refused.number == number:
        raise _disabled(refused)
    delivery = ledger.begin(number, target.name, run=run, owner=desk.owner, dead=desk.dead, at=stamp(desk.clock()))
    if delivery.state == "delivered":
        return "already"
    if delivery.owner != desk.owner:
        raise DeliveryError(f"{number}: another process is delivering it to {target.name}; wait for that one")
    try:
        if refused is not None:
            raise _disabled(refused)
        receipt = send()
    except BrieferError as error:
        over = ledger.disabled if isinstance(error, DeliveryError) and error.gone else ledger.failed
        over(delivery, error=str(error), at=stamp(desk.clock()))
        raise
    twice = delivery.error is not None and target.kind not in _KNOW_IT_AGAIN
    if twice:
        receipt = replace(receipt, words=f"{receipt.words}; perhaps for the second time")
    _enter(desk, delivery, cast("Json", msgspec.to_builtins(receipt)))
    if twice:
        desk.told(f"{target.name}: {number} may come twice: {delivery.error}")
    return "already" if receipt.already else "delivered"


def _enter(desk: _Desk, delivery: Delivery, receipt: Json) -> None:
    """What was sent is to stand in the ledger before all else: who does not find it there sends it again.

    Raises LibraryError where the database cannot be written for a minute and more.
    """
    for left in reversed(range(_ENTRIES)):
        try:
            desk.library.deliveries.delivered(delivery, receipt=receipt, at=stamp(desk.clock()))
        except LibraryError as error:
            if not (error.later and left):
                raise
            time.sleep(_BETWEEN)
        else:
            return


def _disabled(refused: Delivery) -> DeliveryError:
    return DeliveryError(
        f"deliver {refused.target}: disabled: on {refused.at[:16]} its receiver wanted nothing more; "
        f"`briefer deliver enable {refused.target}` sends to it again"
    )


def notice(work: Work, run: "Run") -> None:
    """Tell the targets that the profile names how a run ended. What they do not get is logged and changes nothing."""
    names = work.settings.profile(run.profile).notify
    if not names:
        return
    from briefer.deliver import Note, notify  # noqa: PLC0415 - as above

    outcome = str(run.outcome).replace(" ", "-")
    note = Note(
        subject=f"{run.number}: {run.outcome}",
        text=f"{run.profile}, run {run.id}: {run.outcome}.\n{run.message or ''}".rstrip(),
        marking=_marking(work),
        key=f"{run.number}-{outcome}-{run.attempts}",
    )
    for name in names:
        try:
            target = work.settings.target(name)

            def send(target: "Target" = target) -> "Receipt":
                return notify(note, target, root=work.workspace.root, now=work.clock, told=work.warned)

            _once(_desk(work), note.key, target, run.id, send)
        except BrieferError as error:
            work.log("not told", {"target": name, "error": str(error)}, level="warning")
            work.warn(f"{name} was not told: {error}")


def _marking(work: Work) -> Marking:
    """Of the brief, where it was composed: what its lint says may quote it."""
    from briefer.render import read_json  # noqa: PLC0415 - as above

    kept = work.library.runs.brief(work.run.id)
    return read_json(kept.encode()).front.marking if kept else work.settings.workspace.marking


def undelivered(library: Library) -> list[Delivery]:
    """The dead letters: what was sent and did not arrive, the latest first."""
    return library.deliveries.all(failed=True)


def deliver_again(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    number: str,
    targets: Sequence[str],
    *,
    owner: str,
    dead: Collection[str],
    clock: Callable[[], datetime],
    told: Callable[[str], None],
    anew: bool = False,
) -> dict[str, str]:
    """Send a brief to these targets, or, without any, to those that did not get it; gives what became of each.

    `anew`: also to one that has it. Raises LibraryError where there is no such brief, DeliveryError and Refused at
    the first target that does not get it.
    """
    sent = written(library, workspace, number)
    wanted = tuple(targets) or tuple(one.target for one in library.deliveries.all(number=number, failed=True))
    desk = _Desk(
        library=library, workspace=workspace, settings=settings, owner=owner, dead=dead, clock=clock, told=told
    )
    outcomes = {}
    for name in wanted:
        if anew:
            library.deliveries.forget(number, name, at=stamp(clock()))
        outcomes[name] = _deliver(desk, sent, name)
    return outcomes
