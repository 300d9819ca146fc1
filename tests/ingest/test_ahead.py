"""Many inputs at once: in order, each for itself, and ended when nobody wants them any more."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from briefer.errors import IngestError
from briefer.ingest import Input, Manner, Outcome, read_ahead
from tests.ingest.documents import NOW, SENTENCES, page

MANNER = Manner(now=NOW)


def given(name: str, data: bytes, wait: float = 0) -> Input:
    def load() -> bytes:
        time.sleep(wait)
        return data

    return Input(source=name, load=load)


def read(inputs: list[Input], workers: int = 2) -> list[Outcome]:
    return [one for ready in read_ahead(inputs, MANNER, workers=workers) for outcomes in ready for one in outcomes]


def test_they_come_in_the_order_of_the_inputs_however_long_each_takes() -> None:
    inputs = [given(f"{n}.txt", SENTENCES[0].encode(), wait=0.05 if n % 3 == 0 else 0) for n in range(12)]
    assert [one.source for one in read(inputs)] == [one.source for one in inputs]


def test_pages_are_read_by_several_processes() -> None:
    inputs = [given(f"{n}.html", page(f"Gate {n} opens")) for n in range(8)]
    titles = [one.reading.article.title for one in read(inputs) if one.reading]
    assert titles == [f"Gate {n} opens" for n in range(8)]


def test_one_that_cannot_be_had_is_told_in_its_place() -> None:
    def fail() -> bytes:
        raise IngestError("b.txt: there is no such file; check the path")

    one, two, three = read([given("a.txt", b"A."), Input(source="b.txt", load=fail), given("c.txt", b"C.")])
    assert [one.source, two.source, three.source] == ["a.txt", "b.txt", "c.txt"]
    assert (one.error, str(two.error), three.error) == (None, "b.txt: there is no such file; check the path", None)


def test_no_more_than_a_few_inputs_are_loaded_before_they_are_wanted() -> None:
    loaded: list[int] = []

    def load(number: int) -> Input:
        def _load() -> bytes:
            loaded.append(number)
            return SENTENCES[0].encode()

        return Input(source=f"{number}.txt", load=_load)

    with closing(read_ahead((load(n) for n in range(1000)), MANNER, workers=2)) as reading:
        next(reading)
        time.sleep(0.2)
        assert len(loaded) <= 16


def test_closing_it_ends_what_is_being_read() -> None:
    began = time.monotonic()
    with closing(read_ahead([given(f"{n}.html", page()) for n in range(200)], MANNER, workers=2)) as reading:
        next(reading)
    assert time.monotonic() - began < 20
    children = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    ).stdout
    assert "sandbox.child" not in children


INTERRUPTED = """
import sys, time
from briefer.ingest import Input, Manner, read_ahead
def load():
    time.sleep(0.2)
    return b"<html><body><article><p>Engineers opened the gates of the weir.</p>" * 3
for ready in read_ahead([Input(source=f"{n}.html", load=load) for n in range(500)], Manner(now=None), workers=2):
    print("read", flush=True)
"""


def test_an_interruption_ends_the_program_and_its_readers_at_once(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=tmp_path,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"read\n"
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=20) != 0
