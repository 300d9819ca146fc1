"""What a reader makes of one input, before it becomes an Article."""

from dataclasses import dataclass
from datetime import datetime

from briefer.model import Grade, Marking, ParagraphRole, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph: clean, on one line, never empty."""

    text: str
    role: ParagraphRole | None = None
    "None: the format does not say; told by form."


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an input says of itself. None or empty: it does not say."""

    id: str | None = None
    title: str | None = None
    dek: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    document: str | None = None
    "Address of a PDF or Word file that an entry of a feed has beside its page."
    published: Published | None = None
    language: str | None = None
    credit: str | None = None
    origin: str | None = None
    marking: Marking | None = None
    grade: Grade | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    blocks: tuple[Block, ...]
    "Title, dek and crossheads included where the input shows them."
    facts: Facts = Facts()
    notes: tuple[str, ...] = ()
    "What the user should hear of: one line each, beginning with the source."
    aside: tuple[Block, ...] = ()
    "What the format itself sets apart below the text: a signature, a reply that is quoted."


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of several things in one input: a file of an archive, a message of a mailbox, an attachment."""

    label: str
    "Its name in there, clean and on one line; its source is `INPUT!LABEL`."
    data: bytes
    kind: str | None = None
    "The reader it is for, where what holds it says so; None: its bytes and name tell."
    address: str | None = None
    "Where the holder says it was found."
    charset: str | None = None
    "The name that the holder gives."
    retrieved: datetime | None = None
    "When the holder says it was fetched."
