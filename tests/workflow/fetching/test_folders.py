"""A folder is looked at each time, and only what is new or changed in it is read."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.config import Source
from tests.workflow.fetching.newsroom import SENTENCE, Newsroom

INCOMING = Source(kind="folder", name="incoming", path="incoming", outlet="The wire", grade="C", tags=("wire",))


@pytest.fixture
def folder(room: Newsroom) -> Path:
    made = room.workspace.root / "incoming"
    made.mkdir()
    return made


def put(folder: Path, name: str, words: str, *, time: int = 1_700_000_000) -> None:
    (folder / name).write_text(words, encoding="utf-8")
    os.utime(folder / name, (time, time))


def test_what_is_put_there_is_taken_with_what_the_desk_says_of_the_folder(room: Newsroom, folder: Path) -> None:
    put(folder, "gates.txt", SENTENCE)
    fetched = room.one(INCOMING)
    (row,) = room.articles
    assert (fetched.outcome, row.outlet, str(row.grade), row.tags) == ("new", "The wire", "C6", ("wire",))
    assert fetched.state.next is None


def test_only_what_is_new_or_changed_since_is_read(room: Newsroom, folder: Path) -> None:
    put(folder, "a.txt", SENTENCE)
    room.one(INCOMING)
    assert (room.one(INCOMING).outcome, room.one(INCOMING).taken) == ("nothing new", ())
    put(folder, "b.txt", f"A ministry spokesman denied it. {SENTENCE}")
    put(folder, "a.txt", SENTENCE.replace("Monday", "Tuesday"), time=1_700_000_060)
    assert sorted(one.added.outcome for one in room.one(INCOMING).taken if one.added) == ["new", "new version"]


def test_a_file_that_cannot_be_read_is_told_once_and_again_when_it_was_changed(room: Newsroom, folder: Path) -> None:
    put(folder, "a.txt", "   ")
    put(folder, "b.txt", SENTENCE)
    fetched = room.one(INCOMING)
    assert (fetched.outcome, fetched.news, [one.error is None for one in fetched.taken]) == ("new", 1, [False, True])
    assert room.one(INCOMING).taken == ()
    assert [gap.key for gap in room.library.sources.gaps()["incoming"]] == [str(folder / "a.txt")]
    put(folder, "a.txt", SENTENCE.replace("Monday", "Friday"), time=1_700_000_060)
    assert room.one(INCOMING).news == 1
    assert room.library.sources.gaps() == {}


@pytest.mark.usefixtures("folder")
def test_an_empty_folder_is_no_failure_and_one_that_is_not_there_is(room: Newsroom) -> None:
    assert room.one(INCOMING).outcome == "nothing new"
    fetched = room.one(replace(INCOMING, path="gone"))
    assert fetched.outcome == "failed"
    assert str(fetched.error) == "gone: there is no such folder, or it may not be read; check the source"


def test_a_folder_that_failed_is_looked_at_again_the_next_time(room: Newsroom) -> None:
    assert room.one(INCOMING).outcome == "failed"
    (room.workspace.root / "incoming").mkdir()
    put(room.workspace.root / "incoming", "a.txt", SENTENCE)
    assert room.one(INCOMING).news == 1


def test_of_an_archive_what_failed_is_a_gap_and_a_name_with_a_mark_is_a_name(room: Newsroom, folder: Path) -> None:
    put(folder, "Stop! Now!.txt", SENTENCE)
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("empty.txt", " ")
        archive.writestr("gates.txt", SENTENCE.replace("Monday", "Tuesday"))
    assert room.one(INCOMING).news == 2
    assert room.one(INCOMING).taken == ()
    (gap,) = room.library.sources.gaps()["incoming"]
    assert (gap.key, gap.article is not None) == (str(folder / "all.zip"), True)
