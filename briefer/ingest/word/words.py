"""The words of a paragraph in WordprocessingML (ISO 29500-1, 17.3)."""

from collections.abc import Iterator
from typing import Any

from briefer.cleaning import one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"Deleted or moved away under tracking, or a second telling of a text box for old programs."
_GAPS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}


def words_of(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - lxml ships no types
    """The lines of a `w:p`, clean; a line break parts them."""
    for line in "".join(_pieces(paragraph)).split("\n"):
        if words := one_line(line):
            yield words


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Depth first without recursion: a hostile document nests as deep as it likes."""
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _GAPS:
            yield _GAPS[child.tag]
        elif child.tag == f"{_W}p":
            yield "\n"  # a text box's own paragraph
            pending.append(iter(child))
        elif child.tag not in _GONE and not _hidden(child):
            pending.append(iter(child))


def _hidden(run: Any) -> bool:  # noqa: ANN401 - as above
    if run.tag != f"{_W}r":
        return False
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in {"0", "false", "off"}
