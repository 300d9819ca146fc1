"""The pages of the last build inside the terminal: graphics where it has them, half blocks elsewhere."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from briefer.errors import BrieferError
from briefer.tui.brief.pages import ZOOMS, Pages, View
from briefer.tui.dialogs.frame import Dialog
from briefer.tui.keys import bind
from briefer.tui.plain import plain

if TYPE_CHECKING:
    from textual_image.widget import AutoImage, HalfcellImage, SixelImage

    PictureWidget = AutoImage | HalfcellImage | SixelImage


async def show_pages(app: App[Any], path: Path) -> None:
    """Open the PDF and look at it until it is left. Runs in a worker. What cannot be opened is told."""
    try:
        pages = await asyncio.to_thread(Pages, path)
    except BrieferError as error:
        app.notify(plain(str(error)), title="Not shown", severity="error", timeout=12, markup=False)
        return
    try:
        await app.push_screen_wait(Preview(path.name, pages, picture_kind(app)))
    finally:
        pages.close()


def picture_kind(app: App[Any]) -> "type[PictureWidget]":
    """The widget that draws pictures best here.

    textual-image asks the terminal what it can when it is first imported, and its answer must not go to the app: so
    the app gives the terminal away for that moment. Where it cannot, there is no terminal to ask, or it is a browser.
    """
    try:
        with app.suspend():
            from textual_image.widget import Image  # noqa: PLC0415 - it asks the terminal

            return Image
    except SuspendNotSupported:
        from textual_image.widget import HalfcellImage  # noqa: PLC0415 - as above

        return HalfcellImage


class Preview(Dialog[None]):
    """One page at a time, the whole of it or a part."""

    BINDINGS = [
        bind("right,pagedown,n", "turn(1)", "Next page", "pages.next", show=True),
        bind("left,pageup,N", "turn(-1)", "Page before", "pages.previous", show=True),
        bind("g,home", "first", "First page", "pages.first"),
        bind("G,end", "last", "Last page", "pages.last"),
        bind("plus,equals_sign", "zoom(1)", "Closer", "pages.closer", show=True),
        bind("minus", "zoom(-1)", "Farther", "pages.farther"),
        bind("down,j", "move(0,1)", "Down the page", "pages.down"),
        bind("up,k", "move(0,-1)", "Up the page", "pages.up"),
        bind("l,shift+right", "move(1,0)", "To the right of the page", "pages.right"),
        bind("h,shift+left", "move(-1,0)", "To the left of the page", "pages.left"),
        bind("escape,p,q", "leave", "Leave the pages", "pages.leave", show=True),
    ]
    DEFAULT_CSS = """
    Preview > .box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0; border: none; }
    Preview #sheet { height: 1fr; align: center middle; }
    Preview #sheet > * { width: auto; height: auto; }
    Preview #place { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, name: str, pages: Pages, kind: "type[PictureWidget]") -> None:
        super().__init__()
        self._name = name
        self._pages = pages
        self._kind = kind
        self.view = View()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static("", id="place", markup=False)
            with Center(id="sheet"):
                yield self._kind()
        yield Footer()

    def on_resize(self, _event: events.Resize) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self.run_worker(self._drawn(self.view), exclusive=True, group="draw")
        zoom = "" if self.view.zoom == 0 else f"   {ZOOMS[self.view.zoom]:g} times"
        place = f"{self._name}   page {self.view.page + 1} of {self._pages.count}{zoom}"
        self.query_one("#place", Static).update(Content(plain(place)))

    async def _drawn(self, view: View) -> None:
        from textual_image._terminal import get_cell_size  # noqa: PLC0415 - loaded by now

        size, cell = self.query_one("#sheet").size, get_cell_size()
        width, height = size.width * cell.width, size.height * cell.height
        if width < 1 or height < 1:
            return
        try:
            picture = await asyncio.to_thread(self._pages.picture, view, width, height)
        except BrieferError as error:
            self.notify(plain(str(error)), title="Not shown", severity="error", markup=False)
            return
        self.query_one(self._kind).image = picture

    def _look(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self._draw()

    def action_turn(self, step: int) -> None:
        self._look(self.view.turned(self.view.page + step, self._pages.count))

    def action_first(self) -> None:
        self._look(self.view.turned(0, self._pages.count))

    def action_last(self) -> None:
        self._look(self.view.turned(self._pages.count - 1, self._pages.count))

    def action_zoom(self, step: int) -> None:
        self._look(self.view.zoomed(step))

    def action_move(self, right: int, down: int) -> None:
        self._look(self.view.moved(right, down))
