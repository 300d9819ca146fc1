"""A full brief made by hand, on invented countries, with everything a page must bear: long names, other scripts, markup."""

# ruff: noqa: E501, PLR0917 - an entry a line reads as the table it is, its columns by position

import hashlib
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from briefer.model import (
    SECTIONS,
    ActorEntry,
    ActorKind,
    Brief,
    Chain,
    Confidence,
    Disagreement,
    EventClass,
    EventStatus,
    Evidence,
    Front,
    Grade,
    HowKnown,
    Judgement,
    Likelihood,
    LintFinding,
    Marking,
    Method,
    Mode,
    Note,
    Polarity,
    PositionEntry,
    Prose,
    Published,
    RelationEntry,
    RelationKind,
    RiskEntry,
    RiskStatus,
    Source,
    SourceSummary,
    Stance,
    TimelineEntry,
    When,
)

_FILE = Path(__file__).with_name("sample.toml")
TEXTS: dict[int, tuple[str, ...]] = {
    int(number): tuple(paragraphs)
    for number, paragraphs in tomllib.loads(_FILE.read_text(encoding="utf-8"))["paragraphs"].items()
}

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


def full_text(number: int) -> str:
    return "\n\n".join(TEXTS[number])


def ev(source: int, words: str) -> Evidence:
    """The first place of `words` in a source; KeyError-like failure when they do not stand there."""
    text = full_text(source)
    start = text.index(words)
    return Evidence(
        source=source,
        article=f"art-{source}",
        version=2 if source == 5 else 1,
        start=start,
        end=start + len(words),
        text=words,
        paragraph=text[:start].count("\n\n") + 1,
    )


def para(source: int, number: int) -> Evidence:
    return ev(source, TEXTS[source][number - 1])


def day(value: str, words: Evidence | None = None, *, precision: str = "day", mod: str | None = None) -> When:
    return When(first=value, last=value, precision=precision, mod=mod, words=words)


def _position(
    number: int,
    speaker: str | None,
    sentence: tuple[int, int],
    content: tuple[str, ...],
    stance: Stance,
    *,
    mode: Mode = "indirect",
    actor: str | None = None,
    anonymous: bool = False,
    chain: tuple[str, ...] = (),
    target: str | None = None,
    issue: str | None = None,
    shown: str | None = None,
    when: When | None = None,
    within: str | None = None,
    also: tuple[int, ...] = (),
) -> PositionEntry:
    source = sentence[0]
    return PositionEntry(
        id=f"P{number}",
        key=f"key-p{number}",
        speaker=speaker,
        actor=actor,
        anonymous=anonymous,
        chain=chain,
        mode=mode,
        stance=stance,
        stance_words=(ev(source, shown),) if shown else (),
        target=target,
        issue=issue,
        content=tuple(ev(source, part) for part in content),
        quoted=(mode == "direct",) * len(content),
        sentence=para(*sentence),
        when=when,
        within=within,
        also=also,
    )


WED = day("2031-03-05", ev(2, "on Wednesday"))
THU = day("2031-03-06", ev(4, "early on Thursday"), precision="part")
PUB6 = day("2031-03-08")

