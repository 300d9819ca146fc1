"""briefer.toml becomes settings, or an error that names the field."""

from pathlib import Path

import pytest

from briefer.config import FetchSettings, Settings, TerminalSettings, load
from briefer.errors import ConfigError


def loaded(folder: Path, text: str) -> Settings:
    path = folder / "briefer.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_without_a_terminal_table_everything_is_left_to_the_terminal(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").terminal == TerminalSettings(keys={}, mouse=True, theme=None, editor=None)


def test_keys_mouse_theme_and_editor_of_the_terminal_are_read(tmp_path: Path) -> None:
    text = (
        '[terminal]\nmouse = false\ntheme = "nord"\neditor = "nano -w"\n'
        '[terminal.keys]\n"library.pick" = "x,space"\nquit = "ctrl+q"\n'
    )
    assert loaded(tmp_path, text).terminal == TerminalSettings(
        keys={"library.pick": "x,space", "quit": "ctrl+q"}, mouse=False, theme="nord", editor="nano -w"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[terminal]\nmause = true\n", "terminal: mause: unknown field; did you mean mouse?"),
        ('[terminal]\nmouse = "off"\n', "terminal.mouse: Expected `bool`, got `str`"),
        ("[terminal.keys]\nquit = 1\n", "terminal.keys"),
    ],
)
def test_a_mistake_in_the_terminal_table_names_the_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, text)
    assert str(tmp_path / "briefer.toml") in str(raised.value)
    assert told in str(raised.value)


def test_hosts_that_may_be_private_are_read_and_none_is_without_being_named(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").fetch == FetchSettings(allow_private=())
    hosts = ("intranet.example", "WIKI", "10.0.0.5", "fd12::5")
    assert loaded(tmp_path, f"[fetch]\nallow_private = {list(hosts)}\n").fetch.allow_private == hosts


@pytest.mark.parametrize(
    "host", ["", "https://intranet.example", "intranet.example:80", "*.example", "10.0.0.0/8", "a b"]
)
def test_what_is_not_one_host_cannot_be_opened(tmp_path: Path, host: str) -> None:
    with pytest.raises(ConfigError, match=r"fetch: `.*`: give the name of one host alone, as intranet\.example"):
        loaded(tmp_path, f'[fetch]\nallow_private = ["{host}"]\n')


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://desk:hush@db.example/briefer",
        "postgresql://desk:hu/sh@db.example/briefer",
        "postgresql://desk@db.example/briefer?password=hush",
    ],
)
def test_a_password_of_the_database_stands_elsewhere(tmp_path: Path, address: str) -> None:
    with pytest.raises(ConfigError, match=r'database: it holds a password.*write "env:NAME"') as raised:
        loaded(tmp_path, f'[workspace]\ndatabase = "{address}"\n')
    assert "sh" not in str(raised.value).replace(str(tmp_path), "")


@pytest.mark.parametrize(
    "address", ["briefer.db", "env:LIBRARY", "postgresql://desk@db.example:5432/briefer", "postgresql:///briefer"]
)
def test_an_address_without_one_is_taken(tmp_path: Path, address: str) -> None:
    assert loaded(tmp_path, f'[workspace]\ndatabase = "{address}"\n').workspace.database == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[workspace]\ndatabase_wait = 0\n", "database_wait: 0: give seconds, 600 at most"),
        ("[fetch]\npatience = 0.5\n", "patience: 0.5: give seconds, 1 to 120"),
        ('[[deliver]]\nkind = "folder"\nname = "a"\npath = "a"\npatience = 9000\n', "patience: 9000: give seconds"),
    ],
)
def test_how_long_is_waited_has_bounds(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        loaded(tmp_path, text)
