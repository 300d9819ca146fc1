"""Taking the steps of a run, and ending it: whatever happens becomes its recorded outcome."""

from dataclasses import replace

from briefer.errors import BrieferError, LibraryError, NothingToReport, TakenOver
from briefer.library import STEPS, Run, RunOutcome, RunStep, StepName
from briefer.model import Json
from briefer.workflow.runs.delivering import notice
from briefer.workflow.runs.steps import FUNCTIONS
from briefer.workflow.runs.work import Work

_OUTCOMES: dict[int, RunOutcome] = {3: "nothing new", 4: "refused", 130: "interrupted", 143: "interrupted"}
_WELL = (0, 3)
"Exit codes of runs of which nothing is wrong."
_QUIET = (0, 3, 130, 143)
"Exit codes of which nobody is told: there is nothing to do, or whoever stopped it knows."


def take(work: Work, step: StepName) -> RunStep:
    """Take one step, unless it was done before. Raises what the step raises, after it was recorded."""
    begun = work.library.runs.begin(work.run.id, step, work.executor, at=work.at)
    if begun.state == "done":
        return begun
    work.log(f"{step} begins", {"attempt": begun.attempts})
    try:
        counts = FUNCTIONS[step](work)
    except NothingToReport as nothing:
        ledger = work.library.runs
        work.stepped(ledger.nothing_new(work.run.id, begun, work.executor, message=str(nothing), at=work.at))
        work.log(f"{step}: nothing new", str(nothing))
        raise
    except Exception as error:
        if isinstance(error, TakenOver) or (isinstance(error, LibraryError) and error.later):
            raise  # nothing of it is ours to record, or can be for now
        work.stepped(work.library.runs.failed(work.run.id, begun, work.executor, message=told(error), at=work.at))
        work.log(f"{step} failed", told(error), level="error")
        raise
    done = work.library.runs.done(work.run.id, begun, work.executor, counts=counts, at=work.at)
    counted: Json = dict(counts)
    work.log(f"{step} done", counted)
    work.stepped(done)
    return done


def verdict(step: StepName | None, error: BaseException | None) -> tuple[RunOutcome, int, str | None]:
    """Outcome, exit code and one sentence, of what ended a run at a step."""
    if error is None:
        return "written", 0, None
    code = getattr(error, "exit_code", 1 if isinstance(error, Exception) else 130)
    if step == "deliver" and isinstance(error, BrieferError):
        return "not delivered", code, told(error)
    return _OUTCOMES.get(code, "failed"), code, told(error)


def told(error: BaseException) -> str:
    """One sentence; of what no error of ours describes, that it is a fault."""
    if isinstance(error, BrieferError):
        return str(error)
    if isinstance(error, Exception):
        return f"unexpected {type(error).__name__}: {error}; this is a fault in Briefer, please report it"
    return "it was interrupted"


def finish(work: Work, outcome: RunOutcome, code: int, message: str | None) -> Run:
    """Tell those whom the profile names where there is something to do, and record how it ended.

    In this order: a process that dies in between is followed by one that tells again, and nobody is left untold.
    Raises TakenOver for a lost claim.
    """
    if code not in _QUIET:
        work.library.runs.own(work.run.id, work.executor)
        notice(work, replace(work.run, outcome=outcome, code=code, message=message))
    over = work.library.runs.end(work.run.id, work.executor, outcome=outcome, code=code, message=message, at=work.at)
    work.log(
        "ended", {"outcome": outcome, "code": code, "message": message}, level="info" if code in _WELL else "error"
    )
    work.run = over
    return over


def run_to_the_end(work: Work) -> Run:
    """Every step that is left, in this process; gives the run as it ended.

    The border of a run: an error is its outcome and is not raised. What is no error, as an interruption, is recorded
    and goes on. Raises TakenOver where another process has it, and LibraryError where the outcome cannot be recorded.
    """
    claimed = work.library.runs.claim(work.run.id, work.executor, dead=work.dead, at=work.at)
    if claimed is None:
        raise TakenOver(f"run {work.run.id}: it has ended, or another process is at it; see `briefer schedule history`")
    work.run = replace(claimed)
    work.log("begins", {"executor": work.executor, "attempt": claimed.attempts, "number": claimed.number})
    step: StepName | None = None
    try:
        for step in STEPS:
            take(work, step)
    except TakenOver:
        raise
    except Exception as error:  # noqa: BLE001 - the border of a run: what happened is its outcome
        return finish(work, *verdict(step, error))
    except BaseException as stop:
        finish(work, *verdict(step, stop))
        raise
    return finish(work, *verdict(None, None))
