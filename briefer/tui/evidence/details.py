"""Every field of a finding in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.model import ActorEntry, Evidence, PositionEntry, RiskEntry, Source, TimelineEntry
from briefer.tui.evidence.bench import Bench
from briefer.tui.evidence.entries import Entry, place_of, speaker_of, words_of
from briefer.tui.evidence.words import EDITED, decided, long_when, name_of_field, stamp, state_words

_STATES = {"accepted": "rows--good", "rejected": "rows--bad"}
_SHOWN_SOURCES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    words: str
    tone: str = ""
    "A component class of lists; empty: as plain text."
    field: str = ""
    "The field of the finding that it shows; empty: none that an analyst may set."


def facts(entry: Entry, bench: Bench) -> list[Fact]:
    """What is known, decided and printed of a finding, the most telling first; fields without a value left out."""
    own = {
        ActorEntry: _actor,
        PositionEntry: _position,
        RiskEntry: _risk,
        TimelineEntry: _time,
    }[type(entry)]
    made = [*_judged(entry), *own(entry, bench), *_source(entry, bench), *_decided(entry, bench)]  # type: ignore[operator] # each is for the type that it stands at
    return [_marked(fact, entry) for fact in made if fact.words]


def _marked(fact: Fact, entry: Entry) -> Fact:
    if fact.field not in entry.review.edited:
        return fact
    return Fact(label=fact.label, words=f"{fact.words}   {EDITED} set by an analyst", tone="rows--warn")


def _judged(entry: Entry) -> Iterator[Fact]:
    yield Fact(label="judged", words=state_words(entry.review), tone=_STATES.get(entry.review.state or "", ""))
    yield Fact(label="note", words=entry.review.note or "", tone="rows--strong")


def _field(field: str, words: str | None, **fact: str) -> Fact:
    return Fact(label=name_of_field(field), words=words or "", field=field, **fact)


def _position(entry: PositionEntry, bench: Bench) -> Iterator[Fact]:
    unnamed = " (not named by the source)" if entry.anonymous else ""
    yield _field("speaker", speaker_of(entry) + unnamed, tone="rows--strong")
    yield Fact(label="why unnamed", words=f"“{entry.anonymity.text}”" if entry.anonymity else "")
    yield Fact(label="passed on by", words=", then ".join(entry.chain))
    yield Fact(label="who", words=_who(bench, entry.actor))
    shown = f", by “{words_of(entry.stance_words)}”" if entry.stance_words else ""
    yield _field("stance", entry.stance + shown)
    yield Fact(label="says", words=words_of(entry.content))
    yield _field("target", entry.target)
    yield _field("issue", entry.issue)
    yield _field("when", _when(entry))
    yield Fact(label="wording", words=_MODES[entry.mode])
    yield Fact(label="attributed by", words=words_of(entry.cue))
    yield Fact(label="said within", words=_position_words(bench, entry.within))
    yield Fact(
        label="printed",
        words="among the positions and in the quote register" if entry.prominent else "in the quote register",
    )


_MODES = {
    "direct": "direct: in quotation marks",
    "indirect": "indirect: in the source's own words",
    "mixed": "mixed: partly in quotation marks",
}


def _when(entry: PositionEntry) -> str:
    if entry.when and not entry.when.words and "when" not in entry.review.edited:
        return f"{long_when(entry.when)}, the day of publication"
    return _with_words(long_when(entry.when), entry.when.words if entry.when else None)


def _with_words(time: str, words: Evidence | None) -> str:
    return f"{time}, from “{words.text}”" if time and words else time


def _risk(entry: RiskEntry, bench: Bench) -> Iterator[Fact]:
    yield Fact(label="trigger", words=words_of(entry.trigger) or "stated elsewhere", tone="rows--strong")
    denied = " (negated: it is said that it would not happen)" if entry.negated else ""
    yield Fact(label="consequence", words=words_of(entry.consequence) + denied, tone="rows--strong")
    yield _field("polarity", f"{entry.polarity}, by “{entry.marker.text}”")
    yield _field("status", entry.status)
    yield _field("asserted_by", entry.asserted_by or "the article itself")
    yield Fact(label="stands in", words=_position_words(bench, entry.position))
    yield Fact(label="triggers it", words=", ".join(entry.trigger_actors))
    yield Fact(label="bears it", words=", ".join(entry.consequence_actors))
    yield _field("horizon", _with_words(long_when(entry.horizon), entry.horizon.words if entry.horizon else None))
    yield Fact(label="likelihood", words=entry.likelihood or "not assessed")
    yield Fact(label="impact", words=entry.impact or "not assessed")
    for chain in bench.composed.brief.chains if bench.composed else ():
        if entry.id in chain.risks:
            joined = "; ".join(f"by {words}" for words in chain.shared)
            yield Fact(label="chain", words=f"{' → '.join(chain.risks)} ({joined})")


def _time(entry: TimelineEntry, bench: Bench) -> Iterator[Fact]:  # noqa: ARG001 - one shape for all four
    yield _field("when", _with_words(long_when(entry.when), entry.when.words), tone="rows--strong")
    yield _field("kind", entry.kind)
    yield _field("event_class", entry.event_class)
    yield _field("status", entry.status)
    yield Fact(label="claimed by", words=entry.asserted_by or "")
    yield Fact(label="actors", words=", ".join(entry.actors))
    yield Fact(
        label="printed", words="drawn, and in the table" if entry.prominent else "in the second part of the table"
    )


def _actor(entry: ActorEntry, bench: Bench) -> Iterator[Fact]:
    yield _field("name", entry.name, tone="rows--strong")
    yield _field("kind", entry.kind)
    yield Fact(label="also called", words=", ".join(entry.aliases))
    yield _field("affiliation", entry.affiliation)
    yield Fact(label="known", words="from a register" if entry.registered else "from the articles")
    yield Fact(label="named", words="no: the source describes it without a name" if entry.anonymous else "")
    yield Fact(label="mentions", words=f"{entry.mentions} in {len(entry.sources)} article(s)")
    yield Fact(label="positions", words=_stances(entry, bench))
    yield from _relations(entry, bench)


def _stances(entry: ActorEntry, bench: Bench) -> str:
    taken = set(entry.positions)
    held = Counter(
        p.stance for p in bench.entries_of_brief("positions") if isinstance(p, PositionEntry) and p.id in taken
    )
    return ", ".join(f"{count} {stance}" for stance, count in held.most_common()) or "none"


def _relations(entry: ActorEntry, bench: Bench) -> Iterator[Fact]:
    if bench.composed is None:
        return
    names = {actor.id: actor.name for actor in bench.composed.brief.actors}
    for relation in bench.composed.brief.relations:
        if entry.id in (relation.source, relation.target):
            ends = names.get(relation.source, relation.source), names.get(relation.target, relation.target)
            words = f"{ends[0]} {relation.kind.replace('-', ' ')} {ends[1]} [{relation.sentence.source}]"
            yield Fact(label="relation", words=words)


def _who(bench: Bench, actor: str | None) -> str:
    for entry in bench.entries_of_brief("actors"):
        if isinstance(entry, ActorEntry) and entry.id == actor:
            return f"{entry.name}, {entry.kind}" + (f", of {entry.affiliation}" if entry.affiliation else "")
    return ""


def _position_words(bench: Bench, position: str | None) -> str:
    for entry in bench.entries_of_brief("positions"):
        if isinstance(entry, PositionEntry) and entry.id == position:
            return f"{entry.id}, {speaker_of(entry)}: {words_of(entry.content)}"
    return ""


def _source(entry: Entry, bench: Bench) -> Iterator[Fact]:
    place = place_of(entry)
    if source := bench.source(place.source):
        yield Fact(label="source", words=f"[{source.number}] {source_words(source)}, paragraph {place.paragraph}")
        yield Fact(label="graded", words=_grade(source))
    also = entry.sources if isinstance(entry, ActorEntry) else entry.also
    label = "in articles" if isinstance(entry, ActorEntry) else "also in"
    shown = " ".join(f"[{number}]" for number in also[:_SHOWN_SOURCES])
    yield Fact(label=label, words=f"{shown} …" if len(also) > _SHOWN_SOURCES else shown)


def source_words(source: Source) -> str:
    """Outlet, day and title."""
    day = source.published.day.isoformat() if source.published else "undated"
    return ", ".join(part for part in (source.outlet, day, f"“{source.title}”") if part)


def _grade(source: Source) -> str:
    marking = f", {source.marking}" if source.marking else ""
    grade = str(source.grade)
    return f"{grade}{' (not graded)' if grade == 'F6' else ''}{marking}"


def _decided(entry: Entry, bench: Bench) -> Iterator[Fact]:
    for decision in bench.decisions(entry.key):
        yield Fact(label="decided", words=f"{stamp(decision)}: {decided(decision)}", tone="rows--faint")
