"""Pages that a browser saved with all that belongs to them in one file (MHTML, RFC 2557)."""

from briefer.cleaning import clean
from briefer.errors import IngestError
from briefer.ingest.clean import decode
from briefer.ingest.draft import Draft
from briefer.ingest.html import read_html
from briefer.ingest.identity import canonical_url
from briefer.ingest.mail.parts import bytes_of, charset_of, header, leaves, moment, parsed
from briefer.ingest.sandbox.frames import Question


def read_question(question: Question) -> tuple[Draft, ...]:
    """The draft of the page, which is the first part that is one. Raises IngestError.

    The day on which it was saved is the latest that it may claim to be from.
    """
    source = question.source
    message = parsed(question.data, source=source)
    pages = (part for part in leaves(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"})
    page = next(pages, None)
    if page is None:
        raise IngestError(f"{source}: there is no page in it; save it again as a web page")
    text, _ = decode(bytes_of(page), source=source, declared=charset_of(page))
    address = header(message, "snapshot-content-location") or header(page, "content-location")
    saved = moment(message)
    now = question.now
    if saved is not None and now is not None and saved.tzinfo is not None:
        now = min(saved, now)
    known = address if address and canonical_url(address) else None
    return (read_html(clean(text), source=source, now=now, address=known),)
