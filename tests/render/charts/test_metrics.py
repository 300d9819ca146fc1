"""Words are measured as the bundled faces set them."""

import tomllib
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # WeasyPrint brings it; it ships no types
from hypothesis import given
from hypothesis import strategies as st

from briefer.render.charts.metrics import ELLIPSIS, Face, cut, width, wrap
from tests.render.conftest import ROOT

FILES: dict[Face, str] = {
    "sans": "SourceSans3-400Regular",
    "sans-bold": "SourceSans3-600SemiBold",
    "serif": "SourceSerif4-400Regular",
}


@pytest.mark.parametrize("face", FILES)
def test_the_widths_are_those_of_the_font_file(face: Face) -> None:
    font = TTFont(ROOT / "styles" / "fonts" / f"{FILES[face]}.ttf")
    glyphs, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    table = tomllib.loads(files("briefer.render.charts").joinpath("metrics.toml").read_text(encoding="utf-8"))[face]
    found = {chr(0x20 + n): found for n, found in enumerate(table["first"])} | table["others"]
    wanted = {c: round(advances[glyphs[ord(c)]][0] * 1000 / units) if ord(c) in glyphs else 0 for c in found}
    assert found == wanted


def test_wide_characters_count_a_whole_size_and_marks_above_letters_nothing() -> None:
    assert width("漢字", 10) == 20
    assert width("e\u0301", 10) == width("e", 10)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.floats(20, 200))
def test_what_is_cut_fits_its_room(words: str, room: float) -> None:
    assert width(cut(words, room, 7.6), 7.6) <= room


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=12), max_size=30), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_is_too_many(words: list[str], most: int) -> None:
    lines = wrap(" ".join(words), 80, 7.6, most=most)
    assert len(lines) <= most
    assert all(width(line, 7.6) <= 80 for line in lines)


def test_wrapping_loses_no_word_where_there_are_lines_enough() -> None:
    words = "the pumping stations of the delta would stop within two days"
    assert " ".join(wrap(words, 80, 7.6, most=9)) == words


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert cut("a long name of a ministry", 40, 7.6).endswith(ELLIPSIS)
    assert wrap("one two three four five six seven", 40, 7.6, most=2)[-1].endswith(ELLIPSIS)
