"""Readers: what each rule's words mean. One module an idea; a reader takes a rule's groups and the context.

A reader that finds its words mean no time in this place returns None, and the next longest rule is asked.
"""

from collections.abc import Callable, Mapping

from briefer.analysis.dates.readers import (
    business,
    calendar,
    clock,
    durations,
    references,
    relative,
    sets,
    stretches,
    weekdays,
)
from briefer.analysis.dates.readings import Context, Reading

Reader = Callable[[Mapping[str, str], Context], Reading | None]

READERS: Mapping[str, Reader] = {
    name: reader
    for module in (calendar, stretches, weekdays, relative, durations, clock, sets, references, business)
    for name, reader in module.READERS.items()
}
