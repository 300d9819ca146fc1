"""Every key of every screen and dialog: it has an id and a description, is left to it by multiplexers, and fits."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from briefer.tui import keymap
from briefer.tui.brief.held import Held
from briefer.tui.brief.pages import Pages
from briefer.tui.brief.preview import Preview, picture_kind
from briefer.tui.brief.typing import Typing
from briefer.tui.brief.writing import Problem
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Choose, Option
from briefer.tui.dialogs.frame import Dialog
from briefer.tui.dialogs.help import Help, lines_of
from briefer.tui.dialogs.palette import Palette
from briefer.tui.keys import FORBIDDEN
from briefer.tui.library.listing import Listing
from tests.tui.harness import Terminal, terminal

FOOTER = 7
"Entries that the footer may have, that of the palette with them."

TOWNS = [Option(label=f"Town {n}", value=n) for n in range(12)]


def _preview(t: Terminal, folder: Path) -> Screen[None]:
    path = folder / "two.pdf"
    sheet = Image.new("RGB", (200, 280), "white")
    sheet.save(path, save_all=True, append_images=[sheet])
    return Preview(path.name, Pages(path), picture_kind(t.app))


DIALOGS: dict[type[Screen[Any]], Callable[[Terminal, Path], Screen[Any]]] = {
    Ask: lambda _t, _folder: Ask("Number", value="7"),
    Choose: lambda _t, _folder: Choose("Town", TOWNS, several=True),
    Held: lambda _t, _folder: Held("Judgement 1", [Problem(line=2, message="no such mark", grave=False)]),
    Help: lambda t, _folder: Help(lines_of(t.app.screen)),
    Preview: _preview,
    Typing: lambda _t, _folder: Typing("Bottom line", "It rained.", ["a-1"], lambda _text: None),
}
"""How each dialog is made; a new one has to be added here, or the first test fails."""


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _classes() -> list[type[DOMNode]]:
    """Every widget, screen and app of ours; the palette is Textual's own."""
    list(keymap.strange(["nothing"]))
    ours = {one for one in _below(DOMNode) if one.__module__.startswith("briefer.tui")}
    return sorted(ours - {Palette}, key=str)


def _flaws(bindings: list[Binding]) -> list[str]:
    found = []
    for binding in bindings:
        if not binding.id or not binding.description:
            found.append(f"{binding.key} ({binding.action}) has no id or no description")
        if binding.key in FORBIDDEN:
            found.append(f"{binding.key} ({binding.action}) is taken by multiplexers and shells")
    return found


def test_every_dialog_is_walked_below() -> None:
    dialogs = {one for one in _classes() if issubclass(one, Dialog)} - {Dialog}
    assert {one.__name__ for one in dialogs} == {one.__name__ for one in DIALOGS}


def test_every_binding_of_every_class_has_an_id_a_description_and_a_free_key() -> None:
    flaws = {}
    for one in _classes():
        bindings = [binding for _, binding in one._merge_bindings()]  # noqa: SLF001 - as an instance gets them
        if found := _flaws(bindings):
            flaws[one.__name__] = found
    assert flaws == {}


def test_an_id_stands_for_one_action() -> None:
    actions: dict[str, set[str]] = {}
    for one in _classes():
        for _, binding in one._merge_bindings():  # noqa: SLF001 - as above
            actions.setdefault(binding.id or "", set()).add(binding.action)
    assert {id_: found for id_, found in actions.items() if len(found) > 1} == {}


async def _footed(t: Terminal) -> None:
    """Wait until the footer is made: it is empty for a moment whenever the focus moves."""
    if t.app.screen.query(Footer):
        await t.until(lambda: len(t.app.screen.query(FooterKey)) >= 2)


