"""TAR files."""

import tarfile
from io import BytesIO

from briefer.errors import IngestError
from briefer.ingest.archives.entries import MOST_ENTRIES, is_wanted, left_out, refuse_bomb, refuse_escape, shown
from briefer.ingest.draft import Member
from briefer.ingest.sandbox.frames import Answer, Question


def read_question(question: Question) -> Answer:
    return read_tar(question.data, source=question.source)


def read_tar(data: bytes, *, source: str) -> Answer:
    """The files of an archive; links and devices are left out. A file in one stands in it unpacked."""
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
            entries = []
            for entry in archive:
                entries.append(entry)
                if len(entries) > MOST_ENTRIES:
                    break
            # Sparse files state a size that they do not have.
            refuse_bomb(source, packed=len(data), sizes=[entry.size for entry in entries])
            members, others = [], []
            for entry in entries:
                refuse_escape(source, entry.name)
                if entry.isfile() and not entry.issparse() and is_wanted(entry.name):
                    members.append(Member(label=shown(entry.name), data=_bytes(archive, entry)))
                elif not entry.isdir():
                    others.append(entry.name)
            return Answer(members=tuple(members), notes=left_out(source, others, len(members)))
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise IngestError(f"{source}: the TAR file is damaged ({error}); get it again") from error


def _bytes(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(entry)
    return stream.read() if stream is not None else b""
