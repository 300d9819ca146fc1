"""A name in a text."""

from dataclasses import dataclass

from briefer.analysis.actors.labels import PERSON
from briefer.analysis.actors.register import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Tokens `start` up to `end`, exclusive."""

    start: int
    end: int
    form: Form | None
    "None: not in the register."
    label: int
    "spaCy's entity type; 0: the register alone found it."
    full: tuple[str, ...] = ()
    "Normalised words of the full name it stands for."
    acronym: str = ""
    "Normalised acronym that the text introduces here in brackets; empty: none."

    @property
    def person(self) -> bool:
        return self.form is None and self.label == PERSON


NameWords = tuple[str, ...]
"""Normalised words by which names are compared."""
