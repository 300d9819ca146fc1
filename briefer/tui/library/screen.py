"""The library: list, filter line and reader."""

from collections.abc import Iterable

from textual.widget import Widget

from briefer.tui.library.listing import BLOCK, Listing
from briefer.tui.screen import DeskScreen
from briefer.tui.widgets.line import Line


class LibraryScreen(DeskScreen):
    MODE = "library"

    def body(self) -> Iterable[Widget]:
        yield Line(placeholder='since last Saturday  outlet:reuters  "sluice gate"', id="filter", compact=True)
        yield Listing(picked=lambda: self.session.memory.picks, seen=lambda: self.session.memory.seen)

    def opened(self) -> None:
        from briefer.library import Query

        query = Query()
        lib = self.session.library
        self.query_one(Listing).choose(lib, query, lib.landmarks(query, every=BLOCK))
        self.query_one(Listing).focus()
