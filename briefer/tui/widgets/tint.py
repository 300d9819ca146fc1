"""Styles of component classes, for widgets that draw their lines themselves."""

from rich.style import Style
from textual.widget import Widget


def tint(widget: Widget, name: str) -> Style:
    """What the component class sets, to be laid over a style.

    Textual's own partial style is white where a theme says `auto 60%`, as it does for muted text.
    """
    style = widget.get_component_rich_style(name, partial=True)
    if style.color is None:
        return style
    return style + Style(color=widget.get_component_rich_style(name).color)
