"""The libraries of the operating system that WeasyPrint loads, told by name before it fails on one."""

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass

from briefer.errors import SystemLibraryMissing

Load = Callable[[str], object]
"""Loads a shared library by file name; raises OSError where there is none."""


@dataclass(frozen=True, slots=True)
class SystemLibrary:
    name: str
    files: tuple[str, ...]
    "File names under which systems carry it; one is enough."


LIBRARIES = (
    SystemLibrary("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll")),
    SystemLibrary("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")),
    SystemLibrary("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")),
    SystemLibrary("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
    SystemLibrary(
        "HarfBuzz subset", ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
    ),
    SystemLibrary("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")),
)

_INSTALL = {
    "Debian, Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "macOS": "brew install pango",
}
_HOMEBREW = ("", "/opt/homebrew/lib/", "/usr/local/lib/")


def missing_libraries(load: Load = ctypes.CDLL, platform: str = sys.platform) -> tuple[str, ...]:
    """Names of those that cannot be loaded."""
    folders = _HOMEBREW if platform == "darwin" else ("",)
    return tuple(
        library.name
        for library in LIBRARIES
        if not any(_loads(load, folder + file) for folder in folders for file in library.files)
    )


def _loads(load: Load, file: str) -> bool:
    try:
        load(file)
    except OSError:
        return False
    return True


def require_libraries(load: Load = ctypes.CDLL) -> None:
    """Raises SystemLibraryMissing naming each library that is not there and the line that installs it."""
    missing = missing_libraries(load)
    if missing:
        raise SystemLibraryMissing(f"system library missing: {', '.join(missing)}; {install_hint()}")


def install_hint() -> str:
    return "; ".join(f"on {system}: {line}" for system, line in _INSTALL.items())
