"""briefer.toml becomes settings, or an error that names the field."""

from pathlib import Path

import pytest

from briefer.config import Settings, TerminalSettings, load
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
