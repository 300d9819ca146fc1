"""Relations between actors, and what makes none."""

from collections.abc import Callable

import pytest

from briefer.analysis.actors.find import find_actors, find_relations
from briefer.analysis.document import Document
from briefer.model import Position, Span, Speaker

Parse = Callable[..., Document]


def ties(document: Document, positions: tuple[Position, ...] = ()) -> set[tuple[str, str, str]]:
    quote = document.article.quote
    found = find_relations(document, find_actors(document), positions)
    return {(relation.kind, quote(relation.source), quote(relation.target)) for relation in found}


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("Hamas attacked Fatah.", ("fighting", "Hamas", "Fatah")),
        ("Fatah was attacked by Hamas.", ("fighting", "Hamas", "Fatah")),
        ("Rebels clashed with the army.", ("fighting", "Rebels", "the army")),
        ("Iran supports Hezbollah.", ("supports", "Iran", "Hezbollah")),
        ("Qatar condemned Hamas.", ("opposes", "Qatar", "Hamas")),
        ("Helen Marsh met Peter Doyle on Friday.", ("in-contact-with", "Helen Marsh", "Peter Doyle")),
        ("Turkey cooperates with Qatar.", ("allied-with", "Turkey", "Qatar")),
        ("Finland joined NATO.", ("belongs-to", "Finland", "NATO")),
        ("Helen Marsh leads the Labour Party.", ("in-charge-of", "Helen Marsh", "the Labour Party")),
        ("Karim Jasim, the leader of Hamas, resigned.", ("in-charge-of", "Karim Jasim", "Hamas")),
        ("Karim Jasim, a spokesman for Hamas, resigned.", ("belongs-to", "Karim Jasim", "Hamas")),
        ("The Popular Mobilization Units (PMU) withdrew.", ("same-as", "The Popular Mobilization Units", "PMU")),
        ("Iran voiced its support for Hamas.", ("supports", "Iran", "Hamas")),
        ("Iran is said to support Hamas.", ("supports", "Iran", "Hamas")),
        ("The attacks claimed by Hamas against Fatah failed.", ("fighting", "Hamas", "Fatah")),
        ("Qatar condemned the attack by Hamas.", ("opposes", "Qatar", "Hamas")),
        ("Iran stood shoulder to shoulder with Hamas.", ("supports", "Iran", "Hamas")),
        ("Rebels lost a town in their war against Hamas.", ("fighting", "Rebels", "Hamas")),
        ("Norway backs the Iraqi forces in their drive to defeat Hamas.", ("fighting", "the Iraqi forces", "Hamas")),
        ("Iran sent two brigades to support Hamas.", ("supports", "two brigades", "Hamas")),
        ("Iran sent two brigades to support Hamas.", ("in-charge-of", "Iran", "two brigades")),
        (
            "In her first visit as Minister for Trade, Helen Marsh sang.",
            ("same-as", "Minister for Trade", "Helen Marsh"),
        ),
        ("With support from Norway, the guards built a school.", ("supports", "Norway", "the guards")),
        ("Fighters loyal to the president fled.", ("supports", "Fighters", "the president")),
        ("The rebels are allied with Hamas.", ("allied-with", "The rebels", "Hamas")),
        ("The militia is linked to Hamas.", ("belongs-to", "The militia", "Hamas")),
        ("Iraqi troops retook the town from Hamas.", ("fighting", "Iraqi troops", "Hamas")),
        ("Iraqi troops fought alongside Hezbollah.", ("allied-with", "Iraqi troops", "Hezbollah")),
    ],
)
def test_a_sentence_shows_a_tie(parse: Parse, sentence: str, tie: tuple[str, str, str]) -> None:
    """Verbs, nouns, appositions and brackets each show their kind, from the doer to the other."""
    assert tie in ties(parse(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamas did not attack Fatah.",
        "Hamas never attacked Fatah.",
        "Hamas denied attacking Fatah.",
        "Iran denied its support for Hamas.",
        "Iran slept. Hamas slept.",
        "The militia is not linked to Hamas.",
        "Helen Marsh denied that the militia is loyal to Hamas.",
        "Helen Marsh spoke of the work to rid the town of Hamas.",
    ],
)
def test_what_is_denied_ties_nobody(parse: Parse, sentence: str) -> None:
    """A denied or absent act is no relation."""
    assert ties(parse(sentence)) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The order came from Hezbollah, not Hamas.",
        "The prime minister, leaders of the factions and a general attended.",
        "Officials, residents and Helen Marsh met the press.",
    ],
)
def test_different_ones_are_never_the_same(parse: Parse, sentence: str) -> None:
    """A contrast or a list makes no identity, whatever the parser calls it."""
    assert {tie for tie in ties(parse(sentence)) if tie[0] == "same-as"} == set()


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        ("Qatar would fight on Iran's side.", ("fighting", "Qatar", "Iran")),
        ("Helen Marsh told Reuters that she would go.", ("in-contact-with", "Helen Marsh", "Reuters")),
        ("Helen Marsh told reporters that she would go.", ("in-contact-with", "Helen Marsh", "reporters")),
        ("Helen Marsh spoke of the fight against Hamas.", ("fighting", "Helen Marsh", "Hamas")),
        ("A general said that fighting Hamas was futile.", ("fighting", "A general", "Hamas")),
        ("In replies to Reuters, the leader of Hamas, Karim Jasim, wept.", ("in-charge-of", "Reuters", "Hamas")),
        ("Qatar opened a school after the attack on Hamas.", ("fighting", "Qatar", "Hamas")),
    ],
)
def test_what_looks_like_a_tie_is_none(parse: Parse, sentence: str, false: tuple[str, str, str]) -> None:
    """Sides, outlets, talk of a fight and what came after it make no tie."""
    assert false not in ties(parse(sentence))


