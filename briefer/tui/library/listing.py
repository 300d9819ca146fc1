"""The list of articles: any number of them, read from the library a block at a time as they come into view."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from briefer.tui.keys import bind
from briefer.tui.plain import fit
from briefer.tui.widgets.rows import Cell, Rows

if TYPE_CHECKING:
    from briefer.library import ArticleRow, Landmarks, Library, Query

BLOCK = 64
"Rows read at once."
_KEPT = 24
"Blocks held; 1,500 rows are about two megabytes."
_OUTLET, _WITH_OUTLET, _WITH_MARKING = 16, 76, 100
"Cells of the outlet's column, and of a list that has room for it and for the marking."


@dataclass(slots=True, kw_only=True)
class _View:
    """What the list shows: a choice of articles, and where its blocks begin."""

    library: "Library"
    query: "Query"
    landmarks: "Landmarks"


class Listing(Rows):
    """Columns: picked, new, day with a sign of how well it is known, outlet, title, grade, marking."""

    BINDINGS = [
        bind("space", "pick", "Pick", "rows.pick", show=True),
        bind("enter", "open", "Read", "rows.open", show=True),
        bind("asterisk", "pick_all", "Pick all that are listed, or none", "library.pick-all"),
    ]

    @dataclass
    class PickedAll(Message):
        """Everything listed is to be picked, or if it is already, unpicked."""

    def __init__(self, *, picked: Callable[[], Collection[str]], seen: Callable[[], int]) -> None:
        super().__init__()
        self._picked = picked
        self._seen = seen
        self._view: _View | None = None
        self._blocks: OrderedDict[int, tuple[ArticleRow, ...]] = OrderedDict()

    def choose(self, library: "Library", query: "Query", landmarks: "Landmarks", *, at: int = 0) -> None:
        """List another choice of articles, with the cursor on line `at`."""
        self._view = _View(library=library, query=query, landmarks=landmarks)
        self._blocks.clear()
        self.set_reactive(Rows.cursor, max(0, min(at, landmarks.count - 1)))
        self.count = landmarks.count
        self.watch_count(self.count)
        self.show(self.cursor)
        if self.count:
            self.post_message(self.Moved(self, self.cursor))

    def forget(self) -> None:
        """Read again what is on the screen: metadata changed, the choice did not."""
        self._blocks.clear()
        self.refresh()

    def row(self, index: int) -> "ArticleRow | None":
        """None: the list is empty, or shorter than that by now."""
        if self._view is None or not 0 <= index < self.count:
            return None
        block, place = divmod(index, BLOCK)
        rows = self._block(self._view, block)
        return rows[place] if place < len(rows) else None

    def _block(self, view: _View, block: int) -> "tuple[ArticleRow, ...]":
        if block not in self._blocks:
            page = view.library.page(view.query, after=view.landmarks.after[block], limit=BLOCK)
            self._blocks[block] = page.rows
            while len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(block)
        return self._blocks[block]

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        row = self.row(index)
        if row is None:
            return
        yield ("● " if row.id in self._picked() else "  "), "rows--good"
        yield ("+" if row.serial > self._seen() else " "), "rows--warn"
        published = row.published
        sign = "?" if published is None else " " if published.sure else "~"
        yield fit(f"{sign}{published.day if published else 'undated'}", 12), "" if published else "rows--warn"
        left = width - 15
        if width >= _WITH_OUTLET:
            yield fit(row.outlet or "", _OUTLET) + " ", "rows--faint"
            left -= _OUTLET + 1
        marking = f" {(row.marking or '').removeprefix('TLP:'):<12}" if width >= _WITH_MARKING else ""
        ends = f" {row.grade}{marking} "
        yield fit(row.title or row.id, left - len(ends)), ""
        yield ends, "rows--faint"

    def action_pick_all(self) -> None:
        self.post_message(self.PickedAll())
