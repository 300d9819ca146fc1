"""The library: list, filter line and reader, and what may be stated of articles."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from briefer.errors import BrieferError
from briefer.tui.keys import bind
from briefer.tui.library.facts import Stated
from briefer.tui.library.filterline import FilterInput, FilterLine
from briefer.tui.library.listing import BLOCK, Listing
from briefer.tui.library.reader import Reader
from briefer.tui.library.stating import StatingScreen
from briefer.tui.widgets.passage import Passage
from briefer.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from briefer.library import ArticleRow, Landmarks
    from briefer.model import Analysis, Article
    from briefer.workflow import Filter

_EMPTY = "No articles yet. a adds files and folders; what lies in seeds/ comes in by itself."
_NONE = "No article is all of that. Escape empties the line above, which / goes to."
_REST = 0.12
"Seconds that the cursor rests before the article under it is read."


class LibraryScreen(StatingScreen):
    MODE = "library"
    BINDINGS = [
        bind("slash", "filter", "Filter", "library.filter", show=True),
        bind("escape", "back", "Back to the list", "library.back"),
        bind("X", "unpick", "Unpick all", "library.unpick"),
    ]
    DEFAULT_CSS = """
    LibraryScreen {
        & #both { height: 1fr; }
        & #list { width: 3fr; }
        & Reader { width: 2fr; min-width: 44; }
        & .empty { padding: 1 2; color: $text-muted; display: none; }
        &.-narrow Reader { display: none; width: 1fr; border-left: none; }
        &.-narrow.-reading Reader { display: block; }
        &.-narrow.-reading #list { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._read: Filter | None = None
        self._total = 0
        self._wanted: str | None = None
        "Article that the reader shows or is about to."

    def body(self) -> Iterable[Widget]:
        yield FilterLine()
        with Horizontal(id="both"):
            with Vertical(id="list"):
                yield Static("", classes="empty", markup=False)
                yield Listing(picked=self._picks, seen=lambda: self.session.memory.seen)
            yield Reader()

    def _picks(self) -> "dict[str, None]":
        return self.desk.picks

    @property
    def _listing(self) -> Listing:
        return self.query_one(Listing)

    # -- choosing what is listed

    def opened(self) -> None:
        memory = self.session.memory
        field = self.query_one(FilterInput)
        self._listing.focus()
        with self.prevent(FilterInput.Changed):
            field.value = memory.filter
        self._list(at=memory.cursor)
        self.run_worker(self.take_seeds(), group="add")

    def shown(self) -> None:
        self._listing.refresh()

    def on_input_changed(self, event: FilterInput.Changed) -> None:
        if isinstance(event.input, FilterInput) and self.desk.is_open:
            self.session.memory.filter = event.value
            self.desk.remember()
            self._list(at=self.session.memory.cursor)

    def on_input_submitted(self, event: FilterInput.Submitted) -> None:
        if isinstance(event.input, FilterInput):
            self._listing.focus()

    def on_filter_input_done(self) -> None:
        self._listing.focus()

    def _list(self, *, at: str | None) -> None:
        """List what the filter line asks for; the cursor goes to the article `at` if it is there."""
        from briefer.workflow import read_filter  # noqa: PLC0415 - loaded with the session

        session = self.session
        self._read = read_filter(
            session.memory.filter,
            today=session.now().date(),
            seen=session.memory.seen,
            picked=tuple(self.desk.picks),
            outlets=self.desk.outlets(),
        )
        self.query_one(FilterLine).tell(self._read, None, self._total)
        self.run_worker(partial(self._find, self._read, at), thread=True, exclusive=True, group="list")

    def _find(self, read: "Filter", at: str | None) -> None:
        """In a thread: the first block at once, then how many there are and where the others begin."""
        from briefer.library import Landmarks  # noqa: PLC0415 - loaded with the session

        worker, library = get_current_worker(), self.session.library
        tell = self.app.call_from_thread
        try:
            place = None if at is None else library.rank(read.query, at)
            if not place:
                page = library.page(read.query, limit=BLOCK)
                if page.after is not None and not worker.is_cancelled:
                    tell(self._found, read, Landmarks(count=len(page.rows), after=(None,)), 0, None)
            marks = library.landmarks(read.query, every=BLOCK)
            total = library.count()
            if not worker.is_cancelled:
                tell(self._found, read, marks, place, total)
        except BrieferError as error:
            tell(self.desk.trouble, error)

    def _found(self, read: "Filter", marks: "Landmarks", place: int | None, total: int | None) -> None:
        if read is not self._read or not self._stands:
            return
        listing = self._listing
        whole = total is not None
        at = listing.cursor if place is None and whole and listing.count == BLOCK else place or 0
        listing.choose(self.session.library, read.query, marks, at=at)
        if total is not None:
            self._total = total
            self.query_one(FilterLine).tell(read, marks.count, total)
            self.query_one(".empty", Static).update(_EMPTY if not total else "" if marks.count else _NONE)
        self.query_one(".empty").display = whole and not marks.count
        if not marks.count:
            self._wanted = None
            self.query_one(Reader).clear()

    def refresh_list(self) -> None:
        """Something in the library changed: list again, the cursor on the same article."""
        row = self.row()
        self.desk.forget_outlets()
        self._list(at=row.id if row else None)
        self._wanted = None

    # -- reading

    def row(self) -> "ArticleRow | None":
        return self._listing.row(self._listing.cursor)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if isinstance(event.rows, Listing) and (row := self.row()):
            self.session.memory.cursor = row.id
            self.desk.remember()
            if row.id != self._wanted:
                self._wanted = row.id
                self.set_timer(_REST, partial(self._rested, row.id))

    def _rested(self, article: str) -> None:
        if article == self._wanted:
            self._show(article)

    def _show(self, article: str, place: tuple[int, int] | None = None) -> None:
        self._wanted = article
        self.run_worker(partial(self._load, article, place), thread=True, exclusive=True, group="reader")

    def _load(self, name: str, place: tuple[int, int] | None) -> None:
        from briefer.library.query import words as searched  # noqa: PLC0415 - loaded with the session
        from briefer.workflow import stored_analysis  # noqa: PLC0415 - loaded with the session

        session = self.session
        try:
            article = session.library.get(name)
            analysis = stored_analysis(
                session.library, session.workspace, article, session.settings.workspace.language_model
            )
            words = searched(self._read.query.search or "") if self._read else ()
        except BrieferError as error:
            self.app.call_from_thread(self.desk.trouble, error)
        else:
            self.app.call_from_thread(self._put, article, analysis, words, place)

    def _put(
        self, article: "Article", analysis: "Analysis | None", words: tuple[str, ...], place: tuple[int, int] | None
    ) -> None:
        if article.id == self._wanted and self._stands:
            self.query_one(Reader).show(article, analysis, words, focus=place)

    @property
    def _stands(self) -> bool:
        """Whether the screen has its parts still: a thread may come back to one that is being left."""
        return bool(self.query("Reader > .title"))

    def open_at(self, article: str, start: int, end: int) -> None:
        """Show a place of an article in the reader, whatever the list shows."""
        self.add_class("-reading")
        self.query_one(Passage).focus()
        self._show(article, (start, end))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if isinstance(event.rows, Listing):
            self.add_class("-reading")
            self.query_one(Passage).focus()

    def on_rows_sought(self, event: Rows.Sought) -> None:
        passage = self.query_one(Passage)
        if event.forward:
            passage.action_next()
        else:
            passage.action_previous()

    def action_back(self) -> None:
        self.remove_class("-reading")
        self._listing.focus()

    def action_filter(self) -> None:
        self.remove_class("-reading")
        self.query_one(FilterInput).focus()

    # -- picking

    def on_rows_picked(self, event: Rows.Picked) -> None:
        if isinstance(event.rows, Listing) and (row := self.row()):
            self.desk.pick([row.id], on=row.id not in self.desk.picks)
            self._listing.redraw(event.index)
            self._listing.action_down()

    def on_listing_picked_all(self) -> None:
        if self._read is None:
            return
        ids = self.session.library.ids(self._read.query)
        self._repick(ids, on=any(id_ not in self.desk.picks for id_ in ids))

    def action_unpick(self) -> None:
        self._repick(list(self.desk.picks), on=False)

    def _repick(self, ids: Iterable[str], *, on: bool) -> None:
        before = list(self.desk.picks)
        self.desk.pick(ids, on=on)
        self.undoable(Stated(told=f"{len(before):,} picked again", undo=partial(self._restore, before)))
        self._listing.refresh()

    def _restore(self, picks: list[str]) -> None:
        self.desk.pick(list(self.desk.picks), on=False)
        self.desk.pick(picks, on=True)
