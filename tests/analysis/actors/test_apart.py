"""What must never be merged: offices, groups and persons that may be two."""

import random
from collections.abc import Callable

import pytest

from briefer.analysis.actors.find import find_actors
from briefer.analysis.document import Document
from briefer.model import Actor

Parse = Callable[..., Document]


def holders(document: Document) -> dict[str, set[str]]:
    """Ids of the actors that have a mention of these words."""
    found: dict[str, set[str]] = {}
    for actor in find_actors(document):
        for span in actor.mentions:
            found.setdefault(document.article.quote(span), set()).add(actor.id)
    return found


def one(document: Document, text: str) -> Actor:
    return next(a for a in find_actors(document) if text in [document.article.quote(span) for span in a.mentions])


def test_an_office_owned_by_its_is_not_another_states(parse: Parse) -> None:
    """ "Its prime minister", of a state that is the clause's subject, is that state's, not the one named before."""
    document = parse(
        "Norwegian Prime Minister Helen Marsh spoke at noon. Denmark is torn by quarrels and its prime minister is "
        "looking for a way out."
    )
    assert one(document, "its prime minister").affiliation == "denmark"
    assert holders(document)["its prime minister"].isdisjoint(holders(document)["Norwegian Prime Minister Helen Marsh"])


def test_an_office_whose_owner_is_unclear_stays_unnamed(parse: Parse) -> None:
    """Where nothing shows whose "its" is, the office is an actor of its own."""
    document = parse(
        "Norwegian Prime Minister Helen Marsh spoke at noon. The plan was dropped, because its minister was away."
    )
    actor = one(document, "its minister")
    assert (actor.anonymous, actor.affiliation) == (True, None)


@pytest.mark.parametrize(
    "office", ["Denmark's prime minister", "the Danish prime minister", "the prime minister of Denmark"]
)
def test_an_office_of_another_state_is_another(parse: Parse, office: str) -> None:
    """A possessor, an adjective and an "of" phrase each keep an office from another state's holder."""
    document = parse(f"Norwegian Prime Minister Helen Marsh flew to Oslo. On Friday {office} called her.")
    found = holders(document)
    assert found[office].isdisjoint(found["Norwegian Prime Minister Helen Marsh"])


def test_an_office_of_a_state_nobody_knows_is_another(parse: Parse) -> None:
    """A possessor that is not understood still keeps the office apart."""
    document = parse("Prime Minister Helen Marsh flew home. Ormaria's prime minister stayed.")
    found = holders(document)
    apart = {text: ids for text, ids in found.items() if text.endswith("prime minister")}
    assert all(ids.isdisjoint(found["Prime Minister Helen Marsh"]) for ids in apart.values())
    assert apart


def test_an_office_with_two_holders_is_neither(parse: Parse) -> None:
    """After two prime ministers, "the prime minister" is put to none of them."""
    document = parse(
        "Norwegian Prime Minister Helen Marsh met Danish Prime Minister Peter Doyle. The prime minister left early."
    )
    found = holders(document)
    named = found["Norwegian Prime Minister Helen Marsh"] | found["Danish Prime Minister Peter Doyle"]
    assert found["The prime minister"].isdisjoint(named)


@pytest.mark.parametrize("title", ["Deputy Minister", "Former Minister", "Prime Minister"])
def test_a_deputy_is_not_the_minister(parse: Parse, title: str) -> None:
    """A deputy, a former or a prime minister is not "the minister"."""
    found = holders(parse(f"{title} Helen Marsh spoke on Monday. The minister resigned on Tuesday."))
    assert found["The minister"].isdisjoint(found[f"{title} Helen Marsh"])


def test_a_bare_plural_after_two_groups_is_neither(parse: Parse) -> None:
    """ "The commanders", after commanders of two groups, are an actor of their own."""
    document = parse(
        "Hamas commanders spoke first. Hezbollah commanders spoke next. If any of the commanders were hurt, they would "
        "strike. The commanders agreed on that."
    )
    found = holders(document)
    named = found["Hamas commanders"] | found["Hezbollah commanders"]
    assert all(ids.isdisjoint(named) for text, ids in found.items() if "the commanders" in text.lower())


def test_a_bare_plural_after_one_group_is_that(parse: Parse) -> None:
    """ "The commanders", after one group of them, are these."""
    found = holders(parse("Hamas commanders spoke first. The commanders agreed on that."))
    assert found["The commanders"] == found["Hamas commanders"]


def test_any_of_a_group_is_not_the_group(parse: Parse) -> None:
    """ "Any factions" and "none of the factions" are not those named before."""
    found = holders(parse("Iraqi factions met in Basra. Any faction may leave. Any factions that leave will return."))
    assert found["Any factions"].isdisjoint(found["Iraqi factions"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kurdish fighters", "Arab fighters"),
        ("Turkish-backed rebels", "Iranian-backed rebels"),
        ("The Sunni commander", "The Shiite commander"),
        ("Lebanese Hamas officials", "Syrian Hamas officials"),
        ("Officials in Basra", "Officials in Mosul"),
        ("The governor of Basra", "The governor of Mosul"),
        ("The Iraqi army", "The Syrian army"),
        ("A deputy commander", "The commander"),
        ("Its army", "The army"),
    ],
)
def test_what_marks_a_group_keeps_it_apart(parse: Parse, first: str, second: str) -> None:
    """People, backer, faith, state, place and rank each make another one."""
    document = parse(f"{first} left the town. {second} stayed.")
    ids = [
        actor.id
        for actor in find_actors(document)
        for span in actor.mentions
        if span.start in (0, document.article.text.index(second))
    ]
    assert len(set(ids)) == len(ids)
    assert len(ids) > 1


