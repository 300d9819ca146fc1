"""A page that changes, as a source."""

from briefer.config import Source
from briefer.errors import IngestError
from briefer.ingest import Fetched, read_input
from briefer.network import shown
from briefer.workflow.fetching.asking import Catch, Errand, keep
from briefer.workflow.taking import Taken


def take_page(errand: Errand, source: Source, page: Fetched) -> Catch:
    """Raises IngestError where there is no article on it."""
    if page.kind == "feed":
        raise IngestError(f'{shown(page.address or "")}: it is a feed and no page; write kind = "feed" for the source')
    name = shown(page.address or source.url or "")
    reading = read_input(page, source=name, now=errand.now, parsers=errand.parsers)
    added = keep(errand.library, source, reading.article)
    return Catch(taken=[Taken(source=name, added=added, notes=reading.notes)])
