"""The published schema says what `render_json` writes, and says what each field means."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from briefer.model import Brief, Evidence, Front, Review
from briefer.model.schema import field_docs
from briefer.render import render_json
from briefer.render.schema import brief_schema
from tests.schemas import faults


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return brief_schema()


def check(brief: Brief, schema: dict[str, Any]) -> list[str]:
    return list(faults(json.loads(render_json(brief)), schema, schema["$defs"]))


def test_briefs_fit_the_schema(brief: Brief, empty_brief: Brief, schema: dict[str, Any]) -> None:
    assert check(brief, schema) == []
    assert check(empty_brief, schema) == []


def test_what_does_not_fit_is_found(brief: Brief, schema: dict[str, Any]) -> None:
    """The check of this test file can fail: wrong word, wrong kind, missing and unknown field."""
    data = json.loads(render_json(brief))
    data["front"]["marking"] = "TLP:PINK"
    data["sources"][0]["number"] = "1"
    del data["method"]["model"]
    data["summary"]["colour"] = "red"
    found = list(faults(data, schema, schema["$defs"]))
    assert [one.partition(":")[0] for one in found] == [
        "$.front.marking",
        "$.summary",
        "$.sources[0].number",
        "$.method",
    ]


def test_another_version_does_not_fit(brief: Brief, schema: dict[str, Any]) -> None:
    assert check(replace(brief, schema="briefer.brief/9"), schema) == [
        "$.schema: 'briefer.brief/9' is not 'briefer.brief/1'"
    ]


def test_every_string_under_a_field_is_its_description(schema: dict[str, Any]) -> None:
    paragraph = schema["$defs"]["Evidence"]["properties"]["paragraph"]
    assert paragraph["description"] == "Counted from 1 in the article; the headline is a paragraph."
    assert field_docs(Front)["as_of"] == "Instant with offset: the date-time group of the brief."
    assert field_docs(Review)["state"].startswith("None: nobody has judged it.")
    described = sum("description" in one for kind in schema["$defs"].values() for one in kind["properties"].values())
    assert described > 40


def test_every_field_of_the_model_is_in_the_schema(schema: dict[str, Any]) -> None:
    assert list(schema["$defs"]["Evidence"]["properties"]) == [field.name for field in fields(Evidence)]
    assert schema["$defs"]["Brief"]["properties"].keys() == {field.name for field in fields(Brief)}


def test_the_schema_names_itself_and_no_host(schema: dict[str, Any]) -> None:
    assert schema["$id"] == "urn:briefer:brief:1"
    assert schema["title"] == "Brief (briefer.brief/1)"
    assert schema["description"]
