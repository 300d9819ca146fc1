"""OpenDocument texts (.odt): XML in a ZIP file, of which two entries are read."""

from briefer.ingest.odt.reader import read_odt

__all__ = ["read_odt"]
