"""Questions put to the analyst about a finding: what to set, to which value, and what the words would mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from textual.app import App
from textual.suggester import SuggestFromList

from briefer.errors import QueryError
from briefer.model import (
    EDITABLE,
    ActorEntry,
    FindingKind,
    Impact,
    Json,
    Likelihood,
    Published,
    When,
)
from briefer.tui.days import extent, long_day
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Choose, Option
from briefer.tui.evidence.bench import Bench
from briefer.tui.evidence.details import source_words
from briefer.tui.evidence.entries import Entry, article_of, finding_of, name_of
from briefer.tui.evidence.words import long_when, name_of_field, short_when

if TYPE_CHECKING:
    from briefer.model import DecisionKind

_TIMES = ("when", "horizon")
_PEOPLE = ("speaker", "target", "asserted_by", "affiliation")
"Fields that name an actor."
_RATINGS: dict[str, tuple[str, ...]] = {"likelihood": get_args(Likelihood), "impact": get_args(Impact)}
_TITLE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer: what is to be decided of a finding."""

    kind: "DecisionKind"
    field: str | None = None
    value: Json = None


async def edit(app: App[None], bench: Bench, entry: Entry) -> Change | None:
    """Which field, then which value; None: left without an answer."""
    chosen = await app.push_screen_wait(Choose(f"Set of {short(entry)}", list(_fields(entry))))
    if not chosen:
        return None
    field, back = chosen[0]
    if back:
        return Change(kind="edit", field=field)
    value = await _value(app, bench, entry, field)
    return None if value is None else Change(kind="edit", field=field, value=value)


def _fields(entry: Entry) -> list[Option[tuple[str, bool]]]:
    """What can be set, then what can be put back."""
    return [
        *(
            Option(label=name_of_field(field), value=(field, False), note=_now(entry, field) or "none")
            for field in EDITABLE[finding_of(entry)]
        ),
        *(
            Option(label=f"{name_of_field(field)}: as it was found", value=(field, True), note="not as it was set")
            for field in entry.review.edited
        ),
    ]


def _now(entry: Entry, field: str) -> str:
    value = getattr(entry, field)
    return short_when(value) if isinstance(value, When) else value or ""


async def _value(app: App[None], bench: Bench, entry: Entry, field: str) -> str | None:
    from briefer.workflow import CHOICES, OPTIONAL  # noqa: PLC0415 - loaded with the session

    finding, title = finding_of(entry), f"{name_of_field(field).capitalize()} of {short(entry)}"
    if choices := CHOICES.get((finding, field)):
        options = [Option(label=word, value=word) for word in choices]
        if (finding, field) in OPTIONAL:
            options.append(Option(label="none", value=""))
        chosen = await app.push_screen_wait(Choose(title, options, marked=[_now(entry, field)]))
        return chosen[0] if chosen else None
    published = published_of(bench, entry)
    time = field in _TIMES
    words = await app.push_screen_wait(
        Ask(
            title,
            value="" if time else _now(entry, field),
            placeholder="such as 2026-03-04, last Saturday, 2 to 9 March" if time else "",
            meaning=_time(finding, field, published, getattr(entry, field)) if time else _line(bench, finding, field),
            suggester=SuggestFromList(_names(bench), case_sensitive=False) if field in _PEOPLE else None,
        )
    )
    return None if words == "" and (finding, field) not in OPTIONAL else words


def _names(bench: Bench) -> list[str]:
    return [entry.name for entry in bench.entries("actors") if isinstance(entry, ActorEntry)]


def published_of(bench: Bench, entry: Entry) -> Published | None:
    """The publication date that the words of a date count from."""
    article = bench.article(article_of(entry) or "")
    return article.published if article else None


def _time(finding: FindingKind, field: str, published: Published | None, now: When | None) -> Callable[[str], str]:
    def meaning(words: str) -> str:
        from briefer.workflow import OPTIONAL, resolved  # noqa: PLC0415 - loaded with the session

        if not words.strip():
            left = "none" if (finding, field) in OPTIONAL else "it stays as it is"
            return f"Now: {long_when(now) or 'none'}. Left empty: {left}."
        found = resolved(field, words.strip(), published)
        first, last = (date.fromisoformat(str(found[end])) for end in ("first", "last"))
        since = f", counted from {long_day(published.day)}, when it was published" if published else ""
        return f"{extent(first, last)}{since}"

    return meaning


