"""Finding articles again: by id, by query, page by page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import LibraryError, QueryError
from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.library.sqlite import matches
from briefer.model import Article, Grade, Marking, Published

OUTLETS = (None, "Herald", "HERALD", "Post")
TAGS = ("Flood", "north", "Roads")
WORDS = ("dam", "river", "bridge", "rain")
DAYS = st.dates(date(2026, 2, 27), date(2026, 3, 3))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-8)), timezone(timedelta(hours=13))])
INSTANTS = st.datetimes(datetime(2026, 2, 27), datetime(2026, 3, 3), timezones=ZONES)  # noqa: DTZ001 - hypothesis adds the zone
PUBLISHED = st.one_of(
    st.none(),
    DAYS.map(lambda day: Published(value=day.isoformat(), precision="day", how="given")),
    INSTANTS.map(lambda at: Published(value=at.isoformat(), precision="second", how="meta")),
)
GRADES = st.builds(Grade, source=st.sampled_from("BF"), item=st.sampled_from("26"))
MARKINGS: st.SearchStrategy[Marking] = st.sampled_from(["TLP:GREEN", "TLP:AMBER"])
FACTS = st.tuples(
    PUBLISHED,
    st.sampled_from(OUTLETS),
    st.lists(st.sampled_from(TAGS), unique=True).map(tuple),
    st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join),
    GRADES,
    st.none() | MARKINGS,
)
Facts = tuple[Published | None, str | None, tuple[str, ...], str, Grade, Marking | None]
QUERIES = st.builds(
    Query,
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    include_undated=st.booleans(),
    as_of=st.none() | INSTANTS,
    outlets=st.lists(st.sampled_from(["herald", "post", "nobody"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["flood", "NORTH"]), max_size=2).map(tuple),
    markings=st.lists(MARKINGS, max_size=2).map(tuple),
    grades=st.lists(st.sampled_from(["B", "B2", "F6", "A"]), max_size=2).map(tuple),
    undated=st.booleans(),
    added_after=st.none() | st.integers(0, 9),
    search=st.none() | st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
).filter(lambda query: not (query.since and query.until and query.since > query.until))
FREQUENT = tuple(f"frequent{n}" for n in range(24))
CROWD = 2000


def dated(id_: str, value: str | None, text: str = "Rain fell") -> Article:
    published = value and Published(value=value, precision="day", how="given")
    return replace(article_of(f"{text} ({id_}).", id=id_), published=published or None)


def ids(library: Library, query: Query) -> list[str]:
    return [row.id for row in library.page(query).rows]


def meant(article: Article, query: Query) -> bool:
    return timely(article, query) and fitting(article, query)


def timely(article: Article, query: Query) -> bool:
    """A Query in plain Python, without the database's tricks."""
    day = None if article.published is None else article.published.day
    bounded = query.since is not None or query.until is not None
    if day is None and bounded and not query.include_undated:
        return False
    if day is not None and not (query.since or day) <= day <= (query.until or day):
        return False
    if article.published is not None and query.as_of is not None:
        at = article.published.value
        out = datetime.fromisoformat(at) <= query.as_of if "T" in at else article.published.day <= query.as_of.date()
        if not out:
            return False
    return day is None or not query.undated


def fitting(article: Article, query: Query) -> bool:
    serial = int(article.id[1:]) + 1
    return (
        (not query.outlets or (article.outlet or "").lower() in query.outlets)
        and {tag.lower() for tag in query.tags} <= {tag.lower() for tag in article.tags}
        and set((query.search or "").split()) <= set(article.text.split())
        and (not query.markings or article.marking in query.markings)
        and (not query.grades or any(str(article.grade).startswith(grade) for grade in query.grades))
        and (query.added_after is None or serial > query.added_after)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(FACTS, max_size=12), QUERIES, st.integers(1, 5))
