"""PDFs on machines whose fonts differ from ours: without any, with one of coloured pictures, with odd characters."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it ships no types
from fontTools.ttLib import newTable  # type: ignore[import-untyped]  # as above
from fontTools.ttLib.tables.BitmapGlyphMetrics import SmallGlyphMetrics  # type: ignore[import-untyped]  # as above
from fontTools.ttLib.tables.C_B_D_T_ import cbdt_bitmap_format_17  # type: ignore[import-untyped]  # as above
from fontTools.ttLib.tables.E_B_L_C_ import (  # type: ignore[import-untyped]  # as above
    BitmapSizeTable,
    SbitLineMetrics,
    Strike,
    eblc_index_sub_table_1,
)
from PIL import Image

from briefer.render import Pdf, write_pdf
from tests.render.archival.verapdf import PROFILES, verdicts

Paths = tuple[Path, ...]

WORDS = {
    "Japanese": "橋の閉鎖",
    "Arabic": "إغلاق الجسور",
    "Hebrew": "הגשרים",
    "Devanagari": "पुल बंद हैं",
    "emoji": "shut 🌉 👨‍👩‍👧 now",
    "private": "a\ue000b",
    "control": "a\x07b\x1bc\ufffed",
}
LINE = (
    "ascender",
    "descender",
    "widthMax",
    "caretSlopeNumerator",
    "caretSlopeDenominator",
    "caretOffset",
    "minOriginSB",
    "minAdvanceSB",
    "maxBeforeBL",
    "minAfterBL",
    "pad1",
    "pad2",
)
"""What a font says of a line of its pictures."""

PAGE = """<html lang="en"><title>{0}</title>
<style>body {{ font-family: "Briefer Sans" }} h1 {{ font-family: "Briefer Serif" }}</style>
<h1>{0}</h1><p>{0} and <b>{0}</b>, <i>{0}</i>.</p><p>{1}</p></html>"""


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all the fonts that the machine has: none yet."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{folder}</dir>'
        f"<cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    return folder


def missed(pdf: Pdf) -> str:
    return "".join(warning for warning in pdf.warnings if warning.startswith("no installed font has"))


def text_of(pdf: Pdf) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf.data))


def failures(pdf: Pdf, path: Path) -> list[str]:
    path.write_bytes(pdf.data)
    found = verdicts([path])
    return [rule for profile in PROFILES for rule in found[path, profile].failed]


@pytest.mark.usefixtures("fonts")
def test_characters_that_no_font_has_are_told_and_can_still_be_copied(styles: Paths) -> None:
    made = write_pdf(PAGE.format(WORDS["Japanese"], WORDS["Hebrew"]), styles=styles)
    assert all(f"U+{ord(one):04X}" in missed(made) for one in WORDS["Japanese"] + WORDS["Hebrew"])
    assert text_of(made).count(WORDS["Japanese"]) == 4


@pytest.mark.usefixtures("fonts")
def test_a_file_with_such_characters_is_archival(styles: Paths, tmp_path: Path) -> None:
    made = write_pdf(PAGE.format(" ".join(WORDS.values()), "end"), styles=styles)
    assert failures(made, tmp_path / "boxes.pdf") == []


@pytest.mark.usefixtures("fonts")
def test_what_a_terminal_would_obey_is_told_by_number(styles: Paths) -> None:
    made = write_pdf(PAGE.format(WORDS["control"], ""), styles=styles)
    assert "U+0007, U+001B, U+FFFE" in missed(made)
    assert missed(made).isprintable()


def test_a_title_with_controls_leaves_the_metadata_readable(styles: Paths) -> None:
    made = write_pdf(PAGE.format("Bridge\x00 \x0bshut\x1f", ""), styles=styles)
    reader = pypdf.PdfReader(BytesIO(made.data))
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith("Bridge")
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title is not None


def _picture(font: Any) -> Any:
    """A bridge of 136 by 128 points, as fonts of emoji hold theirs."""
    png = BytesIO()
    Image.new("RGBA", (136, 128), (200, 30, 30, 255)).save(png, "PNG")
    picture = cbdt_bitmap_format_17(b"", font)
    picture.metrics = SmallGlyphMetrics()
    picture.metrics.__dict__.update(height=128, width=136, BearingX=0, BearingY=101, Advance=136)
    picture.imageData = png.getvalue()
    return picture


def _strike(font: Any) -> Any:
    """Where the pictures of one size stand: 109 points to the em."""
    strike = Strike()
    size = strike.bitmapSizeTable = BitmapSizeTable()
    size.__dict__.update(
        colorRef=0,
        startGlyphIndex=1,
        endGlyphIndex=1,
        ppemX=109,
        ppemY=109,
        bitDepth=32,
        flags=1,
        hori=SbitLineMetrics(),
        vert=SbitLineMetrics(),
    )
    for line in (size.hori, size.vert):
        line.__dict__.update(dict.fromkeys(LINE, 0) | {"ascender": 101, "descender": -27, "widthMax": 136})
    places = eblc_index_sub_table_1(b"", font)
    places.__dict__.update(names=["bridge"], indexFormat=1, imageFormat=17, firstGlyphIndex=1, lastGlyphIndex=1)
    strike.indexSubTables = [places]
    return strike


def colour_font(path: Path) -> None:
    """A font with one glyph, a bridge, that is a picture and by the font's own word 1.2 of its size wide."""
    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder([".notdef", "bridge"])
    build.setupCharacterMap({0x1F309: "bridge"})
    build.setupHorizontalMetrics({".notdef": (600, 0), "bridge": (1200, 0)})
    build.setupHorizontalHeader(ascent=950, descent=-250)
    build.setupNameTable({"familyName": "Bridges", "styleName": "Regular"})
    build.setupOS2(sTypoAscender=950, usWinAscent=950, usWinDescent=250)
    build.setupPost()
    build.setupMaxp()
    font = build.font
    font["CBDT"], font["CBLC"] = newTable("CBDT"), newTable("CBLC")
    font["CBDT"].version = font["CBLC"].version = 3.0
    font["CBDT"].strikeData = [{"bridge": _picture(font)}]
    font["CBLC"].strikes = [_strike(font)]
    build.save(path)


