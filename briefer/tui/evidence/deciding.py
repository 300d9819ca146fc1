"""What the analyst says of findings: each key a decision, kept before the list shows it."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from textual.binding import BindingType

from briefer.errors import BrieferError
from briefer.model import ActorEntry, Decision, DecisionKind
from briefer.tui.evidence import asking
from briefer.tui.evidence.asking import Change
from briefer.tui.evidence.bench import Bench
from briefer.tui.evidence.entries import Entry, article_of, finding_of
from briefer.tui.evidence.listing import Findings
from briefer.tui.evidence.words import decided
from briefer.tui.keys import bind
from briefer.tui.screen import DeskScreen

_SEVERAL = 2

Answer = tuple[Sequence[Entry], Change]
"""What is to be decided, of which findings."""

Question = Callable[[], Coroutine[Any, Any, Answer | None]]
"""Asks the analyst; None: left without an answer, or there is nothing to ask about."""

DECISIONS: list[BindingType] = [
    bind("a", "accept", "Accept", "evidence.accept", show=True),
    bind("x", "reject", "Reject", "evidence.reject", show=True),
    bind("e", "edit", "Edit", "evidence.edit", show=True),
    bind("u", "undo", "Undo", "evidence.undo", show=True),
    bind("c", "note", "Write a note on it", "evidence.note"),
    bind("l", "likelihood", "Likelihood of a risk", "evidence.likelihood"),
    bind("i", "impact", "Impact of a risk", "evidence.impact"),
    bind("m", "merge", "Merge the marked actors: they are the same one", "evidence.merge"),
    bind("s", "split", "Split an actor: part of it is another one", "evidence.split"),
]


class DecidingScreen(DeskScreen):
    """A subclass lists the findings and composes them anew after each decision."""

    BINDINGS = DECISIONS

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()
        self._asking = False
        self._together: dict[int, int] = {}
        "How many decisions were taken at once, by the serial of the last of them; of this run."

    @property
    def findings(self) -> Findings:
        return self.query_one(Findings)

    def tell(self, words: str) -> None:
        """Say in the screen's own line what was done, or why it was not."""
        raise NotImplementedError

    def relist(self, *, at: str | None = None) -> None:
        """The bench holds other findings; the cursor goes to the one with key `at`, or stays."""
        raise NotImplementedError

    def gather(self) -> None:
        """Compose again, soon."""
        raise NotImplementedError

    def go_back_to(self, decision: Decision) -> None:
        """It was undone: when the findings are composed without it, go where it was and tell."""
        raise NotImplementedError

    async def action_accept(self) -> None:
        await self._judge(Change(kind="accept"), "accepted")

    async def action_reject(self) -> None:
        await self._judge(Change(kind="reject"), "rejected")

    async def _judge(self, change: Change, state: str) -> None:
        """On the marked findings, or the one under the cursor, which then moves on to the next."""
        chosen = self.findings.chosen()
        fresh = [entry for entry in chosen if entry.review.state != state]
        one = chosen[0].key if len(chosen) == 1 else None
        if chosen and not fresh:
            self.tell(f"Already {state}.")
        await self._decide(fresh, change)
        if one and self.findings.entry and self.findings.entry.key == one:
            self.findings.cursor += 1

    async def _decide(self, entries: Sequence[Entry], change: Change) -> None:
        """Keep the decision for each of them, one after the other, and show it."""
        from briefer.workflow import decide  # noqa: PLC0415 - loaded with the session

        taken: list[Decision] = []
        for entry in entries:
            article = article_of(entry)
            call = partial(
                decide,
                self.session.library,
                finding=finding_of(entry),
                key=entry.key,
                kind=change.kind,
                article=article,
                field=change.field,
                value=change.value,
                published=asking.published_of(self.bench, entry),
                author=self.session.author,
                now=self.session.now(),
            )
            decision = await self._try(call)
            if decision is None:
                break
            taken.append(decision)
            self.bench.decided(decision)
        if taken:
            self._together[taken[-1].serial] = len(taken)
            where = asking.short(entries[0]) if len(taken) == 1 else f"{len(taken)} findings"
            self.findings.marks.clear()
            self.relist(at=entries[0].key if change.kind == "merge" else None)
            self.tell(f"{decided(taken[-1]).capitalize()}, u undoes it: {where}")
            self.gather()

    async def _try(self, call: Callable[[], Decision | None]) -> Decision | None:
        """Off the event loop, since it waits for the disk. None: it could not be done, which has been told."""
        try:
            return await asyncio.to_thread(call)
        except BrieferError as error:
            self.desk.trouble(error)
            return None

    async def action_undo(self) -> None:
        """Take the last decision back, with those that were taken at once with it."""
        from briefer.workflow import undo_last  # noqa: PLC0415 - loaded with the session

        session = self.session
        call = partial(undo_last, session.library, author=session.author, now=session.now())
        decision = await self._try(call)
        if decision is None:
            self.tell("There is no decision of yours left to undo.")
            return
        self.bench.undone(decision)
        for _ in range(self._together.pop(decision.serial, 1) - 1):
            if before := await self._try(call):
                self.bench.undone(before)
                decision = before
        self.relist()
        self.go_back_to(decision)
        self.gather()

    def action_edit(self) -> None:
        self._ask(self._edit)

    def action_note(self) -> None:
        self._ask(self._note)

    def action_likelihood(self) -> None:
        self._ask(partial(self._rate, "likelihood"))

    def action_impact(self) -> None:
        self._ask(partial(self._rate, "impact"))

    def action_merge(self) -> None:
        self._ask(self._merge)

    def action_split(self) -> None:
        self._ask(self._split)

    def _ask(self, question: Question) -> None:
        """Put the question, unless another one is open."""
        if not self._asking:
            self._asking = True
            self.run_worker(self._talk(question), group="ask")

    async def _talk(self, question: Question) -> None:
        try:
            answer = await question()
        finally:
            self._asking = False
        if answer:
            await self._decide(*answer)

    async def _edit(self) -> Answer | None:
        entry = self.findings.entry
        change = await asking.edit(self.app, self.bench, entry) if entry else None
        return ([entry], change) if entry and change else None

    async def _note(self) -> Answer | None:
        chosen = self.findings.chosen()
        change = await asking.note(self.app, chosen) if chosen else None
        return (chosen, change) if change else None

    async def _rate(self, kind: DecisionKind) -> Answer | None:
        if self.findings.tab != "risks":
            self.tell(f"{kind.capitalize()} is said of risks; they are in the third tab.")
            return None
        chosen = self.findings.chosen()
        change = await asking.rate(self.app, kind, chosen) if chosen else None
        return (chosen, change) if change else None

    async def _merge(self) -> Answer | None:
        """The marked actors; one alone with the one under the cursor."""
        under, marks = self.findings.entry, self.findings.marks
        if under and len(marks) == 1:
            marks = marks | {under.key}
        actors = [entry for entry in self.findings.entries if entry.key in marks]
        if self.findings.tab != "actors" or len(actors) < _SEVERAL:
            self.tell("To merge actors, mark them with space in the first tab, and press m.")
            return None
        stays = await asking.keeper(self.app, actors, under)
        if stays is None:
            return None
        others = [entry.key for entry in actors if entry.key != stays.key]
        return [stays], Change(kind="merge", value=[*others])

    async def _split(self) -> Answer | None:
        entry = self.findings.entry
        if not isinstance(entry, ActorEntry):
            self.tell("Only actors are split; they are in the first tab.")
            return None
        change = await asking.split(self.app, self.bench, entry)
        return ([entry], change) if change else None
