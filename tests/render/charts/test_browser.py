"""Pictures in a browser, which has none of the bundled faces: on a phone and a desk, in the light and in the dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.machine import chromium

LABELS = """() => [...document.querySelectorAll('.picture svg')].map(svg => ({
  frame: svg.getBoundingClientRect().toJSON(),
  labels: [...svg.querySelectorAll('text')].map(node => ({
    words: node.textContent, fill: getComputedStyle(node).fill, paper: node.classList.contains('paper'),
    ...node.getBoundingClientRect().toJSON()})),
}))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


def looked_at(browser: Browser, file: Path, width: int, scheme: Literal["light", "dark"]) -> tuple[Any, bool, str]:
    """Labels of all pictures, whether the page is wider than the window, and the page's background."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(file.as_uri())
    found = page.evaluate(LABELS)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    paper = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
    page.close()
    return found, wide, paper


def apart(one: dict[str, float], two: dict[str, float]) -> bool:
    """Two labels side by side or under each other; a third of a line is air."""
    air = min(one["height"], two["height"]) / 3
    beside = one["right"] <= two["left"] + 0.5 or two["right"] <= one["left"] + 0.5
    return beside or one["bottom"] - air <= two["top"] or two["bottom"] - air <= one["top"]


@pytest.mark.parametrize("width", [390, 1280])
def test_labels_stay_in_their_pictures_and_off_each_other(
    browser: Browser, page: str, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "brief.html"
    file.write_text(page, encoding="utf-8")
    pictures, wide, _ = looked_at(browser, file, width, "light")
    assert not wide
    assert len(pictures) == 5
    for picture in pictures:
        frame, labels = picture["frame"], picture["labels"]
        for n, one in enumerate(labels):
            assert frame["left"] - 1 <= one["left"]
            assert one["right"] <= frame["right"] + 1, one["words"]
            assert all(apart(one, two) for two in labels[:n]), one["words"]


def test_in_the_dark_no_label_has_the_colour_of_the_page(browser: Browser, page: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text(page, encoding="utf-8")
    fills = {}
    for scheme in ("light", "dark"):
        pictures, _, paper = looked_at(browser, file, 1280, scheme)
        fills[scheme] = {(one["fill"], one["paper"]) for picture in pictures for one in picture["labels"]}
        shade = tuple(int(paper.strip().lstrip("#")[n : n + 2], 16) for n in (0, 2, 4))
        assert {fill for fill, on_ink in fills[scheme] if on_ink} == {f"rgb({shade[0]}, {shade[1]}, {shade[2]})"}
        assert not {fill for fill, on_ink in fills[scheme] if not on_ink} & {f"rgb({shade[0]}, {shade[1]}, {shade[2]})"}
    assert not fills["light"] & fills["dark"]
