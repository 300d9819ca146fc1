"""From one source to the next: each is asked when it is due, and one that fails does not hold up the others."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefer.config import Settings, Source
from briefer.errors import IngestError
from briefer.ingest import Parsers
from briefer.ingest.fetch.checking import Validators, check
from briefer.library import Library, SourceState
from briefer.paths import Workspace
from briefer.workflow.fetching.asking import Catch, Errand, Means, means_of
from briefer.workflow.fetching.feeds import take_feed
from briefer.workflow.fetching.folders import take_folder
from briefer.workflow.fetching.pages import take_page
from briefer.workflow.fetching.states import after_answer, after_failure, is_due, state_of, to_ask_whole
from briefer.workflow.progress import Progress
from briefer.workflow.taking import Taken

Outcome = Literal["new", "nothing new", "not due", "paused", "ended", "failed"]
"""`ended`: its server said once that it is gone for good; it is not asked."""

_LOOK = 2.0
"Seconds between two looks at whether another process is done with a source."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFetch:
    """What came of one source."""

    source: str
    outcome: Outcome
    taken: tuple[Taken, ...] = ()
    "What became of each entry, page or file that was new to it."
    gaps: tuple[str, ...] = ()
    "Entries that are not there, or not whole: one line each, beginning with the address."
    error: IngestError | None = None
    "Why it failed."
    state: SourceState
    "How it stands now."

    @property
    def news(self) -> int:
        """Articles that are new or changed."""
        return Catch(taken=list(self.taken)).news


def fetch_sources(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    *,
    now: datetime,
    progress: Progress,
    names: Sequence[str] = (),
    at_once: bool = False,
    means: Means | None = None,
    parsers: Parsers | None = None,
) -> Iterator[SourceFetch]:
    """Ask the sources of briefer.toml, or those of `names`, and take in what is new.

    `at_once`: also those that are not due. `means`: None: the network of this machine. `parsers`: None: ones that end
    with this call. Raises ConfigError for a name
    that is not in briefer.toml, before anything is asked.
    """
    wanted = [settings.source_named(name) for name in names] or list(settings.source)
    with nullcontext(parsers) if parsers else Parsers() as readers:
        errand = Errand(
            library=library,
            workspace=workspace,
            settings=settings,
            parsers=readers,
            means=means or means_of(settings),
            now=now,
            progress=progress,
        )
        for done, source in enumerate(wanted, start=1):
            yield _fetch(errand, source, at_once=at_once)
            progress("fetch", done, len(wanted))


def _fetch(errand: Errand, source: Source, *, at_once: bool) -> SourceFetch:
    state = _state(errand, source)
    if state.paused or not source.enabled:
        return SourceFetch(source=source.name, outcome="paused", state=state)
    if state.ended:
        return SourceFetch(source=source.name, outcome="ended", state=state)
    if not at_once and not is_due(source, state, errand.now):
        return SourceFetch(source=source.name, outcome="not due", state=state)
    while not errand.claim(source):
        errand.means.pace.sleep(_LOOK)
    try:
        now = _state(errand, source)
        if now.checked != state.checked:  # by another process, meanwhile
            return SourceFetch(source=source.name, outcome="not due", state=now)
        return _asked(errand, source, now)
    finally:
        errand.library.sources.release(source.name, errand.means.owner)


def _state(errand: Errand, source: Source) -> SourceState:
    return state_of(source, errand.library.sources.states().get(source.name))


def _asked(errand: Errand, source: Source, state: SourceState) -> SourceFetch:
    try:
        catch, after = _taken(errand, source, state)
    except IngestError as error:
        failed = after_failure(source, state, error, errand.now, errand.means.pace.chance())
        errand.library.sources.put(failed)
        return SourceFetch(source=source.name, outcome="failed", error=error, state=failed)
    errand.library.sources.put(after)
    return SourceFetch(
        source=source.name,
        outcome="new" if catch.news else "nothing new",
        taken=tuple(catch.taken),
        gaps=tuple(catch.gaps),
        state=after,
    )


def _taken(errand: Errand, source: Source, state: SourceState) -> tuple[Catch, SourceState]:
    """What is new in it, and how it stands after that. The validators are kept when all is taken, and not before."""
    if source.kind == "folder":
        return take_folder(errand, source), after_answer(source, state, None, errand.now)
    address = state.moved or state.place
    checked = check(
        errand.client(source),
        address,
        kind=source.kind,
        validators=Validators(etag=state.etag, modified=state.modified),
        now=errand.now,
        opened=errand.opened,
    )
    take = take_feed if source.kind == "feed" else take_page
    catch = Catch() if checked.page is None else take(errand, source, checked.page)
    after = after_answer(source, state, checked, errand.now, wait=catch.wait)
    return catch, to_ask_whole(after) if catch.unfinished else after