async def _walk(t: Terminal) -> list[str]:
    """What is wrong with the keys, wherever on this screen the focus is."""
    found = _flaws([active.binding for active in t.app.screen.active_bindings.values()])
    for widget in list(t.app.screen.focus_chain):
        t.app.screen.set_focus(widget)
        await t.pilot.pause(0.05)
        await _footed(t)
        where = f"{type(t.app.screen).__name__}, focus on {widget!r}"
        found += [f"{where}: {flaw}" for flaw in _flaws([a.binding for a in t.app.screen.active_bindings.values()])]
        shown = len(t.app.screen.query(FooterKey))
        if shown > FOOTER:
            found.append(f"{where}: {shown} entries in the footer")
    return found


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_wherever_the_focus_is_on_a_screen_the_keys_hold(sample: Path, size: tuple[int, int]) -> None:
    async with terminal(sample, size=size) as t:
        await t.press("2")
        await t.shows("No article is picked.")
        assert await _walk(t) == []
        await t.press("1")
        t.app.pick([row.id for row in t.app.open_session().library.select()[:3]], on=True)
        for number, words in (("1", "17 of 17"), ("2", "Positions"), ("3", "Prose"), ("4", "No schedules")):
            await t.press(number)
            await t.shows(words)
            await asyncio.sleep(0.3)
            assert await _walk(t) == []


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image calls it
@pytest.mark.parametrize("dialog", list(DIALOGS))
async def test_wherever_the_focus_is_in_a_dialog_the_keys_hold(
    sample: Path, tmp_path: Path, dialog: type[Screen[Any]]
) -> None:
    async with terminal(sample) as t:
        await t.app.push_screen(DIALOGS[dialog](t, tmp_path))
        await t.pilot.pause(0.3)
        assert isinstance(t.app.screen, dialog)
        assert await _walk(t) == []
        await t.press("escape")
        assert not isinstance(t.app.screen, dialog)


async def test_the_palette_finds_what_the_keys_of_the_context_do_and_takes_no_forbidden_key(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.shows("17 of 17")
        await t.press("ctrl+p")
        await t.until(lambda: isinstance(t.app.screen, Palette))
        taken = {active.binding.key for active in t.app.screen.active_bindings.values()}
        assert taken.isdisjoint(FORBIDDEN)
        await t.press(*"runs")
        await t.until(lambda: "Runs" in t.drawn())
        await t.press("enter")
        await t.until(lambda: t.app.current_mode == "runs")


def _keys(root: Path, table: str) -> None:
    with (root / "briefer.toml").open("a", encoding="utf-8") as config:
        config.write(f"\n[terminal]\nkeys = {{ {table} }}\n")


async def test_a_key_moved_in_briefer_toml_does_it_and_the_old_one_no_longer(sample: Path) -> None:
    _keys(sample, '"rows.pick" = "w,f5", "app.runs" = "f4", "app.palette" = "f8"')
    async with terminal(sample) as t:
        await t.until(lambda: t.app.screen.query_one(Listing).count == 17)
        await t.press("space")
        assert not t.app.picks
        await t.press("w")
        assert len(t.app.picks) == 1
        await t.press("f5")
        assert len(t.app.picks) == 2
        await t.press("4")
        assert t.app.current_mode == "library"
        await t.press("f4")
        assert t.app.current_mode == "runs"
        await t.press("f8")
        await t.until(lambda: isinstance(t.app.screen, Palette))
        assert t.told() == []


async def test_a_moved_key_is_the_one_that_footer_and_help_name(sample: Path) -> None:
    _keys(sample, '"rows.pick" = "f5"')
    async with terminal(sample) as t:
        await t.until(lambda: t.app.screen.query_one(Listing).has_focus)
        lines = {line.id: line.keys for line in lines_of(t.app.screen)}
        assert lines["rows.pick"].casefold() == "f5"


async def test_a_name_that_no_binding_has_is_told_with_the_nearest(sample: Path) -> None:
    _keys(sample, '"rows.pik" = "w", "[b]qqqqqqqq" = "f4", "pages.next" = "f6"')
    async with terminal(sample) as t:
        await t.until(lambda: len(t.told()) == 2)
        assert t.told() == [
            "[terminal] keys in briefer.toml: nothing is called 'rows.pik'; did you mean rows.pick?",
            "[terminal] keys in briefer.toml: nothing is called '[b]qqqqqqqq'; the help (?) names them all",
        ]
