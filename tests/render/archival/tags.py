"""The tags of a PDF as a tree that can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    name: str
    "`H1`, `Table`, ...; as the file has it."
    alt: str | None
    scope: str | None
    columns: int
    "How many it spans."
    said: tuple[str, ...]
    "Of a link: what is read of its annotation."
    marked: int
    "How many pieces of a page it holds itself."
    kids: tuple["Tag", ...]

    def all(self, *names: str) -> Iterator["Tag"]:
        """Itself and everything inside it, in reading order; of these names, if any are given."""
        if not names or self.name in names:
            yield self
        for kid in self.kids:
            yield from kid.all(*names)

    def own(self, *names: str) -> Iterator["Tag"]:
        """Of these names and of no other table inside it."""
        for kid in self.kids:
            if kid.name in names:
                yield kid
            if kid.name != "Table":
                yield from kid.own(*names)


def tags_of(reader: pypdf.PdfReader) -> Tag:
    """The document's tag. Fails where the file has none or more than one."""
    catalog: Any = reader.root_object
    [root] = catalog["/StructTreeRoot"]["/K"]
    return _tag(root.get_object())


def _tag(node: Any) -> Tag:
    attributes = node.get("/A", {})
    content = node.get("/K", [])
    kids = [kid.get_object() for kid in (content if isinstance(content, list) else [content])]
    alt = node.get("/Alt")
    return Tag(
        name=str(node["/S"]).removeprefix("/"),
        alt=None if alt is None else str(alt),
        scope=str(attributes["/Scope"]).removeprefix("/") if "/Scope" in attributes else None,
        columns=int(attributes.get("/ColSpan", 1)),
        said=tuple(_said(kid) for kid in kids if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"),
        marked=sum(isinstance(kid, int) for kid in kids),
        kids=tuple(_tag(kid) for kid in kids if isinstance(kid, dict) and "/S" in kid),
    )


def _said(reference: Any) -> str:
    return str(reference["/Obj"].get("/Contents", ""))
