"""A run fetches first, and goes on without what a source failed to give."""

from dataclasses import replace

import pytest

from briefer.config import FetchSettings, Profile, Settings
from briefer.model import Json
from briefer.workflow.fetching import Means
from briefer.workflow.runs import Work, order_now
from briefer.workflow.runs.steps import FUNCTIONS
from tests.network.hosts import send
from tests.workflow.fetching.newsroom import NOW, PAPER, Newsroom, feed, item

PROFILE = Profile(name="dam")


@pytest.fixture
def warned() -> list[str]:
    return []


@pytest.fixture
def work(room: Newsroom, warned: list[str], monkeypatch: pytest.MonkeyPatch) -> Work:
    def means_of(_settings: Settings) -> Means:
        return room.means

    monkeypatch.setattr("briefer.workflow.fetching.fetch.means_of", means_of)
    return Work(
        library=room.library,
        workspace=room.workspace,
        settings=Settings(brief=(PROFILE,), fetch=FetchSettings(pause=0)),
        run=order_now(room.library, PROFILE, NOW),
        executor="test",
        clock=lambda: NOW,
        progress=lambda *_: None,
        warn=warned.append,
    )


def test_a_workspace_without_sources_asks_nobody(work: Work, room: Newsroom) -> None:
    assert (FUNCTIONS["fetch"](work), room.host.paths) == ({"sources": 0}, [])


def test_what_is_new_in_the_sources_is_counted_and_what_failed_is_warned_of_and_logged(
    work: Work, room: Newsroom, warned: list[str]
) -> None:
    room.host.pages |= {"/feed": feed(item(1), item(2, body="The board…")), "/gone?key=hush": send(500)}
    gone = replace(PAPER, name="gone", url="http://other.example/gone?key=hush")
    work.settings = replace(work.settings, source=(PAPER, gone))
    assert FUNCTIONS["fetch"](work) == {"sources": 2, "new": 2, "failed": 1}
    gap, failed = warned
    assert gap.startswith("source paper: http://paper.example/story/2: there is no such page; ")
    assert failed == "source gone: http://other.example/gone: the server failed; try again later (HTTP 500)"
    logged: list[Json] = [line.data for line in room.library.runs.lines(work.run.id) if line.level == "warning"]
    assert logged == warned


def test_taken_again_the_step_asks_nobody_twice(work: Work, room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    work.settings = replace(work.settings, source=(PAPER,))
    FUNCTIONS["fetch"](work)
    assert FUNCTIONS["fetch"](work) == {"sources": 0, "new": 0, "failed": 0}
    assert room.host.paths.count("/feed") == 1
