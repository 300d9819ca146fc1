"""The quickened engine against the engine left alone."""

import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from briefer.render import Pdf, engine, write_pdf
from tests.render.stock import stock


def structure(node: Any) -> Any:
    """The tree of tags: their types, alternative texts and places on the pages."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [structure(kid) for kid in node]
    return (node.get("/S"), node.get("/Alt"), structure(node.get("/K", []))) if isinstance(node, dict) else node


def seen(data: bytes) -> Any:
    reader = pypdf.PdfReader(io.BytesIO(data))
    catalog: Any = reader.root_object
    links = [
        (str(link.get_object()["/Dest"]), [float(x) for x in link.get_object()["/Rect"]])
        for page in reader.pages
        for link in page.get("/Annots", ())
        if "/Dest" in link.get_object()
    ]
    places = {name: [float(x or 0) for x in one.dest_array[2:]] for name, one in reader.named_destinations.items()}
    drawn = [page.get_contents().get_data() for page in reader.pages]  # type: ignore[union-attr]  # every page has some
    return drawn, links, places, structure(catalog["/StructTreeRoot"]["/K"]), len(reader.outline)


@pytest.fixture(scope="module")
def small() -> str:
    rows = "".join(
        f'<tr id="r{n}"><th scope="row">{n}</th><td>Water <a href="#r1">rose</a> by {n} cm.</td></tr>'
        for n in range(90)
    )
    return f'<html lang="en"><title>Levels</title><h1>Levels</h1><table>{rows}</table><ul><li>end</li></ul></html>'


def test_pages_links_and_tags_are_those_of_the_engine_left_alone(
    page: str, pdf: Pdf, styles: tuple[Path, ...], tmp_path: Path
) -> None:
    assert seen(pdf.data) == seen(stock(page, styles[0], tmp_path))


def test_a_page_with_footnotes_keeps_their_styles(small: str, styles: tuple[Path, ...], tmp_path: Path) -> None:
    noted = small.replace("<ul>", "<p>Low<span style='float: footnote'>since May</span></p><ul>")
    assert seen(write_pdf(noted, styles=styles).data) == seen(stock(noted, styles[0], tmp_path))


def test_words_that_are_there_again_stand_as_the_engine_left_alone_sets_them(
    styles: tuple[Path, ...], tmp_path: Path
) -> None:
    """In columns of all widths, cut off or not, spaced, shifted and underlined, and in a picture."""
    looks = (
        "",
        "white-space: nowrap; overflow: hidden; text-overflow: ellipsis",
        "overflow-wrap: anywhere",
        "word-spacing: 2px; text-align: justify",
        "letter-spacing: 1px",
        "text-decoration: underline",
    )
    words = "Gate, <b>one</b>. <i>Gate</i>; one [<a href='#top'>7</a>]. \n<sup>1</sup> Gate one, one gate."
    columns = "".join(f'<col style="width: {width}px">' for width in range(20, 80, 4))
    rows = 3 * ("<tr>" + 15 * f"<td>{words}")
    text = "".join(
        f'<table style="table-layout: fixed; width: 750px; {look}">{columns}{rows}</table>'
        f'<div style="{look}">{words}</div>'
        for look in looks
    )
    letters = "".join(f'<text x="4" y="{20 * n}" font-size="{9 + n % 2}">Gate one</text>' for n in range(1, 7))
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="140"><title>Gates</title>{letters}</svg>'
    head = "<style>@page { size: 900px 900px } td { padding: 0 }</style>"
    page = f'<html lang="en"><title>Gates</title>{head}<h1 id="top">Gates</h1>{text}{picture}</html>'
    assert seen(write_pdf(page, styles=styles).data) == seen(stock(page, styles[0], tmp_path))


def test_boxes_of_all_lengths_lie_where_the_engine_left_alone_lays_them(
    styles: tuple[Path, ...], tmp_path: Path
) -> None:
    """Lengths in per cent of what is around them, frames inside and out, tables with one frame, named pages."""
    boxes = "".join(
        f'<section style="page: p{n % 2}; margin: {n}%; padding: 2px {n}%; border: {n}px solid; border-radius: {n}px;'
        f' box-sizing: {"border-box" if n % 2 else "content-box"}; background: #eee"><p style="width: 50%">Gate {n}</p>'
        f'<table style="border-collapse: {"collapse" if n % 3 else "separate"}; width: 80%"><tr><td>one<td>two</table>'
        f'<div style="float: left; width: 20%">left</div><div style="position: relative; left: 4%">by</div></section>'
        for n in range(7)
    )
    page = f'<html lang="en"><title>Gates</title><h1>Gates</h1>{boxes}</html>'
    assert seen(write_pdf(page, styles=styles).data) == seen(stock(page, styles[0], tmp_path))


def test_the_file_is_not_much_larger_for_it(small: str, styles: tuple[Path, ...], tmp_path: Path) -> None:
    assert len(write_pdf(small, styles=styles).data) < 1.1 * len(stock(small, styles[0], tmp_path))


def test_parts_that_are_hardly_asked_are_loaded_when_they_are() -> None:
    script = (
        "import sys\n"
        "from briefer.render.engine import load\n"
        "fonts = load().pdf.fonts\n"
        "assert 'fontTools.subset.util' not in sys.modules\n"
        "print(fonts.subset.Options(retain_gids=True).retain_gids, 'fontTools.subset.util' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"


def test_the_engine_is_started_without_a_compiler(tmp_path: Path) -> None:
    """Its libraries are found by name; asking a compiler for them takes as long as all the rest of the start."""
    for name in ("gcc", "cc", "ld", "ldconfig"):
        (tmp_path / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/asked\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    script = "from briefer.render.engine import load; load()"
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ, "PATH": str(tmp_path)})
    assert not (tmp_path / "asked").exists()


def test_the_locked_engine_is_the_one_that_is_changed() -> None:
    """With another, renew what `engine.py` knows of it, or take the changes out."""
    assert engine.known()


def test_an_engine_that_is_not_known_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "known", lambda: False)
    engine.quicken(None)
    engine.write_once(None)
    stranger = SimpleNamespace(HTML=object())
    assert engine.page_class(stranger, "<p>") is stranger.HTML
