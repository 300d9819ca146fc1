"""briefer analyze"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

import click

from briefer import workflow
from briefer.analysis.engine import DEFAULT_MODEL
from briefer.cli import options
from briefer.cli.commands.schedules.shared import scheduler
from briefer.cli.desk import Desk, desk, now
from briefer.cli.start import start_of
from briefer.config import load
from briefer.errors import BrieferError, ConfigError, IngestError, LibraryError
from briefer.ingest import Manner, Parsers, find_inputs, read_all, read_record
from briefer.library import Query
from briefer.model import Article, Published
from briefer.paths import Workspace

_LINES = (".jsonl", ".ndjson")

Fail = Callable[[BrieferError], None]
"""Told of one article that could not be had; the others go on."""


@click.command(
    epilog="""\b
Examples:
  briefer analyze                               whatever in the library is not analysed yet
  briefer analyze --queue                       the same, by `briefer worker` processes, on several machines
  briefer analyze --articles ids.txt            these articles of the library, one id a line; - reads them from a pipe
  briefer analyze report.txt --published 2026-03-04 | jq .risks
  briefer analyze --jsonl < records.jsonl       {"id", "text", "published"?, "title"?} a line, in and out"""
)
@click.argument("paths", nargs=-1)
@click.option("--jsonl", is_flag=True, help="Read one JSON record a line on standard input.")
@click.option("--articles", type=click.File(encoding="utf-8"), help="Only the library's articles with these ids.")
@click.option("--queue", is_flag=True, help="Have `briefer worker` processes do it, here or on other machines.")
@options.published
@options.keep_tail
@click.option("--model", metavar="NAME", help="Another installed spaCy model than the workspace's.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    jsonl: bool,
    articles: TextIO | None,
    queue: bool,
    published: str | None,
    keep_tail: bool,
    model: str | None,
) -> int:
    """Find dates, actors, positions, risks and events.

    With PATHS or --jsonl, one analysis record a line goes to standard output, in the order of the input, and
    the library is left alone. PATHS are articles; those that end in .jsonl hold one record a line. Without
    either, every article of the library that has no analysis gets one, or those that --articles names.
    """
    narrator = start_of(ctx).narrator
    failed: list[BrieferError] = []

    def fail(error: BrieferError) -> None:
        narrator.warning(str(error))
        failed.append(error)

    if articles and (paths or jsonl):
        raise click.UsageError("--articles names articles of the library; leave out paths and --jsonl.")
    if queue and (paths or jsonl or articles or model):
        raise click.UsageError("--queue is for all that the library has not analysed yet; leave out everything else.")
    if queue:
        _queued(ctx)
        return 0
    if not paths and not jsonl:
        _library(ctx, articles, model, fail)
        return 1 if failed else 0
    given = _articles(paths or ("-",), options.published_of(published, now()), fail, records=jsonl, keep_tail=keep_tail)
    around = _around(ctx)
    name = model or (load(around.config).workspace.language_model if around else DEFAULT_MODEL)
    for record in workflow.analyze_stream(given, name, around.actors if around else None):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 1 if failed else 0


def _articles(
    paths: Iterable[str], published: Published | None, fail: Fail, *, records: bool, keep_tail: bool
) -> Iterator[Article]:
    """Every article of the inputs, as they are read. `fail` is told what cannot be read."""
    with Parsers() as parsers:
        for given in find_inputs(paths, stdin=sys.stdin.buffer):
            if given.source.endswith(_LINES) or (records and given.source == "-"):
                yield from _records(given.source, fail)
                continue
            try:
                data = given.load()
            except IngestError as error:
                fail(error)
                continue
            manner = Manner(now=now(), published=published, keep_tail=keep_tail)
            for outcome in read_all(data, source=given.source, manner=manner, parsers=parsers):
                if outcome.error:
                    fail(outcome.error)
                elif outcome.reading:
                    yield outcome.reading.article


def _records(source: str, fail: Fail) -> Iterator[Article]:
    """The articles of JSON lines, one line in memory at a time."""
    with click.open_file(source, "rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield read_record(line, number=number, source=source)
                except IngestError as error:
                    fail(error)


def _library(ctx: click.Context, ids: Iterable[str] | None, model: str | None, fail: Fail) -> None:
    """Analyse the library's articles with these ids, or all of them (None), and say how many there are."""
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        articles = here.library.select(Query()) if ids is None else _named(here, ids, fail)
        name = model or here.settings.workspace.language_model
        analyses = workflow.analyze(here.library, here.workspace, articles, name, narrator.progress)
    for analysis in analyses:
        for gap in analysis.gaps:
            if gap.kind == "analysis":
                narrator.warning(f"{analysis.article}: {gap.message}")
    click.echo(f"{len(analyses)} articles analysed")


def _queued(ctx: click.Context) -> None:
    """Have workers analyse what the library has not analysed yet, and say how many articles that were."""
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        count = scheduler(ctx).feed(
            here.workspace,
            here.library,
            here.settings.workspace.language_model,
            clock=now,
            progress=lambda done, of: narrator.progress("analyse", done, of),
            complain=narrator.warning,
        )
    click.echo(f"{count} articles analysed")


def _named(here: Desk, ids: Iterable[str], fail: Fail) -> list[Article]:
    """The articles with these ids, each once, blank lines left out; `fail` is told of those that are not there."""
    found: dict[str, Article] = {}
    for name in dict.fromkeys(line.strip() for line in ids if line.strip()):
        try:
            article = here.library.get(name)
        except LibraryError as error:
            fail(error)
        else:
            found[article.id] = article
    return list(found.values())


def _around(ctx: click.Context) -> Workspace | None:
    """The workspace given by `-C` or found from here; None: this is done outside of any."""
    start = start_of(ctx)
    try:
        return start.find()
    except ConfigError:
        if start.workspace:
            raise
        return None
