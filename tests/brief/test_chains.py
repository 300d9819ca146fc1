"""Chains join what would be done with what hangs on it; one word in common joins nothing."""

from dataclasses import replace
from typing import Any

import pytest

from tests.brief.conditionals import risks
from tests.brief.maker import Maker, composed

Half = tuple[str, str, dict[str, Any]]

KESTRIA, VELDERRA = ("Kestria",), ("Velderra",)
CLOSES: Half = ("the gates stay shut", "Kestria closes the border", {"consequence_actors": KESTRIA})

JOIN: tuple[tuple[Half, Half], ...] = (
    (CLOSES, ("Kestria closed the border to freight", "the lines go dead", {"trigger_actors": KESTRIA})),
    (CLOSES, ("Kestria were to close the crossings", "grain rots", {"trigger_actors": KESTRIA})),
    (CLOSES, ("the border is closed by then", "grain rots", {})),
    (
        ("rounds fall", "Velderra will stop selling electricity", {"consequence_actors": VELDERRA}),
        ("Velderra cut the electricity", "the pumps stop", {"trigger_actors": VELDERRA}),
    ),
    (
        ("drones strike again", "the coalition destroys launch sites in the valley", {}),
        ("launch sites are destroyed", "war comes to the valley", {}),
    ),
    (
        ("the engineers sign", "Kestria will not close the border",
         {"polarity": "unless", "negated": True, "consequence_actors": KESTRIA}),
        ("Kestria closes the border", "grain rots", {"trigger_actors": KESTRIA}),
    ),
    (CLOSES, ("Kestria closes the border", "Velderra will not sell power",
              {"polarity": "unless", "negated": True, "trigger_actors": KESTRIA})),
)  # fmt: skip
APART: tuple[tuple[Half, Half], ...] = (
    (CLOSES, ("Kestria holds elections", "nothing happens", {"trigger_actors": KESTRIA})),
    (CLOSES, ("Velderra closes the border", "grain rots", {"trigger_actors": VELDERRA})),
    (CLOSES, ("Kestria does not close the border", "grain moves", {"trigger_actors": KESTRIA})),
    (CLOSES, ("Kestria closes the border", "grain moves", {"polarity": "unless", "trigger_actors": KESTRIA})),
    (CLOSES, ("Kestria closes the border", "grain moves", {"polarity": "even-if", "trigger_actors": KESTRIA})),
    (
        ("it rains", "Kestria will not close the border", {"negated": True, "consequence_actors": KESTRIA}),
        ("Kestria closes the border", "grain rots", {"trigger_actors": KESTRIA}),
    ),
    (
        ("the inspection ends", "the second gate remains shut", {"polarity": "until"}),
        ("the second gate remains shut", "there will be no talks", {}),
    ),
    (("the talks last", "the border stays open", {}), ("the channel stays open", "no step is planned", {})),
    (("rain falls", "people move for days", {}), ("people of the delta move", "the camp closes", {})),
    (
        ("the guns fall silent", "what will be done with the gate", {}),
        ("something is done with the gate", "lorries pass", {}),
    ),
)


def _name(pair: tuple[Half, Half]) -> str:
    return f"{pair[0][1]} / {pair[1][0]}"


@pytest.mark.parametrize("pair", JOIN, ids=_name)
def test_a_consequence_leads_to_what_hangs_on_it(pair: tuple[Half, Half]) -> None:
    assert [chain.risks for chain in composed(risks("a", *pair)).chains] == [("R1", "R2")]


@pytest.mark.parametrize("pair", APART, ids=_name)
def test_nothing_is_joined_by_a_word(pair: tuple[Half, Half]) -> None:
    assert composed(risks("a", *pair)).chains == ()


def test_a_person_stands_for_whom_he_belongs_to() -> None:
    assert [chain.risks for chain in composed(belonging()).chains] == [("R1", "R2")]


def belonging() -> Maker:
    maker = Maker(
        "a",
        "If the border closes, Halesk stops selling electricity.\n\nIf Velderra cuts the electricity, the pumps stop.",
    )
    halesk = maker.actor("Halesk", affiliation="velderra", affiliation_name="Velderra")
    velderra = maker.actor("Velderra", kind="state")
    made = risks(
        "a",
        ("the border closes", "Halesk stops selling electricity", {}),
        ("Velderra cuts the electricity", "the pumps stop", {}),
    )
    first, second = made.found["risks"]
    maker.add("risks", replace(first, consequence_actors=(halesk,)))
    maker.add("risks", replace(second, trigger_actors=(velderra,)))
    return maker


def test_a_chain_shows_the_words_by_which_its_risks_meet() -> None:
    [chain] = composed(risks("a", *JOIN[0])).chains
    assert chain.shared == ("Kestria, border, clos",)


def test_one_sentence_that_says_both_is_no_chain() -> None:
    maker = risks("a", ("the coalition steps in", "the camp is a target of the fighters", {}))
    [risk] = maker.found["risks"]
    maker.found["risks"] = [risk, replace(risk, marker=risk.trigger[0], trigger=risk.consequence)]
    assert composed(maker).chains == ()
