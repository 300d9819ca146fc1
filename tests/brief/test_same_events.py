"""One event that several articles tell of is one entry with several sources; two events stay two."""

from dataclasses import replace
from typing import Any

import pytest

from briefer.model import Brief, Event, EventClass, EventStatus
from tests.brief.maker import Maker, composed, decision


def telling(
    name: str,
    sentence: str,
    words: str = "on Wednesday",
    *,
    first: str = "2026-03-04",
    kind: EventClass = "assault",
    who: tuple[str, ...] = (),
    status: EventStatus = "reported",
    **fields: Any,
) -> Maker:
    """An article of one sentence that tells of an event with a date."""
    maker = Maker(name, sentence, "2026-03-05", **fields.pop("article", {}))
    date = maker.date(words, first, **fields)
    doers = tuple(maker.actor(actor, kind="armed group") for actor in who)
    span = maker.span(sentence)
    maker.add("events", Event(span=span, trigger=span, date=date, doers=doers, event_class=kind, status=status))
    return maker


def told_in(*makers: Maker) -> list[list[str]]:
    """Articles of each event."""
    return [
        [entry.sentence.article, *(one.sentence.article for one in entry.told)] for entry in composed(*makers).timeline
    ]


STRUCK = "Mortar rounds struck the Sallow Bridge crossing on Wednesday, killing several people."
JOIN: tuple[tuple[Maker, Maker], ...] = (
    (
        telling("a", STRUCK),
        telling("b", "Seven people died on Wednesday when mortar rounds struck the crossing at Sallow Bridge."),
    ),
    (
        telling("a", "The Front attacked the dam road on Wednesday.", who=("The Front",)),
        telling("b", "Lorries on the dam road were attacked by The Front on Wednesday.", who=("The Front",)),
    ),
    (
        telling("a", STRUCK),
        telling("b", "The Sallow Bridge crossing was shut on Wednesday after rounds struck it.", kind="other"),
    ),
    (
        telling("a", "Two drones crashed near the fuel store of Camp Anselm on Wednesday."),
        telling("b", "On Wednesday drones crashed inside Camp Anselm, beside its fuel store.", words="On Wednesday"),
    ),
    (
        telling("a", "Envoys signed a truce in Halvern on Wednesday.", kind="agree"),
        telling("b", "A truce was signed on Wednesday by envoys in Halvern.", kind="agree"),
    ),
    (
        telling("a", "Rounds struck the Sallow Bridge crossing at 5:40 a.m.", "5:40 a.m.", first="2026-03-04T05:40",
                precision="minute"),
        telling("b", "At 5:55 a.m. rounds struck the bridge crossing at Sallow.", "5:55 a.m.", first="2026-03-04T05:55",
                precision="minute"),
    ),
)  # fmt: skip
APART: tuple[tuple[Maker, Maker], ...] = (
    (telling("a", STRUCK), telling("b", STRUCK.replace("Sallow", "Harrow"), first="2026-03-05")),
    (telling("a", STRUCK), telling("b", "Shopkeepers closed early on Wednesday to listen to the address.")),
    (telling("a", STRUCK), telling("b", "Ministers met at the Sallow Bridge crossing on Wednesday.", kind="consult")),
    (
        telling("a", "The Front attacked the dam road on Wednesday.", who=("The Front",)),
        telling("b", "The Brigades attacked the dam road on Wednesday.", who=("The Brigades",)),
    ),
    (telling("a", STRUCK), telling("b", "No rounds struck the Sallow Bridge crossing on Wednesday.", status="denied")),
    (
        telling("a", "Rounds struck the Sallow Bridge crossing at 5:40 a.m.", "5:40 a.m.", first="2026-03-04T05:40",
                precision="minute"),
        telling("b", "At 11 p.m. rounds struck the bridge crossing at Sallow.", "11 p.m.", first="2026-03-04T23:00",
                precision="minute"),
    ),
    (
        telling("a", "Mortar rounds struck the Sallow crossing in March.", "in March", first="2026-03-01",
                precision="month"),
        telling("b", "Mortar rounds struck the Sallow crossing again in March.", "in March", first="2026-03-01",
                precision="month"),
    ),
    (telling("a", STRUCK), telling("b", "Several people said on Wednesday that they had left the valley.")),
)  # fmt: skip


@pytest.mark.parametrize("pair", JOIN, ids=lambda pair: pair[1].article.text)
def test_two_tellings_of_one_event_join(pair: tuple[Maker, Maker]) -> None:
    assert told_in(*pair) == [["a", "b"]]


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair[1].article.text)
def test_two_events_stay_two(pair: tuple[Maker, Maker]) -> None:
    assert sorted(told_in(*pair)) == [["a"], ["b"]]


def test_two_events_of_one_article_stay_two() -> None:
    one = Maker("a", f"{STRUCK}\n\n{STRUCK} Later more rounds struck the Sallow Bridge crossing.")
    for start in (0, len(STRUCK) + 2):
        at = one.article.text.index("on Wednesday", start)
        span = replace(one.span("on Wednesday"), start=at, end=at + len("on Wednesday"))
        index = one.date("on Wednesday", "2026-03-04")
        one.found["dates"][index] = replace(one.found["dates"][index], span=span)
        one.add("events", Event(span=span, trigger=span, date=index, event_class="assault"))
    assert [entry.told for entry in composed(one).timeline] == [(), ()]


def origins_of(brief: Brief) -> list[int]:
    return [entry.origins for entry in brief.timeline]


def test_a_syndicated_copy_adds_no_origin() -> None:
    other = telling("b", JOIN[0][1].article.text, article={"origin": "wire"})
    copy = telling("c", "Wire: " + JOIN[0][1].article.text, article={"origin": "wire"})
    assert origins_of(composed(JOIN[0][0], other, copy)) == [2]
    assert origins_of(composed(other, copy)) == [1]


def test_what_an_analyst_judged_stands_by_itself() -> None:
    key = composed(JOIN[0][1]).timeline[0].key
    brief = composed(*JOIN[0], decided=[decision(key, "note", "another attack, says the police")])
    assert [len(entry.told) for entry in brief.timeline] == [0, 0]


def test_the_first_source_keeps_its_words_and_the_other_its_own() -> None:
    [entry] = composed(*JOIN[0]).timeline
    assert (entry.sentence.text, entry.told[0].sentence.text) == tuple(m.article.text for m in JOIN[0])
    assert (entry.when.words and entry.when.words.article, entry.told[0].status) == ("a", "reported")
