"""What the command line is handed: when something is due, and the two ways of doing it."""

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from briefer.library import Library, Run, Schedule
from briefer.paths import Workspace
from briefer.schedule.due import next_due
from briefer.schedule.planning import stamp_of
from briefer.schedule.post import Post
from briefer.schedule.talk import Going, Over, Step, Warned
from briefer.schedule.telling import moment_of, words_of
from briefer.schedule.words import read
from briefer.schedule.zones import machine_zone, zone_of
from briefer.workflow.runs import Timing, Watch

_SHOWN = 3


def timing(words: str, *, zone: str | None, after: datetime) -> Timing:
    """What the words mean from a moment on; `zone`: None: the machine's. Raises QueryError."""
    return _timing(words, read(words), zone_of(zone or machine_zone()), after)


def timing_of(schedule: Schedule, *, after: datetime) -> Timing:
    """As `timing`, of a schedule that there is."""
    return _timing(schedule.words, schedule.crons, ZoneInfo(schedule.zone), after)


def _timing(words: str, crons: tuple[str, ...], zone: ZoneInfo, after: datetime) -> Timing:
    coming = next_due(crons, zone, after, _SHOWN)
    return Timing(
        words=words,
        crons=crons,
        zone=zone.key,
        told=words_of(crons),
        next=stamp_of(coming),
        coming=tuple(moment_of(one, zone) for one in coming),
    )


def serve(workspace: Workspace, library: Library, watch: Watch, *, clock: Callable[[], datetime]) -> None:
    """Do what is due until it is interrupted; what interrupts it is raised."""
    from briefer.schedule.daemon import serve as forever  # noqa: PLC0415 - loads the engine

    forever(_post(workspace, library, watch, clock))


def tick(
    workspace: Workspace, library: Library, watch: Watch, *, clock: Callable[[], datetime], only: str | None = None
) -> list[Run]:
    """Do what is due now, or one run alone; the runs that ended here."""
    from briefer.schedule.daemon import tick as once  # noqa: PLC0415 - as above

    return once(_post(workspace, library, watch, clock), only)


def work(
    workspace: Workspace,
    library: Library,
    model: str,
    *,
    clock: Callable[[], datetime],
    told: Callable[[int, int], None],
    complain: Callable[[str], None],
    until_empty: bool = False,
) -> None:
    """Take analyses from the queue until it is interrupted, or until it is empty."""
    from briefer.schedule.queue import work as take  # noqa: PLC0415 - as above

    watch = Watch(stepped=lambda *_: None, going=lambda *_: None, over=lambda *_: None, complain=complain)
    take(_post(workspace, library, watch, clock), model, told, until_empty=until_empty)


def feed(
    workspace: Workspace,
    library: Library,
    model: str,
    *,
    clock: Callable[[], datetime],
    progress: Callable[[int, int], None],
    complain: Callable[[str], None],
) -> int:
    """Have workers analyse what is not analysed yet, and wait until they have; how many articles that were."""
    from briefer.schedule.queue import feed as put  # noqa: PLC0415 - as above

    return put(library, workspace, model, clock=clock, wait=time.sleep, progress=progress, complain=complain)


def _post(workspace: Workspace, library: Library, watch: Watch, clock: Callable[[], datetime]) -> Post:
    def tell(run: str, said: Step | Going | Warned | Over) -> None:
        if isinstance(said, Warned):
            watch.complain(f"{run}: {said.message}")
        elif isinstance(said, Over):
            watch.over(run, said.code, said.message)
        elif isinstance(said, Going):
            watch.going(run, said.stage, said.done, said.total)
        else:
            watch.stepped(run, said.step)

    return Post(
        workspace=workspace, library=library, clock=clock, tell=tell, complain=watch.complain, waits=watch.waits
    )
