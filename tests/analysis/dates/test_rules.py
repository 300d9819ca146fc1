"""Every rule by an example of our own: the words it takes and what they mean."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from briefer.analysis.dates.find import find_dates
from briefer.analysis.dates.firsts import first_words
from briefer.analysis.dates.grammar import FILES, grammar
from briefer.analysis.dates.join import JOINS
from briefer.analysis.dates.readers import READERS
from tests.conftest import Parse

EXAMPLES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("examples.toml").read_text("utf-8"))["example"]
NO_TIME = {"old", "age-figure"}
"Rules that keep ages from being read as lengths; test_not_found.py has their examples."


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['rule']}: {e['words']}")
def test_rule_reads_its_example(parse: Parse, example: dict[str, Any]) -> None:
    """The rule takes exactly these words and gives them this value."""
    document = parse(example["text"])
    found = {document.article.quote(ref.span): ref for ref in find_dates(document)}
    assert example["words"] in found, f"found only {list(found)}"
    ref = found[example["words"]]
    assert (ref.rule, ref.value or "") == (example["rule"], example["value"])
    if "last" in example:
        assert ref.last == example["last"]


def test_every_rule_has_an_example() -> None:
    """A rule without an example is a rule without a test."""
    named = {rule.name for rule in grammar().rules} | set(JOINS)
    assert named - NO_TIME == {example["rule"] for example in EXAMPLES}


def test_every_rule_file_is_read() -> None:
    """What stands in the folder is what the grammar has: each entry a name, a known reader and a pattern, no more."""
    folder = files(grammar.__module__.rpartition(".")[0]).joinpath("rules")
    stored = {entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8")) for entry in folder.iterdir()}
    assert set(stored) == set(FILES)
    entries = [rule for name in FILES for rule in stored[name]["rule"]]
    assert [entry["name"] for entry in entries] == [rule.name for rule in grammar().rules]
    assert all(set(entry) == {"name", "read", "pattern"} and entry["read"] in READERS for entry in entries)


def test_every_reader_is_asked_by_a_rule() -> None:
    """A reader that no rule names is dead."""
    assert set(READERS) == {rule.read for rule in grammar().rules}


def test_rule_names_are_unique() -> None:
    """A rule's name is what a reader of the record looks it up by."""
    names = [rule.name for rule in grammar().rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:the )?{season:season}", {"the", "spring", "summer", "fall", "autumn", "winter"}),
        ("(?P<number>an?) week", {"a", "an"}),
        (r"\d{4}-x", {"#"}),
        ("(?-i:Q)[1-4]", {"q"}),
        ("(?!no )this|that", {"this", "that"}),
    ],
)
def test_first_words_of_a_pattern(pattern: str, words: set[str]) -> None:
    """Optional parts, alternatives, macros, figures and look-aheads all count."""
    assert first_words(pattern) == words