POSITIONS = (
    _position(1, "Daro Venn", (1, 3), ("No truck of the ministry crosses while our people are held",), "threatens", mode="direct",
              actor="A2", target="Interior ministry of Velmora", issue="bridges", when=day("2031-03-04")),
    _position(2, "Daro Venn", (1, 4), ("the halt would end once the forty prisoners taken at Pell were freed",), "conditional",
              actor="A2", target="Interior ministry of Velmora", issue="prisoners", shown="once", when=day("2031-03-04")),
    _position(3, "Interior ministry of Velmora", (1, 5), ("a theft of bread from our own towns",), "opposes", mode="direct",
              actor="A3", target="Lowland Alliance", issue="bridges", shown="theft", when=day("2031-03-04")),
    _position(4, "a ministry official", (1, 6), ("the army had drawn up plans to clear the bridges but had no order to use them",), "undecided",
              actor="A9", anonymous=True, target="Army of Velmora", issue="bridges", shown="had no order", when=day("2031-03-04")),
    _position(5, "Millers’ guild of Karsk", (1, 7), ("If the bridges stay closed past Friday, the mills at Karsk will run out of grain",), "warns",
              actor="A7", issue="grain", shown="warned", when=day("2031-03-04")),
    _position(6, "Ilsabet Moro", (2, 2), ("Tarsk will not send troops over the river unless its own villages are shelled",), "conditional",
              actor="A5", target="Lowland Alliance", issue="Tarsk’s part", shown="unless", when=WED),
    _position(7, "Ilsabet Moro", (2, 3), ("We have no quarrel with either bank", "We have one with whoever fires on Tarsk."), "warns", mode="direct",
              actor="A5", issue="Tarsk’s part", when=WED),
    _position(8, "Hearth Party", (2, 4), ("the government was hiding how many shells had already fallen on Tarsk soil",), "opposes",
              actor="A10", target="Tarsk", issue="shelling", shown="hiding", when=WED),
    _position(9, "Ilsabet Moro", (2, 5), ("any shell had landed inside the country since the spring",), "denies",
              actor="A5", target="Hearth Party", issue="shelling", shown="denied", when=WED),
    _position(10, "Ilsabet Moro", (2, 6), ("Tarsk would close the border within hours if that changed",), "threatens",
              actor="A5", issue="border", when=WED),
    _position(11, "Anselm Okoro-Lindqvist", (3, 2), ("The Inland Conference will open talks in Quill on 14 March",), "supports",
              actor="A6", issue="talks", when=day("2031-03-06")),
    _position(12, "Anselm Okoro-Lindqvist", (3, 3), ("both sides had agreed to come “without conditions”",), "supports", mode="mixed",
              actor="A6", issue="talks", shown="agreed", when=day("2031-03-06")),
    _position(13, "Daro Venn", (3, 4), ("his side had agreed to nothing of the kind",), "denies",
              actor="A2", target="Inland Conference", issue="talks", shown="nothing of the kind", when=day("2031-03-06", ev(3, "Hours later"), precision="part")),
    _position(14, "Velmora’s envoy", (3, 5), ("his government would accept a release of prisoners by stages provided that the convoys moved first",), "conditional",
              chain=("a diplomat close to the talks", "the mediators"), actor="A11", target="Lowland Alliance", issue="prisoners", shown="provided that", when=None, within="P15"),
    _position(15, "a diplomat close to the talks", (3, 5), ("Velmora’s envoy told the mediators that his government would accept a release of prisoners by stages provided that the convoys moved first",), "neutral",
              anonymous=True, actor="A12", issue="prisoners", when=day("2031-03-06")),
    _position(16, "a diplomat close to the talks", (3, 7), ("Without the bridges there is nothing to talk about",), "warns", mode="direct",
              anonymous=True, actor="A12", issue="talks", when=day("2031-03-06")),
    _position(17, "Defence staff of Tarsk", (4, 2), ("At least six shells fell near Sollen early on Thursday, wounding two soldiers",), "neutral",
              actor="A4", issue="shelling", when=THU),
    _position(18, "Defence staff of Tarsk", (4, 3), ("These rounds came from the west bank, from ground the Lowland Alliance holds",), "opposes", mode="direct",
              actor="A4", target="Lowland Alliance", issue="shelling", when=THU),
    _position(19, "Lowland Alliance", (4, 4), ("firing on Tarsk",), "denies", actor="A1", target="Tarsk", issue="shelling", shown="denied", when=day("2031-03-06")),
    _position(20, "Lowland Alliance", (4, 4), ("the army of Velmora had fired “to drag a neighbour into its war”",), "opposes", mode="mixed",
              actor="A1", target="Army of Velmora", issue="shelling", when=day("2031-03-06")),
    _position(21, "A farmer in Sollen", (4, 6), ("she had counted nine",), "neutral", anonymous=True, issue="shelling", when=day("2031-03-06")),
    _position(22, "Defence staff of Tarsk", (4, 7), ("As long as the guns stay within range of Sollen, the border will remain shut",), "conditional",
              actor="A4", target="Lowland Alliance", issue="border", shown="As long as", when=day("2031-03-06"), also=(5,)),
    _position(23, "Defence staff of Tarsk", (5, 3), ("now gives the number as nine",), "neutral", actor="A4", issue="shelling", when=day("2031-03-07")),
    _position(24, "Millers’ guild of Karsk", (6, 2), ("Flour cost twice as much in Karsk on Saturday as it did at the beginning of the month",), "neutral",
              actor="A7", issue="grain", when=PUB6),
    _position(25, "Perrin Hale", (6, 3), ("Give us twenty lorries and ten guns, & we will feed the town <i>ourselves</i>.",), "demands", mode="direct",
              actor="A8", target="Army of Velmora", issue="grain", shown="asked for", when=PUB6),
    _position(26, "Daro Venn", (6, 4), ("Any escort would be treated as an attack",), "threatens", actor="A2", target="Army of Velmora", issue="escorts", when=PUB6),
    _position(27, "Interior ministry of Velmora", (6, 5), ("escorts were being considered and might begin next week",), "undecided",
              actor="A3", issue="escorts", shown="being considered", when=PUB6),
    _position(28, "one of its commanders", (6, 6), ("In that case the Alliance would blow up the middle bridge",), "threatens",
              anonymous=True, target="Army of Velmora", issue="escorts", when=PUB6),
    _position(29, "one of its commanders", (6, 7), ("Until the prisoners walk free, nobody sleeps well in Karsk",), "threatens", mode="direct", anonymous=True, issue="prisoners", when=PUB6),
    _position(30, "الوسيط", (7, 2), ("المحادثات ستبدأ في موعدها",), "supports", issue="talks", when=day("2031-03-09")),
    _position(31, "spokeswoman of the mediator’s office", (7, 4), ("the talks would be put off if either side attacked before Thursday",), "conditional",
              anonymous=True, issue="talks", when=day("2031-03-09")),
    _position(32, "A teacher", (8, 3), ("even if the bridges opened tomorrow the families who left would not come back before the harvest",), "neutral", anonymous=True, issue="return"),
    _position(33, "An officer of the Velmoran border guard", (8, 4), ("his men would not fire first",), "neutral", anonymous=True, target="Lowland Alliance"),
    _position(34, None, (2, 7), ("Tarsk moved a bridging regiment to Sollen",), "neutral", target="Tarsk"),
)


