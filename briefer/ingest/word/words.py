"""The words of WordprocessingML (ISO 29500-1, 17), and what of it is still there when all changes are taken."""

from collections.abc import Iterator
from typing import Any

from briefer.cleaning import one_line

Element = Any
"lxml ships no types."

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
"Deleted or moved away under tracking."
_GONE = DELETED | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"And a second telling of a text box for old programs."
_AROUND = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})
"Content controls, insertions and marks, which may stand around paragraphs, rows and cells."
_GAPS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


def held(element: Element, *names: str) -> Iterator[Element]:
    """What of these names it holds, in order, whatever stands around it; nothing of what was deleted."""
    wanted = {f"{W}{name}" for name in names}
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag in _AROUND:
            pending.append(iter(child))


def words_of(paragraph: Element) -> Iterator[str]:
    """The lines of a `w:p`, clean; a line break parts them."""
    for line in "".join(_pieces(paragraph)).split("\n"):
        if words := one_line(line):
            yield words


def ends_deleted(paragraph: Element) -> bool:
    """Whether the end of a `w:p` was deleted, so that the next one goes on in it."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None for mark in DELETED)


def is_deleted_row(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _pieces(element: Element) -> Iterator[str]:
    """Depth first without recursion: a hostile document nests as deep as it likes."""
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _GAPS:
            yield _GAPS[child.tag]
        elif child.tag == f"{W}p":
            yield "\n"  # a text box's own paragraph
            pending.append(iter(child))
        elif child.tag not in _GONE and not _hidden(child) and not (child.tag == f"{W}tr" and is_deleted_row(child)):
            pending.append(iter(child))


def _hidden(run: Element) -> bool:
    if run.tag != f"{W}r":
        return False
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "true") not in {"0", "false", "off"}
