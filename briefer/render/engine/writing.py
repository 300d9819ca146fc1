"""The engine's writer, pydyf: each kind of value made directly, every object's bytes once, quicker compression.

It makes every object's bytes twice when the file has an identifier, as PDF/A asks, compresses at the slowest level, and
lists all pages anew for every tag.
"""

import zlib
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

LEVEL = 6
"""Of compression. The engine's 9 takes three times as long on the tags and saves 2 % of the file."""


def write_quickly(pydyf: Any) -> None:  # noqa: ANN401 - the engine has no types
    """Change the writer for this process."""
    kind = pydyf.Object

    def as_bytes(item: Any) -> bytes:  # noqa: ANN401 - as above
        if make := _MAKERS.get(type(item)):
            return make(item)
        if isinstance(item, kind):
            data: bytes = item.data
            return data
        return str(item).encode("ascii")

    def pairs(self: Any) -> bytes:  # noqa: ANN401 - as above
        return b"<<%b>>" % b"".join([b"/%b %b" % (as_bytes(key), as_bytes(value)) for key, value in self.items()])

    def items(self: Any) -> bytes:  # noqa: ANN401 - as above
        return b"[%b]" % b" ".join([as_bytes(item) for item in self])

    pydyf._to_bytes = as_bytes  # noqa: SLF001 - there is no public one
    pydyf.Dictionary.data, pydyf.Array.data = property(pairs), property(items)
    pydyf.Object.reference = property(lambda self: b"%d %d R" % (self.number, self.generation))
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, LEVEL)))
    pydyf.PDF.page_references = property(_page_references)


def _real(number: float) -> bytes:
    if number.is_integer():
        return b"%d" % int(number)
    return (b"%f" % number).rstrip(b"0")


_MAKERS: dict[type, Callable[[Any], bytes]] = {
    bytes: bytes,
    str: lambda text: text.encode("ascii"),
    int: lambda number: b"%d" % number,
    float: _real,
}
"""The kinds of value that are not objects of their own."""


def _page_references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401 - as above
    numbers = pdf.pages["Kids"][::3]
    kept: tuple[bytes, ...] = pdf.__dict__.get("kept_references", ())
    if len(kept) != len(numbers):
        kept = pdf.__dict__["kept_references"] = tuple(b"%d 0 R" % number for number in numbers)
    return kept


class Written:
    """An object of the PDF whose bytes are made, in the place of the object it was made of."""

    free = "n"

    def __init__(self, made_of: Any) -> None:  # noqa: ANN401 - as above
        self.number: int = made_of.number
        self.generation: int = made_of.generation
        self.compressible: bool = made_of.compressible
        self.reference: bytes = made_of.reference
        self.data: bytes = made_of.data
        self.offset = 0

    @property
    def indirect(self) -> bytes:
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def written(objects: list[Any]) -> list[Any]:
    """All objects with their bytes made now, after which none may change."""
    return [one if one.free == "f" else Written(one) for one in objects]
