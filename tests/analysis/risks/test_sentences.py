"""Conditionals sentence by sentence, over tables of our own."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.analysis.document import Document
from briefer.analysis.risks.find import find_risks
from briefer.model import Article, Span

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case
    for name in ("conditionals.toml", "families.toml")
    for case in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["case"]
]
OTHERS: list[str] = tomllib.loads((HERE / "others.toml").read_text(encoding="utf-8"))["sentences"]
Parse = Callable[..., Document]


def words(article: Article, spans: tuple[Span, ...]) -> str:
    return " … ".join(article.quote(span) for span in spans)


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_a_conditional_gives_its_trigger_its_consequence_and_its_polarity(case: dict[str, Any], parse: Parse) -> None:
    document = parse(case["text"])
    found = find_risks(document, (), (), ())
    assert len(found) == 1
    risk = found[0]
    assert words(document.article, risk.trigger) == case["trigger"]
    assert words(document.article, risk.consequence) == case["consequence"]
    assert risk.polarity == case.get("polarity", "if")
    assert risk.status == case.get("status", risk.status)
    assert risk.negated == case.get("negated", False)


@pytest.mark.parametrize("text", OTHERS)
def test_a_sentence_that_states_no_condition_gives_no_risk(text: str, parse: Parse) -> None:
    assert find_risks(parse(text), (), (), ()) == ()
