"""Modules that the engine imports and hardly ever asks: loaded when they are.

HarfBuzz cuts fonts to what a page uses; fontTools does it only where that is too old, and makes variable fonts static.
Loading it takes a sixth of the start of the process.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_HARDLY_ASKED = ("fontTools.subset", "fontTools.varLib.instancer")


class _Later(ModuleType):
    """Stands for a module of which only functions and classes are called."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - fontTools has no types
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
            return getattr(self._real(), name)(*given, **named)

        return call

    def _real(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


def load_later() -> None:
    """For this process, which loads the engine after it."""
    for name in _HARDLY_ASKED:
        sys.modules.setdefault(name, _Later(name))
