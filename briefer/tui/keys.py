"""How keys are bound: every binding has an id, by which `[terminal] keys` in briefer.toml can move it, and a text.

`FORBIDDEN` are taken by terminal multiplexers and shells: tmux and screen lead with ctrl+a or ctrl+b, zellij uses
ctrl+o and ctrl+j, ctrl+s freezes a terminal's output, and ctrl+z stops the job.
"""

from textual.binding import Binding, BindingType

FORBIDDEN = frozenset(f"ctrl+{letter}" for letter in "abjosz")

IDS: dict[str, str] = {}
"""Description of every binding that was made so far, by its id."""


def bind(key: str, action: str, description: str, id: str, *, show: bool = False, priority: bool = False) -> Binding:  # noqa: A002 - Textual's own word
    """A binding; `show`: in the footer, which has room for seven."""
    IDS[id] = description
    return Binding(key, action, description, show=show, id=id, priority=priority)


MOVES: list[BindingType] = [
    bind("up,k", "up", "One line up", "move.up"),
    bind("down,j", "down", "One line down", "move.down"),
    bind("pageup", "page_up", "One page up", "move.page-up"),
    bind("pagedown", "page_down", "One page down", "move.page-down"),
    bind("ctrl+u", "half_up", "Half a page up", "move.half-up"),
    bind("ctrl+d", "half_down", "Half a page down", "move.half-down"),
    bind("g,home", "top", "To the beginning", "move.top"),
    bind("G,end", "bottom", "To the end", "move.bottom"),
    bind("n", "next", "Next match or mark", "move.next"),
    bind("N", "previous", "Previous match or mark", "move.previous"),
]
"""Ways to move that every list and text has."""
