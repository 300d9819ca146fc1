"""A page that changes, as a source."""

from briefer.config import Source
from briefer.errors import IngestError
from briefer.ingest import Fetched, Manner, is_feed, read_all
from briefer.network import shown
from briefer.workflow.fetching.asking import Catch, Errand, keep
from briefer.workflow.taking import Taken


def take_page(errand: Errand, source: Source, page: Fetched) -> Catch:
    """The article on it, or all that are in it where it is an archive or a mailbox.

    Raises IngestError where there is none.
    """
    name = shown(page.address or source.url or "")
    if is_feed(page, source=name):
        raise IngestError(f'{name}: it is a feed and no page; write kind = "feed" for the source')
    catch = Catch()
    for one in read_all(page, source=name, manner=Manner(now=errand.now), parsers=errand.parsers):
        added = keep(errand.library, source, one.reading.article) if one.reading else None
        notes = one.reading.notes if one.reading else ()
        catch.taken.append(Taken(source=one.source, added=added, notes=notes, error=one.error))
    first = next((one.error for one in catch.taken if one.error), None)
    if first is not None and not any(one.added for one in catch.taken):
        raise first
    return catch
