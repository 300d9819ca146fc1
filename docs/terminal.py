"""Pictures of the terminal for the README: the real app on the sample articles, drawn by a browser.

`python docs/terminal.py FOLDER` writes FOLDER/terminal-library.png and its fellows. Needs Chromium.
"""

import asyncio
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from briefer import workflow
from briefer.config import load
from briefer.paths import Workspace
from briefer.tui.app import BrieferApp

ROOT = Path(__file__).parents[1]
MOMENT = datetime(2026, 3, 10, 21, 0, tzinfo=UTC)
SIZE = (132, 36)
SCENES = {
    "library": ("slash", *"since last Saturday".replace(" ", "_"), "enter", *["space"] * 5, "g", "enter", *["n"] * 4),
    "evidence": ("2", "right", "j", "j", "a", "j"),
    "brief": ("3", "t"),
}
"""Keys pressed in turn, one scene after the other in one run."""

_REST = 1.5
"Seconds after which a scene has settled."
_FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}")


@contextmanager
def workspace() -> Iterator[Path]:
    """A copy of the sample workspace, its articles added and analysed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "ishel"
        (root / "out").mkdir(parents=True)
        shutil.copyfile(ROOT / "briefer.toml", root / "briefer.toml")
        shutil.copytree(ROOT / "seeds", root / "seeds")
        here, settings = Workspace(root), load(root / "briefer.toml")
        with workflow.open_library(here, settings) as library:
            for _ in workflow.add_seeds(library, here, settings, now=MOMENT, progress=lambda *_: None):
                pass
            workflow.analyze(library, here, library.select(), settings.workspace.language_model, lambda *_: None)
        yield root


async def scenes(root: Path) -> dict[str, str]:
    """Each scene as an SVG."""
    app = BrieferApp(Workspace(root), clock=lambda: MOMENT)
    drawn = {}
    async with app.run_test(size=SIZE) as pilot:
        while not app.is_open:
            await pilot.pause(0.05)
        for name, keys in SCENES.items():
            for key in keys:
                await pilot.press("space" if key == "_" else key)
            await pilot.pause(_REST)
            drawn[name] = _FONT_FACES.sub("", app.export_screenshot(title="briefer"))
    return drawn


def draw(drawn: dict[str, str], folder: Path) -> None:
    """SVG to PNG at twice its size, with the monospaced font of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        page = browser.new_page(device_scale_factor=1.5)
        for name, svg in drawn.items():
            page.set_content(f"<body style='margin:0'>{svg}</body>")
            taken = page.locator("svg").screenshot()
            Image.open(io.BytesIO(taken)).convert("RGB").quantize(64).save(
                folder / f"terminal-{name}.png", optimize=True
            )
        browser.close()


def main() -> None:
    with workspace() as root:
        drawn = asyncio.run(scenes(root))
    draw(drawn, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
