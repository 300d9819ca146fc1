"""briefer actors"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, get_args

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.cells import cell
from briefer.cli.desk import Desk, desk, now, who
from briefer.cli.start import start_of
from briefer.config import Profile
from briefer.library import Query
from briefer.model import ActorKind, Article
from briefer.workflow.joining import Intent, identity_decisions, keep_intent, merging, renaming, undo_identity
from briefer.workflow.knowing import Known, KnownActor, chosen, known_actors
from briefer.workflow.registering import rows, to_toml

_NAME, _ID = 36, 36
_COLUMNS = ("id", "name", "kind", "aliases", "affiliations", "articles", "mentions", "first", "last", "identity")
_WHY = {
    "register": "known to the register or actors.toml",
    "decision": "one by an analyst's decision",
    "name": "one because the articles call it by the same name",
    "article": "unnamed, so known in its article only",
}

_dry_run = click.option("--dry-run", is_flag=True, help="Tell what it would do, and keep nothing.")


@click.group(
    epilog="""\b
Examples:
  briefer actors list --kind "armed group"
  briefer actors list hezbollah --json | jq -r '.[].id'
  briefer actors show kataib-hezbollah
  briefer actors merge harbour-guard hg --dry-run      what it would do
  briefer actors merge harbour-guard hg                the second becomes the first
  briefer actors rename hg "Harbour Guard"
  briefer actors undo                                  your latest of these
  briefer actors export > actors.toml                  to look through, and lay beside briefer.toml"""
)
def command() -> None:
    """Who the analysed articles name: list, show, merge, rename, export.

    One actor of several articles is one that the register or actors.toml knows, or that the articles call by the same
    name; never more than that. Merging and renaming are decisions like those of the terminal: an analysis made anew
    keeps them, every brief follows them, and they can be undone.
    """


@command.command("list")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ActorKind)), help="Only this kind.")
@click.option("--article", help="Only those of this article.")
@click.option("--unnamed", is_flag=True, help="Also those whom an article describes and does not name.")
@options.selection
@options.as_json
@click.pass_context
def list_(
    ctx: click.Context,
    /,
    *,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    article: str | None,
    unnamed: bool,
    as_json: bool,
    **narrowing: Any,  # noqa: ANN401 - the options of `selection`
) -> None:
    """List actors, the most widely named first; WORDS are looked for in names and aliases."""
    with desk(ctx) as here:
        known = _known(ctx, here, _articles(here, article, **narrowing))
    found = chosen(known, kinds=kinds, words=" ".join(words), unnamed=unnamed)
    if as_json:
        click.echo(_json(found))
        return
    for actor in found:
        click.echo(_line(actor))


@command.command()
@click.argument("actor")
@options.as_json
@click.pass_context
def show(ctx: click.Context, /, *, actor: str, as_json: bool) -> None:
    """Show one actor: names, affiliations, relations and positions with their words, articles.

    ACTOR is an id, or a name or alias that only one has.
    """
    with desk(ctx) as here:
        known = _known(ctx, here, here.library.select(Query()))
    found = known.find(actor)
    relations, positions = tuple(known.relations(found)), tuple(known.positions(found))
    if as_json:
        whole = msgspec.to_builtins(found) | {
            "relations": msgspec.to_builtins(relations),
            "positions": msgspec.to_builtins(positions),
        }
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    for line in _head(found):
        click.echo(line)
    for r in relations:
        by = f" (says {r.asserted_by})" if r.asserted_by else ""
        click.echo(f"relation    {r.source} — {r.kind} — {r.target}{by}\n            {r.article}: “{r.sentence}”")
    for p in positions:
        click.echo(f"position    {p.stance}: {p.cue}\n            {p.article}: “{p.content}”")


@command.command()
@click.argument("stays", metavar="ACTOR")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@_dry_run
@options.as_json
@click.pass_context
def merge(ctx: click.Context, /, *, stays: str, others: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Let every OTHER be ACTOR from now on, in all articles."""
    with desk(ctx) as here:
        intent = merging(_known(ctx, here, here.library.select(Query())), stays, others)
        _carry_out(here, intent, dry_run=dry_run, as_json=as_json)


@command.command()
@click.argument("actor")
@click.argument("name")
@_dry_run
@options.as_json
@click.pass_context
def rename(ctx: click.Context, /, *, actor: str, name: str, dry_run: bool, as_json: bool) -> None:
    """Call an actor by another name in briefs. What the articles say stays as it is."""
    with desk(ctx) as here:
        intent = renaming(_known(ctx, here, here.library.select(Query())), actor, name)
        _carry_out(here, intent, dry_run=dry_run, as_json=as_json)


