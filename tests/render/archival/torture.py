"""A brief that a page has trouble with: many scripts, hostile and endless words, cells longer than a page."""

import hashlib
import tomllib
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any, get_args

from briefer.model import (
    ActorEntry,
    Brief,
    Evidence,
    Polarity,
    PositionEntry,
    Prose,
    RiskEntry,
    Source,
    Stance,
    TimelineEntry,
)
from tests.render.sample import sample

_FILE = Path(__file__).with_name("torture.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
TEXTS: dict[int, tuple[str, ...]] = {int(number): tuple(one["paragraphs"]) for number, one in _DATA.items()}

LONG = 15
"""Number of the source whose second paragraph is taller than a page in any column."""
TEXTS[LONG] = (
    "W" * 300,
    " ".join(f"The mills of Karsk grind {n} sacks of barley while the third bridge stays shut." for n in range(120)),
    "If https://courier.example/" + "a" * 500 + " opens, nobody reads it.",
)

RIGHT_TO_LEFT = TEXTS[10][0]
TITLE = "\u202eHostile\u202c \"'><img src=x> 🌉 הגשרים 橋の閉鎖 {{ brief }} " + "Ostra" * 30


def _place(number: int, paragraph: int) -> Evidence:
    words = TEXTS[number][paragraph - 1]
    start = sum(len(before) + 2 for before in TEXTS[number][: paragraph - 1])
    return Evidence(
        source=number,
        article=f"art-{number}",
        version=1,
        start=start,
        end=start + len(words),
        text=words,
        paragraph=paragraph,
    )


PLACES = tuple(_place(number, n) for number, texts in TEXTS.items() for n in range(1, len(texts) + 1))


def _source(number: int, like: Source) -> Source:
    texts = TEXTS[number]
    return replace(
        like,
        number=number,
        article=f"art-{number}",
        title=texts[0],
        outlet=texts[0][:40],
        authors=(texts[0][-30:], "Ó " + "n" * 90),
        url="https://courier.example/" + "%E6%A9%8B" * 60 + f"?id={number}",
        language=str(_DATA[str(number)]["language"]) if str(number) in _DATA else "en",
        sha256=hashlib.sha256("".join(texts).encode()).hexdigest(),
        origin=f"o{number}",
    )


def _positions(brief: Brief) -> tuple[PositionEntry, ...]:
    stances = cycle(get_args(Stance))
    return tuple(
        replace(
            brief.positions[n % len(brief.positions)],
            id=f"P{n + 101}",
            key=f"torture-p{n}",
            speaker=place.text[:60],
            chain=(RIGHT_TO_LEFT, place.text[:30]),
            target=place.text[:25],
            stance=next(stances),
            content=(place,),
            quoted=(n % 2 == 0,),
            sentence=place,
            stance_words=(place,) if n % 5 == 0 else (),
            within=None,
        )
        for n, place in enumerate(PLACES)
    )


def _risks(brief: Brief) -> tuple[RiskEntry, ...]:
    polarities = cycle(get_args(Polarity))
    return tuple(
        replace(
            brief.risks[n % len(brief.risks)],
            id=f"R{n + 101}",
            key=f"torture-r{n}",
            trigger=(place,),
            consequence=(PLACES[n - 1],),
            polarity=next(polarities),
            asserted_by=place.text[:50],
            position=None,
            sentence=place,
        )
        for n, place in enumerate(PLACES)
    )


def _timeline(brief: Brief) -> tuple[TimelineEntry, ...]:
    return tuple(
        replace(
            brief.timeline[n % len(brief.timeline)],
            id=f"E{n + 101}",
            key=f"torture-e{n}",
            sentence=place,
            actors=(place.text[:40],),
        )
        for n, place in enumerate(PLACES)
    )


def _actors(brief: Brief) -> tuple[ActorEntry, ...]:
    return tuple(
        replace(
            brief.actors[n % len(brief.actors)],
            id=f"A{n + 101}",
            key=f"torture-a{n}",
            name=place.text[:70],
            aliases=(place.text[-40:], RIGHT_TO_LEFT),
            affiliation=place.text[:20],
            first=place,
            sources=(place.source,),
            positions=(),
        )
        for n, place in enumerate(PLACES)
    )


def torture() -> Brief:
    """The sample brief with all of it added, everything an entry of its own, and one section that has nothing."""
    brief = sample()
    judgements = tuple(
        replace(one, claim=Prose(text=f"{TEXTS[n][1]} [{n}]", cites=(n,)))
        for n, one in enumerate(brief.judgements, start=9)
    )
    return replace(
        brief,
        front=replace(brief.front, title=TITLE, number="N" * 40, audience=RIGHT_TO_LEFT, author=TEXTS[12][0]),
        bottom_line=Prose(text=f"{TEXTS[11][1]} [11]\n\n{TEXTS[9][2]} [9]\n\n{TITLE} [14]", cites=(11, 9, 14)),
        judgements=judgements,
        timeline=(*brief.timeline, *_timeline(brief)),
        actors=(*brief.actors, *_actors(brief)),
        positions=(*brief.positions, *_positions(brief)),
        risks=(*brief.risks, *_risks(brief)),
        disagreements=(),
        sources=(*brief.sources, *(_source(number, brief.sources[0]) for number in TEXTS)),
    )