def _risk(
    number: int,
    sentence: tuple[int, int],
    trigger: str | None,
    marker: str,
    consequence: str,
    polarity: Polarity,
    status: RiskStatus,
    *,
    negated: bool = False,
    by: str | None = None,
    position: str | None = None,
    trigger_actors: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    horizon: When | None = None,
    likelihood: Likelihood | None = None,
    impact: Literal["low", "moderate", "high"] | None = None,
    note: str | None = None,
) -> RiskEntry:
    source = sentence[0]
    return RiskEntry(
        id=f"R{number}",
        key=f"key-r{number}",
        trigger=(ev(source, trigger),) if trigger else (),
        marker=ev(source, marker),
        consequence=(ev(source, consequence),),
        polarity=polarity,
        negated=negated,
        status=status,
        trigger_actors=trigger_actors,
        consequence_actors=actors,
        asserted_by=by,
        position=position,
        horizon=horizon,
        sentence=para(*sentence),
        likelihood=likelihood,
        impact=impact,
        note=note,
    )


RISKS = (
    _risk(1, (1, 7), "the bridges stay closed past Friday", "If", "the mills at Karsk will run out of grain", "if", "warned",
          by="Millers’ guild of Karsk", position="P5", trigger_actors=("Lowland Alliance",),
          horizon=When(first=None, last="2031-03-07", precision="day", words=ev(1, "past Friday")),
          likelihood="likely", impact="high", note="Karsk has grain for five days by the guild’s own count of 1 March."),
    _risk(2, (2, 2), "its own villages are shelled", "unless", "Tarsk will not send troops over the river", "unless", "threatened",
          negated=True, by="Ilsabet Moro", position="P6", actors=("Tarsk",)),
    _risk(3, (2, 6), "that changed", "if", "Tarsk would close the border within hours", "if", "threatened", by="Ilsabet Moro", position="P10", actors=("Tarsk",)),
    _risk(4, (3, 5), "the convoys moved first", "provided that", "his government would accept a release of prisoners by stages", "provided-that", "reported",
          by="Velmora’s envoy", position="P14", trigger_actors=("Lowland Alliance",), actors=("Government of Velmora",)),
    _risk(5, (3, 7), "the bridges", "Without", "there is nothing to talk about", "without", "warned", by="a diplomat close to the talks", position="P16"),
    _risk(6, (4, 7), "the guns stay within range of Sollen", "As long as", "the border will remain shut", "as-long-as", "threatened",
          by="Defence staff of Tarsk", position="P22", trigger_actors=("Lowland Alliance", "Army of Velmora"), actors=("Tarsk",)),
    _risk(7, (6, 4), "Any escort", "would", "treated as an attack", "would", "threatened", by="Daro Venn", position="P26",
          trigger_actors=("Army of Velmora",), actors=("Lowland Alliance",), impact="high"),
    _risk(8, (6, 6), None, "In that case", "the Alliance would blow up the middle bridge", "in-that-case", "threatened",
          by="one of its commanders", position="P28", actors=("Lowland Alliance",), likelihood="roughly even chance", impact="high"),
    _risk(9, (7, 4), "either side attacked before Thursday", "if", "the talks would be put off", "if", "hypothetical",
          by="spokeswoman of the mediator’s office", position="P31", horizon=day("2031-03-13", ev(7, "before Thursday"), mod="BEFORE")),
    _risk(10, (8, 3), "the bridges opened tomorrow", "even if", "the families who left would not come back before the harvest", "even-if", "hypothetical",
          negated=True, by="A teacher", position="P32"),
    _risk(11, (6, 7), "the prisoners walk free", "Until", "nobody sleeps well in Karsk", "until", "threatened", by="one of its commanders", position="P29"),
)


