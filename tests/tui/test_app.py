"""The app as a whole: it opens, moves between screens, remembers, and fails in words."""

from pathlib import Path

from briefer.paths import Workspace
from briefer.tui.app import BrieferApp
from tests.tui.harness import NOW, terminal


async def test_it_opens_on_the_library_and_goes_where_a_number_sends_it(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.shows("Velderra, Kestria and Dorrin Front agree")
        for key, mode in (("2", "evidence"), ("3", "brief"), ("4", "runs"), ("1", "library")):
            await t.press(key)
            assert t.app.current_mode == mode


async def test_the_screen_that_was_left_comes_back(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("4")
        await t.press("ctrl+q")
    async with terminal(sample) as t:
        await t.until(lambda: t.app.current_mode == "runs")


async def test_a_broken_configuration_ends_it_with_the_error_and_exit_code_2(sample: Path) -> None:
    (sample / "briefer.toml").write_text("[workspace]\nmarkign = 1\n", encoding="utf-8")
    app = BrieferApp(Workspace(sample), clock=lambda: NOW)
    async with app.run_test() as pilot:
        for _ in range(200):
            if app.return_code is not None:
                break
            await pilot.pause(0.05)
    assert app.return_code == 2
