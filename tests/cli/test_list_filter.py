"""`briefer list FILTER`: the terminal's filter line on the command line."""

from pathlib import Path

import pytest

from tests.cli.program import call, workspace

DAM = "Roe says the gate stays shut\n\nORLENA - Halden Roe said on Monday that the sluice gate stays shut.\n"
ROAD = "Road opens\n\nORLENA - The gate by the road opened on Sunday, and no sluice was near.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A dated article of one outlet, tagged and graded, and an undated one of another."""
    folder = workspace(tmp_path / "watch")
    (folder / "dam.md").write_text(f"---\noutlet: Delta Courier\ndate: 2026-03-04\n---\n{DAM}", encoding="utf-8")
    (folder / "road.md").write_text(f"---\noutlet: Northern Post\n---\n{ROAD}", encoding="utf-8")
    assert call(folder, "add", "dam.md", "--tag", "dam", "--marking", "TLP:AMBER").code == 0
    assert call(folder, "add", "road.md").code == 0
    return folder


def outlets(here: Path, *arguments: str) -> list[str]:
    done = call(here, "list", *arguments, "--json")
    assert done.code == 0, done.err
    return [row["outlet"] for row in done.json]


DELTA, NORTHERN = ["Delta Courier"], ["Northern Post"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), DELTA + NORTHERN),
        (("gate",), DELTA + NORTHERN),
        (("sluice", "gate"), DELTA + NORTHERN),
        (('"sluice gate"',), DELTA),
        (("outlet:cour",), DELTA),
        (("since", "1", "March", "2026", "gate"), DELTA),
        (("since 2026-03-05 gate",), []),
        (("on", "4", "March", "2026"), DELTA),
        (("is:undated",), NORTHERN),
        (("tag:dam", "marking:amber", "grade:F"), DELTA),
        (("grade:B",), []),
        (("gate", "--outlet", "Northern Post"), NORTHERN),
        (("sluice", "--search", "shut"), DELTA),
        (("since 2026-03-01", "--until", "2026-03-03"), []),
    ],
)
def test_words_choose_articles_beside_the_options(here: Path, arguments: tuple[str, ...], found: list[str]) -> None:
    assert outlets(here, *arguments) == found


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("since blorp", 'since: "blorp" is no day that can be read'),
        (
            "outlet:gazette",
            "outlet:gazette: no outlet in the library begins so; there are Delta Courier, Northern Post",
        ),
        ("is:new", "is:new: only the terminal knows what is new; open it with `briefer`"),
        ("is:picked", "is:picked: only the terminal knows what is picked; open it with `briefer`"),
        ("grade:Z9 marking:x", "grade:Z9: there is none such; there are A to F"),
        ("since 2026-03-05 until 2026-03-04", "there is no day"),
    ],
)
def test_words_that_mean_nothing_are_a_usage_error(here: Path, line: str, says: str) -> None:
    done = call(here, "list", *line.split())
    assert done.code == 2
    assert done.out == ""
    assert says in " ".join(done.err.split())


def test_the_help_names_the_words(tmp_path: Path) -> None:
    out = " ".join(call(tmp_path, "list", "--help").out.split())
    assert "[FILTER]..." in out
    assert "outlet:NAME, tag:NAME, marking:LABEL, grade:LETTER, is:undated" in out
