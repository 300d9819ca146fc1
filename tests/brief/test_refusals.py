"""What a decision may say."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.brief.refusals import CHOICES, OPTIONAL, refusal
from briefer.model import EDITABLE, DecisionKind, FindingKind, Json

TIME = {"words": "last Saturday", "first": "2026-02-28", "last": "2026-02-28", "precision": "day"}
SPLIT = {"name": "Roe", "names": ["the guard"], "articles": []}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("finding", "kind", "field", "value"),
    [
        *((finding, "accept", None, None) for finding in EDITABLE),
        *((finding, "note", None, "Two lines.\nAnd more.") for finding in EDITABLE),
        *((finding, "edit", field, None) for finding, fields in EDITABLE.items() for field in fields),
        *((finding, "edit", field, "") for finding, field in OPTIONAL),
        *((f, "edit", n, chosen) for (f, n), every in CHOICES.items() if n in EDITABLE[f] for chosen in every),
        *(("risk", kind, None, value) for kind in ("likelihood", "impact") for value in (None, *CHOICES["risk", kind])),
        ("position", "edit", "when", TIME),
        ("risk", "edit", "horizon", TIME | {"first": "2026-02-28T18:00Z", "last": "2026-03-01", "precision": "minute"}),
        ("position", "edit", "speaker", "می‌گوید"),
        ("actor", "merge", None, ["actor:roe", "actor:guard-1@article"]),
        ("actor", "split", None, SPLIT),
        ("actor", "split", None, {"name": "Roe", "articles": ["a"]}),
    ],
)
def test_what_fits_is_not_refused(finding: FindingKind, kind: DecisionKind, field: str | None, value: Json) -> None:
    assert refusal(finding, kind, field, value) is None


@pytest.mark.parametrize(
    ("finding", "kind", "field", "value", "why"),
    [
        ("position", "edit", "stance", "angry", "stance: “angry” is none of supports, opposes"),
        ("position", "edit", "stance", "", "is none of"),
        ("position", "edit", "stance", ["supports"], "is none of"),
        ("position", "edit", "content", "other words", "content: no field of a position that can be edited"),
        ("position", "edit", None, "x", "no field of a position"),
        ("risk", "edit", "likelihood", "likely", "no field of a risk that can be edited"),
        ("position", "accept", "stance", None, "accept: has no field"),
        ("position", "accept", None, True, "take no value"),
        ("position", "likelihood", None, "likely", "is said of a risk, and this is a position"),
        ("risk", "likelihood", None, "probable", "is none of almost no chance"),
        ("risk", "impact", None, "huge", "is none of low, moderate, high"),
        ("actor", "edit", "name", "  ", "name: “  ” is no text"),
        ("actor", "edit", "name", "", "is no text"),
        ("actor", "edit", "name", "Roe\nToll", "U+000A"),
        ("actor", "edit", "name", "Roe\x1b[2J", "U+001B"),
        ("actor", "edit", "name", "Roe\ud800", "U+D800"),
        ("actor", "edit", "name", "R" * 301, "301 characters are too many"),
        ("position", "note", None, " ", "is no text"),
        ("position", "note", None, 7, "7 is no text"),
        ("position", "note", None, "a\x07", "U+0007"),
        ("time", "edit", "when", "last Saturday", "is not {"),
        ("time", "edit", "when", "", "is not {"),
        ("time", "edit", "when", TIME | {"first": "Saturday"}, "no ISO days"),
        ("time", "edit", "when", TIME | {"first": "20260228"}, "no ISO days"),
        ("time", "edit", "when", TIME | {"first": "2026-02-30"}, "no ISO days"),
        ("time", "edit", "when", TIME | {"first": None}, "no ISO days"),
        ("time", "edit", "when", TIME | {"last": "2026-02-27"}, "ends (2026-02-27) before it begins"),
        ("time", "edit", "when", TIME | {"precision": "soon"}, "precision: “soon” is none of"),
        ("time", "edit", "when", TIME | {"zone": "Z"}, "is not {"),
        ("position", "merge", None, ["actor:a"], "only actors are merged"),
        ("actor", "merge", None, [], "no list of keys"),
        ("actor", "merge", None, ["roe"], "no list of keys"),
        ("actor", "merge", None, [7], "no list of keys"),
        ("risk", "split", None, SPLIT, "only actors are split"),
        ("actor", "split", None, {"name": "Roe", "names": []}, "neither which names nor which articles"),
        ("actor", "split", None, SPLIT | {"name": ""}, "split: name"),
        ("actor", "split", None, SPLIT | {"names": "the guard"}, "lists of texts"),
        ("actor", "split", None, SPLIT | {"more": 1}, "is not {"),
        ("position", "grade", None, "B2", "set on the article"),
    ],
)
def test_what_does_not_fit_is_refused_and_told_why(
    finding: FindingKind, kind: DecisionKind, field: str | None, value: Json, why: str
) -> None:
    assert why in (refusal(finding, kind, field, value) or "")


@given(
    finding=st.sampled_from(get_args(FindingKind)),
    kind=st.sampled_from(get_args(DecisionKind)),
    field=st.none() | st.sampled_from([field for fields in EDITABLE.values() for field in fields]),
    value=values,
)
def test_whatever_is_given_there_is_an_answer_of_one_line(
    finding: FindingKind, kind: DecisionKind, field: str | None, value: Json
) -> None:
    reason = refusal(finding, kind, field, value)
    assert reason is None or "\n" not in reason
