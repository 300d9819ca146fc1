"""What the components before have found in the document, as the judging of a conditional needs it."""

from dataclasses import dataclass

from briefer.analysis.document import Document
from briefer.analysis.mentions import Mentions
from briefer.model import Actor, DateRef, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    document: Document
    mentions: Mentions
    known: dict[str, Actor]
    "By id."
    dates: tuple[DateRef, ...]
    positions: tuple[Position, ...]

    @classmethod
    def of(
        cls,
        document: Document,
        actors: tuple[Actor, ...],
        dates: tuple[DateRef, ...],
        positions: tuple[Position, ...],
    ) -> "Context":
        known = {actor.id: actor for actor in actors}
        return cls(document=document, mentions=Mentions(actors), known=known, dates=dates, positions=positions)

    def speaker_of(self, asserted: int | None) -> Position | None:
        return self.positions[asserted] if asserted is not None else None
