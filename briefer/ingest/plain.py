"""Plain text: paragraphs by blank lines and line ends, wrapped lines joined."""

from briefer.ingest.draft import Block, Draft
from briefer.ingest.frontmatter import split_front_matter
from briefer.ingest.paragraphs import find_spans, unwrap


def read_plain(text: str, *, source: str) -> Draft:
    """`text` is clean. Front matter is read where there is some."""
    facts, body, notes = split_front_matter(text, source=source)
    blocks = tuple(Block(text=unwrap(body[span.start : span.end])) for span in find_spans(body))
    return Draft(blocks=blocks, facts=facts, notes=notes)
