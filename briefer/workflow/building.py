"""A profile becomes a brief, and the brief files."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefer.assets import search_path
from briefer.brief.compose import compose
from briefer.brief.evidence import check
from briefer.brief.reading import number
from briefer.config import Profile, Settings
from briefer.errors import EvidenceMismatch, LintRefused, NothingToReport
from briefer.library import Build, Library
from briefer.model import Article, Brief, Published
from briefer.paths import Workspace
from briefer.workflow.analyzing import analyze
from briefer.workflow.choosing import describe, query_of
from briefer.workflow.comparing import compared, remember
from briefer.workflow.progress import Progress
from briefer.workflow.written import keep_files


def draft(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    profile: Profile,
    *,
    as_of: datetime,
    published: Published | None = None,
    against: Brief | None = None,
    progress: Progress,
) -> Brief:
    """Choose, analyze, compose, compare and check. `published` counts for this brief's undated articles only.

    `against`: the brief to compare with; None: the one before of the same profile.

    Raises NothingToReport where no article is chosen, EvidenceMismatch where a text was altered.
    """
    query = query_of(profile, as_of)
    chosen = library.select(query)
    if not chosen:
        raise NothingToReport(f"no article matches: {describe(query)}; see what there is with `briefer list`")
    refuse_altered(library, chosen)
    articles = [replace(a, published=published) if published and a.published is None else a for a in chosen]
    analyses = analyze(library, workspace, articles, settings.workspace.language_model, progress)
    previous = [library.get(a.id, a.version - 1) if a.version > 1 else None for a in articles]
    progress("compose", 0, 1)
    readings = number(articles, analyses, previous)
    brief = compose(
        readings,
        profile,
        settings.workspace,
        as_of=as_of,
        query=describe(query),
        decisions=library.decisions(),
    )
    stored = [*library.select(query), *(p for p in previous if p)]
    check(brief, {(a.id, a.version): a for a in stored})
    progress("compose", 1, 1)
    return compared(library, settings, profile, brief, against=against)


def refuse_altered(library: Library, articles: Sequence[Article]) -> None:
    """Raises EvidenceMismatch where a text in the library is not the one that was added."""
    altered = library.integrity([article.id for article in articles])
    if altered:
        names = ", ".join(f"{m.article} version {m.version}" for m in altered)
        raise EvidenceMismatch(
            f"{names}: the text in the library is not the text that was added; restore the database or add it again"
        )


def produce(
    library: Library,
    workspace: Workspace,
    brief: Brief,
    profile: Profile,
    out: Path,
    *,
    now: datetime,
    progress: Progress,
    warn: Callable[[str], None],
) -> list[Path]:
    """Write the brief in the profile's formats, all or none, and record it. Raises LintRefused for lint errors.

    `warn` is told what the renderer complains of.
    """
    errors = [finding for finding in brief.lint if finding.level == "error"]
    if errors:
        told = "; ".join(f"{e.where}: {e.message} ({e.rule})" for e in errors)
        raise LintRefused(f"the brief breaks {len(errors)} rule(s) of form and was not written: {told}")
    from briefer.render import render, render_json  # noqa: PLC0415 - Jinja is loaded only where a page is made

    progress("render", 0, 1)
    files = render(
        brief,
        profile.formats,
        out,
        file_name(brief.front.number),
        templates=search_path(workspace.root, "templates"),
        styles=search_path(workspace.root, "styles"),
        warn=warn,
    )
    build = Build(
        number=brief.front.number,
        profile=profile.name,
        as_of=brief.front.as_of,
        files=tuple(workspace.relative(path) for path in files),
        digest=hashlib.sha256(render_json(brief)).hexdigest(),
        at=now.astimezone(UTC).isoformat(timespec="seconds"),
    )
    library.record_build(build)
    keep_files(library, workspace, build, files)
    remember(library, brief, profile, now=now)
    progress("render", 1, 1)
    return files


def file_name(number: str) -> str:
    """A brief's number as a file name: letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-") or "brief"
