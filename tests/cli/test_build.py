"""`briefer build`: from articles to files, and what refuses one."""

import json
import sqlite3
from pathlib import Path

import pypdfium2
import pytest

from briefer.model import Brief
from briefer.render import read_json
from tests.cli.program import call, workspace

ARTICLE = (
    "Roe warns of a closed gate\n\n"
    "ORLENA - Halden Roe said last Saturday that the gate would stay shut. "
    "“If the gate opens, we will leave the valley,” he told reporters.\n"
)
FORMATS = ("--formats", "pdf,html,md,docx,json")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one article and its brief in every format."""
    here = workspace(tmp_path_factory.mktemp("watch"))
    (here / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "build", "roe.txt", "--published", "2026-03-04", "--as-of", "2026-03-05T06:00Z", *FORMATS)
    assert done.code == 0, done.err
    assert [Path(line).suffix for line in done.out.splitlines()] == [".pdf", ".html", ".md", ".docx", ".json"]
    return here


def brief_in(here: Path) -> Brief:
    [data] = (here / "out").glob("*.json")
    return read_json(data.read_bytes())


def test_a_relative_date_is_resolved_against_the_publication_date(built: Path) -> None:
    times = {entry.when.words.text: entry.when.first for entry in brief_in(built).timeline if entry.when.words}
    assert times["last Saturday"] == "2026-02-28"


def test_the_title_of_a_single_article_is_the_briefs(built: Path) -> None:
    assert brief_in(built).front.title == "Roe warns of a closed gate"


def test_the_pdf_holds_the_statement_word_for_word(built: Path) -> None:
    [pdf] = (built / "out").glob("*.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "we will leave the valley" in " ".join(text.split())


def test_published_on_build_counts_for_that_brief_only(built: Path) -> None:
    done = call(built, "build", "roe.txt", "--as-of", "2026-03-05T06:00Z", "--formats", "json", "-o", "other")
    assert done.code == 0
    assert "no publication date" in done.err
    [data] = (built / "other").glob("*.json")
    brief = read_json(data.read_bytes())
    assert [note.source for note in brief.notes if note.kind == "undated"] == [1]
    assert brief.timeline == ()


def test_sections_are_chosen_and_ordered(built: Path) -> None:
    done = call(built, "build", "roe.txt", "--sections", "sources,risks", "--formats", "json", "-o", "chosen", "--json")
    [file] = done.json["files"]
    assert json.loads((built / file).read_text(encoding="utf-8"))["sections"] == ["sources", "risks"]


def test_an_unknown_section_is_a_usage_error_that_lists_the_known(built: Path) -> None:
    done = call(built, "build", "roe.txt", "--sections", "gossip")
    assert done.code == 2
    assert "gossip" in done.err
    assert "positions" in done.err


@pytest.mark.parametrize(("template", "kind"), [("one-page", "One-page brief"), ("register", "Register of findings")])
def test_a_template_is_chosen_and_stands_in_the_data(built: Path, tmp_path: Path, template: str, kind: str) -> None:
    done = call(built, "build", "roe", "--template", template, "--formats", "html,json", "-o", str(tmp_path))
    assert done.code == 0, done.err
    page, data = (next(tmp_path.glob(f"*.{suffix}")) for suffix in ("html", "json"))
    assert kind in page.read_text(encoding="utf-8")
    assert read_json(data.read_bytes()).template == template


def test_an_unknown_template_is_a_usage_error_that_lists_the_known(built: Path) -> None:
    done = call(built, "build", "roe", "--template", "poster")
    assert done.code == 2
    assert "one-page" in done.err


def test_nothing_that_matches_ends_with_three(built: Path) -> None:
    assert call(built, "build", "--outlet", "No Such Paper").code == 3


def test_a_profile_carries_the_analysts_words(tmp_path: Path) -> None:
    config = """
        [[brief]]
        name = "gate"
        title = "The gate"
        author = "A. Nalyst"
        bottom_line = "It stays shut [@roe]."
        as_of = "2026-03-05"
        formats = ["json"]
        [[brief.judgement]]
        claim = "The gate stays shut [@roe]."
        likelihood = "likely"
        confidence = "low"
    """
    here = workspace(tmp_path, config)
    (here / "seeds").mkdir()
    (here / "seeds" / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "build")
    assert done.code == 0, done.err
    brief = brief_in(here)
    assert brief.front.title == "The gate"
    assert brief.bottom_line is not None
    assert brief.bottom_line.cites == (1,)
    assert [(j.likelihood, j.confidence) for j in brief.judgements] == [("likely", "low")]
    assert brief.front.as_of == "2026-03-05T23:59:59+00:00"


def test_a_brief_that_breaks_a_rule_of_form_is_refused(tmp_path: Path) -> None:
    here = workspace(tmp_path, '[[brief]]\nname = "a"\n[[brief.judgement]]\nclaim = "It will rain."\n')
    (here / "seeds").mkdir()
    (here / "seeds" / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "build")
    assert done.code == 4
    assert "uncited-judgement" in done.err
    assert not (here / "out").exists()


def test_a_text_altered_behind_our_back_is_refused_without_a_file(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    (here / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    assert call(here, "add", "roe.txt", "--published", "2026-03-04").code == 0
    assert call(here, "analyze").code == 0
    alter(here / "briefer.db")
    done = call(here, "build")
    assert done.code == 4
    assert "not the text that was added" in done.err
    assert not (here / "out").exists()


def alter(database: Path) -> None:
    """Change a word of every stored text, as somebody with another program could."""
    with sqlite3.connect(database) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        changed = connection.execute("UPDATE texts SET text = replace(text, 'stay shut', 'lie open')").rowcount
    connection.close()
    assert changed


def test_a_file_that_cannot_be_read_among_others_is_told_and_the_brief_is_made(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    (here / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    (here / "empty.txt").write_text("", encoding="utf-8")
    done = call(here, "build", "roe.txt", "empty.txt", "--published", "2026-03-04", "--formats", "json")
    assert done.code == 0
    assert "empty.txt" in done.err


def test_a_path_that_cannot_be_read_alone_fails(tmp_path: Path) -> None:
    done = call(workspace(tmp_path), "build", "missing.txt")
    assert done.code == 1
    assert "missing.txt" in done.err


def test_what_the_reader_cut_from_a_path_is_told(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    body = "\n\n".join(f"Roe said on day {n} that the gate would stay shut for another week." for n in range(1, 9))
    teaser = "Check Also\n\nRivers of the north\n\nWhere the ice once stood, the water is …\n"
    (here / "roe.txt").write_text(f"Roe warns\n\n{body}\n\n{teaser}", encoding="utf-8")
    done = call(here, "build", "roe.txt", "--published", "2026-03-04", "--formats", "json")
    assert done.code == 0
    assert "roe.txt: " in done.err
