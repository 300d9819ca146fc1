"""The published form of a brief's JSON, as JSON Schema (2020-12), made of the model and of what it says of itself."""

import ast
import inspect
from dataclasses import is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

from briefer import model
from briefer.model import SCHEMA, Brief

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"Names the language that a schema is written in; nothing is fetched from there."


def brief_schema() -> dict[str, Any]:
    """The schema of the files that `render_json` writes, each field with the string that stands under it."""
    made = msgspec.json.schema(Brief)
    kinds: dict[str, dict[str, Any]] = made["$defs"]
    for name, schema in kinds.items():
        docs = field_docs(getattr(model, name))
        for field, said in docs.items():
            schema["properties"][field] = {"description": said, **schema["properties"][field]}
    kinds["Brief"]["properties"]["schema"] = {"const": SCHEMA}
    kinds["Brief"]["required"] = ["schema", *kinds["Brief"]["required"]]
    name, version = SCHEMA.split("/")
    head = {
        "$schema": DIALECT,
        "$id": f"urn:{name.replace('.', ':')}:{version}",
        "title": f"Brief ({SCHEMA})",
        "description": " ".join((model.brief.__doc__ or "").split()),
    }
    return {**head, **made}


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
