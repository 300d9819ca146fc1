"""What is new in a feed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from briefer.config import Source
from briefer.errors import FetchError, IngestError
from briefer.ingest import Fetched, Reading, read_input
from briefer.ingest.draft import Draft
from briefer.ingest.feeds import WHOLE, article_of_entry, completed, is_teaser, mark_of
from briefer.ingest.fetch.pages import Pages
from briefer.ingest.sandbox import Question
from briefer.library import SourceEntry
from briefer.model import TEASER
from briefer.network import shown
from briefer.workflow.fetching.asking import Catch, Errand, keep
from briefer.workflow.fetching.states import stamp
from briefer.workflow.taking import Taken

MOST_PAGES = 50
"Pages of one feed that are asked for at once; the rest of a long one follows with the next fetches."
_FAILED = 3
"Pages in a row: a server that is down is left alone until the next fetch."
_TRIES = 3
"After so many the entry is taken as the feed has it."
_FORGOTTEN = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """An entry as an article by itself."""

    reading: Reading
    teaser: bool


@dataclass(slots=True, kw_only=True)
class _Feed:
    """One feed while its entries are taken."""

    source: Source
    place: str
    pages: Pages
    catch: Catch
    asked: int = 0
    "Pages, by now."
    failed: int = 0
    "Pages in a row that could not be had now."

    @property
    def enough(self) -> bool:
        """Whether no more pages are asked for this time."""
        return self.asked >= MOST_PAGES or self.failed >= _FAILED or self.catch.wait is not None


def take_feed(errand: Errand, source: Source, page: Fetched) -> Catch:
    """Take its new and changed entries. Raises IngestError for what is no feed."""
    place = page.address or source.url or ""
    drafts = _drafts(errand, page, place)
    known = errand.library.sources.entries(source.name)
    opened = errand.opened_from(place)
    feed = _Feed(source=source, place=place, pages=Pages(client=errand.client(source), opened=opened), catch=Catch())
    fresh = [draft for draft in drafts if _is_fresh(draft, known.get(_key(draft)))]
    for done, draft in enumerate(fresh, start=1):
        entry = _take(errand, feed, draft, known.get(_key(draft)))
        if entry is not None:
            errand.library.sources.see(source.name, [entry])
        errand.progress(source.name, done, len(fresh))
    _see_the_others(errand, source, drafts, fresh, known)
    return feed.catch


def _drafts(errand: Errand, page: Fetched, place: str) -> Sequence[Draft]:
    question = Question(
        parser="feed", data=page.data, source=shown(place), now=errand.now, address=place, charset=page.charset
    )
    return errand.parsers.parse(question)


def _key(draft: Draft) -> str:
    return draft.facts.url or draft.facts.id or ""


def _is_fresh(draft: Draft, known: SourceEntry | None) -> bool:
    return known is None or known.tries > 0 or known.digest != mark_of(draft)


def _see_the_others(
    errand: Errand, source: Source, drafts: Sequence[Draft], fresh: Sequence[Draft], known: dict[str, SourceEntry]
) -> None:
    taken = {_key(draft) for draft in fresh}
    seen = [replace(known[_key(draft)], seen=errand.at) for draft in drafts if _key(draft) not in taken]
    errand.library.sources.see(source.name, seen, forget_before=stamp(errand.now - _FORGOTTEN))


def _take(errand: Errand, feed: _Feed, draft: Draft, known: SourceEntry | None) -> SourceEntry | None:
    """How the entry looks now; None: it waits for the next fetch."""
    entry = SourceEntry(
        key=_key(draft), digest=mark_of(draft), article=known.article if known else None, seen=errand.at
    )
    own = _own(errand, feed, draft)
    if not _wants_page(feed.source, draft):
        return _keep_own(errand, feed, entry, own)
    if feed.enough:
        feed.catch.unfinished = True
        return None
    feed.asked += 1
    errand.claim(feed.source)
    try:
        page = _page(errand, feed, entry.key, draft.facts.document)
    except IngestError as error:
        return _without_page(errand, feed, entry, own, error, tries=known.tries + 1 if known else 1)
    feed.failed = 0
    return _keep_page(errand, feed, entry, own, page)


def _page(errand: Errand, feed: _Feed, address: str, document: str | None) -> Reading:
    """What the entry links to, or the longer document that it has beside a page which only leads there.

    Raises IngestError.
    """
    try:
        page = _read(errand, feed, address)
    except IngestError:
        if document is None:
            raise
        return _read(errand, feed, document)
    if document is None or len(page.article.text) >= WHOLE:
        return page
    feed.asked += 1
    try:
        whole = _read(errand, feed, document)
    except IngestError as error:
        feed.catch.gaps.append(f"{error}; the page that leads to it was taken")
        return page
    return whole if len(whole.article.text) > len(page.article.text) else page


def _read(errand: Errand, feed: _Feed, address: str) -> Reading:
    return read_input(feed.pages(address), source=shown(address), now=errand.now, parsers=errand.parsers)


def _without_page(
    errand: Errand, feed: _Feed, entry: SourceEntry, own: _Own | IngestError, error: IngestError, *, tries: int
) -> SourceEntry:
    """What may pass is waited for, `tries` being how often it did not; else the entry is taken as the feed has it."""
    passing = isinstance(error, FetchError) and error.later
    feed.failed = feed.failed + 1 if passing else 0
    if isinstance(error, FetchError):
        feed.catch.wait = feed.catch.wait or error.wait
    if not passing or tries >= _TRIES:
        return _keep_own(errand, feed, entry, own, why=error)
    feed.catch.unfinished = True
    feed.catch.gaps.append(f"{error}; it is asked for again with the next fetch")
    return replace(entry, gap=str(error), tries=tries)


def _own(errand: Errand, feed: _Feed, draft: Draft) -> _Own | IngestError:
    """The entry as an article by itself, or why it is none."""
    try:
        reading = article_of_entry(draft, place=feed.place, now=errand.now)
    except IngestError as error:
        return error
    return _Own(reading=reading, teaser=is_teaser(draft))


def _keep_page(errand: Errand, feed: _Feed, entry: SourceEntry, own: _Own | IngestError, page: Reading) -> SourceEntry:
    if isinstance(own, IngestError):
        return _keep(errand, feed, entry, page)
    if len(page.article.text) < len(own.reading.article.text):
        less = IngestError(f"{shown(entry.key)}: its page shows less of it than the feed")
        return _keep_own(errand, feed, entry, own, why=less if own.teaser else None)
    return _keep(errand, feed, entry, completed(page, own.reading))


def _keep_own(
    errand: Errand, feed: _Feed, entry: SourceEntry, own: _Own | IngestError, why: IngestError | None = None
) -> SourceEntry:
    """Take the entry as the feed has it; `why`: the reason why its page was not."""
    if isinstance(own, IngestError):
        error = why or own
        feed.catch.taken.append(Taken(source=shown(entry.key), error=error))
        return replace(entry, gap=str(error))
    if why is None:
        return _keep(errand, feed, entry, own.reading)
    gap = f"{why}; what the feed says of it was taken"
    feed.catch.gaps.append(gap)
    article = own.reading.article
    article = replace(article, tags=(*article.tags, TEASER)) if own.teaser else article
    return _keep(errand, feed, replace(entry, gap=gap), replace(own.reading, article=article))


def _keep(errand: Errand, feed: _Feed, entry: SourceEntry, reading: Reading) -> SourceEntry:
    added = keep(errand.library, feed.source, reading.article)
    tags = added.article.tags
    if TEASER in tags and TEASER not in reading.article.tags:
        errand.library.set_tags([added.article.id], tuple(tag for tag in tags if tag != TEASER))
    feed.catch.taken.append(Taken(source=reading.article.source or entry.key, added=added, notes=reading.notes))
    return replace(entry, article=added.article.id)


def _wants_page(source: Source, draft: Draft) -> bool:
    if draft.facts.url is None or source.full_text is False:
        return False
    return source.full_text is True or is_teaser(draft)
