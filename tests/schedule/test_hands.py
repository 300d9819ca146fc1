"""The process that takes steps: started again when it dies, given up when it always does, gone with who started it."""

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from briefer.schedule.hands import Hands, Leaving
from briefer.schedule.talk import Answer, Ask
from tests.schedule.desk import desk, hands_of, library, wait_for

ANSWER = '{"type": "answer", "outcome": "written", "code": 0}'


def hands(tmp_path: Path, program: Sequence[str]) -> Hands:
    """Whose process is this program, which finds `tries` beside it."""
    made = Hands(tmp_path, "dam:1", "me", lambda _said: None, stale=45.0)
    made._call = [sys.executable, "-c", "\n".join(program), str(tmp_path / "tries")]  # noqa: SLF001 - another process
    return made


def asked(answer: str) -> Answer:
    return msgspec.json.decode(answer, type=Answer)


def test_a_process_that_dies_once_is_started_again(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib",
        "tries = pathlib.Path(sys.argv[1])",
        "sys.stdin.readline()",
        "if not tries.exists(): tries.touch(); os.abort()",
        f"print('{ANSWER}', flush=True)",
    )
    with hands(tmp_path, program) as one:
        assert asked(one.take("add")) == Answer(outcome="written", code=0)


def test_one_that_always_dies_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    with hands(tmp_path, ("import os, sys", "sys.stdin.readline()", "os.kill(os.getpid(), 9)")) as one:
        answer = asked(one.take("render"))
    assert (answer.outcome, answer.code, answer.over) == ("failed", 1, True)
    assert answer.message is not None
    assert answer.message.startswith("step render: its process ended by signal 9, 3 times")


def test_leaving_is_neither_done_nor_failed(tmp_path: Path) -> None:
    with hands(tmp_path, ("import time", "time.sleep(60)")) as one:
        timer = threading.Timer(0.5, one.leave)
        timer.start()
        for step in ("add", "analyze"):  # in the middle of one, and before the next
            with pytest.raises(Leaving):
                one.take(step)


def test_it_answers_in_the_middle_of_what_libraries_print_and_ends_with_its_input(tmp_path: Path) -> None:
    here = desk(tmp_path)
    with library(here) as opened:
        [run] = opened.runs.latest()
        assert run.executor is not None
    call = [sys.executable, "-P", "-m", "briefer.schedule.hand", str(here), run.id, "me", "45"]
    process = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(msgspec.json.encode(Ask(step="add")) + b"\n")
    process.stdin.flush()
    answer = asked(process.stdout.readline().decode())
    assert answer.over
    assert "another process took it over" in str(answer.message)
    process.stdin.close()
    wait_for(lambda: not hands_of(here))
    assert process.wait(10) == 143
    process.stdout.close()


def test_the_end_of_its_input_is_told_until_it_is_heard() -> None:
    """A signal is lost on a thread that is about to wait for a lock, as the first one is here."""
    program = (
        "import os, signal",
        "from briefer.schedule import hand",
        "kill, lost = os.kill, []",
        "os.kill = lambda *call: kill(*call) if lost else lost.append(call)",
        "next(hand._Input())",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(program)], stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert done.returncode == 128 + signal.SIGTERM
