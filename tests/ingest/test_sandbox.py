"""A reader in its own process takes nothing else down, and may not do what a reader has no business with."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.errors import IngestError
from briefer.ingest.sandbox import Limits, Parsers, Question
from briefer.ingest.sandbox.frames import Parser

STAND_IN = """
import sys, types

def read_question(question):
    import os, signal, socket, subprocess, time
    from briefer.errors import IngestError
    from briefer.ingest.draft import Block, Draft
    order = question.data.decode()
    if order == "hang":
        time.sleep(600)
    elif order == "crash":
        signal.raise_signal(signal.SIGSEGV)
    elif order == "leave":
        os._exit(3)
    elif order == "swell":
        held = [bytes(1 << 20) for _ in range(100_000)]
    elif order == "unfold":
        return (Draft(blocks=(Block(text="x" * (3 << 20)),)),)
    elif order == "deep":
        return read_question(question)
    elif order == "refuse":
        raise IngestError("a.html: there is no article in it")
    elif order == "stumble":
        raise KeyError("title")
    elif order == "print":
        os.write(1, b"parser says hello")
        print("and again", flush=True)
    elif order == "call":
        socket.create_connection(("127.0.0.1", int(question.source)))
    elif order == "look up":
        socket.getaddrinfo("words.of.a.file.example", 80)
    elif order == "signal":
        os.kill(os.getppid(), 0)
    elif order == "spawn":
        subprocess.run(["true"])
    elif order == "write":
        open(question.source, "w")
    elif order == "secrets":
        return (Draft(blocks=(Block(text=" ".join(sorted(os.environ))),)),)
    return (Draft(blocks=(Block(text=f"{order} in {os.getpid()}"),)),)

stand_in = types.ModuleType("briefer.ingest.html")
stand_in.read_question = read_question
sys.modules["briefer.ingest.html"] = stand_in
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page reader of every child that is started is one that does as its input says."""
    (tmp_path / "sitecustomize.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.fixture
def parsers(request: pytest.FixtureRequest) -> Iterator[Parsers]:
    request.getfixturevalue("stand_in")
    with Parsers(Limits(seconds=20, megabytes=600, answer=1 << 20, inputs=4)) as parsers:
        yield parsers


def ask(parsers: Parsers, order: str, source: str = "a.html", parser: Parser = "html") -> str:
    (draft,) = parsers.parse(Question(parser=parser, data=order.encode(), source=source))
    return draft.blocks[0].text


def test_one_child_answers_many_questions(parsers: Parsers) -> None:
    assert ask(parsers, "one").removeprefix("one") == ask(parsers, "two").removeprefix("two")


@pytest.mark.usefixtures("stand_in")
def test_nothing_is_started_before_the_first_question() -> None:
    began = time.monotonic()
    with Parsers():
        pass
    assert time.monotonic() - began < 0.05


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("crash", "the html reader crashed (signal 11) on it"),
        ("leave", "the html reader ended (exit status 3) on it"),
        ("swell", "needs more memory than it may take"),
        ("unfold", "unfolds to more than 1 MB"),
        ("deep", "nested too deeply"),
        ("refuse", "there is no article in it"),
        ("stumble", "the html reader failed on it (KeyError: 'title')"),
    ],
)
def test_a_reader_that_fails_is_told_of_and_the_next_input_is_read(parsers: Parsers, order: str, told: str) -> None:
    with pytest.raises(IngestError) as caught:
        ask(parsers, order)
    assert str(caught.value).startswith("a.html: ")
    assert told in str(caught.value)
    assert ask(parsers, "next").startswith("next in ")


@pytest.mark.usefixtures("stand_in")
def test_a_reader_that_hangs_is_ended_after_its_time() -> None:
    with Parsers(Limits(seconds=0.5, start=20)) as parsers:
        first = ask(parsers, "one")
        began = time.monotonic()
        with pytest.raises(IngestError, match=r"a\.html: reading it took longer than 0\.5 s"):
            ask(parsers, "hang")
        assert time.monotonic() - began < 5
        with pytest.raises(ProcessLookupError):
            os.kill(int(first.split()[-1]), 0)
        assert ask(parsers, "next").startswith("next in ")


def test_a_child_is_replaced_after_so_many_inputs(parsers: Parsers) -> None:
    asked = [ask(parsers, "x") for _ in range(5)]
    assert len(set(asked[:4])) == 1
    assert asked[4] != asked[0]


def test_what_a_parser_prints_does_not_stand_among_the_answers(parsers: Parsers) -> None:
    assert ask(parsers, "print").startswith("print in ")


@pytest.mark.parametrize("order", ["call", "look up", "signal", "spawn", "write"])
def test_a_reader_opens_no_connection_starts_no_program_and_writes_no_file(
    parsers: Parsers, tmp_path: Path, order: str
) -> None:
    target = tmp_path / "written"
    with pytest.raises(IngestError, match="PermissionError: a reader may not"):
        ask(parsers, order, source="9" if order == "call" else str(target))
    assert not target.exists()


def test_a_reader_sees_no_secrets_of_the_environment(parsers: Parsers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFER_SMTP_PASSWORD", "swordfish")
    seen = ask(parsers, "secrets").split()
    assert "PATH" in seen
    assert "BRIEFER_SMTP_PASSWORD" not in seen


@pytest.mark.usefixtures("stand_in")
def test_an_input_larger_than_a_pipe_holds_arrives_whole() -> None:
    with Parsers(Limits(seconds=20)) as wide:
        assert ask(wide, "y" * (5 << 20)).startswith("y" * (5 << 20))


@pytest.mark.usefixtures("stand_in")
def test_the_child_ends_with_the_parsers() -> None:
    with Parsers() as parsers:
        child = int(ask(parsers, "one").split()[-1])
        os.kill(child, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_real_page_reader_reads_in_the_child() -> None:
    page = "<html><head><title>Weir</title></head><body><article><h1>Weir opens</h1>" + "".join(
        f"<p>Engineers opened gate {n} of the weir at dawn, and the river fell by a hand by noon.</p>" for n in range(6)
    )
    with Parsers() as parsers:
        (draft,) = parsers.parse(Question(parser="html", data=page.encode(), source="weir.html"))
    assert "Engineers opened gate 3" in " ".join(block.text for block in draft.blocks)
