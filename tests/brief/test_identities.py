"""Merges and splits: who is who after the analyst, wherever an actor is met."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from briefer.brief.evidence import walk
from briefer.brief.identities import split_key
from briefer.model import Actor, ActorEntry, Brief, Event, Link, Relation, Risk, Span, Speaker
from tests.brief.maker import Maker, Taken, composed, decisions


def mentioned(maker: Maker, id: str, name: str, *forms: str, **fields: Any) -> str:  # noqa: A002 - the model's own word
    """An actor with every place at which one of the forms stands."""
    text = maker.article.text
    spans = [Span(at, at + len(form)) for form in forms for at in range(len(text)) if text.startswith(form, at)]
    maker.add("actors", Actor(id=id, name=name, mentions=tuple(sorted(spans)), **{"kind": "person"} | fields))
    return id


def river() -> Maker:
    """One actor under two names that may be two: the River Guard and the Guard."""
    one = Maker("river", "The River Guard said it rains. The Guard said it snows if Roe fires. Roe met the Guard.")
    mentioned(one, "river-guard", "River Guard", "The River Guard", "The Guard", "the Guard", aliases=("Guard",))
    mentioned(one, "roe", "Roe", "Roe")
    one.position("The River Guard", "said it rains"[:4], "it rains", actor="river-guard", target="river-guard")
    second = one.position("The Guard", "said it snows"[:4], "it snows if Roe fires", actor="river-guard", target="roe")
    risk = Risk(
        sentence=one.span("The Guard said it snows if Roe fires."),
        marker=one.span("if"),
        trigger=(one.span("Roe fires"),),
        consequence=(one.span("The Guard said it snows"),),
        polarity="if",
        trigger_actors=("roe",),
        consequence_actors=("river-guard",),
        asserted_by=second,
    )
    one.add("risks", risk)
    met = Event(
        span=one.span("Roe met the Guard"),
        trigger=one.span("met"),
        date=one.date("rains", "2026-03-02"),
        doers=("roe",),
        targets=("river-guard",),
        event_class="consult",
    )
    one.add("events", met)
    relation = Relation(
        kind="in-contact-with",
        source=one.span("Roe met the Guard"[:3] + " met"),
        target=one.span("the Guard"),
        sentence=one.span("Roe met the Guard."),
    )
    one.add("relations", replace(relation, source=Span(relation.source.start, relation.source.start + 3)))
    return one


def delta(**fields: Any) -> Maker:
    """Another article, in which the militia acts and Toll belongs to it."""
    two = Maker("delta", "The militia said it hails. The militia fired. Toll slept. Toll said no.", "2026-03-05")
    mentioned(two, "militia", "militia", "The militia", **{"kind": "armed group"} | fields)
    mentioned(two, "toll", "Toll", "Toll", affiliation="militia", affiliation_name="militia")
    two.position(
        "The militia", "said it hails"[:4], "it hails", actor="militia", anonymous=bool(fields.get("anonymous"))
    )
    two.position("Toll", "said no"[:4], "no", actor="toll")
    return two


def named(brief: Brief) -> dict[str, ActorEntry]:
    return {actor.name: actor for actor in brief.actors}


def decided(*given: Taken, makers: tuple[Maker, ...] = ()) -> Brief:
    return composed(*(makers or (river(), delta())), decided=decisions(*given))


def test_every_actor_has_the_key_of_its_id_and_an_unnamed_one_that_of_its_article_too() -> None:
    brief = decided(makers=(river(), delta(anonymous=True)))
    assert sorted(actor.key for actor in brief.actors) == [
        "actor:militia@delta", "actor:river-guard", "actor:roe", "actor:toll",
    ]  # fmt: skip


def test_a_merge_keeps_the_name_and_kind_of_the_one_that_stays_and_unites_the_rest() -> None:
    before, after = named(decided()), named(decided(("actor:river-guard", "merge", ["actor:militia"])))
    guard = after["River Guard"]
    assert "militia" not in after
    assert (guard.key, guard.kind, guard.aliases) == ("actor:river-guard", "person", ("Guard", "militia"))
    assert guard.mentions == before["River Guard"].mentions + before["militia"].mentions
    assert (guard.sources, guard.positions) == ((1, 2), ("P1", "P2", "P3"))


def test_after_a_merge_speakers_and_affiliations_go_by_the_name_that_stays() -> None:
    brief = decided(("actor:river-guard", "merge", ["actor:militia"]))
    assert [position.speaker for position in brief.positions] == ["The River Guard", "The Guard", "River Guard", "Toll"]
    assert len({position.actor for position in brief.positions[:3]}) == 1
    assert named(brief)["Toll"].affiliation == "River Guard"


def test_after_a_merge_risks_events_targets_and_relations_name_the_one_that_stays() -> None:
    brief = decided(("actor:militia", "merge", ["actor:river-guard"]))
    [risk] = brief.risks
    assert (risk.consequence_actors, risk.trigger_actors, risk.asserted_by) == (("militia",), ("Roe",), "militia")
    assert [entry.actors for entry in brief.timeline] == [("Roe", "militia")]
    assert [position.target for position in brief.positions] == ["militia", "Roe", None, None]
    [relation] = brief.relations
    assert relation.target == named(brief)["militia"].id


def test_a_merge_of_two_actors_of_one_article_unites_their_mentions() -> None:
    brief = decided(("actor:river-guard", "merge", ["actor:roe"]), makers=(river(),))
    [guard] = brief.actors
    assert (guard.mentions, guard.aliases) == (5, ("Guard", "Roe"))
    assert brief.relations == ()


def test_quotes_stay_verbatim_through_every_merge_and_split() -> None:
    brief = decided(
        ("actor:river-guard", "merge", ["actor:militia", "actor:roe"]),
        ("actor:river-guard", "split", {"name": "Snow Guard", "names": ["the Guard"], "articles": []}),
        ("actor:toll", "edit", "Adam Toll", "name"),
    )
    texts = {maker.article.id: maker.article.text for maker in (river(), delta())}
    pieces = list(walk(brief))
    assert len(pieces) > 20
    assert [piece for piece in pieces if texts[piece.article][piece.start : piece.end] != piece.text] == []
    plain = decided()
    assert [p.content for p in brief.positions] == [p.content for p in plain.positions]


def test_an_unnamed_actor_that_is_merged_with_a_named_one_is_unnamed_no_more() -> None:
    makers = (river(), delta(anonymous=True))
    assert decided(makers=makers).summary.anonymous == 1
    brief = decided(("actor:river-guard", "merge", ["actor:militia@delta"]), makers=makers)
    assert brief.summary.anonymous == 0
    assert (brief.positions[2].speaker, brief.positions[2].anonymous) == ("River Guard", False)


def test_unnamed_actors_of_two_articles_can_be_merged_and_stay_unnamed() -> None:
    makers = []
    for number, name in enumerate(("one", "two", "three")):
        maker = Maker(name, f"A guard said no in {name}.", f"2026-03-0{number + 1}")
        mentioned(maker, "guard-1", "a guard", "A guard", anonymous=True)
        maker.position("A guard", "said", "no", actor="guard-1", anonymous=True)
        makers.append(maker)
    brief = decided(("actor:guard-1@two", "merge", ["actor:guard-1@three"]), makers=tuple(makers))
    assert [(actor.key, actor.sources, actor.anonymous) for actor in brief.actors] == [
        ("actor:guard-1@two", (2, 3), True),
        ("actor:guard-1@one", (1,), True),
    ]


def test_a_split_by_forms_moves_the_mentions_and_speakers_that_use_them() -> None:
    brief = decided(("actor:river-guard", "split", {"name": "Snow Guard", "names": ["the Guard"]}), makers=(river(),))
    river_guard, snow_guard = named(brief)["River Guard"], named(brief)["Snow Guard"]
    assert snow_guard.key == split_key("actor:river-guard", "Snow Guard") == "actor:river-guard~snow-guard"
    assert (river_guard.mentions, snow_guard.mentions) == (1, 2)
    assert (river_guard.aliases, snow_guard.aliases) == ((), ("Guard",))
    assert [(p.speaker, p.actor) for p in brief.positions] == [
        ("The River Guard", river_guard.id),
        ("Snow Guard", snow_guard.id),
    ]


def test_after_a_split_by_forms_what_names_the_other_actor_follows_it() -> None:
    brief = decided(("actor:river-guard", "split", {"name": "Snow Guard", "names": ["Guard"]}), makers=(river(),))
    assert [risk.consequence_actors for risk in brief.risks] == [("Snow Guard",)]
    assert [entry.actors for entry in brief.timeline] == [("Roe", "Snow Guard")]
    assert [relation.target for relation in brief.relations] == [named(brief)["Snow Guard"].id]
    assert brief.positions[0].target == "River Guard"


def test_a_split_by_article_moves_every_mention_in_it_and_none_elsewhere() -> None:
    makers = []
    for name in ("one", "two"):
        maker = Maker(name, f"Delmaz said no in {name}. He said yes.", "2026-03-01" if name == "one" else "2026-03-02")
        mentioned(maker, "delmaz", "Delmaz", "Delmaz")
        maker.position("Delmaz", "said no"[:4], "no", actor="delmaz")
        maker.position("He", "said yes"[:8], "yes", actor="delmaz")
        makers.append(maker)
    split = ("actor:delmaz", "split", {"name": "Selma Delmaz", "names": [], "articles": ["two"]})
    brief = decided(split, makers=tuple(makers))
    assert {actor.name: actor.sources for actor in brief.actors} == {"Delmaz": (1,), "Selma Delmaz": (2,)}
    assert [position.speaker for position in brief.positions] == ["Delmaz", "He", "Selma Delmaz", "Selma Delmaz"]


def test_those_who_passed_a_statement_on_follow_a_split() -> None:
    one = river()
    link = Link(name="The Guard", actor="river-guard", span=one.span("The Guard"))
    speaker = Speaker(name="Fenn", chain=(link,))
    one.found["positions"][0] = replace(one.found["positions"][0], source=(), speaker=speaker)
    brief = decided(("actor:river-guard", "split", {"name": "Snow Guard", "names": ["the guard"]}), makers=(one,))
    assert brief.positions[0].chain == ("Snow Guard",)


def test_one_that_was_split_off_is_listed_and_can_be_edited_and_merged() -> None:
    apart = "actor:river-guard~snow-guard"
    split = ("actor:river-guard", "split", {"name": "Snow Guard", "names": ["the Guard"]})
    renamed = decided(split, (apart, "edit", "Ice Guard", "name"))
    assert named(renamed)["Ice Guard"].review.edited == ("name",)
    united = decided(split, ("actor:militia", "merge", [apart]))
    assert (named(united)["militia"].sources, named(united)["River Guard"].mentions) == ((1, 2), 1)


def test_merges_and_splits_apply_in_the_order_of_their_numbers() -> None:
    merge = ("actor:river-guard", "merge", ["actor:militia"])
    split = ("actor:river-guard", "split", {"name": "Hail Militia", "names": ["the militia"]})
    merged_first, split_first = decided(merge, split), decided(split, merge)
    assert named(merged_first)["Hail Militia"].sources == (2,)
    assert "Hail Militia" not in named(split_first)


def test_a_decision_on_an_actor_that_was_merged_reaches_the_one_that_it_is_part_of() -> None:
    brief = decided(
        ("actor:river-guard", "merge", ["actor:militia"]),
        ("actor:roe", "merge", ["actor:militia"]),
    )
    assert sorted(named(brief)) == ["Roe", "Toll"]


@pytest.mark.parametrize("order", tuple(permutations(range(3))), ids=str)
def test_merges_that_name_each_other_round_in_a_circle_end_in_one_actor(order: tuple[int, ...]) -> None:
    circle = (
        ("actor:river-guard", "merge", ["actor:militia"]),
        ("actor:militia", "merge", ["actor:roe"]),
        ("actor:roe", "merge", ["actor:river-guard"]),
    )
    brief = decided(*(circle[n] for n in order))
    assert len(brief.actors) == 2


def test_where_the_one_that_stays_is_not_met_the_others_are_still_one() -> None:
    brief = decided(("actor:elsewhere", "merge", ["actor:river-guard", "actor:militia"]))
    assert {actor.key: actor.sources for actor in brief.actors if actor.key != "actor:toll"} == {
        "actor:river-guard": (1, 2),
        "actor:roe": (1,),
    }


def test_an_actor_that_belongs_to_a_renamed_one_belongs_to_it_under_the_new_name() -> None:
    brief = decided(("actor:militia", "edit", "Delta Militia", "name"))
    assert named(brief)["Toll"].affiliation == "Delta Militia"


def test_an_affiliation_is_kept_from_wherever_it_is_stated() -> None:
    more = Maker("more", "Toll said yes.", "2026-03-01")
    mentioned(more, "toll", "Toll", "Toll")
    more.position("Toll", "said", "yes", actor="toll")
    brief = decided(("actor:toll", "merge", ["actor:roe"]), ("actor:toll", "edit", "Adam Toll", "name"),
                    makers=(more, river(), delta()))  # fmt: skip
    assert named(brief)["Adam Toll"].affiliation == "militia"


def test_an_empty_affiliation_is_none_in_every_article() -> None:
    assert named(decided(("actor:toll", "edit", "", "affiliation")))["Toll"].affiliation is None


def test_names_in_other_scripts_have_keys_of_their_own() -> None:
    assert split_key("actor:a", "الوسيط") != split_key("actor:a", "Посредник")
    assert split_key("actor:a", "…") == "actor:a~other"
