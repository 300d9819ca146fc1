"""Inputs that hypothesis makes by the grammar of each format: trees, records and packages that no good document has.

`MADE` gives the strategy of each format: the name of the input and its bytes.
"""

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made import mails, office, packages, pages, papers, records

MADE: dict[str, SearchStrategy[Named]] = {
    "html": pages.HTML,
    "text": records.TEXT,
    "markdown": records.MARKDOWN,
    "pdf": papers.PDF,
    "word": office.WORD,
    "odt": office.ODT,
    "mail": mails.MAIL,
    "mbox": mails.MBOX,
    "mhtml": mails.MHTML,
    "zip": packages.ZIP,
    "tar": packages.TAR,
    "gzip": packages.GZIP,
    "warc": packages.WARC,
    "feed": pages.FEED,
    "opml": pages.OPML,
    "robots": records.ROBOTS,
    "http": records.HTTP,
    "jsonl": records.JSONL,
}


def some(form: str, count: int = 100) -> list[Named]:
    """So many inputs of a format, the same each time."""
    found: list[Named] = []

    @seed(0)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(MADE[form])
    def note(made: Named) -> None:
        found.append(made)

    note()
    return found
