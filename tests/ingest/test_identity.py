"""Ids: stable over versions, the same on every machine."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.identity import address_of, canonical_url, id_of


def test_a_changed_text_at_the_same_path_keeps_its_id() -> None:
    assert id_of(source="seeds/a.txt", digest="1" * 64) == id_of(source="seeds/a.txt", digest="2" * 64, title="New")


def test_two_files_of_one_name_in_two_folders_are_two_articles() -> None:
    assert id_of(source="a/report.txt", digest="") != id_of(source="b/report.txt", digest="")


def test_an_id_is_a_readable_name_and_a_short_hash() -> None:
    assert re.fullmatch(r"grain-convoy-halts-[0-9a-f]{8}", id_of(source="seeds/Grain convoy, halts.txt", digest=""))


def test_an_id_known_by_heart_never_changes() -> None:
    """The library's keys depend on it: a new way of making ids needs a migration."""
    assert id_of(source="seeds/report.txt", digest="") == "report-666073e2"
    assert id_of(source="-", digest="d", url="https://post.example/2026/grain-convoy.html") == "grain-convoy-3d4bc989"


def test_inside_a_workspace_every_spelling_of_a_path_gives_one_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path / "seeds")
    spellings = [str(tmp_path / "seeds" / "a.txt"), "a.txt", "./a.txt", "../seeds/a.txt"]
    assert {address_of(path, tmp_path) for path in spellings} == {"seeds/a.txt"}


def test_the_same_workspace_elsewhere_gives_the_same_ids(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert id_of(source=str(one / "seeds/a.txt"), digest="", root=one) == id_of(
        source=str(two / "seeds/a.txt"), digest="", root=two
    )


def test_the_address_of_a_page_wins_over_its_file() -> None:
    url = "https://post.example/grain-convoy"
    assert id_of(source="a.html", digest="", url=url) == id_of(source="b.html", digest="1", url=url)


def test_an_id_that_the_input_gives_is_kept() -> None:
    assert id_of(source="a.txt", digest="", url="https://post.example/x", given="BR-7") == "BR-7"


def test_standard_input_is_told_by_its_text() -> None:
    assert id_of(source="-", digest="1", title="Convoy") != id_of(source="-", digest="2", title="Convoy")
    assert id_of(source="-", digest="1", title="Convoy").startswith("convoy-")


@given(source=st.text(min_size=1).filter(lambda s: "\0" not in s), title=st.none() | st.text())
def test_any_name_gives_an_id_that_is_safe_in_a_path(source: str, title: str | None) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}", id_of(source=source, digest="0", title=title))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Post.Example:443/A b?utm_source=x&id=7#top", "https://post.example/A%20b?id=7"),
        ("http://user:secret@post.example", "http://post.example/"),
        ("https://post.example/a%20b", "https://post.example/a%20b"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ],
)
def test_an_address_has_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/relative",
        "https://",
        "http://[::1",
        "http://a b.example/",
        "ftp://post.example/",
        "http://x:99999/",
    ],
)
def test_what_is_no_web_address_is_none(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text())
def test_a_canonical_address_stays_as_it_is(path: str) -> None:
    url = canonical_url(f"https://post.example/{path}")
    assert url is None or canonical_url(url) == url