@command.command()
@click.argument("number", type=int, required=False)
@click.option("--list", "listed", is_flag=True, help="List the decisions that stand instead.")
@options.as_json
@click.pass_context
def undo(ctx: click.Context, /, *, number: int | None, listed: bool, as_json: bool) -> None:
    """Undo a merge, split or edit of an actor: the one with that NUMBER, or your latest."""
    with desk(ctx) as here:
        if listed:
            found = identity_decisions(here.library)
        else:
            found = [undo_identity(here.library, number, author=who(here.settings), now=now())]
    if as_json:
        click.echo(_json(found))
        return
    for one in found:
        what = f"{one.kind} {one.field}" if one.field else one.kind
        value = json.dumps(one.value, ensure_ascii=False)
        click.echo(f"{'' if listed else 'undone: '}{one.serial}  {one.at[:10]}  {one.author}  {what} {one.key} {value}")


@command.command()
@click.option("--format", "form", type=click.Choice(("toml", "csv", "json")), default="toml", help="Default: toml.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(ActorKind)), help="Only this kind.")
@options.selection
@click.pass_context
def export(ctx: click.Context, /, *, form: str, kinds: tuple[str, ...], **narrowing: Any) -> None:  # noqa: ANN401 - as above
    """Print the named actors as an actors.toml, as CSV or as JSON.

    The TOML holds what the register lacks: new actors, and new names of known ones. CSV cells that a spreadsheet would
    take for a formula begin with an apostrophe.
    """
    with desk(ctx) as here:
        found = chosen(_known(ctx, here, _articles(here, None, **narrowing)), kinds=kinds)
        if form == "toml":
            click.echo(to_toml(rows(here.workspace, found)), nl=False)
        else:
            click.echo(_json(found) if form == "json" else _csv(found), nl=form == "json")


def _articles(here: Desk, article: str | None, **narrowing: Any) -> list[Article]:  # noqa: ANN401 - as above
    """Raises QueryError, LibraryError."""
    if article:
        return [here.library.get(article)]
    return here.library.select(workflow.query_of(Profile(name="actors", **narrowing), now()))


def _known(ctx: click.Context, here: Desk, articles: Sequence[Article]) -> Known:
    """Everyone in these articles; a warning tells how many of them have no analysis yet."""
    model = here.settings.workspace.language_model
    if missing := len(workflow.unanalysed(here.library, here.workspace, articles, model)):
        start_of(ctx).narrator.warning(
            f"{missing} of {len(articles)} articles have no analysis yet, and are left out; run `briefer analyze`"
        )
    return known_actors(here.library, here.workspace, here.settings, articles)


def _carry_out(here: Desk, intent: Intent, *, dry_run: bool, as_json: bool) -> None:
    """Keep the decision and tell what it does, or only tell."""
    kept = None if dry_run else keep_intent(here.library, intent, author=who(here.settings), now=now())
    if as_json:
        fields = {"decision": kept.serial if kept else None, "key": intent.key, "kind": intent.kind}
        told = {"value": intent.value, "effects": list(intent.effects)}
        click.echo(json.dumps(fields | told, ensure_ascii=False, indent=1))
        return
    for effect in intent.effects:
        click.echo(effect)
    click.echo(f"decision {kept.serial}; `briefer actors undo {kept.serial}` takes it back" if kept else "nothing kept")


def _json(value: Any) -> str:  # noqa: ANN401 - whatever msgspec encodes
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


def _line(actor: KnownActor) -> str:
    days = actor.first or "undated"
    if actor.last != actor.first:
        days = f"{actor.first} to {actor.last}"
    counts = f"{len(actor.articles):>4} articles {actor.mentions:>5} mentions"
    sign = "?" if actor.doubts else " "
    return f"{sign}{_cut(actor.name, _NAME)}  {actor.kind:<15}  {counts}  {days:<24}  {_cut(actor.id, _ID)}".rstrip()


def _cut(words: str, width: int) -> str:
    return words.ljust(width) if len(words) <= width else words[: width - 1] + "…"


def _head(actor: KnownActor) -> Iterable[str]:
    fields = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": ", ".join(actor.aliases),
        "belongs to": ", ".join(actor.affiliations),
        "identity": _WHY[actor.identity],
        "seen": f"{actor.first} to {actor.last}" if actor.first else "undated",
        "mentions": f"{actor.mentions} in {len(actor.articles)} articles",
    }
    yield from (f"{name:<12}{value}" for name, value in fields.items() if value)
    yield from (f"{'doubt':<12}{doubt}" for doubt in actor.doubts)
    yield from (f"{'article':<12}{article}" for article in actor.articles)


def _csv(actors: Iterable[KnownActor]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for actor in actors:
        values = (getattr(actor, column) for column in _COLUMNS)
        writer.writerow([cell("; ".join(v) if isinstance(v, tuple) else "" if v is None else str(v)) for v in values])
    return out.getvalue()
