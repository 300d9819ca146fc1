"""What a screen reader is told: headings in order, tables with headers, pictures and links with words."""

import subprocess

import pytest

from tests.machine import needed
from tests.render.archival.making import Made

HEADINGS = tuple(f"H{level}" for level in range(1, 7))


def levels(names: list[str]) -> list[int]:
    return [int(name[1]) for name in names]


def skips(found: list[int]) -> list[int]:
    """Places at which a heading stands more than one level below the one before it."""
    return [n for n, level in enumerate(found) if level > (found[n - 1] if n else 0) + 1]


def test_headings_begin_with_the_title_and_skip_no_level(made: Made) -> None:
    found = levels([tag.name for tag in made.tags.all(*HEADINGS)])
    assert found.count(1) == 1
    assert skips(found) == []
    assert found.count(2) >= len(set(made.brief.sections)) if made.brief.template == "standard" else found.count(2)


def test_skipped_levels_are_found() -> None:
    assert skips([1, 2, 3, 2, 1]) == []
    assert skips([2, 3]) == [0]
    assert skips([1, 3, 2]) == [1]


def test_every_table_has_headers_that_say_what_they_head(made: Made) -> None:
    tables = list(made.tags.all("Table"))
    assert tables
    for table in tables:
        headers = list(table.own("TH"))
        assert headers
        assert {header.scope for header in headers} <= {"Column", "Row"}


def test_every_row_of_a_table_is_as_wide_as_the_others(made: Made) -> None:
    """Rows hold cells and nothing else, and the cells of each add up to the same number of columns."""
    for table in made.tags.all("Table"):
        rows = list(table.own("TR"))
        assert all(cell.name in {"TH", "TD"} for row in rows for cell in row.kids)
        assert len({sum(cell.columns for cell in row.kids) for row in rows}) == 1


def test_lists_hold_items_and_items_hold_bodies(made: Made) -> None:
    for one in made.tags.all("L"):
        assert {kid.name for kid in one.kids} == {"LI"}
    for item in made.tags.all("LI"):
        assert {kid.name for kid in item.kids} <= {"Lbl", "LBody"}


def test_every_picture_has_its_words(made: Made) -> None:
    pictures = list(made.tags.all("Figure"))
    assert [picture for picture in pictures if not (picture.alt or "").strip()] == []
    if made.brief.template == "standard" and made.brief.timeline:
        assert len(pictures) >= 3


def test_every_link_says_where_it_leads(made: Made) -> None:
    links = list(made.tags.all("Link"))
    assert [link for link in links if not link.said or not all(link.said)] == []
    assert links or not made.brief.positions


def test_cells_longer_than_a_page_and_tables_over_pages_are_there(files: dict[str, Made]) -> None:
    """Else the checks above would not have seen what they are for."""
    tags = files["torture/register"].tags
    heads = [table for table in tags.all("Table") if list(table.own("THead"))]
    assert len(heads) > 15
    assert files["torture/register"].pdf.pages > 25


@pytest.mark.parametrize("name", ["sample/standard", "torture/standard", "ishel/standard"])
def test_another_reader_sees_the_same_tags(files: dict[str, Made], name: str) -> None:
    made = files[name]
    command = [needed("pdfinfo", "poppler-utils"), "-struct", str(made.path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seen = [words[0].rstrip(":") for line in done.stdout.splitlines() if (words := line.split())]
    assert done.stderr == ""
    for tag in (*HEADINGS[:3], "Table", "TH", "Figure", "Link", "L"):
        assert seen.count(tag) == len(list(made.tags.all(tag))), tag
