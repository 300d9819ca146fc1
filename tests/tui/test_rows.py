"""A list of any length: the cursor stays in it and on the screen, and only what is seen is made."""

from collections.abc import Iterable

from briefer.tui.plain import fit
from briefer.tui.widgets.rows import Cell, Rows
from tests.tui.stage import stage


class Numbers(Rows):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_reactive(Rows.count, count)
        self.made: list[int] = []

    def on_mount(self) -> None:
        self.watch_count(self.count)
        self.focus()

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        self.made.append(index)
        yield fit(f"line {index}", width), "rows--strong"


async def test_keys_and_arrows_move_the_cursor_and_stop_at_the_ends() -> None:
    rows = Numbers(5)
    async with stage(rows) as s:
        for keys, at in (
            ("j down", 2),
            ("k", 1),
            ("up up up", 0),
            ("G", 4),
            ("j", 4),
            ("g", 0),
            ("end", 4),
            ("home", 0),
        ):
            await s.press(*keys.split())
            assert rows.cursor == at, keys


async def test_pages_and_half_pages_keep_the_cursor_on_the_screen() -> None:
    rows = Numbers(100_000)
    async with stage(rows, size=(40, 11)) as s:
        for keys, at in (("pagedown", 10), ("ctrl+d", 15), ("G", 99_999), ("ctrl+u", 99_994), ("pageup", 99_984)):
            await s.press(keys)
            assert rows.cursor == at, keys
            assert f"line {at}" in "\n".join(s.drawn())


async def test_only_lines_on_the_screen_are_made() -> None:
    rows = Numbers(100_000)
    async with stage(rows, size=(40, 11)) as s:
        await s.press("G")
        assert len(set(rows.made)) <= 22


async def test_moving_picking_opening_and_seeking_are_told_with_the_line() -> None:
    rows = Numbers(5)
    async with stage(rows) as s:
        await s.press("j", "space", "enter", "n", "N")
        assert [m.index for m in s.got(Rows.Moved) if type(m) is Rows.Moved] == [1]
        assert [m.index for m in s.got(Rows.Picked)] == [1]
        assert [m.index for m in s.got(Rows.Opened)] == [1]
        assert [m.forward for m in s.got(Rows.Sought)] == [True, False]


async def test_nothing_is_picked_or_opened_in_an_empty_list() -> None:
    rows = Numbers(0)
    async with stage(rows) as s:
        await s.press("j", "k", "G", "space", "enter", "pagedown")
        assert not s.got(Rows.Picked)
        assert not s.got(Rows.Opened)
        assert rows.cursor == 0


async def test_a_shorter_list_takes_the_cursor_along() -> None:
    rows = Numbers(50)
    async with stage(rows) as s:
        await s.press("G")
        rows.count = 3
        await s.pilot.pause()
        assert rows.cursor == 2
        assert s.drawn()[:4] == ["line 0", "line 1", "line 2", ""]


async def test_a_click_takes_the_cursor_there_and_a_double_click_opens() -> None:
    rows = Numbers(50)
    async with stage(rows, size=(40, 10)) as s:
        await s.press("pagedown", "pagedown")
        top = rows.scroll_offset.y
        await s.pilot.click(rows, offset=(2, 3))
        assert rows.cursor == top + 3
        assert not s.got(Rows.Opened)
        await s.pilot.click(rows, offset=(2, 4), times=2)
        await s.pilot.pause()
        assert [m.index for m in s.got(Rows.Opened)] == [top + 4]


class Faint(Numbers):
    def cells(self, index: int, width: int) -> Iterable[Cell]:
        yield fit(f"line {index}", width), "rows--faint"


async def test_faint_words_are_drawn_less_bright_than_others() -> None:
    faint, strong = Faint(3), Numbers(3)
    async with stage(faint, strong):
        colours = [next(iter(rows.render_line(1))).style.color for rows in (faint, strong)]  # type: ignore[union-attr] # drawn with a style
        dim, bright = (sum(colour.triplet or ()) for colour in colours if colour)
        assert dim < bright
