"""The brief of the sample articles, end to end: what a fresh clone gives."""

import hashlib
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from briefer.brief.evidence import walk
from briefer.library import Library
from briefer.model import Brief, Evidence
from briefer.render import read_json
from tests.cli.program import REPOSITORY, Done, call
from tests.shared import shared


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's own workspace, built once in every format."""
    here = tmp_path_factory.mktemp("clone")
    shutil.copytree(REPOSITORY / "seeds", here / "seeds")
    shutil.copy(REPOSITORY / "briefer.toml", here)
    done = call(here, "build", "--formats", "pdf,json,html")
    assert done.code == 0, done.err
    return here


@pytest.fixture(scope="module")
def brief(watch: Path) -> Brief:
    return read(watch / "out")


def read(folder: Path) -> Brief:
    [data] = folder.glob("*.json")
    return read_json(data.read_bytes())


def words(text: str) -> str:
    """Letters and digits only: a page breaks lines, joins ligatures and sets its own spaces."""
    return re.sub(r"\W+", "", text)


def pdf_words(folder: Path) -> str:
    [file] = folder.glob("*.pdf")
    document = pypdfium2.PdfDocument(file)
    return words("".join(page.get_textpage().get_text_bounded() for page in document))


def test_every_quotation_of_the_json_stands_verbatim_in_its_source(watch: Path, brief: Brief) -> None:
    with Library.open(watch / "briefer.db") as library:
        pieces = list(walk(brief))
        assert len(pieces) > 1000
        for piece in pieces:
            assert library.get(piece.article, piece.version).text[piece.start : piece.end] == piece.text


def test_every_quotation_of_the_pdf_stands_in_the_pdf_as_in_its_source(watch: Path, brief: Brief) -> None:
    page = pdf_words(watch / "out")
    printed = [piece for position in brief.positions if position.prominent for piece in position.content]
    printed += [piece for risk in brief.risks for piece in (*risk.trigger, *risk.consequence)]
    assert len(printed) > 100
    assert [piece.text for piece in printed if words(piece.text) not in page] == []


def test_whatever_the_pdf_sets_in_quotation_marks_is_a_sources_or_the_analysts(watch: Path, brief: Brief) -> None:
    [file] = (watch / "out").glob("*.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))
    with Library.open(watch / "briefer.db") as library:
        known = words(" ".join(library.get(source.article).text for source in brief.sources))
    quoted = re.findall(r"“([^“”]{12,300})”", " ".join(text.split()))
    assert len(quoted) > 50
    assert [quote for quote in quoted if words(quote) not in known and "ICD" not in quote] == []


def test_two_builds_of_one_library_are_the_same_bytes(watch: Path) -> None:
    def digests() -> dict[str, str]:
        return {file.suffix: hashlib.sha256(file.read_bytes()).hexdigest() for file in (watch / "again").iterdir()}

    arguments = ("build", "--as-of", "2026-03-10T21:00Z", "--formats", "pdf,json,html", "-o", "again")
    assert call(watch, *arguments).code == 0
    first = digests()
    assert call(watch, *arguments).code == 0
    assert digests() == first
    assert set(first) == {".pdf", ".json", ".html"}


def test_the_correction_is_shown_with_both_versions(brief: Brief) -> None:
    [correction] = [d for d in brief.disagreements if d.kind == "correction"]
    assert {piece.version for piece in correction.evidence} == {1, 2}
    assert any("Eleven killed" in piece.text for piece in correction.evidence)


def test_the_syndicated_copy_is_no_origin_of_its_own(brief: Brief) -> None:
    assert brief.summary.origins == brief.summary.articles - 1


def test_the_undated_article_stands_under_gaps_and_resolves_nothing_relative(brief: Brief) -> None:
    [undated] = [source.number for source in brief.sources if source.published is None]
    assert any(note.kind == "undated" and note.source == undated for note in brief.notes)
    relative = [entry for entry in brief.timeline if entry.sentence.source == undated and entry.when.first]
    assert [entry.when.words.text for entry in relative if entry.when.words and "last" in entry.when.words.text] == []


def test_the_two_fronts_are_two_actors(brief: Brief) -> None:
    names = [actor.name for actor in brief.actors]
    assert "Dorrin Front" in names
    assert "New Dorrin Front" in names
    assert not any(
        "New Dorrin Front" in (actor.name, *actor.aliases) and "Dorrin Front" in (actor.name, *actor.aliases)
        for actor in brief.actors
    )


def test_threats_chain(brief: Brief) -> None:
    texts = {risk.id: " ".join(piece.text for piece in risk.consequence) for risk in brief.risks}
    assert any("electricity" in texts[chain.risks[0]] for chain in brief.chains)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done, Done]:
    """The brief of a real article, once dated and once not."""
    article = str(shared("seeds", "iraqi-armed-groups.txt"))
    here = tmp_path_factory.mktemp("report")
    assert call(here, "init", ".").code == 0
    dated = call(here, "build", article, "--published", "2023-10-26", "-o", "dated")
    return here, dated, call(here, "build", article, "-o", "undated")


def speakers(brief: Brief) -> list[str]:
    return [position.speaker for position in brief.positions if position.speaker]


def test_a_real_report_gives_its_speakers_conditionals_and_dates(report: tuple[Path, Done, Done]) -> None:
    here, dated, _ = report
    assert dated.code == 0, dated.err
    brief = read(here / "dated")
    assert any("Husseini" in name for name in speakers(brief))
    assert any("adviser" in name for name in speakers(brief))
    triggers = [" ".join(piece.text for piece in risk.trigger) for risk in brief.risks]
    assert any("invade" in trigger and "Gaza" in trigger for trigger in triggers)
    times = {entry.when.words.text: entry.when.first for entry in brief.timeline if entry.when.words}
    assert times["last Saturday"] == "2023-10-21"


def test_the_same_report_undated_is_told_and_nothing_relative_is_resolved(report: tuple[Path, Done, Done]) -> None:
    here, _, undated = report
    assert undated.code == 0
    assert "no publication date" in undated.err
    brief = read(here / "undated")
    assert [note.kind for note in brief.notes].count("undated") == 1
    assert not any("last" in (entry.when.words.text.lower() if entry.when.words else "") for entry in brief.timeline)


def test_its_site_furniture_is_cut_and_told(report: tuple[Path, Done, Done]) -> None:
    here, _, _ = report
    brief = read(here / "dated")
    assert any(note.kind == "tail" for note in brief.notes)
    assert not any("Check Also" in piece.text for piece in walk(brief))


def test_the_brief_says_when_it_was_cut_off(brief: Brief) -> None:
    assert datetime.fromisoformat(brief.front.cutoff) == datetime(2026, 3, 10, 21, tzinfo=UTC)


def test_evidence_is_counted_in_paragraphs_of_its_article(watch: Path, brief: Brief) -> None:
    with Library.open(watch / "briefer.db") as library:
        for piece in walk(brief):
            assert_in_paragraph(piece, library)


def assert_in_paragraph(piece: Evidence, library: Library) -> None:
    article = library.get(piece.article, piece.version)
    span = article.paragraphs[piece.paragraph - 1].span
    assert span.start <= piece.start < span.end


def test_building_again_takes_nothing_in_twice(watch: Path) -> None:
    def versions() -> list[tuple[str, int]]:
        return [(row["id"], row["version"]) for row in call(watch, "list", "--json").json]

    before = versions()
    assert call(watch, "build", "--formats", "json", "-o", "third").code == 0
    assert versions() == before
    assert max(version for _, version in before) == 2
