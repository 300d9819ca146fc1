"""Word lists that are data: the TOML files of this folder."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table in `name`, shared between callers, so not to be changed."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
