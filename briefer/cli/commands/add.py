"""briefer add"""

import json
import sys

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.start import start_of
from briefer.ingest import find_inputs
from briefer.model import Marking
from briefer.workflow import Taken


@click.command(
    epilog="""\b
Examples:
  briefer add articles/                          every article below a folder
  briefer add report.txt --published 2026-03-04  with its publication date
  briefer add https://example.org/story.html     a page, by its address
  pdftotext report.pdf - | briefer add -         from standard input
  briefer add --seeds                            what is new in seeds/, as a build takes it in
  briefer add "wire/*.html" --tag dam --json"""
)
@click.argument("paths", nargs=-1)
@click.option("--seeds", is_flag=True, help="What is new in seeds/, with what briefer.toml says of it.")
@options.published
@click.option("--tag", "tags", multiple=True, help="Give every article this tag; may be repeated.")
@options.marking
@options.keep_tail
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    seeds: bool,
    published: str | None,
    tags: tuple[str, ...],
    marking: Marking | None,
    keep_tail: bool,
    as_json: bool,
) -> int:
    """Take articles into the library: files, folders, patterns, addresses of pages, or - for standard input.

    The same article twice adds nothing; a changed text at the same address becomes its new version. What
    cannot be read is reported on standard error and the others go on; the exit code is then 1, or 5 where
    nothing but addresses failed.
    """
    if not paths and not seeds:
        raise click.UsageError(
            "nothing to add; give files, folders, patterns, addresses, - for standard input, or --seeds"
        )
    moment = now()
    progress = start_of(ctx).narrator.progress
    with desk(ctx) as here:
        taken = (
            workflow.add_seeds(here.library, here.workspace, here.settings, now=moment, progress=progress)
            if seeds
            else []
        )
        stated = options.published_of(published, moment)
        inputs = list(find_inputs(paths, stdin=sys.stdin.buffer, fetch=workflow.fetcher(here.settings)))
        adding = workflow.add(here.library, here.workspace, inputs, now=moment, published=stated, keep_tail=keep_tail)
        named: list[Taken] = []
        for one in adding:
            named.append(one)
            progress("add", len(named), len(inputs))
        _label(here, named, tags, marking)
    taken += named
    if as_json:
        click.echo(json.dumps([_record(one) for one in taken], ensure_ascii=False, indent=1))
    else:
        _narrate(taken, start_of(ctx).narrator)
    return _exit_code(taken)


def _exit_code(taken: list[Taken]) -> int:
    """0: all was read; that of the errors where they agree on one, and else 1."""
    codes = {one.error.exit_code for one in taken if one.error}
    return codes.pop() if len(codes) == 1 else min(len(codes), 1)


def _label(here: Desk, taken: list[Taken], tags: tuple[str, ...], marking: Marking | None) -> None:
    ids = [one.added.article.id for one in taken if one.added]
    if ids and tags:
        here.library.add_tags(ids, tags)
    if ids and marking:
        here.library.set_marking(ids, marking)


def _record(one: Taken) -> dict[str, object]:
    return {
        "source": one.source,
        "id": one.added.article.id if one.added else None,
        "version": one.added.article.version if one.added else None,
        "outcome": one.added.outcome if one.added else "failed",
        "notes": list(one.notes),
        "error": str(one.error) if one.error else None,
    }


def _narrate(taken: list[Taken], narrator: Narrator) -> None:
    for one in taken:
        if one.error:
            narrator.warning(str(one.error))
        if one.added:
            click.echo(f"{one.added.outcome:<12} {one.added.article.id}")
        for note in one.notes:
            narrator.warning(f"{one.source}: {note}")
