"""Sources that cannot be reached, hang or fail: told, left out for now, and read by the next run when they are well."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from briefer.library import LogLine
from tests.deliver.mailhost import free_port
from tests.schedule.desk import CONFIG, library
from tests.schedule.faults.conftest import Copy
from tests.schedule.faults.copies import news, tick
from tests.schedule.faults.servers import dripping, pages, silent
from tests.workflow.fetching.newsroom import item, rss

FEED = """
[[source]]
name = "{name}"
kind = "feed"
url = "http://127.0.0.1:{port}/feed"
robots = false
"""
FETCH = '\n[fetch]\npause = 0\npatience = 1\nallow_private = ["127.0.0.1"]\n'
LATE = "it was not there after 1 s; try again later"
SAID = {
    "nobody": "it cannot be reached (Connection refused); check the network",
    "hangs": LATE,
    "drips": LATE,
    "fails": "the server is not available now; try again later (HTTP 503)",
}
"""By source, what the log of a run has of it."""


def config(ports: dict[str, int]) -> str:
    return CONFIG + FETCH + "".join(FEED.format(name=name, port=port) for name, port in ports.items())


def warnings(here: Path, run: str) -> list[str]:
    with library(here) as opened:
        lines: list[LogLine] = opened.runs.lines(run)
    return [str(line.data) for line in lines if line.event == "warning" and "source " in str(line.data)]


def have_all_be_due(here: Path) -> None:
    """As when the time has passed for which what failed is left alone."""
    with library(here) as opened:
        for state in opened.sources.states().values():
            opened.sources.put(replace(state, next=None))


def test_sources_that_give_nothing_cost_no_brief_and_are_read_when_they_are_well(copy: Copy) -> None:
    with ExitStack() as stack:
        enter = stack.enter_context
        ports = {
            "nobody": free_port(),
            "hangs": enter(silent()),
            "drips": enter(dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")),
            "fails": enter(pages(503)),
        }
        here = copy(config(ports))
        first, second = tick(here, 0), tick(here, 1)
    assert [run.outcome for run in (first, second)] == ["written", "written"]
    assert "tell" in news(first)
    for name, said in SAID.items():
        [told] = [line for line in warnings(here, first.id) if line.startswith(f"source {name}: ")]
        assert said in told
        assert f"http://127.0.0.1:{ports[name]}/feed" in told
    assert counts(here, first.id) == {"sources": 4, "new": 0, "failed": 4}

    have_all_be_due(here)
    with ExitStack() as stack:
        for number, port in enumerate(ports.values()):
            day = "Wed, 31 Dec 2025 10:30:00 +0300"
            stack.enter_context(pages(200, rss(item(number, title=f"Gates, part {number}", date=day)), port))
        third = tick(here, 2)
    assert third.outcome == "written"
    assert counts(here, third.id)["failed"] == 0
    assert counts(here, third.id)["new"] >= 1
    assert len(news(third)) >= 1


def counts(here: Path, run: str) -> dict[str, int]:
    with library(here) as opened:
        return dict(opened.runs.steps(run)[0].counts)
