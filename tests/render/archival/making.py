"""Every template over every brief."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdf

from briefer.model import TEMPLATES, Brief
from briefer.render import Pdf, read_json, render_html, render_json, write_pdf
from briefer.render.write import attached_brief
from tests.cli.program import REPOSITORY, call
from tests.render.archival.tags import Tag, tags_of
from tests.render.archival.torture import torture
from tests.render.sample import empty, sample

PROFILES = ("ishel", "iraq")
"""Of the repository's own workspace."""

NAMES = tuple(f"{brief}/{template}" for brief in ("sample", "empty", "torture", *PROFILES) for template in TEMPLATES)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A PDF, what it was made of and where it lies."""

    brief: Brief
    path: Path
    pdf: Pdf

    @cached_property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(self.path)

    @cached_property
    def tags(self) -> Tag:
        return tags_of(self.reader)


def briefs(folder: Path) -> Iterator[tuple[str, Brief]]:
    """Those made by hand, then those of the sample articles; `folder` takes their workspace."""
    yield from {"sample": sample(), "empty": empty(), "torture": torture()}.items()
    shutil.copytree(REPOSITORY / "seeds", folder / "seeds")
    shutil.copy(REPOSITORY / "briefer.toml", folder)
    for profile in PROFILES:
        done = call(folder, "build", "--profile", profile, "--formats", "json", "-o", profile)
        assert done.code == 0, done.err
        [data] = (folder / profile).iterdir()
        yield profile, read_json(data.read_bytes())


def make(brief: Brief, path: Path) -> Made:
    page = render_html(brief, templates=(REPOSITORY / "templates",), styles=(REPOSITORY / "styles",))
    pdf = write_pdf(page, styles=(REPOSITORY / "styles",), attached=(attached_brief(brief, render_json(brief)),))
    path.write_bytes(pdf.data)
    return Made(brief=brief, path=path, pdf=pdf)