def _entry(
    number: int,
    when: When,
    kind: Literal["happened", "said", "scheduled"],
    sentence: tuple[int, int],
    actors: tuple[str, ...],
    event_class: EventClass | None,
    status: EventStatus,
    by: str | None = None,
) -> TimelineEntry:
    return TimelineEntry(
        id=f"E{number}", key=f"key-e{number}", when=when, kind=kind, sentence=para(*sentence), actors=actors,
        event_class=event_class, status=status, asserted_by=by,
    )


ALLIANCE, MINISTRY, STAFF = ("Lowland Alliance",), ("Interior ministry of Velmora",), ("Defence staff of Tarsk",)
CONFERENCE = ("Inland Conference of the Riparian and Southern Cantons for Mediation",)

TIMELINE = (
    _entry(1, When(first="2024-01-01", last="2026-12-31", precision="year", words=ev(3, "in the years of the drought")), "happened", (3, 6), CONFERENCE, "consult", "reported"),
    _entry(2, When(first="2031-02-24", last="2031-03-02", precision="week", words=ev(2, "Last week")), "happened", (2, 7), ("Tarsk",), "mobilize", "reported"),
    _entry(3, When(first="2031-03-01", last="2031-03-08", precision="month", mod="START", words=ev(6, "at the beginning of the month")), "happened", (6, 2), (), None, "reported"),
    _entry(4, When(first="2031-03-03T18:00", last="2031-03-03T23:59", precision="part", words=ev(1, "on Monday night")), "happened", (1, 2), ALLIANCE, "coerce", "claimed", "drivers and a customs clerk"),
    _entry(5, day("2031-03-04"), "said", (1, 3), ("Daro Venn",), "threaten", "reported"),
    _entry(6, day("2031-03-04"), "said", (1, 5), MINISTRY, "accuse", "reported"),
    _entry(7, day("2031-03-04"), "said", (1, 6), ("a ministry official",), None, "reported"),
    _entry(8, WED, "said", (2, 2), ("Ilsabet Moro",), "threaten", "reported"),
    _entry(9, WED, "said", (2, 4), ("Hearth Party",), "accuse", "reported"),
    _entry(10, WED, "said", (2, 5), ("Ilsabet Moro",), "reject", "denied", "Ilsabet Moro"),
    _entry(11, WED, "said", (2, 6), ("Ilsabet Moro",), "threaten", "reported"),
    _entry(12, When(first="2031-03-06T04:00+02:00", last="2031-03-06T07:00+02:00", precision="part", words=ev(4, "early on Thursday")), "happened", (4, 2), ("Lowland Alliance", "Army of Velmora"), "assault", "claimed", "Defence staff of Tarsk"),
    _entry(13, day("2031-03-06"), "said", (4, 3), STAFF, "accuse", "reported"),
    _entry(14, day("2031-03-06"), "said", (4, 4), ALLIANCE, "reject", "denied", "Lowland Alliance"),
    _entry(15, When(first="2031-03-06T12:00", last="2031-03-06T12:00", precision="minute"), "said", (3, 2), ("Anselm Okoro-Lindqvist",), "consult", "confirmed"),
    _entry(16, day("2031-03-06", ev(3, "Hours later"), precision="part"), "said", (3, 4), ("Daro Venn",), "reject", "denied", "Daro Venn"),
    _entry(17, When(first="2031-03-06", last=None, precision="day"), "happened", (4, 7), ("Tarsk",), "sanction", "reported"),
    _entry(18, day("2031-03-07"), "said", (5, 3), STAFF, None, "confirmed"),
    _entry(19, day("2031-03-07"), "said", (5, 4), STAFF, None, "reported"),
    _entry(20, day("2031-03-08", ev(6, "on Saturday")), "happened", (6, 2), ("Millers’ guild of Karsk",), None, "claimed", "Millers’ guild of Karsk"),
    _entry(21, PUB6, "said", (6, 3), ("Perrin Hale",), "request", "reported"),
    _entry(22, PUB6, "said", (6, 4), ("Daro Venn",), "threaten", "reported"),
    _entry(23, When(first="2031-03-10", last="2031-03-16", precision="week", words=ev(6, "next week")), "scheduled", (6, 5), MINISTRY, "mobilize", "scheduled", "Interior ministry of Velmora"),
    _entry(24, day("2031-03-09", ev(7, "on Sunday")), "said", (7, 3), ("the mediator’s office",), "consult", "confirmed"),
    _entry(25, day("2031-03-14", ev(3, "on 14 March")), "scheduled", (3, 2), CONFERENCE, "consult", "scheduled", "Anselm Okoro-Lindqvist"),
    _entry(26, When(first=None, last=None, precision="vague", words=ev(8, "Some time ago")), "said", (8, 5), ALLIANCE, "agree", "reported"),
)


