"""A brief in a folder: whole or not at all, led to by `latest`, and nothing of anybody else's touched."""

import errno
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.config import FolderTarget
from briefer.deliver import Note, Patience, Receipt, deliver, notify
from briefer.errors import DeliveryError
from tests.deliver.maker import NOW, PDF, parcel

ONCE = Patience(total=0)


def target(**given: Any) -> FolderTarget:
    return FolderTarget(**({"name": "desk", "path": "briefs"} | given))


def put(root: Path, number: int = 1, *, days: int = 0, to: FolderTarget | None = None, **given: Any) -> Receipt:
    """Deliver the brief of that number, as of an hour later than the one before, these days after NOW."""
    made = parcel(
        root / "out" / str(number),
        **({"number": f"ISHEL-{number}", "as_of": f"2026-03-10T{number:02}:00:00+00:00"} | given),
    )
    return deliver(made, to or target(), root=root, now=lambda: NOW + timedelta(days=days), patience=ONCE)


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def leads(link: Path) -> str:
    return str(link.readlink())


def briefs(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "briefs" / "ishel").iterdir() if path.name != "latest")


def test_a_brief_lies_in_a_folder_of_its_own_and_latest_leads_to_it(tmp_path: Path) -> None:
    receipt = put(tmp_path)
    place = tmp_path / "briefs" / "ishel"
    assert (place / "ishel-1" / "ishel-1.pdf").read_bytes() == PDF
    assert leads(place / "latest") == "ishel-1"
    assert listed(place) == ["ishel-1", "latest"]
    assert (receipt.words, receipt.already) == ("written to ishel-1; latest leads to it", False)
    record = json.loads((place / "latest" / "delivery.json").read_bytes())
    assert (record["number"], set(record["files"])) == ("ISHEL-1", {"ishel-1.pdf", "ishel-1.json"})


def test_the_same_again_is_told_and_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path)
    before = {path: path.lstat().st_mtime_ns for path in (tmp_path / "briefs").rglob("*")}
    receipt = put(tmp_path, days=1)
    assert (receipt.words, receipt.already) == ("was there already as ishel-1", True)
    assert {path: path.lstat().st_mtime_ns for path in (tmp_path / "briefs").rglob("*")} == before


def test_the_same_number_with_other_files_replaces_what_was_there(tmp_path: Path) -> None:
    put(tmp_path)
    receipt = put(tmp_path, files={"ishel-1.pdf": b"%PDF new"})
    assert receipt.words.startswith("replaced ishel-1")
    assert listed(tmp_path / "briefs/ishel/latest") == ["delivery.json", "ishel-1.pdf"]
    assert (tmp_path / "briefs/ishel/latest/ishel-1.pdf").read_bytes() == b"%PDF new"


@pytest.mark.parametrize("guest", ["notes.txt", "drafts/notes.txt"])
def test_a_brief_into_which_somebody_put_something_is_not_replaced(tmp_path: Path, guest: str) -> None:
    put(tmp_path)
    note = tmp_path / "briefs/ishel/ishel-1" / guest
    note.parent.mkdir(exist_ok=True)
    note.write_bytes(b"mine")
    with pytest.raises(DeliveryError, match="ishel-1 is there and is not Briefer's alone; move it away"):
        put(tmp_path, files={"ishel-1.pdf": b"%PDF new"})
    assert note.read_bytes() == b"mine"
    assert (tmp_path / "briefs/ishel/ishel-1/ishel-1.pdf").read_bytes() == PDF


def test_a_brief_that_somebody_damaged_is_put_right_again(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "briefs/ishel/ishel-1/ishel-1.pdf").write_bytes(b"")
    assert not put(tmp_path).already
    assert (tmp_path / "briefs/ishel/ishel-1/ishel-1.pdf").read_bytes() == PDF


def test_latest_leads_to_the_newest_brief_whichever_came_last(tmp_path: Path) -> None:
    put(tmp_path, 2)
    put(tmp_path, 1)
    assert leads(tmp_path / "briefs/ishel/latest") == "ishel-2"
    put(tmp_path, 3)
    assert leads(tmp_path / "briefs/ishel/latest") == "ishel-3"


def test_profiles_have_each_their_own_latest(tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path, 2, profile="Iraq, daily")
    folders = sorted(path.name for path in (tmp_path / "briefs").iterdir())
    assert [name.partition("-daily")[0] for name in folders] == ["iraq", "ishel"]
    assert all((tmp_path / "briefs" / name / "latest").exists() for name in folders)


def test_without_latest_there_is_none(tmp_path: Path) -> None:
    put(tmp_path, to=target(latest=False))
    assert briefs(tmp_path) == listed(tmp_path / "briefs/ishel") == ["ishel-1"]


