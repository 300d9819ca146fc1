"""All of them made and checked once for the whole run."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.model import TEMPLATES
from tests.render.archival.making import NAMES, Made, briefs, make
from tests.render.archival.verapdf import Verdict, verdicts


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """By name of brief and template; two at a time, each in its own process."""
    folder = tmp_path_factory.mktemp("archival")
    wanted = {
        f"{name}/{template}": replace(brief, template=template)
        for name, brief in briefs(folder)
        for template in TEMPLATES
    }
    with ThreadPoolExecutor(2) as pool:
        made = pool.map(lambda name: make(wanted[name], folder / f"{name.replace('/', '-')}.pdf"), wanted)
        return dict(zip(wanted, made, strict=True))


@pytest.fixture(scope="session")
def checked(files: dict[str, Made]) -> dict[tuple[Path, str], Verdict]:
    return verdicts([made.path for made in files.values()])


@pytest.fixture(params=NAMES)
def made(request: pytest.FixtureRequest, files: dict[str, Made]) -> Made:
    return files[request.param]
