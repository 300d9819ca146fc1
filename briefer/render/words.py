"""The fixed words of the page, from `words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """Every label and definition by table; shared between callers, so not to be changed."""
    return tomllib.loads(files("briefer.render").joinpath("words.toml").read_text(encoding="utf-8"))


def section_title(name: str) -> str:
    """The heading of a section; one that Briefer does not know takes its name."""
    title: str = words()["sections"].get(name) or name.replace("-", " ").capitalize()
    return title


def is_annex(name: str) -> bool:
    return name in words()["annexes"]["names"]
