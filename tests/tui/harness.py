"""Drives the terminal without one: keys in, the words on the screen out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from briefer.paths import Workspace
from briefer.tui.app import BrieferApp

NOW = datetime(2026, 3, 10, 21, 0, tzinfo=UTC)
"The moment at which the sample workspace is opened: a Tuesday, the day of the last sample article."


@dataclass(frozen=True, slots=True)
class Terminal:
    app: BrieferApp
    pilot: Pilot[None]

    def drawn(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way to ask
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def told(self) -> list[str]:
        """Notifications that have not gone yet; in tests they are not drawn over the screen."""
        return [note.message for note in self.app._notifications]  # noqa: SLF001 - Textual has no other way to ask

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        names = {" ": "space", "/": "slash", ":": "colon", '"': "quotation_mark", "-": "minus", ".": "full_stop"}
        await self.press(*(names.get(letter, letter) for letter in words))

    async def until(self, holds: Callable[[], object], *, seconds: float = 20) -> None:
        """Wait until it holds. Fails with what stands on the screen."""
        for _ in range(int(seconds / 0.02)):
            if holds():
                await self.pilot.pause()
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"never came true within {seconds} s; the screen:\n{self.drawn()}")

    async def shows(self, words: str, *, seconds: float = 20) -> None:
        await self.until(lambda: words in self.drawn(), seconds=seconds)


@asynccontextmanager
async def terminal(root: Path, *, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Terminal]:
    """The app on a workspace, opened, at `NOW`."""
    app = BrieferApp(Workspace(root), clock=lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        opened = Terminal(app, pilot)
        await opened.until(lambda: app.is_open)
        await pilot.pause()
        yield opened
