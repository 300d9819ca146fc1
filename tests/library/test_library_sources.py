"""How sources stand is kept, with what of them was seen."""

from dataclasses import replace

from briefer.library import Library, SourceEntry, SourceState

STATE = SourceState(
    name="paper",
    place="https://paper.example/feed?key=1",
    moved="https://paper.example/new",
    etag='W/"a"',
    modified="yesterday",
    checked="2026-03-04T06:00:00+00:00",
    fetched="2026-03-04T06:00:00+00:00",
    next="2026-03-04T07:00:00+00:00",
    error="it failed",
    ended="it is gone",
    failures=3,
    paused=True,
)


def entry(key: str, *, seen: str = "2026-03-04T06:00:00+00:00", gap: str | None = None) -> SourceEntry:
    return SourceEntry(key=key, digest="d", article="a", gap=gap, tries=1, seen=seen)


def test_a_state_comes_back_as_it_was_put_and_the_last_one_stands(library: Library) -> None:
    library.sources.put(STATE)
    assert library.sources.states() == {"paper": STATE}
    renewed = replace(STATE, etag=None, paused=False)
    library.sources.put(renewed)
    assert library.sources.states() == {"paper": renewed}


def test_entries_come_back_by_source_and_key(library: Library) -> None:
    library.sources.see("paper", [entry("a"), entry("b")])
    library.sources.see("other", [entry("a", gap="it is gone")])
    library.sources.see("paper", [])
    assert library.sources.entries("paper") == {"a": entry("a"), "b": entry("b")}
    assert library.sources.gaps() == {"other": [entry("a", gap="it is gone")]}


def test_entries_that_were_not_seen_for_long_are_forgotten(library: Library) -> None:
    library.sources.see("paper", [entry("old"), entry("new", seen="2026-09-04T06:00:00+00:00")])
    library.sources.see("other", [entry("old")])
    library.sources.see("paper", [], forget_before="2026-06-01T00:00:00+00:00")
    assert (list(library.sources.entries("paper")), list(library.sources.entries("other"))) == (["new"], ["old"])


def test_a_source_that_is_forgotten_leaves_nothing(library: Library) -> None:
    library.sources.put(STATE)
    library.sources.see("paper", [entry("a")])
    library.sources.forget("paper")
    assert (library.sources.states(), library.sources.entries("paper")) == ({}, {})


def test_robots_txt_is_known_as_long_as_it_is_fresh(library: Library) -> None:
    library.sources.keep_robots("https://paper.example", "", at="2026-03-04T06:00:00+00:00")
    robots = library.sources.robots
    assert robots("https://paper.example", since="2026-03-04T06:00:00+00:00") == ""
    assert robots("https://paper.example", since="2026-03-04T06:00:01+00:00") is None
    assert robots("https://other.example", since="2026-03-04T06:00:00+00:00") is None


def test_a_source_is_in_one_hand_at_a_time_until_it_is_released_or_the_time_is_over(library: Library) -> None:
    claim = library.sources.claim
    assert claim("paper", "a", now="2026-03-04T06:00:00", until="2026-03-04T06:05:00")
    assert not claim("paper", "b", now="2026-03-04T06:04:59", until="2026-03-04T06:09:59")
    assert claim("paper", "a", now="2026-03-04T06:04:59", until="2026-03-04T06:09:59")
    assert claim("other", "b", now="2026-03-04T06:00:00", until="2026-03-04T06:05:00")
    library.sources.release("paper", "b")
    assert not claim("paper", "b", now="2026-03-04T06:05:00", until="2026-03-04T06:10:00")
    library.sources.release("paper", "a")
    assert claim("paper", "b", now="2026-03-04T06:05:00", until="2026-03-04T06:10:00")
    assert claim("paper", "a", now="2026-03-04T06:10:00", until="2026-03-04T06:15:00")
