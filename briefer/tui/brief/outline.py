"""The pane on the right: the brief as it would be now, section by section, with what lint says in its place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from briefer.model import Brief, Evidence, Judgement, LintFinding, Note, Prose, RiskEntry, SectionName
from briefer.tui.brief.items import held_by
from briefer.tui.brief.words import LABELS, times

_FIRST = 3
"Entries shown of a section."
_PROSE = 260
"Characters shown of a text of the analyst."
_ENTRY = 160
SIGNS = {"error": "✗ error", "warning": "! warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """A paragraph of the outline; the pane wraps it."""

    text: str
    style: str = ""
    "Component class of `Rows`."
    indent: int = 0
    hang: int = 0
    "By how much more the lines after its first are indented."
    place: str = ""
    "Where it belongs, as in `Item.place`, or a section; empty: to the brief as a whole."


def outline_of(brief: Brief) -> tuple[OutlineLine, ...]:
    found = _Findings(brief.lint)
    lines = [*_head(brief), *_judged(brief, found)]
    for number, name in enumerate(brief.sections, start=1):
        lines.append(OutlineLine(text=""))
        held = held_by(name, brief)
        title = f"{number} {LABELS[name]}" + (f"  {held}" if held not in ("", "written", "not written") else "")
        lines.append(OutlineLine(text=title, style="rows--strong", place=name))
        lines += _section(name, brief, found)
        lines += found.take(name, 2)
    rest = list(found.rest())
    if rest:
        lines += [OutlineLine(text=""), OutlineLine(text="In sections left out", style="rows--strong"), *rest]
    return tuple(lines)


class _Findings:
    """What lint says, given out once each, where it belongs."""

    def __init__(self, lint: Sequence[LintFinding]) -> None:
        self._left = list(lint)

    def take(self, place: str, indent: int) -> list[OutlineLine]:
        """The findings at a place and, for `sections 3` and the like, within it."""
        here = [f for f in self._left if f.where == place or f.where.startswith(f"{place} ")]
        self._left = [f for f in self._left if f not in here]
        return [_finding(finding, place, indent) for finding in here]

    def rest(self) -> Iterator[OutlineLine]:
        for finding in self._left:
            yield _finding(finding, finding.where.partition(" ")[0], 2, told=f"{finding.where}: ")


def _finding(finding: LintFinding, place: str, indent: int, told: str = "") -> OutlineLine:
    within = finding.where.removeprefix(place).strip()
    where = told or (f"{within}: " if within else "")
    style = "rows--bad" if finding.level == "error" else "rows--warn"
    return OutlineLine(
        text=f"{SIGNS[finding.level]}: {where}{finding.message}", style=style, indent=indent, hang=2, place=place
    )


def _head(brief: Brief) -> Iterator[OutlineLine]:
    front, summary = brief.front, brief.summary
    exercise = "  EXERCISE" if front.exercise else ""
    yield OutlineLine(text=front.title, style="rows--strong", place="title")
    yield OutlineLine(text=f"{front.number}  {front.marking}{exercise}", place="number")
    dated = f", published {front.covers_first} to {front.covers_last}" if front.covers_first else ""
    origins = times(summary.origins, "origin")
    yield OutlineLine(
        text=f"{times(summary.articles, 'article')} of {origins}{dated}", style="rows--faint", place="articles"
    )
    waiting = sum(note.kind == "analysis" and note.message.startswith("not analysed yet") for note in brief.notes)
    if waiting:
        text = f"! {times(waiting, 'article')} not analysed yet: their findings come with the build"
        yield OutlineLine(text=text, style="rows--warn", place="articles")


def _judged(brief: Brief, found: _Findings) -> Iterator[OutlineLine]:
    errors = sum(finding.level == "error" for finding in brief.lint)
    warnings = len(brief.lint) - errors
    if errors:
        text = f"✗ {times(errors, 'error')} to settle before it can be built"
        text += f", {times(warnings, 'warning')}" if warnings else ""
        yield OutlineLine(text=text, style="rows--bad")
    elif warnings:
        yield OutlineLine(text=f"! {times(warnings, 'warning')}, printed in the brief", style="rows--warn")
    else:
        yield OutlineLine(text="✓ nothing against its form", style="rows--good")
    yield from found.take("front", 0)


def _section(name: SectionName, brief: Brief, found: _Findings) -> list[OutlineLine]:
    match name:
        case "bottom-line" | "outlook":
            return _written(brief.bottom_line if name == "bottom-line" else brief.outlook, name)
        case "judgements":
            return [line for judgement in brief.judgements for line in _judgement(judgement, found)]
        case "method":
            return [_line(f"articles: {brief.method.query}", name), _line(brief.method.model, name)]
        case "actors":
            named = [actor.name for actor in brief.actors if actor.prominent]
            shown = ", ".join(named[: 2 * _FIRST]) + (", …" if len(named) > 2 * _FIRST else "")
            return [_line(shown, name)] if named else []
    return list(_listed(name, _ENTRIES[name](brief) if name in _ENTRIES else iter(())))


def _listed(name: SectionName, entries: Iterator[str]) -> Iterator[OutlineLine]:
    """The first entries, and how many more there are."""
    for text in islice(entries, _FIRST):
        yield OutlineLine(text=_short(text, _ENTRY), indent=2, hang=2, place=name)
    more = sum(1 for _ in entries)
    if more:
        yield OutlineLine(text=f"and {more:,} more", style="rows--faint", indent=2, place=name)


def _timeline(brief: Brief) -> Iterator[str]:
    return (f"{entry.when.first or 'undated'}  {entry.sentence.text}" for entry in brief.timeline if entry.prominent)


def _positions(brief: Brief) -> Iterator[str]:
    for one in brief.positions:
        if one.prominent:
            yield f"{one.speaker or 'unsaid'} {one.stance}: {_words(one.content)} [{one.sentence.source}]"


def _risks(brief: Brief) -> Iterator[str]:
    return map(_risk, brief.risks)


def _disagreements(brief: Brief) -> Iterator[str]:
    return (f"{one.kind}: {one.matter}" for one in brief.disagreements)


def _gaps(brief: Brief) -> Iterator[str]:
    return map(_note, brief.notes)


def _sources(brief: Brief) -> Iterator[str]:
    return (f"[{one.number}] {one.outlet or 'no outlet'}: {one.title}" for one in brief.sources)


_ENTRIES: dict[SectionName, Callable[[Brief], Iterator[str]]] = {
    "timeline": _timeline,
    "positions": _positions,
    "risks": _risks,
    "disagreements": _disagreements,
    "gaps": _gaps,
    "sources": _sources,
}
"""The entries that a section prints, each in a line."""


def _risk(risk: RiskEntry) -> str:
    rated = risk.likelihood or "not assessed"
    return f"{risk.polarity} {_words(risk.trigger)} → {_words(risk.consequence)} ({rated})"


def _note(note: Note) -> str:
    return f"{note.kind}: {note.message}" + (f" [{note.source}]" if note.source else "")


def _words(pieces: Sequence[Evidence]) -> str:
    return " … ".join(" ".join(piece.text.split()) for piece in pieces)


def _judgement(judgement: Judgement, found: _Findings) -> Iterator[OutlineLine]:
    place = f"judgements {judgement.id}"
    yield OutlineLine(text=f"{judgement.id}  {_short(judgement.claim.text, _PROSE)}", indent=2, hang=4, place=place)
    rated = f"{judgement.likelihood or 'not assessed'}; confidence {judgement.confidence or 'not assessed'}"
    yield OutlineLine(text=rated, style="rows--faint", indent=6, place=place)
    yield from found.take(place, 6)


def _written(text: Prose | None, place: str) -> list[OutlineLine]:
    return [_line(_short(text.text, _PROSE), place)] if text else []


def _line(text: str, place: str) -> OutlineLine:
    return OutlineLine(text=text, indent=2, place=place)


def _short(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
