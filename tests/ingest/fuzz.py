"""Broken inputs of every format: `python -m tests.ingest.fuzz FORMAT SECONDS` breaks good ones until the time is over.

Each input is a good document of the format, damaged in ways that a small seed decides: bytes are changed, cut out,
repeated, moved, or come from another format. What is no error of our own tree is printed with its seed, which
`python -m tests.ingest.fuzz FORMAT --seed N` repeats. Readers are called in this process, so that a fault shows where
it is, unless `--child` is given.
"""

import gzip
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable

from briefer.errors import IngestError
from briefer.ingest import Manner, Outcome, Parsers, read_all
from briefer.ingest.sandbox import Answer, Question
from briefer.ingest.sandbox.child import reader
from tests.evals.pages import cases
from tests.ingest.documents import NOW, SENTENCES, lines, mail, page, pdf, tarred, word, zipped
from tests.ingest.test_archives import warc
from tests.ingest.test_mail import REPLY, SAVED

_INSIDE = 0.8
"Share of packed documents that are damaged before they are packed."
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\r\n\r\n", b"=?utf-8?q?=FF?=", b"&#x110000;", b"]]>", b"<!--",
    b"<![CDATA[", b"\xe2\x80\xae", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    b"Date: Mon, 99 Abc 20260 99:99:99 +9999\n",
    b"charset=utf-7", b"endobj",
    b"stream", b"/Length -1", b"9" * 400, b"--", b"From x y 2026\n", b"> ", b"---\n",
    b"<table><tr><td>", b"<svg>", b"<time datetime='0000-00-00'>", b'{"@graph":[[[', b"PK\x01\x02", b"D:20261399",
)  # fmt: skip


def good(form: str) -> list[tuple[str, bytes]]:
    """Good documents of a format, each with its name."""
    attached = mail(REPLY)
    attached.add_attachment(page(), maintype="text", subtype="html", filename="b.html")
    box = b"".join(b"From a@b.example Wed Mar 04 10:30:00 2026\n" + mail(REPLY).as_bytes() + b"\n\n" for _ in range(3))
    drawn = [(60.0, 740.0, 20.0, "Weir opens"), *lines(60, 700, 10, *SENTENCES), *lines(320, 700, 10, *SENTENCES)]
    front = "---\ntitle: Weir opens\ndate: 2026-03-04\ntags: [dam]\n---\n# Weir\n\n" + "\n\n".join(SENTENCES)
    table: dict[str, list[tuple[str, bytes]]] = {
        "html": [(f"{one.name}.html", one.html.encode()) for one in cases()],
        "text": [("a.txt", "\n\n".join(SENTENCES).encode()), ("a.txt", front.encode())],
        "markdown": [("a.md", front.encode())],
        "pdf": [("a.pdf", pdf([drawn, drawn], {"Title": "Weir", "CreationDate": "D:20260302"}))],
        "word": [("a.docx", word())],
        "mail": [("a.eml", attached.as_bytes()), ("a.eml", mail(REPLY).as_bytes())],
        "mbox": [("a.mbox", box)],
        "mhtml": [("a.mhtml", SAVED % page())],
        "zip": [("a.zip", zipped({"a.html": page(), "b.txt": b"Gates are open.", "c.docx": word()}))],
        "tar": [("a.tar", tarred({"a.html": page(), "b.txt": b"Gates are open."}))],
        "gzip": [("a.txt.gz", gzip.compress(SENTENCES[0].encode())), ("a.tgz", tarred({"a.txt": b"x"}, mode="w:gz"))],
        "warc": [("a.warc", warc(packed=False)), ("a.warc.gz", warc())],
    }
    return table[form]


FORMATS = ("html", "text", "markdown", "pdf", "word", "mail", "mbox", "mhtml", "zip", "tar", "gzip", "warc")


def broken(form: str, documents: list[tuple[str, bytes]], seed: int) -> tuple[str, bytes]:
    """A document of the format with up to eight damages; for ZIP formats half of them inside, before packing."""
    chance = random.Random(f"{form} {seed}")  # noqa: S311 - a seed repeats it
    name, whole = chance.choice(documents)
    if chance.random() < _INSIDE and (packed := _damaged_inside(name, whole, chance)):
        return name, packed
    data = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        _damage(data, chance)
    return name, bytes(data)


def _damaged_inside(name: str, whole: bytes, chance: random.Random) -> bytes | None:
    """With damage that checksums do not find; None: nothing of it is packed."""
    if name.endswith((".docx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            files = {entry: bytearray(package.read(entry)) for entry in package.namelist()}
        wanted = [entry for entry in files if entry.endswith((".xml", ".rels", ".html", ".txt"))]
        for _ in range(chance.randint(1, 4)):
            _damage(files[chance.choice(wanted)], chance)
        return zipped({entry: bytes(data) for entry, data in files.items()})
    if name.endswith(("gz", "tgz")):
        inner = bytearray(gzip.decompress(whole))
        _damage(inner, chance)
        return gzip.compress(bytes(inner))
    return None


def _damage(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 2, 8, 60, 900)))
    kind = chance.randrange(6)
    if kind == 0:
        data[at:end] = chance.randbytes(end - at)
    elif kind == 1:
        del data[at:end]
    elif kind == 2:
        data[at:at] = chance.choice(_TOKENS)
    elif kind == 3:
        data[at:at] = data[at:end] * chance.choice((2, 40))
    elif kind == 4:
        del data[at:]
    elif at < len(data):
        data[at] ^= 1 << chance.randrange(8)


class Here(Parsers):
    """Readers in this process, so that a fault is seen where it is."""

    def ask(self, question: Question) -> Answer:
        found = reader(question.parser)(question)
        return found if isinstance(found, Answer) else Answer(drafts=found)


def read(name: str, data: bytes, parsers: Parsers) -> list[Outcome]:
    manner = Manner(now=NOW, attachments=True)
    return list(read_all(data, source=name, manner=manner, parsers=parsers))


def faults(outcomes: list[Outcome]) -> list[str]:
    """What the parent tells of a reader that failed in a way that is not of our tree."""
    return [str(one.error) for one in outcomes if one.error and "reader failed on it" in str(one.error)]


def run(form: str, seeds: "Callable[[], int | None]", *, child: bool) -> int:
    documents, found = good(form), 0
    with (Parsers if child else Here)() as parsers:
        while (seed := seeds()) is not None:
            name, data = broken(form, documents, seed)
            try:
                told = faults(read(name, data, parsers))
            except IngestError:
                told = ["an IngestError left the reader of all"]
            except Exception as error:  # noqa: BLE001 - what fuzzing is for
                told = [f"{type(error).__name__}: {error}"]
            found += bool(told)
            for line in told:
                sys.stdout.write(f"{form} seed {seed}: {line[:300]}\n")
    return found


def main() -> None:
    form, *rest = sys.argv[1:]
    assert form in FORMATS, f"one of {', '.join(FORMATS)}"
    if "--seed" in rest:
        left = [int(rest[rest.index("--seed") + 1])]
        sys.exit(run(form, lambda: left.pop() if left else None, child="--child" in rest) > 0)
    until, seed = time.monotonic() + float(rest[0]), iter(range(1 << 62))
    count = run(form, lambda: next(seed) if time.monotonic() < until else None, child="--child" in rest)
    sys.stdout.write(f"{form}: {next(seed):,} inputs, {count} faults\n")
    sys.exit(count > 0)


if __name__ == "__main__":
    main()
