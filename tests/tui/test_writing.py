"""Texts of the analyst as documents for an editor: what is written comes back, and what cannot be taken is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.config import JudgementDraft
from briefer.tui.brief.editor import editor_of
from briefer.tui.brief.scratch import Scratch, part_of
from briefer.tui.brief.typing import completion
from briefer.tui.brief.writing import (
    WORDS,
    Citable,
    cited,
    clean,
    judgement_document,
    read_judgement,
    read_text,
    text_document,
)
from briefer.workflow import cite_fully

SOURCES = (
    Citable(id="meridian-bridge-1", day="2026-03-04", outlet="Meridian Wire", title="Shells at the bridge"),
    Citable(id="meridian-gate-2", day=None, outlet=None, title="--> <!-- a gate \x1b[31m"),
)
IDS = [source.id for source in SOURCES]

PROSE = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")) | st.just("\n"), max_size=80)
    .map(str.strip)
    .filter(lambda text: "<!--" not in text and "## basis" not in text.casefold() and clean(text) == text)
)


@given(
    claim=PROSE.filter(lambda text: bool(text) and not text.startswith(("likelihood", "confidence", "---"))),
    basis=PROSE.map(lambda text: text or None),
    likelihood=st.sampled_from([None, *WORDS["likelihood"]]),
    confidence=st.sampled_from([None, *WORDS["confidence"]]),
)
def test_a_judgement_comes_back_as_it_was_written_down(
    claim: str, basis: str | None, likelihood: str | None, confidence: str | None
) -> None:
    draft = replace(JudgementDraft(claim=claim, basis=basis), likelihood=likelihood, confidence=confidence)  # type: ignore[arg-type] # of the rows
    read = read_judgement(judgement_document(draft, SOURCES))
    assert read.judgement() == draft
    assert read.problems == ()


@given(text=PROSE)
def test_a_text_comes_back_as_it_was_written_down(text: str) -> None:
    assert read_text(text_document(text, SOURCES, "the outlook")).text == text


def test_every_source_is_listed_once_and_no_title_ends_the_comment() -> None:
    document = text_document("Words.", SOURCES, "the outlook")
    assert "[@meridian-bridge-1]  2026-03-04  Meridian Wire  Shells at the bridge" in document
    assert "[@meridian-gate-2]  undated" in document
    assert document.count("-->") == 1
    assert "\x1b" not in document


def test_an_id_with_hyphens_is_listed_as_it_is_cited() -> None:
    assert "[@a--b]  undated" in text_document("", [Citable(id="a--b", day=None, outlet=None, title=None)], "it")


def test_a_word_outside_the_row_is_told_with_its_line() -> None:
    read = read_judgement("<!-- two\nlines -->\nlikelihood: probable\nconfidence: HIGH\n\nIt rains.\n")
    [problem] = read.problems
    assert problem.line == 3
    assert "probable" in problem.message
    assert "roughly even chance" in problem.message
    assert read.confidence == "high"


def test_a_judgement_without_a_claim_is_told() -> None:
    [problem] = read_judgement("likelihood: likely\nconfidence: low\n\n## Basis\n\nSomething.\n").problems
    assert "no claim" in problem.message


def test_a_comment_that_is_not_closed_hides_the_rest() -> None:
    assert read_text("Kept.\n<!-- dropped\nand this").text == "Kept."


def test_shortened_marks_get_the_whole_id() -> None:
    written = cited(read_text("So [@meridian-b], and [@meridian-b, @meridian-g]."), "", IDS)
    assert written.text == "So [@meridian-bridge-1], and [@meridian-bridge-1, @meridian-gate-2]."
    assert written.problems == ()


@pytest.mark.parametrize(
    ("mark", "told"), [("nobody", "is not an article"), ("meridian", "fits more than one article")]
)
def test_a_mark_that_cites_nothing_or_two_things_is_told_with_its_line_and_stays(mark: str, told: str) -> None:
    document = f"One.\n\nTwo [@{mark}].\n"
    written = cited(read_text(document), document, IDS)
    [problem] = written.problems
    assert problem.line == 3
    assert told in problem.message
    assert not problem.grave
    assert f"[@{mark}]" in written.text


def test_what_cannot_be_cited_is_left_out_on_request_only() -> None:
    assert cite_fully("A [@x, @meridian-b] b [@x].", IDS, keep=False).text == "A [@meridian-bridge-1] b [?]."


@pytest.mark.parametrize(
    ("before", "ghost"),
    [
        ("So [@mer", "idian-"),
        ("So [@meridian-b", "ridge-1]"),
        ("[@meridian-bridge-1, @meridian-g", "ate-2]"),
        ("So [@", ""),
        ("mail me@mer", ""),
        ("So [@zz", ""),
    ],
)
def test_a_mark_completes_while_it_is_typed(before: str, ghost: str) -> None:
    assert completion(before, IDS) == ghost


def test_the_editor_is_the_settings_then_visual_then_editor() -> None:
    environment = {"VISUAL": "code --wait", "EDITOR": "vi"}
    assert editor_of("nano -w", environment) == ("nano", "-w")
    assert editor_of(None, environment) == ("code", "--wait")
    assert editor_of(None, {"VISUAL": " ", "EDITOR": "vi"}) == ("vi",)
    assert editor_of(None, {}) is None
    assert editor_of('"open', {}) is None


def test_what_is_being_typed_stays_in_a_file_of_its_draft(tmp_path: Path) -> None:
    scratch, other = Scratch(tmp_path, "Río/../dam"), Scratch(tmp_path, "river")
    part = part_of("judgement", "It rains.")
    path = scratch.write(part, "It pours.\n")
    other.write("outlook", "")
    assert path.parent == tmp_path / ".briefer"
    assert scratch.left() == (part,)
    assert scratch.read(part) == "It pours.\n"
    scratch.drop(part)
    assert scratch.left() == ()
    assert scratch.read(part) is None
    assert other.left() == ("outlook",)


def test_git_leaves_the_files_alone(tmp_path: Path) -> None:
    Scratch(tmp_path, "dam").write("outlook", "")
    assert (tmp_path / ".briefer" / ".gitignore").read_text(encoding="utf-8") == "*\n"
