"""briefer build"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.commands.draft import draft_of
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.start import start_of
from briefer.config import Profile
from briefer.errors import IngestError
from briefer.ingest import SUFFIXES, find_inputs
from briefer.model import FORMATS, TEMPLATES, Brief, Marking, Published
from briefer.render.system import require_libraries

_STEPS = ("add", "analyze", "compose", "render")


@click.command(
    epilog="""\b
Examples:
  briefer build                                      the first profile of briefer.toml
  briefer build --profile dam --as-of 2026-03-10T18:00Z
  briefer build --draft dam                          as it is being written in the terminal
  briefer build report.txt --published 2026-03-04    a brief of this file
  briefer build --since "last Saturday" --tag dam --sections bottom-line,positions,risks,sources
  briefer build meridian-bridge hps-front --title "The bridge" --marking TLP:GREEN"""
)
@click.argument("articles", nargs=-1)
@click.option("--profile", metavar="NAME", help="A [[brief]] of briefer.toml; default: the first.")
@click.option("--draft", metavar="NAME", help="A brief that is being written; see `briefer draft`.")
@options.selection
@options.published
@options.keep_tail
@click.option("--title", help="Title of the brief.")
@click.option("--number", help="Number of the brief; default: made of the profile and the time.")
@click.option("--author", help="Who signs it; default: briefer.toml's.")
@click.option("--audience", help="For whom it is.")
@options.marking
@click.option(
    "--as-of", metavar="TIME", help="Nothing later is taken in: 2026-03-10T18:00Z, a day, words; default: now."
)
@click.option(
    "--against", metavar="BRIEF", help="Say what changed since this one, a JSON file or a number; default: the last."
)
@click.option("--sections", metavar="LIST", help="Names in the order to print them, with commas.")
@click.option("--template", type=click.Choice(TEMPLATES), help="The whole brief, one page, or every finding.")
@click.option("--formats", metavar="LIST", help=f"Of {', '.join(FORMATS)}, with commas.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder; default: out/.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    articles: tuple[str, ...],
    profile: str | None,
    draft: str | None,
    published: str | None,
    keep_tail: bool,
    as_of: str | None,
    against: str | None,
    sections: str | None,
    formats: str | None,
    out: Path | None,
    as_json: bool,
    **given: str | tuple[str, ...] | Marking | None,
) -> None:
    """Write a brief of ARTICLES, paths or ids, or of what the profile and the options choose.

    A path is taken into the library first. --published dates, for this brief, those of its articles whose date
    is not known; `briefer add --published` dates them for good. Paths of the files written go to standard output.
    """
    if profile is not None and draft is not None:
        raise click.UsageError("--profile and --draft are two briefs; give one.")
    moment = now()
    require_libraries()
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        narrator.plan(_STEPS, told=False)
        ids = _taken(here, articles, moment, keep_tail=keep_tail, narrator=narrator)
        wanted = options.narrowed(
            _base(here, profile, draft, named=bool(articles)),
            **given,
            articles=ids,
            as_of=as_of,
            sections=options.sections_of(sections),
            formats=options.formats_of(formats),
        )
        brief, files = _written(
            here,
            wanted,
            out,
            now=moment,
            published=options.published_of(published, moment),
            against=workflow.brief_to_compare(here.library, against) if against else None,
            narrator=narrator,
        )
    narrator.close()
    _narrate(brief, narrator)
    _print(brief, files, as_json=as_json)


def _base(here: Desk, profile: str | None, draft: str | None, *, named: bool) -> Profile:
    """The brief that the options narrow; `named`: articles were, so without a profile nothing else is asked for."""
    if draft is not None:
        return draft_of(here, draft)
    return Profile(name="brief") if named and not profile else here.settings.profile(profile)


def _written(
    here: Desk,
    wanted: Profile,
    out: Path | None,
    *,
    now: datetime,
    published: Published | None,
    against: Brief | None,
    narrator: Narrator,
) -> tuple[Brief, list[Path]]:
    brief = workflow.draft(
        here.library,
        here.workspace,
        here.settings,
        wanted,
        as_of=workflow.instant(wanted.as_of, now),
        published=published,
        against=against,
        progress=narrator.progress,
    )
    files = workflow.produce(
        here.library,
        here.workspace,
        brief,
        wanted,
        out or here.workspace.out,
        now=now,
        progress=narrator.progress,
        warn=narrator.warning,
    )
    return brief, files


def _print(brief: Brief, files: Sequence[Path], *, as_json: bool) -> None:
    paths = [os.path.relpath(file) for file in files]
    data = json.dumps({"number": brief.front.number, "files": paths}, ensure_ascii=False, indent=1)
    click.echo(data if as_json else "\n".join(paths))


def _taken(
    here: Desk, articles: Sequence[str], moment: datetime, *, keep_tail: bool, narrator: Narrator
) -> tuple[str, ...]:
    """The ids that `articles` mean, paths taken in. Without any, what is new in seeds/ is taken in, and none is meant.

    Raises IngestError when a path cannot be read and nothing else was named.
    """
    if not articles:
        _take_seeds(here, moment, narrator)
        return ()
    ids = [name for name in articles if not _is_path(name)]
    inputs = list(find_inputs([name for name in articles if _is_path(name)], stdin=sys.stdin.buffer))
    failed: list[IngestError] = []
    done = 0
    for one in workflow.add(here.library, here.workspace, inputs, now=moment, keep_tail=keep_tail):
        done += one.last
        narrator.progress("add", done, len(inputs))
        for note in one.notes:
            narrator.warning(f"{one.source}: {note}")
        if one.error:
            failed.append(one.error)
        elif one.added:
            ids.append(one.added.article.id)
    for error in failed:
        if not ids:
            raise error
        narrator.warning(str(error))
    return tuple(dict.fromkeys(ids))


def _take_seeds(here: Desk, moment: datetime, narrator: Narrator) -> None:
    """Nothing where seeds/ is as it was: reading it again would cost a second a brief."""
    library, workspace, settings = here.library, here.workspace, here.settings
    if workflow.seeds_waiting(library, workspace, settings):
        for one in workflow.add_seeds(library, workspace, settings, now=moment, progress=narrator.progress):
            if one.error:
                narrator.warning(str(one.error))


def _is_path(name: str) -> bool:
    return name == "-" or os.sep in name or Path(name).exists() or Path(name).suffix.lower() in SUFFIXES


def _narrate(brief: Brief, narrator: Narrator) -> None:
    """What the reader will find in the brief and its author should know now."""
    for source in brief.sources:
        if source.published is None:
            narrator.warning(
                f"{source.article}: no publication date, so its relative dates stay unresolved; see --published"
            )
    for note in brief.notes:
        if note.kind in ("analysis", "language"):
            narrator.warning(f"source {note.source}: {note.message}")
    for finding in brief.lint:
        narrator.warning(f"{finding.where}: {finding.message} ({finding.rule})")