def _actor(
    number: int,
    name: str,
    kind: ActorKind,
    first: tuple[int, str],
    mentions: int,
    *,
    aliases: tuple[str, ...] = (),
    of: str | None = None,
    anonymous: bool = False,
    sources: tuple[int, ...] = (),
) -> ActorEntry:
    ident = f"A{number}"
    return ActorEntry(
        id=ident, name=name, kind=kind, aliases=aliases, affiliation=of, anonymous=anonymous, mentions=mentions,
        first=ev(*first), sources=sources or (first[0],), positions=tuple(p.id for p in POSITIONS if p.actor == ident),
    )


ACTORS = (
    _actor(1, "Lowland Alliance", "armed group", (1, "Lowland Alliance"), 11, aliases=("the Alliance",), sources=(1, 4, 6, 8)),
    _actor(2, "Daro Venn", "person", (1, "Daro Venn"), 6, aliases=("Venn",), of="Lowland Alliance", sources=(1, 3, 6)),
    _actor(3, "Interior ministry of Velmora", "government body", (1, "The interior ministry of Velmora"), 4, of="Velmora", sources=(1, 6)),
    _actor(4, "Defence staff of Tarsk", "government body", (4, "the defence staff of Tarsk"), 5, aliases=("the staff",), of="Tarsk", sources=(4, 5)),
    _actor(5, "Ilsabet Moro", "person", (2, "Ilsabet Moro"), 4, aliases=("Moro",), of="Tarsk"),
    _actor(6, "Anselm Okoro-Lindqvist", "person", (3, "Anselm Okoro-Lindqvist of the High Court of the Southern Cantons"), 2, of="Inland Conference of the Riparian and Southern Cantons for Mediation"),
    _actor(7, "Millers’ guild of Karsk", "organisation", (1, "the millers’ guild"), 3, sources=(1, 6)),
    _actor(8, "Perrin Hale", "person", (6, "Perrin <b>Hale</b> & Sons’ heir Perrin Hale"), 2, of="Millers’ guild of Karsk"),
    _actor(9, "a ministry official", "office", (1, "A ministry official"), 1, of="Interior ministry of Velmora", anonymous=True),
    _actor(10, "Hearth Party", "party", (2, "the opposition Hearth Party"), 1),
    _actor(11, "Velmora’s envoy", "office", (3, "Velmora’s envoy"), 1, of="Velmora"),
    _actor(12, "a diplomat close to the talks", "office", (3, "a diplomat close to the talks"), 2, anonymous=True),
    _actor(13, "Tarsk", "state", (2, "Tarsk"), 12, sources=(2, 4, 5)),
    _actor(14, "Inland Conference of the Riparian and Southern Cantons for Mediation", "organisation", (3, "The Inland Conference"), 3, aliases=("the Conference",)),
)

