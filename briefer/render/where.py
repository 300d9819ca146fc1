"""Which section the render child is at, told on its standard error, so that a limit that is reached has a name."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from briefer.render.words import section_title

_MARK = b"briefer: at section "
_CLASS = "section "
"""How the class of a section's element begins; its name follows."""


class Watch:
    """Wraps the engine's layout of blocks for this process, and notes each section that it begins or goes on with."""

    def __init__(self) -> None:
        self.section: str | None = None
        block: Any = import_module("weasyprint.layout.block")
        block.block_level_layout = self._noting(block.block_level_layout)

    def _noting(self, layout: Callable[..., Any]) -> Callable[..., Any]:
        def block_level_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - no types
            if box.element_tag == "section":
                self._note(box.element.get("class") or "")
            return layout(context, box, *rest, **named)

        return block_level_layout

    def _note(self, kind: str) -> None:
        self.section = kind.removeprefix(_CLASS) if kind.startswith(_CLASS) else None
        if self.section:
            os.write(sys.stderr.fileno(), _MARK + self.section.encode() + b"\n")


def last_section(told: bytes) -> str | None:
    """The section that a child's standard error names last."""
    marks = [line.removeprefix(_MARK) for line in told.splitlines() if line.startswith(_MARK)]
    return marks[-1].decode(errors="replace") if marks else None


def complaints(told: bytes) -> list[str]:
    """What stands on a child's standard error besides."""
    return [line.decode(errors="replace") for line in told.strip().splitlines() if not line.startswith(_MARK)]


def in_section(name: str | None) -> str:
    """` at section "Positions"`, for a message; empty where it is not known."""
    return f' at section "{section_title(name)}"' if name else ""
