"""A signed POST, as https://www.standardwebhooks.com says: id, timestamp and signature in headers, JSON in the body."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from briefer.config import WebhookTarget, is_reference, refuse_address
from briefer.deliver.parcel import Letter
from briefer.errors import DeliveryError, FetchError
from briefer.model import Format, Marking
from briefer.network import Answer, Head, Limits, Policy, Ways, seconds_to_wait
from briefer.secrets import Secrets

_MB = 1_000_000
_PREFIX = "whsec_"
_GONE = 410
_OK, _ELSEWHERE, _SERVER = 2, 3, 5
"Hundreds of a status."
_LATER = frozenset({408, 425, 429})
_LIMITS = Limits(total=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class HookFile:
    """A file of the brief, as the receiver is told of it."""

    name: str
    kind: Format
    sha256: str
    size: int
    content: str | None
    "Base64; null: it is not sent along."


@dataclass(frozen=True, slots=True, kw_only=True)
class HookBrief:
    """What a receiver is told of a brief or notice; the fields are those of `Parcel`."""

    number: str
    profile: str
    title: str
    marking: Marking
    as_of: str
    text: str | None
    files: tuple[HookFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookEvent:
    """The body."""

    type: Literal["brief.delivered", "brief.notice"]
    timestamp: str
    "UTC instant, ISO 8601, of this attempt."
    data: HookBrief


def call(letter: Letter, target: WebhookTarget, *, secrets: Secrets, now: datetime, ways: Callable[[], Ways]) -> str:
    """POST it; gives what came of it. Raises DeliveryError.

    Its id is the letter's key: an answer that was lost on the way leads to the same id again, and receivers leave out
    an id that they know.
    """
    from briefer.network.client import Client  # noqa: PLC0415 - loads the client, where something is posted

    url = _url(target, secrets)
    host = urlsplit(url).hostname or ""
    where = f"deliver {target.name}: {host}"
    body = _body(letter, target, now, where)
    policy = Policy(
        opened=frozenset(target.allow_private),
        opened_in=f"in [[deliver]] {target.name} of briefer.toml",
        limits=_LIMITS.within(target.patience),
        judge=_unread,
        called=where,
        instead="ask who runs the receiver",
    )
    headers = _signed(letter.key, body, _key(target, secrets), now)
    try:
        answer = Client(ways=ways()).request("POST", url, headers=headers, body=body, policy=policy)
    except FetchError as error:
        raise DeliveryError(str(error), retry=error.later) from error
    _judge(answer, target, now, where)
    return f"taken by {host} ({answer.status})"


def _unread(_: Head) -> bool:
    """What a receiver says beside its status is not asked for: it could only make a delivery fail that was taken."""
    return False


def _url(target: WebhookTarget, secrets: Secrets) -> str:
    if not is_reference(target.url):
        return target.url
    url = secrets.read(target.url)
    try:
        refuse_address(url, target.allow_private)
    except ValueError as error:
        raise DeliveryError(f"deliver {target.name}: {target.url}: {error}") from error
    return url


def _key(target: WebhookTarget, secrets: Secrets) -> bytes:
    words = secrets.read(target.secret)
    key = words.removeprefix(_PREFIX)
    try:
        decoded = base64.b64decode(key + "=" * (-len(key) % 4), validate=True)
    except (binascii.Error, ValueError):
        decoded = b""
    if not words.startswith(_PREFIX) or not decoded:
        # Without the cause, which may quote it.
        told = f"a signing key is `{_PREFIX}` and base64; set one"
        raise DeliveryError(f"deliver {target.name}: {target.secret}: {told}") from None
    return decoded


def _signed(key: str, body: bytes, secret: bytes, now: datetime) -> dict[str, str]:
    from standardwebhooks import Webhook  # noqa: PLC0415 - as above

    instant = now.astimezone(UTC).replace(microsecond=0)
    identity = f"msg_{key}"
    return {
        "Content-Type": "application/json",
        "webhook-id": identity,
        "webhook-timestamp": f"{instant.timestamp():.0f}",
        "webhook-signature": Webhook(secret).sign(identity, instant, body.decode()),
    }


def _body(letter: Letter, target: WebhookTarget, now: datetime, where: str) -> bytes:
    parcel = letter.parcel
    event = HookEvent(
        type="brief.delivered" if parcel.what == "brief" else "brief.notice",
        timestamp=now.astimezone(UTC).isoformat(timespec="seconds"),
        data=HookBrief(
            number=parcel.number,
            profile=parcel.profile,
            title=parcel.title,
            marking=parcel.marking,
            as_of=parcel.as_of,
            text=parcel.text,
            files=tuple(
                HookFile(
                    name=file.name,
                    kind=file.kind,
                    sha256=file.sha256,
                    size=len(data),
                    content=base64.b64encode(data).decode() if file.kind in target.attach else None,
                )
                for file, data in letter.contents
            ),
        ),
    )
    body = msgspec.json.encode(event)
    if len(body) > target.max_size_mb * _MB:
        size, most = len(body) / _MB, target.max_size_mb
        raise DeliveryError(
            f"{where}: the body has {size:.1f} MB and may have {most:g}; attach less, or raise max_size_mb"
        )
    return body


def _judge(answer: Answer, target: WebhookTarget, now: datetime, where: str) -> None:
    """Raises DeliveryError for what does not say that it was taken."""
    status = answer.status
    if status // 100 == _OK:
        return
    if status == _GONE:
        told = "the receiver wants nothing more"
        todo = f"take {target.name} out of briefer.toml, or ask who runs it; nothing is sent there until you say so"
        raise DeliveryError(f"{where}: {told} (HTTP {status}); {todo}", gone=True)
    if status // 100 == _ELSEWHERE:
        told = "it leads elsewhere, and no redirect is followed with a brief"
        raise DeliveryError(f"{where}: {told} (HTTP {status}); set the address it leads to as url")
    if status in _LATER or status // 100 == _SERVER:
        wait = seconds_to_wait(answer.headers.get("retry-after", ""), now)
        asked = f"; it asks to wait {wait:.0f} s" if wait else ""
        raise DeliveryError(
            f"{where}: it cannot take it now (HTTP {status}){asked}; try again later", retry=True, wait=wait
        )
    raise DeliveryError(f"{where}: it refuses it (HTTP {status}); check url and secret, or ask who runs it")
