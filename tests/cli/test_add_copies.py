"""A near copy is told where it is added, and seen where articles are listed."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.program import REPOSITORY, call, workspace

TEXTS = tomllib.loads((REPOSITORY / "tests" / "resemblance" / "texts.toml").read_text(encoding="utf-8"))["texts"]
WIRE = "---\nid: wire\noutlet: Meridian Wire\n---\n" + TEXTS["dam"].strip()
CUT = "---\nid: post\noutlet: Post\n---\nOwn headline\n" + "\n".join(TEXTS["dam"].strip().split("\n")[1:4])


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = workspace(tmp_path / "watch")
    (folder / "wire.md").write_text(WIRE, encoding="utf-8")
    (folder / "post.md").write_text(CUT, encoding="utf-8")
    return folder


def test_add_names_the_article_that_a_new_one_is_a_copy_of(here: Path) -> None:
    first = call(here, "add", "wire.md").out.split()
    assert first[0] == "new"
    assert "copy" not in first
    [copy] = call(here, "add", "post.md", "--json").json
    assert (copy["outcome"], copy["copy_of"]) == ("new", first[1])
    assert call(here, "add", "post.md", "--json").json[0]["copy_of"] is None


def test_add_says_so_in_words(here: Path) -> None:
    first, second = call(here, "add", "wire.md", "post.md").out.splitlines()
    assert second.endswith(f"  (copy of {first.split()[1]})")


def test_list_and_show_tell_the_shared_origin(here: Path) -> None:
    [wire, _] = call(here, "add", "wire.md", "post.md", "--json").json
    lines = call(here, "list").out.splitlines()
    assert [line.endswith(f"(origin {wire['id']})") for line in lines] == [True, True]
    assert f"origin    {wire['id']}" in call(here, "show", wire["id"]).out
