"""The one place that wires stages: add, analyze, choose, compose, produce. Every face calls these.

Whatever depends on the moment (`now`) or the terminal (`progress`) is passed in.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import tee
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from briefer.analysis.dates.query import resolve_day_range
from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.assets import search_path
from briefer.brief.compose import compose
from briefer.brief.evidence import check
from briefer.brief.reading import number
from briefer.config import ArticleFacts, Profile, Settings
from briefer.errors import ConfigError, EvidenceMismatch, IngestError, LintRefused, NothingToReport, QueryError
from briefer.ingest import Input, find_inputs, parse_published, read_input
from briefer.library import Added, Build, Library, Query
from briefer.model import Analysis, Article, Brief, Grade, Published
from briefer.paths import Workspace

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many of its items are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one input."""

    source: str
    added: Added | None = None
    "None: it could not be read."
    notes: tuple[str, ...] = ()
    "What the reader left out or guessed."
    error: IngestError | None = None


def open_library(workspace: Workspace, settings: Settings) -> Library:
    where = settings.workspace.database
    return Library.open(where if "://" in where else workspace.root / where)


def add(
    library: Library,
    workspace: Workspace,
    inputs: Iterable[Input],
    *,
    now: datetime,
    published: Published | None = None,
    keep_tail: bool = False,
) -> Iterator[Taken]:
    """Read each input and keep it. One that cannot be read is reported, and the others go on."""
    for given in inputs:
        try:
            reading = read_input(
                given.load(),
                source=given.source,
                now=now,
                published=published,
                keep_tail=keep_tail,
                root=workspace.root,
            )
        except IngestError as error:
            yield Taken(source=given.source, error=error)
        else:
            yield Taken(source=given.source, added=library.add(reading.article), notes=reading.notes)


def add_seeds(
    library: Library, workspace: Workspace, settings: Settings, *, now: datetime, progress: Progress
) -> list[Taken]:
    """Take in what is new in seeds/, with what briefer.toml's `[[article]]` tables say of its files."""
    if not settings.workspace.seeds or not workspace.seeds.is_dir() or not any(workspace.seeds.iterdir()):
        return []
    taken: list[Taken] = []
    inputs = list(find_inputs([str(workspace.seeds)], stdin=io.BytesIO()))
    for given in inputs:
        where = PurePosixPath(workspace.relative(Path(given.source)))
        known = [facts for facts in settings.article if where.match(facts.file)]
        stated = [parse_published(facts.published) for facts in known if facts.published]
        taken += add(library, workspace, [given], now=now, published=stated[-1] if stated else None)
        if added := taken[-1].added:
            for facts in known:
                _state(library, added.article.id, facts)
        progress("seeds", len(taken), len(inputs))
    return taken


def _state(library: Library, article: str, facts: ArticleFacts) -> None:
    if facts.grade:
        library.set_grade([article], grade_of(facts.grade, facts.file))
    if facts.marking:
        library.set_marking([article], facts.marking)
    if facts.tags:
        library.add_tags([article], facts.tags)


def grade_of(words: str, where: str) -> Grade:
    """`B2` -> Grade. Raises ConfigError naming `where`."""
    try:
        return msgspec.convert({"source": words[:1].upper(), "item": words[1:]}, Grade)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: grade {words}: give a letter A to F and a digit 1 to 6, as B2") from error


def analyze_stream(articles: Iterable[Article], model: str, actors: Path | None) -> Iterator[dict[str, Any]]:
    """The public record of each article, in order, in constant memory, touching no library.

    `actors`: a workspace's actors.toml; None: there is no workspace.
    """
    from briefer.analysis.pipeline import Analyzer  # noqa: PLC0415 - loading the language model takes a second
    from briefer.analysis.record import to_record  # noqa: PLC0415 - as above

    ours, theirs = tee(articles)
    for article, analysis in zip(ours, Analyzer(model, actors).analyze(theirs), strict=True):
        yield to_record(article, analysis)


