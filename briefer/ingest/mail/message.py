"""One message to a draft."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import getaddresses

from briefer.cleaning import clean, one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts, Member
from briefer.ingest.kinds import SUFFIXES, suffix_of
from briefer.ingest.mail.flowed import unflowed
from briefer.ingest.mail.markup import lines_of
from briefer.ingest.mail.parts import (
    Part,
    bytes_of,
    file_name,
    header,
    is_attached,
    kind_of,
    leaves,
    moment,
    parameter,
    parsed,
    received,
    sender,
    text_of,
)
from briefer.ingest.mail.quoted import Parted, parted
from briefer.ingest.mail.sealed import SIGNATURES, SIGNED, opened, unsealed
from briefer.ingest.paragraphs import find_spans, unwrap
from briefer.ingest.published import read_iso, read_stamp
from briefer.ingest.sandbox.frames import Answer, Question
from briefer.model import Published

_PREFIX = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|sv|vb|vl|vs|antw|rv|res|enc|rif|odp|pd|ynt|ilt|отв|на|رد|إعادة توجيه|回复|转发|答复)"
    r"(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"(?:fwd?|wg|tr|rv|enc|vb|vl|pd|ilt|إعادة توجيه|转发)(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
"The first of the prefixes of a subject, with which programs say that a mail is passed on."
_STUB, _STUB_SHARE = 300, 0.34
"Characters of a text that only says that the markup should be looked at, and its share of what that shows."
_SECONDS = re.compile(r"(?<=\d\d:\d\d):\d\d(?=\D|$)")
_FUTURE = timedelta(days=1)
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_MOST_NAMED = 8
"Attachments that a note names."
_MEGABYTE = 1 << 20


def read_question(question: Question) -> Answer:
    """The draft of a message; what is attached to it as members where that is wanted, and else in a note."""
    source = question.source
    whole = parsed(question.data, source=source)
    message = opened(whole, source=source)
    texts, attached = _sorted(message)
    passed_on = _FORWARD.match(header(message, "subject") or "") is not None
    split = _body(texts, source, passed_on=passed_on)
    blocks, aside = _blocks(split.own), _blocks(split.apart)
    if not any(character.isalnum() for block in blocks for character in block.text):
        blocks, aside = aside, ()
    members = tuple(_members(attached)) if question.attachments else ()
    if not blocks and not members:
        raise IngestError("; ".join((f"{source}: there is no text in this message", *_told(whole, attached, members))))
    draft = Draft(blocks=blocks, facts=_facts(message, split, question.now), aside=aside)
    notes = tuple(f"{source}: {told}" for told in _told(whole, attached, members))
    return Answer(drafts=(draft,) if blocks else (), members=members, notes=notes)


def _sorted(message: Part) -> tuple[list[Part], list[Part]]:
    """Parts that are the text, and what is attached. Pictures in the text, signatures and invitations are neither."""
    texts, attached = [], []
    for part in leaves(message):
        kind = part.get_content_type()
        if kind in SIGNATURES:
            continue
        if is_attached(part):
            attached.append(part)
        elif kind in {"text/plain", "text/html"}:
            texts.append(part)
        elif file_name(part) and part.get_content_maintype() != "image":
            attached.append(part)
    return texts, attached


def _body(texts: Sequence[Part], source: str, *, passed_on: bool) -> Parted:
    """The plain text where there is one that says something, else what the markup shows."""
    plain = "\n\n".join(_plain(part, source) for part in texts if part.get_content_type() == "text/plain")
    marked = [part for part in texts if part.get_content_type() == "text/html"]
    if plain.strip() and (len(plain) > _STUB or not marked):
        return parted(plain, passed_on=passed_on)
    own = quoted = ""
    for part in marked:
        shown, below = lines_of(clean(text_of(part, source=source)))
        own += f"\n\n{shown}"
        quoted += f"\n\n{below}"
    if plain.strip() and len(plain.strip()) > _STUB_SHARE * len(own.strip()):
        return parted(plain, passed_on=passed_on)
    split = parted(unsealed(clean(own), source=source), passed_on=passed_on)
    return replace(split, apart=f"{split.apart}\n\n{clean(quoted)}".strip())


def _plain(part: Part, source: str) -> str:
    text = clean(text_of(part, source=source))
    if parameter(part, "format") == "flowed":
        text = unflowed(text, delsp=parameter(part, "delsp") == "yes")
    return unsealed(text, source=source)


def _blocks(text: str) -> tuple[Block, ...]:
    words = (one_line(unwrap(text[span.start : span.end])) for span in find_spans(text))
    return tuple(Block(text=line) for line in words if line)


def _facts(message: Part, split: Parted, now: datetime | None) -> Facts:
    name, address = sender(message)
    subject = header(message, "subject")
    published = _dated(message, now)
    if split.forwarded:
        name, address = _named(split.sender or "")
        # The header's date says when it was passed on. That in the text is typed by a program for people.
        stated = read_stamp(_SECONDS.sub("", split.sent), how="mail") if split.sent else None
        published = stated or published
        published = published and replace(published, sure=False)
    written = one_line(name or address or "")
    return Facts(
        title=(_PREFIX.sub("", subject).strip() or None) if subject else None,
        authors=(written,) if written else (),
        published=published,
    )


def _named(words: str) -> tuple[str, str]:
    """Name and address in a line; a name alone is all of it."""
    return next(iter(getaddresses([words])), ("", "")) if "@" in words else (words, "")


def _dated(message: Part, now: datetime | None) -> Published | None:
    """As its sender states. Where that is missing or lies in the future, the first machine on its way, not sure."""
    sent, taken = moment(message), received(message)
    late = sent is not None and now is not None and _instant(sent) > _instant(now) + _FUTURE
    if (sent is None or late) and taken is not None:
        found = _published(taken)
        return found and replace(found, sure=False)
    return _published(sent) if sent else None


def _instant(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _published(sent: datetime) -> Published | None:
    zone = sent.strftime("%z")
    found = read_iso(sent.isoformat(timespec="seconds"), how="mail")
    return found and replace(found, zone=f"{zone[:3]}:{zone[3:]}" if zone else None)


def _members(attached: Iterable[Part]) -> Iterator[Member]:
    for number, part in enumerate(attached, start=1):
        name = _name(part, number)
        if suffix_of(name) in SUFFIXES and (data := bytes_of(part)):
            kind = "mail" if part.get_content_type() == "message/rfc822" else None
            yield Member(label=name, data=data, kind=kind)


def _name(part: Part, number: int) -> str:
    if part.get_content_type() == "message/rfc822":
        return file_name(part) or f"message-{number}.eml"
    return file_name(part) or f"attachment-{number}"


def _told(message: Part, attached: list[Part], members: tuple[Member, ...]) -> Iterator[str]:
    """What is in it and was not read, with what to do."""
    kinds = {kind_of(part) for part in leaves(message)}
    if kinds & (SIGNATURES | SIGNED):
        yield "it is signed, and the signature was not checked"
    if "text/calendar" in kinds:
        yield "there is an invitation in it, which was not read; open it in a calendar"
    if kinds & _TNEF:
        yield "Outlook packed what is attached as winmail.dat; ask for it to be sent as HTML or plain text"
    if told := _left(attached, members):
        yield told


def _left(attached: list[Part], members: tuple[Member, ...]) -> str | None:
    read = {member.label for member in members}
    left = [(_name(part, number), part) for number, part in enumerate(attached, start=1)]
    left = [(name, part) for name, part in left if name not in read]
    if not left:
        return None
    named = ", ".join(f"{name} ({_size(part)})" for name, part in left[:_MOST_NAMED])
    more = f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
    able = any(suffix_of(name) in SUFFIXES for name, _ in left)
    return f"attached and not read: {named}{more}" + ("; --attachments reads them" if able else "")


def _size(part: Part) -> str:
    size = len(bytes_of(part))
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{max(1, size >> 10)} kB"
