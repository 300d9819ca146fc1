"""The published schema of the analysis record says what `to_record` writes."""

import json
from typing import Any

import pytest

from briefer.analysis.record import to_record
from briefer.analysis.schema import record_schema
from briefer.model import Event, Gap, Link, Position, Relation, Risk, Speaker
from tests.brief.maker import Maker
from tests.schemas import faults


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return record_schema()


@pytest.fixture
def record() -> dict[str, Any]:
    """One finding of every kind."""
    made = Maker("gate", "Halden Roe said on Wednesday that patrols would resume if the truce failed, an aide said.")
    roe, aide = made.span("Halden Roe"), made.span("an aide")
    who = Speaker(name="Halden Roe", actor="halden-roe", chain=(Link(name="an aide", anonymous=True, span=aide),))
    day = made.date("on Wednesday", "2026-03-04")
    content = made.span("patrols would resume if the truce failed")
    position = Position(
        source=(roe,), cue=(made.span("said"),), content=(content,), mode="indirect", speaker=who, said=day
    )
    said = made.add("positions", position)
    made.actor("Halden Roe")
    sentence = made.analysis.sentences[0]
    made.add(
        "risks",
        Risk(
            sentence=sentence,
            marker=made.span("if"),
            trigger=(made.span("the truce failed"),),
            consequence=(made.span("patrols would resume"),),
            polarity="if",
            asserted_by=said,
            kind="mobilize",
            impact_words=(made.span("patrols"),),
            likelihood_words=(made.span("would"),),
        ),
    )
    made.add("relations", Relation(kind="in-charge-of", source=roe, target=aide, sentence=sentence))
    made.add(
        "events",
        Event(
            span=sentence, trigger=made.span("resume"), event_class="mobilize", date=day, where=made.span("Wednesday")
        ),
    )
    made.add("gaps", Gap(kind="language", message="Partly in another language."))
    written: dict[str, Any] = json.loads(json.dumps(to_record(made.article, made.analysis)))
    return written


def test_a_record_with_every_finding_fits_the_schema(record: dict[str, Any], schema: dict[str, Any]) -> None:
    assert all(record[name] for name in ("dates", "actors", "positions", "risks", "relations", "events", "gaps"))
    assert list(faults(record, schema, schema["$defs"])) == []


def test_a_record_of_nothing_fits_the_schema(schema: dict[str, Any]) -> None:
    made = Maker("calm", "Nothing was said.", published=None)
    record = json.loads(json.dumps(to_record(made.article, made.analysis)))
    assert list(faults(record, schema, schema["$defs"])) == []


def test_every_field_that_is_written_is_required_and_named(record: dict[str, Any], schema: dict[str, Any]) -> None:
    """The record and its schema are two texts, and this holds them together."""
    for name, kind in (
        ("dates", "DateRef"),
        ("actors", "Actor"),
        ("positions", "Position"),
        ("risks", "Risk"),
        ("relations", "Relation"),
        ("events", "Event"),
        ("gaps", "Gap"),
    ):
        assert record[name][0].keys() == set(schema["$defs"][kind]["required"]), name


def test_what_does_not_fit_is_found(record: dict[str, Any], schema: dict[str, Any]) -> None:
    record["dates"][0]["kind"] = "DAY"
    record["positions"][0]["content"][0] = [1]
    del record["events"][0]["class"]
    found = [one.partition(":")[0] for one in faults(record, schema, schema["$defs"])]
    assert found == ["$.dates[0].kind", "$.positions[0].content[0]", "$.events[0]"]


def test_the_strings_under_the_models_fields_are_there(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["Position"]["properties"]["said"]["description"] == "The date of saying."
    assert schema["$defs"]["Speaker"]["properties"]["name"]["description"].startswith("As the text names")
