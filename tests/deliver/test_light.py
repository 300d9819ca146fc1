"""Importing the stage is cheap: each way of delivery is loaded by its first parcel."""

import subprocess
import sys

import pytest

HEAVY = ("apprise", "keyring", "standardwebhooks", "httpx2", "smtplib", "sqlalchemy", "jinja2", "lxml", "spacy")


@pytest.mark.parametrize("module", ["briefer.deliver", "briefer.network", "briefer.config"])
def test_importing_it_loads_no_way_of_delivery(module: str) -> None:
    program = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
