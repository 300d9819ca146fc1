"""The actor network: chosen, placed without touching, drawn so that kinds differ without colour."""

import re
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model import ActorEntry, Brief, RelationEntry, RelationKind
from briefer.render.charts.columns import columns, groups, neighbours
from briefer.render.charts.network import MOST, Network, network
from briefer.render.charts.network_layout import ACROSS, GUTTER, arrange, label_of
from briefer.render.charts.network_svg import STYLES, draw_network, fitting, relation_mark
from briefer.render.charts.spread import spread
from briefer.render.charts.svg import TALLEST
from tests.render.charts.pictures import parsed, words
from tests.render.sample import sample

SAMPLE = sample()
KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
Pair = tuple[int, int, int]


def actor(number: int, name: str | None = None) -> ActorEntry:
    return replace(
        SAMPLE.actors[0],
        id=f"A{number}",
        name=name or f"Regional council number {number} of the upper river",
        mentions=number,
    )


def relation(source: int, target: int, kind: RelationKind = "opposes", by: str | None = None) -> RelationEntry:
    return replace(SAMPLE.relations[0], kind=kind, source=f"A{source}", target=f"A{target}", asserted_by=by)


def brief_of(*relations: RelationEntry, actors: int = 60) -> Brief:
    return replace(SAMPLE, actors=tuple(actor(n) for n in range(actors)), relations=relations)


def made(brief: Brief) -> Network:
    found = network(brief)
    assert found is not None
    return found


def test_a_relation_stated_twice_is_one_line_with_both_sources(brief: Brief) -> None:
    again = replace(relation(1, 2), sentence=brief.relations[2].sentence)
    (edge,) = made(brief_of(relation(1, 2), again)).edges
    assert edge.sources == (4, 6)
    assert label_of(edge) == ("opposes [4, 6]",)


def test_what_holds_both_ways_is_one_line_and_what_does_not_is_two() -> None:
    assert len(made(brief_of(relation(1, 2, "fighting"), relation(2, 1, "fighting"))).edges) == 1
    assert len(made(brief_of(relation(1, 2, "supports"), relation(2, 1, "supports"))).edges) == 2


def test_a_line_says_claimed_only_where_no_outlet_states_it_itself() -> None:
    (claimed,) = made(brief_of(relation(1, 2, by="a general"))).edges
    (stated,) = made(brief_of(relation(1, 2, by="a general"), relation(1, 2))).edges
    assert label_of(claimed)[-1] == "claimed"
    assert "claimed" not in label_of(stated)


def test_thirty_actors_are_chosen_by_relations_then_mentions_and_the_rest_is_counted() -> None:
    star = [relation(0, n) for n in range(1, 45)]
    found = made(brief_of(*star))
    assert len(found.actors) == MOST
    assert found.actors[0].id == "A0"
    assert found.actors[1].id == "A44"
    assert len(found.left_out) == 45 - MOST
    assert found.relations_left_out == 44 - (MOST - 1)


def test_relations_with_oneself_or_with_actors_not_listed_are_not_drawn() -> None:
    assert network(brief_of(relation(1, 1), relation(1, 400))) is None


def test_a_group_of_two_hubs_puts_each_line_between_neighbouring_columns() -> None:
    edges = made(brief_of(*(relation(0, n) for n in range(2, 9)), *(relation(1, n) for n in range(5, 14)))).edges
    near = neighbours([f"A{n}" for n in range(14)], edges)
    (group,) = groups([f"A{n}" for n in range(14)], near)
    left, middle, right = columns(group, near)
    assert middle[0] == "A0"
    assert sorted((*left, *middle, *right)) == sorted(f"A{n}" for n in range(14))
    at = {one: n for n, column in enumerate((left, middle, right)) for one in column}
    assert all(abs(at[edge.source] - at[edge.target]) <= 1 for edge in edges)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 34), st.integers(0, 34), st.integers(0, len(KINDS) - 1)), min_size=1, max_size=70)
)
def test_no_box_or_label_touches_another_whatever_the_relations(pairs: list[Pair]) -> None:
    found = fitting(brief_of(*(relation(a, b, KINDS[kind]) for a, b, kind in pairs)))
    if found is None:
        assert all(a == b for a, b, _ in pairs)
        return
    net, layout = found
    assert layout.height <= TALLEST
    assert layout.boxes.keys() == {one.id for one in net.actors}
    placed = [*layout.boxes.values(), *(line.label for line in layout.lines)]
    assert not [pair for pair in combinations(placed, 2) if pair[0].touches(pair[1])]
    assert all(box.y >= -0.01 and box.y + box.height <= layout.height + 0.01 for box in placed)
    for line in layout.lines:
        for actor_id, (x, y) in ((line.edge.source, line.start), (line.edge.target, line.end)):
            box = layout.boxes[actor_id]
            assert x in (box.x, box.x + box.width)
            assert box.y < y < box.y + box.height
            assert abs(line.label.x + line.label.width / 2 - x) <= GUTTER / 2 + 0.01


def test_names_are_wrapped_in_their_boxes_and_labels_stay_in_the_gap() -> None:
    long = replace(
        actor(1), name="Inland Conference of the Riparian and Southern Cantons for Mediation and Further Purposes"
    )
    found = made(replace(brief_of(relation(1, 2, "in-contact-with")), actors=(long, actor(2))))
    layout = arrange(found)
    assert len(layout.boxes["A1"].lines) == 3
    assert layout.boxes["A1"].lines[-1].endswith("…")
    (line,) = layout.lines
    assert line.label.x > ACROSS
    assert line.label.x + line.label.width < ACROSS + GUTTER


def test_every_kind_has_a_line_of_its_own_without_colour() -> None:
    assert set(STYLES) == set(KINDS)
    assert len(set(STYLES.values())) == len(KINDS)
    drawings = {re.sub(r"<title>.*?</title>", "", relation_mark(kind)) for kind in KINDS}
    assert len(drawings) == len(KINDS)


def test_the_same_network_is_the_same_picture_whatever_the_order_of_the_actors(brief: Brief) -> None:
    found = fitting(brief)
    other = fitting(replace(brief, actors=tuple(reversed(brief.actors))))
    assert found
    assert other
    assert draw_network(*found) == draw_network(*other)


def test_the_picture_names_every_actor_and_tells_its_content_in_words(brief: Brief) -> None:
    found = fitting(brief)
    assert found
    picture = draw_network(*found)
    said = " ".join(words(picture))
    assert all(actor.name in said for actor in found[0].actors)
    assert "fighting [4]" in said
    told = parsed(picture).findtext("desc")
    assert told is not None
    assert "Perrin Hale is in charge of Millers’ guild of Karsk [6]." in told


@pytest.mark.parametrize("wanted", [[0.0, 0.0, 0.0], [5.0, 1.0, 30.0], [10.0, 20.0, 21.0]])
def test_things_are_spread_in_their_order_without_touching(wanted: list[float]) -> None:
    middles = spread(wanted, [4.0, 6.0, 2.0], 1.0)
    assert middles[1] - middles[0] >= 6 - 1e-9
    assert middles[2] - middles[1] >= 5 - 1e-9


def test_what_has_room_stays_where_it_belongs() -> None:
    assert spread([0.0, 50.0, 100.0], [4.0, 4.0, 4.0], 1.0) == [0.0, 50.0, 100.0]
