"""A list to choose from, narrowed by typing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from briefer.tui.dialogs.frame import Dialog
from briefer.tui.plain import fit, plain
from briefer.tui.widgets.line import Line
from briefer.tui.widgets.rows import Cell, Rows

Value = TypeVar("Value")
_HIGHEST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Generic[Value]):
    label: str
    value: Value
    note: str = ""
    "Shown faintly behind the label."


class Options(Rows):
    """The options that match what was typed, marked where several may be chosen."""

    def __init__(self, options: Sequence[Option[Any]], *, several: bool) -> None:
        super().__init__()
        self.options: Sequence[Option[Any]] = options
        "Of whatever the dialog asks for."
        self.marked: set[int] = set()
        "Identities of marked options."
        self.touched = False
        "Whether marks were set or taken away, so that none is an answer."
        self._several = several

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        option = self.options[index]
        sign = ("● " if id(option) in self.marked else "○ ") if self._several else ""
        half = width if not option.note else max(len(option.label) + 3, width // 2)
        half = min(half, width - len(sign))
        yield sign, "rows--strong"
        yield fit(option.label, half), ""
        yield fit(option.note, width - len(sign) - half), "rows--faint"


def _letterless(bindings: Iterable[BindingType]) -> Iterator[BindingType]:
    for binding in bindings:
        if isinstance(binding, Binding):
            keys = [key for key in binding.key.split(",") if len(key) > 1]
            if keys:
                yield replace(binding, key=",".join(keys))


class Narrowed(Options, inherit_bindings=False):
    """Its letters go to the line that narrows it, so it moves by other keys only."""

    BINDINGS = list(_letterless(Rows.BINDINGS))


class Choose(Dialog[list[Value]]):
    """Answers with the chosen values: one, or with `several` any number, those marked by space and taken by enter."""

    def __init__(
        self, title: str, options: Sequence[Option[Value]], *, several: bool = False, marked: Iterable[Value] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._all = tuple(options)
        self._several = several
        self._begin = set(marked)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = Content(plain(self._title))
            if self._several:
                box.border_subtitle = "space marks, enter takes"
            narrowed = len(self._all) > _HIGHEST // 2
            if narrowed:
                yield Line(placeholder="type to narrow", select_on_focus=False)
            rows = (Narrowed if narrowed else Options)(self._all, several=self._several)
            rows.marked = {id(option) for option in self._all if option.value in self._begin}
            rows.styles.height = min(_HIGHEST, len(self._all))
            yield rows

    def on_mount(self) -> None:
        rows = self.query_one(Options)
        rows.count = len(self._all)
        rows.focus()
        first = next((n for n, option in enumerate(self._all) if option.value in self._begin), 0)
        rows.cursor = first

    def on_key(self, event: events.Key) -> None:
        """Letters typed on the list go to the line that narrows it."""
        lines = self.query(Line)
        if lines and not lines.first().has_focus and event.is_printable and event.character not in (None, " "):
            lines.first().focus()
            lines.first().insert_text_at_cursor(event.character or "")
            event.stop()
        elif lines and lines.first().has_focus and event.key in ("down", "up"):
            self.query_one(Options).focus()
            event.stop()

    def on_input_changed(self, event: Line.Changed) -> None:
        words = event.value.casefold().split()
        rows = self.query_one(Options)
        rows.options = [o for o in self._all if all(w in f"{o.label} {o.note}".casefold() for w in words)]
        rows.count = len(rows.options)
        rows.cursor = 0
        rows.refresh()

    def on_input_submitted(self) -> None:
        self.query_one(Options).action_open()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        rows = self.query_one(Options)
        if self._several:
            rows.marked ^= {id(rows.options[event.index])}
            rows.touched = True
            rows.redraw(event.index)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        rows = self.query_one(Options)
        if self._several and (rows.marked or rows.touched):
            self.dismiss([option.value for option in self._all if id(option) in rows.marked])
        else:
            self.dismiss([rows.options[event.index].value])
