"""The block between `---` lines with which a text file may begin: YAML, read as strings."""

import re
from dataclasses import replace
from typing import Any

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Facts
from briefer.ingest.published import read_stamp
from briefer.model import TLP_ORDER, Grade, Marking

_OPENS = re.compile(r"\A-{3}[ ]*\n(?=[^\n]*:|[ ]*#|-{3})")
_FIELDS = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "dek": "dek",
    "subtitle": "dek",
    "standfirst": "dek",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "url": "url",
    "canonical": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "credit": "credit",
    "agency": "credit",
    "origin": "origin",
    "marking": "marking",
    "tlp": "marking",
    "grade": "grade",
    "tags": "tags",
    "keywords": "tags",
    "exercise": "exercise",
}
"Key as written in the file -> what it sets. `exercise: true` adds the tag `exercise`."
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_GRADE = re.compile(r"[A-F][1-6]")
_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0", ""}


def split_front_matter(text: str, *, source: str) -> tuple[Facts, str, tuple[str, ...]]:
    """What the front matter says, the text below it, and a note on every key that Briefer does not know.

    Text without front matter comes back as it is. Raises IngestError, naming file and field, for YAML that
    cannot be read and for a value that its field cannot take.
    """
    if not _OPENS.match(text):
        return Facts(), text, ()
    table, body = _table(text, source)
    facts, notes = Facts(), []
    for key, value in table.items():
        name = _FIELDS.get(key.strip().lower())
        if name is None:
            notes.append(f"{source}: front matter: {one_line(key)[:60]}: no such field; ignored")
        elif value not in (None, "", []):
            facts = _set(facts, name, value, f"{source}: front matter: {key}")
    return facts, body, tuple(notes)


def _table(text: str, source: str) -> tuple[dict[str, Any], str]:
    import yaml  # noqa: PLC0415 - most texts have no front matter
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - as yaml

    handler = YAMLHandler()
    try:
        matter, body = handler.split(text)
    except ValueError:
        raise IngestError(f"{source}: front matter: it has no closing line; end it with ---") from None
    try:
        # BaseLoader leaves every value as written: a date keeps its zone, an id its leading zeros.
        table = handler.load(matter, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        problem = one_line(getattr(error, "problem", None) or "nested too deep")
        raise IngestError(f"{source}: front matter: no valid YAML{line} ({problem}); write `field: value`") from error
    if table in (None, ""):
        return {}, body
    if not isinstance(table, dict) or not all(isinstance(key, str) for key in table):
        raise IngestError(f"{source}: front matter: it is no list of fields; write `field: value`, one a line")
    return table, body


def _set(facts: Facts, name: str, value: Any, where: str) -> Facts:  # noqa: ANN401 - as YAML gave it
    if name in {"authors", "tags"}:
        items: Any = tuple(dict.fromkeys((*getattr(facts, name), *_strings(value, where, name))))
        return replace(facts, **{name: items})
    if not isinstance(value, str):
        raise IngestError(f"{where}: it takes one value, not a list; write it on one line")
    words = one_line(value)
    if name == "exercise":
        if words.lower() not in _TRUE | _FALSE:
            raise IngestError(f"{where}: “{words[:40]}” is neither true nor false; write one of them")
        return replace(facts, tags=(*facts.tags, "exercise")) if words.lower() in _TRUE else facts
    checked: Any = _CHECKS[name](words, where) if name in _CHECKS else words
    return replace(facts, **{name: checked})


def _strings(value: Any, where: str, name: str) -> tuple[str, ...]:  # noqa: ANN401 - as YAML gave it
    """A list, or one string: tags are parted by commas, authors by commas, semicolons and `and`."""
    if isinstance(value, str):
        value = re.split(r"\s*[,;]\s*" if name == "tags" else r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", value)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise IngestError(f"{where}: it takes words or a list of words; write `[one, two]`")
    return tuple(dict.fromkeys(words for item in value if (words := one_line(item))))


def _check_id(words: str, where: str) -> str:
    if not _ID.fullmatch(words):
        raise IngestError(f"{where}: “{words[:40]}” cannot be an id; use letters, digits, dots and hyphens")
    return words


def _check_published(words: str, where: str) -> Any:  # noqa: ANN401 - one table holds checks of several types
    published = read_stamp(words, how="front-matter")
    if published is None:
        raise IngestError(f"{where}: “{words[:40]}” is no date; write 2026-03-04 or 2026-03-04T10:30+03:00")
    if not published.sure:
        raise IngestError(f"{where}: “{words[:40]}” names another weekday than its date falls on; correct one of them")
    return published


def _check_marking(words: str, where: str) -> Marking:
    name = words.upper().replace(" ", "")
    name = name if name.startswith("TLP:") else f"TLP:{name}"
    for marking in TLP_ORDER:
        if marking == name:
            return marking
    raise IngestError(f"{where}: “{words[:40]}” is no TLP marking; write one of {', '.join(TLP_ORDER)}")


def _check_grade(words: str, where: str) -> Grade:
    if not _GRADE.fullmatch(words.upper()):
        raise IngestError(f"{where}: “{words[:40]}” is no Admiralty grade; write a letter A to F and a digit 1 to 6")
    return Grade(source=words[0].upper(), item=words[1])  # type: ignore[arg-type] # the pattern allows no other


def _check_language(words: str, where: str) -> str:
    code = words.lower().replace("_", "-").split("-")[0]
    if not (code.isalpha() and code.isascii() and len(code) in {2, 3}):
        raise IngestError(f"{where}: “{words[:40]}” is no language code; write two letters such as en")
    return code


def _check_url(words: str, where: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+\S*", words, re.IGNORECASE):
        raise IngestError(f"{where}: “{words[:60]}” is no web address; it begins with http:// or https://")
    return words


_CHECKS = {
    "id": _check_id,
    "published": _check_published,
    "marking": _check_marking,
    "grade": _check_grade,
    "language": _check_language,
    "url": _check_url,
}
