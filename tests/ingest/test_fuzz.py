"""Whatever is broken in an input, the error is one of our own; `python -m tests.ingest.fuzz` goes on for longer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.ingest import Parsers
from tests.ingest.documents import page
from tests.ingest.fuzz import FORMATS, broken, faults, good, read
from tests.ingest.test_archives import warc
from tests.ingest.test_mail import SAVED

HEAD = b"From: a@b.example\nMIME-Version: 1.0\n"
FOUND = (
    ("a.eml", HEAD + b"Date: Wed, 4 Mar %s 10:30:00 +0300\n\nGates are open." % (b"9" * 30)),
    ("a.eml", HEAD + b"Date: Wed, 4 Mar 2026 10:30:00 +%s\n\nGates are open." % (b"9" * 30)),
    ("a.eml", HEAD + b'Content-Type: text/plain; charset="x\0y"\n\nGates \xff are open.'),
    ("a.mhtml", (SAVED % page()).replace(b"4 Mar 2026", b"4 Mar %s" % (b"9" * 30))),
    ("a.mhtml", (SAVED % page()).replace(b"https://post.example/2026/03/02/gates", b"http://[")),
    ("a.html", b"<!-- saved from url=(0008)http://[ -->" + page()),
    ("a.warc", warc(packed=False).replace(b"https://post.example/", b"http://[")),
    ("a.warc", warc(packed=False).replace(b"Content-Length: ", b"Content-Length: %s" % (b"9" * 400))),
)
"""What was once no error of our own."""


@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_input_is_read_or_refused(readers: Parsers, form: str) -> None:
    documents = good(form)

    @settings(max_examples=20, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 1 << 40))
    def check(seed: int) -> None:
        name, data = broken(form, documents, seed)
        outcomes = read(name, data, readers)
        assert outcomes
        assert faults(outcomes) == []
        for one in outcomes:
            assert (one.reading is None) != (one.error is None)
            assert one.error is None or "\n" not in str(one.error)

    check()


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(readers: Parsers, name: str, data: bytes) -> None:
    assert faults(read(name, data, readers)) == []