def test_pages_hold_what_a_query_means_without_gaps_or_repeats(
    new: Callable[[], str],
    facts: list[Facts],
    query: Query,
    limit: int,
) -> None:
    made = [
        replace(
            article_of(f"{words} . {n}", id=f"a{n}"),
            published=published,
            outlet=outlet,
            tags=tags,
            grade=grade,
            marking=marking,
        )
        for n, (published, outlet, tags, words, grade, marking) in enumerate(facts)
    ]
    with Library.open(new()) as library:
        library.add_all(made)
        everything = [row.id for row in library.page(limit=100).rows]
        paged: list[str] = []
        page = library.page(query, limit=limit)
        paged += [row.id for row in page.rows]
        while page.after is not None:
            page = library.page(query, after=page.after, limit=limit)
            paged += [row.id for row in page.rows]
        assert paged == [id_ for id_ in everything if meant(made[int(id_[1:])], query)]
        assert [article.id for article in library.select(query)] == paged
        assert library.count(query) == len(paged)
        assert library.landmarks(query, every=limit).count == len(paged)


def test_the_order_is_newest_first_then_last_added_first_with_the_undated_last(library: Library) -> None:
    library.add_all(
        [
            dated("none", None),
            dated("old", "2026-03-01"),
            dated("new", "2026-03-03"),
            dated("tie", "2026-03-01"),
        ]
    )
    assert ids(library, Query()) == ["new", "tie", "old", "none"]


def test_paging_goes_on_where_it_was_while_articles_arrive(library: Library) -> None:
    library.add_all([dated(f"a{n}", f"2026-03-0{n}") for n in range(1, 7)])
    first = library.page(limit=3)
    library.add(dated("newer", "2026-03-09"))
    assert [row.id for row in library.page(after=first.after, limit=3).rows] == ["a3", "a2", "a1"]


def test_the_last_page_says_so_even_when_it_is_full(library: Library) -> None:
    library.add_all([dated(f"a{n}", None) for n in range(4)])
    first = library.page(limit=2)
    assert first.after is not None
    assert library.page(after=first.after, limit=2).after is None


def test_a_quotation_mark_inside_a_word_stays_inside_it() -> None:
    assert matches(['da"m OR']).compile().params == {"article_search_1": '"da""m OR"'}


def test_a_day_bound_includes_its_day_and_leaves_undated_articles_to_the_asker(library: Library) -> None:
    library.add_all([dated("none", None), *(dated(f"d{n}", f"2026-03-0{n}") for n in (1, 2, 3))])
    day = date(2026, 3, 2)
    assert ids(library, Query(since=day)) == ["d3", "d2"]
    assert ids(library, Query(until=day)) == ["d2", "d1"]
    assert ids(library, Query(since=day, until=day)) == ["d2"]
    assert ids(library, Query(since=day, until=day, include_undated=True)) == ["d2", "none"]


def test_as_of_leaves_out_what_appeared_later_and_keeps_the_undated(library: Library) -> None:
    at = replace(
        dated("at", None), published=Published(value="2026-03-02T10:00:00+02:00", precision="minute", how="meta")
    )
    library.add_all([dated("none", None), at, dated("day", "2026-03-02"), dated("later", "2026-03-03")])
    assert ids(library, Query(as_of=datetime(2026, 3, 2, 7, 59, tzinfo=UTC))) == ["day", "none"]
    assert ids(library, Query(as_of=datetime(2026, 3, 2, 8, 0, tzinfo=UTC))) == ["at", "day", "none"]


def test_an_as_of_without_offset_is_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="an instant without offset"):
        library.count(Query(as_of=datetime(2026, 3, 2)))  # noqa: DTZ001 - what is tested


def test_bounds_the_wrong_way_round_are_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="ends before it begins"):
        library.select(Query(since=date(2026, 3, 2), until=date(2026, 3, 1)))


