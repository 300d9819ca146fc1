"""Questions to a message that may be broken anywhere. Python's parser of headers fails on some of what is sent."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.clean import decode

MAX_DEPTH = 100
"Parts within parts; mail programs stay under 10."
MOST_PARTS = 2000
_BROKEN = (ValueError, IndexError, TypeError, LookupError, AttributeError, UnicodeError, OverflowError)
"What reading a header of a broken message has been seen to raise."

Part = EmailMessage | Message


def parsed(data: bytes, *, source: str) -> Part:
    """The message. Raises IngestError for one nested past `MAX_DEPTH`, before it is looked at."""
    if data.lower().count(b"boundary=") > MAX_DEPTH and _depth(data) > MAX_DEPTH:
        raise IngestError(f"{source}: the message is nested over {MAX_DEPTH} deep; save its text instead")
    try:
        return message_from_bytes(data, policy=policy.default)
    except RecursionError as error:
        raise IngestError(f"{source}: the message is nested too deeply; save its text instead") from error
    except _BROKEN as error:
        raise IngestError(
            f"{source}: the message is damaged ({one_line(str(error))}); save its text instead"
        ) from error


def _depth(data: bytes) -> int:
    """At most how deep parts can be nested: each level states a boundary, after the one around it has begun."""
    return data.lower().count(b"multipart/") + data.lower().count(b"message/rfc822")


def header(message: Part, name: str) -> str | None:
    """Decoded, clean and on one line, whatever line breaks were encoded in it; None: not there, or unreadable."""
    try:
        value = message[name]
        words = one_line(str(value)) if value is not None else ""
    except _BROKEN:
        words = next((one_line(str(raw)) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
    return words or None


def sender(message: Part) -> tuple[str | None, str | None]:
    """Name and address of who wrote it."""
    words = header(message, "from")
    if not words:
        return None, None
    found = next(iter(getaddresses([words])), ("", ""))
    return one_line(found[0]) or None, one_line(found[1]) or None


def moment(message: Part, name: str = "date") -> datetime | None:
    """With the zone that the header states; without one if it states none."""
    words = header(message, name)
    if not words:
        return None
    try:
        return parsedate_to_datetime(words)
    except _BROKEN:
        return None


def leaves(message: Part) -> Iterator[Part]:
    """Every part that holds something itself, in order. A message in the message is one, whole."""
    pending: list[Part] = [message]
    seen = 0
    while pending and seen < MOST_PARTS:
        part = pending.pop(0)
        seen += 1
        # Of what is no multipart, `get_payload` decodes the text, by whatever charset it states.
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            pending[:0] = [one for one in inner if isinstance(one, Message)]
        else:
            yield part


def bytes_of(part: Part) -> bytes:
    """Its content, decoded from the form in which it was sent; nothing where it cannot be."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload() if part.is_multipart() else None
        held = inner[0] if isinstance(inner, list) and inner else None
        return _source(held) if isinstance(held, Message) else b""
    try:
        content = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return content if isinstance(content, bytes) else b""


def _source(message: Part) -> bytes:
    try:
        return message.as_bytes(policy=policy.compat32)
    except _BROKEN:
        return b""


def text_of(part: Part, *, source: str) -> str:
    """Its text by the charset that it states, or what its bytes look like; empty: there is none."""
    data = bytes_of(part)
    if not data.strip():
        return ""
    try:
        return decode(data, source=source, declared=charset_of(part))[0]
    except IngestError:
        return data.decode("ascii", "replace")


def charset_of(part: Part) -> str | None:
    """The name that it states, known or not; None: it states none."""
    try:
        return part.get_content_charset()
    except _BROKEN:
        return None


def kind_of(part: Part) -> str:
    """Its type, as `text/plain`; empty: what it states cannot be read."""
    try:
        return part.get_content_type()
    except _BROKEN:
        return ""


def parameter(part: Part, name: str) -> str:
    """Of its type, in lower case; empty: not stated, or unreadable."""
    try:
        value = part.get_param(name)
    except _BROKEN:
        return ""
    return value.strip().lower() if isinstance(value, str) else ""


def received(message: Part) -> datetime | None:
    """When the first machine on its way took it in; None: none says."""
    try:
        stamps = [one_line(str(value)) for value in message.get_all("received") or ()]
    except _BROKEN:
        return None
    for words in reversed(stamps):
        try:
            return parsedate_to_datetime(words.rpartition(";")[2].strip())
        except _BROKEN:
            continue
    return None


def file_name(part: Part) -> str | None:
    """As the sender named it; a path before it is dropped."""
    try:
        name = one_line(part.get_filename() or "")
    except _BROKEN:
        return None
    return name.replace("\\", "/").rpartition("/")[2] or None


def is_attached(part: Part) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"
    except _BROKEN:
        return False
