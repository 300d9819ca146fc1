"""briefer fetch"""

from collections.abc import Sequence

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import desk, now
from briefer.cli.narration import Narrator
from briefer.cli.running import echo_json
from briefer.cli.start import start_of
from briefer.errors import ConfigError
from briefer.workflow.fetching import SourceFetch

_NEW, _NOTHING_NEW, _FAILED = 0, 3, 5


@click.command(
    epilog="""\b
Examples:
  briefer sources add https://paper.example/feed.xml --tag dam
  briefer fetch                        every source of briefer.toml that is due
  briefer fetch paper ministry --now   these two, due or not
  briefer fetch --json | jq '.[] | select(.outcome == "failed")'

Exit codes: 0 something is new, 3 nothing is, 5 a source failed (what the others had was taken)."""
)
@click.argument("names", nargs=-1)
@click.option("--now", "at_once", is_flag=True, help="Ask also those that are not due yet.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, names: tuple[str, ...], at_once: bool, as_json: bool) -> int:
    """Take in what is new in the sources of briefer.toml: feeds, pages and folders.

    A server is asked hourly at most, unless the source says otherwise, and only for what has changed. What a
    feed has as a teaser is read on its page.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        if not here.settings.source:
            raise ConfigError(
                f"{here.workspace.config}: it has no [[source]] to fetch; add one with `briefer sources add ADDRESS`"
            )
        fetched: list[SourceFetch] = []
        for one in workflow.fetch_sources(
            here.library,
            here.workspace,
            here.settings,
            now=now(),
            progress=narrator.progress,
            names=names,
            at_once=at_once,
        ):
            fetched.append(one)
            _warn(one, narrator)
            if not as_json:
                with narrator.aside():
                    _echo(one)
    if as_json:
        echo_json([_record(one) for one in fetched])
    return _exit_code(fetched)


def _exit_code(fetched: Sequence[SourceFetch]) -> int:
    if any(one.outcome == "failed" for one in fetched):
        return _FAILED
    return _NEW if any(one.news for one in fetched) else _NOTHING_NEW


def _warn(one: SourceFetch, narrator: Narrator) -> None:
    if one.error:
        narrator.warning(f"source {one.source}: {one.error}")
    if one.outcome == "ended":
        narrator.warning(f"source {one.source}: {one.state.ended}")
    for taken in one.taken:
        for told in (*([str(taken.error)] if taken.error else ()), *taken.notes):
            narrator.warning(f"source {one.source}: {told}")
    for gap in one.gaps:
        narrator.warning(f"source {one.source}: {gap}")


def _echo(one: SourceFetch) -> None:
    for taken in one.taken:
        if taken.added:
            copied = f"  (copy of {taken.added.copy_of})" if taken.added.copy_of else ""
            click.echo(f"{taken.added.outcome:<12} {taken.added.article.id}{copied}")
    click.echo(f"{one.source}: {_told(one)}")


def _told(one: SourceFetch) -> str:
    if one.outcome == "new":
        return f"{one.news} new or changed"
    if one.outcome == "not due":
        return f"not due before {one.state.next}; --now asks it all the same"
    return str(one.outcome)


def _record(one: SourceFetch) -> dict[str, object]:
    return {
        "source": one.source,
        "outcome": one.outcome,
        "articles": [
            {
                "source": taken.source,
                "id": taken.added.article.id if taken.added else None,
                "outcome": taken.added.outcome if taken.added else "failed",
                "copy_of": taken.added.copy_of if taken.added else None,
                "notes": taken.notes,
                "error": str(taken.error) if taken.error else None,
            }
            for taken in one.taken
        ],
        "gaps": one.gaps,
        "error": str(one.error) if one.error else None,
        "ended": one.state.ended,
        "next": one.state.next,
    }
