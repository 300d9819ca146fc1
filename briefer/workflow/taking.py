"""Inputs into the library."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from briefer.config import ArticleFacts, Settings
from briefer.errors import ConfigError, IngestError
from briefer.ingest import Input, find_inputs, parse_published, read_input
from briefer.library import Added, Library
from briefer.model import Grade, Published
from briefer.paths import Workspace
from briefer.workflow.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one input."""

    source: str
    added: Added | None = None
    "None: it could not be read."
    notes: tuple[str, ...] = ()
    "What the reader left out or guessed."
    error: IngestError | None = None


def add(
    library: Library,
    workspace: Workspace,
    inputs: Iterable[Input],
    *,
    now: datetime,
    published: Published | None = None,
    keep_tail: bool = False,
) -> Iterator[Taken]:
    """Read each input and keep it. One that cannot be read is reported, and the others go on."""
    for given in inputs:
        try:
            reading = read_input(
                given.load(),
                source=given.source,
                now=now,
                published=published,
                keep_tail=keep_tail,
                root=workspace.root,
            )
        except IngestError as error:
            yield Taken(source=given.source, error=error)
        else:
            yield Taken(source=given.source, added=library.add(reading.article), notes=reading.notes)


def add_seeds(
    library: Library, workspace: Workspace, settings: Settings, *, now: datetime, progress: Progress
) -> list[Taken]:
    """Take in what is new in seeds/, with what briefer.toml's `[[article]]` tables say of its files."""
    if not settings.workspace.seeds or not workspace.seeds.is_dir() or not any(workspace.seeds.iterdir()):
        return []
    taken: list[Taken] = []
    inputs = list(find_inputs([str(workspace.seeds)], stdin=io.BytesIO()))
    for given in inputs:
        where = PurePosixPath(workspace.relative(Path(given.source)))
        known = [facts for facts in settings.article if where.match(facts.file)]
        stated = [parse_published(facts.published) for facts in known if facts.published]
        taken += add(library, workspace, [given], now=now, published=stated[-1] if stated else None)
        if added := taken[-1].added:
            for facts in known:
                _state(library, added.article.id, facts)
        progress("seeds", len(taken), len(inputs))
    return taken


def _state(library: Library, article: str, facts: ArticleFacts) -> None:
    if facts.grade:
        library.set_grade([article], grade_of(facts.grade, facts.file))
    if facts.marking:
        library.set_marking([article], facts.marking)
    if facts.tags:
        library.add_tags([article], facts.tags)


def grade_of(words: str, where: str) -> Grade:
    """`B2` -> Grade. Raises ConfigError naming `where`."""
    try:
        return msgspec.convert({"source": words[:1].upper(), "item": words[1:]}, Grade)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: grade {words}: give a letter A to F and a digit 1 to 6, as B2") from error
