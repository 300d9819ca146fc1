"""Another length for what scrolls, without laying out the whole screen."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def grow(view: ScrollView, lines: int) -> None:
    """It has so many lines from now on.

    Setting `virtual_size` would lay out and draw the whole screen again; only a scroll bar that comes or goes does.
    """
    if view.virtual_size.height == lines:
        return
    view.set_reactive(Widget.virtual_size, Size(0, lines))
    view._scroll_update(view.virtual_size)  # noqa: SLF001 - what Textual itself calls when the size has changed
    if view.scroll_offset.y > view.max_scroll_y:
        view.scroll_to(y=view.max_scroll_y, animate=False, force=True)