def analyze(
    library: Library, workspace: Workspace, articles: Sequence[Article], model: str, progress: Progress
) -> list[Analysis]:
    """An analysis of each article, in order; those the library already holds are not made again."""
    engine, rules = engine_of(model), rules_fingerprint(workspace.actors)
    missing = library.missing(articles, engine, rules=rules)
    if missing:
        from briefer.analysis.pipeline import Analyzer  # noqa: PLC0415 - loading the language model takes a second

        progress("analyse", 0, len(missing))
        for done, (article, analysis) in enumerate(
            zip(missing, Analyzer(model, workspace.actors).analyze(missing), strict=True), start=1
        ):
            library.put_analysis(article, analysis, rules=rules)
            progress("analyse", done, len(missing))
    found = library.analyses(articles, engine, rules=rules)
    return [analysis for analysis in found if analysis is not None]


def stored_record(library: Library, workspace: Workspace, article: Article, model: str) -> dict[str, Any]:
    """The public record of an article as far as the library has it; without an analysis its findings are empty."""
    from briefer.analysis.record import to_record  # noqa: PLC0415 - only where a record is asked for

    engine = engine_of(model)
    found = library.analysis(article, engine, rules=rules_fingerprint(workspace.actors))
    return to_record(article, found or Analysis(article=article.id, sha256=article.sha256, engine=engine))


def instant(words: str | None, now: datetime) -> datetime:
    """An as-of time: an ISO instant, or a day, of which its last second (UTC) is meant. None: now, to the second."""
    if words is None:
        return now.replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        _, day = resolve_day_range(words, now.date())
        return datetime.combine(day, time(23, 59, 59), UTC)
    if "T" not in words and len(words) <= len("2026-03-10"):
        return datetime.combine(moment.date(), time(23, 59, 59), UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def query_of(profile: Profile, as_of: datetime) -> Query:
    """The profile's choice of articles. Raises QueryError for a date that means nothing."""
    today = as_of.date()
    since = _bound(profile.since, today, "since", last=False)
    until = _bound(profile.until, today, "until", last=True)
    return Query(
        ids=profile.articles or None,
        since=since,
        until=until,
        as_of=as_of,
        outlets=profile.outlets,
        tags=profile.tags,
        search=profile.search,
    )


def _bound(words: str | None, today: date, field: str, *, last: bool) -> date | None:
    if words is None:
        return None
    try:
        first_day, last_day = resolve_day_range(words, today)
    except QueryError as error:
        raise QueryError(f"{field}: {error}") from error
    return last_day if last else first_day


def describe(query: Query) -> str:
    """The query in words, as the brief's method section prints it."""
    parts = [
        f"ids {', '.join(query.ids)}" if query.ids else "",
        f"published since {query.since}" if query.since else "",
        f"published until {query.until}" if query.until else "",
        f"outlets {', '.join(query.outlets)}" if query.outlets else "",
        f"tags {', '.join(query.tags)}" if query.tags else "",
        f"text matching “{query.search}”" if query.search else "",
    ]
    return "; ".join(part for part in parts if part) or "every article of the library"


def draft(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    profile: Profile,
    *,
    as_of: datetime,
    published: Published | None = None,
    progress: Progress,
) -> Brief:
    """Choose, analyze, compose and check. `published` counts for this brief's undated articles only.

    Raises NothingToReport where no article is chosen, EvidenceMismatch where a text was altered.
    """
    query = query_of(profile, as_of)
    chosen = library.select(query)
    if not chosen:
        raise NothingToReport(f"no article matches: {describe(query)}; see what there is with `briefer list`")
    _refuse_altered(library, chosen)
    articles = [replace(a, published=published) if published and a.published is None else a for a in chosen]
    analyses = analyze(library, workspace, articles, settings.workspace.language_model, progress)
    previous = [library.get(a.id, a.version - 1) if a.version > 1 else None for a in articles]
    progress("compose", 0, 1)
    readings = number(articles, analyses, previous)
    brief = compose(readings, profile, settings.workspace, as_of=as_of, query=describe(query))
    stored = [*library.select(query), *(p for p in previous if p)]
    check(brief, {(a.id, a.version): a for a in stored})
    progress("compose", 1, 1)
    return brief


def _refuse_altered(library: Library, articles: Sequence[Article]) -> None:
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
    library.record_build(
        Build(
            number=brief.front.number,
            profile=profile.name,
            as_of=brief.front.as_of,
            files=tuple(workspace.relative(path) for path in files),
            digest=hashlib.sha256(render_json(brief)).hexdigest(),
            at=now.astimezone(UTC).isoformat(timespec="seconds"),
        )
    )
    progress("render", 1, 1)
    return files


def file_name(number: str) -> str:
    """A brief's number as a file name: letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-") or "brief"
