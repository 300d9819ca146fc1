"""A report of what could not be read, for whoever puts it right: JSON lines, or CSV by its ending."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.cli.cells import cell
from briefer.errors import QueryError

Report = Callable[[str, str], None]
"""Takes the source and what was wrong with it."""

_COLUMNS = ("source", "error")


@contextmanager
def report_to(path: Path | None) -> Iterator[Report]:
    """Writes a line for each, at once. None: nothing is written. Raises QueryError where the file cannot be made."""
    if path is None:
        yield lambda _source, _error: None
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise QueryError(f"--report {path}: it cannot be written ({error.strerror}); name another file") from error
    with stream:
        table = csv.writer(stream, lineterminator="\r\n") if path.suffix.lower() == ".csv" else None
        if table:
            table.writerow(_COLUMNS)

        def write(source: str, error: str) -> None:
            if table:
                table.writerow([cell(source), cell(error)])
            else:
                stream.write(json.dumps({"source": source, "error": error}, ensure_ascii=False) + "\n")
            stream.flush()

        yield write
