"""`briefer sources`: written into briefer.toml and taken out, with the rest of the file as it was."""

from pathlib import Path

import pytest

from briefer.config import Source, load
from tests.cli.program import call, workspace

CONFIG = """# our watch
[workspace]
author = "Ishel desk"  # who else

[[brief]]
name = "dam"
"""
FEED = "https://www.paper.example/feed.xml?key=hush"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return workspace(tmp_path / "watch", CONFIG)


def sources(desk: Path) -> tuple[Source, ...]:
    return load(desk / "briefer.toml").source


def text(desk: Path) -> str:
    return (desk / "briefer.toml").read_text(encoding="utf-8")


def test_a_feed_is_added_and_the_rest_of_the_file_stays_letter_by_letter(desk: Path) -> None:
    done = call(
        desk, "sources", "add", FEED, "--outlet", 'The "Paper"', "--grade", "B", "--tag", "dam", "--every", "6 hours"
    )
    assert (done.code, done.out) == (0, "the-paper: added; `briefer fetch the-paper` asks it\n")
    assert sources(desk) == (
        Source(
            kind="feed", name="the-paper", url=FEED, outlet='The "Paper"', grade="B", tags=("dam",), every="6 hours"
        ),
    )
    assert text(desk).startswith(CONFIG)


def test_a_page_and_a_folder_are_added(desk: Path) -> None:
    (desk / "incoming").mkdir()
    assert call(desk, "sources", "add", "https://board.example/statement", "--page", "--full-text", "never").code == 0
    assert call(desk, "sources", "add", "incoming", "--marking", "TLP:GREEN").code == 0
    assert sources(desk) == (
        Source(kind="address", name="board-example", url="https://board.example/statement", full_text=False),
        Source(kind="folder", name="incoming", path="incoming", marking="TLP:GREEN"),
    )


def test_two_of_one_host_get_names_of_their_own_and_one_name_cannot_be_given_twice(desk: Path) -> None:
    for _ in range(2):
        assert call(desk, "sources", "add", FEED).code == 0
    assert [source.name for source in sources(desk)] == ["paper-example", "paper-example-2"]
    before = text(desk)
    done = call(desk, "sources", "add", FEED, "--name", "paper-example")
    assert (done.code, "there is one of that name" in done.err, text(desk)) == (2, True, before)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["https://desk:hush@paper.example/"], "url: it holds a user or password"),
        (["ftp://paper.example/"], "url: it is no address that can be fetched"),
        ([FEED, "--grade", "Z"], "grade: Z: give a letter A to F"),
        ([FEED, "--every", "often"], "every: `often`: write a number and a unit"),
        ([FEED, "--name", "a b"], "name: `a b`: use letters"),
    ],
)
def test_a_mistake_is_told_and_the_file_stays(desk: Path, arguments: list[str], told: str) -> None:
    done = call(desk, "sources", "add", *arguments)
    assert (done.code, told in done.err, text(desk)) == (2, True, CONFIG)
    assert "hush" not in done.err


def test_a_source_is_removed_with_its_table_alone(desk: Path) -> None:
    call(desk, "sources", "add", FEED, "--name", "one")
    call(desk, "sources", "add", "https://other.example/feed", "--name", "two")
    with (desk / "briefer.toml").open("a", encoding="utf-8") as file:
        file.write('\n# the seeds\n[[article]]\nfile = "seeds/*"\n')
    assert call(desk, "sources", "remove", "one").code == 0
    assert text(desk) == (
        CONFIG
        + '\n[[source]]\nkind = "feed"\nname = "two"\nurl = "https://other.example/feed"\n'
        + '\n# the seeds\n[[article]]\nfile = "seeds/*"\n'
    )
    assert call(desk, "sources", "remove", "two").code == 0
    assert text(desk) == CONFIG + '\n# the seeds\n[[article]]\nfile = "seeds/*"\n'
    assert call(desk, "sources", "remove", "two").code == 2


def test_the_list_says_how_each_stands_and_hides_keys(desk: Path) -> None:
    call(desk, "sources", "add", FEED, "--name", "paper")
    call(desk, "sources", "add", "https://other.example/feed", "--name", "other")
    assert call(desk, "sources", "pause", "other").code == 0
    done = call(desk, "sources", "list")
    paper, other = done.out.splitlines()
    assert paper.split() == ["paper", "feed", "https://www.paper.example/feed.xml", "not", "fetched", "yet"]
    assert other.split()[:2] == ["other", "paused"]
    listed = call(desk, "sources", "list", "--json")
    assert [one["state"]["paused"] for one in listed.json] == [False, True]
    assert "hush" not in done.out + listed.out
    call(desk, "sources", "resume", "other")
    assert [one["state"]["paused"] for one in call(desk, "sources", "list", "--json").json] == [False, False]


def test_feeds_go_out_as_opml_and_come_in_elsewhere(desk: Path, tmp_path: Path) -> None:
    call(desk, "sources", "add", FEED, "--outlet", "A & <B>", "--tag", "dam")
    call(desk, "sources", "add", "incoming")
    listed = call(desk, "sources", "export-opml").out
    other = workspace(tmp_path / "other")
    (other / "feeds.opml").write_text(listed, encoding="utf-8")
    done = call(other, "sources", "import-opml", "feeds.opml")
    assert (done.code, done.out) == (0, "a-b: added\n1 added, 0 known, 0 refused\n")
    assert sources(other) == (Source(kind="feed", name="a-b", url=FEED, outlet="A & <B>", tags=("dam",)),)
    again = call(other, "sources", "import-opml", "feeds.opml")
    assert (again.code, again.out) == (0, "0 added, 1 known, 0 refused\n")


def test_what_of_a_list_can_be_no_source_is_told_and_the_others_are_added(desk: Path) -> None:
    (desk / "feeds.opml").write_text(
        '<opml><body><outline text="Mine" xmlUrl="https://desk:hush@a.example/"/>'
        '<outline text="Gates" xmlUrl="https://b.example/feed"/></body></opml>',
        encoding="utf-8",
    )
    done = call(desk, "sources", "import-opml", "feeds.opml")
    assert (done.code, done.out) == (1, "gates: added\n1 added, 0 known, 1 refused\n")
    assert "Mine: url: it holds a user or password" in done.err
    assert "hush" not in done.err + text(desk)


def test_a_list_with_entities_is_refused_and_nothing_is_added(desk: Path) -> None:
    (desk / "feeds.opml").write_text(
        '<!DOCTYPE opml [<!ENTITY x "gates">]><opml><body><outline text="&x;" '
        'xmlUrl="https://b.example/feed"/></body></opml>',
        encoding="utf-8",
    )
    done = call(desk, "sources", "import-opml", "feeds.opml")
    assert (done.code, text(desk)) == (1, CONFIG)
    assert "it declares a document type" in done.err


def test_windows_line_ends_stay(desk: Path) -> None:
    (desk / "briefer.toml").write_bytes(CONFIG.replace("\n", "\r\n").encode())
    assert call(desk, "sources", "add", FEED, "--name", "paper").code == 0
    data = (desk / "briefer.toml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert call(desk, "sources", "remove", "paper").code == 0
    assert (desk / "briefer.toml").read_bytes() == CONFIG.replace("\n", "\r\n").encode()
