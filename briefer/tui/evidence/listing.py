"""The list of findings of one kind."""

from collections.abc import Iterable, Sequence

from briefer.tui.evidence.bench import Bench
from briefer.tui.evidence.columns import SIGNS, cells, layout, signs
from briefer.tui.evidence.entries import Entry, Tab, place_of, searched
from briefer.tui.widgets.rows import Cell, Rows


class Findings(Rows):
    """Shows one tab of the bench; the cursor of each tab, its marks and what is searched for are kept here."""

    COMPONENT_CLASSES = {"findings--unnamed", "findings--struck"}
    DEFAULT_CSS = """
    Findings {
        & > .findings--unnamed { text-style: italic; }
        & > .findings--struck { color: $text-muted; text-style: strike; }
    }
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="findings")
        self._bench = bench
        self.tab: Tab = "positions"
        self.marked: dict[Tab, set[str]] = {}
        "Keys by tab."
        self._entries: Sequence[Entry] = ()
        self._cursors: dict[Tab, tuple[int, str]] = {}
        "Line and key under the cursor, by tab."
        self._texts: dict[str, str] = {}
        "What a search looks through, by key."

    @property
    def entry(self) -> Entry | None:
        """The finding under the cursor; None: the list is empty."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def refill(self, tab: Tab | None = None, *, at: str | None = None) -> None:
        """List what the bench holds now.

        The cursor goes to the finding with key `at`, else stays on the one it is on; where that is gone, on its line.
        """
        if tab and tab != self.tab:
            self.tab = tab
        line, key = self._cursors.get(self.tab, (0, ""))
        self._entries = self._bench.entries(self.tab)
        self._texts.clear()
        wanted = at or key
        place = next((n for n, entry in enumerate(self._entries) if entry.key == wanted), line)
        self.marks.intersection_update(entry.key for entry in self._entries)
        self.set_reactive(Rows.cursor, max(0, min(place, len(self._entries) - 1)))
        self.set_reactive(Rows.count, len(self._entries))
        self.watch_count(self.count)
        self.show(self.cursor)
        self._moved(self.cursor)

    def watch_cursor(self, before: int, after: int) -> None:
        super().watch_cursor(before, after)
        self._keep()

    def _keep(self) -> None:
        if self.entry:
            self._cursors[self.tab] = (self.cursor, self.entry.key)

    def _moved(self, index: int) -> None:
        self._keep()
        self.post_message(self.Moved(self, index))

    @property
    def marks(self) -> set[str]:
        """Keys of the marked findings of this tab."""
        return self.marked.setdefault(self.tab, set())

    def chosen(self) -> list[Entry]:
        """The marked findings, or, where none is marked, the one under the cursor."""
        marked = [entry for entry in self._entries if entry.key in self.marks]
        return marked or ([self.entry] if self.entry else [])

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        entry = self._entries[index]
        yield from signs(entry.review, marked=entry.key in self.marks)
        struck = entry.review.state == "rejected"
        source = self._bench.source(place_of(entry).source)
        for text, name in cells(entry, source, layout(self.tab, width - SIGNS)):
            yield text, "findings--struck" if struck else name

    def matching(self, words: str) -> list[int]:
        """Lines that hold all the words."""
        wanted = words.casefold().split()
        return [
            n for n, entry in enumerate(self._entries) if wanted and all(word in self._text(entry) for word in wanted)
        ]

    def _text(self, entry: Entry) -> str:
        if entry.key not in self._texts:
            self._texts[entry.key] = searched(entry)
        return self._texts[entry.key]
