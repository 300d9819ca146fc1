"""A check of JSON against a JSON Schema, as far as the published schemas use the language."""

from collections.abc import Iterator
from typing import Any

_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}
_KNOWN = {"$ref", "type", "enum", "const", "anyOf", "items", "properties", "required", "minItems", "maxItems"}
_TOLD = {"title", "description", "default", "$defs", "$schema", "$id"}


def faults(value: Any, schema: dict[str, Any], defs: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Where a value breaks a schema, of the words that this schema uses; an unknown word is a fault too."""
    yield from (f"{place}: unknown word {word}" for word in schema.keys() - _KNOWN - _TOLD)
    if "$ref" in schema:
        yield from faults(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs, place)
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "anyOf" in schema and all(list(faults(value, one, defs, place)) for one in schema["anyOf"]):
        yield f"{place}: {value!r} fits none"
    if "type" in schema and (
        not isinstance(value, _KINDS[schema["type"]]) or (schema["type"] == "integer" and isinstance(value, bool))
    ):
        yield f"{place}: {value!r} is no {schema['type']}"
    else:
        yield from inside(value, schema, defs, place)


def inside(value: Any, schema: dict[str, Any], defs: dict[str, Any], place: str) -> Iterator[str]:
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{place}: {len(value)} items"
        for index, one in enumerate(value):
            yield from faults(one, schema.get("items", {}), defs, f"{place}[{index}]")
    elif isinstance(value, dict):
        yield from (f"{place}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, one in value.items():
            if "properties" in schema and name not in schema["properties"]:
                yield f"{place}: {name} is not in the schema"
            yield from faults(one, schema.get("properties", {}).get(name, {}), defs, f"{place}.{name}")
