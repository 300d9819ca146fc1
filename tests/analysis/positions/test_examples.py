"""Sentences of our own, one form of attribution each: who said what, by which words."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., list[Any]]

EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))["example"]


def row_of(seen: Any) -> str:
    speaker = seen.position.speaker
    who = f"{speaker.name or '-'}{'?' if speaker.anonymous else ''}"
    chain = " > ".join([*(link.name for link in speaker.chain), who])
    return f"{chain} | {seen.cue} | {' … '.join(seen.content)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['family']}: {e['text'][:60]}")
def test_a_sentence_gives_its_statements_and_no_others(read: Read, example: dict[str, Any]) -> None:
    assert [row_of(seen) for seen in read(example["text"])] == example["said"]


def test_every_family_has_examples() -> None:
    families = {example["family"] for example in EXAMPLES}
    assert families == {
        "saying",
        "attitude",
        "phrase",
        "noun",
        "adjective",
        "passive",
        "headline",
        "quotation",
        "speaker",
        "report",
    }
