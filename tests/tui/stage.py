"""A bare app around one widget or dialog, to try it by keys without a workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

Kind = TypeVar("Kind", bound=Message)
Answer = TypeVar("Answer")


class Bare(App[None]):
    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self._widgets


@dataclass(frozen=True, slots=True)
class Stage:
    app: App[None]
    pilot: Pilot[None]
    messages: list[Message] = field(default_factory=list)
    "Everything that any widget received or posted, in order."

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def drawn(self) -> list[str]:
        """The lines on the screen."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way to ask
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def got(self, kind: type[Kind]) -> list[Kind]:
        """Messages of this kind so far, each once."""
        unique = {id(message): message for message in self.messages if isinstance(message, kind)}
        return list(unique.values())


@asynccontextmanager
async def stage(*widgets: Widget, size: tuple[int, int] = (60, 12)) -> AsyncIterator[Stage]:
    messages: list[Message] = []
    app = Bare(*widgets)
    async with app.run_test(size=size, message_hook=messages.append) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, messages)


@asynccontextmanager
async def asked(
    dialog: Screen[Answer], *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Stage, list[Answer | None]]]:
    """The dialog over an empty app, and the list into which its answer goes."""
    answers: list[Answer | None] = []
    async with stage(size=size) as shown:
        shown.app.push_screen(dialog, answers.append)
        await shown.pilot.pause()
        yield shown, answers
