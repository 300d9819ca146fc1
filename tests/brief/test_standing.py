"""A risk stands as later reports and the clock leave it; what stands open is watched."""

from dataclasses import replace
from typing import Any

from briefer.model import Event, Indicator, RiskEntry, Standing
from tests.brief.conditionals import risks
from tests.brief.maker import Maker, composed


def reported(sentence: str, *, first: str = "2026-03-06", **fields: Any) -> Maker:
    maker = Maker("later", sentence, "2026-03-06")
    index = maker.date("Friday", first)
    doers = tuple(maker.known(name) for name in fields.pop("who", ()))
    span = maker.span(sentence)
    maker.add("events", Event(span=span, trigger=span, date=index, doers=doers, **{"event_class": "assault"} | fields))
    return maker


STATED = risks("a", ("Kestria shells the eastern ridge", "the truce is over", {"trigger_actors": ("Kestria",)}))


def standing(*later: Maker) -> Standing | None:
    return composed(STATED, *later).risks[0].standing


def test_a_trigger_that_a_later_source_reports_is_met_with_its_sentence() -> None:
    found = standing(reported("Kestria shelled the eastern ridge on Friday.", who=("Kestria",)))
    assert found is not None
    assert (found.state, found.event, found.shown[0].text) == (
        "met",
        "T1",
        "Kestria shelled the eastern ridge on Friday.",
    )


def test_a_claim_of_it_is_enough_a_denial_is_not() -> None:
    assert standing(reported("Kestria shelled the eastern ridge on Friday.", who=("Kestria",), status="claimed"))
    assert not standing(reported("Kestria shelled the eastern ridge on Friday.", who=("Kestria",), status="denied"))


def test_what_another_did_does_not_meet_it() -> None:
    assert not standing(reported("Velderra shelled the eastern ridge on Friday.", who=("Velderra",)))


def test_what_happened_before_it_was_stated_does_not_meet_it() -> None:
    assert not standing(
        reported("Kestria shelled the eastern ridge on a Friday.", first="2026-02-27", who=("Kestria",))
    )


def test_a_report_that_it_did_not_happen_does_not_meet_it() -> None:
    assert not standing(reported("Kestria did not shell the eastern ridge on Friday.", who=("Kestria",)))


def test_a_negated_trigger_is_met_by_no_act() -> None:
    stated = risks("a", ("Kestria does not shell the eastern ridge", "the truce holds", {}))
    later = reported("Kestria shelled the eastern ridge on Friday.", who=("Kestria",))
    assert composed(stated, later).risks[0].standing is None


def due(last: str) -> RiskEntry:
    maker = risks("a", ("the gates are not open by Monday", "the border closes", {}))
    index = maker.date("by Monday", None, last)
    [risk] = maker.found["risks"]
    maker.found["risks"] = [replace(risk, horizon=index)]
    return composed(maker).risks[0]


def test_a_deadline_before_the_cut_off_is_over() -> None:
    found = due("2026-03-09").standing
    assert found is not None
    assert (found.state, [words.text for words in found.shown]) == ("expired", ["by Monday"])


def test_the_day_of_the_cut_off_is_not_over_but_its_past_hours_are() -> None:
    assert due("2026-03-10").standing is None
    assert due("2026-03-10T17:59").standing is not None
    assert due("2026-03-10T18:30").standing is None


def watched(*given: tuple[str, str, dict[str, Any]]) -> list[Indicator]:
    return list(composed(risks("a", *given)).indicators)


def test_one_trigger_of_several_risks_is_watched_once() -> None:
    found = watched(
        ("the army enters the valley", "the truce is over", {}),
        ("the army enters the Dorrin valley", "the road is cut", {}),
        ("drones strike the camp", "launch sites are hit", {}),
    )
    assert [one.risks for one in found] == [("R1", "R2"), ("R3",)]


def test_what_most_hangs_on_comes_first() -> None:
    found = watched(
        ("drones strike the camp", "launch sites are hit", {}),
        ("the gates stay shut", "Kestria closes the border", {"consequence_actors": ("Kestria",)}),
        ("Kestria closes the border", "the power lines go dead", {"trigger_actors": ("Kestria",)}),
    )
    assert [(one.risks, one.leads_to) for one in found] == [(("R2",), 1), (("R1",), 0), (("R3",), 0)]


def test_what_is_met_or_over_is_watched_no_more() -> None:
    assert composed(STATED, reported("Kestria shelled the eastern ridge on Friday.", who=("Kestria",))).indicators == ()
