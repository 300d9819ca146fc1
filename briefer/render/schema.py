"""The published form of a brief's JSON."""

from typing import Any

from briefer import model
from briefer.model import SCHEMA, Brief
from briefer.model.schema import head, schema_of


def brief_schema() -> dict[str, Any]:
    """The JSON Schema of the files that `render_json` writes."""
    kinds = schema_of(Brief)
    kinds["Brief"]["properties"]["schema"] = {"const": SCHEMA}
    kinds["Brief"]["required"] = ["schema", *kinds["Brief"]["required"]]
    return {**head(SCHEMA, "Brief", model.brief.__doc__ or ""), "$ref": "#/$defs/Brief", "$defs": kinds}
