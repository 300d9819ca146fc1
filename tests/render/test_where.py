"""A limit that is reached names the section in which it was."""

from pathlib import Path

import pytest

from briefer.errors import RenderError
from briefer.render import Limits, write_pdf
from briefer.render.where import complaints, in_section, last_section

Paths = tuple[Path, ...]

FIRST = '<html lang="en"><title>x</title><section class="section actors"><p>Short.</p></section>'
SLOW = (
    '<section class="section positions"><div style="display: grid">'
    + "".join(f"<p>Statement {n} about the river and the bridge.</p>" for n in range(4000))
    + "</div></section>"
)


def test_a_slow_section_is_named(styles: Paths) -> None:
    with pytest.raises(RenderError, match=r'longer than 4 s and was ended at section "Positions"; take fewer'):
        write_pdf(FIRST + SLOW, styles=styles, limits=Limits(seconds=4))


def test_where_no_section_was_reached_none_is_named(page: str, styles: Paths) -> None:
    with pytest.raises(RenderError, match=r"longer than 0\.2 s and was ended; take fewer"):
        write_pdf(page, styles=styles, limits=Limits(seconds=0.2))


def test_marks_and_complaints_are_told_apart() -> None:
    told = b"briefer: at section actors\nMemoryError: none left\nbriefer: at section risks\n"
    assert last_section(told) == "risks"
    assert complaints(told) == ["MemoryError: none left"]
    assert (last_section(b""), complaints(b""), in_section(None)) == (None, [], "")
