"""Word lists and rules that are data: TOML files beside the component that reads them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The table in the file `name` of `package`; shared between callers, so not to be changed."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
