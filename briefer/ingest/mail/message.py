"""One message to a draft."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from briefer.cleaning import clean, one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts, Member
from briefer.ingest.kinds import SUFFIXES, suffix_of
from briefer.ingest.mail.markup import lines_of
from briefer.ingest.mail.parts import (
    Part,
    bytes_of,
    file_name,
    header,
    is_attached,
    leaves,
    moment,
    parsed,
    sender,
    text_of,
)
from briefer.ingest.mail.quoted import Parted, parted
from briefer.ingest.paragraphs import find_spans, unwrap
from briefer.ingest.published import read_iso
from briefer.ingest.sandbox.frames import Answer, Question
from briefer.model import Published

_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|sv|antw)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_MOST_NAMED = 8
"Attachments that a note names."
_MEGABYTE = 1 << 20


def read_question(question: Question) -> Answer:
    """The draft of a message; what is attached to it as members where that is wanted, and else in a note."""
    source = question.source
    message = parsed(question.data, source=source)
    texts, attached = _sorted(message)
    split = _body(texts, source)
    blocks, aside = _blocks(split.own), _blocks(split.apart)
    if not any(character.isalnum() for block in blocks for character in block.text):
        blocks, aside = aside, ()
    members = tuple(_members(attached)) if question.attachments else ()
    if not blocks and not members:
        told = _told(attached, members)
        raise IngestError(f"{source}: there is no text in this message{'; ' + told if told else ''}")
    draft = Draft(blocks=blocks, facts=_facts(message, split), aside=aside)
    told = _told(attached, members)
    return Answer(drafts=(draft,) if blocks else (), members=members, notes=(f"{source}: {told}",) if told else ())


def _sorted(message: Part) -> tuple[list[Part], list[Part]]:
    """Parts that are the text, and what is attached. Pictures that stand in the text are neither."""
    texts, attached = [], []
    for part in leaves(message):
        kind = part.get_content_type()
        if is_attached(part):
            attached.append(part)
        elif kind in {"text/plain", "text/html"}:
            texts.append(part)
        elif file_name(part) and part.get_content_maintype() != "image":
            attached.append(part)
    return texts, attached


def _body(texts: Iterable[Part], source: str) -> Parted:
    """The plain text where there is one, else what the markup shows."""
    plain = [clean(text_of(part, source=source)) for part in texts if part.get_content_type() == "text/plain"]
    own = "\n\n".join(filter(str.strip, plain))
    if own:
        return parted(own)
    quoted = ""
    for part in texts:
        shown, below = lines_of(clean(text_of(part, source=source)))
        own += f"\n\n{shown}"
        quoted += f"\n\n{below}"
    split = parted(clean(own))
    return replace(split, apart=f"{split.apart}\n\n{clean(quoted)}".strip())


def _blocks(text: str) -> tuple[Block, ...]:
    words = (one_line(unwrap(text[span.start : span.end])) for span in find_spans(text))
    return tuple(Block(text=line) for line in words if line)


def _facts(message: Part, split: Parted) -> Facts:
    name, address = sender(message)
    subject = header(message, "subject")
    sent = moment(message)
    published = _published(sent) if sent else None
    if published and split.forwarded:
        published = replace(published, sure=False)  # it says when the mail was passed on
    return Facts(
        title=(_PREFIX.sub("", subject).strip() or None) if subject else None,
        authors=(name or address,) if not split.forwarded and (name or address) else (),  # type: ignore[arg-type] # one of them is there
        published=published,
    )


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


def _told(attached: list[Part], members: tuple[Member, ...]) -> str | None:
    """What is attached and was not read, with what to do."""
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
