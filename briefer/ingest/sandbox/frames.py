"""What goes over the pipes: a length of eight bytes, then a MessagePack of that many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from briefer.ingest.draft import Draft, Member

Parser = Literal["html", "pdf", "package", "gzip", "tar", "warc", "mail", "mbox", "mhtml", "feed", "opml"]
"""The readers that the child knows, by the names under which `child.py` finds them."""

HEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One input, and what its reader has to know of it."""

    parser: Parser
    data: bytes
    source: str
    now: datetime | None = None
    address: str | None = None
    charset: str | None = None
    "The name that the server gives; None: it gives none."
    attachments: bool = False
    "Whether what is attached to a mail is wanted, and not its names alone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader made of it. With a failure there is nothing else."""

    drafts: tuple[Draft, ...] = ()
    members: tuple[Member, ...] = ()
    "To be read as inputs of their own."
    notes: tuple[str, ...] = ()
    "Of the input as a whole: one line each, beginning with its source."
    failure: str | None = None
    "Of the input: a sentence for the user."
    fault: str | None = None
    "Of the reader: an exception that is not of our tree, by its name and words."


# Made once and here: msgspec learns a dataclass when it first meets it, and crashes where two threads do so at once.
_ANSWERS = msgspec.msgpack.Decoder(Answer)


def framed(message: Question | Answer) -> bytes:
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEAD, "big") + body


def question_of(body: bytes) -> Question:
    return msgspec.msgpack.decode(body, type=Question)


def answer_of(body: bytes) -> Answer:
    """Raises msgspec.DecodeError for what is no answer."""
    return _ANSWERS.decode(body)
