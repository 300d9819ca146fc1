"""Archives with odd names, kinds, sizes and heads."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from typing import Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import page, tarred, word, zipped
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.mails import MAIL
from tests.ingest.fuzz.made.pages import HTML
from tests.ingest.fuzz.made.words import ADDRESS, ANYTHING, DATE, WORD, any_of, mostly, raw

_PLAIN = any_of("a.html b.txt c.docx d.eml e.md f/g.txt ./h.txt k.htm")
_ODD = st.sampled_from(
    (
        *("e.pdf", "f/", "a", ".hidden.txt", "README.md", "i.zip", "j.gz", "con.txt", "a.txt ", "__MACOSX/._a.txt"),
        *(
            "x" * 300 + ".txt",
            "\u202etxt.exe.txt",
            "a\nb.txt",
            "a\x00b.txt",
            "é.txt",
            "word/document.xml",
            "_rels/.rels",
        ),
    )
)
_ESCAPING = st.sampled_from(("../a.txt", "/a.txt", "C:/a.txt", "..\\a.txt", "x/../../a.txt"))
_NAMES = mostly(mostly(_PLAIN, _ODD), _ESCAPING, one_in=16)
_CONTENT = st.one_of(
    st.sampled_from((b"Gates are open.", page(), word(), b"", zipped({"a.txt": b"x"}), gzip.compress(b"x"))),
    HTML.map(lambda made: made[1]),
    MAIL.map(lambda made: made[1]),
    st.binary(max_size=40),
)


@st.composite
def _zip(draw: DrawFn) -> Named:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in draw(st.lists(_NAMES, min_size=1, max_size=4, unique=True)):
            entry = zipfile.ZipInfo(name or "x")
            entry.create_system = draw(st.sampled_from((0, 3)))
            entry.external_attr = draw(st.sampled_from((0, 0o100644 << 16, 0o120777 << 16, 0o20666 << 16, 0x10)))
            entry.compress_type = draw(
                st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
            )
            entry.extra = draw(st.sampled_from((b"", b"\x01\x00\x08\x00" + b"\xff" * 8, b"\x75\x70\x05\x00\x01abcd")))
            package.writestr(entry, draw(_CONTENT))
        package.comment = draw(st.sampled_from((b"", b"PK\x05\x06" + b"\x00" * 18)))
    return "a.zip", _with_odd_fields(
        out.getvalue(),
        draw(mostly(st.none(), st.sampled_from((6, 8, 16, 20, 24, 34, 42)))),
        draw(st.binary(min_size=2, max_size=4)),
    )


def _with_odd_fields(data: bytes, place: int | None, value: bytes) -> bytes:
    """With another value in a field of the first entry of the directory; None: as it is."""
    at = data.find(b"PK\x01\x02")
    if place is None or at < 0:
        return data
    return data[: at + place] + value + data[at + place + len(value) :]


ZIP: SearchStrategy[Named] = _zip()

_FORMS: SearchStrategy[Literal[0, 1, 2]] = st.sampled_from(
    (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)
)
_TYPES = mostly(st.just(tarfile.REGTYPE), st.sampled_from([bytes([kind]) for kind in b"1234567gxLKSVMDN\x00"]))
_PAX = st.dictionaries(
    st.sampled_from(
        (
            "path",
            "linkpath",
            "size",
            "mtime",
            "uid",
            "GNU.sparse.map",
            "GNU.sparse.size",
            "hdrcharset",
            "GNU.sparse.major",
        )
    ),
    ANYTHING.filter(lambda words: "\ud800" not in words)
    | st.sampled_from(("1,2,3", "9" * 30, "nan", "-1", "../x", "1")),
    max_size=2,
)


@st.composite
def _tar(draw: DrawFn) -> bytes:
    out = bytearray()
    form = draw(_FORMS)
    for name in draw(st.lists(_NAMES, min_size=1, max_size=4)):
        data = draw(_CONTENT)
        entry = tarfile.TarInfo(name[:90].replace("\x00", ""))
        entry.size, entry.type = draw(mostly(st.just(len(data)), st.sampled_from((0, 1 << 40)), 12)), draw(_TYPES)
        entry.linkname = draw(st.sampled_from(("", "/etc/passwd", "a.html", "../x")))
        if form == tarfile.PAX_FORMAT:
            entry.pax_headers = {key: value for key, value in draw(_PAX).items() if value.isprintable()}
        try:
            head = entry.tobuf(form, "utf-8", "surrogateescape")
        except (ValueError, UnicodeError):
            continue  # a name that this form of head cannot hold
        out += head + data + bytes(-len(data) % 512)
    return bytes(out) + bytes(draw(st.sampled_from((1024, 1024, 0, 512)))) if out else tarred({"a.txt": b"x"})


TAR: SearchStrategy[Named] = _tar().map(lambda data: ("a.tar", data))


@st.composite
def _gzip(draw: DrawFn) -> Named:
    """Members with what a head may hold."""
    out = b""
    data = draw(st.one_of(_CONTENT, _tar()))
    for _ in range(draw(st.sampled_from((1, 1, 2, 3)))):
        flags = draw(mostly(st.just(0), st.sampled_from((4, 8, 16, 2, 28, 0xE0))))
        head = b"\x1f\x8b\x08" + bytes([flags]) + draw(st.binary(min_size=6, max_size=6))
        if flags & 4:
            head += struct.pack("<H", draw(mostly(st.just(4), st.sampled_from((0, 65535))))) + b"abcd"
        if flags & 8:
            head += raw(draw(_NAMES)) + draw(mostly(st.just(b"\x00"), st.just(b"")))
        if flags & 16:
            head += b"a remark" + draw(mostly(st.just(b"\x00"), st.just(b"")))
        if flags & 2:
            head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(data) + packer.flush()
        out += head + packed + struct.pack("<II", draw(mostly(st.just(zlib.crc32(data)), st.just(0), 12)), len(data))
    return draw(st.sampled_from(("a.txt.gz", "a.tgz", "a.gz", "a.tar.gz", "a.warc.gz", ".gz"))), out


GZIP: SearchStrategy[Named] = _gzip()

_RECORD_NAMES = any_of(
    "WARC-Type WARC-Record-ID WARC-Date WARC-Target-URI WARC-Concurrent-To WARC-Truncated "
    "WARC-Segment-Number Content-Type Content-Length WARC-Payload-Digest WARC-Block-Digest WARC-Refers-To"
)
_RECORD_WORDS = st.sampled_from(
    (
        *(
            "response",
            "request",
            "warcinfo",
            "revisit",
            "resource",
            "conversion",
            "continuation",
            "metadata",
            "<urn:uuid:1>",
        ),
        *("application/http; msgtype=response", "text/html", "sha1:x", "length", "-1", "0", "9" * 400, "1e3"),
    )
)


@st.composite
def _record(draw: DrawFn) -> bytes:
    odd = st.sampled_from(("HTTP/1.0 200", "HTTP/1.1 301 X", "200", "", "HTTP/1.1 x y"))
    status = draw(mostly(st.just("HTTP/1.1 200 OK"), odd))
    fields = [draw(mostly(st.just("Content-Type: text/html; charset=utf-8"), st.just("X: y")))]
    fields += draw(st.lists(st.sampled_from((
        *("Content-Type: text/html", "Content-Type: text/html; charset=utf-16", "Content-Encoding: gzip"),
        *("Content-Encoding: br",),
        *("Transfer-Encoding: chunked", "Content-Length: 5", "X", ": y", "Location: /"),
    )), max_size=3))  # fmt: skip
    content = draw(_CONTENT)
    coded = (gzip.compress(content), b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content))
    content = draw(mostly(st.just(content), st.sampled_from(coded)))
    body = raw("\r\n".join([status, *fields, "", ""])) + content
    head = {
        "WARC-Type": "response",
        "WARC-Date": "2026-03-04T10:30:00Z",
        "WARC-Target-URI": "https://post.example/gates",
    }
    head |= {"Content-Type": "application/http; msgtype=response", "Content-Length": str(len(body))}
    others = st.dictionaries(_RECORD_NAMES, _RECORD_WORDS | ADDRESS | DATE | WORD, min_size=1, max_size=2)
    head |= draw(mostly(st.just({}), others))
    version = draw(mostly(st.just("WARC/1.0"), st.sampled_from(("WARC/1.1", "WARC/0.18", "WARC/9.9", "ARC/1.0"))))
    return (
        raw("\r\n".join([version, *(f"{name}: {value}" for name, value in head.items()), "", ""])) + body + b"\r\n\r\n"
    )


@st.composite
def _warc(draw: DrawFn) -> Named:
    records = draw(st.lists(_record(), min_size=1, max_size=3))
    if draw(st.booleans()):
        return "a.warc.gz", b"".join(map(gzip.compress, records))
    return "a.warc", b"".join(records)


WARC: SearchStrategy[Named] = _warc()
