"""One JSON object a line, as `briefer analyze --jsonl` reads them: the text is kept exactly as sent."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefer.errors import IngestError, QueryError
from briefer.ingest.build import article_of
from briefer.ingest.published import parse_published
from briefer.model import Article, Published


def read_records(lines: Iterable[bytes | str], *, source: str = "-") -> Iterator[Article]:
    """One article for each line that is not blank, in constant memory.

    Raises IngestError with the line's number and the field at the first line that is no record; to go on
    behind it, call `read_record` line by line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_record(line, number=number, source=source)


def read_record(line: bytes | str, *, number: int, source: str = "-") -> Article:
    """The article of one line: `id` and `text`, and where known `published` and `title`; other fields are ignored."""
    where = f"{source}: line {number}"
    record = _object(line, where)
    published = _words(record, "published", where, required=False)
    return article_of(
        _words(record, "text", where) or "",
        id=_words(record, "id", where) or "",
        title=_words(record, "title", where, required=False),
        published=_published(published, where) if published is not None else None,
    )


def _object(line: bytes | str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig") if isinstance(line, bytes) else line)
    except UnicodeDecodeError as error:
        raise IngestError(f"{where}: byte {error.start} is not UTF-8; send JSON in UTF-8") from error
    except json.JSONDecodeError as error:
        raise IngestError(f"{where}: no JSON ({error.msg}, column {error.colno}); send one object a line") from error
    except (ValueError, RecursionError) as error:
        raise IngestError(f"{where}: JSON with a number too long or nested too deep; send id and text") from error
    if not isinstance(record, dict):
        raise IngestError(f'{where}: no JSON object; send {{"id": "a1", "text": "..."}}')
    return record


def _words(record: dict[str, Any], field: str, where: str, *, required: bool = True) -> str | None:
    value = record.get(field)
    if value is None and not required:
        return None
    if not isinstance(value, str):
        wrong = "is missing" if field not in record else "is no string"
        raise IngestError(f"{where}: field {field} {wrong}; send it as a string")
    if field == "id" and not value:
        raise IngestError(f"{where}: field id is empty; give each record an id")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise IngestError(f"{where}: field {field} has half a character at {error.start}; send whole ones") from error
    return value


def _published(words: str, where: str) -> Published:
    try:
        return parse_published(words)
    except QueryError as error:
        raise IngestError(f"{where}: field {error}") from error
