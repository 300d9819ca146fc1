"""JSON Schemas (2020-12) of the nouns, with what each says of itself: its docstring, the strings under its fields."""

import ast
import inspect
from dataclasses import is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"Names the language that a schema is written in; nothing is fetched from there."


def schema_of(*kinds: type) -> dict[str, dict[str, Any]]:
    """Name -> schema of each dataclass and of those in its fields; they refer to each other as `#/$defs/NAME`."""
    _, found = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for kind in _reached(kinds):
        for field, said in field_docs(kind).items():
            properties = found[kind.__name__]["properties"]
            properties[field] = {"description": said, **properties[field]}
    return found


def head(name: str, title: str, description: str) -> dict[str, Any]:
    """The head of a published schema; `name` is such as `briefer.brief/1`."""
    what, version = name.split("/")
    return {
        "$schema": DIALECT,
        "$id": f"urn:{what.replace('.', ':')}:{version}",
        "title": f"{title} ({name})",
        "description": " ".join(description.split()),
    }


def _reached(kinds: tuple[type, ...]) -> tuple[type, ...]:
    """The dataclasses themselves and those in their fields, at any depth."""
    found: dict[type, None] = {}
    waiting: list[msgspec.inspect.Type] = list(msgspec.inspect.multi_type_info(kinds))
    while waiting:
        one = waiting.pop()
        if isinstance(one, msgspec.inspect.DataclassType) and one.cls not in found:
            found[one.cls] = None
            waiting += [field.type for field in one.fields]
        elif isinstance(one, msgspec.inspect.UnionType):
            waiting += one.types
        elif isinstance(one, msgspec.inspect.VarTupleType):
            waiting.append(one.item_type)
    return tuple(found)


@cache
def field_docs(kind: type) -> dict[str, str]:
    """Field -> the string under it, read from the source of a dataclass, since Python keeps none at run time."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass")
    [found] = ast.parse(inspect.getsource(kind)).body
    body = found.body if isinstance(found, ast.ClassDef) else []
    docs = {}
    for field, after in pairwise(body):
        said = after.value if isinstance(after, ast.Expr) else None
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(said, ast.Constant):
            docs[field.target.id] = " ".join(str(said.value).split())
    return docs
