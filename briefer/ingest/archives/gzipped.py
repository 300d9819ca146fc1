"""Gzip: one file, packed. A TAR or WARC file in it is opened with it."""

import zlib
from pathlib import PurePath

from briefer.errors import IngestError
from briefer.ingest.archives.entries import MOST_BYTES, MOST_RATIO, SMALL, shown
from briefer.ingest.archives.tar import read_tar
from briefer.ingest.archives.warc import read_warc
from briefer.ingest.draft import Member
from briefer.ingest.kinds import packed_kind
from briefer.ingest.sandbox.frames import Answer, Question

_GZIP = 31
"Of zlib: a window of 32 KB, in gzip's frame."


def read_question(question: Question) -> Answer:
    source = question.source
    data = unzipped(question.data, source=source)
    name = PurePath(source).name
    kind = packed_kind(data, source=source)
    if kind == "tar" or name.endswith((".tgz", ".tar.gz")):
        return read_tar(data, source=source)
    if kind == "warc":
        return read_warc(data, source=source)
    return Answer(members=(Member(label=shown(PurePath(name).stem or "content"), data=data),))


def unzipped(data: bytes, *, source: str) -> bytes:
    """All members of the file, one behind the other. Raises IngestError for what is damaged or unfolds too far."""
    most = min(MOST_BYTES, max(SMALL, MOST_RATIO * len(data)))
    whole = bytearray()
    while data.strip(b"\x00"):
        machine = zlib.decompressobj(_GZIP)
        try:
            whole += machine.decompress(data, most + 1 - len(whole))
        except zlib.error as error:
            raise IngestError(f"{source}: the gzip file is damaged ({error}); get it again") from error
        if len(whole) > most:
            raise IngestError(f"{source}: it unfolds to over {most >> 20} MB; unpack it and add what is in it")
        if not machine.eof:
            raise IngestError(f"{source}: the gzip file is cut short; get it again")
        data = machine.unused_data
    return bytes(whole)
