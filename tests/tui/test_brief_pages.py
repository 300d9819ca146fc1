"""The pages of a built PDF inside the terminal."""

from pathlib import Path

import pytest
from PIL.Image import Image

from briefer.errors import RenderError
from briefer.tui.brief.pages import ZOOMS, Pages, View
from briefer.tui.brief.preview import Preview
from tests.tui.drafting import SMALL, brief
from tests.tui.harness import terminal


def pdf(words: list[str]) -> bytes:
    """A PDF with a page for each of the words, in large letters."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for word in words:
        stream = f"BT /F1 72 Tf 60 600 Td ({word}) Tj ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    xref = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return f"{out}{xref}startxref\n{len(out)}\n%%EOF\n".encode()


def darkest(picture: Image) -> int:
    """From 0, black, to 255."""
    return min(picture.convert("L").tobytes())


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdf(["First", "Second", "Third"]))
    return path


def test_a_page_fits_into_the_room_it_is_given(document: Path) -> None:
    pages = Pages(document)
    picture = pages.picture(View(), 400, 300)
    assert pages.count == 3
    assert picture.height == pytest.approx(300, abs=1)
    assert picture.width == pytest.approx(300 * 595 / 842, abs=1)
    assert darkest(picture) < 128, "something is drawn on it"


def test_closer_a_part_of_the_page_fills_the_room(document: Path) -> None:
    pages = Pages(document)
    top = pages.picture(View(zoom=2), 200, 300)
    bottom = pages.picture(View(zoom=2, y=1.0), 200, 300)
    assert top.size[1] == pytest.approx(300, abs=2)
    assert darkest(top) < 128
    assert darkest(bottom) == 255, "the lower half is empty"


def test_a_view_stays_on_the_page_and_in_the_document() -> None:
    view = View()
    assert view.turned(-1, 3).page == 0
    assert view.turned(9, 3).page == 2
    assert view.zoomed(-1) == view
    assert view.zoomed(99).zoom == len(ZOOMS) - 1
    assert view.moved(99, 99) == View(x=1.0, y=1.0)
    assert View(y=0.7).turned(1, 3).y == 0.0


@pytest.mark.parametrize("content", [b"", b"no PDF at all", pdf(["x"])[:60]])
def test_what_is_no_pdf_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(content)
    with pytest.raises(RenderError, match=r"brief\.pdf: cannot be opened"):
        Pages(path)


# textual-image asks Pillow in a way that Pillow 14 will not know.
@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")
async def test_the_pages_of_the_last_build_are_looked_at(sample: Path) -> None:
    (sample / "briefer.toml").write_text(SMALL.replace('formats = ["json"]', 'formats = ["pdf"]'), encoding="utf-8")
    async with terminal(sample) as t:
        await brief(t)
        await t.press("p")
        assert any("Nothing was built" in told for told in t.told())
        await t.press("b")
        await t.shows("p shows its pages", seconds=90)
        before = next(t.app.workspace.out.glob("*.pdf")).read_bytes()
        await t.press("p")
        await t.shows("bridge-20260310-2100.pdf   page 1 of ")
        await t.shows("▀▀▀")
        first = t.drawn()
        await t.press("right")
        await t.shows("page 2 of ")
        await t.press("g", "plus")
        await t.shows("page 1 of ")
        await t.shows("1.5 times")
        await t.press("escape")
        assert not isinstance(t.app.screen, Preview)
        assert next(t.app.workspace.out.glob("*.pdf")).read_bytes() == before
    assert "▀" in first


async def test_a_pdf_that_cannot_be_opened_is_told(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        await t.press("b")
        await t.shows("Built", seconds=60)
        [built] = t.app.workspace.out.glob("*.json")
        await t.press("p")
        assert any("made no PDF" in told for told in t.told())
        broken = built.with_suffix(".pdf")
        broken.write_bytes(b"no PDF at all")
        outcome = t.app.screen.builder.outcome  # type: ignore[attr-defined] # the brief screen's
        outcome.files = (broken,)
        await t.press("p")
        await t.until(lambda: any("cannot be opened" in told for told in t.told()))
