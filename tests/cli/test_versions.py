"""A correction shows in what words it differs."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefer.cli.changes import changes
from tests.cli.program import call, workspace

FIRST = "Weir opens\n\nEngineers opened four gates of the weir on Tuesday.\n\nBy noon the river had fallen."
SECOND = FIRST.replace("four gates", "five gates") + "\n\nNobody was hurt."


def test_versions_are_listed_with_what_each_changed(tmp_path: Path) -> None:
    here = workspace(tmp_path / "watch")
    for text in (FIRST, SECOND):
        (here / "a.txt").write_text(text, encoding="utf-8")
        [one] = call(here, "add", "a.txt", "--json").json
    lines = call(here, "show", one["id"], "--versions").out.splitlines()
    assert [line[0] for line in lines if line[0].isdigit()] == ["1", "2"]
    assert lines[2:] == [
        "   Engineers opened [-four-] {+five+} gates of the weir on Tuesday.",
        "   {+Nobody was hurt.+}",
    ]


def test_of_a_long_paragraph_the_words_around_a_change_are_shown() -> None:
    words = [f"w{number}" for number in range(60)]
    [passage] = changes(" ".join(words), " ".join(words).replace("w30", "changed"))
    assert passage[0] == ("same", "… w22 w23 w24 w25 w26 w27 w28 w29")
    assert passage[1:3] == [("gone", "w30"), ("new", "changed")]
    assert passage[3] == ("same", "w31 w32 w33 w34 w35 w36 w37 w38 …")


PARAGRAPHS = st.lists(st.text("ab c", min_size=1).map(lambda text: " ".join(text.split()) or "a"), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_gone_stood_in_the_earlier_text_and_what_is_new_stands_in_the_later_one(
    before: list[str], after: list[str]
) -> None:
    old, new = "\n\n".join(before), "\n\n".join(after)
    for passage in changes(old, new):
        for kind, words in passage:
            assert kind != "gone" or words in " ".join(old.split())
            assert kind != "new" or words in " ".join(new.split())
    assert bool(list(changes(old, new))) == (before != after and old != new)
