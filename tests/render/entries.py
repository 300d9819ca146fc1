"""The sample brief's timeline, actors, disagreements and gaps."""

# ruff: noqa: E501, PLR0917 - an entry a line reads as the table it is, its columns by position

from typing import Literal

from briefer.model import (
    ActorEntry,
    ActorKind,
    Disagreement,
    EventClass,
    EventStatus,
    Note,
    TimelineEntry,
    When,
)
from tests.render.articles import day, ev, para
from tests.render.statements import POSITIONS, PUB6, WED


# fmt: off
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
        id=ident, key=f"actor:{ident}", name=name, kind=kind, aliases=aliases, affiliation=of, anonymous=anonymous, mentions=mentions,
        first=ev(*first), sentence=para(first[0], ev(*first).paragraph), sources=sources or (first[0],), positions=tuple(p.id for p in POSITIONS if p.actor == ident),
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
