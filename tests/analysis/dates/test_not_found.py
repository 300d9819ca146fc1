"""Words that look like times and are none."""

import pytest

from briefer.analysis.dates.find import find_dates
from tests.conftest import Parse

SENTENCES = [
    "We met on the ferry and it may close.",
    "May we see the harbour plans?",
    "She came second in the race and third in the next one.",
    "He seconded the motion and took a second look.",
    "The march on the palace was small, and the miners march again.",
    "They paid $1,990 for 2,024 tiles and $2000 for the roof.",
    "He is 44 years old and his son is a 12-year-old boy.",
    "The rovers won 3-2 and lost 10-12.",
    "The F-16 flew over the Boeing 747.",
    "They sold 1990 boats and 1850 nets.",
    "April Kane and August Meyer signed the letter.",
    "The sun sat on the hill while Jan wed Mar.",
    "Prices fall, springs flow and seasons pass.",
    "Room 2010 is on page 1945 of the catalogue's plans.",
    "The current was strong and the presents were wrapped.",
    "It grew by 2.5 percent to 1,998.7 points.",
    "Temperatures were in the 80s and the odds were 3:16.",
    "The Daily Lantern printed it.",
    "It was signed by then-Governor Orla Meers and by then Governor Tam.",
    "They named her Sailor of the Year.",
    "She left at the time of the raid.",
    "They voted ten to one, and the log is up to date.",
    "The film “1984” was shown on Windows 2000, as Vision 2030 wants.",
    "The 6 October Bridge and 14 July Street are shut.",
    "Some 2000 people paid 2020 dollars.",
    "The Sunday Telegraph wrote of Bloody Sunday.",
    "The second quarter of the match was dull.",
    "USA Today printed it.",
    "General May left with Captain June Low.",
    "The current account is open.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_found(parse: Parse, sentence: str) -> None:
    """None of these words is a time expression."""
    document = parse(sentence)
    assert [document.article.quote(ref.span) for ref in find_dates(document)] == []