def test_the_speaker_is_who_says_i(parse: Parse) -> None:
    """ "I" in someone's statement ties the speaker, in the sentence where it stands, by that statement."""
    document = parse("Helen Marsh spoke in Rome. “I condemn Hamas,” she said.")
    start = document.article.text.index("I condemn")
    position = Position(
        source=(Span(0, 11),),
        cue=(),
        content=(Span(start, start + 15),),
        mode="direct",
        speaker=Speaker(name="Helen Marsh"),
    )
    (relation,) = find_relations(document, find_actors(document), (position,))
    assert (relation.kind, document.article.quote(relation.source)) == ("opposes", "Helen Marsh")
    assert "I condemn Hamas" in document.article.quote(relation.sentence)
    assert relation.asserted_by == 0


def test_who_claims_a_fight_is_no_fighter(parse: Parse) -> None:
    """The speaker of a clause does not take part in what the clause tells."""
    document = parse("Iraqi officials claim that the strike by Hamas, targeting Fatah, took months to plan.")
    assert ("fighting", "Iraqi officials", "Fatah") not in ties(document)


def test_the_sentence_is_the_evidence(parse: Parse) -> None:
    """A relation carries the span of the sentence that shows it."""
    document = parse("It rained. Hamas attacked Fatah. It snowed.")
    (relation,) = find_relations(document, find_actors(document), ())
    assert document.article.quote(relation.sentence) == "Hamas attacked Fatah."


def test_a_reported_tie_is_the_speakers(parse: Parse) -> None:
    """A tie inside the content of a position is asserted by it, by the innermost one."""
    document = parse("Officials said that Hamas attacked Fatah. Iran supports Hezbollah.")
    text = document.article.text
    start, end = text.index("that Hamas"), text.index(". Iran")

    def position(first: int, last: int) -> Position:
        return Position(
            source=(Span(0, 9),),
            cue=(),
            content=(Span(first, last),),
            mode="indirect",
            speaker=Speaker(name="Officials"),
        )

    positions = (position(0, end), position(start, end))
    found = find_relations(document, find_actors(document), positions)
    assert {relation.kind: relation.asserted_by for relation in found} == {"fighting": 1, "supports": None}
