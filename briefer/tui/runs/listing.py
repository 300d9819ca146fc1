"""The list of builds and jobs."""

from collections.abc import Iterable, Sequence

from briefer.tui.plain import fit
from briefer.tui.runs.details import day_and_time
from briefer.tui.runs.entries import Entry
from briefer.tui.widgets.rows import Cell, Rows

_WHEN = 18
_STATE = 22
_DIGEST = 10
_WIDE = 84
"Cells from which the digest has a place, too."


class Runs(Rows):
    """Columns: sign, when, what, outcome with formats, and where there is room the beginning of the digest."""

    entries: Sequence[Entry] = ()

    def put(self, entries: Sequence[Entry]) -> None:
        """Other entries, or the same as they are now; the cursor stays on its entry, and at the top stays there."""
        here = self.entry()
        at = next((n for n, one in enumerate(entries) if here and one.key == here.key), 0) if self.cursor else 0
        self.entries = entries
        if self.count == len(entries) and self.cursor == at:
            self.refresh()
        else:
            self.count = len(entries)
            self.cursor = at
            self.refresh()
        if entries:
            self.post_message(self.Moved(self, self.cursor))

    def entry(self) -> Entry | None:
        """The one under the cursor; None: the list is empty."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        entry = self.entries[index]
        sign, style = entry.sign
        digest = _DIGEST if width >= _WIDE else 0
        yield f" {sign} ", style
        yield fit(day_and_time(entry.when), _WHEN), "rows--faint"
        yield fit(entry.title, width - 3 - _WHEN - _STATE - digest - 1) + " ", ""
        state, style = _state(entry)
        yield fit(state, _STATE), style
        yield fit(entry.build.digest[:8] if entry.build else "", digest), "rows--faint"


def _state(entry: Entry) -> tuple[str, str]:
    """Formats of the files and what became of them; the outcome where there are none."""
    held = entry.held()
    if not held:
        return entry.outcome, entry.sign[1]
    gone = [one for one in held if one.state == "gone"]
    kinds = " ".join(one.path.suffix.removeprefix(".") for one in held)
    if gone:
        return f"{kinds}: {'gone' if len(gone) == len(held) else f'{len(gone)} gone'}", "rows--warn"
    if all(one.state == "replaced" for one in held):
        return f"{kinds}: replaced", "rows--faint"
    return kinds, ""
