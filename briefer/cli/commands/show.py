"""briefer show"""

import json
from typing import Any

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import desk
from briefer.library import ArticleRow
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
@click.option("--versions", is_flag=True, help="List the versions instead.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, article: str, wanted: int | None, versions: bool, as_json: bool) -> None:
    """Show one article; with --json also what was found in it, if it has been analysed."""
    with desk(ctx) as here:
        if versions:
            rows = here.library.versions(article)
            click.echo(_json(rows) if as_json else "\n".join(_version(row) for row in rows))
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
