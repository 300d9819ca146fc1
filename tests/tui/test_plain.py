"""Words of others never move, colour or hide anything, and fill their place exactly."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefer.tui.plain import fit, plain

ANY = st.text(st.characters(codec=None), max_size=60)
"Any characters at all, half surrogates too."


@given(ANY)
def test_nothing_drawn_is_a_control_a_format_character_or_half_a_pair(text: str) -> None:
    kinds = {unicodedata.category(character) for character in plain(text)}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


@given(ANY)
def test_plain_words_stay_as_they_are_the_second_time(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(ANY, st.integers(0, 40))
def test_a_fitted_text_fills_its_width_exactly(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) == width
    assert plain(fitted) == fitted


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("the bridge\nis open", "the bridge is open"),
        ("tab\there", "tab here"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31mred", "�31mred"),
        ("left\u202eright", "leftright"),
        ("zero\u200bwidth", "zerowidth"),
        ("half \ud800 pair", "half � pair"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("Müller in 東京", "Müller in 東京"),
    ],
)
def test_what_is_drawn_of(text: str, drawn: str) -> None:
    assert plain(text) == drawn


def test_a_text_that_is_cut_ends_in_an_ellipsis() -> None:
    assert fit("the river rose", 9) == "the rive…"
    assert fit("東京都知事", 4) == "東 …"
    assert fit("short", 7) == "short  "