def test_where_links_are_impossible_latest_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", no_links)
    for number in (1, 2):
        put(tmp_path, number)
        latest = tmp_path / "briefs/ishel/latest"
        assert not latest.is_symlink()
        assert json.loads((latest / "delivery.json").read_bytes())["number"] == f"ISHEL-{number}"
        assert (latest / "ishel-1.pdf").read_bytes() == PDF
    assert put(tmp_path, 2).already
    assert listed(tmp_path / "briefs/ishel") == ["ishel-1", "ishel-2", "latest"]


def test_of_many_briefs_as_many_as_are_kept_stay(tmp_path: Path) -> None:
    for number in range(1, 6):
        receipt = put(tmp_path, number, to=target(keep=3))
    assert briefs(tmp_path) == ["ishel-3", "ishel-4", "ishel-5"]
    assert receipt.words.endswith("; 1 old removed")


def test_briefs_that_are_too_old_go_but_the_newest_stays(tmp_path: Path) -> None:
    kept = target(keep_days=7)
    put(tmp_path, 3, to=kept)
    put(tmp_path, 1, to=kept)
    put(tmp_path, 2, days=10, to=kept)
    assert briefs(tmp_path) == ["ishel-2", "ishel-3"]


def test_all_stay_where_nobody_says_how_many(tmp_path: Path) -> None:
    for number in range(1, 6):
        put(tmp_path, number, days=number * 1000)
    assert len(briefs(tmp_path)) == 5


@pytest.mark.parametrize("change", ["edited", "added to", "emptied"])
def test_an_old_brief_that_somebody_touched_is_left_and_told(tmp_path: Path, change: str) -> None:
    put(tmp_path, 1)
    old = tmp_path / "briefs/ishel/ishel-1"
    if change == "edited":
        (old / "ishel-1.json").write_bytes(b'{"mine": 1}')
    elif change == "added to":
        (old / "notes.txt").write_bytes(b"read by the desk")
    else:
        (old / "ishel-1.json").unlink()
    receipt = put(tmp_path, 2, to=target(keep=1))
    assert receipt.words.endswith("; 1 old left, since somebody changed what is in it")
    assert briefs(tmp_path) == ["ishel-1", "ishel-2"]


def test_what_others_put_there_is_never_touched(tmp_path: Path) -> None:
    place = tmp_path / "briefs/ishel"
    (place / "minutes").mkdir(parents=True)
    (place / "minutes" / "delivery.json").write_bytes(b'{"number": "x"}')
    (place / "minutes" / "a.txt").write_bytes(b"a")
    (place / ".hidden.old").write_bytes(b"hidden")
    (place / "list.txt").write_bytes(b"list")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    for number in range(1, 4):
        put(tmp_path, number, to=target(keep=1, keep_days=1), days=number * 9)
    del before[place / ".hidden.old"]  # a name that is used while a brief is put in place
    assert {path: path.read_bytes() for path in before} == before
    assert briefs(tmp_path) == ["ishel-3", "list.txt", "minutes"]


@pytest.mark.parametrize("thing", ["folder", "file", "link"])
def test_a_name_that_is_taken_by_somebody_else_is_refused(tmp_path: Path, thing: str) -> None:
    place = tmp_path / "briefs/ishel"
    place.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if thing == "folder":
        (place / "ishel-1").mkdir()
    elif thing == "file":
        (place / "ishel-1").write_bytes(b"mine")
    else:
        (place / "ishel-1").symlink_to(elsewhere)
    with pytest.raises(DeliveryError, match="ishel-1 is there and is not Briefer's alone; move it away") as caught:
        put(tmp_path)
    assert not caught.value.retry
    assert listed(elsewhere) == []
    assert listed(place) == ["ishel-1"]


@pytest.mark.parametrize("thing", ["folder", "file", "link out"])
def test_a_latest_that_is_not_ours_is_refused_before_anything_is_written(tmp_path: Path, thing: str) -> None:
    place = tmp_path / "briefs/ishel"
    place.mkdir(parents=True)
    if thing == "folder":
        (place / "latest").mkdir()
    elif thing == "file":
        (place / "latest").write_bytes(b"mine")
    else:
        (place / "latest").symlink_to("/etc")
    with pytest.raises(DeliveryError, match="latest is there and is not Briefer's alone; move it away, or set latest"):
        put(tmp_path)
    assert listed(place) == ["latest"]


def test_a_profile_s_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "ishel").symlink_to(elsewhere)
    with pytest.raises(DeliveryError, match="a link or file is where a folder should be"):
        put(tmp_path)
    assert listed(elsewhere) == []


