"""The evidence screen on the sample articles, and what a test asks of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from briefer import workflow
from briefer.config import Profile
from briefer.library import Query
from briefer.model import Brief, Decision
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Options
from briefer.tui.evidence.entries import Entry, Tab
from briefer.tui.evidence.screen import EvidenceScreen
from tests.tui.harness import NOW, Terminal, terminal

WIRE = ("kestria-ultimatum", "dorrin-front-commanders")
"Beginnings of ids of the sample articles that most tests look at."


@dataclass(frozen=True, slots=True)
class Evidence:
    t: Terminal
    screen: EvidenceScreen

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the list in front holds."""
        return tuple(self.screen.findings.entries)

    @property
    def entry(self) -> Entry:
        entry = self.screen.findings.entry
        assert entry is not None
        return entry

    def decisions(self) -> list[Decision]:
        return self.t.app.open_session().library.decisions()

    async def settled(self) -> None:
        """Wait until what is listed was composed with every decision."""
        await self.t.pilot.pause()
        await self.t.until(lambda: self.screen.bench.composed and not self.screen.composing)
        await self.t.pilot.pause(0.1)

    async def turn_to(self, tab: Tab) -> None:
        for _ in range(4):
            if self.screen.findings.tab != tab:
                await self.t.press("right")
        assert self.screen.findings.tab == tab

    async def go_to(self, key: str) -> None:
        """The cursor onto the finding with this key."""
        keys = [entry.key for entry in self.entries]
        self.screen.findings.cursor = keys.index(key)
        await self.t.pilot.pause(0.1)

    async def press(self, *keys: str) -> None:
        await self.t.press(*keys)

    async def answer(self, words: str) -> None:
        """Type into the dialog in front, in place of what stands there, and take it."""
        await self.t.until(lambda: isinstance(self.t.app.screen, Ask))
        await self.t.press("ctrl+e", "ctrl+u")
        await self.t.type(words)
        await self.t.press("enter")

    async def choose(self, label: str) -> None:
        """Take the option with this label of the dialog in front."""
        await self.t.until(lambda: self.t.app.screen.query(Options))
        options = self.t.app.screen.query_one(Options)
        options.cursor = [option.label for option in options.options].index(label)
        await self.t.press("enter")

    def brief(self) -> Brief:
        """The brief of the picked articles, as a build would compose it."""
        session = self.t.app.open_session()
        profile = Profile(name="test", articles=tuple(session.memory.picks))
        return workflow.draft(
            session.library, session.workspace, session.settings, profile, as_of=NOW, progress=lambda *_: None
        )


@asynccontextmanager
async def evidence(
    root: Path, *, tab: Tab = "positions", size: tuple[int, int] = (120, 36), pick: tuple[str, ...] = WIRE
) -> AsyncIterator[Evidence]:
    """The screen with the findings of the articles whose ids begin with one of `pick`."""
    async with terminal(root, size=size) as t:
        ids = [article.id for article in t.app.open_session().library.select(Query())]
        t.app.pick([id_ for id_ in ids if id_.startswith(pick)], on=True)
        await t.press("2")
        await t.until(lambda: isinstance(t.app.screen, EvidenceScreen))
        e = Evidence(t, cast("EvidenceScreen", t.app.screen))
        await e.settled()
        await t.until(lambda: t.app.focused is e.screen.findings)
        await e.turn_to(tab)
        yield e
