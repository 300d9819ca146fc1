"""Actors of the register: which names are found, and what keeps them apart."""

from collections.abc import Callable

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.actors.register import Entry, Register, shipped
from briefer.analysis.document import Document
from briefer.errors import ConfigError
from briefer.model import Actor

Parse = Callable[..., Document]


def by_id(document: Document, register: Register | None = None) -> dict[str, Actor]:
    return {actor.id: actor for actor in find_actors(document, register=register)}


def said(document: Document, actor: Actor) -> list[str]:
    return [document.article.quote(span) for span in actor.mentions]


def test_the_longest_name_wins(parse: Parse) -> None:
    """Kataib Hezbollah is never Hezbollah, and both stand side by side."""
    found = by_id(parse("Kataib Hezbollah fired two rockets on Monday. Hezbollah denied any part in it."))
    assert len(found["kataib-hezbollah"].mentions) == 1
    assert len(found["hezbollah"].mentions) == 1


@pytest.mark.parametrize(
    ("form", "identity"),
    [
        ("Kata'ib Hizballah", "kataib-hezbollah"),
        ("Kata’ib Hezbollah", "kataib-hezbollah"),
        ("Hizbullah", "hezbollah"),
        ("Ezzedine al-Qassam Brigades", "izz-ad-din-al-qassam-brigades"),
        ("Ansar Allah", "houthis"),
        ("Daesh", "islamic-state"),
        ("al-Qaida", "al-qaeda"),
        ("al-Qaeda in the Arabian Peninsula", "al-qaeda-in-the-arabian-peninsula"),
        ("Asa'ib Ahl al-Haq", "asaib-ahl-al-haq"),
        ("U.N. Security Council", "un-security-council"),
        ("IAEA", "international-atomic-energy-agency"),
    ],
)
def test_spellings_lead_to_one_actor(parse: Parse, form: str, identity: str) -> None:
    """Each transliteration, alias or acronym is the registered actor."""
    assert identity in by_id(parse(f"Officials said {form} had sent a letter to the mediators."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Kataib Hezbollah"),
        ("Islamic State", "State of Law Coalition"),
        ("Islamic Jihad", "Islamic State"),
        ("al-Qaeda", "al-Qaeda in Iraq"),
        ("Taliban", "Tehrik-i-Taliban Pakistan"),
        ("Niger", "Nigeria"),
        ("North Korea", "South Korea"),
        ("Sudan", "South Sudan"),
        ("UN", "UN Security Council"),
        ("Syrian Democratic Forces", "Syrian National Army"),
    ],
)
def test_different_names_stay_apart(parse: Parse, one: str, other: str) -> None:
    """Two registered actors with words in common are two."""
    found = find_actors(parse(f"{one} accused {other} of breaking the truce."))
    assert len({actor.id for actor in found if actor.registered}) == 2


def test_a_group_called_a_group_is_itself(parse: Parse) -> None:
    """ "The Taliban movement" is the Taliban, and no other actor."""
    document = parse("The Taliban movement rejected the offer.")
    assert {a.id: said(document, a) for a in find_actors(document)} == {"taliban": ["The Taliban movement"]}


def test_no_two_entries_share_a_form() -> None:
    """A form that the register gives to two actors would be a wrong merge."""
    owners: dict[str, set[str]] = {}
    for entry in shipped().entries.values():
        for form in (entry.name, *entry.aliases):
            owners.setdefault(form, set()).add(entry.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_affiliations_lead_to_entries() -> None:
    """Every affiliation in the register is itself registered."""
    entries = shipped().entries
    assert [e.id for e in entries.values() if e.affiliation is not None and e.affiliation not in entries] == []


def test_all_members_of_the_united_nations_are_there() -> None:
    """193 members, the two observers, and Kosovo and Taiwan."""
    assert sum(entry.kind == "state" for entry in shipped().entries.values()) == 197


def test_a_body_belongs_to_its_state(parse: Parse) -> None:
    """The Pentagon is a body of the United States, which the text need not name."""
    pentagon = by_id(parse("The Pentagon said on Friday that the talks had failed."))["pentagon"]
    assert (pentagon.kind, pentagon.affiliation) == ("government body", "united-states")


def test_a_state_is_an_actor_only_where_it_acts(parse: Parse) -> None:
    """The state that accuses is an actor; the state in which something burns is a place."""
    found = by_id(parse("Jordan accused the militia of arson. A warehouse burned down in Kuwait."))
    assert "jordan" in found
    assert "kuwait" not in found


def test_a_capital_acts_for_its_state(parse: Parse) -> None:
    """A capital that warns is its state; one where people gather is a place."""
    found = by_id(parse("Ankara warned the rebels not to cross. Thousands marched in Paris."))
    assert found["turkey"].aliases == ("Ankara",)
    assert "france" not in found


def test_states_governments_and_populations_are_three(parse: Parse) -> None:
    """Iraq, the Iraqi government and Iraqis are three actors."""
    found = by_id(parse("Iraq rejected the plan. The Iraqi government met at noon. Iraqis were angry."))
    assert found["iraq"].kind == "state"
    assert (found["iraq-government"].kind, found["iraq-government"].affiliation) == ("government body", "iraq")
    assert (found["iraq-people"].kind, found["iraq-people"].affiliation) == ("population", "iraq")


def test_an_adjective_is_no_actor(parse: Parse) -> None:
    """ "Iraqi" before a thing names nobody."""
    assert find_actors(parse("Iraqi oil and Turkish cement grew dearer.")) == ()


def test_a_pronoun_is_no_acronym(parse: Parse) -> None:
    """ "us", "who" and "is" are words, not the United States, the WHO or the Islamic State."""
    assert find_actors(parse("It is hard to tell us who is right.")) == ()


def test_a_workspace_adds_and_overrides(parse: Parse) -> None:
    """Added actors are found, and one of a known id replaces what was shipped."""
    register = shipped().with_additions(
        {
            "actors": [
                {"name": "Harbour Guard", "kind": "armed group", "aliases": ["HG"], "affiliation": "malta"},
                {"id": "hamas", "name": "Hamas", "kind": "party"},
                {"id": "nato", "extend": True, "aliases": ["Brussels alliance"]},
            ]
        }
    )
    document = parse("The Harbour Guard met Hamas. Later the Brussels alliance praised the HG.")
    found = by_id(document, register)
    assert said(document, found["harbour-guard"]) == ["The Harbour Guard", "the HG"]
    assert found["hamas"].kind == "party"
    assert said(document, found["nato"]) == ["the Brussels alliance"]
    assert isinstance(shipped().entries["hamas"], Entry)
    assert shipped().entries["hamas"].kind == "armed group"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": "party"}, "has no name"),
        ({"name": "X Party", "kind": "club"}, "kind 'club' is unknown"),
        ({"name": "X Party", "kind": "party", "aliases": "XP"}, "must be a list"),
        ({"name": "X Party", "kind": "party", "aliases": ["--"]}, "must be a list of names"),
    ],
)
def test_a_wrong_addition_is_refused(row: dict[str, object], message: str) -> None:
    """What is wrong in actors.toml is said in one line."""
    with pytest.raises(ConfigError, match=message):
        shipped().with_additions({"actors": [row]})
