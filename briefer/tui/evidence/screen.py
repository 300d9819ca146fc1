"""The findings of the picked articles, in four tabs, each beside its sentence and everything known of it."""

from collections.abc import Iterable

from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from briefer.errors import BrieferError
from briefer.model import Analysis, Decision
from briefer.tui.evidence import asking
from briefer.tui.evidence.bench import Composed
from briefer.tui.evidence.beside import Beside
from briefer.tui.evidence.composing import AT_ONCE, ComposingScreen
from briefer.tui.evidence.entries import TABS, Tab, place_of
from briefer.tui.evidence.listing import Findings
from briefer.tui.evidence.searching import FindLine, Search
from briefer.tui.evidence.tabs import TabBar, Titles
from briefer.tui.evidence.words import decided
from briefer.tui.keys import bind
from briefer.tui.plain import plain
from briefer.tui.widgets.passage import Passage
from briefer.tui.widgets.rows import Rows

_REST = 0.03
"Seconds for which the cursor rests before what is beside the list follows it."


_PLURALS = {"actors": "actors", "positions": "positions", "risks": "risks", "timeline": "dates"}


class EvidenceScreen(ComposingScreen):
    MODE = "evidence"
    BINDINGS = [
        bind("right,right_square_bracket", "tab(1)", "Next tab", "evidence.next-tab"),
        bind("left,left_square_bracket", "tab(-1)", "Previous tab", "evidence.previous-tab"),
        bind("slash", "find", "Find in the list", "evidence.find"),
        bind("v", "rejected", "Show or hide rejected findings", "evidence.rejected"),
        bind("escape", "clear", "Unmark all, forget what is searched for", "evidence.clear"),
    ]
    DEFAULT_CSS = """
    EvidenceScreen {
        & #empty { height: 1fr; padding: 2 4; display: none; }
        &.-empty #empty { display: block; }
        &.-empty #desk { display: none; }
        & #parts { height: 1fr; layout: horizontal; }
        & #left { width: 4fr; }
        & Beside { width: 3fr; border-left: solid $panel-lighten-2; }
        & Beside > Passage { height: 1fr; }
        & Beside > Details { height: 1fr; }
        &.-narrow #parts { layout: vertical; }
        &.-narrow #left { width: 1fr; height: 9fr; }
        &.-narrow Beside { width: 1fr; height: 12fr; border-left: none; }
        &.-narrow Titles { display: none; }
        & #find { display: none; }
        & #status {
            height: 1;
            padding: 0 1;
            color: $text-muted;
            background: $surface;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._search = Search()
        self._told = ""
        self._status_words = ""
        self._following = False
        self._undone: Decision | None = None
        self._analyses: dict[str, Analysis | None] = {}

    def body(self) -> Iterable[Widget]:
        findings = Findings(self.bench)
        yield Static("", id="empty", markup=False)
        with Vertical(id="desk"):
            yield TabBar()
            with Container(id="parts"):
                with Vertical(id="left"):
                    yield Titles(findings)
                    yield findings
                    yield FindLine()
                    yield Static("", id="status", markup=False)
                yield Beside()

    def opened(self) -> None:
        memory = self.session.memory
        self.bench.show_rejected(on=memory.rejected)
        self._turn_to(memory.tab if memory.tab in TABS else "positions")
        self.desk.job_changed.subscribe(self, self.job_told)
        self.add_class("-empty")

    def shown(self) -> None:
        """Picks, dates and decisions may have changed elsewhere."""
        self.gather()

    # -- what is listed

    def taken(self, composed: Composed | None) -> None:
        empty = composed is None or not composed.brief.sources
        if self.has_class("-empty") and not empty:
            self.call_after_refresh(self.findings.focus)
        self.set_class(empty, "-empty")
        self._analyses.clear()
        if composed is not None:
            self.bench.take(composed)
        if self._undone:
            self._return_to(self._undone)
        else:
            self.relist()
        self.progressed()

    def _return_to(self, undone: Decision) -> None:
        self._undone = None
        tab = self.bench.find(undone.key)
        if tab:
            self._turn_to(tab, at=undone.key)
        else:
            self.relist()
        entry = self.findings.entry if tab else None
        where = asking.short(entry) if entry else "a finding that is not listed here"
        self.tell(f"Undone: {decided(undone)}, on {where}")

    def go_back_to(self, decision: Decision) -> None:
        self._undone = decision

    def relist(self, *, at: str | None = None) -> None:
        self.findings.refill(at=at)
        self._search.lines = self.findings.matching(self._search.words)
        bar = self.query_one(TabBar)
        bar.counts = {tab: (len(self.bench.entries(tab)), self.bench.judged(tab)) for tab in TABS}
        self._status()

    def _turn_to(self, tab: Tab, *, at: str | None = None) -> None:
        self.query_one(TabBar).current = tab
        self.findings.refill(tab, at=at)
        self.query_one(Titles).refresh()
        self.relist(at=at)
        self.session.memory.tab = tab

    def action_tab(self, step: int) -> None:
        self._told = ""
        self._turn_to(TABS[(TABS.index(self.findings.tab) + step) % len(TABS)])
        self.desk.remember()

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        self.action_tab(TABS.index(event.tab) - TABS.index(self.findings.tab))

    def action_rejected(self) -> None:
        memory = self.session.memory
        memory.rejected = not memory.rejected
        self.bench.show_rejected(on=memory.rejected)
        self.tell("Rejected findings are shown." if memory.rejected else "Rejected findings are hidden.")
        self.relist()
        self.gather()
        self.desk.remember()

    # -- beside it

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if event.rows is self.findings and not self._following:
            self._following = True
            self.set_timer(_REST, self._follow)

    def _follow(self) -> None:
        self._following = False
        entry = self.findings.entry
        self.query_one(Beside).show(entry, self.bench, self._analysis(place_of(entry).article) if entry else None)
        self._status()

    def _analysis(self, article: str) -> Analysis | None:
        from briefer.workflow import stored_analysis  # noqa: PLC0415 - loaded with the session

        if article not in self._analyses:
            session, held = self.session, self.bench.article(article)
            model = session.settings.workspace.language_model
            try:
                found = stored_analysis(session.library, session.workspace, held, model) if held else None
            except BrieferError as error:
                self.desk.trouble(error)
                found = None
            self._analyses[article] = found
        return self._analyses[article]

    def on_rows_opened(self, event: Rows.Opened) -> None:
        entry = self.findings.entry
        if event.rows is self.findings and entry:
            place = place_of(entry)
            self.desk.open_at(place.article, place.start, place.end)

    def on_passage_stopped(self, event: Passage.Stopped) -> None:
        if event.mark:
            self.tell(event.mark.tip)

    def on_passage_opened(self, event: Passage.Opened) -> None:
        if event.mark and self.findings.entry:
            self.desk.open_at(place_of(self.findings.entry).article, event.mark.start, event.mark.end)

    # -- marks and search

    def on_rows_picked(self, event: Rows.Picked) -> None:
        entry = self.findings.entry
        if event.rows is self.findings and entry:
            self.findings.marks.symmetric_difference_update({entry.key})
            self.findings.redraw(event.index)
            self.findings.cursor += 1
            self._status()

    def action_clear(self) -> None:
        self.findings.marks.clear()
        self._search = Search()
        self._told = ""
        self.findings.refresh()
        self._status()

    def action_find(self) -> None:
        line = self.query_one(FindLine)
        line.display = True
        line.value = ""
        self._search = Search()
        self._search.origin = self.findings.cursor
        line.focus()

    def on_input_changed(self, event: FindLine.Changed) -> None:
        if isinstance(event.input, FindLine) and event.input.display:
            self._search.words = event.value.strip()
            self._search.lines = self.findings.matching(event.value)
            found = self._search.nearest(self._search.origin, forward=True, here=True)
            self.findings.cursor = self._search.origin if found is None else found
            self._status()

    def on_input_submitted(self, event: FindLine.Submitted) -> None:
        if isinstance(event.input, FindLine):
            self._leave_line()

    def on_find_line_left(self) -> None:
        self.findings.cursor = self._search.origin
        self._search = Search()
        self._leave_line()

    def _leave_line(self) -> None:
        self.query_one(FindLine).display = False
        self.findings.focus()
        self._status()

    def on_rows_sought(self, event: Rows.Sought) -> None:
        if not self._search.words:
            self.tell("Nothing is searched for; / finds words in this list.")
        elif (found := self._search.nearest(self.findings.cursor, forward=event.forward)) is not None:
            self.findings.cursor = found

    # -- what the lines at the bottom say

    def tell(self, words: str) -> None:
        self._told = words
        self._status()

    def progressed(self) -> None:
        self.query_one("#empty", Static).update(Content(plain(self._why_empty())))
        self._status()

    def _status(self) -> None:
        parts = (
            f"{len(self.findings.marks)} marked" if self.findings.marks else "",
            self._search.told(self.findings.cursor),
            self._analysing(),
            "" if self.findings.entries else f"No {_PLURALS[self.findings.tab]} in these articles.",
            self._told,
            "" if self._told else self._hidden(),
        )
        words = plain(" · ".join(part for part in parts if part))
        if words != self._status_words:
            self._status_words = words
            self.query_one("#status", Static).update(Content(words), layout=False)

    def _hidden(self) -> str:
        hidden = self.bench.hidden()
        return f"{hidden} rejected, hidden; v shows them" if hidden else ""

    def _analysing(self) -> str:
        job, missing = self.job, len(self.missing)
        if job and job.running:
            return f"{job.title}: {job.state()}"
        if not missing:
            return ""
        why = f" ({job.state()}: {job.log[-1]})" if job and job.code and job.log else ""
        return f"{missing} picked article{'s have' if missing > 1 else ' has'} no analysis{why}; r analyses"

    def _why_empty(self) -> str:
        if not self.session.memory.picks:
            return (
                "No article is picked.\n\n"
                "Pick articles on the first screen: 1 goes there, space picks.\n"
                "Or press p to pick the articles of the open brief."
            )
        if self.missing and len(self.missing) > AT_ONCE and not (self.job and self.job.running):
            return f"{len(self.missing):,} picked articles have no analysis yet. Press r to analyse them."
        reading = "Reading the findings …" if self.composing else "Nothing was found."
        return self.problem or self._analysing() or reading
