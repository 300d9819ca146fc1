"""Analyses over machines: jobs on a queue of the engine, each a handful of articles, and the processes that take them.

A job that is done twice does nothing the second time, since what is analysed already is left out: so one that a dead
process had is simply taken again by another.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from dbos import DBOS, DBOSClient, DBOSConfig, run_dbos_database_migrations

from briefer.errors import AnalysisError
from briefer.library import Library, Query
from briefer.paths import Workspace
from briefer.schedule.daemon import executor_of
from briefer.schedule.engine import Json
from briefer.schedule.post import Post
from briefer.workflow import analyze, runs, unanalysed

QUEUE = "analysis"
VERSION = "analysis-1"
"""Of jobs. Another one than of runs (`engine`): what a dead process had goes to any of the same version, and a worker
knows no runs."""
KIND = "worker"

SIZE = 20
"Articles a job: two or three seconds of work, so that all workers end together."
_LOOK = 1.0
"Seconds between two looks at how far it is."
_POLL = 0.2
"Seconds between two looks of a worker for a job."
_LEFT = ("ENQUEUED", "PENDING", "DELAYED")
_FAILED = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED", "CANCELLED")

Told = Callable[[int, int], None]
"""Told how many articles of a job are analysed, and of how many."""


def work(post: Post, model: str, told: Told, *, until_empty: bool = False) -> None:
    """Take jobs, one at a time, until it is interrupted or, if asked so, until there are none."""
    _prepare(post.library)
    _registered(post, model, told)
    executor = executor_of(KIND, post.clock())
    with runs.Pulse(post.library, executor, post.clock, beat=post.pace.beat), _launched(post.library, executor.id):
        while not post.leaving.wait(_LOOK):
            left = DBOS.list_workflows(queue_name=QUEUE, status=list(_LEFT), load_input=False, load_output=False)
            if until_empty and not left:
                return
            dead = runs.dead(post.library, now=post.clock(), stale=post.pace.stale)
            if gone := {str(one.executor_id) for one in left if one.status == "PENDING"} & dead:
                DBOS._recover_pending_workflows(sorted(gone))  # noqa: SLF001 - as in `engine`


def _registered(post: Post, model: str, told: Told) -> None:
    def job(ids: Sequence[str]) -> int:
        articles = post.library.select(Query(ids=tuple(ids)))
        analyze(post.library, post.workspace, articles, model, lambda _stage, done, of: told(done, of))
        return len(articles)

    DBOS.workflow(name=QUEUE)(job)


@contextmanager
def _launched(library: Library, executor: str) -> Iterator[None]:
    config: DBOSConfig = {
        "name": "briefer",
        "system_database_url": library.address,
        "application_version": VERSION,
        "executor_id": executor,
        "serializer": Json(),
        "log_level": "ERROR",
    }
    DBOS(config=config)
    DBOS.listen_queues([QUEUE])
    DBOS.launch()
    try:
        DBOS.register_queue(QUEUE, worker_concurrency=1, polling_interval_sec=_POLL)
        yield
    finally:
        DBOS.destroy()


def feed(
    library: Library,
    workspace: Workspace,
    model: str,
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], object],
    progress: Told,
    complain: Callable[[str], None],
) -> int:
    """Put what is not analysed yet on the queue, and wait until it is; how many articles that were.

    Raises AnalysisError where a worker could not do a job, with its words.
    """
    missing = unanalysed(library, workspace, library.select(Query()), model)
    if not missing:
        return 0
    _prepare(library)
    client = DBOSClient(system_database_url=library.address, serializer=Json())
    prefix = f"{QUEUE}-{clock():%Y%m%dT%H%M%S%f}-"
    try:
        for start in range(0, len(missing), SIZE):
            ids = [article.id for article in missing[start : start + SIZE]]
            client.enqueue(
                {
                    "queue_name": QUEUE,
                    "workflow_name": QUEUE,
                    "workflow_id": f"{prefix}{start:08}",
                    "app_version": VERSION,
                },
                ids,
            )
        _wait_for(client, prefix, len(missing), library, clock=clock, wait=wait, progress=progress, complain=complain)
    finally:
        client.destroy()
    return len(missing)


def _wait_for(
    client: DBOSClient,
    prefix: str,
    total: int,
    library: Library,
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], object],
    progress: Told,
    complain: Callable[[str], None],
) -> None:
    alone = False
    while True:
        jobs = client.list_workflows(workflow_id_prefix=prefix, load_input=False)
        left = [job for job in jobs if job.status in _LEFT]
        progress(max(0, total - len(left) * SIZE), total)
        if not left:
            break
        if not _workers(library, clock()) and not alone:
            alone = True
            complain("no worker takes them for now; start `briefer worker` here or on another machine")
        wait(_LOOK)
    failed = [job for job in jobs if job.status in _FAILED]
    client.delete_workflows([job.workflow_id for job in jobs])
    if failed:
        raise AnalysisError(
            f"queue: {len(failed)} of {len(jobs)} jobs failed: {failed[0].error}; see the worker's words"
        )


def _workers(library: Library, now: datetime) -> bool:
    return any(one.kind == KIND for one in library.executors.alive(now=now, stale=runs.STALE))


def _prepare(library: Library) -> None:
    """The engine's tables, which a client expects to be there."""
    run_dbos_database_migrations(system_database_url=library.address)
