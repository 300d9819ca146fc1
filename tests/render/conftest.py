"""The sample brief and what is made of it, each once for the whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.model import Brief, Evidence
from briefer.render import Pdf, render_html, render_json, write_pdf
from briefer.render.write import attached_brief
from tests.render.sample import empty, sample

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def brief() -> Brief:
    return sample()


@pytest.fixture(scope="session")
def empty_brief() -> Brief:
    return empty()


@pytest.fixture(scope="session")
def templates() -> tuple[Path, ...]:
    return (ROOT / "templates",)


@pytest.fixture(scope="session")
def styles() -> tuple[Path, ...]:
    return (ROOT / "styles",)


@pytest.fixture(scope="session")
def page(brief: Brief, templates: tuple[Path, ...], styles: tuple[Path, ...]) -> str:
    return render_html(brief, templates=templates, styles=styles)


@pytest.fixture(scope="session")
def pdf(brief: Brief, page: str, styles: tuple[Path, ...]) -> Pdf:
    return write_pdf(page, styles=styles, attached=(attached_brief(brief, render_json(brief)),))


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in a brief, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence_in(one)
    else:
        for name in getattr(value, "__slots__", ()):
            yield from evidence_in(getattr(value, name))


@pytest.fixture(scope="session")
def evidence(brief: Brief) -> tuple[Evidence, ...]:
    found = tuple(evidence_in(brief))
    assert len(found) > 150
    return found
