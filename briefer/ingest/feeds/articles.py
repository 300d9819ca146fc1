"""Entries of feeds as articles, alone and with the page that they link to."""

from dataclasses import replace
from datetime import datetime

from briefer.ingest.build import Reading, assemble
from briefer.ingest.draft import Draft
from briefer.ingest.identity import id_of
from briefer.model import Published, digest
from briefer.network import shown


def article_of_entry(draft: Draft, *, place: str, now: datetime | None, published: Published | None = None) -> Reading:
    """The article that the entry itself holds; `place` is the feed's address, `published` wins over its date.

    An entry that links to no page has its id from the feed and its own id there. Raises IngestError where it has no
    words.
    """
    facts = draft.facts
    source = shown(facts.url or place)
    own = None if facts.url else id_of(source=source, digest="", url=f"{place}#{facts.id}")
    draft = replace(draft, facts=replace(facts, id=own))
    return assemble(draft, source=source, now=now, published=published, address=facts.url)


def mark_of(draft: Draft) -> str:
    """A digest of what the feed says of the entry: another one, and it was changed."""
    facts = draft.facts
    document = (facts.document,) if facts.document else ()
    date = facts.published and facts.published.value
    said = (facts.title, facts.url, date, *document, *(block.text for block in draft.blocks))
    return digest("\n".join(words or "" for words in said))


def completed(page: Reading, entry: Reading) -> Reading:
    """The page's article, with what only the feed says of it: a surer date, names, a language."""
    whole, known = page.article, entry.article
    sure = whole.published and (whole.published.sure or not known.published)
    article = replace(
        whole,
        title=whole.title or known.title,
        outlet=whole.outlet or known.outlet,
        authors=whole.authors or known.authors,
        published=whole.published if sure else known.published,
        language=whole.language or known.language,
    )
    return replace(page, article=article)
