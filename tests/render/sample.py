"""A full brief made by hand, on invented countries, with everything a page must bear: long names, other scripts, markup."""

# ruff: noqa: E501 - an entry a line reads as the table it is, its columns by position

import hashlib
from dataclasses import replace
from typing import get_args

from briefer.model import (
    SECTIONS,
    Brief,
    Chain,
    Confidence,
    Front,
    Grade,
    HowKnown,
    Judgement,
    Likelihood,
    LintFinding,
    Method,
    Prose,
    Published,
    RelationEntry,
    RelationKind,
    Source,
    SourceSummary,
)
from tests.render.articles import TEXTS, full_text, para
from tests.render.entries import ACTORS, DISAGREEMENTS, NOTES, RELATIONS, TIMELINE
from tests.render.statements import POSITIONS, RISKS

# fmt: off
_META: dict[int, tuple[str | None, str | None, HowKnown | None, str, Grade]] = {
    1: ("Riverine Courier", "2031-03-04", "given", "o1", Grade(source="B", item="2")),
    2: ("Sollen Gazette", "2031-03-05T17:40:00+02:00", "json-ld", "o2", Grade(source="B", item="3")),
    3: ("Riverine Courier", "2031-03-06", "meta", "o3", Grade()),
    4: ("Sollen Gazette", "2031-03-06T09:15:00+02:00", "json-ld", "o4", Grade(source="C", item="3")),
    5: ("Sollen Gazette", "2031-03-07", "url", "o4", Grade(source="B", item="2")),
    6: ("Riverine Courier", "2031-03-08", "front-matter", "o6", Grade()),
    7: ("Riverine Courier", "2031-03-09", "guess", "o7", Grade()),
    8: (None, None, None, "o8", Grade()),
}




def _source(number: int) -> Source:
    outlet, published, how, origin, grade = _META[number]
    text = full_text(number)
    stated = None
    if published and how:
        minute = "T" in published
        stated = Published(
            value=published, precision="minute" if minute else "day", how=how, sure=how not in ("guess", "url")
        )
    return Source(
        number=number,
        article=f"art-{number}",
        version=2 if number == 5 else 1,
        title=TEXTS[number][0],
        outlet=outlet,
        authors=("Mirela Anders", "Tove van der Wal-Ní Bhriain") if number == 1 else (),
        url=f"https://courier.example/2031/03/{number}/a-rather-long-address-that-goes-on-and-on-about-bridges-and-grain?ref=<feed>&id={number}"
        if number != 8
        else None,
        published=stated,
        retrieved="2031-03-09T16:02:11Z",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        grade=grade,
        marking="TLP:AMBER" if number == 3 else None,
        origin=origin,
        credit="Inland Press Agency" if number == 4 else None,
        language="ar" if number == 7 else "en",
        tags=("ostra",),
        words=len(text.split()),
        cited=tuple(sorted({p.sentence.paragraph for p in POSITIONS if p.sentence.source == number})),
    )


def _judgement(
    number: int, claim: str, likelihood: Likelihood | None, confidence: Confidence | None, basis: str | None
) -> Judgement:
    return Judgement(
        id=f"J{number}",
        claim=Prose(text=claim),
        likelihood=likelihood,
        confidence=confidence,
        basis=Prose(text=basis) if basis else None,
    )


JUDGEMENTS = (
    _judgement(1, "The bridges will stay shut until prisoners are moved, whatever is announced in Quill [1] [3].", "likely", "moderate",
               "Two statements by the Alliance’s own speaker, a week apart and in the same sense; none by anyone who could overrule him [1] [6]."),
    _judgement(2, "Tarsk will not cross the river this month.", "very likely", "low",
               "A minister’s word in parliament and no sign of bridging stores at the water; we have one source on the regiment at Sollen [2]."),
    _judgement(3, "An escort of grain lorries would meet fire.", None, None, None),
)

FRONT = Front(
    title="The Ostra crossings: closed bridges, shells at Sollen and talks in Quill",
    number="OSTRA-2031-007",
    marking="TLP:AMBER",
    as_of="2031-03-09T18:00:00+00:00",
    cutoff="2031-03-09T17:30:00+00:00",
    author="River desk, Office for the Southern Cantons",
    audience="Permanent secretary; heads of mission in Velmora and Tarsk",
    supersedes="OSTRA-2031-006 of 2 Mar 2031",
    exercise=True,
    articles=8,
    origins=7,
    covers_first="2031-03-04",
    covers_last="2031-03-09",
)

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)


def sample() -> Brief:
    return Brief(
        front=FRONT,
        sections=SECTIONS,
        bottom_line=Prose(
            text="The Ostra is closed to road traffic and both armies are within range of the crossings. The talks in Quill "
            "are the only fixed date ahead [3], and one side says it never agreed to their terms [3].\n\nThe week’s most "
            "dangerous step would be an armed escort for grain: the Alliance has said in advance how it would answer [6].",
            cites=(3, 6, 1),
        ),
        judgements=JUDGEMENTS,
        timeline=TIMELINE,
        actors=ACTORS,
        relations=tuple(
            RelationEntry(kind=next(k for k in KINDS if k == kind), source=a, target=b, sentence=para(*at), asserted_by=by)
            for kind, a, b, at, by in RELATIONS
        ),
        positions=POSITIONS,
        risks=RISKS,
        chains=(Chain(risks=("R7", "R8", "R5"), shared=("escort", "the bridges")),),
        disagreements=DISAGREEMENTS,
        notes=NOTES,
        outlook=Prose(
            text="Watch for lorries drawn up at Karsk and for any order to the army’s bridging companies [6]. The date of 14 "
            "March holds as long as nobody attacks before the Thursday [7]."
        ),
        summary=SourceSummary(
            articles=8, origins=7, outlets=("Riverine Courier", "Sollen Gazette"), undated=1, graded=4,
            positions=len(POSITIONS), anonymous=sum(p.anonymous for p in POSITIONS), unsaid=1,
        ),
        sources=tuple(_source(number) for number in TEXTS),
        method=Method(briefer="0.1.0", model="en_core_web_sm 3.8.0", profile="ostra", query="Articles tagged ostra, published since 4 March 2031"),
        lint=(LintFinding(rule="judgement-citation", level="warning", message="Judgement J3 cites no source.", where="judgements J3"),),
    )


def empty() -> Brief:
    """The same front with one article in which nothing was found."""
    full = sample()
    source = replace(full.sources[7], number=1, cited=())
    return Brief(
        front=replace(
            FRONT, title="Nothing found", exercise=False, author=None, audience=None, supersedes=None, articles=1, origins=1,
            covers_first=None, covers_last=None, marking="TLP:CLEAR",
        ),
        sections=SECTIONS,
        summary=SourceSummary(articles=1, origins=1, outlets=(), undated=1, graded=0, positions=0, anonymous=0, unsaid=0),
        sources=(source,),
        method=full.method,
    )
