"""What a consequence would be, and the words in which the source calls it grave or likely."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.analysis.document import Document
from briefer.analysis.risks.find import find_risks

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("weight.toml").read_text(encoding="utf-8"))["case"]
Parse = Callable[..., Document]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_a_consequence_has_its_class_and_the_words_of_the_source_for_how_grave_and_how_likely(
    case: dict[str, Any], parse: Parse
) -> None:
    document = parse(case["text"])
    (risk,) = find_risks(document, (), (), ())
    assert risk.kind == case.get("kind")
    assert [document.article.quote(s) for s in risk.impact_words] == case.get("impact", [])
    assert [document.article.quote(s) for s in risk.likelihood_words] == case.get("likely", [])