def test_two_bodies_leave_the_bare_one_open(parse: Parse) -> None:
    """ "The army", after two armies, is neither."""
    found = holders(parse("The Iraqi army advanced. The Syrian army fled. The army lost ten men."))
    assert found["The army"].isdisjoint(found["The Iraqi army"] | found["The Syrian army"])


def test_a_first_name_is_nobody_elses(parse: Parse) -> None:
    """A lone first name is not the person of that first name, nor the one whom a title calls by it."""
    found = holders(parse("Martin Doyle spoke on Monday. General Martin disagreed. Martin, a shopkeeper, wept."))
    assert all(ids.isdisjoint(found["Martin Doyle"]) for text, ids in found.items() if text != "Martin Doyle")


def test_a_surname_between_its_bearers_is_the_first_ones(parse: Parse) -> None:
    """Before the second of a surname is named, it is the first one's; after it, nobody's."""
    document = parse("Helen Marsh spoke. Marsh left. Then Peter Marsh spoke. Marsh returned.")
    spans = {span.start: actor.id for actor in find_actors(document) for span in actor.mentions}
    text = document.article.text
    assert spans[text.index("Marsh left")] == spans[0]
    assert spans[text.index("Marsh returned")] not in (spans[0], spans[text.index("Peter")])


def test_someone_called_like_a_state_is_not_the_state(parse: Parse) -> None:
    """Jordan Marsh is a person, Jordan a state."""
    found = holders(parse("Jordan Marsh wrote the report. Jordan rejected the report."))
    assert found["Jordan Marsh"].isdisjoint(found["Jordan"])


def test_a_faith_in_a_name_is_a_part_of_it(parse: Parse) -> None:
    """A person whose name holds the name of a community is one person, and no other of the same first name."""
    document = parse("Mohammed al-Karim spoke. Prime Minister Mohammed Shia al-Hadi answered. Hadi then left.")
    found = holders(document)
    assert found["Hadi"] == found["Prime Minister Mohammed Shia al-Hadi"]
    assert found["Hadi"].isdisjoint(found["Mohammed al-Karim"])


def test_a_description_between_two_names_is_the_second_ones(parse: Parse) -> None:
    """ "The leader" between an outlet and a name is not the outlet."""
    document = parse("In answers to the Marl Gazette, the group's leader, Helen Marsh, ruled out talks.")
    found = holders(document)
    assert found["the Marl Gazette"].isdisjoint(found["Helen Marsh"])


def test_a_title_is_no_surname(parse: Parse) -> None:
    """ "Sen." before a name is not the man called Sen."""
    found = holders(parse("Martin Sen left. Sen. Joan Ellis stayed."))
    assert found["Martin Sen"].isdisjoint({i for text, ids in found.items() if "Ellis" in text for i in ids})
    assert "Sen." not in found


def test_who_is_owned_by_a_described_one_is_its_own(parse: Parse) -> None:
    """Two lawyers of two described persons are two, and each belongs to his client."""
    document = parse("A widow spoke. A farmer sang. The widow's lawyer left. The farmer's lawyer stayed.")
    found = holders(document)
    assert found["The widow's lawyer"].isdisjoint(found["The farmer's lawyer"])
    assert {one(document, "The widow's lawyer").affiliation} == found["A widow"]


def test_brackets_that_abridge_nothing_name_another(parse: Parse) -> None:
    """A known or unlike name in brackets is not the one before it."""
    found = holders(parse("The Coastal Fisheries Board (NATO) sued. The Harbour Guild (XQV) agreed."))
    assert found["NATO"].isdisjoint(found["The Coastal Fisheries Board"])
    assert "XQV" not in found or found["XQV"].isdisjoint(found["The Harbour Guild"])


_PERSONS = ["Helen Marsh", "Peter Doyle", "Karim Jasim", "Martin Hale", "Joan Ellis", "Omar Nadir"]
_GROUPS = ["Hamas", "Fatah", "Hezbollah", "Kataib Hezbollah", "the Taliban", "Islamic Jihad", "Iran", "Qatar", "NATO"]
_TITLES = ["Prime Minister", "General", "Iraqi Foreign Minister", "Deputy Prime Minister", ""]
_SENTENCES = [
    "{title} {person} met {other} on Tuesday.",
    "{group} accused {body} of breaking the truce, and its leader threatened to leave.",
    "{person}, a spokesman for {group}, praised {other}.",
    "The prime minister, {person}, thanked {body}.",
    "A commander of {group} denied it. The commander spoke after {other}.",
    "{group} and {body} signed the paper. The group kept silent, and the minister wept.",
    "Commanders of {group} met {person}. The commanders of {body} did not.",
]


@pytest.mark.parametrize("seed", range(40))
def test_two_names_never_share_an_actor(parse: Parse, seed: int) -> None:
    """In sentences thrown together at random, no actor bears two different names."""
    dice = random.Random(seed)  # noqa: S311 - a fixed seed makes the same text on every run
    sentences = []
    for _ in range(8):
        person, other = dice.sample(_PERSONS, 2)
        group, body = dice.sample(_GROUPS, 2)
        pattern = dice.choice(_SENTENCES)
        sentence = pattern.format(title=dice.choice(_TITLES), person=person, other=other, group=group, body=body)
        sentences.append(sentence.strip()[0].upper() + sentence.strip()[1:])
    document = parse(" ".join(sentences))
    named = {name.removeprefix("the ") for name in [*_PERSONS, *_GROUPS]}
    for actor in find_actors(document):
        bare = {_bare(document.article.quote(span)) for span in actor.mentions} & named
        assert len(bare) <= 1, f"{actor.id} is {sorted(bare)}"


def _bare(mention: str) -> str:
    """Without article and title."""
    for before in ("the ", "The ", *_TITLES):
        mention = mention.removeprefix(before).lstrip()
    return mention
