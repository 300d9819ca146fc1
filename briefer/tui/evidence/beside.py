"""Beside the list: the article's text at the finding, and the finding's fields."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from briefer.model import Analysis
from briefer.tui.evidence.bench import Bench
from briefer.tui.evidence.details import facts, source_words
from briefer.tui.evidence.entries import Entry, place_of
from briefer.tui.evidence.marks import heading, marks_of
from briefer.tui.evidence.pane import Details
from briefer.tui.plain import plain
from briefer.tui.widgets.passage import Passage


class Beside(Vertical):
    """Empty until `show`."""

    DEFAULT_CSS = """
    Beside {
        & > Passage, & > Details {
            border-top: solid $panel-lighten-2;
            border-title-color: $text-muted;
            border-title-style: none;
            scrollbar-gutter: stable;
            padding: 0 1;
        }
        & > Passage:focus, & > Details:focus { border-top: solid $primary; border-title-color: $text-primary; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._key: str | None = None

    def compose(self) -> ComposeResult:
        yield Passage(id="context")
        yield Details()

    def show(self, entry: Entry | None, bench: Bench, analysis: Analysis | None) -> None:
        """`analysis` of the article that the finding stands in; None: there is none."""
        passage, details = self.query_one(Passage), self.query_one(Details)
        if entry is None:
            self._key = None
            passage.show("")
            details.tell([], stay=False)
            passage.border_title = details.border_title = ""
            return
        place = place_of(entry)
        article, source = bench.article(place.article), bench.source(place.source)
        text = article.text if article else place.text
        same = entry.key == self._key and passage.text == text
        marks = marks_of(entry, analysis, bench.merged_into(entry.key)) if article else ()
        passage.show(text, marks, at=None if same else place.start)
        passage.border_title = Content(plain(f"[{place.source}] {source_words(source)}" if source else ""))
        details.tell(facts(entry, bench), stay=same)
        details.border_title = Content(heading(entry))
        self._key = entry.key
