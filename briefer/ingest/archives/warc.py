"""Web archives (WARC, ISO 28500): the pages that a crawler was sent."""

import re
from datetime import datetime
from io import BytesIO
from itertools import islice

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.archives.entries import MOST_BYTES, MOST_ENTRIES, shown
from briefer.ingest.draft import Member
from briefer.ingest.identity import canonical_url
from briefer.ingest.sandbox.frames import Answer, Question

_PAGES = {"text/html": "html", "application/xhtml+xml": "html"}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)
_PIECE = 1 << 16


def read_question(question: Question) -> Answer:
    return read_warc(question.data, source=question.source)


def read_warc(data: bytes, *, source: str) -> Answer:
    """Every page that came with status 200, under its address, with the time at which it was fetched.

    Raises IngestError for a file that is damaged, holds no page, or unfolds too far.
    """
    members: list[Member] = []
    left = MOST_BYTES
    try:
        for record in islice(ArchiveIterator(BytesIO(data)), 10 * MOST_ENTRIES):
            if (page := _page(record, left, source)) is not None:
                members.append(page)
                left -= len(page.data)
    except (ArchiveLoadFailed, EOFError, ValueError, OverflowError, AttributeError, KeyError) as error:
        raise IngestError(f"{source}: the web archive is damaged ({one_line(str(error))}); get it again") from error
    if not members:
        raise IngestError(f"{source}: there is no page in this web archive; give one with responses of text/html")
    return Answer(members=tuple(members))


def _page(record: object, left: int, source: str) -> Member | None:
    headers, answer = record.rec_headers, record.http_headers  # type: ignore[attr-defined] # warcio ships no types
    if record.rec_type != "response" or answer is None or answer.get_statuscode() != "200":  # type: ignore[attr-defined] # as above
        return None
    said = answer.get_header("Content-Type") or ""
    kind = _PAGES.get(said.partition(";")[0].strip().lower())
    address = headers.get_header("WARC-Target-URI")
    if kind is None or not address:
        return None
    stream, body = record.content_stream(), bytearray()  # type: ignore[attr-defined] # as above
    while piece := stream.read(_PIECE):
        body += piece
        if len(body) > left:
            raise IngestError(f"{source}: its pages come to over {MOST_BYTES >> 20} MB; split the archive")
    charset = _CHARSET.search(said)
    address = address.strip("<> ")
    return Member(
        label=shown(address),
        data=bytes(body),
        kind=kind,
        address=address if canonical_url(address) else None,
        charset=charset[1] if charset else None,
        retrieved=_moment(headers.get_header("WARC-Date")),
    )


def _moment(words: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None
