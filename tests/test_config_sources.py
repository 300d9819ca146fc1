"""What briefer.toml says of sources, and how it says that something is wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from briefer.config import Settings, Source, load
from briefer.errors import ConfigError
from briefer.model import Grade

FEED = '[[source]]\nkind = "feed"\nname = "paper"\nurl = "https://paper.example/feed"\n'


def loaded(folder: Path, text: str) -> Settings:
    path = folder / "briefer.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_sources_of_all_kinds_are_read(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        FEED
        + 'outlet = "The Paper"\ngrade = "B"\nmarking = "TLP:GREEN"\ntags = ["dam"]\nevery = "90 minutes"\n'
        + "full_text = true\nrobots = false\nenabled = false\n"
        + '[[source]]\nkind = "address"\nname = "board"\nurl = "http://board.example/statement"\nfull_text = "auto"\n'
        + '[[source]]\nkind = "folder"\nname = "incoming"\npath = "incoming"\n',
    )
    paper, board, incoming = settings.source
    assert paper == Source(
        kind="feed",
        name="paper",
        url="https://paper.example/feed",
        outlet="The Paper",
        grade="B",
        marking="TLP:GREEN",
        tags=("dam",),
        every="90 minutes",
        full_text=True,
        robots=False,
        enabled=False,
    )
    assert (paper.interval, paper.rating) == (timedelta(minutes=90), Grade(source="B", item="6"))
    assert (board.interval, board.full_text, board.rating, incoming.path) == (
        timedelta(hours=1),
        "auto",
        None,
        "incoming",
    )
    assert settings.source_named("board") is board


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("source = 1\n", "source: write each source as a table of its own, [[source]]"),
        ('[[source]]\nname = "a"\n', "source a: kind: missing; there are: feed, address, folder"),
        ('[[source]]\nkind = "feeed"\n', "source 1: kind: unknown; there are: feed, address, folder"),
        ('[[source]]\nkind = "feed"\nurl = "https://a.example"\n', "source 1: Object missing required field `name`"),
        ('[[source]]\nkind = "feed"\nname = "a"\n', "source a: url: missing; say where it is"),
        ('[[source]]\nkind = "folder"\nname = "a"\n', "source a: path: missing; say where it is"),
        ('[[source]]\nkind = "folder"\nname = "a"\npath = "b"\nurl = "https://c.example"\n', "its place is its path"),
        (FEED + 'path = "b"\n', "source paper: path: such a source has none; its place is its url"),
        (FEED + 'etag = "b"\n', "source paper: etag: unknown field; "),
        (FEED + 'tag = ["b"]\n', "source paper: tag: unknown field; did you mean tags?"),
        (FEED + 'grade = "G1"\n', "source paper: grade: G1: give a letter A to F"),
        (FEED + 'marking = "RED"\n', "source paper: marking: Invalid enum value 'RED'"),
        (FEED + 'every = "often"\n', "every: `often`: write a number and a unit"),
        (FEED + 'every = "1 minute"\n', "every: 1 minute: no more often than every 5 minutes"),
        (FEED + 'every = "9999 days"\n', "within 90 days"),
        (FEED + 'full_text = "yes"\n', "full_text: "),
        (FEED + FEED, "source: two sources are named paper; rename one"),
        ('[[source]]\nkind = "feed"\nname = "a b"\nurl = "https://a.example"\n', "name: `a b`: use letters, digits"),
        ("[fetch]\npause = -1\n", "pause: -1: give seconds, 60 at most"),
        ('[fetch]\ncontact = "a\\nb"\n', "contact: 'a\\nb': give an address or a mailbox"),
    ],
)
def test_a_mistake_names_the_source_and_the_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, text)
    assert str(tmp_path / "briefer.toml") in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://desk:hush@paper.example/", "ftp://hush.example/", "hush", "https://[hush", ""]
)
def test_an_address_that_cannot_be_asked_is_refused_and_never_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match="source a: url: ") as caught:
        loaded(tmp_path, f'[[source]]\nkind = "feed"\nname = "a"\nurl = "{url}"\n')
    assert "hush" not in str(caught.value)


def test_a_source_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"source b: no \[\[source\]\] of briefer.toml has this name; there are: paper"
    ):
        loaded(tmp_path, FEED).source_named("b")
