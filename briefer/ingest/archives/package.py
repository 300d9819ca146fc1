"""ZIP files: a Word document, an OpenDocument text, or an archive of articles."""

import lzma
import zipfile
import zlib
from io import BytesIO

from briefer.errors import IngestError
from briefer.ingest.archives.entries import is_wanted, left_out, refuse_bomb, refuse_escape, shown
from briefer.ingest.draft import Draft, Member
from briefer.ingest.sandbox.frames import Answer, Question

_OFFICE = (
    ("xl/workbook.xml", "an Excel file; save the sheet as text"),
    ("ppt/presentation.xml", "a PowerPoint file; save it as PDF"),
    ("META-INF/container.xml", "an e-book; save the chapter as text"),
    ("META-INF/MANIFEST.MF", "a program"),
    ("word/document.bin", "a Word file in binary; save it as .docx"),
)
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError),
    *(EOFError, NotImplementedError, ValueError),
)
"What is raised for broken packages; OSError by bzip2."
_LINK = 0o120000
_FILE_TYPE = 0o170000
_ENCRYPTED = 0x1


def read_question(question: Question) -> tuple[Draft, ...] | Answer:
    """The drafts of a document, or the entries of an archive."""
    source = question.source
    try:
        with zipfile.ZipFile(BytesIO(question.data)) as package:
            entries = package.infolist()
            refuse_bomb(source, packed=len(question.data), sizes=(entry.file_size for entry in entries))
            names = {entry.filename for entry in entries}
            if "word/document.xml" in names:
                from briefer.ingest.word import read_word  # noqa: PLC0415 - archives need none of it

                return (read_word(question.data, source=source),)
            for name, what in _OFFICE:
                if name in names:
                    raise IngestError(f"{source}: it is {what}")
            if "content.xml" in names:
                from briefer.ingest.odt import read_odt  # noqa: PLC0415 - as above

                return (read_odt(package, source=source),)
            return _entries(package, source)
    except _DAMAGED as error:
        raise IngestError(f"{source}: the ZIP file is damaged ({error}); get it again") from error
    except RuntimeError as error:
        if isinstance(error, RecursionError):
            raise
        raise IngestError(f"{source}: it is locked by a password; unpack it and add the folder") from error


def _entries(package: zipfile.ZipFile, source: str) -> Answer:
    members, others = [], []
    for entry in package.infolist():
        refuse_escape(source, entry.filename)
        if not entry.filename or entry.is_dir():  # the library looks at the last letter of a name
            continue
        linked = entry.external_attr >> 16 & _FILE_TYPE == _LINK
        if linked or not is_wanted(entry.filename):
            others.append(entry.filename)
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise IngestError(f"{source}: it is locked by a password; unpack it and add the folder")
        members.append(Member(label=shown(entry.filename), data=package.read(entry)))
    return Answer(members=tuple(members), notes=left_out(source, others, len(members)))
