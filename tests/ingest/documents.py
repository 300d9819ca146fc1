"""Documents of our own making, byte by byte or by the libraries that write them."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

from docx import Document

from briefer.ingest import Manner, Outcome, Parsers, Reading, read_all
from briefer.model import Article

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

SENTENCES = (
    "Engineers opened the gates of the weir at dawn on Tuesday, the river authority said.",
    "By noon the river had fallen by a hand at the lower bridge.",
    "Drivers waited in a queue that reached the old customs house.",
    "The authority said it would close the gates again if the rain stopped.",
    "Nobody at the pumping station wanted to say when that would be.",
    "A second convoy with pumps is due from the coast on Thursday.",
)

Placed = tuple[float, float, float, str]
"""Points from the left and the bottom, size, words."""


def outcomes(
    data: bytes, source: str, *, parsers: Parsers | None = None, attachments: bool = False, keep_tail: bool = False
) -> list[Outcome]:
    manner = Manner(now=NOW, attachments=attachments, keep_tail=keep_tail)
    return list(read_all(data, source=source, manner=manner, parsers=parsers))


def reading(data: bytes, source: str, *, parsers: Parsers | None = None, keep_tail: bool = False) -> Reading:
    """Of an input that holds one article."""
    (outcome,) = outcomes(data, source, parsers=parsers, keep_tail=keep_tail)
    assert outcome.reading is not None, outcome.error
    return outcome.reading


def refusal(data: bytes, source: str, *, parsers: Parsers | None = None) -> str:
    """What is told of an input that cannot be read."""
    (outcome,) = outcomes(data, source, parsers=parsers)
    assert outcome.error is not None
    told = str(outcome.error)
    assert told.startswith(f"{source}: ")
    assert "report it" not in told
    assert "\n" not in told
    return told


def page(title: str = "Weir opens", head: str = "") -> bytes:
    words = "".join(f"<p>{one}</p>" for one in SENTENCES)
    return f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{words}</article>".encode()


def pdf(
    pages: Iterable[Sequence[Placed]],
    info: Mapping[str, str] | None = None,
    *,
    below: Sequence[bytes] = (),
    page: bytes = b"",
    letters: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF in Helvetica, A4, with each string where it is placed.

    `below`: what else is drawn on each page, before its words; `page`: more entries of each page's dictionary;
    `letters`: what characters stand for, as fonts of other scripts say.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>" % (b"/ToUnicode 4 0 R" if letters else b"")
    objects: list[bytes] = [b"", b"", font, _cmap(letters or {})]
    kids = []
    for number, placed in enumerate(pages):
        drawn = below[number] if number < len(below) else b""
        drawn += b"".join(
            b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, _escaped(words)) for x, y, size, words in placed
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> %s >>" % (len(objects), page)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(
        b"<< %s >>" % b" ".join(b"/%s (%s)" % (name.encode(), _escaped(words)) for name, words in (info or {}).items())
    )
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(objects), table)
    )
    return out.getvalue()


def _cmap(letters: Mapping[str, str]) -> bytes:
    lines = b"".join(
        b"<%02x> <%s>\n" % (ord(code), words.encode("utf-16-be").hex().encode()) for code, words in letters.items()
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange\n"
        b"<00> <ff>\nendcodespacerange %d beginbfchar\n%sendbfchar endcmap end end" % (len(letters), lines)
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap)


def _escaped(words: str) -> bytes:
    return words.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def lines(x: float, top: float, size: float, *words: str, step: float = 1.2) -> list[Placed]:
    """One below the other."""
    return [(x, top - number * size * step, size, line) for number, line in enumerate(words)]


def word() -> bytes:
    """A Word document with a title, a byline, a heading, a list and a table."""
    document = Document()
    document.add_heading("Weir opens", 0)
    document.add_paragraph("By Ada Stone")
    document.add_paragraph(SENTENCES[0])
    document.add_heading("What is next", 1)
    document.add_paragraph(SENTENCES[3], style="List Bullet")
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("Gate", "State"), ("North", "open")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.core_properties.created = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - the format has no zone
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(body: str = SENTENCES[0], subject: str = "Weir opens", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "Ada Stone <ada@post.example>",
        "To": "desk@post.example",
        "Subject": subject,
        "Date": "Wed, 04 Mar 2026 10:30:00 +0300",
        "Message-ID": "<1@post.example>",
        **{name.replace("_", "-"): words for name, words in headers.items()},
    }
    for name, words in given.items():
        message[name] = words
    message.set_content(body)
    return message


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], *, mode: str = "w:", extra: Iterable[tarfile.TarInfo] = ()) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload] # the mode is one of its own
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for entry in extra:
            archive.addfile(entry)
    return out.getvalue()


def read_in_order(article: Article) -> None:
    """Hold that title, heading, item of a list and rows of a table of an office's document came as they stand there."""
    assert article.text.split("\n\n") == [
        "Weir opens",
        SENTENCES[0],
        "What is next",
        SENTENCES[3],
        "Gate | State",
        "North | open",
    ]
    assert [one.role for one in article.paragraphs] == ["headline", "body", "heading", "body", "body", "body"]
