"""A workspace's actors.toml: what it adds, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.actors.register import shipped
from briefer.analysis.actors.workspace import load_additions, register_of
from briefer.analysis.document import Document
from briefer.errors import ConfigError

Parse = Callable[..., Document]

_GOOD = """
[[actors]]
name = "Harbour Guard"
kind = "armed group"
aliases = ["HG"]
affiliation = "malta"

[[actors]]
id = "nato"
extend = true
aliases = ["Brussels alliance"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_workspaces_actors_are_found(parse: Parse, tmp_path: Path) -> None:
    """Added actors and added aliases are found, with the name of what they belong to."""
    register = register_of(written(tmp_path, _GOOD))
    found = {a.id: a for a in find_actors(parse("The Harbour Guard praised the Brussels alliance."), register=register)}
    assert (found["harbour-guard"].affiliation, found["harbour-guard"].affiliation_name) == ("malta", "Malta")
    assert found["nato"].aliases == ("Brussels alliance",)


def test_no_file_adds_nothing(tmp_path: Path) -> None:
    """A workspace without the file uses the shipped register as it is."""
    assert load_additions(tmp_path / "actors.toml") == {}
    assert register_of(tmp_path / "actors.toml") is shipped()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[actors]\n", r"actors\.toml: is no TOML"),
        ("[[actor]]\nname = 'X Party'\n", r"actors\.toml: `actor` is unknown"),
        ("actors = 3\n", r"actors\.toml: `actors` must be a list of tables"),
        ("[[actors]]\nkind = 'party'\n", r"actors\.toml: row 1: an actor has no name"),
        (_GOOD + "[[actors]]\nname = 'X Party'\nkind = 'club'\n", r"row 3: X Party: kind 'club' is unknown"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\naliases = 'XP'\n", r"row 1: X Party: `aliases` must be a list"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\nalias = ['XP']\n", r"row 1: `alias` is unknown"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\nexact = 'yes'\n", r"row 1: `exact` must be true or false"),
        ("[[actors]]\nname = 3\nkind = 'party'\n", r"row 1: `name` must be a text"),
        ("[[actors]]\nid = 'X Party'\nname = 'X Party'\nkind = 'party'\n", r"row 1: id 'X Party' must be lower case"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\n" * 2, r"row 2: x-party is already row 1"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\naliases = ['Hamas']\n", r"row 1: 'Hamas' already names hamas"),
        ("[[actors]]\nname = 'X Party'\nkind = 'party'\naffiliation = 'nowhere'\n", r"row 1: affiliation 'nowhere'"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_row(tmp_path: Path, text: str, message: str) -> None:
    """Each fault is refused in one line that names the file, the row and what to do."""
    with pytest.raises(ConfigError, match=message) as caught:
        load_additions(written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are reported with the file's name."""
    path = tmp_path / "actors.toml"
    path.write_bytes(b"\xff\xfe[[actors]]")
    with pytest.raises(ConfigError, match=r"actors\.toml: cannot be read"):
        load_additions(path)
