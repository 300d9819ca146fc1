"""Inputs into the library."""

import hashlib
import io
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from briefer.config import ArticleFacts, Settings
from briefer.errors import ConfigError, IngestError
from briefer.ingest import Fetch, Input, Manner, Outcome, find_inputs, guarded, parse_published, read_ahead
from briefer.library import Added, Library
from briefer.model import Grade, Published
from briefer.paths import Workspace
from briefer.workflow.progress import Progress

_STATED = "seed:"
"Under which the library keeps what was stated of each seed."
_TAKEN = "seeds taken"
"Under which it keeps what seeds/ looked like then."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one input, or of one of the articles in it."""

    source: str
    "Of an article among others: `INPUT!PART`."
    added: Added | None = None
    "None: it could not be read."
    notes: tuple[str, ...] = ()
    "What the reader left out or guessed."
    error: IngestError | None = None
    last: bool = True
    "Whether nothing more comes of the same input."


def fetcher(settings: Settings) -> Fetch:
    """What fetches the addresses among inputs, as briefer.toml's `[fetch]` allows."""
    return guarded(settings.fetch)


def add(
    library: Library,
    workspace: Workspace,
    inputs: Iterable[Input],
    *,
    now: datetime,
    published: Published | None = None,
    keep_tail: bool = False,
    attachments: bool = False,
) -> Generator[Taken]:
    """Read each input and keep what is in it. What cannot be read is reported, and the others go on.

    Inputs are read ahead of what is kept, and kept in their order. Closing it ends what is still being read.
    """
    manner = Manner(now=now, published=published, keep_tail=keep_tail, root=workspace.root, attachments=attachments)
    with closing(read_ahead(inputs, manner)) as read:
        for ready in read:
            yield from _kept(library, ready)


def _kept(library: Library, ready: Sequence[tuple[Outcome, ...]]) -> list[Taken]:
    """All of them in one transaction, which takes a third of the time of one for each."""
    articles = [one.reading.article for outcomes in ready for one in outcomes if one.reading]
    added = iter(library.add_all(articles) if articles else ())
    return [
        Taken(
            source=one.source,
            added=next(added) if one.reading else None,
            notes=one.reading.notes if one.reading else (),
            error=one.error,
            last=number == len(outcomes),
        )
        for outcomes in ready
        for number, one in enumerate(outcomes, start=1)
    ]


def add_seeds(
    library: Library, workspace: Workspace, settings: Settings, *, now: datetime, progress: Progress
) -> list[Taken]:
    """Take in what is new in seeds/, with what briefer.toml's `[[article]]` tables say of its files.

    What a table says is stated once, and again when the table or the text changes: what an analyst stated of the
    article since then stands.
    """
    state = _state_of(workspace, settings)
    if state is None:
        return []
    taken: list[Taken] = []
    done = 0
    inputs = list(find_inputs([str(workspace.seeds)], stdin=io.BytesIO()))
    for one in add(library, workspace, inputs, now=now):
        taken.append(one)
        where = workspace.relative(Path(one.source))
        facts = _facts(settings, where)
        if added := one.added:
            name, record = f"{_STATED}{where}", msgspec.json.decode(msgspec.json.encode(facts)) if facts else None
            if added.outcome in ("new", "new version") or library.kept(name) != record:
                _state(library, added.article.id, facts)
                library.keep(name, record, at=now.isoformat(timespec="seconds"))
        done += one.last
        progress("seeds", done, len(inputs))
    if not any(one.error for one in taken):
        library.keep(_TAKEN, state, at=now.isoformat(timespec="seconds"))
    return taken


def seeds_waiting(library: Library, workspace: Workspace, settings: Settings) -> bool:
    """Whether seeds/, or what briefer.toml says of it, is other than when all of it was last taken in."""
    state = _state_of(workspace, settings)
    return state is not None and library.kept(_TAKEN) != state


def _state_of(workspace: Workspace, settings: Settings) -> str | None:
    """How many files are below seeds/, when the latest was written, and a digest of what briefer.toml says of them.

    None: there are none, or they are not wanted.
    """
    if not settings.workspace.seeds or not workspace.seeds.is_dir():
        return None
    times = [path.stat().st_mtime_ns for path in workspace.seeds.rglob("*") if path.is_file()]
    said = hashlib.sha256(msgspec.json.encode(settings.article)).hexdigest()
    return f"{len(times)} files, {max(times)}, {said}" if times else None


def _facts(settings: Settings, where: str) -> ArticleFacts | None:
    """What all tables that match the path say together, later ones winning; None: none matches."""
    known = [facts for facts in settings.article if PurePosixPath(where).match(facts.file)]
    if not known:
        return None
    return ArticleFacts(
        file=where,
        published=next((f.published for f in reversed(known) if f.published), None),
        grade=next((f.grade for f in reversed(known) if f.grade), None),
        marking=next((f.marking for f in reversed(known) if f.marking), None),
        tags=tuple(dict.fromkeys(tag for f in known for tag in f.tags)),
    )


def _state(library: Library, article: str, facts: ArticleFacts | None) -> None:
    if facts is None:
        return
    if facts.published:
        library.set_published([article], parse_published(facts.published))
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
