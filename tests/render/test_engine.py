"""The quickened engine against the engine left alone."""

import io
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


def test_the_file_is_not_much_larger_for_it(small: str, styles: tuple[Path, ...], tmp_path: Path) -> None:
    assert len(write_pdf(small, styles=styles).data) < 1.1 * len(stock(small, styles[0], tmp_path))


def test_the_locked_engine_is_the_one_that_is_changed() -> None:
    """With another, renew what `engine.py` knows of it, or take the changes out."""
    assert engine.known()


def test_an_engine_that_is_not_known_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "known", lambda: False)
    engine.quicken(None)
    engine.write_once(None)
    stranger = SimpleNamespace(HTML=object())
    assert engine.page_class(stranger, "<p>") is stranger.HTML
