"""briefer show"""

import json
from collections.abc import Sequence
from typing import Any

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.changes import changes
from briefer.cli.desk import desk
from briefer.cli.narration import colourful
from briefer.library import ArticleRow, Library
from briefer.model import Article


@click.command(
    epilog="""\b
Examples:
  briefer show meridian-bridge            an id may be shortened
  briefer show meridian-bridge --versions
  briefer show meridian-bridge --json | jq .positions"""
)
@click.argument("article")
@click.option("--version", "wanted", type=click.IntRange(min=1), help="This version; default: the latest.")
@click.option("--versions", is_flag=True, help="List the versions, and what each changed.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, article: str, wanted: int | None, versions: bool, as_json: bool) -> None:
    """Show one article; with --json also what was found in it, if it has been analysed."""
    with desk(ctx) as here:
        if versions:
            rows = here.library.versions(article)
            if as_json:
                click.echo(_json(rows))
            else:
                _versions(here.library, rows)
            return
        found = here.library.get(article, wanted)
        if as_json:
            record = workflow.stored_record(here.library, here.workspace, found, here.settings.workspace.language_model)
            click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        else:
            click.echo(_text(found))


def _json(value: Any) -> str:  # noqa: ANN401 - whatever msgspec encodes
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


def _version(row: ArticleRow) -> str:
    return f"{row.version}  {row.retrieved or 'time unknown'}  {row.sha256[:12]}  {row.title or ''}".rstrip()


def _versions(library: Library, rows: Sequence[ArticleRow]) -> None:
    """Each version, and below it in what words it differs from the one before."""
    before: str | None = None
    for row in rows:
        click.echo(_version(row))
        text = library.get(row.id, row.version).text
        for passage in changes(before, text) if before is not None else ():
            click.echo("   " + " ".join(_marked(kind, words) for kind, words in passage), color=_coloured())
        before = text


def _marked(kind: str, words: str) -> str:
    """As `git diff --word-diff` marks them; on a terminal in colour too."""
    if kind == "gone":
        return click.style(f"[-{words}-]", fg="red")
    return click.style(f"{{+{words}+}}", fg="green") if kind == "new" else words


def _coloured() -> bool | None:
    return None if colourful() else False


def _text(article: Article) -> str:
    published = article.published
    known = f"{published.value} ({published.how}{'' if published.sure else ', not sure'})" if published else "not known"
    head = {
        "id": f"{article.id}, version {article.version}",
        "published": known,
        "outlet": article.outlet,
        "authors": ", ".join(article.authors),
        "address": article.url,
        "credit": article.credit,
        "grade": str(article.grade),
        "marking": article.marking,
        "tags": ", ".join(article.tags),
        "origin": article.origin,
        "retrieved": article.retrieved,
        "sha256": article.sha256,
    }
    lines = [f"{name:<10}{value}" for name, value in head.items() if value]
    return "\n".join((*lines, "", *(article.quote(p.span) + "\n" for p in article.paragraphs))).rstrip()
