"""Descriptions: anonymous actors, kept apart and found again as the text does."""

from collections.abc import Callable

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.document import Document
from briefer.model import Actor

Parse = Callable[..., Document]


def mentions(document: Document) -> dict[str, list[str]]:
    return {a.id: [document.article.quote(span) for span in a.mentions] for a in find_actors(document)}


def only(document: Document, text: str) -> Actor:
    """The actor that has a mention of exactly these words."""
    return next(a for a in find_actors(document) if text in [document.article.quote(span) for span in a.mentions])


def test_a_described_speaker_is_anonymous(parse: Parse) -> None:
    """The description, determiner and all, is the mention and the name; the id is numbered."""
    actor = only(parse("A ministry official told reporters that patrols would resume."), "A ministry official")
    assert (actor.id, actor.name, actor.kind) == ("ministry-official-1", "a ministry official", "office")
    assert actor.anonymous


def test_another_one_is_another(parse: Parse) -> None:
    """A commander and another commander are two."""
    found = mentions(parse("A commander denied the report. Another commander confirmed it."))
    assert sorted(found.values()) == [["A commander"], ["Another commander"]]


def test_the_one_is_the_last(parse: Parse) -> None:
    """A definite description means the last one that fits."""
    document = parse("A commander denied the report. A diplomat confirmed it. The commander then hung up.")
    assert ["A commander", "The commander"] in mentions(document).values()


def test_bare_descriptions_differ_by_a_word(parse: Parse) -> None:
    """ "Armed factions" in general are not the ones that the text has marked out before."""
    found = mentions(parse("Turkish-backed armed factions met. Armed factions want a share of the oil."))
    assert ["Armed factions"] in found.values()


def test_owners_keep_descriptions_apart(parse: Parse) -> None:
    """Commanders of two groups are two, and belong to them."""
    document = parse(
        "A senior commander of the PKK spoke first. A commander of Hamas spoke next. The PKK commander left."
    )
    first, second = only(document, "A senior commander of the PKK"), only(document, "A commander of Hamas")
    assert (first.affiliation, second.affiliation) == ("pkk", "hamas")
    assert only(document, "The PKK commander").id == first.id


def test_one_of_them_is_one(parse: Parse) -> None:
    """ "One of its commanders" is a single speaker, and "the commander" is he."""
    document = parse("Hamas kept silent, but one of its commanders spoke. The commander gave no name.")
    assert ["one of its commanders", "The commander"] in mentions(document).values()


def test_an_office_is_its_holder(parse: Parse) -> None:
    """ "The prime minister" is the one whom the text has named as such."""
    document = parse("Prime Minister Helen Marsh flew to Rome. The prime minister will return on Friday.")
    assert mentions(document)["helen-marsh"] == ["Prime Minister Helen Marsh", "The prime minister"]


def test_an_apposition_is_the_one_beside_it(parse: Parse) -> None:
    """A description set beside a name is that person's, and shows whom he belongs to."""
    actor = only(parse("Karim Jasim, a spokesman for Kataib Hezbollah, denied the report."), "Karim Jasim")
    assert actor.affiliation == "kataib-hezbollah"
    assert not actor.anonymous


def test_a_backer_is_no_affiliation(parse: Parse) -> None:
    """An Iranian-backed Iraqi faction belongs to Iraq."""
    assert (
        only(parse("An Iranian-backed Iraqi faction fired rockets."), "An Iranian-backed Iraqi faction").affiliation
        == "iraq"
    )


@pytest.mark.parametrize(
    ("sentence", "mention", "kind"),
    [
        ("Rebels shelled the town.", "Rebels", "armed group"),
        ("The army shelled the town.", "The army", "government body"),
        ("The Turkish army shelled the town.", "The Turkish army", "government body"),
        ("Government forces shelled the town.", "Government forces", "armed group"),
        ("The coalition left the town.", "The coalition", "alliance"),
        ("State television showed the town.", "State television", "media"),
        ("Residents left the town.", "Residents", "population"),
        ("Many of his comrades left the town.", "Many of his comrades", "person"),
        ("The leaders of the three factions left.", "The leaders of the three factions", "office"),
    ],
)
def test_descriptions_have_their_kind(parse: Parse, sentence: str, mention: str, kind: str) -> None:
    """Rebels, the army, officials and crowds are mentions, each of its kind."""
    assert only(parse(sentence), mention).kind == kind


def test_pronouns_are_no_mentions(parse: Parse) -> None:
    """He, they and it are nobody's mention."""
    assert find_actors(parse("They said it was what he wanted.")) == ()


def test_things_are_no_actors(parse: Parse) -> None:
    """Chairs, rockets and the use of force act for nobody."""
    assert find_actors(parse("Rockets hit the chairs, and the use of force went on.")) == ()
