"""One input of a format, read as the program reads it: what is told that should not be."""

import socket
import traceback
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Literal, NoReturn

from briefer.cleaning import one_line
from briefer.config import Source
from briefer.errors import FetchError, IngestError
from briefer.ingest import Fetched, Manner, Outcome, Parsers, read_all, read_record
from briefer.ingest.feeds import outlines_of, write_opml
from briefer.ingest.fetch.checking import Validators, check
from briefer.ingest.fetch.pages import Pages
from briefer.ingest.fetch.robots import Robots
from briefer.ingest.sandbox import Answer, Question
from briefer.ingest.sandbox.child import reader
from briefer.network import Ways
from briefer.network.client import Client
from briefer.workflow.fetching.states import after_answer, after_failure, is_due, state_of
from tests.ingest.documents import NOW

PLACE = "http://paper.example/feeds/all.xml"
_PUBLIC = "93.184.215.14"
_SERVED: tuple[tuple[Literal["html", "feed"] | None, str | None], ...] = (
    (None, None), ("html", None), ("html", "utf-16"), ("feed", "latin-1"), ("feed", None), ("feed", "hex"),
)  # fmt: skip
"What a server says of an input: its kind and its characters."


class Here(Parsers):
    """Readers in this process, so that a fault is seen where it is."""

    def ask(self, question: Question) -> Answer:
        try:
            found = reader(question.parser)(question)
        except (MemoryError, RecursionError) as error:
            raise IngestError(f"{question.source}: it is too large or too deep") from error
        return found if isinstance(found, Answer) else Answer(drafts=found)


def read(name: str, data: bytes, parsers: Parsers, *, form: str = "") -> list[Outcome]:
    """What becomes of an input: from a file, or, as a digest of it decides, from an address."""
    manner = Manner(now=NOW, attachments=True)
    kind, charset = _SERVED[zlib.crc32(data) % len(_SERVED)]
    if form == "feed" or (form == "html" and kind == "html"):
        kind = "feed" if form == "feed" else "html"
        served = Fetched(data=data, address=PLACE, charset=charset, kind=kind)
        return list(read_all(served, source=name, manner=manner, parsers=parsers))
    return list(read_all(data, source=name, manner=manner, parsers=parsers))


def faults(outcomes: list[Outcome]) -> list[str]:
    """What is told of an input that must not be: readers that failed, errors of several lines, text that acts."""
    told = [] if outcomes else ["nothing is told of it"]
    for one in outcomes:
        words = str(one.error) if one.error else ""
        if "reader failed on it" in words or "\n" in words:
            told.append(words)
        if (one.reading is None) == (one.error is None):
            told.append(f"{one.source}: both read and refused, or neither")
        if one.reading and set(one.reading.article.text) & set("\u202e\u202c\u200b\x1b\x07\x85\x00"):
            told.append(f"{one.source}: its text holds what acts")
        if one.reading:
            one.reading.article.text.encode()
    return told


def told_of(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:
    """Every fault that an input of the format shows; none, where it is read or refused as it should be."""
    try:
        return _READ.get(form, _article)(form, name, data, parsers)
    except Exception as error:  # noqa: BLE001 - what fuzzing is for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{type(error).__name__}: {error} ({'/'.join(place.filename.split('/')[-3:])}:{place.lineno})"]


def _article(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:
    return faults(read(name, data, parsers, form=form))


def _list_of_feeds(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:  # noqa: ARG001 - as all of them
    try:
        found = outlines_of(data, source=name, parsers=parsers)
    except IngestError as error:
        return _of_one_line(error)
    again = outlines_of(write_opml(found, title=name).encode(), source=name, parsers=parsers)
    return (
        [] if [one.url for one in again] == [one.url for one in found] else ["the list changed on its way out and in"]
    )


def _robots(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:  # noqa: ARG001 - as all of them
    """Asked about places that are in the file itself, too."""
    text = data.decode("utf-8", "replace")
    robots = Robots(kept=lambda _: text, keep=lambda *_: None)
    places = ("/", "/drafts?x=é", "/private/a.html", *(f"/{one_line(line)[:80]}" for line in text.split("\n")[:8]))
    for place in places:
        try:
            rules = robots.of(f"https://paper.example{place}", ask=_nobody)
            rules.allows(f"https://paper.example{place}")
        except FetchError as error:
            if told := _of_one_line(error):
                return told
            continue
        if not 0 <= rules.delay <= 30:
            return [f"a delay of {rules.delay} s"]
    return []


def _nobody(*_: object) -> NoReturn:
    raise AssertionError("the file is known, and nobody is asked")


def _answer(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:  # noqa: ARG001 - as all of them
    """The bytes are what a server says to each request, and what it says of itself is sent back to it."""
    told = []
    source = Source(name="paper", kind="feed", url=PLACE)
    state = state_of(source, None)
    for _ in range(2):
        try:
            checked = check(
                _client(data),
                PLACE,
                kind="feed",
                now=NOW,
                validators=Validators(etag=state.etag, modified=state.modified),
            )
            state = after_answer(source, state, checked, NOW)
        except FetchError as error:
            state = after_failure(source, state, error, NOW, 0.5)
            told += _of_one_line(error)
        is_due(source, state, NOW)
    try:
        page = Pages(client=_client(data))("http://page.example/a")
        list(read_all(page, source="page", manner=Manner(now=NOW), parsers=parsers))
    except FetchError as error:
        told += _of_one_line(error)
    return told


def _client(said: bytes) -> Client:
    def connect(*_: object) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
            theirs.settimeout(0)
            with suppress(BlockingIOError):  # what is more than a socket takes at once is cut off
                theirs.send(said)
            theirs.shutdown(socket.SHUT_WR)
        return ours

    return Client(ways=Ways(look_up=lambda *_: (_PUBLIC,), connect=connect))


def _lines(form: str, name: str, data: bytes, parsers: Parsers) -> list[str]:  # noqa: ARG001 - as all of them
    told = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            read_record(line, number=number, source=name)
        except IngestError as error:
            told += _of_one_line(error)
    return told


def _of_one_line(error: IngestError) -> list[str]:
    return [f"an error of several lines: {error}"] if len(str(error).splitlines()) > 1 else []


_READ: dict[str, Callable[[str, str, bytes, Parsers], list[str]]] = {
    "opml": _list_of_feeds,
    "robots": _robots,
    "http": _answer,
    "jsonl": _lines,
}
"""What is no input of `briefer add`; all others are articles."""
