"""A line to type into, with keys that no multiplexer takes."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from briefer.tui.keys import bind
from briefer.tui.plain import plain


class Line(Input, inherit_bindings=False):
    """As Textual's Input; `ctrl+a` is left to the multiplexer, `ctrl+d` to moving."""

    BINDINGS = [
        bind("left", "cursor_left", "One character left", "line.left"),
        bind("right", "cursor_right", "One character right, or take the suggestion", "line.right"),
        bind("ctrl+left", "cursor_left_word", "One word left", "line.word-left"),
        bind("ctrl+right", "cursor_right_word", "One word right", "line.word-right"),
        bind("shift+left", "cursor_left(True)", "Select to the left", "line.select-left"),
        bind("shift+right", "cursor_right(True)", "Select to the right", "line.select-right"),
        bind("home", "home", "To the start of the line", "line.home"),
        bind("end,ctrl+e", "end", "To the end of the line", "line.end"),
        bind("backspace", "delete_left", "Delete the character before", "line.delete-left"),
        bind("delete", "delete_right", "Delete the character after", "line.delete-right"),
        bind("ctrl+w", "delete_left_word", "Delete the word before", "line.delete-word"),
        bind("ctrl+u", "delete_left_all", "Delete all before", "line.delete-before"),
        bind("ctrl+k", "delete_right_all", "Delete all after", "line.delete-after"),
        bind("ctrl+x", "cut", "Cut", "line.cut"),
        bind("ctrl+v", "paste", "Paste", "line.paste"),
        bind("enter", "submit", "Take it", "line.submit"),
    ]

    def render_line(self, y: int) -> Strip:
        """What is typed, pasted or was there before may hold characters that steer a terminal; none is drawn."""
        strip = super().render_line(y)
        if all(segment.text.isprintable() for segment in strip):
            return strip
        drawn = Strip(Segment(plain(segment.text), segment.style) for segment in strip)
        return drawn.adjust_cell_length(strip.cell_length, self.rich_style)
