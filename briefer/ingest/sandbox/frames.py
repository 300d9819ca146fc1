"""What goes over the pipes: a length of eight bytes, then a MessagePack of that many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from briefer.ingest.draft import Draft

Parser = Literal["html"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader made of it. With a failure there are no drafts."""

    drafts: tuple[Draft, ...] = ()
    failure: str | None = None
    "Of the input: a sentence for the user."
    fault: str | None = None
    "Of the reader: an exception that is not of our tree, by its name and words."


def framed(message: Question | Answer) -> bytes:
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEAD, "big") + body


def question_of(body: bytes) -> Question:
    return msgspec.msgpack.decode(body, type=Question)


def answer_of(body: bytes) -> Answer:
    """Raises msgspec.DecodeError for what is no answer."""
    return msgspec.msgpack.decode(body, type=Answer)
