"""What the tests of attribution see: words instead of offsets."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from briefer.analysis.document import Document
from briefer.analysis.positions.find import find_positions
from briefer.model import Actor, DateRef, Position, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A position in the words of its text; parts of a span list stand apart."""

    source: str | None
    cue: str
    content: tuple[str, ...]
    speaker: str | None
    position: Position


Read = Callable[..., list[Seen]]


@pytest.fixture(scope="session")
def read(parse: Callable[[str], Document]) -> Read:
    """`read(text, actors=(), dates=())`: every position of the text, in order."""

    def seen(text: str, actors: tuple[Actor, ...] = (), dates: tuple[DateRef, ...] = ()) -> list[Seen]:
        found = find_positions(parse(text), actors, dates)
        return [_seen(text, position) for position in found]

    return seen


def _seen(text: str, position: Position) -> Seen:
    def words(spans: tuple[Span, ...]) -> tuple[str, ...]:
        return tuple(text[span.start : span.end] for span in spans)

    return Seen(
        source=" … ".join(words(position.source)) or None,
        cue=" … ".join(words(position.cue)),
        content=words(position.content),
        speaker=position.speaker.name,
        position=position,
    )
