"""What a live view shows, moment by moment."""

from rich.cells import cell_len

from briefer.cli.board import Board
from briefer.cli.cellwidth import cut_to, width_of

STEPS = ("fetch", "analyze", "render")


def shown(board: Board, *, width: int = 80, height: int = 24, now: float = 0.0) -> list[str]:
    return [text for _, text in board.lines(width, height, now)]


def planned(run: str = "", *, told: bool = True) -> Board:
    board = Board()
    board.plan(STEPS, run, told=told)
    return board


def test_all_steps_stand_there_from_the_start_and_the_first_is_at_work() -> None:
    assert shown(planned()) == ["⠋ fetch", "· analyze", "· render"]


def test_a_step_that_is_done_keeps_what_was_told_of_it_and_the_next_is_at_work() -> None:
    board = planned()
    assert board.step("fetch", "done", "2 sources  (0.4 s)", "") == []
    board.progress("analyse", 3, 12, "", now=0.0)
    assert shown(board) == ["✓ fetch    2 sources  (0.4 s)", f"⠋ analyze  {'█' * 7}{'░' * 23} 3/12", "· render"]


def test_when_the_last_step_is_done_all_are_told_as_a_log_would_and_the_view_is_empty() -> None:
    board = planned()
    for name in STEPS[:-1]:
        assert board.step(name, "done", f"told of {name}", "") == []
    assert board.step("render", "done", "told of render", "") == [(name, "done", f"told of {name}") for name in STEPS]
    assert shown(board) == []


def test_a_step_that_fails_ends_the_run_and_those_to_come_are_not_told() -> None:
    board = planned()
    board.step("fetch", "done", "a", "")
    assert board.step("analyze", "failed", "b", "") == [("fetch", "done", "a"), ("analyze", "failed", "b")]
    assert shown(board) == []


def test_what_belongs_to_no_plan_is_told_at_once() -> None:
    assert Board().step("worker", "", "takes analyses", "") == [("worker", "", "takes analyses")]


def test_rate_and_remaining_time_are_told_once_they_mean_something_and_leave_out_the_start() -> None:
    board = Board()
    board.progress("add", 0, 1000, "", now=0.0)
    board.progress("add", 200, 1000, "", now=100.0)  # a language model was loaded before
    assert shown(board, now=101.0)[0].endswith(" 200/1,000")
    board.progress("add", 600, 1000, "", now=104.0)
    assert shown(board, now=104.0)[0].endswith(" 600/1,000  100/s  0:04 left")


def test_hours_are_told_as_hours() -> None:
    board = Board()
    board.progress("analyse", 1, 10_001, "", now=0.0)
    board.progress("analyse", 2, 10_001, "", now=2.0)
    assert shown(board, now=2.0)[0].endswith("0.5/s  5:33:18 left")


def test_a_stage_is_gone_when_it_is_done() -> None:
    board = Board()
    board.progress("add", 1, 2, "", now=0.0)
    board.progress("add", 2, 2, "", now=0.0)
    assert shown(board) == []


def test_a_stage_within_a_step_stands_below_it_even_if_it_is_named_like_another_step() -> None:
    board = planned()
    board.progress("fetch", 0, 2, "", now=0.0)
    board.progress("render", 1, 8, "", now=0.0)  # a source of that name
    lines = shown(board)
    assert [line.split()[1] for line in lines] == ["fetch", "render", "analyze", "render"]
    assert lines[1].startswith("  ⠋ render")


def test_a_run_that_goes_on_is_shown_from_the_step_at_which_it_does() -> None:
    board = planned("dam:1")
    board.progress("analyse", 1, 4, "dam:1", now=0.0)
    assert [line.split()[-1] for line in shown(board)] == ["dam:1", "1/4", "render"]


def test_runs_side_by_side_have_their_names_above_their_steps() -> None:
    board = planned("dam:1")
    board.plan(STEPS, "gate:1", told=True)
    board.step("fetch", "done", "1 source", "gate:1")
    assert shown(board) == [
        *("dam:1", "⠋ fetch", "· analyze", "· render"),
        *("gate:1", "✓ fetch    1 source", "⠋ analyze", "· render"),
    ]


def test_a_plan_of_which_only_progress_is_told_leaves_nothing_for_a_log() -> None:
    board = planned(told=False)
    board.progress("render", 0, 1, "", now=5.0)
    assert shown(board, now=7.0) == ["✓ fetch", "✓ analyze", "⠋ render   2 s"]
    board.progress("render", 1, 1, "", now=7.5)
    assert shown(board, now=8.0)[2] == "✓ render   (2.5 s)"
    assert board.over("") == []


def test_what_is_waited_for_is_shown_while_nothing_is_at_work() -> None:
    board = Board()
    board.waits("waits until Monday")
    assert shown(board) == ["· waits until Monday"]
    board.progress("add", 0, 2, "", now=0.0)
    assert [line.split()[1] for line in shown(board)] == ["add"]


def test_no_line_is_wider_than_the_window_whatever_is_in_it() -> None:
    board = planned("ein Lauf mit einem sehr langen Namen, der nirgends hineinpasst")
    board.step("fetch", "done", "見出し" * 30, "ein Lauf mit einem sehr langen Namen, der nirgends hineinpasst")
    board.progress("analyse", 1, 2_000_000, "ein Lauf mit einem sehr langen Namen, der nirgends hineinpasst", now=0.0)
    for width in (1, 5, 12, 20, 40, 80, 200):
        assert all(cell_len(line) <= max(2, width - 3) for line in shown(board, width=width)), width


def test_marks_that_take_no_room_and_wide_letters_are_counted_as_a_terminal_does() -> None:
    for text in ("plain", "e\u0301le\u0300ve", "見出し", "ﾊﾝｶｸ", "\u200b", "✓ ⠋ █"):
        assert width_of(text) == cell_len(text), text
        assert [width_of(cut_to(text, cells)) <= cells for cells in range(9)] == [True] * 9


def test_a_bar_gives_way_to_figures_where_there_is_little_room() -> None:
    board = Board()
    board.progress("add", 100, 1000, "", now=0.0)
    board.progress("add", 500, 1000, "", now=4.0)
    assert shown(board, width=80, now=4.0) == [f"⠋ add      {'█' * 15}{'░' * 15} 500/1,000  100/s  0:05 left"]
    assert shown(board, width=44, now=4.0) == ["⠋ add      ████░░░░░ 500/1,000  0:05 left"]
    assert shown(board, width=26, now=4.0) == ["⠋ add      500/1,000"]


def test_where_the_window_is_too_low_only_what_is_at_work_is_shown() -> None:
    assert shown(planned(), height=3) == ["⠋ fetch"]


def test_nothing_in_a_name_steers_the_terminal() -> None:
    board = Board()
    board.progress("a\x1b[2Jb\r", 1, 2, "", now=0.0)
    assert all(line.isprintable() for line in shown(board))