def _line(bench: Bench, finding: FindingKind, field: str) -> Callable[[str], str]:
    def meaning(words: str) -> str:
        from briefer.workflow import refusal  # noqa: PLC0415 - loaded with the session

        reason = refusal(finding, "edit", field, words.strip())
        if reason:
            raise QueryError(reason)
        if not words.strip():
            return "Left empty: none."
        if field in _PEOPLE:
            known = bench.actor_called(words.strip())
            return "An actor of these articles." if known else "No actor of these articles has this name alone."
        return ""

    return meaning


async def note(app: App[None], entries: Sequence[Entry]) -> Change | None:
    """The analyst's words under the findings; empty: no note."""
    now = entries[0].review.note or "" if len(entries) == 1 else ""
    told = f"Note on {short(entries[0])}" if len(entries) == 1 else f"Note on {len(entries)} findings"

    def meaning(words: str) -> str:
        from briefer.workflow import refusal  # noqa: PLC0415 - loaded with the session

        reason = refusal(finding_of(entries[0]), "note", None, words.strip() or None)
        if reason:
            raise QueryError(reason)
        return "Printed under the finding as the analyst's words." if words.strip() else "Left empty: no note."

    words = await app.push_screen_wait(Ask(told, value=now, meaning=meaning))
    return None if words is None else Change(kind="note", value=words.strip() or None)


async def rate(app: App[None], kind: "DecisionKind", entries: Sequence[Entry]) -> Change | None:
    """Likelihood or impact of risks."""
    options: list[Option[str | None]] = [Option(label=word, value=word) for word in _RATINGS[kind]]
    options.append(Option(label="not assessed", value=None))
    told = short(entries[0]) if len(entries) == 1 else f"{len(entries)} risks"
    now = getattr(entries[0], kind, None)
    chosen = await app.push_screen_wait(Choose(f"{kind.capitalize()} of {told}", options, marked=[now]))
    return Change(kind=kind, value=chosen[0]) if chosen else None


async def keeper(app: App[None], entries: Sequence[Entry], under: Entry | None) -> Entry | None:
    """Which of several actors that are the same one stays."""
    options = [Option(label=name_of(entry), value=entry.key, note=_known(entry)) for entry in entries]
    begin = [under.key] if under and under in entries else [entries[0].key]
    title = f"{len(entries)} actors become one. Which name stays?"
    chosen = await app.push_screen_wait(Choose(title, options, marked=begin))
    return next((entry for entry in entries if chosen and entry.key == chosen[0]), None)


def _known(entry: Entry) -> str:
    return f"{entry.kind}, {entry.mentions} mentions" if isinstance(entry, ActorEntry) else ""


async def split(app: App[None], bench: Bench, entry: ActorEntry) -> Change | None:
    """Which forms of its name, or which articles, mean someone else, and what that one is called."""
    chosen = await app.push_screen_wait(
        Choose(f"What of “{entry.name}” means another actor?", list(_parts(bench, entry)), several=True)
    )
    if not chosen:
        return None
    parts: dict[str, Json] = {kind: [value for name, value in chosen if name == kind] for kind in ("names", "articles")}

    def meaning(words: str) -> str:
        from briefer.workflow import refusal  # noqa: PLC0415 - loaded with the session

        reason = refusal("actor", "split", None, {**parts, "name": words.strip()})
        if reason and words.strip():
            raise QueryError(reason)
        if words.strip().casefold() == entry.name.casefold():
            raise QueryError(f"“{entry.name}” is the name of the one it is split off from; give another")
        return "Every quotation stays as it is." if words.strip() else "What the other one is called."

    first = next((value for name, value in chosen if name == "names"), "")
    begin = first if first.casefold() != entry.name.casefold() else ""
    name = await app.push_screen_wait(Ask("Name of the actor that is split off", value=begin, meaning=meaning))
    return Change(kind="split", value={**parts, "name": name.strip()}) if name and name.strip() else None


def _parts(bench: Bench, entry: ActorEntry) -> list[Option[tuple[str, str]]]:
    options = [
        Option(label=f"“{name}”", value=("names", name), note="this form of the name, in every article")
        for name in (entry.name, *entry.aliases)
    ]
    for number in entry.sources:
        if source := bench.source(number):
            label = f"[{number}] everything in this article"
            options.append(Option(label=label, value=("articles", source.article), note=source_words(source)))
    return options


def short(entry: Entry) -> str:
    """`P12 “Kestria: ...”`, short enough for a title."""
    words = name_of(entry)
    return f"{entry.id} “{words if len(words) <= _TITLE else words[: _TITLE - 1] + '…'}”"
