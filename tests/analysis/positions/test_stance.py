"""Stance: what cue and content show, with the words that show it."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("The council condemned the raid.", "opposes", ("condemned",)),
        ("The council praised the engineers.", "supports", ("praised",)),
        ("The minister denied the report.", "denies", ("denied",)),
        ("The mayor urged residents to stay indoors.", "demands", ("urged",)),
        ("The council called on both armies to leave the valley.", "demands", ("called",)),
        ("The engineers warned that the wall would break.", "warns", ("warned",)),
        ("The rebels threatened to attack the station.", "threatens", ("threatened",)),
        ("The rebels vowed to retaliate.", "threatens", ("vowed", "retaliate")),
        ("The minister vowed to rebuild the bridge.", "supports", ("vowed",)),
        ("The minister said patrols would resume if the truce collapsed.", "conditional", ("if",)),
        ("The mayor said: “We reject this plan of the council.”", "opposes", ("reject",)),
        ("The minister said that the dam was closed.", "neutral", ()),
        ("The party did not support the plan.", "opposes", ("not", "support")),
        ("The general said they would not hesitate to fire.", "threatens", ("would", "not", "hesitate")),
        (
            "The general said that the villagers must bear the consequences.",
            "threatens",
            ("must", "bear", "consequences"),
        ),
        ("The rebels said that they would cut the road.", "threatens", ("would", "cut")),
        ("“If they come, our men will destroy the bridge,” the rebel said.", "threatens", ("will", "destroy")),
        ("The rebel said that the mill would become a target.", "threatens", ("would", "become", "target")),
        (
            "The rebel said that the attacks on the mill will continue at night.",
            "threatens",
            ("attacks", "will", "continue"),
        ),
        ("“Any change to the border is a red line,” the minister said.", "opposes", ("red", "line")),
        ("The mayor said that her office would not negotiate.", "opposes", ("would", "not", "negotiate")),
        ("The mayor said that there would be no extension.", "opposes", ("would", "no", "extension")),
        ("“We don’t want another flood,” the mayor said.", "opposes", ("n’t", "want")),
        ("“We did not burn the mill,” the rebel said.", "denies", ("not", "burn")),
        ("The rebels said that they had no mortars.", "denies", ("had", "no", "mortars")),
        ("The mayor said that the council ought to pay the farmers.", "demands", ("ought", "pay")),
        ("The bishop said that this would mean war in the valley.", "warns", ("would", "war")),
        ("In that case the dam might break, the engineer said.", "conditional", ("In", "that", "case")),
        ("The guards said the gate stays open as long as the river is low.", "conditional", ("as", "long", "as")),
        ("“Were the rain to stop, the pumps would rest,” the engineer said.", "conditional", ("Were",)),
        ("The farmer said they hid in the barn until it was light.", "neutral", ()),
        ("The mayors agreed that the dam was old.", "neutral", ()),
        ("The mayor declined to comment on the plan.", "neutral", ()),
        ("The mayor expressed concern over the truce.", "warns", ("concern",)),
        ("The mayor voiced support for the truce.", "supports", ("support",)),
        ("The mayor issued a warning that the dam would burst.", "warns", ("warning",)),
        ("The delegation insisted the text was final.", "neutral", ()),
        ("The mayor insisted on the release of the pilots.", "demands", ("insisted",)),
        ("The mayor asked the army for protection.", "demands", ("asked",)),
        ("The mayor has no doubt that the dam is safe.", "neutral", ("no", "doubt")),
        ("The mayor vowed never to sell the harbour.", "opposes", ("vowed", "never")),
        ("The mayor promised that there would be no sale.", "opposes", ("promised", "no")),
        ("The mayor called the offer an insult.", "opposes", ("called", "insult")),
        ("The plan was hailed by the council as a breakthrough.", "supports", ("hailed",)),
        ("The mayor ruled out talks with the rebels.", "opposes", ("ruled", "out")),
        ("The company said it would close.", "neutral", ()),
        ("The rebels said that they would close the bridge.", "threatens", ("would", "close")),
        ("The minister said that any soldier who crossed “would be stopped.”", "threatens", ("would", "stopped")),
        ("“Not one mortar has left our camp,” the rebel said.", "denies", ("Not", "left")),
        ("The doctor said she had no beds.", "neutral", ()),
        ("The mayor said they would keep the bridge they built unless the army came.", "conditional", ("unless",)),
        ("The council said that it would observe the ceasefire.", "supports", ("would", "observe")),
        ("A survey found that most wanted talks even if the gate stayed shut.", "neutral", ()),
        ("The farmers asked whether the dam was safe.", "neutral", ()),
    ],
)
def test_stance_and_its_words(read: Read, text: str, stance: str, words: tuple[str, ...]) -> None:
    (seen,) = read(text)
    spans = seen.position.stance_words
    assert (seen.position.stance, tuple(text[s.start : s.end] for s in spans)) == (stance, words)
