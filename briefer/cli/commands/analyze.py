"""briefer analyze"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from briefer import workflow
from briefer.analysis.engine import DEFAULT_MODEL
from briefer.cli import options
from briefer.cli.desk import Bar, desk, now, warn
from briefer.config import load
from briefer.errors import ConfigError, IngestError
from briefer.ingest import find_inputs, read_input, read_record
from briefer.library import Query
from briefer.model import Article, Published
from briefer.paths import Workspace, find_workspace

_LINES = (".jsonl", ".ndjson")


@click.command(
    epilog="""\b
Examples:
  briefer analyze                               whatever in the library is not analysed yet
  briefer analyze report.txt --published 2026-03-04 | jq .risks
  briefer analyze --jsonl < records.jsonl       {"id", "text", "published"?, "title"?} a line, in and out"""
)
@click.argument("paths", nargs=-1)
@click.option("--jsonl", is_flag=True, help="Read one JSON record a line on standard input.")
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
    published: str | None,
    keep_tail: bool,
    model: str | None,
) -> int:
    """Find dates, actors, positions, risks and events.

    With PATHS or --jsonl, one analysis record a line goes to standard output, in the order of the input, and
    the library is left alone. PATHS are articles; those that end in .jsonl hold one record a line. Without
    either, every article of the library that has no analysis gets one.
    """
    if not paths and not jsonl:
        return _library(ctx, model)
    failed: list[str] = []
    articles = _articles(
        paths or ("-",), options.published_of(published, now()), failed, records=jsonl, keep_tail=keep_tail
    )
    out = sys.stdout
    around = _around(ctx)
    name = model or (load(around.config).workspace.language_model if around else DEFAULT_MODEL)
    for record in workflow.analyze_stream(articles, name, around.actors if around else None):
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
        out.flush()
    return 1 if failed else 0


def _articles(
    paths: Iterable[str], published: Published | None, failed: list[str], *, records: bool, keep_tail: bool
) -> Iterator[Article]:
    """Every article of the inputs, as they are read. What cannot be read is told and noted in `failed`."""
    for given in find_inputs(paths, stdin=sys.stdin.buffer):
        lines = given.source.endswith(_LINES) or (records and given.source == "-")
        if lines:
            yield from _records(given.source, failed)
            continue
        try:
            reading = read_input(given.load(), source=given.source, now=now(), published=published, keep_tail=keep_tail)
        except IngestError as error:
            _fail(error, failed)
        else:
            yield reading.article


def _records(source: str, failed: list[str]) -> Iterator[Article]:
    """The articles of JSON lines, one line in memory at a time."""
    with click.open_file(source, "rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield read_record(line, number=number, source=source)
                except IngestError as error:
                    _fail(error, failed)


def _fail(error: IngestError, failed: list[str]) -> None:
    warn(str(error))
    failed.append(str(error))


def _library(ctx: click.Context, model: str | None) -> int:
    with desk(ctx) as here, Bar() as bar:
        articles = here.library.select(Query())
        name = model or here.settings.workspace.language_model
        analyses = workflow.analyze(here.library, here.workspace, articles, name, bar)
    for analysis in analyses:
        for gap in analysis.gaps:
            if gap.kind == "analysis":
                warn(f"{analysis.article}: {gap.message}")
    click.echo(f"{len(analyses)} articles analysed")
    return 0


def _around(ctx: click.Context) -> Workspace | None:
    """The workspace given by `-C` or found from here; None: this is done outside of any."""
    given: Path | None = ctx.find_root().obj
    try:
        return find_workspace((given or Path.cwd()).absolute())
    except ConfigError:
        if given:
            raise
        return None