def test_a_font_of_coloured_pictures_leaves_the_file_archival(fonts: Path, styles: Paths, tmp_path: Path) -> None:
    colour_font(fonts / "bridges.ttf")
    made = write_pdf(PAGE.format("Shut 🌉🌉 now", "🌉"), styles=styles)
    assert missed(made) == ""
    [page] = pypdf.PdfReader(BytesIO(made.data)).pages
    used: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf names no types here
    assert any("Bridges" in one.get_object()["/BaseFont"] for one in used.values())
    assert failures(made, tmp_path / "colour.pdf") == []


def test_pictures_of_a_house_template_leave_the_file_archival(styles: Paths, tmp_path: Path) -> None:
    """A seal half transparent, a drawing, a footnote, a list in a list, an address elsewhere."""
    house = tmp_path / "styles"
    house.mkdir()
    Image.new("RGBA", (40, 40), (200, 30, 30, 120)).save(house / "seal.png")
    drawing = '<svg width="40" height="20" viewBox="0 0 4 2"><title>A bar</title><path d="M0 0h4v2z"/></svg>'
    note = '<span style="float: footnote">By its own count.</span>'
    rest = (
        f'<img src="briefer:seal.png" alt="Seal of the desk" style="width: 30mm">{drawing} The staff gives nine{note}.'
        '<ul><li>One<ul><li>Inside</li></ul></li></ul><a href="https://courier.example/a">The Courier</a>'
    )
    made = write_pdf(PAGE.format("Bridge", rest), styles=(house, *styles))
    assert made.warnings == ()
    assert failures(made, tmp_path / "house.pdf") == []
