"""The engine's C functions from a table instead of from text.

WeasyPrint declares the functions of Pango, HarfBuzz and Fontconfig to cffi as C text. Each of its calls then goes
through Python code of cffi, and where a library has another file name than the first that is tried, cffi asks the C
compiler and the linker for it: a dozen processes before the first page. A table made of the same text needs neither.
"""

import io
from importlib import import_module
from typing import Any

from briefer.render.engine.lines import MORE

_NAME = "declared"

_cffi: Any = import_module("cffi")  # which has no types
_backend: Any = import_module("_cffi_backend")


class Declared(_backend.FFI):  # type: ignore[misc]  # as above
    """In place of `cffi.FFI`, for one text of declarations."""

    def __init__(self) -> None:
        """Nothing is known yet."""

    def cdef(self, text: str) -> None:
        """Know what the C text declares."""
        super().__init__(_NAME, **_table(text))


def _table(text: str) -> dict[str, Any]:
    """What cffi would write into a module that declares the same."""
    parsed = _cffi.api.FFI()
    parsed.cdef(text + MORE)
    parsed.set_source(_NAME, None)
    maker = import_module("cffi.recompiler").Recompiler(parsed, _NAME, target_is_python=True)
    maker.collect_type_table()
    maker.collect_step_tables()
    module = io.StringIO()
    maker.write_source_to_f(module, None)
    taken: dict[str, Any] = {}
    names = {"_cffi_backend": _Taking(taken)}
    exec(module.getvalue().replace("import _cffi_backend", ""), names)  # noqa: S102 - made by cffi the line before
    return taken


class _Taking:
    """Keeps what the module gives to `_cffi_backend.FFI`."""

    def __init__(self, into: dict[str, Any]) -> None:
        self._into = into

    def FFI(self, _name: str, **table: Any) -> None:  # noqa: ANN401, N802 - named by cffi
        self._into.update(table)


def declare() -> None:
    """For this process, which loads the engine after it."""
    _cffi.FFI = Declared
