"""What a run leaves: the record that programs read."""

from dataclasses import dataclass

from briefer.library import Delivery, Library, Run, RunStep


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """A run with its steps and deliveries."""

    run: Run
    steps: tuple[RunStep, ...]
    deliveries: tuple[Delivery, ...]


def record_of(library: Library, run: Run) -> RunRecord:
    return RunRecord(
        run=run,
        steps=tuple(library.runs.steps(run.id)),
        deliveries=tuple(library.deliveries.all(number=run.number)),
    )
