"""Risks keep their halves verbatim, and chains join a consequence to the trigger it brings about."""

from typing import Any

from briefer.model import Risk
from tests.brief.maker import Maker, composed


def conditional(maker: Maker, sentence: str, trigger: str, consequence: str, **fields: Any) -> Risk:
    start = maker.span(sentence)
    return Risk(
        sentence=start,
        marker=maker.span(sentence.split(maxsplit=1)[0]),
        trigger=(maker.span(trigger),),
        consequence=(maker.span(consequence),),
        polarity="if",
        **fields,
    )


def test_a_risk_names_its_halves_and_the_actors_of_each() -> None:
    one = Maker("a", "If Velderra shuts the gates, Kestria closes the border.")
    velderra, kestria = one.actor("Velderra", kind="state"), one.actor("Kestria", kind="state")
    one.add(
        "risks",
        conditional(
            one,
            "If Velderra shuts the gates, Kestria closes the border.",
            "Velderra shuts the gates",
            "Kestria closes the border",
            trigger_actors=(velderra,),
            consequence_actors=(kestria,),
        ),
    )
    [risk] = composed(one).risks
    assert (risk.trigger[0].text, risk.consequence[0].text) == ("Velderra shuts the gates", "Kestria closes the border")
    assert (risk.trigger_actors, risk.consequence_actors) == (("Velderra",), ("Kestria",))
    assert risk.likelihood is None


def test_risks_form_a_chain_where_actor_and_action_meet() -> None:
    one = Maker(
        "a",
        "If Velderra shuts the gates, Kestria closes the border.\n\n"
        "Should Kestria close the border, the lines go dead.\n\n"
        "Were Kestria to hold elections, nothing happens.",
    )
    kestria = one.actor("Kestria", kind="state")
    first = "If Velderra shuts the gates, Kestria closes the border."
    second = "Should Kestria close the border, the lines go dead."
    third = "Were Kestria to hold elections, nothing happens."
    one.add(
        "risks",
        conditional(one, first, "Velderra shuts the gates", "Kestria closes the border", consequence_actors=(kestria,)),
    )
    one.add(
        "risks", conditional(one, second, "Kestria close the border", "the lines go dead", trigger_actors=(kestria,))
    )
    one.add("risks", conditional(one, third, "Kestria to hold elections", "nothing happens", trigger_actors=(kestria,)))
    [chain] = composed(one).chains
    assert chain.risks == ("R1", "R2")
    assert "Kestria" in chain.shared[0]
    assert "border" in chain.shared[0]


def test_a_denied_consequence_leads_nowhere() -> None:
    one = Maker(
        "a", "If it rains, Kestria will not close the border.\n\nShould Kestria close the border, the lines go dead."
    )
    kestria = one.actor("Kestria", kind="state")
    one.add(
        "risks",
        conditional(
            one,
            "If it rains, Kestria will not close the border.",
            "it rains",
            "Kestria will not close the border",
            consequence_actors=(kestria,),
            negated=True,
        ),
    )
    one.add(
        "risks",
        conditional(
            one,
            "Should Kestria close the border, the lines go dead.",
            "Kestria close the border",
            "the lines go dead",
            trigger_actors=(kestria,),
        ),
    )
    assert composed(one).chains == ()
