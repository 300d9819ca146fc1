"""briefer draft"""

import json

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.cli.start import start_of
from briefer.config import Profile
from briefer.errors import UsageError


@click.group(
    epilog="""\b
Examples:
  briefer draft list
  briefer draft show dam | jq .sections
  briefer build --draft dam      build it as it is now
  briefer draft propose dam      lines to take over, in words of the sources
  briefer draft save dam         put it into briefer.toml
  briefer draft drop dam"""
)
def command() -> None:
    """Briefs that are being written in the terminal, which keeps them in the library at every change."""


@command.command("list")
@options.as_json
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> None:
    """List the drafts by name, with their titles."""
    with desk(ctx) as here:
        found = [draft_of(here, name) for name in workflow.drafts(here.library)]
    if as_json:
        data = [{"name": one.name, "title": one.title, "articles": list(one.articles)} for one in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{one.name:<20}  {one.title or ''}".rstrip())


@command.command()
@click.argument("name")
@click.pass_context
def show(ctx: click.Context, name: str) -> None:
    """Print a draft as JSON, in the fields of a [[brief]]."""
    with desk(ctx) as here:
        click.echo(msgspec.json.format(msgspec.json.encode(draft_of(here, name)), indent=1).decode())


@command.command()
@click.argument("name")
@click.pass_context
def save(ctx: click.Context, name: str) -> None:
    """Put a draft into briefer.toml.

    Over the [[brief]] of its name, or after all others. The draft stays.
    """
    with desk(ctx) as here:
        workflow.write_profile(here.workspace.config, draft_of(here, name))
        click.echo(here.workspace.config)


@command.command()
@click.argument("name", required=False)
@options.as_json
@click.pass_context
def propose(ctx: click.Context, name: str | None, *, as_json: bool) -> None:
    """Print the lines that Briefer proposes for a profile, ready to take over.

    Words of sources in fixed phrases with their marks, ranked; nobody has reviewed them. Without NAME, the first
    profile.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        profile = here.settings.profile(name)
        brief = workflow.draft(
            here.library,
            here.workspace,
            here.settings,
            profile,
            as_of=workflow.instant(profile.as_of, now()),
            progress=narrator.progress,
        )
    lines = workflow.proposed_lines(brief)
    if as_json:
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
        return
    for one in lines:
        click.echo(f"{one['of']:<12} {one['salience']:<6} {one['text']}")


@command.command()
@click.argument("name")
@click.pass_context
def drop(ctx: click.Context, name: str) -> None:
    """Keep a draft no longer. What was saved of it in briefer.toml stays."""
    with desk(ctx) as here:
        if name not in workflow.drafts(here.library):
            raise _unknown(here, name)
        workflow.drop_draft(here.library, name, now=now())


def draft_of(here: Desk, name: str) -> Profile:
    """Raises UsageError, with the names that there are, where there is no such draft."""
    found = workflow.load_draft(here.library, name)
    if found is None:
        raise _unknown(here, name)
    return found


def _unknown(here: Desk, name: str) -> UsageError:
    known = ", ".join(workflow.drafts(here.library)) or "none"
    return UsageError(f"draft {name}: there is none of that name; there are: {known}")
