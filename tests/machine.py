"""What some tests need of the machine: where it is missing they skip, but fail where `CI` says that all is there."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


def missing(what: str, package: str) -> NoReturn:
    """Skips the test, but fails it where `CI` says that everything is installed."""
    told = f"needs {what} (on Debian: apt install {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)


def needed(command: str, package: str) -> str:
    """The path of a command."""
    return shutil.which(command) or missing(command, package)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window."""
    path = next(filter(None, map(shutil.which, _NAMES)), None) or missing("Chromium", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()
