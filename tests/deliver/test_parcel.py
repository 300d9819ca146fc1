"""What is delivered is what was built, under names and keys that stay the same."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.config import FolderTarget, MailTarget
from briefer.deliver import Parcel, Secrets, deliver, key_of, parcel_of
from briefer.deliver.parcel import folder_name, headline
from briefer.errors import DeliveryError, MarkingRefused
from briefer.model import TLP_ORDER, Marking, Prose
from tests.deliver.maker import NOW, parcel
from tests.render.sample import empty, sample

DESK = FolderTarget(name="desk", path="briefs")


def test_a_target_gets_no_file_that_is_not_the_one_that_was_built(tmp_path: Path) -> None:
    made = parcel(tmp_path / "out")
    made.files[0].path.write_bytes(b"%PDF-1.7 of somebody else")
    with pytest.raises(DeliveryError, match=r"ishel-1\.pdf: it is not the file that was built") as caught:
        deliver(made, DESK, root=tmp_path, now=lambda: NOW)
    assert not caught.value.retry
    assert not (tmp_path / "briefs").exists()


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    made = parcel(tmp_path / "out")
    made.files[1].path.unlink()
    with pytest.raises(DeliveryError, match=r"ishel-1\.json: it cannot be read"):
        deliver(made, DESK, root=tmp_path, now=lambda: NOW)


@pytest.mark.parametrize("name", ["a b.pdf", ".pdf", "-a.pdf", "a\n.pdf", "ä.pdf", "a" * 200 + ".pdf"])
def test_names_that_mean_something_elsewhere_are_not_delivered(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeliveryError, match="a file of this name is not delivered"):
        deliver(parcel(tmp_path / "out", files={name: b"x"}), DESK, root=tmp_path, now=lambda: NOW)


@pytest.mark.parametrize("most", TLP_ORDER)
@pytest.mark.parametrize("marking", TLP_ORDER)
def test_a_marking_above_the_target_s_is_refused_before_anything_is_opened(
    tmp_path: Path, marking: Marking, most: Marking
) -> None:
    made = parcel(tmp_path / "out", marking=marking)
    target = FolderTarget(name="desk", path="briefs", max_marking=most)
    if TLP_ORDER.index(marking) <= TLP_ORDER.index(most):
        assert deliver(made, target, root=tmp_path, now=lambda: NOW).number == made.number
        return
    made.files[0].path.unlink()  # which would be told if it had been looked for
    with pytest.raises(MarkingRefused) as caught:
        deliver(made, target, root=tmp_path, now=lambda: NOW)
    assert f"{made.number} is {marking}, and up to {most} may go there" in str(caught.value)
    assert caught.value.exit_code == 4
    assert not (tmp_path / "briefs").exists()


def test_a_refused_marking_reads_no_secret_and_dials_nobody(tmp_path: Path) -> None:
    asked: list[str] = []

    class Watched(Secrets):
        def read(self, reference: str) -> str:
            asked.append(reference)
            return "x"

    target = MailTarget(
        name="post",
        max_marking="TLP:CLEAR",
        host="127.0.0.1",
        port=1,
        sender="a@b.example",
        to=("c@d.example",),
        user="a",
        password="env:A",  # noqa: S106 - a reference
    )
    with pytest.raises(MarkingRefused):
        deliver(parcel(tmp_path), target, root=tmp_path, now=lambda: NOW, secrets=Watched(tmp_path))
    assert asked == []


def test_a_key_is_the_same_for_a_number_and_target_and_for_no_other() -> None:
    keys = {key_of(number, target) for number in ("A-1", "A-2") for target in ("desk", "post")}
    assert len(keys) == 4
    assert key_of("A-1", "desk") == key_of("A-1", "desk") == hashlib.sha256(b"A-1\0desk").hexdigest()[:32]


@given(st.text(), st.text())
def test_a_folder_s_name_is_plain_and_differs_where_the_words_do(one: str, other: str) -> None:
    name = folder_name(one)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) < 100
    if one.lower() != other.lower():
        assert name != folder_name(other)


def test_a_plain_number_is_its_folder_s_name() -> None:
    assert folder_name("ISHEL-20260310-2100") == "ishel-20260310-2100"


@given(st.text(), st.text())
def test_a_headline_is_one_line_whatever_the_title_is(title: str, number: str) -> None:
    words = headline(parcel_with(title, number))
    assert words.startswith("[TLP:GREEN] ")
    assert words.splitlines() == [words]


def parcel_with(title: str, number: str) -> Parcel:
    return parcel(Path(), files={}, title=title, number=number)


def test_a_brief_and_its_files_make_a_parcel(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    line = Prose(text="It holds [1][2], as article [7] of the text says [12].", cites=(1, 2, 12))
    brief = replace(sample(), bottom_line=line)
    made = parcel_of(brief, "ishel", [tmp_path / "a.pdf"])
    front = brief.front
    assert (made.number, made.title) == (front.number, front.title)
    assert (made.marking, made.as_of) == (front.marking, front.as_of)
    assert (made.profile, made.what) == ("ishel", "brief")
    assert made.text == "It holds, as article [7] of the text says."
    assert [(f.kind, f.name, f.sha256) for f in made.files] == [("pdf", "a.pdf", hashlib.sha256(b"%PDF").hexdigest())]
    assert parcel_of(empty(), "ishel", []).text is None


@pytest.mark.parametrize(("name", "told"), [("a.exe", "it is no file of a brief"), ("none.pdf", "it cannot be read")])
def test_what_is_no_file_of_a_brief_is_told(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(DeliveryError, match=told):
        parcel_of(sample(), "ishel", [tmp_path / name])
