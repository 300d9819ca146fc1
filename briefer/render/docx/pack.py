"""The document as a file whose bytes depend on the brief alone."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document

_FIRST = datetime(1980, 1, 1, tzinfo=UTC)
"The earliest date a ZIP archive can hold."

_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Briefer</Application></Properties>"
)
"Says what wrote the file; the template's own names another program, and counts pages of an empty document."


def packed(document: Document, moment: datetime) -> bytes:
    """The document with every entry dated `moment`, the list of content types first and the others by name."""
    written = io.BytesIO()
    document.save(written)
    date = max(moment.astimezone(UTC), _FIRST).timetuple()[:6]
    made = io.BytesIO()
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(made, "w") as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            after.writestr(entry, _APPLICATION if name == "docProps/app.xml" else before.read(name), compresslevel=6)
    return made.getvalue()
