"""One article: what is known of it, its text with marks, and what the mark under the keys says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefer.tui.library.marking import marks_of
from briefer.tui.plain import plain
from briefer.tui.widgets.passage import Mark, Passage

if TYPE_CHECKING:
    from briefer.model import Analysis, Article

_KEPT_LENGTH = 12
"Characters of a digest that are shown."
_CLOCK, _OFFSET = len("22:30"), len("+02:00")


class Reader(Vertical):
    """Empty until `show`."""

    DEFAULT_CSS = """
    Reader {
        border-left: solid $panel-lighten-1;
        & > .head { height: auto; padding: 0 1 1 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .title { height: auto; padding: 0 1; text-style: bold; }
        & > .tip { height: auto; min-height: 2; max-height: 5; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.article: Article | None = None

    def compose(self) -> ComposeResult:
        yield Static("", classes="title", markup=False)
        yield Static("", classes="head", markup=False)
        yield Passage(id="text")
        yield Static("", classes="tip", markup=False)

    def show(
        self,
        article: "Article",
        analysis: "Analysis | None",
        words: Sequence[str] = (),
        *,
        focus: tuple[int, int] | None = None,
    ) -> None:
        """Show an article. `focus`: a place to set off and scroll to, such as a finding's."""
        same = self.article is not None and (self.article.id, self.article.version) == (article.id, article.version)
        self.article = article
        marks = marks_of(article, analysis, words)
        if focus:
            marks = (*marks, Mark(start=focus[0], end=focus[1], kind="focus"))
        title = self.query_one(".title", Static)
        title.update(Content(plain(article.title or article.id)))
        title.display = not (article.title and article.text.startswith(article.title))  # the text says it itself
        self.query_one(".head", Static).update(Content("\n".join(map(plain, head_of(article)))))
        at = focus[0] if focus else None if same else 0
        self.query_one(Passage).show(article.text, marks, at=at)
        self._tip(None if analysis else "Not analysed yet; the evidence screen (2) does it, and so does adding.")

    def clear(self) -> None:
        """Nothing is under the cursor."""
        self.article = None
        for name in (".title", ".head", ".tip"):
            self.query_one(name, Static).update("")
        self.query_one(Passage).show("")

    def on_passage_stopped(self, event: Passage.Stopped) -> None:
        self._tip(event.mark.tip if event.mark else None)

    def _tip(self, words: str | None) -> None:
        self.query_one(".tip", Static).update(Content(plain(words or "n and N walk through what was found here")))


def head_of(article: "Article") -> list[str]:
    """What is known of an article, in up to four lines, the most telling first."""
    made = [
        " · ".join(filter(None, (article.outlet, ", ".join(article.authors)))),
        f"{_dated(article)} · {article.grade} · {article.marking or 'no marking'}",
        f"tags: {', '.join(article.tags)}" if article.tags else "",
        article.url or article.source or "",
        f"{article.id} · version {article.version} · sha256 {article.sha256[:_KEPT_LENGTH]}",
    ]
    return [line for line in made if line]


def _dated(article: "Article") -> str:
    """`2026-03-10 22:30 +02:00 (json-ld)`: to the minute, with how it is known, and whether that is sure."""
    published = article.published
    if published is None:
        return "publication date not known"
    day, _, clock = published.value.partition("T")
    when = " ".join(filter(None, (day, clock[:_CLOCK], clock[-_OFFSET:] if clock[-_OFFSET:-5] in ("+", "-") else "")))
    return f"{when} ({published.how}{'' if published.sure else ', not sure'})"
