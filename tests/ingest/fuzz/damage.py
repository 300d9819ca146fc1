"""Good documents damaged: bytes changed, cut out, repeated, moved, or brought in from where they do harm."""

import gzip
import io
import lzma
import random
import zipfile
import zlib
from collections.abc import Sequence

from tests.ingest.documents import zipped
from tests.ingest.fuzz.documents import Named

_INSIDE = 0.8
"Share of packed documents that are damaged before they are packed."
_NOT_UNPACKED = (
    *(zipfile.BadZipFile, lzma.LZMAError, zlib.error, OSError, EOFError, ValueError, RuntimeError, IndexError),
)
"What Python's own readers say of packages that are broken; no file worth damaging is an IndexError."
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r\n\r\n", b"=?utf-8?q?=FF?=", b"&#x110000;", b"]]>", b"<!--",
    b"<![CDATA[", b"\xe2\x80\xae", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    b"Date: Mon, 99 Abc 20260 99:99:99 +9999\n",
    b"charset=utf-7", b"endobj",
    b"stream", b"/Length -1", b"9" * 400, b"--", b"From x y 2026\n", b"> ", b"---\n",
    b"<table><tr><td>", b"<svg>", b"<time datetime='0000-00-00'>", b'{"@graph":[[[', b"PK\x01\x02", b"D:20261399",
    b"\r\nLocation: http://[\r\n", b"\r\nRetry-After: 1e9\r\n", b"ffffffffffffffff\r\n", b"%zz*$", b'"\\ud800"', b"nan",
)  # fmt: skip


def broken(form: str, documents: Sequence[Named], seed: int) -> Named:
    """A document of the format with up to eight damages; packed ones mostly inside, before packing."""
    chance = random.Random(f"{form} {seed}")  # noqa: S311 - a seed repeats it
    name, whole = chance.choice(documents)
    return name, damaged(name, whole, chance)


def damaged(name: str, whole: bytes, chance: random.Random) -> bytes:
    """The document, damaged as chance has it."""
    if chance.random() < _INSIDE and (packed := _damaged_inside(name, whole, chance)):
        return packed
    data = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        _damage(data, chance)
    return bytes(data)


def _damaged_inside(name: str, whole: bytes, chance: random.Random) -> bytes | None:
    """With damage that checksums do not find; None: nothing of it is packed, or not in a way that can be undone."""
    try:
        if name.endswith((".docx", ".odt", ".zip")):
            return _with_damaged_files(whole, chance)
        if name.endswith(("gz", "tgz")):
            inner = bytearray(gzip.decompress(whole))
            _damage(inner, chance)
            return gzip.compress(bytes(inner))
    except _NOT_UNPACKED:
        return None  # it was made broken, which is damage enough
    return None


def _with_damaged_files(whole: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        files = {entry: bytearray(package.read(entry)) for entry in package.namelist()}
    wanted = [entry for entry in files if entry.endswith((".xml", ".rels", ".html", ".txt"))]
    for _ in range(chance.randint(1, 4)):
        _damage(files[chance.choice(wanted)], chance)
    return zipped({entry: bytes(data) for entry, data in files.items()})


def _damage(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 2, 8, 60, 900)))
    kind = chance.randrange(6)
    if kind == 0:
        data[at:end] = chance.randbytes(end - at)
    elif kind == 1:
        del data[at:end]
    elif kind == 2:
        data[at:at] = chance.choice(_TOKENS)
    elif kind == 3:
        data[at:at] = data[at:end] * chance.choice((2, 40))
    elif kind == 4:
        del data[at:]
    elif at < len(data):
        data[at] ^= 1 << chance.randrange(8)
