"""The register that comes with Briefer: complete in its states, and no name that means two actors."""

import tomllib
from collections import defaultdict
from collections.abc import Callable
from importlib.resources import files

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.actors.keys import keys_of
from briefer.analysis.actors.register import shipped
from briefer.analysis.document import Document

Parse = Callable[..., Document]

FILES = sorted((f for f in files("briefer.analysis.actors.register").iterdir() if f.name.endswith(".toml")), key=str)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_file_says_where_its_facts_come_from(file: object) -> None:
    table = tomllib.loads(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined] # a Traversable
    assert len(table["source"]) > 20
    assert set(table) == {"source", "actors"}


def test_every_member_and_observer_of_the_united_nations_is_there_with_two_states_more() -> None:
    states = [entry for entry in shipped().entries.values() if entry.kind == "state"]
    assert len(states) == 193 + 2 + 2


def test_nearly_every_state_has_an_adjective_and_a_seat() -> None:
    states = [entry for entry in shipped().entries.values() if entry.kind == "state"]
    assert sum(bool(entry.adjectives) for entry in states) > 190
    assert sum(bool(entry.seats) for entry in states) > 170


def test_no_name_means_two_actors() -> None:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in shipped().entries.values():
        for form in (entry.name, *entry.aliases, *entry.seats):
            owners[keys_of(form)].add(entry.id)
    assert {words: ids for words, ids in owners.items() if len(ids) > 1} == {}


def test_whatever_an_actor_belongs_to_is_in_the_register_too() -> None:
    entries = shipped().entries
    assert not [e.id for e in entries.values() if e.affiliation and e.affiliation not in entries]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        *(
            ("armed group", s)
            for s in ("nigeria", "sudan", "colombia", "haiti", "myanmar", "philippines", "iraq", "yemen")
        ),
        *(
            ("party", s)
            for s in ("south-africa", "mexico", "canada", "india", "australia", "germany", "poland", "turkey")
        ),
    ],
)
def test_groups_and_parties_of_every_continent_are_there(kind: str, state: str) -> None:
    assert any(e.kind == kind and e.affiliation == state for e in shipped().entries.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting went on along the southern front.", "Southern Front"),
        ("The crowd sang of liberation.", "Libération"),
        ("Their hopes rest on law and justice.", "Law and Justice"),
        ("John Wagner sang at noon.", "Wagner Group"),
    ],
)
def test_common_words_and_surnames_are_no_known_actors(parse: Parse, text: str, name: str) -> None:
    assert name not in [actor.name for actor in find_actors(parse(text))]
