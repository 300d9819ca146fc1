"""A missing library of the operating system is named before WeasyPrint fails on it."""

import pytest

from briefer.errors import SystemLibraryMissing
from briefer.render.system import LIBRARIES, Load, SystemLibrary, missing_libraries, require_libraries


def without(*gone: str) -> Load:
    """A loader on whose machine these files do not exist."""

    def load(file: str) -> object:
        if any(name in file for name in gone):
            raise OSError(file)
        return object()

    return load


def test_where_every_library_loads_none_is_missing() -> None:
    assert missing_libraries(without()) == ()


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.name)
def test_each_library_is_missed_by_its_own_name(library: SystemLibrary) -> None:
    assert missing_libraries(without(*library.files)) == (library.name,)


def test_the_error_names_the_library_and_a_line_for_each_system() -> None:
    with pytest.raises(SystemLibraryMissing) as caught:
        require_libraries(without("libpango-1.0"))
    message = str(caught.value)
    assert "missing: Pango;" in message
    assert all(line in message for line in ("apt install libpango-1.0-0", "dnf install pango", "brew install pango"))
    assert caught.value.exit_code == 1


def test_homebrew_is_searched_on_a_mac_only() -> None:
    tried: list[str] = []

    def load(file: str) -> object:
        tried.append(file)
        raise OSError(file)

    missing_libraries(load, "linux")
    assert not any("/" in file for file in tried)
    missing_libraries(load, "darwin")
    assert any(file.startswith("/opt/homebrew/lib/") for file in tried)
