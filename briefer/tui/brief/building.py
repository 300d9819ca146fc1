"""Building the draft: the command line at work, told by stage, and what came of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefer.model import FORMATS
from briefer.tui.brief.words import times
from briefer.tui.handover import hand_over
from briefer.tui.jobs import Job

if TYPE_CHECKING:
    from briefer.tui.app import BrieferApp

STAGES = ("seeds", "analyse", "compose", "render")
"""In the order in which a build goes through them; it may leave one out."""

_FAILED = {
    1: "The build failed.",
    2: "It cannot be built as it is.",
    3: "There is nothing to report: no article is chosen.",
    4: "Briefer will not write it as it is.",
    130: "The build was interrupted.",
    143: "The build was interrupted.",
}
"""Exit codes in words; see `briefer.errors`."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """How the last build of this run ended."""

    words: str
    log: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    ok: bool = field(default=False)


class Builder:
    """At most one build at a time. `changed` is called whenever there is something new to tell."""

    def __init__(self, desk: "BrieferApp", changed: Callable[[], None]) -> None:
        self._desk = desk
        self._changed = changed
        self.job: Job | None = None
        "The build at work; None: none is."
        self.outcome: Outcome | None = None
        "None: nothing was built yet, or it was put away."

    async def build(self, name: str) -> None:
        """Build the draft of this name to its end. Runs in a worker."""
        self.outcome = None
        known = len(self._desk.jobs.all)
        running = asyncio.ensure_future(self._desk.jobs.run(f"Build {name}", ["build", "--draft", name, "--json"]))
        try:
            await asyncio.sleep(0)
            self.job = next(iter(self._desk.jobs.all[known:]), None)
            self._changed()
            job = await running
        finally:
            self.job = None
        self.outcome = outcome_of(job)
        self._changed()
        await self._desk.jobs.prepare()

    async def cancel(self) -> None:
        if self.job is not None:
            await self._desk.jobs.cancel(self.job)

    def put_away(self) -> None:
        """Tell of the last build no longer."""
        self.outcome = None
        self._changed()

    def telling(self, job: Job) -> bool:
        """Whether news of this job are of the build at work."""
        return job is self.job

    def files(self, name: str) -> tuple[Path, ...]:
        """Of the last build of this draft that are still there, a PDF first."""
        session = self._desk.open_session()
        built = self.outcome.files if self.outcome else ()
        earlier = session.library.builds(name)
        recorded = tuple(session.workspace.root / file for file in earlier[0].files) if earlier else ()
        # A build of the same data in other formats is not recorded anew, and its files lie beside the first one's.
        wanted = built or tuple(path.with_suffix(f".{format_}") for path in recorded[:1] for format_ in FORMATS)
        return tuple(sorted((path for path in wanted if path.is_file()), key=lambda path: path.suffix != ".pdf"))

    async def open(self, path: Path) -> str | None:
        """Hand the file to the desktop; None: done, else why not."""
        return await asyncio.to_thread(hand_over, path)


def outcome_of(job: Job) -> Outcome:
    if job.code == 0:
        files = _files(job.output)
        return Outcome(words=_built(files, job), files=files, log=_warnings(job), ok=True)
    if job.cancelled:
        return Outcome(words="The build was cancelled; nothing was written.")
    words = _FAILED.get(job.code or 1, f"The build ended with code {job.code}.")
    return Outcome(words=words, log=tuple(piece for line in job.log for piece in _pieces(line)))


def _files(output: str) -> tuple[Path, ...]:
    """Paths that the command line printed, which are as seen from the folder it was started in."""
    try:
        match msgspec.json.decode(output):
            case {"files": list(files)}:
                return tuple(Path(str(file)).absolute() for file in files)
    except msgspec.DecodeError:
        pass
    return ()


def _built(files: tuple[Path, ...], job: Job) -> str:
    took = f" in {(job.ended - job.started).total_seconds():.0f} s" if job.ended else ""
    return f"Built {', '.join(path.name for path in files) or 'it'}{took}"


def _warnings(job: Job) -> tuple[str, ...]:
    count = sum(line.startswith("warning: ") for line in job.log)
    return (
        (f"{times(count, 'warning')}; they stand in the brief and in the log on the runs screen (4)",) if count else ()
    )


def _pieces(line: str) -> list[str]:
    """A refusal lists its reasons after a colon, with semicolons: each on a line of its own."""
    head, sign, rest = line.partition(" was not written: ")
    return [f"{head} was not written:", *rest.split("; ")] if sign else [line]


def stage_bar(job: Job) -> str:
    """`seeds ✓  analyse 3/12  compose  render`: what is behind, what is at work, and what is to come."""
    at = STAGES.index(job.stage) if job.stage in STAGES else -1
    parts = []
    for place, stage in enumerate(STAGES):
        count = f" {job.done}/{job.total}" if job.total > 1 else ""
        done = job.total > 0 and job.done >= job.total
        if place < at or (place == at and done):
            parts.append(f"✓ {stage}")
        elif place == at:
            parts.append(f"▸ {stage}{count}")
        else:
            parts.append(f"· {stage}")
    return "   ".join(parts)
