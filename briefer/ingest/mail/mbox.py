"""Mailboxes in one file (mbox, RFC 4155): the messages in them."""

import re
from collections import Counter
from email.parser import BytesHeaderParser

from briefer.errors import IngestError
from briefer.ingest.archives.entries import MOST_ENTRIES, shown
from briefer.ingest.draft import Member
from briefer.ingest.mail.parts import header
from briefer.ingest.sandbox.frames import Answer, Question

_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,300}\n(?=[\w-]+:|>?From )")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADERS = re.compile(rb"\r?\n\r?\n")


def read_question(question: Question) -> Answer:
    """Each message as a member, named by its Message-ID, so that a growing mailbox names it so again."""
    data = question.data.lstrip()
    begins = list(_BEGINS.finditer(data))
    if not begins:
        raise IngestError(f"{question.source}: there is no message in this mailbox; save the message as .eml")
    if len(begins) > MOST_ENTRIES:
        raise IngestError(f"{question.source}: it holds over {MOST_ENTRIES:,} messages; split the mailbox")
    ends = [match.start() for match in begins[1:]] + [len(data)]
    used: Counter[str] = Counter()
    members = []
    for number, (match, end) in enumerate(zip(begins, ends, strict=True), start=1):
        message = _ESCAPED.sub(rb"\1", data[match.end() : end])
        name = _name(message) or f"message {number}"
        used[name] += 1
        label = name if used[name] == 1 else f"{name} ({used[name]})"
        members.append(Member(label=label, data=message, kind="mail"))
    return Answer(members=tuple(members))


def _name(message: bytes) -> str | None:
    head = message[: found.start()] if (found := _HEADERS.search(message)) else message[:4096]
    # The newer policy stumbles over parameters of a Content-Type, which is of no account here.
    words = header(BytesHeaderParser().parsebytes(head), "message-id")
    return shown(words.strip("<> ").replace("/", "_")) if words else None
