"""Finding words in the list."""

from dataclasses import dataclass

from textual.message import Message

from briefer.tui.keys import bind
from briefer.tui.widgets.line import Line


class FindLine(Line):
    """At the bottom of the list while it is typed in: enter keeps the words for n and N, escape forgets them."""

    BINDINGS = [bind("escape", "give_up", "Leave, back to where the cursor was", "find.leave")]

    @dataclass
    class Left(Message):
        """Given up."""

    def __init__(self) -> None:
        super().__init__(placeholder="find in this list", id="find", compact=True)

    def action_give_up(self) -> None:
        self.post_message(self.Left())


class Search:
    """The words, and the lines that hold them."""

    def __init__(self) -> None:
        self.words = ""
        self.lines: list[int] = []
        self.origin = 0
        "Line on which the search began."

    def nearest(self, line: int, *, forward: bool, here: bool = False) -> int | None:
        """The next line after `line`, or before it, that matches; past the end it goes on at the other one.

        `here`: `line` itself counts. None: no line matches.
        """
        if forward:
            after = [n for n in self.lines if n > line or (here and n == line)]
            return after[0] if after else next(iter(self.lines), None)
        before = [n for n in self.lines if n < line]
        return before[-1] if before else next(iter(reversed(self.lines)), None)

    def told(self, line: int) -> str:
        """`/dam 2 of 7`; empty: nothing is searched for."""
        if not self.words:
            return ""
        if not self.lines:
            return f"/{self.words}: not in this list"
        place = f"{self.lines.index(line) + 1} of " if line in self.lines else ""
        return f"/{self.words} {place}{len(self.lines)}"