def test_an_unknown_marking_and_an_unknown_grade_are_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="marking TLP:AMBR: unknown; there are TLP:CLEAR, "):
        library.count(Query(markings=("TLP:AMBR",)))  # type: ignore[arg-type]  # what is tested
    for grade in ("Z9", "B0", "b2", "", "B22"):
        with pytest.raises(QueryError, match=f"grade {grade}: unknown; give a letter from A to F"):
            library.count(Query(grades=(grade,)))


def test_what_was_added_after_a_serial_counts_new_versions_and_not_better_metadata(library: Library) -> None:
    library.add_all([dated("alpha", None), dated("beta", None), dated("gamma", None)])
    seen = library.newest()
    library.add(dated("alpha", "2026-03-01"))
    assert ids(library, Query(added_after=seen)) == []
    library.add(dated("beta", None, "Snow fell"))
    library.add(dated("delta", None))
    assert ids(library, Query(added_after=seen)) == ["delta", "beta"]


def test_the_undated_are_found_alone_and_never_within_days(library: Library) -> None:
    library.add_all([dated("none", None), dated("day", "2026-03-02")])
    assert ids(library, Query(undated=True)) == ["none"]
    assert ids(library, Query(undated=True, until=date(2026, 3, 2))) == []
    assert ids(library, Query(undated=True, until=date(2026, 3, 2), include_undated=True)) == ["none"]


def test_a_page_of_nothing_is_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="limit 0"):
        library.page(limit=0)


def test_ids_choose_among_what_else_is_asked(library: Library) -> None:
    library.add_all([dated("alpha", "2026-03-01"), dated("beta", "2026-03-02"), dated("gamma", "2026-03-03")])
    assert ids(library, Query(ids=("alpha", "gam"))) == ["gamma", "alpha"]
    assert ids(library, Query(ids=("alpha", "gamma"), since=date(2026, 3, 2))) == ["gamma"]
    assert ids(library, Query(ids=())) == []


def test_an_unknown_id_in_a_query_is_said_and_not_skipped(library: Library) -> None:
    library.add(dated("alpha", None))
    with pytest.raises(LibraryError, match=r"article 'alpah': not in the library; did you mean alpha\?"):
        library.select(Query(ids=("alpah",)))


def test_the_beginning_of_an_id_is_enough_where_it_fits_one(library: Library) -> None:
    library.add_all([dated("river-north", None), dated("river-south", None), dated("river", None)])
    assert library.get("river-n").id == "river-north"
    assert library.get("river").id == "river"
    with pytest.raises(LibraryError, match=r"several ids begin with it \(river-north, river-south\)"):
        library.get("river-")


@pytest.mark.parametrize("unknown", ["", "%", "_____", "RIVER-NORTH", "' OR 1=1 --"])
def test_an_id_is_taken_literally(library: Library, unknown: str) -> None:
    library.add(dated("river-north", None))
    with pytest.raises(LibraryError, match="not in the library"):
        library.get(unknown)


def test_an_unknown_version_names_those_there_are(library: Library) -> None:
    library.add(dated("alpha", None))
    with pytest.raises(LibraryError, match="article alpha: no version 2; there are 1 to 1"):
        library.get("alpha", version=2)


def test_ten_thousand_ids_fit_into_one_query(library: Library) -> None:
    library.add_all([dated(f"a{n}", None) for n in range(3)])
    with pytest.raises(LibraryError, match="'a3': not in the library"):
        library.count(Query(ids=tuple(f"a{n}" for n in range(10_000))))
    assert library.count(Query(ids=tuple(f"a{n % 3}" for n in range(10_000)))) == 3


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("dam", ["both", "dam"]),
        ("DAM river", ["both"]),
        ("river dam", ["both"]),
        ('"river dam"', []),
        ('"dam and river"', ["both"]),
        ("U.S.", ["us"]),
        ("resume", ["accent"]),
        ("title-word", ["us"]),
        ("da", []),
        ("   ", ["us", "accent", "both", "dam"]),
    ],
)
def test_a_search_finds_whole_words_in_title_and_text_in_any_order(
    library: Library, search: str, found: list[str]
) -> None:
    library.add_all(
        [
            article_of("The dam.", id="dam"),
            article_of("The dam and river.", id="both"),
            article_of("A résumé.", id="accent"),
            article_of("The U.S. left.", id="us", title="Title-word"),
        ]
    )
    assert ids(library, Query(search=search)) == found


