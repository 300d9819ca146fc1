"""briefer sources"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk
from briefer.cli.running import echo_json
from briefer.cli.start import start_of
from briefer.config import Source
from briefer.errors import ConfigError, IngestError
from briefer.ingest import Parsers
from briefer.ingest.feeds import outlines_of, write_opml
from briefer.ingest.fetch import is_address
from briefer.library import SourceState
from briefer.model import Marking
from briefer.network import shown
from briefer.workflow.fetching import state_of

_NAME, _STATE, _ARTICLE = 20, 12, 30


@click.group(
    epilog="""\b
Examples:
  briefer sources add https://paper.example/feed.xml --outlet "The Paper" --grade B --tag dam
  briefer sources add https://ministry.example/statement --page --every "6 hours"
  briefer sources add incoming/                 a folder to watch
  briefer sources list
  briefer sources gaps                          what could not be had, or not whole
  briefer sources import-opml feeds.opml
  briefer sources export-opml > feeds.opml"""
)
def command() -> None:
    """List, add or remove where articles come from by themselves; `briefer fetch` asks them."""


@command.command("list")
@options.as_json
@click.pass_context
def list_(ctx: click.Context, /, *, as_json: bool) -> None:
    """List the sources of briefer.toml with how they stand."""
    with desk(ctx) as here:
        states, gaps = here.library.sources.states(), here.library.sources.gaps()
        found = [(source, state_of(source, states.get(source.name))) for source in here.settings.source]
    if as_json:
        echo_json([_record(source, state, len(gaps.get(source.name, ()))) for source, state in found])
        return
    for source, state in found:
        missing = len(gaps.get(source.name, ()))
        told = [shown(state.moved or state.place), _since(state), f"{missing} gaps" if missing else ""]
        click.echo(f"{source.name:<{_NAME}} {_standing(source, state):<{_STATE}} {'  '.join(filter(None, told))}")


@command.command()
@click.argument("name", required=False)
@options.as_json
@click.pass_context
def gaps(ctx: click.Context, /, *, name: str | None, as_json: bool) -> None:
    """List entries and files that are not in the library, or not whole, and why: of all sources, or of one."""
    with desk(ctx) as here:
        wanted = [here.settings.source_named(name)] if name else here.settings.source
        found = here.library.sources.gaps()
        listed = [(source.name, gap) for source in wanted for gap in found.get(source.name, ())]
    if as_json:
        echo_json(
            [{"source": source, "article": gap.article, "seen": gap.seen, "gap": gap.gap} for source, gap in listed]
        )
        return
    for source, gap in listed:
        click.echo(f"{source:<{_NAME}} {gap.article or '-':<{_ARTICLE}} {gap.gap}")


def _standing(source: Source, state: SourceState) -> str:
    if state.ended:
        return "ended"
    if state.paused or not source.enabled:
        return "paused"
    return f"failed {state.failures}x" if state.failures else source.kind


def _since(state: SourceState) -> str:
    if state.ended or state.error:
        return state.ended or state.error or ""
    return f"fetched {state.fetched}" if state.fetched else "not fetched yet"


def _record(source: Source, state: SourceState, gaps: int) -> dict[str, object]:
    """Addresses as they may be shown; with their queries, in which keys may stand, they are in briefer.toml."""
    return {
        "source": replace(source, url=source.url and shown(source.url)),
        "state": replace(state, place=shown(state.place), moved=state.moved and shown(state.moved)),
        "gaps": gaps,
    }


@command.command()
@click.argument("place")
@click.option("--name", help="Of the source; default: made of its outlet or address.")
@click.option("--page", is_flag=True, help="It is a page that changes, and no feed.")
@click.option("--outlet", help="Of its articles; default: what they or the feed say.")
@click.option("--grade", metavar="GRADE", help="Admiralty: B, or B2.")
@options.marking
@click.option("--tag", "tags", multiple=True, help="Give its articles this tag; may be repeated.")
@click.option("--every", default="1 hour", show_default=True, metavar="TIME", help="How often it is asked at most.")
@click.option(
    "--full-text",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether entries of a feed are read on their pages; auto: those that are teasers.",
)
@click.pass_context
def add(
    ctx: click.Context,
    /,
    *,
    place: str,
    name: str | None,
    page: bool,
    outlet: str | None,
    grade: str | None,
    marking: Marking | None,
    tags: tuple[str, ...],
    every: str,
    full_text: Literal["auto", "always", "never"],
) -> None:
    """Write a feed, a page or a folder into briefer.toml as a source."""
    with desk(ctx) as here:
        taken = [source.name for source in here.settings.source]
        address = is_address(place)
        if page and not address:
            raise click.UsageError("--page is for addresses; a folder has none.")
        called = name or workflow.name_for(outlet or (_named(place) if address else Path(place).name), taken)
        try:
            source = Source(
                kind="folder" if not address else "address" if page else "feed",
                name=called,
                url=place if address else None,
                path=None if address else here.workspace.relative(Path(place)),
                outlet=outlet,
                grade=grade,
                marking=marking,
                tags=tags,
                every=every,
                full_text={"auto": "auto", "always": True, "never": False}[full_text],  # type: ignore[arg-type] # as its names say
            )
        except ValueError as error:
            raise ConfigError(f"source {called}: {error}") from error
        workflow.add_sources(here.workspace.config, [source])
    click.echo(f"{called}: added; `briefer fetch {called}` asks it")


def _named(address: str) -> str:
    """The host without its `www`, in words."""
    host = shown(address).partition("://")[2].partition("/")[0].partition(":")[0]
    return host.removeprefix("www.").replace(".", " ")


@command.command()
@click.argument("name")
@click.pass_context
def remove(ctx: click.Context, /, *, name: str) -> None:
    """Take a source out of briefer.toml. Its articles stay."""
    with desk(ctx) as here:
        workflow.remove_source(here.workspace.config, name)
        here.library.sources.forget(name)
    click.echo(f"{name}: removed; its articles stay in the library")


@command.command()
@click.argument("name")
@click.pass_context
def pause(ctx: click.Context, /, *, name: str) -> None:
    """Ask a source no more until it is resumed."""
    _put(ctx, name, paused=True)
    click.echo(f"{name}: paused; `briefer sources resume {name}` lets it go on")


@command.command()
@click.argument("name")
@click.pass_context
def resume(ctx: click.Context, /, *, name: str) -> None:
    """Ask a source again, also one that ended or failed, from now on."""
    _put(ctx, name, paused=False)
    click.echo(f"{name}: resumed; `briefer fetch {name}` asks it")


def _put(ctx: click.Context, name: str, *, paused: bool) -> None:
    with desk(ctx) as here:
        source = here.settings.source_named(name)
        state = replace(state_of(source, here.library.sources.states().get(name)), paused=paused)
        if not paused:
            state = replace(state, ended=None, error=None, failures=0, next=None)
        here.library.sources.put(state)


@command.command("import-opml")
@click.argument("file", type=click.Path(allow_dash=True, dir_okay=False))
@click.pass_context
def import_opml(ctx: click.Context, /, *, file: str) -> int:
    """Add the feeds of an OPML FILE, as feed readers export it; - for standard input. Known ones are left alone."""
    with desk(ctx) as here, Parsers() as parsers:
        outlines = outlines_of(_read(file), source=file, parsers=parsers)
        fresh, refused = workflow.sources_of(outlines, here.settings.source)
        if fresh:
            workflow.add_sources(here.workspace.config, fresh)
    for told in refused:
        start_of(ctx).narrator.warning(f"{file}: {told}")
    for source in fresh:
        click.echo(f"{source.name}: added")
    click.echo(f"{len(fresh)} added, {len(outlines) - len(fresh) - len(refused)} known, {len(refused)} refused")
    return 1 if refused else 0


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise IngestError(f"{file}: it cannot be read ({error.strerror}); check the file") from error


@command.command("export-opml")
@click.pass_context
def export_opml(ctx: click.Context, /) -> None:
    """Print the feeds of briefer.toml as OPML, for other feed readers."""
    with desk(ctx) as here:
        click.echo(write_opml(workflow.outlines_for(here.settings.source), title=_title(here)), nl=False)


def _title(here: Desk) -> str:
    return f"Sources of {here.settings.workspace.author or here.workspace.root.name}"
