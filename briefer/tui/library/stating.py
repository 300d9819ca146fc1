"""The keys by which an analyst adds articles and states what is known of them."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import BindingType

from briefer.errors import BrieferError
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Choose
from briefer.tui.keys import bind
from briefer.tui.library import adding, facts
from briefer.tui.screen import DeskScreen

if TYPE_CHECKING:
    from briefer.library import ArticleRow
    from briefer.model import Marking


Result = TypeVar("Result")


class StatingScreen(DeskScreen):
    """A small letter is about the article under the cursor, its capital about all that are picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("a", "add", "Add", "library.add", show=True),
        bind("f", "fetch", "Fetch what is new in the sources", "library.fetch"),
        bind("d", "published(False)", "Publication date", "library.date"),
        bind("D", "published(True)", "Publication date of all picked", "library.date-picked"),
        bind("r", "grade(False)", "Rate: Admiralty grade", "library.grade"),
        bind("R", "grade(True)", "Rate all picked", "library.grade-picked"),
        bind("m", "marking(False)", "Marking", "library.marking"),
        bind("M", "marking(True)", "Marking of all picked", "library.marking-picked"),
        bind("t", "tags(False)", "Tags", "library.tags"),
        bind("T", "tags(True)", "Tags of all picked", "library.tags-picked"),
        bind("u", "undo", "Undo what was last stated or picked", "library.undo"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[facts.Stated] = []

    def row(self) -> "ArticleRow | None":
        """The article under the cursor."""
        raise NotImplementedError

    def refresh_list(self) -> None:
        """What the library says of articles has changed."""
        raise NotImplementedError

    def undoable(self, stated: facts.Stated) -> None:
        self._undo.append(stated)

    def action_undo(self) -> None:
        if self._undo:
            last = self._undo.pop()
            if self._attempt(last.undo):
                self.notify(f"Undone: {last.told}", markup=False)
        else:
            self.notify("Nothing of this run is left to undo.", markup=False)

    def _state(self, change: Callable[[], facts.Stated]) -> None:
        if stated := self._attempt(change):
            self.undoable(stated)
            self.notify(stated.told, markup=False)

    def _attempt(self, change: Callable[[], Result]) -> Result | None:
        """What it gave, the list brought up to date; None: it could not be done, and why was told."""
        try:
            done = change()
        except BrieferError as error:
            self.desk.trouble(error)
            return None
        self.refresh_list()
        return done

    def _meant(self, *, picked: bool) -> "list[ArticleRow]":
        """The article under the cursor, or all that are picked."""
        if not picked:
            row = self.row()
            return [row] if row else []
        rows = self.session.library.rows(tuple(self.desk.picks))
        if not rows:
            self.notify("Nothing is picked; space picks the article under the cursor.", markup=False)
        return rows

    def action_published(self, picked: bool) -> None:  # noqa: FBT001 - an action's argument
        rows, today = self._meant(picked=picked), self.session.now().date()
        library = self.session.library

        def take(words: str | None) -> None:
            if words is not None:
                self._state(lambda: facts.set_published(library, rows, words, today))

        if rows:
            known = rows[0].published.value if len(rows) == 1 and rows[0].published else ""
            ask = Ask(
                _about("Publication date", rows),
                value=known,
                placeholder="yesterday, 26 Oct 2023, unknown",
                meaning=facts.published_means(today),
            )
            self.app.push_screen(ask, take)

    def action_grade(self, picked: bool) -> None:  # noqa: FBT001 - an action's argument
        rows, library = self._meant(picked=picked), self.session.library

        def take(words: str | None) -> None:
            if words is not None:
                self._state(lambda: facts.set_grade(library, rows, words))

        if rows:
            value = str(rows[0].grade) if len(rows) == 1 else ""
            ask = Ask(_about("Grade", rows), value=value, placeholder="B2", meaning=facts.grade_means)
            self.app.push_screen(ask, take)

    def action_marking(self, picked: bool) -> None:  # noqa: FBT001 - an action's argument
        rows, library = self._meant(picked=picked), self.session.library

        def take(chosen: "list[Marking | None] | None") -> None:
            if chosen:
                self._state(lambda: facts.set_marking(library, rows, chosen[0]))

        if rows:
            dialog = Choose(_about("Marking", rows), facts.markings(), marked=[rows[0].marking])
            self.app.push_screen(dialog, take)

    def action_tags(self, picked: bool) -> None:  # noqa: FBT001 - an action's argument
        rows, library = self._meant(picked=picked), self.session.library

        def take(words: str | None) -> None:
            if words is not None:
                self._state(lambda: facts.set_tags(library, rows, words))

        if rows:
            value = ", ".join(rows[0].tags) if len(rows) == 1 else ""
            hint = "dam, river" if len(rows) == 1 else "dam adds a tag to each, -dam takes it away"
            self.app.push_screen(Ask(_about("Tags", rows), value=value, placeholder=hint), take)

    def action_add(self) -> None:
        root = self.desk.workspace.root
        ask = Ask(
            "Add files, folders, patterns or addresses",
            placeholder="~/articles/*.html",
            meaning=partial(adding.means, root),
            suggester=adding.PathSuggester(root),
        )
        self.app.push_screen(ask, self._add)

    def _add(self, words: str | None) -> None:
        if words is not None:
            paths = adding.paths_of(words, self.desk.workspace.root)
            self.run_worker(self._adding("Add", ["add", "--json", "--", *paths]), group="add")

    async def take_seeds(self) -> None:
        """Take in what is new in seeds/, as a build would, and tell only what came of it."""
        from briefer.workflow import seeds_waiting  # noqa: PLC0415 - loaded with the session

        session = self.session
        if await asyncio.to_thread(seeds_waiting, session.library, session.workspace, session.settings):
            await self._adding("Take seeds in", ["add", "--json", "--seeds"], tell=False)

    def action_fetch(self) -> None:
        work = self._adding("Fetch sources", ["fetch", "--json"], read=adding.fetch_answer_of)
        self.run_worker(work, group="add")

    async def _adding(
        self,
        title: str,
        call: list[str],
        *,
        tell: bool = True,
        read: Callable[[str], adding.Answer] = adding.answer_of,
    ) -> None:
        """Add or fetch, tell what came of it, and analyse what was added, each in a process of its own."""
        jobs = self.desk.jobs
        job = await jobs.run(title, call)
        try:
            answer = read(job.output)
        except BrieferError as error:
            self.notify("\n".join(job.log) or str(error), title="Not added", severity="error", markup=False)
            return
        for failed in answer.failed:
            self.notify(failed, title="Not added", severity="error", timeout=12, markup=False)
        if tell or answer.fresh:
            self.notify(answer.told, title="Added", markup=False)
            self.session.memory.newest = self.session.library.newest()
            self.refresh_list()
        if answer.fresh:
            await jobs.run("Analyse", ["analyze", "--articles", "-"], stdin="\n".join(answer.fresh))
            self.refresh_list()


def _about(what: str, rows: "list[ArticleRow]") -> str:
    return f"{what}: {rows[0].title or rows[0].id}" if len(rows) == 1 else f"{what} of {len(rows):,} picked articles"
