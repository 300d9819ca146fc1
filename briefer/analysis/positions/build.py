"""Turn what was chosen into positions."""

from briefer.analysis.mentions import Mentions
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.select import Chosen
from briefer.model import Actor, DateRef, Mode, Position, Span, Speaker

_DIRECT = 0.9
"Share of the content's letters that stands in quotation marks, from which on it is direct."


def build(
    reading: Reading, chosen: list[Chosen], actors: tuple[Actor, ...], dates: tuple[DateRef, ...]
) -> tuple[Position, ...]:
    """Positions in the order of their content, with the speakers resolved."""
    mentions = Mentions(actors)
    ordered = sorted(chosen, key=lambda c: (c.candidate.content[0], c.candidate.key))
    places = {id(c.candidate): k for k, c in enumerate(ordered)}
    return tuple(
        _position(reading, c.candidate, None if c.within is None else places[id(c.within)], mentions) for c in ordered
    )


def _position(reading: Reading, candidate: Candidate, within: int | None, mentions: Mentions) -> Position:
    content = tuple(reading.span(*run) for run in candidate.content)
    source = () if candidate.source is None else (reading.span(*source_run(reading, candidate.source)),)
    name = reading.document.article.quote(source[0]) if source else None
    return Position(
        source=source,
        cue=_spans(reading, candidate.cue),
        content=content,
        mode=mode_of(reading, content),
        speaker=Speaker(name=name),
        within=within,
    )


def _spans(reading: Reading, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1]:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(reading.span(first, last) for first, last in runs)


def mode_of(reading: Reading, content: tuple[Span, ...]) -> Mode:
    """By the share of letters and digits inside quotation marks."""
    text, at = reading.document.article.text, reading.document.quotations.at
    letters = [i for span in content for i in range(span.start, span.end) if text[i].isalnum()]
    quoted = sum(at(i) is not None for i in letters)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * len(letters) else "mixed"
