"""What the user named, one input at a time."""

import io
import os
from pathlib import Path

import pytest

from briefer.errors import IngestError
from briefer.ingest import Input, find_inputs
from briefer.ingest.clean import MAX_BYTES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in [
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/d.XLSX",
        ".hidden.txt",
        ".git/e.txt",
        "SOURCES.md",
        "readme.txt",
        "z.TXT",
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def inputs(*paths: str, stdin: bytes = b"") -> list[Input]:
    return list(find_inputs(paths, stdin=io.BytesIO(stdin)))


def names(folder: Path, *paths: str) -> list[str]:
    return [os.path.relpath(found.source, folder) for found in inputs(*paths)]


def test_a_folder_gives_its_articles_in_order_without_hidden_and_descriptive_files(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.md", "b.txt", "z.TXT", "sub/c.html"]


def test_paths_keep_the_order_in_which_they_were_named(folder: Path) -> None:
    assert names(folder, str(folder / "b.txt"), str(folder / "a.md")) == ["b.txt", "a.md"]


def test_a_named_file_is_read_whatever_its_ending(folder: Path) -> None:
    assert inputs(str(folder / "sub/d.XLSX"))[0].load() == b"sub/d.XLSX"


def test_a_pattern_gives_what_it_matches_sorted(folder: Path) -> None:
    assert names(folder, str(folder / "*.txt")) == ["b.txt", "readme.txt"]
    assert names(folder, str(folder / "**" / "*")) == ["a.md", "b.txt", "sub/c.html", "z.TXT"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[a].txt").write_bytes(b"x")
    assert names(tmp_path, str(tmp_path / "[a].txt")) == ["[a].txt"]


def test_a_hyphen_is_standard_input() -> None:
    (found,) = inputs("-", stdin=b"from a pipe")
    assert (found.source, found.load()) == ("-", b"from a pipe")


def test_the_source_is_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [found.source for found in inputs("./b.txt", "sub")] == ["./b.txt", "sub/c.html"]


@pytest.mark.parametrize(
    ("path", "wrong"), [("none.txt", "no such file"), ("none/*.txt", "matches"), ("bare", "no article")]
)
def test_what_is_not_there_fails_when_it_is_loaded_and_the_others_go_on(folder: Path, path: str, wrong: str) -> None:
    (folder / "bare").mkdir()
    bad, good = inputs(str(folder / path), str(folder / "b.txt"))
    with pytest.raises(IngestError, match=wrong) as caught:
        bad.load()
    assert str(folder / path) in str(caught.value)
    assert good.load() == b"b.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error_that_names_it(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    with pytest.raises(IngestError, match=r"b\.txt: it cannot be read"):
        inputs(str(folder / "b.txt"))[0].load()


def test_a_broken_link_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    with pytest.raises(IngestError, match=r"a\.txt"):
        inputs(str(tmp_path / "a.txt"))[0].load()


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert names(folder, str(folder)) == ["a.md", "b.txt", "z.TXT", "sub/c.html"]


def test_an_endless_file_is_read_up_to_the_limit() -> None:
    assert inputs("/dev/zero")[0].load() == bytes(MAX_BYTES + 1)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"a\xff\xe2\x80\xae.txt")  # noqa: PTH118 - Path takes no bytes
    with open(name, "wb") as stream:  # noqa: PTH123 - as above
        stream.write(b"x")
    (found,) = inputs(str(tmp_path))
    assert found.source.endswith("a\ufffd.txt")
    assert found.load() == b"x"


def test_an_old_word_file_in_a_folder_is_told_of_and_not_passed_over(tmp_path: Path) -> None:
    for name in ("a.doc", "b.rtf", "c.msg", "d.txt", "e.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(one.source).name for one in inputs(str(tmp_path))] == ["a.doc", "b.rtf", "c.msg", "d.txt"]
