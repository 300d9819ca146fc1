"""Dates of feeds keep the zone that they state, and no more is known than they say."""

from time import gmtime

import pytest

from briefer.ingest.feeds.stamps import stamp_of


@pytest.mark.parametrize(
    ("words", "value", "zone"),
    [
        ("2026-03-04T10:30:00+03:00", "2026-03-04T10:30:00+03:00", "+03:00"),
        ("2026-03-04T10:30:00.123Z", "2026-03-04T10:30:00+00:00", "UTC"),
        ("2026-03-04", "2026-03-04", None),
        ("Wed, 04 Mar 2026 10:30:00 GMT", "2026-03-04T10:30:00+00:00", "+00:00"),
        ("Wed, 04 Mar 2026 10:30:00 +0530", "2026-03-04T10:30:00+05:30", "+05:30"),
        ("Wed, 04 Mar 2026 10:30:00 EST", "2026-03-04T10:30:00-05:00", "-05:00"),
        ("Wed, 04 Mar 2026 10:30 PDT", "2026-03-04T10:30-07:00", "PDT"),
        ("Wed, 04 Mar 2026 10:30:00", "2026-03-04T10:30:00", None),
        ("4 Mar 26 10:30:00 GMT", "2026-03-04T10:30:00+00:00", "+00:00"),
        ("March 4, 2026", "2026-03-04", None),
    ],
)
def test_a_date_is_read_with_its_own_zone(words: str, value: str, zone: str | None) -> None:
    found = stamp_of(words)
    assert found is not None
    assert (found.value, found.zone, found.how, found.sure) == (value, zone, "feed", True)


@pytest.mark.parametrize(
    "words", ["", "soon", "2026-13-41", "Wed, 99 Mar 2026 10:30:00 GMT", "Wed, 04 Mar 2026 10:30:00 +9999", "\u0664"]
)
def test_words_that_are_no_date_are_none(words: str) -> None:
    assert stamp_of(words) is None


def test_of_what_only_a_generous_reader_understands_the_day_is_taken_and_is_not_sure() -> None:
    found = stamp_of("mercredi 4 mars", gmtime(1772620200))
    assert found is not None
    assert (found.value, found.precision, found.sure) == ("2026-03-04", "day", False)
