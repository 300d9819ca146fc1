"""Chains of risks: drawn as trees of cards, nothing on anything else, whole whatever their length."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model import Brief, Chain
from briefer.render.charts.chains import MOST, Chains, Step, as_worded, chains, joined_by
from briefer.render.charts.chains_svg import ACROSS, BESIDE, Card, draw_chains, parts, place
from briefer.render.charts.svg import TALLEST
from tests.render.charts.pictures import parsed, spans, words
from tests.render.sample import sample

RISKS = [f"R{n}" for n in range(1, 12)]


def chained(brief: Brief, *chains: tuple[str, ...]) -> Brief:
    return replace(brief, chains=tuple(Chain(risks=ids, shared=("the bridges",) * (len(ids) - 1)) for ids in chains))


def made(brief: Brief) -> Chains:
    found = chains(brief)
    assert found is not None
    return found


def trees(brief: Brief, *ids: tuple[str, ...]) -> tuple[Step, ...]:
    return made(chained(brief, *ids)).trees


def apart(cards: list[Card]) -> bool:
    return all(
        abs(one.x - two.x) >= ACROSS or one.y + one.height <= two.y or two.y + two.height <= one.y
        for one, two in combinations(cards, 2)
    )


def test_chains_that_begin_alike_are_one_tree(brief: Brief) -> None:
    second, first = trees(brief, ("R1", "R2"), ("R1", "R3", "R5"), ("R4", "R5"))
    assert (first.risk.id, second.risk.id) == ("R1", "R4")
    assert [step.risk.id for step in first.then] == ["R2", "R3"]
    assert first.then[1].then[0].risk.id == "R5"


def test_the_words_that_join_stand_as_the_risk_has_them(brief: Brief) -> None:
    """What is shared is kept by its stem; the reader sees the word."""
    risk = next(one for one in brief.risks if one.id == "R1")
    assert as_worded("bridg, Karsk, elsewhere", risk) == ("bridges", "Karsk", "elsewhere")


def test_a_card_has_the_words_who_asserts_them_and_the_source(brief: Brief) -> None:
    (picture,) = draw_chains(made(brief))
    said = " ".join(words(picture))
    assert "Any escort" in said
    assert "the Alliance would blow up the middle bridge" in said
    assert "one of its commanders [6]" in said
    assert {"R7", "R8", "R5", "In that case", "Without"} <= set(words(picture))
    ours = [node for node in parsed(picture).iter("text") if node.text == "not stated"]
    assert [node.get("font-family") for node in ours] == [None]


def test_a_chain_longer_than_a_line_goes_on_below(brief: Brief) -> None:
    ids = ("R1", "R2", "R3", "R4", "R5", "R6", "R7")
    cards = place(trees(brief, ids)[0])
    assert tuple(card.risk.id for card in cards) == ids
    assert len({card.x for card in cards}) == BESIDE
    assert [card.risk.id for card in cards if card.wraps] == ["R4", "R7"]
    assert cards[3].tag == "shares the bridges with R3"
    assert apart(cards)


def test_branches_stand_under_each_other(brief: Brief) -> None:
    branches = [("R1", f"R{n}", f"R{m}") for n, m in ((2, 3), (2, 4), (5, 6), (7, 8), (9, 10))]
    for cards in parts(trees(brief, *branches)[0]):
        assert apart(cards)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.sampled_from(RISKS), min_size=2, max_size=9, unique=True).map(tuple), max_size=12))
def test_no_card_stands_on_another_whatever_the_chains(ids: list[tuple[str, ...]]) -> None:
    found = chains(chained(sample(), *ids))
    drawn = [cards for root in (found.trees if found else ()) for cards in parts(root)]
    assert all(apart(cards) for cards in drawn)


def test_a_tree_that_is_taller_than_a_page_is_parted_with_its_root_again(brief: Brief) -> None:
    risks = tuple(replace(brief.risks[n % 11], id=f"R{n}") for n in range(30))
    whole = made(chained(replace(brief, risks=risks), *(("R0", f"R{n}") for n in range(1, 30))))
    found = parts(whole.trees[0])
    assert len(found) > 1
    assert all(cards[0].risk.id == "R0" and apart(cards) for cards in found)
    assert sorted(int(card.risk.id[1:]) for cards in found for card in cards[1:]) == list(range(1, 30))
    for picture in draw_chains(whole):
        assert float(parsed(picture).get("height", "").removesuffix("pt")) <= TALLEST + 2


def test_words_stay_inside_their_cards(brief: Brief) -> None:
    long = "and a sentence that will not end because its author has an interest in its going on " * 12
    risk = replace(brief.risks[0], consequence=(replace(brief.risks[0].consequence[0], text=long),), asserted_by=long)
    found = replace(brief, risks=(risk, *brief.risks[1:]))
    for picture in draw_chains(made(chained(found, ("R1", "R2", "R3")))):
        lefts = {round(left - 5) for left, _, _ in spans(picture)}
        assert {0, 154, 308} <= lefts
        assert all(right <= 436 for _, right, _ in spans(picture))
        assert not [one for one in spans(picture) if one[0] < 128 < one[1]]


def test_a_brief_without_chains_has_no_trees(brief: Brief) -> None:
    assert chains(replace(brief, chains=())) is None


def test_a_chain_of_a_risk_that_is_not_listed_is_left_out(brief: Brief) -> None:
    assert chains(chained(brief, ("R1", "R99"))) is None


def test_the_trees_of_most_risks_are_drawn_and_the_others_counted(brief: Brief) -> None:
    risks = tuple(replace(brief.risks[n % 11], id=f"R{n}") for n in range(30))
    pairs = [(f"R{n}", f"R{n + 1}") for n in range(0, 18, 2)]
    found = made(chained(replace(brief, risks=risks), *pairs, ("R20", "R21", "R22")))
    assert [root.risk.id for root in found.trees] == ["R0", "R2", "R4", "R6", "R8", "R20"]
    assert len(found.trees) == MOST
    assert found.left_out == 4


def test_the_list_has_the_joining_words_as_they_stand(brief: Brief) -> None:
    chain = Chain(risks=("R7", "R8", "R5"), shared=("allianc", "bridg"))
    assert joined_by(brief, chain) == ("Alliance", "bridges")
