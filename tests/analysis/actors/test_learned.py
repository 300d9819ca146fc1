"""What the article itself teaches: states that no register knows, datelines, communities, and kinds."""

from collections.abc import Callable

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.document import Document
from briefer.model import Actor

Parse = Callable[..., Document]


def by_id(document: Document) -> dict[str, Actor]:
    return {actor.id: actor for actor in find_actors(document)}


def said(document: Document) -> list[str]:
    return [document.article.quote(span) for actor in find_actors(document) for span in actor.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Ormaria rejected the offer on Monday. An Ormarian envoy flew to the talks.",
        "Ormaria rejected the offer. In Ormaria, banks closed. Ormaria's parliament met at noon.",
        "Ormaria, a small kingdom in the hills, rejected the offer. Ormaria then closed the pass.",
        "The Ormarian army crossed the pass. Ormaria rejected the offer the next day.",
    ],
)
def test_a_state_nobody_knows_is_found_where_it_acts(parse: Parse, text: str) -> None:
    """An adjective, a body, or being called one shows a state; it is not registered, and no person."""
    ormaria = by_id(parse(text))["ormaria"]
    assert (ormaria.kind, ormaria.registered, ormaria.anonymous) == ("state", False, False)


def test_what_a_learned_state_owns_is_its_own(parse: Parse) -> None:
    """Its army and its officials belong to it, and its people are a population."""
    document = parse(
        "The Ormarian army crossed the pass. Ormaria denied it. Ormarians fled. An Ormarian official said so."
    )
    found = by_id(document)
    assert (found["ormaria-army"].affiliation, found["ormaria-army"].affiliation_name) == ("ormaria", "Ormaria")
    assert found["ormarian-official-1"].affiliation == "ormaria"
    assert found["ormaria-people"].kind == "population"


def test_a_capital_named_as_such_acts_for_its_state(parse: Parse) -> None:
    """A town that the text calls a state's capital is that state where it warns."""
    document = parse(
        "The Ormarian army crossed the pass. Ormaria denied it. He is in Tarnow, the Ormarian capital. Tarnow warned "
        "its neighbours."
    )
    assert "Tarnow" in by_id(document)["ormaria"].aliases


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marsh resigned. In Marsh, voters saw hope. Marsh's ministers stayed.",
        "President Ormar spoke on Monday. Ormar's army waited. Interest in Ormar grew.",
        "Kurdistan's parliament met. The Kurdistani delegation left. In Kurdistan, schools closed.",
    ],
)
def test_persons_and_regions_are_no_states(parse: Parse, text: str) -> None:
    """A person who has an army, and a region with a parliament, are not taken for states."""
    assert "state" not in {actor.kind for actor in find_actors(parse(text))}


@pytest.mark.parametrize(
    "line",
    [
        "TARNOW - ",
        "TARNOW, Monday – ",
        "UPPER TARNOW, Ormaria, March 4 (Harbour Wire) - ",
        "TARNOW (HWX) — ",
    ],
)
def test_a_dateline_acts_for_nobody(parse: Parse, line: str) -> None:
    """Place and day before the dash are no mention, nor a part of one."""
    document = parse(f"{line}Helen Marsh agreed on Monday to meet the mayor. She said so in Tarnow.")
    assert not [text for text in said(document) if "TARNOW" in text.upper() or "Monday" in text]
    assert "Helen Marsh" in said(document)


def test_the_agency_of_a_dateline_is_an_outlet(parse: Parse) -> None:
    """The name in a dateline's brackets is a medium wherever it stands, and no other name's acronym."""
    document = parse("TARNOW (HWX) - Rebels left the town, HWX reported. The mayor told HWX that he was glad.")
    assert by_id(document)["hwx"].kind == "media"
    assert "TARNOW" not in said(document)


@pytest.mark.parametrize("people", ["Muslims", "Arabs", "Kurds", "Christians"])
def test_a_community_is_a_population(parse: Parse, people: str) -> None:
    """Communities of faith and peoples are populations, not organisations."""
    document = parse(f"The walls stood in the minds of {people} for years. {people} left the town.")
    assert {actor.kind for actor in find_actors(document)} == {"population"}


def test_a_community_is_nobodys_affiliation(parse: Parse) -> None:
    """Kurdish fighters belong to no actor called the Kurds."""
    (fighters,) = find_actors(parse("Kurdish fighters left the town."))
    assert (fighters.affiliation, fighters.affiliation_name) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Prices could double by Easter.",
        "The pumping stations stopped, and the channel fell dry.",
        "Shots came from the far bank.",
        "They met near Quay Street.",
        "Operation North Wind began at dawn.",
        "The Harbour Waters Treaty sets a minimum.",
        "Let both sides keep their word.",
    ],
)
def test_feasts_places_and_papers_are_no_actors(parse: Parse, text: str) -> None:
    """Feasts, stations of pumps, banks of rivers, streets and treaties act for nobody."""
    kinds = {a.name for a in find_actors(parse(text)) if a.kind != "organisation" or a.name[0].isupper()}
    assert kinds == set()


def test_a_bank_may_be_a_company(parse: Parse) -> None:
    """The central bank and a television station act."""
    assert said(parse("The central bank told a television station.")) == ["The central bank", "a television station"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A clerk told The Tarnow Gazette that he had left.", "Tarnow Gazette", "media"),
        ("The Reed Brigades sank two boats.", "Reed Brigades", "armed group"),
        ("The Gazette asked him twice. Gazette readers wept.", "Gazette", "media"),
        ("Selma Delm, a spokeswoman for the mayor, wept.", "Selma Delm", "person"),
        ("Representative Helen Marsh asked for tents.", "Helen Marsh", "person"),
    ],
)
def test_names_have_their_kind(parse: Parse, text: str, name: str, kind: str) -> None:
    """A masthead, a fighting noun, a post beside and a title before the name each show its kind."""
    actor = next(actor for actor in find_actors(parse(text)) if actor.name == name)
    assert (actor.kind, actor.anonymous) == (kind, False)


def test_every_affiliation_has_a_name(parse: Parse) -> None:
    """An affiliation that the text does not name is still readable, and none has no name."""
    document = parse("The Pentagon said that Hamas had left. A spokesman of the ministry denied it. Rebels fled.")
    found = by_id(document)
    assert found["pentagon"].affiliation_name == "United States"
    assert found["hamas"].affiliation_name == "Palestine"
    for actor in found.values():
        assert (actor.affiliation is None) == (actor.affiliation_name is None)
        assert actor.affiliation_name != ""


def test_mentions_begin_and_end_with_words(parse: Parse) -> None:
    """No mention is cut out of a longer word."""
    document = parse("Helen Marsh resigned. Marshall law, marshland and pro-Marsh voters remained; Marsh's aide wept.")
    text = document.article.text
    for actor in find_actors(document):
        for span in actor.mentions:
            assert not text[span.start - 1 : span.start].isalnum()
            assert not text[span.end : span.end + 1].isalnum()
