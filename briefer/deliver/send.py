"""One parcel to one target: refused, or sent until it has arrived or its time is over."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from briefer.config import AppriseTarget, FolderTarget, MailTarget, Target, WebhookTarget
from briefer.deliver.parcel import Letter, Parcel, Receipt, packed
from briefer.deliver.patience import Patience, persist
from briefer.errors import DeliveryError, MarkingRefused, SecretError
from briefer.model import TLP_ORDER, Marking
from briefer.network import Ways
from briefer.secrets import Secrets


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words to a target without a brief, as that there is none."""

    subject: str
    text: str
    marking: Marking
    "Of what it tells; words that quote a brief carry the brief's."
    key: str
    "The same to the same target is the same note."


def _quiet(_: str) -> None:
    pass


def deliver(
    parcel: Parcel,
    target: Target,
    *,
    root: Path,
    now: Callable[[], datetime],
    secrets: Secrets | None = None,
    patience: Patience | None = None,
    ways: Callable[[], Ways] = Ways,
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    told: Callable[[str], None] = _quiet,
) -> Receipt:
    """Deliver it. `root` is the workspace; `told` hears why an attempt is repeated; `trust` is for mail servers.

    Raises MarkingRefused before anything is opened, and DeliveryError: with `retry` when the time for it was over,
    without where something has to be put right first. No message holds a secret.
    """
    refuse_marking(parcel, target)
    secrets = secrets or Secrets(root)
    try:
        letter = packed(parcel, target.name)
        attempt = partial(_attempt, letter, target, root=root, now=now, secrets=secrets, ways=ways, trust=trust)
        (words, already), attempts = persist(
            attempt, patience or Patience(total=target.patience), letter.key, lambda words: told(secrets.masked(words))
        )
    except SecretError as error:
        raise DeliveryError(f"deliver {target.name}: {error}") from None
    except DeliveryError as error:
        # Without the cause: it may hold what a server repeated.
        raise _masked(error, secrets) from None
    return Receipt(
        target=target.name,
        kind=target.kind,
        number=parcel.number,
        key=letter.key,
        at=now().astimezone(UTC).isoformat(timespec="seconds"),
        words=secrets.masked(words),
        attempts=attempts,
        already=already,
    )


def notify(
    note: Note,
    target: Target,
    *,
    root: Path,
    now: Callable[[], datetime],
    secrets: Secrets | None = None,
    patience: Patience | None = None,
    ways: Callable[[], Ways] = Ways,
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    told: Callable[[str], None] = _quiet,
) -> Receipt:
    """Tell a target something; as `deliver`. A folder gets a folder `notices` for it."""
    parcel = Parcel(
        number=note.key,
        profile="notices",
        title=note.subject,
        marking=note.marking,
        as_of=now().astimezone(UTC).isoformat(timespec="seconds"),
        text=note.text,
        what="notice",
    )
    return deliver(
        parcel,
        target,
        root=root,
        now=now,
        secrets=secrets,
        patience=patience,
        ways=ways,
        trust=trust,
        told=told,
    )


def refuse_marking(parcel: Parcel, target: Target) -> None:
    """Raises MarkingRefused where the target may not get what is so confidential."""
    if TLP_ORDER.index(parcel.marking) > TLP_ORDER.index(target.max_marking):
        raise MarkingRefused(
            f"deliver {target.name}: {parcel.number} is {parcel.marking}, and up to {target.max_marking} may go there; "
            "send it elsewhere, or raise max_marking of this target"
        )


def _attempt(
    letter: Letter,
    target: Target,
    *,
    root: Path,
    now: Callable[[], datetime],
    secrets: Secrets,
    ways: Callable[[], Ways],
    trust: Callable[[], ssl.SSLContext],
) -> tuple[str, bool]:
    """What came of one attempt, and whether it was there before. Each kind is loaded where it is used."""
    match target:
        case FolderTarget():
            from briefer.deliver.folder import place  # noqa: PLC0415 - as said above

            placed = place(letter, target, root=root, now=now())
            return placed.words, placed.already
        case MailTarget():
            from briefer.deliver.mail import post  # noqa: PLC0415 - as said above

            return post(letter, target, secrets=secrets, now=now(), trust=trust), False
        case WebhookTarget():
            from briefer.deliver.webhook import call  # noqa: PLC0415 - as said above

            return call(letter, target, secrets=secrets, now=now(), ways=ways), False
        case AppriseTarget():
            from briefer.deliver.apprise_ import say  # noqa: PLC0415 - as said above

            return say(letter, target, secrets=secrets), False
    raise TypeError(f"no way of delivery for {type(target).__name__}")


def _masked(error: DeliveryError, secrets: Secrets) -> DeliveryError:
    return DeliveryError(secrets.masked(str(error)), retry=error.retry, wait=error.wait, gone=error.gone)
