"""The page in a browser, on a phone and a desk, in the light and in the dark: it stays whole, legible and at home."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from briefer.model import TEMPLATES, TemplateName
from briefer.render import render_html
from tests.machine import chromium
from tests.render.archival.torture import torture
from tests.render.sample import empty, sample

Paths = tuple[Path, ...]
Scheme = Literal["light", "dark"]

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 900},
}
BRIEFS = {"sample": sample, "empty": empty, "torture": torture}
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text against what lies behind it."""

OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = node => node && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(node).overflowX)
    || scrolls(node.parentElement));
  const found = [];
  for (const node of document.body.querySelectorAll('*')) {
    const box = node.getBoundingClientRect();
    if (box.width && (box.right > width + 1 || box.left < -1) && !scrolls(node))
      found.push(`${node.tagName}.${node.getAttribute('class')} to ${Math.round(box.right)}: `
        + node.textContent.slice(0, 40));
  }
  if (document.documentElement.scrollWidth > width) found.push(`the page: ${document.documentElement.scrollWidth}`);
  return found;
}"""

LOST = """() => [...document.querySelectorAll('a[href^="#"]')].filter(link => {
  const target = document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
  return !target || !target.getClientRects().length || !target.checkVisibility({checkVisibilityCSS: true});
}).map(link => link.outerHTML)"""

FAINT = """least => {
  const shade = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    shade.clearRect(0, 0, 1, 1); shade.fillStyle = colour; shade.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = shade.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => top.slice(0, 3).map((part, n) => part * top[3] + under[n] * (1 - top[3]));
  const behind = node => {
    const root = rgba(getComputedStyle(document.documentElement).backgroundColor);
    if (!node) return over(root, [255, 255, 255]);
    const own = rgba(getComputedStyle(node).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, behind(node.parentElement));
  };
  const light = colour => colour.map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [.2126, .7152, .0722][n], 0);
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest('svg, style, title') || !node.getClientRects().length) continue;
    const paper = behind(node), ink = over(rgba(getComputedStyle(node).color), paper);
    const [dark, bright] = [light(ink), light(paper)].sort((a, b) => a - b);
    const ratio = (bright + .05) / (dark + .05);
    if (ratio < least) found[`${node.tagName}.${node.className}`] = Math.round(ratio * 100) / 100;
  }
  return found;
}"""


@dataclass(slots=True)
class Opened:
    """A page, every address that it asked for, and what its console and scripts complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda told: self.complaints.append(told.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def pages(templates: Paths, styles: Paths, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each brief and template."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, brief in BRIEFS.items():
        for template in TEMPLATES:
            path = found[f"{name}/{template}"] = folder / f"{name}-{template}.html"
            made = render_html(replace(brief(), template=template), templates=templates, styles=styles)
            path.write_text(made, encoding="utf-8")
    return found


def opened(browser: Browser, file: Path, size: str, scheme: Scheme) -> Opened:
    shown = Opened(browser.new_page(viewport=SIZES[size], color_scheme=scheme))
    shown.listen()
    shown.page.goto(file.as_uri())
    return shown


NAMES = [f"{brief}/{template}" for brief in BRIEFS for template in TEMPLATES]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_stays_inside_its_window_and_at_home_and_can_be_read(
    browser: Browser, pages: dict[str, Path], name: str, size: str, scheme: Scheme
) -> None:
    """Nothing is wider than the window, every link inside lands, nothing is asked of anywhere, no text is faint."""
    shown = opened(browser, pages[name], size, scheme)
    assert shown.page.evaluate(OVERFLOWING) == []
    assert shown.page.evaluate(LOST) == []
    assert shown.page.evaluate(FAINT, CONTRAST) == {}
    assert shown.asked == [pages[name].as_uri()]
    assert shown.complaints == []
    shown.page.close()


def test_what_the_checks_are_for_is_found(browser: Browser, tmp_path: Path) -> None:
    """A page with one of each fault."""
    file = tmp_path / "faulty.html"
    file.write_text(
        '<!DOCTYPE html><style>html { background: #fff }</style><p style="width: 900px">wide</p>'
        '<p style="color: #999">faint</p><a href="#nowhere">lost</a><a href="#hidden">lost too</a>'
        '<i id="hidden" style="display: none">x</i><img src="https://elsewhere.example/x.png" alt="x">'
        "<script>nothing()</script>",
        encoding="utf-8",
    )
    shown = Opened(browser.new_page(viewport=SIZES["phone"]))
    shown.page.route("https://**", lambda route: route.abort())
    shown.listen()
    shown.page.goto(file.as_uri())
    assert any(found.startswith("P.null to 908") for found in shown.page.evaluate(OVERFLOWING))
    assert len(shown.page.evaluate(LOST)) == 2
    assert shown.page.evaluate(FAINT, CONTRAST) == {"P.": 2.85}
    assert shown.asked[1:] == ["https://elsewhere.example/x.png"]
    assert any("nothing is not defined" in told for told in shown.complaints)
    shown.page.close()


def _in_view(page: Page) -> str:
    """The id of the place that the address names, if it can be seen now."""
    return str(
        page.evaluate(
            """() => { const box = document.querySelector(':target')?.getBoundingClientRect();
            return box && box.bottom > 0 && box.top < innerHeight ? document.querySelector(':target').id : ''; }"""
        )
    )


@pytest.mark.parametrize("size", SIZES)
def test_from_a_citation_to_its_source_and_back_in_two_clicks(
    browser: Browser, pages: dict[str, Path], size: str
) -> None:
    shown = opened(browser, pages["sample/standard"], size, "light")
    page = shown.page
    citation = page.locator(".bottom-line a.cite").first
    place = citation.get_attribute("id")
    citation.click(timeout=5000)
    source = _in_view(page)
    assert re.fullmatch(r"s\d+", source)
    page.locator(f"tr:has(#{source}) a[href='#{place}']").click(timeout=5000)
    assert _in_view(page) == place
    page.close()


@pytest.mark.parametrize("template", TEMPLATES)
def test_printed_from_the_browser_it_is_on_white_and_marked(
    browser: Browser, pages: dict[str, Path], template: TemplateName
) -> None:
    """Dark mode stays on the screen; the page is as wide as the paper."""
    shown = opened(browser, pages[f"sample/{template}"], "desk", "dark")
    shown.page.emulate_media(media="print")
    shown.page.set_viewport_size({"width": 620, "height": 900})
    assert shown.page.evaluate(FAINT, CONTRAST) == {}
    paper = shown.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert shown.page.locator(".head-marking .tlp").is_visible()
    assert shown.page.evaluate(OVERFLOWING) == []
    assert shown.page.pdf(format="A4").startswith(b"%PDF")
    shown.page.close()
