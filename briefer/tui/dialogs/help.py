"""The keys of the focused context, to search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from briefer.tui.dialogs.frame import Dialog
from briefer.tui.plain import fit
from briefer.tui.widgets.line import Line
from briefer.tui.widgets.rows import Cell, Rows

_KEYS_WIDTH = 22
_HIGHEST = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    keys: str
    description: str
    id: str
    "By which `[terminal] keys` in briefer.toml moves it."

    @property
    def searched(self) -> str:
        return f"{self.keys} {self.description} {self.id}".casefold()


def lines_of(screen: Screen[object]) -> tuple[HelpLine, ...]:
    """What every key does where the focus is, the nearest context first, each action once."""
    found: dict[tuple[str, str], tuple[list[str], str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description:
            keys, _ = found.setdefault((binding.action, binding.description), ([], binding.id or ""))
            keys.append(screen.app.get_key_display(binding))
    return tuple(
        HelpLine(keys="  ".join(keys), description=description, id=id_)
        for (_, description), (keys, id_) in found.items()
    )


class HelpRows(Rows):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[HelpLine] = ()

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        line = self.lines[index]
        middle = max(0, (width - _KEYS_WIDTH) * 3 // 5)
        yield fit(line.keys, _KEYS_WIDTH), "rows--strong"
        yield fit(line.description, middle), ""
        yield fit(line.id, width - _KEYS_WIDTH - middle), "rows--faint"


class Help(Dialog[None]):
    """Enter or escape closes it."""

    DEFAULT_CSS = """
    Help > .box { width: 96; }
    """

    def __init__(self, lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self._all = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = "Keys here"
            box.border_subtitle = Content("[terminal] keys in briefer.toml moves them by the name on the right")
            yield Line(placeholder="type to search")
            rows = HelpRows()
            rows.styles.height = min(_HIGHEST, max(1, len(self._all)))
            yield rows

    def on_mount(self) -> None:
        self._narrow("")

    def _narrow(self, words: str) -> None:
        rows = self.query_one(HelpRows)
        wanted = words.casefold().split()
        rows.lines = [line for line in self._all if all(word in line.searched for word in wanted)]
        rows.count = len(rows.lines)
        rows.refresh()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the line is typed into."""
        rows = self.query_one(HelpRows)
        if event.key in ("down", "up") and not rows.has_focus:
            rows.cursor += 1 if event.key == "down" else -1
            event.stop()

    def on_input_changed(self, event: Line.Changed) -> None:
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        self.dismiss(None)

    def on_rows_opened(self) -> None:
        self.dismiss(None)
