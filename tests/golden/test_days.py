"""The exercise day by day: what a reader is told that was not there the day before.

`days.json` names, for each day, the files that arrive and the items that its brief must have, by pieces of their words.
A brief holds more than that; nothing here is an exact copy of one.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from briefer.model import Brief, Evidence, RiskEntry
from briefer.render import read_json
from tests.cli.program import REPOSITORY, call, workspace

DAYS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("days.json").read_text(encoding="utf-8"))
CONFIG = """
[[article]]
file = "seeds/exercise/*"
tags = ["exercise"]
[[article]]
file = "seeds/exercise/radio-*"
published = "2026-03-09"
[[article]]
file = "seeds/exercise/basin-report-*"
published = "2026-03-10"
[[brief]]
name = "days"
tags = ["exercise"]
formats = ["json"]
"""


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Brief]:
    """The brief of each day, built on the evening of that day from what had arrived by then."""
    here = workspace(tmp_path_factory.mktemp("days"), CONFIG)
    seeds = here / "seeds" / "exercise"
    seeds.mkdir(parents=True)
    made = {}
    for day, expected in DAYS.items():
        for start in expected["files"]:
            for file in (REPOSITORY / "seeds" / "exercise").glob(f"{start}*"):
                shutil.copy(file, seeds)
        done = call(here, "build", "--as-of", f"{day}T21:00Z")
        assert done.code == 0, done.err
        made[day] = read_json((here / done.out.strip()).read_bytes())
    return made


def words(pieces: Iterable[Evidence]) -> str:
    return " … ".join(piece.text for piece in pieces)


def trigger(brief: Brief, ident: str) -> str:
    return words(next(risk.trigger for risk in brief.risks if risk.id == ident))


def content(brief: Brief, ident: str) -> str:
    return words(next(position.content for position in brief.positions if position.id == ident))


def sides(brief: Brief, idents: tuple[str, ...]) -> list[str | None]:
    return [next(p.speaker for p in brief.positions if p.id == ident) for ident in idents]


def has_chain(brief: Brief, *triggers: str) -> bool:
    return any(
        len(chain.risks) >= len(triggers)
        and all(text in trigger(brief, ident) for text, ident in zip(triggers, chain.risks, strict=False))
        for chain in brief.chains
    )


def has_event(brief: Brief, origins: int, first: str, other: str) -> bool:
    return any(
        entry.origins == origins
        and first in entry.sentence.text
        and any(other in one.sentence.text for one in entry.told)
        for entry in brief.timeline
    )


def has_disagreement(brief: Brief, kind: str, one: str | None, other: str | None) -> bool:
    return any(
        found.kind == kind and (kind == "correction" or {one, other} <= set(sides(brief, found.sides)))
        for found in brief.disagreements
    )


def has_shift(brief: Brief, speaker: str, how: str, before: str, after: str) -> bool:
    return any(
        (found.speaker, found.how) == (speaker, how)
        and before in content(brief, found.before)
        and after in content(brief, found.after)
        for found in brief.shifts
    )


def has_standing(brief: Brief, state: str, when: str, shown: str) -> bool:
    def stands(risk: RiskEntry) -> bool:
        return risk.standing is not None and risk.standing.state == state and shown in words(risk.standing.shown)

    return any(stands(risk) and when in words(risk.trigger) for risk in brief.risks)


def has_change(brief: Brief, *expected: str) -> bool:
    of, text, field, now, why = expected
    return any(
        (one.of, one.how) == (of, "changed")
        and text in one.words
        and why in one.why
        and any((change.field, change.now) == (field, now) for change in one.fields)
        for one in (brief.changes.entries if brief.changes else ())
    )


def has_new(brief: Brief, of: str, text: str) -> bool:
    entries = brief.changes.entries if brief.changes else ()
    return any((one.of, one.how) == (of, "new") and text in one.words and "new article" in one.why for one in entries)


def has_renewed(brief: Brief, title: str) -> bool:
    numbers = brief.changes.renewed_sources if brief.changes else ()
    return any(source.number in numbers and title in source.title for source in brief.sources)


def proposes(brief: Brief, of: str, text: str) -> bool:
    return any(one.of == of and text in one.text.text for one in brief.proposals)


HAS: dict[str, Callable[..., bool]] = {
    "chain": has_chain,
    "event": has_event,
    "disagreement": has_disagreement,
    "shift": has_shift,
    "standing": has_standing,
    "changed": has_change,
    "new": has_new,
    "renewed": has_renewed,
    "indicator": lambda brief, text: any(text in words(one.trigger) for one in brief.indicators),
    "note": lambda brief, kind, text: any(note.kind == kind and text in note.message for note in brief.notes),
    "bottom line": lambda brief, text: proposes(brief, "bottom-line", text),
    "judgement": lambda brief, text: proposes(brief, "judgement", text),
}

ITEMS = [
    pytest.param(day, kind, item, id=f"{day} {kind}: {item if isinstance(item, str) else item[-1] or item[0]}")
    for day, expected in DAYS.items()
    for kind in HAS
    for item in expected.get(kind, ())
]


@pytest.mark.parametrize(("day", "kind", "item"), ITEMS)
def test_the_brief_of_the_day_has_it(briefs: dict[str, Brief], day: str, kind: str, item: str | list[Any]) -> None:
    assert HAS[kind](briefs[day], *([item] if isinstance(item, str) else item))


@pytest.mark.parametrize("day", DAYS)
def test_each_day_has_its_sources_and_is_compared_with_the_day_before(briefs: dict[str, Brief], day: str) -> None:
    brief, expected = briefs[day], DAYS[day]
    assert [brief.summary.articles, brief.summary.origins] == expected["sources"]
    assert brief.changes is not None
    assert brief.changes.against == expected["against"]


def test_every_part_of_the_synthesis_is_shown_on_some_day() -> None:
    assert {kind for expected in DAYS.values() for kind in expected} >= set(HAS)


def test_what_is_new_by_a_new_article_stands_in_one_that_arrived_that_day(briefs: dict[str, Brief]) -> None:
    for brief in briefs.values():
        changes = brief.changes
        assert changes is not None
        came = [one.source for one in changes.entries if one.how == "new" and one.why == ("new article",)]
        assert {source for source in came if source is not None} <= set(changes.new_sources)
