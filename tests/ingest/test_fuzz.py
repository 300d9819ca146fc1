"""Whatever is broken in an input, the error is one of our own; `python -m tests.ingest.fuzz` goes on for longer."""

import random
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, page, zipped
from tests.ingest.fuzz.damage import broken, damaged
from tests.ingest.fuzz.documents import FORMATS, good
from tests.ingest.fuzz.made import MADE
from tests.ingest.fuzz.made.words import damaged_or_not
from tests.ingest.fuzz.reading import told_of
from tests.ingest.test_archives import warc
from tests.ingest.test_mail import SAVED

HEAD = b"From: a@b.example\nMIME-Version: 1.0\n"
BOX = b"From a@b.example Wed Mar 04 10:30:00 2026\n"


def sized(size: str) -> bytes:
    """A TAR file whose extended head states the size in its own way."""
    entry = tarfile.TarInfo("a.txt")
    entry.pax_headers = {"size": size}
    return entry.tobuf(tarfile.PAX_FORMAT) + bytes(1024)


def nameless() -> bytes:
    """A ZIP file whose directory has an entry without a name; the letter it had counts as its remark."""
    data = bytearray(zipped({"x": SENTENCES[0].encode()}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 28], data[entry + 32] = 0, 1
    return bytes(data)


def spoilt(method: int) -> bytes:
    """A ZIP file whose packed data are not what the method packs."""
    data = bytearray(zipped({"a.txt": SENTENCES[0].encode()}, method=method))
    middle = data.index(b"a.txt") + len("a.txt") + 30
    data[middle : middle + 20] = bytes(range(20))
    return bytes(data)


FOUND = (
    ("mail", "a.eml", HEAD + b"Date: Wed, 4 Mar %s 10:30:00 +0300\n\nGates are open." % (b"9" * 30)),
    ("mail", "a.eml", HEAD + b"Date: Wed, 4 Mar 2026 10:30:00 +%s\n\nGates are open." % (b"9" * 30)),
    ("mail", "a.eml", HEAD + b'Content-Type: text/plain; charset="x\0y"\n\nGates \xff are open.'),
    ("mail", "a.eml", HEAD + b"\nGates are open.\n\nFrom:\nAda Stone\nSubject: Gates\n"),
    ("mail", "a.eml", HEAD + "\nGates are open.\n\nInv\u0131ato: Ada\nSubject: Gates\n".encode()),
    ("mbox", "a.mbox", BOX + HEAD + b"Content-Type: text/plain; charset*=idna''idna\n\nGates are open."),
    ("mhtml", "a.mhtml", (SAVED % page()).replace(b"4 Mar 2026", b"4 Mar %s" % (b"9" * 30))),
    ("mhtml", "a.mhtml", (SAVED % page()).replace(b"https://post.example/2026/03/02/gates", b"http://[")),
    ("html", "a.html", b"<!-- saved from url=(0008)http://[ -->" + page()),
    ("markdown", "a.md", b": \n---\n\n\n: \n---\n"),
    ("jsonl", "a.jsonl", b'{"id": "a", "text": "Gates are open.", "published": "x\\r0"}'),
    ("tar", "a.tar", sized("9" * 30)),
    ("zip", "a.zip", nameless()),
    *(("zip", "a.zip", spoilt(method)) for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)),
    ("warc", "a.warc", warc(packed=False).replace(b"https://post.example/", b"http://[")),
    ("warc", "a.warc", warc(packed=False).replace(b"Content-Length: ", b"Content-Length: %s" % (b"9" * 400))),
)
"""What was once no error of our own."""


@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_input_is_read_or_refused(readers: Parsers, form: str) -> None:
    @settings(max_examples=20, deadline=None, database=None, derandomize=True)
    @given(st.integers(0, 1 << 40))
    def check(seed: int) -> None:
        assert told_of(form, *broken(form, good(form), seed), readers) == []

    check()


@pytest.mark.parametrize("form", FORMATS)
def test_an_input_by_the_grammar_of_its_format_is_read_or_refused(readers: Parsers, form: str) -> None:
    @settings(
        max_examples=20,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged_or_not(MADE[form]))
    def check(made: tuple[str, bytes, int | None]) -> None:
        name, data, damage = made
        if damage is not None:
            data = damaged(name, data, random.Random(damage))  # noqa: S311 - a seed repeats it
        assert told_of(form, name, data, readers) == []

    check()


@pytest.mark.parametrize("form", FORMATS)
def test_a_good_document_is_read_without_a_word(readers: Parsers, form: str) -> None:
    assert set(MADE) == set(FORMATS)
    for name, data in good(form):
        assert told_of(form, name, data, readers) == []


@pytest.mark.parametrize(("form", "name", "data"), FOUND)
def test_what_was_found_stays_mended(readers: Parsers, form: str, name: str, data: bytes) -> None:
    assert told_of(form, name, data, readers) == []