@pytest.mark.parametrize("words", ["../../etc", "..", "/etc/x", "a/../../b", "\0", "", ".hidden", "latest"])
def test_no_number_or_profile_leads_out_of_the_folder(tmp_path: Path, words: str) -> None:
    root = tmp_path / "watch"
    made = parcel(tmp_path / "out", number=words, profile=words)
    deliver(made, target(path="a/briefs"), root=root, now=lambda: NOW, patience=ONCE)
    assert listed(root) == ["a"]
    assert listed(root / "a") == ["briefs"]
    (profile,) = (root / "a" / "briefs").iterdir()
    assert len([path for path in profile.iterdir() if path.name != "latest"]) == 1


def test_a_number_that_differs_in_case_alone_is_another_brief(tmp_path: Path) -> None:
    put(tmp_path, 1)
    with pytest.raises(DeliveryError, match="ishel-1 is there and is ISHEL-1, another brief"):
        deliver(parcel(tmp_path, number="ishel-1"), target(), root=tmp_path, now=lambda: NOW, patience=ONCE)


def test_an_absolute_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="No such file"):
        put(tmp_path, to=target(path=str(tmp_path / "share")))
    (tmp_path / "share").mkdir()
    assert put(tmp_path, to=target(path=str(tmp_path / "share"))).already is False


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefs").write_bytes(b"")
    with pytest.raises(DeliveryError, match="desk: briefs: ") as caught:
        put(tmp_path)
    assert not caught.value.retry


@pytest.mark.parametrize(("number", "retry"), [(errno.ENOSPC, True), (errno.EROFS, False), (errno.EIO, True)])
def test_a_disk_that_fails_leaves_no_brief_and_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    retry: bool,  # noqa: FBT001 - a parameter
) -> None:
    put(tmp_path, 1)

    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as changed:
        changed.setattr(os, "fsync", fails)
        with pytest.raises(DeliveryError, match=os.strerror(number)) as caught:
            put(tmp_path, 2)
    assert caught.value.retry is retry
    assert not (tmp_path / "briefs/ishel/ishel-2").exists()
    put(tmp_path, 2)
    assert listed(tmp_path / "briefs/ishel") == ["ishel-1", "ishel-2", "latest"]


def test_two_deliveries_do_not_work_in_a_folder_at_once(tmp_path: Path) -> None:
    put(tmp_path, 1)
    held = os.open(tmp_path / "briefs/ishel", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(DeliveryError, match="another delivery is at work there") as caught:
            put(tmp_path, 2)
    finally:
        os.close(held)
    assert caught.value.retry
    assert not put(tmp_path, 2).already


def test_a_notice_lies_beside_the_briefs_and_is_never_the_latest(tmp_path: Path) -> None:
    note = Note(subject="No brief", text="The lint found an error.", marking="TLP:AMBER", key="ISHEL-1-refused-1")
    receipt = notify(note, target(), root=tmp_path, now=lambda: NOW)
    words = (tmp_path / "briefs/notices/ishel-1-refused-1/notice.txt").read_text(encoding="utf-8")
    assert words == "TLP:AMBER\nNo brief\n\nThe lint found an error.\n"
    assert receipt.words == "written to ishel-1-refused-1"
    assert notify(note, target(), root=tmp_path, now=lambda: NOW + timedelta(days=1)).already


KILLED = """
import sys
from datetime import timedelta
from pathlib import Path
sys.path.insert(0, {checkout!r})
from tests.deliver.test_folder import put, target
number = 1
while True:
    put(Path({root!r}), 1 + number % 9, days=number, files={{"ishel-1.pdf": bytes([number % 256]) * 300_000}})
    number += 1
"""


def test_a_delivery_that_is_killed_leaves_whole_briefs_only(tmp_path: Path) -> None:
    checkout = str(Path(__file__).parents[2])
    for turn in range(6):
        program = KILLED.format(checkout=checkout, root=str(tmp_path))
        child = subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path)
        while not (tmp_path / "briefs/ishel/latest").exists() and child.poll() is None:
            time.sleep(0.01)
        time.sleep(0.05 + 0.037 * turn)
        assert child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        for place in (path for path in (tmp_path / "briefs/ishel").iterdir() if not path.name.startswith(".")):
            if place.name == "latest" and not place.exists():
                continue  # killed between two renamings of the brief it leads to
            record = json.loads((place / "delivery.json").read_bytes())
            assert {path.name for path in place.iterdir()} == {"delivery.json", *record["files"]}
            assert len(set((place / "ishel-1.pdf").read_bytes())) == 1
    put(tmp_path, 9)
    assert [name for name in briefs(tmp_path) if name.startswith(".")] == []
