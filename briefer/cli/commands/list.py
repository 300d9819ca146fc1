"""briefer list"""

from collections.abc import Iterator

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.config import Profile
from briefer.library import ArticleRow, Query

_ID, _OUTLET = 40, 22


@click.command(
    epilog="""\b
Examples:
  briefer list --since "last Saturday"
  briefer list --outlet "Delta Courier" --search "dam sluice"
  briefer list --json | jq -r '.[].id'"""
)
@options.selection
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    since: str | None,
    until: str | None,
    outlets: tuple[str, ...],
    tags: tuple[str, ...],
    search: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the library's articles, newest first. ~ marks a date that is a guess, ? one that is not known."""
    chosen = Profile(name="list", since=since, until=until, outlets=outlets, tags=tags, search=search)
    with desk(ctx) as here:
        rows = _rows(here, workflow.query_of(chosen, now()), limit)
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(list(rows)), indent=1).decode())
            return
        for row in rows:
            click.echo(_line(row))


def _rows(here: Desk, query: Query, limit: int | None) -> Iterator[ArticleRow]:
    """Page by page, so that the first line of a large library does not wait for the last."""
    after: int | None = None
    left = limit
    while left is None or left > 0:
        page = here.library.page(query, after=after, limit=min(left or 500, 500))
        yield from page.rows
        left = None if left is None else left - len(page.rows)
        after = page.after
        if after is None:
            return


def _line(row: ArticleRow) -> str:
    day = row.published.day.isoformat() if row.published else "?".ljust(10)
    sign = " " if row.published is None or row.published.sure else "~"
    outlet = _cut(row.outlet or "", _OUTLET)
    return f"{sign}{day}  {_cut(row.id, _ID)}  {outlet}  {row.title or ''}".rstrip()


def _cut(words: str, width: int) -> str:
    return words.ljust(width) if len(words) <= width else words[: width - 1] + "…"