RELATIONS = (
    ("in-charge-of", "A8", "A7", (6, 3), None),
    ("belongs-to", "A2", "A1", (1, 3), None),
    ("fighting", "A1", "A13", (4, 3), "Defence staff of Tarsk"),
    ("opposes", "A10", "A13", (2, 4), None),
)

DISAGREEMENTS = (
    Disagreement(id="D1", kind="denial", matter="Whether shells have fallen on Tarsk", sides=("P8", "P9")),
    Disagreement(id="D2", kind="denial", matter="Who fired on Sollen", sides=("P18", "P19", "P20")),
    Disagreement(id="D3", kind="opposed stances", matter="Whether both sides agreed to come without conditions", sides=("P12", "P13")),
    Disagreement(id="D4", kind="correction", matter="Number of shells at Sollen", sides=(), evidence=(para(5, 2), para(5, 3))),
)

NOTES = (
    Note(kind="undated", message="Source 8 states no publication date; nothing relative in it was resolved.", source=8),
    Note(kind="unresolved-date", message="Relative, and the article is undated:", source=8, evidence=ev(8, "tomorrow")),
    Note(kind="unresolved-date", message="No point to count from:", source=8, evidence=ev(8, "Some time ago")),
    Note(kind="single-source", message="That a bridging regiment moved to Sollen rests on one article.", source=2),
    Note(kind="single-source", message="The envoy’s offer of a release by stages rests on one unnamed diplomat.", source=3, evidence=ev(3, "According to a diplomat close to the talks")),
    Note(kind="anonymous", message="12 of 34 statements (35 %) are by unnamed speakers."),
    Note(kind="assumption", message="The counts of shells refer to the same morning."),
    Note(kind="language", message="Source 7 is partly in Arabic; only its English part was analysed.", source=7),
    Note(kind="tail", message="Two lines of site furniture at the end of source 6 were set aside.", source=6),
)


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
MARKINGS: tuple[Marking, ...] = get_args(Marking)


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
