"""The two lists of the screen: the draft's lines, and the outline's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.message import Message

from briefer.tui.brief.items import Item
from briefer.tui.brief.outline import OutlineLine
from briefer.tui.keys import bind
from briefer.tui.plain import fit, plain
from briefer.tui.widgets.passage import wrap
from briefer.tui.widgets.rows import Cell, Rows

_LABEL = 14
_NAME = 25
_MARGIN = 2
"Of the outline: a blank before, and the place of the scroll bar."
_TROUBLE = {"error": ("✗", "rows--bad"), "warning": ("!", "rows--warn")}


class Composer(Rows):
    """Front, prose and sections of the draft."""

    BINDINGS = [
        bind("K,shift+up", "move(-1)", "Move it up", "brief.move-up"),
        bind("J,shift+down", "move(1)", "Move it down", "brief.move-down"),
        bind("plus", "add", "Add a judgement, or an assumption", "brief.add"),
        bind("d,delete", "remove", "Remove it", "brief.remove"),
        bind("l", "rate('likelihood')", "Likelihood of a judgement", "brief.likelihood"),
        bind("c", "rate('confidence')", "Confidence of a judgement", "brief.confidence"),
    ]

    @dataclass
    class Asked(Message):
        """A key wants something of the line under the cursor: `move`, `add`, `remove` or `rate`."""

        what: str
        step: int = 0
        "For `move`."
        field: str = ""
        "For `rate`."

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()
        self._levels: dict[str, str] = {}

    @property
    def item(self) -> Item | None:
        """The line under the cursor; None: there is none."""
        return self.items[self.cursor] if self.items else None

    def fill(self, items: Sequence[Item], levels: dict[str, str]) -> None:
        """Show these. `levels`: for each place that lint speaks of, its worst level."""
        at = self.item
        self.items, self._levels = tuple(items), levels
        self.count = len(items)
        if at is None:
            self.cursor = 1  # under the first heading
        else:
            self.stand_on(at)
        self.refresh()

    def stand_on(self, wanted: Item) -> None:
        """Put the cursor on the line of the same thing, else leave it where it is."""
        names = [(item.kind, item.name, item.index) for item in self.items]
        if (wanted.kind, wanted.name, wanted.index) in names:
            self.cursor = names.index((wanted.kind, wanted.name, wanted.index))

    def stand_at(self, place: str) -> None:
        """Put the cursor on the first line that a place of the outline means."""
        found = next((n for n, item in enumerate(self.items) if place in (item.place, item.name)), None)
        if found is not None:
            self.cursor = found

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        item = self.items[index]
        if item.kind == "heading":
            yield fit(item.label, width), "rows--strong"
            return
        sign, style = _TROUBLE.get(self._levels.get(item.place, ""), (" ", ""))
        ticked = item.ticked is not None
        yield f" {sign} ", style
        if ticked:
            yield ("● " if item.ticked else "○ "), "rows--good" if item.ticked else "rows--faint"
        label = min(_NAME if ticked else _LABEL, width // 2)
        yield fit(item.label, label) + " ", "rows--faint" if ticked and not item.ticked else ""
        left = width - 3 - (2 if ticked else 0) - label - 1
        yield fit(" ".join(item.value.split()), left), "rows--faint" if item.faint or ticked else ""

    def action_move(self, step: int) -> None:
        self.post_message(self.Asked("move", step=step))

    def action_add(self) -> None:
        self.post_message(self.Asked("add"))

    def action_remove(self) -> None:
        self.post_message(self.Asked("remove"))

    def action_rate(self, field: str) -> None:
        self.post_message(self.Asked("rate", field=field))


class Outline(Rows):
    """The outline, wrapped to the width it has. Enter goes to what a line is about."""

    def __init__(self) -> None:
        super().__init__()
        self._outline: tuple[OutlineLine, ...] = ()
        self._drawn: list[tuple[str, OutlineLine]] = []
        self._width = 0

    def fill(self, outline: Sequence[OutlineLine]) -> None:
        self._outline = tuple(outline)
        self._wrap()

    def place(self, index: int) -> str:
        return self._drawn[index][1].place if index < len(self._drawn) else ""

    def follow(self, place: str) -> None:
        """Have what stands at this place on the screen."""
        found = [n for n, (_, line) in enumerate(self._drawn) if line.place == place]
        if found:
            self.show(found[-1])
            self.show(found[0])

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width and self.size.width != self._width:
            self._wrap()

    def _wrap(self) -> None:
        self._width = self.size.width
        self._drawn = []
        for line in self._outline:
            text = plain(line.text)
            room = max(10, self._width - line.indent - line.hang - _MARGIN)
            for n, (start, end) in enumerate(wrap(text, room)):
                self._drawn.append((" " * (line.indent + (line.hang if n else 0)) + text[start:end], line))
        self.count = len(self._drawn)
        self.refresh()

    def _cursor_style(self) -> Style:
        """None while the keys are elsewhere: it is read, not worked in."""
        return super()._cursor_style() if self.has_focus else Style.null()

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        text, line = self._drawn[index]
        yield fit(f" {text}", width), line.style
