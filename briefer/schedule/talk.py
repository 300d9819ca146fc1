"""What the process of a run and whoever started it say to each other, one JSON object a line."""

import msgspec

from briefer.library import RunOutcome, RunStep, StepName


class Ask(msgspec.Struct):
    """Take a step; without one, end the run with this outcome."""

    step: StepName | None = None
    outcome: RunOutcome = "written"
    code: int = 0
    message: str | None = None


class Answer(msgspec.Struct, tag="answer"):
    """What was asked for is done; `over`: and it ended the run, which is to be recorded."""

    outcome: RunOutcome
    code: int
    message: str | None = None
    over: bool = False
    later: bool = False
    """Nothing came of it, and nothing ended: the disk, the database or briefer.toml is such that it can be asked for
    again when that has passed."""


class Step(msgspec.Struct, tag="step"):
    """A step is done or has failed."""

    step: RunStep


class Going(msgspec.Struct, tag="going"):
    """How many of a stage's items are done."""

    stage: str
    done: int
    total: int


class Over(msgspec.Struct, tag="over"):
    """A process has a run no longer: the run has ended, or is left as it is for now."""

    outcome: RunOutcome | None = None
    "None: it is left."
    code: int = 0
    message: str | None = None


class Warned(msgspec.Struct, tag="warning"):
    message: str


Said = Answer | Step | Going | Warned
