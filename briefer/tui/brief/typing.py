"""An editor of our own, for a browser and for terminals without one: full screen, with citations that complete."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from briefer.tui.brief.writing import clean
from briefer.tui.dialogs.frame import Dialog
from briefer.tui.keys import bind
from briefer.tui.plain import plain

_OPEN_MARK = re.compile(r"[\[\s,;]@([^\]\s,;@]*)$")
_KEEP_AFTER = 0.5
"Seconds of rest after a key before what was typed is written down."

_KEYS: list[BindingType] = [
    bind("up", "cursor_up", "One line up", "typing.up"),
    bind("down", "cursor_down", "One line down", "typing.down"),
    bind("left", "cursor_left", "One character left", "typing.left"),
    bind("right", "cursor_right", "One character right, or take the suggestion", "typing.right"),
    bind("ctrl+left", "cursor_word_left", "One word left", "typing.word-left"),
    bind("ctrl+right", "cursor_word_right", "One word right", "typing.word-right"),
    bind("home", "cursor_line_start", "To the start of the line", "typing.home"),
    bind("end,ctrl+e", "cursor_line_end", "To the end of the line", "typing.end"),
    bind("pageup", "cursor_page_up", "One page up", "typing.page-up"),
    bind("pagedown", "cursor_page_down", "One page down", "typing.page-down"),
    bind("shift+left", "cursor_left(True)", "Select to the left", "typing.select-left"),
    bind("shift+right", "cursor_right(True)", "Select to the right", "typing.select-right"),
    bind("shift+up", "cursor_up(True)", "Select to the line above", "typing.select-up"),
    bind("shift+down", "cursor_down(True)", "Select to the line below", "typing.select-down"),
    bind("shift+home", "cursor_line_start(True)", "Select to the start of the line", "typing.select-home"),
    bind("shift+end", "cursor_line_end(True)", "Select to the end of the line", "typing.select-end"),
    bind("f7", "select_all", "Select all", "typing.select-all"),
    bind("backspace", "delete_left", "Delete the character before", "typing.delete-left"),
    bind("delete,ctrl+d", "delete_right", "Delete the character after", "typing.delete-right"),
    bind("ctrl+w", "delete_word_left", "Delete the word before", "typing.delete-word"),
    bind("ctrl+u", "delete_to_start_of_line", "Delete the line before", "typing.delete-before"),
    bind("ctrl+k", "delete_to_end_of_line_or_delete_line", "Delete the line after", "typing.delete-after"),
    bind("ctrl+x", "cut", "Cut", "typing.cut"),
    bind("ctrl+c", "copy", "Copy", "typing.copy"),
    bind("ctrl+v", "paste", "Paste", "typing.paste"),
    bind("ctrl+underscore,ctrl+minus", "undo", "Undo typing", "typing.undo"),
    bind("ctrl+r", "redo", "Type it again", "typing.redo"),
]


def completion(before: str, ids: Sequence[str]) -> str:
    """What completes the mark that is being typed at the end of `before`; empty: nothing, or more than one thing.

    Where several ids begin so, as much as they share.
    """
    mark = _OPEN_MARK.search(before)
    if not mark or not mark[1]:
        return ""
    found = [id_ for id_ in ids if id_.startswith(mark[1])]
    if not found:
        return ""
    shared = found[0]
    for other in found[1:]:
        shared = shared[: next((n for n, (a, b) in enumerate(zip(shared, other, strict=False)) if a != b), len(other))]
    return shared[len(mark[1]) :] + ("]" if len(found) == 1 else "")


class Text(TextArea, inherit_bindings=False):
    """As Textual's, with keys that no multiplexer takes."""

    BINDINGS = _KEYS
    DEFAULT_CSS = """
    Text { height: 1fr; border: none; padding: 0; }
    """

    def __init__(self, text: str, ids: Sequence[str]) -> None:
        super().__init__(text, tab_behavior="focus", compact=True)
        self._ids = ids

    def edit(self, edit: Edit) -> EditResult:
        """Whatever is typed or pasted, without characters that would steer the terminal."""
        return super().edit(replace(edit, text=clean(edit.text)))

    def update_suggestion(self) -> None:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        ends = column == len(line) or line[column] in " \t,;.]"
        self.suggestion = completion(line[:column], self._ids) if ends else ""


class Typing(Dialog[str]):
    """Answers with the whole document; escape leaves what was typed for later. `keep` is called as it is typed."""

    BINDINGS = [
        bind("f2,ctrl+g", "take", "Take it", "typing.take", show=True, priority=True),
        bind("escape", "leave", "Leave it for later", "typing.leave", show=True),
    ]
    DEFAULT_CSS = """
    Typing > .box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0 1; }
    """

    def __init__(self, title: str, document: str, ids: Sequence[str], keep: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._document = document
        self._ids = ids
        self._keep = keep
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = Content(plain(self._title))
            yield Text(self._document, self._ids)
            yield Static(
                "[@ begins a mark; right takes the suggested id. f2 or ctrl+g takes the text.",
                classes="hint",
                markup=False,
            )
        yield Footer()

    def on_text_area_changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_KEEP_AFTER, self._write)

    def _write(self) -> None:
        self._keep(self.query_one(Text).text)

    def action_take(self) -> None:
        self._write()
        self.dismiss(self.query_one(Text).text)

    def action_leave(self) -> None:
        self._write()
        self.dismiss(None)
