"""The engine of runs: each is a durable workflow (DBOS) of durable steps, under the name of schedule and due time.

The engine sees to it that a name is begun once, over all processes on one database, and that steps which were done are
not asked for again. Who does a run, who is alive, and what became of it, stand in the library's own tables, since the
engine does not take over what a dead process had. Steps are taken in a process of their own (`hands`), so that this one
stays small and a crash ends one run's step.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import msgspec
from dbos import DBOS, Serializer, SetWorkflowID

from briefer.errors import LibraryError
from briefer.library import STEPS, Run
from briefer.schedule.hands import Hands, Hindered, Leaving
from briefer.schedule.post import Post
from briefer.schedule.talk import Answer, Going, Over, Step, Warned
from briefer.schedule.trouble import Trouble
from briefer.workflow import runs

VERSION = "1"
"""Of steps and their order: raised when a run that an older one began cannot go on here. The engine leaves runs of
another version alone, and by itself takes a new one for every change of the source."""

AT_ONCE = 2
"Runs that one process begins side by side: an analysis keeps a core busy."
_ANSWER = msgspec.json.Decoder(Answer)
"Made while the module is loaded: two threads that first read a class at once end the process (msgspec 0.22)."
_OVER = ("SUCCESS", "ERROR", "CANCELLED")
"What the engine says of a workflow that is over."
_IDLE = timedelta(seconds=60)
"Longer than a process that died takes to be given up, so that its runs find the engine of another at work."
_LAST_WORDS = 5
"""Seconds at most that the engine may take to note what became of a run that ended just now: its thread would go on
trying for ever, and keep the process, once the database is closed to it."""
_WAIT = 1.0
"Seconds until it is asked again whether a run that another process had is free."


class Json(Serializer):
    """What the engine keeps between steps are strings; as JSON nothing that is read back can be code."""

    def serialize(self, data: object) -> str:
        return msgspec.json.encode(data, enc_hook=str).decode()

    def deserialize(cls, serialized_data: str) -> object:  # noqa: N805 - the engine's own signature
        return msgspec.json.decode(serialized_data)

    def name(self) -> str:
        return "json"


class Engine:
    """Inside, runs can be begun in this process and are taken over from dead ones."""

    def __init__(self, post: Post, executor: str, trouble: Trouble) -> None:
        self._post = post
        self._trouble = trouble
        self._executor = executor
        self._hands: dict[str, Hands] = {}
        "Of the runs that are at work in this process, by their ids."
        self._begun: set[str] = set()
        self._lock = threading.Lock()
        self._used: datetime | None = None
        "When there was work last; None: the engine is let go of."
        self._rest: dict[str, datetime] = {}
        "Runs that could not be ended here, and until when they are left alone."
        self._workflow = self._registered()
        self._done: list[str] = []
        "Runs that ended and of which the engine still keeps what it kept."
        self.ended: list[Run] = []
        "Runs that ended in this process, in order."

    def _registered(self) -> Callable[[str], str]:
        def run(run_id: str) -> str:
            return self._work_off(run_id)

        return DBOS.workflow(name="run")(run)

    @property
    def busy(self) -> bool:
        return bool(self._begun)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            hands = list(self._hands.values())
        for one in hands:
            one.leave()
        self._let_go()

    @property
    def untidy(self) -> bool:
        """Whether the engine still keeps what it kept of runs that ended here."""
        return bool(self._done)

    def rest(self) -> None:
        """To be called again and again: lets go of what asks the database every second, after a while without work."""
        now = self._post.clock()
        self._tidy()
        if self.busy or self._used is None:
            self._used = now if self.busy else self._used
        elif now - self._used > _IDLE:
            self._let_go()

    def _tidy(self) -> None:
        """What became of a run stands in the ledger; what the engine keeps of it would grow without end."""
        for run in list(self._done):
            status = DBOS.get_workflow_status(run) if self._used is not None else None
            if status is not None and status.status in _OVER:
                DBOS.delete_workflow(run)
            if status is None or status.status in _OVER:
                self._done.remove(run)

    def _take_up(self) -> None:
        if self._used is None:
            self._post.library.probe()  # the engine would wait for a server without a word
            DBOS(
                config={
                    "name": "briefer",
                    "system_database_url": self._post.library.address,
                    "application_version": VERSION,
                    "executor_id": self._executor,
                    "serializer": Json(),
                    "log_level": "CRITICAL",  # what fails is raised, and told in a sentence
                }
            )
            DBOS.listen_queues([])  # analyses are for workers (`queue`)
            try:
                DBOS.launch()
            except BaseException:
                DBOS.destroy()  # what is half there would be in the way of the next try
                raise
        self._used = self._post.clock()

    def _let_go(self) -> None:
        if self._used is not None:
            self._used = None
            DBOS.destroy(workflow_completion_timeout_sec=_LAST_WORDS)

    def see_to(self, run: Run, dead: frozenset[str]) -> None:
        """Begin it, take it over, or leave it to who has it."""
        if run.id in self._begun or (run.executor not in (None, self._executor) and run.executor not in dead):
            return
        self._take_up()
        status = DBOS.get_workflow_status(run.id)
        if status is not None and status.status == "PENDING" and self._gave_away(run, str(status.executor_id), dead):
            self._post.library.runs.release(run.id, self._executor)
        elif self.hinders(run.id):
            return
        elif status is None:
            self._begin(run)
        elif status.status == "PENDING":
            self._again(run, str(status.executor_id), dead)
        elif status.status != "ENQUEUED":
            # It is over for the engine and not for us: it failed and was opened again, or the library was restored.
            DBOS.delete_workflow(run.id)
            self._begin(run)

    def hinders(self, run: str) -> bool:
        """Whether it could be done neither here nor elsewhere, and is left alone for now."""
        return run in self._rest and self._post.clock() < self._rest[run]

    def _gave_away(self, run: Run, owner: str, dead: frozenset[str]) -> bool:
        """Whether the engine gave to another what we had: it waits there for our leave, and does not get on here.

        Two processes that recover the runs of a third at once are both handed them, the one after the other.
        """
        return run.executor == self._executor and owner != self._executor and owner not in dead

    def _begin(self, run: Run) -> None:
        if len(self._begun) >= AT_ONCE:
            return
        with self._lock:
            self._begun.add(run.id)
        with SetWorkflowID(run.id):
            handle = DBOS.start_workflow(self._workflow, run.id)
        if handle.get_status().executor_id != self._executor:  # another process was first
            self._over(run.id)

    def _again(self, run: Run, owner: str, dead: frozenset[str]) -> None:
        if owner == self._executor:  # it was cut short here: a disk that was full, a database that was locked
            DBOS.resume_workflow(run.id)
        elif owner in dead or owner not in {one.id for one in self._post.library.executors.all()}:
            DBOS._recover_pending_workflows([owner])  # noqa: SLF001 - no public call is as sure that one process gets it

    def _over(self, run: str) -> None:
        with self._lock:
            self._begun.discard(run)
            self._hands.pop(run, None)

    def _work_off(self, run_id: str) -> str:
        """The workflow. It gives the outcome; it raises nothing, since the engine would keep that as its end."""
        with self._lock:
            self._begun.add(run_id)
        claimed = False
        try:
            with self._post.library.telling():
                claimed = self._claimed(run_id)
                return self._all_steps(run_id) if claimed else "ended"
        except Hindered as hindered:
            self._trouble.stands(run_id, [str(hindered)])
            raise
        except LibraryError as error:
            self._trouble.stands(run_id, [str(error)])
            raise Leaving from error
        finally:
            self._look_after(run_id, claimed=claimed)
            self._over(run_id)

    def _look_after(self, run_id: str, *, claimed: bool) -> None:
        """A run whose end could not be recorded is open still, and begun again after a rest."""
        try:
            run = self._post.library.runs.get(run_id)
        except LibraryError as error:
            self._trouble.stands(run_id, [str(error)])
        else:
            if run.state == "ended":
                self._trouble.gone(run_id)
                if claimed:
                    self.ended.append(run)
                self._done.append(run_id)
                return
        self._rest[run_id] = self._post.clock() + timedelta(seconds=self._post.pace.rest)

    def _all_steps(self, run_id: str) -> str:
        root, stale = self._post.workspace.root, self._post.pace.stale
        with Hands(root, run_id, self._executor, self._teller(run_id), stale=stale) as hands:
            with self._lock:
                self._hands[run_id] = hands
            answer = Answer(outcome="written", code=0)
            for step in STEPS:
                answer = _ANSWER.decode(DBOS.run_step({"name": step}, hands.take, step))
                self._trouble.gone(run_id)
                if answer.over:
                    break
            DBOS.run_step({"name": "end"}, hands.finish, answer)
            return answer.outcome

    def _claimed(self, run_id: str) -> bool:
        """Whether the run is to be done here; waits while another living process has it."""
        library, clock = self._post.library, self._post.clock
        while True:
            dead = runs.dead(library, now=clock(), stale=self._post.pace.stale)
            run = library.runs.claim(run_id, self._executor, dead=dead, at=runs.stamp(clock()))
            if run is not None:
                return True
            if library.runs.get(run_id).state == "ended":
                return False
            if self._post.leaving.wait(_WAIT):
                raise Leaving

    def _teller(self, run_id: str) -> Callable[[Step | Going | Warned | Over], None]:
        def tell(said: Step | Going | Warned | Over) -> None:
            with suppress(OSError):  # a log on a full disk is no reason for a step to fail
                self._post.tell(run_id, said)

        return tell
