"""What the screen lists: briefs that were built here and jobs, those that belong together as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.tui.jobs import Job
from briefer.tui.runs.history import Ended, ended_of

if TYPE_CHECKING:
    from briefer.library import Build

_SIGNS = {
    "done": ("✓", "rows--good"),
    "failed": ("✗", "rows--bad"),
    "refused": ("✗", "rows--bad"),
    "not possible as asked": ("✗", "rows--bad"),
    "cancelled": ("■", "rows--warn"),
    "interrupted": ("■", "rows--warn"),
    "nothing to report": ("·", "rows--faint"),
}
"""Sign and colour of an outcome, which always stands beside it in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file of a build as it is now."""

    path: Path
    state: str
    "`there`, `replaced` by a later build of the same name, or `gone`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A build, a job, or a job with the build it made."""

    key: tuple[str, ...]
    "Stays the same while the entry changes."
    when: str
    "UTC instant, ISO 8601: when it was written or began."
    build: "Build | None" = None
    files: tuple[Path, ...] = ()
    replaced: frozenset[Path] = frozenset()
    "Those of the files that a later build wrote again."
    job: Job | None = None
    "Of this run of the terminal; None: of an earlier one, or no job of the terminal made it."
    ended: Ended | None = None
    "None: it is at work, or no job of the terminal made it."

    @property
    def running(self) -> bool:
        return self.job is not None and self.job.running

    @property
    def title(self) -> str:
        if self.build is not None:
            profile, number = self.build.profile, self.build.number
            return number if number.casefold().startswith(profile.casefold()) else f"{profile} {number}"
        return self.job.title if self.job else self.ended.title if self.ended else ""

    @property
    def outcome(self) -> str:
        """Where it stands, in a word or two."""
        if self.job is not None and self.job.running:
            return self.job.state()
        return self.ended.outcome if self.ended else "done"

    @property
    def sign(self) -> tuple[str, str]:
        """A sign for the outcome, and the component class that it is drawn in."""
        return ("▶", "rows--strong") if self.running else _SIGNS.get(self.outcome, ("·", ""))

    def held(self) -> list[Held]:
        """The files as they are now; asks the disk."""
        return [Held(path=path, state=self._state(path)) for path in self.files]

    def _state(self, path: Path) -> str:
        if not path.is_file():
            return "gone"
        return "replaced" if path in self.replaced else "there"

    def first(self) -> Path | None:
        """The file to open: the PDF, else the first one; None: it has none."""
        there = sorted(self.files, key=lambda path: path.suffix != ".pdf")
        return there[0] if there else None


def gather(root: Path, builds: Sequence["Build"], jobs: Iterable[Job], earlier: Sequence[Ended]) -> list[Entry]:
    """All of it: what is at work first, then the newest first.

    `builds`: the newest first. `jobs`: of this run. `earlier`: of runs before, as they were kept.
    """
    made = _builds(root, builds)
    entries = [_of_job(job, n) for n, job in enumerate(jobs)]
    entries += [
        Entry(key=("ended", one.started, one.title, str(n)), when=one.started, ended=one)
        for n, one in enumerate(earlier)
    ]
    for n, entry in enumerate(entries):
        entries[n] = _joined(entry, made)
    return sorted(
        [*entries, *made], key=lambda entry: (entry.running, datetime.fromisoformat(entry.when)), reverse=True
    )


def _of_job(job: Job, place: int) -> Entry:
    ended = None if job.running else ended_of(job, now=job.ended or job.started)
    return Entry(key=("job", str(place)), when=job.started.isoformat(timespec="seconds"), job=job, ended=ended)


def _builds(root: Path, builds: Sequence["Build"]) -> list[Entry]:
    seen: set[Path] = set()
    made = []
    for build in builds:
        files = tuple(root / file for file in build.files)
        made.append(
            Entry(
                key=("build", build.profile, build.number, build.digest),
                when=build.at,
                build=build,
                files=files,
                replaced=frozenset(seen.intersection(files)),
            )
        )
        seen.update(files)
    return made


def _joined(entry: Entry, made: list[Entry]) -> Entry:
    """The entry of a job with the build that it made, which is taken out of `made`."""
    if entry.ended is None or entry.ended.number is None:
        return entry
    wanted = {Path(file).resolve() for file in entry.ended.files}
    for n, one in enumerate(made):
        if one.build and one.build.number == entry.ended.number and {f.resolve() for f in one.files} == wanted:
            del made[n]
            return replace(one, key=entry.key, job=entry.job, ended=entry.ended)
    return entry
