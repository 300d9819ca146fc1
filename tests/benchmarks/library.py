"""How fast a library takes articles in and gives them out. `python -m tests.benchmarks.library [COUNT]`

Prints one line a measure: wall and processor seconds, and articles a second where that is what counts.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path

from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.library.near import Near
from briefer.model import Article, Grade, Published

_BATCH = 500
_FILLED = 2000
"Articles that a library is filled with at once."
_WORDS = 300
_PAGE = 500
"Words of a page, by which looking for copies is measured."
_VOCABULARY = 20_000
_SINGLE = 200
_ADDED = 10_000
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3650
_EVERY = 1000
"One article in this many has the rare tag, word, marking and grade."


def made(count: int, seed: int = 1, words: int = _WORDS) -> Iterator[Article]:
    """Articles of invented words, the frequent ones far more frequent, one in seven undated."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    vocabulary = [f"w{n}" for n in range(_VOCABULARY)]
    weights = list(accumulate(1 / (n + 1) for n in range(_VOCABULARY)))
    for n in range(count):
        text = " ".join(chance.choices(vocabulary, cum_weights=weights, k=words))
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        rare = "needle" if n % _EVERY == 0 else ""
        yield replace(
            article_of(f"{text} {rare} {n}", id=f"{chance.getrandbits(48):012x}-{n}", title=f"Report {n}"),
            outlet=chance.choice(["Herald", "Post", "Times"]),
            published=None if n % 7 == 0 else Published(value=day.isoformat(), precision="day", how="given"),
            grade=Grade(source="A", item="2") if n % _EVERY == 0 else Grade(),
            marking="TLP:RED" if n % _EVERY == 0 else chance.choice(["TLP:GREEN", "TLP:AMBER", None]),
            tags=("picked",) if n % _EVERY == 0 else ("even",) if n % 2 == 0 else (),
        )


def library_of(count: int, folder: Path, words: int = _WORDS) -> Path:
    """A library of so many articles of so many words, in a new file in `folder`."""
    path = folder / "briefer.db"
    articles = made(count, words=words)
    with Library.open(path) as library:
        for batch in _batches(articles, _FILLED):
            library.add_all(batch)
    return path


def _batches(articles: Iterator[Article], size: int) -> Iterator[list[Article]]:
    return iter(lambda: list(islice(articles, size)), [])


@contextmanager
def measured(name: str, count: int = 0) -> Iterator[None]:
    wall, processor = time.perf_counter(), time.process_time()
    yield
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    rate = f"{count / wall:>10,.0f} articles/s" if count else ""
    print(f"{name:<44}{wall * 1000:>12,.1f} ms wall {processor * 1000:>12,.1f} ms CPU {rate}")  # noqa: T201 - its output


def adding(folder: Path, count: int) -> None:
    """Into a library of its own, which the numbers of the others do not depend on."""
    batches = list(_batches(made(count), _BATCH))
    with measured("create"):
        Library.open(folder / "adding.db").close()
    with measured("open"):
        library = Library.open(folder / "adding.db")
    with library:
        with measured(f"add, {_BATCH} at once", count):
            for batch in batches:
                library.add_all(batch)
        with measured("add again, unchanged", len(batches[0])):
            library.add_all(batches[0])
        with measured("add, one at once", _SINGLE):
            for article in made(_SINGLE, seed=2):
                library.add(replace(article, id="single-" + article.id))


def looking_for_copies(folder: Path, count: int) -> None:
    """What it adds to the time of taking pages in."""
    articles = list(made(count, words=_PAGE))
    with Library.open(folder / "marks.db") as library:
        with measured(f"add pages of {_PAGE} words, {_BATCH} at once", count):
            for batch in _batches(iter(articles), _BATCH):
                library.add_all(batch)
        with library._store.writing() as connection:  # noqa: SLF001 - what an addition does, apart from the rest of it
            near = Near(connection)
            with measured("marks alone: made, looked up and kept", count):
                for row, article in enumerate(articles, start=count + 1):
                    near.keep(row, near.meet(article.text[::-1]))
                near.finish()


def copies(library: Library) -> None:
    """Cut copies of what a full library holds."""
    held = library.select(Query(tags=("picked",)))[:_SINGLE]
    cut = [replace(one, text=one.text[: len(one.text) // 2]) for one in held]
    with library._store.reading() as connection:  # noqa: SLF001 - as above
        near = Near(connection)
        with measured("who shares marks with a cut copy", len(cut)):
            having = [near.meet(one.text) for one in cut]
        with measured("and is it one report", len(cut)):
            found = [near.alike(one, article) for one, article in zip(having, cut, strict=True)]
    print(f"{sum(map(bool, found))} of {len(cut)} cut copies found")  # noqa: T201 - its output


def walk(library: Library) -> None:
    total = library.count()
    with measured("all pages of 50", total):
        page = library.page(limit=50)
        while page.after is not None:
            page = library.page(after=page.after, limit=50)
    middle = library.page(Query(until=_FIRST_DAY + timedelta(days=_DAYS // 2)), limit=50).after
    for name, query in queries(library).items():
        library.page(query, limit=50)
        with measured(f"page of 50 by {name}"):
            library.page(query, limit=50)
        with measured(f"landmarks every 200 by {name}"):
            library.landmarks(query, every=200)
    with measured("page of 50 in the middle"):
        library.page(after=middle, limit=50)
    with measured("page of 50 at the end of a frequent word"):
        library.page(Query(search="w0"), after=_SINGLE, limit=50)
    with measured("count"):
        library.count()
    with measured("count of a frequent word"):
        library.count(Query(search="w0"))
    with measured("outlets"):
        library.outlets()
    with measured("integrity of all", total):
        library.integrity()


def queries(library: Library) -> dict[str, Query]:
    """What a list is filtered by, cheap and dear."""
    return {
        "nothing": Query(),
        "a frequent word": Query(search="w0"),
        "a rare word": Query(search="needle"),
        "two words": Query(search="w3 w40"),
        "a week": Query(since=_FIRST_DAY, until=_FIRST_DAY + timedelta(days=7)),
        "an outlet": Query(outlets=("herald",)),
        "a rare tag": Query(tags=("picked",)),
        "a tag of half": Query(tags=("even",)),
        "a rare marking": Query(markings=("TLP:RED",)),
        "a rare grade": Query(grades=("A",)),
        "no date": Query(undated=True),
        "what is new": Query(added_after=library.newest() - 50),
        "a frequent word and a rare tag": Query(search="w0", tags=("picked",)),
        "a frequent word and a tag of half": Query(search="w0", tags=("even",)),
        "a frequent word, outlet and grade": Query(search="w0", outlets=("herald",), grades=("F",)),
        "as of the middle": Query(as_of=datetime(2021, 1, 1, tzinfo=UTC)),
    }


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        adding(Path(folder), min(count, _ADDED))
        looking_for_copies(Path(folder), min(count, _FILLED))
        with measured(f"fill with {count:,}, {_FILLED:,} at once", count):
            path = library_of(count, Path(folder))
        with Library.open(path) as library:
            walk(library)
            copies(library)
        print(f"{path.stat().st_size / 1e6:,.0f} MB")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
