"""Bytes from a file, an address or standard input become an Article.

`find_inputs` names what there is to read, `read_input` reads one of them, `read_records` reads JSON lines.
`guarded` makes what fetches addresses; nothing else here goes to the network, and without it nothing is fetched.
A format has one reader, which the dispatcher imports when it is first needed: importing this package is cheap.

What others made and needs a parser of theirs is read in a process of its own (`sandbox`).

Way of an input: decode, clean (`clean`), sniff (`read`), a reader's Draft (`plain`, `markdown`, `html`), then for
all formats alike furniture (`tail`), bylines and datelines (`topmatter`), roles (`roles`) and the id (`identity`).
"""

from briefer.ingest.build import Reading, article_of
from briefer.ingest.fetch import Fetch, Fetched, guarded
from briefer.ingest.identity import id_of
from briefer.ingest.inputs import Input, find_inputs
from briefer.ingest.jsonl import read_record, read_records
from briefer.ingest.published import parse_published
from briefer.ingest.read import SUFFIXES, read_article, read_input
from briefer.ingest.sandbox import Parsers

__all__ = [
    "SUFFIXES",
    "Fetch",
    "Fetched",
    "Input",
    "Parsers",
    "Reading",
    "article_of",
    "find_inputs",
    "guarded",
    "id_of",
    "parse_published",
    "read_article",
    "read_input",
    "read_record",
    "read_records",
]