@pytest.mark.parametrize(
    "search",
    [
        "dam OR river",
        "dam NOT river",
        "NEAR(dam river)",
        "title:dam",
        "dam*",
        "^dam",
        "dam + river",
        "-dam",
        '"dam',
        'da"m',
        "dam\0",
        "{title text}: dam",
        "'; DROP TABLE articles; --",
        "dam) OR (1=1",
        "\U0001f600 dam \u0300",
        "%s :x ? $1 dam",
    ],
)
def test_nothing_in_a_search_is_an_operator(library: Library, search: str) -> None:
    """`OR`, `NOT` and the like are words to be found, so none of these reaches the article that lacks them."""
    library.add(article_of("River only.", id="river"))
    assert ids(library, Query(search=search)) == []
    assert library.count() == 1


@pytest.fixture(scope="module")
def shared(new: Callable[[], str]) -> Iterator[Library]:
    """One library for all examples of a property that does not write."""
    with Library.open(new()) as opened:
        opened.add(article_of("The dam.", id="dam"))
        yield opened


@settings(max_examples=150, deadline=None)
@given(
    search=st.text(
        st.sampled_from("dam \"'*:^-+()\0{}\\%;,.é\u0301٣\U0001f600") | st.characters(codec="utf-8"), max_size=12
    )
)
def test_any_search_is_answered_or_refused_as_wordless(shared: Library, search: str) -> None:
    if search.strip() and not any(map(str.isalnum, search)):
        with pytest.raises(QueryError, match="there is no word in it"):
            shared.count(Query(search=search))
    else:
        assert shared.count(Query(search=search)) in (0, 1)


@pytest.fixture(scope="module")
def crowded(new: Callable[[], str]) -> Iterator[Library]:
    """Articles, dated and undated in turn, whose words are so frequent that each has an index of its own."""
    text = " ".join(f"{word} " * (n % 5 + 3) for n, word in enumerate(FREQUENT))
    days = [None if n % 2 else f"20{n * 7 % 100:02}-01-01" for n in range(CROWD)]
    with Library.open(new()) as opened:
        opened.add_all(dated(f"a{n}", day, text) for n, day in enumerate(days))
        yield opened


@pytest.mark.parametrize("search", [*FREQUENT, "frequent0 frequent1", '"frequent2 frequent2"', "frequent3 a1999"])
def test_a_search_for_frequent_words_loses_nothing_on_any_page(crowded: Library, search: str) -> None:
    everything = [row.id for row in crowded.page(limit=CROWD).rows]
    wanted = ["a1999"] if "a1999" in search else everything
    query = Query(search=search)
    marks = crowded.landmarks(query, every=50)
    blocks = [crowded.page(query, after=after, limit=50) for after in marks.after]
    assert [row.id for block in blocks for row in block.rows] == wanted
    assert [block.after for block in blocks] == [*marks.after[1:], None]
    assert marks.count == len(wanted)


def test_a_search_for_several_frequent_words_reads_all_it_counts(crowded: Library) -> None:
    both = Query(search="frequent0 frequent1", until=date(2050, 6, 1), include_undated=True)
    found = crowded.select(both)
    assert len(found) == crowded.count(both)
    assert len([article for article in found if article.published is None]) == CROWD // 2


def test_a_search_finds_its_own_text(library: Library) -> None:
    text = 'NOT a "test" OR NEAR(this) title:odd* ^x'
    library.add(article_of(text, id="odd"))
    assert ids(library, Query(search=text)) == ["odd"]
