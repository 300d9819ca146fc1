"""briefer add"""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.reporting import Report, report_to
from briefer.cli.start import start_of
from briefer.cli.stopping import Stopped
from briefer.ingest import Input, find_inputs
from briefer.model import Marking, Published
from briefer.workflow import Interrupted, Taken

_LABELLED = 200
"Articles that are tagged and marked at once."


@click.command(
    epilog="""\b
Examples:
  briefer add articles/                          every article below a folder
  briefer add report.pdf --published 2026-03-04  with its publication date
  briefer add https://example.org/story.html     a page, by its address
  briefer add inbox.mbox --attachments           mails, and what is attached to them
  briefer add archive/ --report failed.csv       and what could not be read, with why
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
@click.option("--attachments", is_flag=True, help="Read what is attached to mails as articles of their own.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what could not be read, and why: JSON lines, or CSV by its ending.",
)
@click.option("--again", is_flag=True, help="Read also what an interrupted addition had taken.")
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
    attachments: bool,
    report: Path | None,
    again: bool,
    as_json: bool,
) -> int:
    """Take articles into the library: files, folders, patterns, addresses, or - for standard input.

    Text, Markdown, web pages, PDF, Word, OpenDocument, feeds, mail and mailboxes, and archives of these; each article
    of a feed, mailbox or archive is one of its own. The same article twice adds nothing; a changed text at the same
    address becomes its new version. A copy, also one that was cut or has another headline, is kept, shares the origin
    of the article that was there first, and is said to be one. What cannot be read is told and the others go on; the
    exit code is then 1, or 5 where only addresses failed. Interrupted, the same command goes on where it was.
    """
    if not paths and not seeds:
        raise click.UsageError(
            "nothing to add; give files, folders, patterns, addresses, - for standard input, or --seeds"
        )
    moment = now()
    narrator = start_of(ctx).narrator
    with desk(ctx) as here, report_to(report) as write:
        taken = _seeds(here, moment, narrator) if seeds else []
        addition = _Addition(
            here=here,
            now=moment,
            narrator=narrator,
            inputs=list(find_inputs(paths, stdin=sys.stdin.buffer, fetch=workflow.fetcher(here.settings))),
            published=options.published_of(published, moment),
            tags=tags,
            marking=marking,
            keep_tail=keep_tail,
            attachments=attachments,
            report=write,
        )
        addition.run(again=again)
    taken += addition.lines
    if as_json:
        click.echo(json.dumps([_record(one) for one in taken], ensure_ascii=False, indent=1))
    else:
        _narrate(taken, narrator)
    return _exit_code(taken)


def _seeds(here: Desk, moment: datetime, narrator: Narrator) -> list["_Line"]:
    taken = workflow.add_seeds(here.library, here.workspace, here.settings, now=moment, progress=narrator.progress)
    return [_line(one) for one in taken]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What is told of one article; the article itself is let go."""

    source: str
    id: str | None
    version: int | None
    outcome: str
    copy_of: str | None
    notes: tuple[str, ...]
    error: str | None
    code: int


@dataclass(slots=True, kw_only=True)
class _Addition:
    """Inputs on their way into the library."""

    here: Desk
    now: datetime
    narrator: Narrator
    inputs: list[Input]
    published: Published | None
    tags: tuple[str, ...]
    marking: Marking | None
    keep_tail: bool
    attachments: bool
    report: Report
    lines: list[_Line] = field(default_factory=list)
    done: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)

    def run(self, *, again: bool) -> None:
        """Take all of them in, but for those that an interrupted addition had taken."""
        library = self.here.library
        before = None if again else workflow.interrupted(library, self.inputs, asked=self._asked())
        if before:
            self._go_on(before)
        try:
            self._take()
        except Stopped:
            self._label()
            self._stop()
            raise
        self._label()
        if before or again:
            workflow.forget(library, now=self.now)

    def _take(self) -> None:
        adding = workflow.add(
            self.here.library,
            self.here.workspace,
            self.inputs[self.done :],
            now=self.now,
            published=self.published,
            keep_tail=self.keep_tail,
            attachments=self.attachments,
        )
        with closing(adding):
            for one in adding:
                self._note(one)
                self.narrator.progress("add", self.done, len(self.inputs))

    def _note(self, one: Taken) -> None:
        line = _line(one)
        self.lines.append(line)
        self.done += one.last
        if line.error:
            self.failed.append((line.source, line.error))
            self.report(line.source, line.error)
        if line.id:
            self.unlabelled.append(line.id)
        if len(self.unlabelled) >= _LABELLED:
            self._label()

    def _label(self) -> None:
        ids, self.unlabelled = self.unlabelled, []
        if ids and self.tags:
            self.here.library.add_tags(ids, self.tags)
        if ids and self.marking:
            self.here.library.set_marking(ids, self.marking)

    def _go_on(self, before: Interrupted) -> None:
        self.done, self.failed = before.taken, list(before.failed)
        for source, error in self.failed:
            self.report(source, error)
        self.narrator.warning(
            f"goes on behind the {before.taken:,} inputs that were taken before it was interrupted; "
            "--again reads them too"
        )

    def _stop(self) -> None:
        standing = Interrupted(taken=self.done, failed=tuple(self.failed))
        told = f"{self.done:,} of {len(self.inputs):,} inputs were taken"
        if workflow.remember(self.here.library, self.inputs, standing, asked=self._asked(), now=self.now):
            told += "; the same command goes on from there"
        self.narrator.warning(told)

    def _asked(self) -> str:
        """All that makes a difference to what is kept."""
        return repr((self.published, self.tags, self.marking, self.keep_tail, self.attachments))


def _line(one: Taken) -> _Line:
    article = one.added.article if one.added else None
    return _Line(
        source=one.source,
        id=article.id if article else None,
        version=article.version if article else None,
        outcome=one.added.outcome if one.added else "failed",
        copy_of=one.added.copy_of if one.added else None,
        notes=one.notes,
        error=str(one.error) if one.error else None,
        code=one.error.exit_code if one.error else 0,
    )


def _exit_code(taken: Sequence[_Line]) -> int:
    """0: all was read; that of the errors where they agree on one, and else 1."""
    codes = {one.code for one in taken if one.error}
    return codes.pop() if len(codes) == 1 else min(len(codes), 1)


def _record(one: _Line) -> dict[str, object]:
    return {
        "source": one.source,
        "id": one.id,
        "version": one.version,
        "outcome": one.outcome,
        "copy_of": one.copy_of,
        "notes": list(one.notes),
        "error": one.error,
    }


def _narrate(taken: Sequence[_Line], narrator: Narrator) -> None:
    for one in taken:
        if one.error:
            narrator.warning(one.error)
        if one.id:
            click.echo(f"{one.outcome:<12} {one.id}" + (f"  (copy of {one.copy_of})" if one.copy_of else ""))
        for note in one.notes:
            narrator.warning(note if note.startswith(one.source) else f"{one.source}: {note}")
