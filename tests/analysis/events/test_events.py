"""Events sentence by sentence: class, roles, date, place and status."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.analysis.document import Document
from briefer.analysis.events.find import find_events
from briefer.model import Actor, DateRef, Event, Position, Span, Speaker

Parse = Callable[..., Document]
CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("events.toml").read_text(encoding="utf-8"))["case"]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def actors(text: str, *names: str) -> tuple[Actor, ...]:
    """Each with every place at which its name stands."""
    return tuple(
        Actor(id=n.lower(), name=n, kind="state", mentions=tuple(Span(*m.span()) for m in re.finditer(n, text)))
        for n in names
    )


def date(text: str, words: str) -> DateRef:
    return DateRef(span=span(text, words), kind="DATE", value="2026-03-02", precision="day", rule="test")


def position(text: str, source: str, cue: str, content: str, speaker: str | None = None) -> Position:
    return Position(
        source=(span(text, source),),
        cue=(span(text, cue),),
        content=(span(text, content),),
        mode="indirect",
        speaker=Speaker(name=source, actor=speaker),
    )


def only(events: tuple[Event, ...]) -> Event:
    assert len(events) == 1
    return events[0]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_a_told_action_is_one_event_with_its_class_and_roles(case: dict[str, Any], parse: Parse) -> None:
    document = parse(case["text"])
    event = only(find_events(document, actors(case["text"], "Norland", "Kell"), (), ()))
    assert document.article.quote(event.trigger) == case["trigger"]
    assert event.event_class == case["class"]
    assert event.status == case.get("status", "reported")
    assert list(event.doers) == case["doers"]
    assert list(event.targets) == case.get("targets", list(event.targets))
    assert document.article.quote(event.span) == case.get("span", document.article.quote(event.span))


@pytest.mark.parametrize(
    "text",
    [
        "Norland did not attack Kell.",
        "Norland never attacked Kell.",
        "Norland could attack Kell.",
        "If Norland attacks Kell, the talks will end.",
        "Norland will attack if Kell moves.",
        "Did Norland attack Kell?",
        "Norland wants to attack Kell.",
        "Norland tried to attack Kell.",
        "Norland said on Monday.",
        "Norland met its target.",
        "Norland agreed that Kell was right.",
        "Norland released a report on Kell.",
        "Norland called Kell on Monday.",
        "Norland struck a chord in Kell.",
        "No troops attacked Kell.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str, parse: Parse) -> None:
    assert find_events(parse(text), actors(text, "Norland", "Kell"), (), ()) == ()


def test_an_event_without_anyone_known_is_left_out_where_actors_were_found(parse: Parse) -> None:
    text = "Norland slept. The men attacked the shop."
    assert find_events(parse(text), actors(text, "Norland"), (), ()) == ()


def test_without_any_actors_a_noun_that_acts_is_enough(parse: Parse) -> None:
    assert only(find_events(parse("Rebels attacked the port."), (), (), ())).event_class == "assault"


def test_joined_doers_are_all_named(parse: Parse) -> None:
    text = "Norland and Kell attacked Sarland."
    event = only(find_events(parse(text), actors(text, "Norland", "Kell", "Sarland"), (), ()))
    assert event.doers == ("norland", "kell")
    assert event.targets == ("sarland",)


def test_a_second_verb_takes_the_subject_of_the_first(parse: Parse) -> None:
    text = "Norland shelled Kell and seized Sarland."
    found = find_events(parse(text), actors(text, "Norland", "Kell", "Sarland"), (), ())
    assert [(e.event_class, e.doers, e.targets) for e in found] == [
        ("assault", ("norland",), ("kell",)),
        ("coerce", ("norland",), ("sarland",)),
    ]


def test_the_date_on_the_verb_is_the_date_of_the_event(parse: Parse) -> None:
    text = "Norland attacked Kell on Monday."
    assert only(find_events(parse(text), actors(text, "Norland", "Kell"), (date(text, "Monday"),), ())).date == 0


def test_the_date_in_the_clause_that_says_when_is_the_date_of_the_event(parse: Parse) -> None:
    text = "Norland was attacked when rockets fell on the port on Monday."
    assert only(find_events(parse(text), actors(text, "Norland"), (date(text, "Monday"),), ())).date == 0


def test_a_dateline_gives_way_to_the_date_beside_the_verb(parse: Parse) -> None:
    text = "PARIS, March 10 (Wire) - Norland attacked the port of Kell on Monday."
    dates = (date(text, "March 10"), date(text, "Monday"))
    assert [e.date for e in find_events(parse(text), actors(text, "Norland"), dates, ())] == [1]


def test_a_dateline_does_nothing(parse: Parse) -> None:
    text = "ORLENA, March 10 (Wire) - Norland and Kell agreed on Monday to a ceasefire."
    event = only(find_events(parse(text), actors(text, "ORLENA", "Norland", "Kell"), (), ()))
    assert event.doers == ("norland", "kell")


def test_the_date_of_saying_is_not_the_date_of_the_event(parse: Parse) -> None:
    text = "The minister said on Tuesday that Norland had attacked Kell."
    found = find_events(parse(text), actors(text, "Norland", "Kell"), (date(text, "Tuesday"),), ())
    assert only(found).date is None


def test_of_two_dates_each_event_takes_its_own(parse: Parse) -> None:
    text = "Norland attacked Kell on Monday, and Kell attacked the port on Friday."
    dates = (date(text, "Monday"), date(text, "Friday"))
    assert [e.date for e in find_events(parse(text), actors(text, "Norland", "Kell"), dates, ())] == [0, 1]


def test_the_place_stands_after_a_preposition(parse: Parse) -> None:
    text = "Troops from Norland met the rebels in Paris."
    found = find_events(parse(text), actors(text, "Norland", "the rebels"), (), ())
    assert [e.place for e in found if e.event_class == "consult"] == ["Paris"]


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ("Norland arrested two men in Kessel.", "Kessel", "Kessel"),
        ("Norland arrested two men in the northern city of Varn.", "Varn", "the northern city of Varn"),
        ("Norland shelled rebel positions in the Orne valley.", "Orne valley", "the Orne valley"),
        ("Norland attacked a convoy outside the capital.", "the capital", "the capital"),
        ("Norland met Kell at the bridge.", "the bridge", "the bridge"),
        ("Norland attacked Kell in retaliation.", None, None),
        ("Norland arrested two men on suspicion of murder.", None, None),
        ("Norland attacked a convoy from the hills near Dorra.", "Dorra", "Dorra"),
    ],
)
def test_the_place_is_named_and_its_words_are_marked(
    text: str, place: str | None, where: str | None, parse: Parse
) -> None:
    document = parse(text)
    event = only(find_events(document, actors(text, "Norland", "Kell"), (), ()))
    assert event.place == place
    assert (event.where and document.article.quote(event.where)) == where


def test_the_place_of_what_is_itself_the_subject_is_the_place_of_the_event(parse: Parse) -> None:
    text = "The bombing of the shrine in Dorra killed twelve guards of Norland."
    assert only(find_events(parse(text), actors(text, "Norland"), (), ())).place == "Dorra"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Norland plans to storm Kell.", "Norland plans to storm Kell"),
        ("Kell, which Norland attacked, asked for help.", "Kell, which Norland attacked"),
        ("Norland, which attacked Kell, asked for help.", "Norland, which attacked Kell"),
    ],
)
def test_the_clause_of_an_event_tells_who_acts(text: str, span: str, parse: Parse) -> None:
    document = parse(text)
    found = find_events(document, actors(text, "Norland", "Kell"), (), ())
    assert document.article.quote(found[0].span) == span


def test_what_was_said_on_a_day_did_not_happen_on_that_day(parse: Parse) -> None:
    text = "The army said on Wednesday it had shelled Kell."
    event = only(find_events(parse(text), actors(text, "Kell"), (date(text, "Wednesday"),), ()))
    assert event.date is None
    assert text[event.span.start : event.span.end] == "it had shelled Kell"


def test_the_beginning_of_a_stretch_is_no_day_of_an_attack(parse: Parse) -> None:
    text = "Norland carried out two attacks on Kell since Friday."
    assert only(find_events(parse(text), actors(text, "Norland", "Kell"), (date(text, "Friday"),), ())).date is None


def test_arms_act_for_their_owner_and_talks_are_between_those_named(parse: Parse) -> None:
    text = "Norland's jets struck three villages. Talks between Norland and Kell collapsed on Monday."
    found = find_events(parse(text), actors(text, "Norland", "Kell"), (date(text, "Monday"),), ())
    assert [e.doers for e in found] == [("norland",), ("norland", "kell")]


def test_its_aircraft_are_those_of_the_speaker(parse: Parse) -> None:
    text = "Norland denied that its aircraft had bombed Kell."
    positions = (position(text, "Norland", "denied", "its aircraft had bombed Kell", speaker="norland"),)
    event = only(find_events(parse(text), actors(text, "Norland", "Kell"), (), positions))
    assert (event.status, event.doers) == ("denied", ("norland",))


def test_who_claims_responsibility_claims_the_act(parse: Parse) -> None:
    text = "Norland claimed responsibility for the attack on Kell."
    event = only(find_events(parse(text), actors(text, "Norland", "Kell"), (), ()))
    assert (event.status, event.event_class, event.doers) == ("claimed", "assault", ("norland",))


def test_what_somebody_had_planned_is_not_scheduled(parse: Parse) -> None:
    text = "Norland had planned to storm Kell, but lost heart."
    assert find_events(parse(text), actors(text, "Norland", "Kell"), (), ()) == ()


def test_what_somebody_claims_to_have_done_is_told_as_done(parse: Parse) -> None:
    text = "Norland claimed to have killed the rebels."
    assert only(find_events(parse(text), actors(text, "Norland", "the rebels"), (), ())).event_class == "assault"


def test_what_a_source_says_is_claimed_and_names_the_position(parse: Parse) -> None:
    text = "The minister said Norland attacked Kell."
    positions = (position(text, "The minister", "said", "Norland attacked Kell"),)
    event = only(find_events(parse(text), actors(text, "Norland", "Kell"), (), positions))
    assert (event.status, event.asserted_by) == ("claimed", 0)


def test_what_a_source_confirms_is_confirmed(parse: Parse) -> None:
    text = "The minister confirmed that Norland attacked Kell."
    positions = (position(text, "The minister", "confirmed", "Norland attacked Kell"),)
    assert only(find_events(parse(text), actors(text, "Norland", "Kell"), (), positions)).status == "confirmed"


def test_what_a_source_denies_is_denied(parse: Parse) -> None:
    text = "The minister denied that Norland attacked Kell."
    positions = (position(text, "The minister", "denied", "Norland attacked Kell"),)
    assert only(find_events(parse(text), actors(text, "Norland", "Kell"), (), positions)).status == "denied"


def test_it_in_what_is_reported_means_the_speaker(parse: Parse) -> None:
    text = "Norland said it attacked Kell."
    positions = (position(text, "Norland", "said", "it attacked Kell", speaker="norland"),)
    assert only(find_events(parse(text), actors(text, "Norland", "Kell"), (), positions)).doers == ("norland",)


def test_a_headline_tells_in_the_present_tense_and_the_body_does_not(parse: Parse) -> None:
    headline = "Norland attacks Kell\n\nThe war in the north went on. Ships left the harbour on Monday, officials said."
    found = find_events(parse(headline), actors(headline, "Norland", "Kell"), (), ())
    roles = [p.role for p in parse(headline).article.paragraphs]
    assert len(found) == (1 if roles[0] == "headline" else 0)
    body = "Every spring Norland attacks Kell."
    assert find_events(parse(body), actors(body, "Norland", "Kell"), (), ()) == ()


def test_events_come_in_the_order_of_their_triggers(parse: Parse) -> None:
    text = "Norland attacked Kell. Kell accused Norland of murder. Norland rejected the accusation."
    found = find_events(parse(text), actors(text, "Norland", "Kell"), (), ())
    assert [e.trigger for e in found] == sorted(e.trigger for e in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Norland opened the sluice at Kell on Monday.", "Monday", "opened other reported"),
        ("Gunfire struck the market before dawn on Monday. Norland wept.", "Monday", "struck assault reported"),
        ("Two balloons crashed in the lake last week.", "last week", "crashed other reported"),
        ("The council voted on Monday to send Norland a letter.", "Monday", "voted other reported"),
        ("Norland moved 300 cattle to the hills on Monday.", "Monday", "moved other reported"),
        ("The envoy of Norland arrived in Kell on Monday evening.", "Monday evening", "arrived other reported"),
        ("The gate will be opened by noon on Monday.", "Monday", "opened other scheduled"),
        ("Norland is to brief the elders on Monday.", "Monday", "brief consult scheduled"),
        ("The panel is due to meet on Monday.", "Monday", "meet consult scheduled"),
        ("The envoy was due in Kell on Monday.", "Monday", "due other scheduled"),
        ("Results of the count are expected on Monday.", "Monday", "expected other scheduled"),
        ("The vote of Norland is scheduled for Monday.", "Monday", "scheduled other scheduled"),
        ("The raid on Kell was postponed until Monday.", "Monday", "postponed other scheduled"),
        ("Norland recalled its envoy from Kell on Monday.", "Monday", "recalled reject reported"),
        ("The truce takes effect at midnight on Monday.", "Monday", "takes other scheduled"),
    ],
)
def test_an_act_with_a_date_of_its_own_is_an_event_even_if_no_list_knows_it(
    text: str, when: str, expected: str, parse: Parse
) -> None:
    document = parse(text, "2026-03-02")
    day = DateRef(
        span=span(text, when), kind="DATE", value="2026-03-02", first="2026-03-02", precision="day", rule="test"
    )
    event = only(find_events(document, actors(text, "Norland", "Kell"), (day,), ()))
    assert f"{document.article.quote(event.trigger)} {event.event_class} {event.status}" == expected
    assert event.date == 0


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Norland said on Monday that the cows were fine.",
        "Norland remained calm on Monday.",
        "Norland did not open the sluice on Monday.",
        "Norland might open the sluice on Monday.",
        "If Norland opened the sluice on Monday, the meadow would drown.",
        "Norland has tended the sluice since Monday.",
        "Norland kept Monday's letter.",
        "There was rain in Norland on Monday.",
        "Every spring the ice melts. Norland wants to mend the sluice on Monday.",
        "Ships are moored at Kell on Monday.",
        "Norland extended the fair to Monday.",
    ],
)
def test_speech_states_and_what_is_not_told_as_a_fact_make_no_dated_event(text: str, parse: Parse) -> None:
    assert find_events(parse(text, "2026-03-09"), actors(text, "Norland", "Kell"), (date(text, "Monday"),), ()) == ()


def test_an_act_no_list_knows_needs_a_date(parse: Parse) -> None:
    text = "Norland opened the sluice at Kell."
    assert find_events(parse(text), actors(text, "Norland", "Kell"), (), ()) == ()


def test_the_place_of_a_dateline_is_no_doer_and_its_day_no_date(parse: Parse) -> None:
    text = "LOW MARKET, Kell, March 9 (Wire) — Norland accused Sarland of murder."
    people = actors(text, "MARKET", "Kell", "Norland", "Sarland")
    event = only(find_events(parse(text), people, (date(text, "March 9"),), ()))
    assert (event.doers, event.targets, event.date) == (("norland",), ("sarland",), None)
    assert text[event.span.start : event.span.end] == "Norland accused Sarland of murder"
