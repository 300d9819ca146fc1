"""The words of OpenDocument texts (ISO 26300-1, 5 to 7)."""

from collections.abc import Iterator
from typing import Any

from briefer.cleaning import one_line

Element = Any
"lxml ships no types."

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GONE = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}note", f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{TEXT}ruby-text"}
    | {f"{OFFICE}annotation", f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}bibliography"}
    | {f"{OFFICE}forms", f"{TEXT}sequence-decls"}
)
"""What was deleted, notes, comments, hidden text and indexes."""
_GAPS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_BLOCKS = frozenset({f"{TEXT}p", f"{TEXT}h"})


def held(element: Element, *names: str) -> Iterator[Element]:
    """What of these names it holds, in order, at whatever depth but not in one another; nothing of what is left out."""
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag in names:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            pending.append(iter(child))


def words_of(element: Element) -> Iterator[str]:
    """Its lines, clean; breaks and paragraphs part them."""
    for line in "".join(_pieces(element)).split("\n"):
        if words := one_line(line):
            yield words


def _pieces(element: Element) -> Iterator[str]:
    """Depth first without recursion: a hostile document nests as deep as it likes."""
    yield _flat(element.text)
    pending = [(element, iter(element))]
    while pending:
        around, children = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
            if pending:
                yield ("\n" if around.tag in _BLOCKS else "") + _flat(around.tail)
        elif child.tag in _GAPS or child.tag in _GONE or not isinstance(child.tag, str):
            yield _GAPS.get(child.tag, "") + _flat(child.tail)
        else:
            yield ("\n" if child.tag in _BLOCKS else "") + _flat(child.text)
            pending.append((child, iter(child)))


def _flat(text: str | None) -> str:
    """White space in the file is a space, whatever it is."""
    return " ".join((text or "").split("\n"))
