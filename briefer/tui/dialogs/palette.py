"""Textual's palette of commands, less the keys that multiplexers and shells take."""

from textual.command import CommandPalette
from textual.widgets import Input

from briefer.tui.keys import FORBIDDEN


class Palette(CommandPalette):
    """Finds by words whatever a key of the focused context does."""

    def on_mount(self) -> None:
        for line in self.query(Input):
            for key in FORBIDDEN & line._bindings.key_to_bindings.keys():  # noqa: SLF001 - Textual has no other way
                del line._bindings.key_to_bindings[key]  # noqa: SLF001 - as above
