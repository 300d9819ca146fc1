"""Site furniture is cut; the article never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.draft import Block
from briefer.ingest.tail import split_tail

HEADLINE = "Grain convoy halts at Kovar bridge"
BODY = "Lorries of the grain convoy stood at the bridge on Tuesday."
LAST = "“We will wait for the ruling,” the mayor said."
TITLE = "Why the river authority raises its tolls every spring"
SUMMARY = "In the year before the bridge was built a ferry took the lorries across, and its owners wanted …"


def split(*lines: str) -> tuple[list[str], list[str]]:
    body, tail = split_tail(tuple(Block(text=line) for line in lines))
    return [b.text for b in body], [b.text for b in tail]


@pytest.mark.parametrize(
    "tail",
    [
        ["Check Also", TITLE, SUMMARY],
        ["Related", TITLE, "By Mira Tamo", "4 March 2026", TITLE],
        ["You may also like:", TITLE, TITLE],
        ["More from Harbour Post", TITLE],
        ["Also on Harbour Post", TITLE, SUMMARY],
        ["Read more »"],
        ["Share this article", "Facebook Twitter WhatsApp Email"],
        ["Sign up for our newsletter and get the week in your inbox."],
        ["Follow us on Telegram", "© 2026 Harbour Post. All rights reserved."],
        ["Tags: Brasna, grain, tolls", "Related stories", TITLE],
    ],
)
def test_furniture_is_cut_and_handed_back(tail: list[str]) -> None:
    assert split(HEADLINE, BODY, LAST, *tail) == ([HEADLINE, BODY, LAST], tail)


@pytest.mark.parametrize(
    "end",
    [
        ["Related", "The authority had raised its tolls twice in a year, and drivers had struck both times."],
        ["Read more", TITLE, "The mayor will rule on Friday."],
        ["Related", "wheat", "barley", "oats"],
        ["Related", "wheat from the northern fields", "barley from the river meadows"],
        ["Related", "“We will wait and see what the council …"],
        ["More on tolls will be known on Friday, the mayor said."],
        ["Share prices of the two haulage firms fell."],
        ["“Sign up for nothing,” the union told its drivers in a newsletter."],
        ["The convoy will go on, he said, if the ruling …"],
        ["Reporting by Mira Tamo; editing by Olek Berg"],
        ["What comes next", "The mayor will rule on Friday."],
        ["Check Also"],
    ],
)
def test_what_may_be_the_articles_own_stays(end: list[str]) -> None:
    assert split(HEADLINE, BODY, LAST, *end) == ([HEADLINE, BODY, LAST, *end], [])


def test_a_teaser_in_the_middle_is_not_the_end() -> None:
    lines = [HEADLINE, BODY, "Read also", TITLE, LAST]
    assert split(*lines) == (lines, [])


def test_a_page_of_furniture_alone_is_left_whole() -> None:
    lines = ["Harbour Post", "Most read", TITLE, TITLE]
    assert split(*lines) == (lines, [])


LINES = st.sampled_from(
    [
        HEADLINE,
        BODY,
        LAST,
        TITLE,
        SUMMARY,
        "Check Also",
        "Related",
        "Read more",
        "Share",
        "By Mira Tamo",
        "wheat",
        "Facebook",
    ]
)


@given(st.lists(LINES, max_size=30))
def test_no_full_sentence_is_ever_cut_and_nothing_is_lost(lines: list[str]) -> None:
    body, tail = split(*lines)
    assert body + tail == lines
    assert BODY not in tail
    assert LAST not in tail
