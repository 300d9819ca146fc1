"""briefer list"""

from collections.abc import Iterator
from datetime import date

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.config import Profile
from briefer.errors import QueryError
from briefer.library import ArticleRow, Query

_ID, _OUTLET = 40, 22


@click.command(
    epilog="""\b
Examples:
  briefer list since last Saturday outlet:reuters ceasefire
  briefer list grade:B marking:amber '"sluice gate"'    words in quotation marks stand together
  briefer list is:undated
  briefer list --since "last Saturday"
  briefer list --outlet "Delta Courier" --search "dam sluice"
  briefer list --json | jq -r '.[].id'"""
)
@click.argument("words", metavar="[FILTER]...", nargs=-1)
@options.selection
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    words: tuple[str, ...],
    since: str | None,
    until: str | None,
    outlets: tuple[str, ...],
    tags: tuple[str, ...],
    search: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List the library's articles, newest first. ~ marks a date that is a guess, ? one that is not known;
    articles with the same origin carry one report.

    FILTER narrows the list in words, as the terminal's filter line does: since DATE, until DATE, on DATE, between DATE
    and DATE, outlet:NAME, tag:NAME, marking:LABEL, grade:LETTER, is:undated; all else is searched for.
    """
    chosen = Profile(name="list", since=since, until=until, outlets=outlets, tags=tags, search=search)
    with desk(ctx) as here:
        moment = now()
        query = workflow.combined(workflow.query_of(chosen, moment), _filtered(here, " ".join(words), moment.date()))
        rows = _rows(here, query, limit)
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(list(rows)), indent=1).decode())
            return
        for row in rows:
            click.echo(_line(row))


def _filtered(here: Desk, line: str, today: date) -> Query:
    """Raises QueryError for what means nothing."""
    if not line:
        return Query()
    found = workflow.read_filter(line, today=today, outlets=here.library.outlets())
    if found.problems:
        raise QueryError("; ".join(problem.message for problem in found.problems))
    return found.query


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
    origin = f"  (origin {row.origin})" if row.origin else ""
    return f"{sign}{day}  {_cut(row.id, _ID)}  {outlet}  {row.title or ''}{origin}".rstrip()


def _cut(words: str, width: int) -> str:
    return words.ljust(width) if len(words) <= width else words[: width - 1] + "…"
