"""Bytes from a file, an address or standard input become an Article.

`find_inputs` names what there is to read, `read_all` reads one of them, `read_input` one that holds one article,
`read_records` reads JSON lines.
`guarded` makes what fetches addresses; nothing else here goes to the network, and without it nothing is fetched.
A format has one reader, which the dispatcher imports when it is first needed: importing this package is cheap.

What others made and needs a parser of theirs is read in a process of its own (`sandbox`).

Way of an input: what it is (`kinds`), then a reader's Draft (`plain`, `markdown`, `html`, `pdf`, `word`, `mail`) or, of
an archive or mailbox, the inputs that are in it (`archives`, `mail`), then for all formats alike furniture (`tail`),
bylines and datelines (`topmatter`), roles (`roles`), the language and the id (`identity`).
"""

from briefer.ingest.ahead import read_ahead
from briefer.ingest.build import Reading, article_of
from briefer.ingest.fetch import Fetch, Fetched, guarded
from briefer.ingest.identity import id_of
from briefer.ingest.inputs import Input, find_inputs
from briefer.ingest.jsonl import read_record, read_records
from briefer.ingest.kinds import SUFFIXES
from briefer.ingest.published import parse_published
from briefer.ingest.read import Manner, Outcome, is_feed, read_all, read_article, read_input
from briefer.ingest.sandbox import Parsers

__all__ = [
    "SUFFIXES",
    "Fetch",
    "Fetched",
    "Input",
    "Manner",
    "Outcome",
    "Parsers",
    "Reading",
    "article_of",
    "find_inputs",
    "guarded",
    "id_of",
    "is_feed",
    "parse_published",
    "read_ahead",
    "read_all",
    "read_article",
    "read_input",
    "read_record",
    "read_records",
]
