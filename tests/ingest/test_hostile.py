"""What is meant to hurt ends within the limits, with a clear error, and leaves the library as it was."""

import io
import resource
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.ingest import Parsers
from tests.cli.program import call, workspace
from tests.ingest.documents import SENTENCES, mail, outcomes, page, refusal, word, zipped

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
FILES = sorted(HOSTILE.iterdir()) if HOSTILE.is_dir() else []
LONGEST = 30
"Seconds; the machine that runs the tests has other work too."


@pytest.fixture
def within_limits() -> Iterator[None]:
    """Neither the time nor the memory of this process may run away."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - began < LONGEST
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


@pytest.mark.skipif(not FILES, reason="the shared hostile files are not here")
@pytest.mark.usefixtures("within_limits")
def test_each_of_the_hostile_files_is_refused_or_harmless_and_the_library_is_intact(tmp_path: Path) -> None:
    here = workspace(tmp_path / "watch")
    (here / "good.txt").write_text(SENTENCES[0], encoding="utf-8")
    done = call(here, "add", *(str(path) for path in FILES), "good.txt", "--json")
    told = {Path(one["source"]).name: one for one in done.json}
    assert set(told) == {path.name for path in FILES} | {"good.txt"}
    assert told["good.txt"]["outcome"] == "new"
    assert "root:" not in done.out
    assert "report it" not in done.out
    assert call(here, "doctor", "--only", "workspace").code == 0
    assert [one["id"] for one in call(here, "list", "--json").json if one["source"] == "good.txt"]


ENTITIES = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "%s">]>' % (b"ha" * 50_000)
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'

HEAD = b"From: a@b.example\nMIME-Version: 1.0\n"


def document(body: bytes) -> bytes:
    """A Word document whose text part is `body`."""
    whole = zipfile.ZipFile(io.BytesIO(word()))
    return zipped({name: body if name == "word/document.xml" else whole.read(name) for name in whole.namelist()})


@pytest.mark.usefixtures("within_limits")
@pytest.mark.parametrize("inside", [b"&x;", b"&a;" * 4000], ids=["external", "quadratic"])
def test_entities_in_a_word_document_are_not_followed(readers: Parsers, inside: bytes) -> None:
    data = document(b'<?xml version="1.0"?>' + ENTITIES + BODY % (b"The gates. " + inside))
    for one in outcomes(data, "a.docx", parsers=readers):
        assert one.error or (one.reading and one.reading.article.text in {"The gates.", "The gates"})
        assert "report it" not in str(one.error)


@pytest.mark.usefixtures("within_limits")
def test_a_word_document_that_unfolds_to_300_megabytes_is_refused_before_it_does(readers: Parsers) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b"x" * (1 << 20))
    assert len(out.getvalue()) < 1 << 20
    assert "unfolds to over" in refusal(out.getvalue(), "a.docx", parsers=readers)


@pytest.mark.usefixtures("within_limits")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"x"),
        ("deep.docx", document(BODY.replace(b"%s", b"").replace(b"<w:p>", b"<w:p>" * 20_000))),
        ("deep.eml", b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + b"<div>" * 100_000 + b"x"),
        ("long.html", b"<html><body><p>" + b"x" * (5 << 20)),
        ("attributes.html", b"<html><body><p " + b"a=1 " * 200_000 + b">x"),
        ("open.html", b"<html><head><title>x</title></head><body><article><p>" + b"<b><i>" * 50_000),
        ("tags.md", b"<" * 200_000),
        ("brackets.md", b"[" * 50_000 + b"]" * 50_000),
        ("quotes.md", b"> " * 20_000 + b"x"),
        ("stars.md", b"*a_ " * 40_000),
        ("empty.pdf", b"%PDF-1.7\n" + b"0 0 obj\n" * 1000),
        ("lists.pdf", b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000),
        (
            "quoted.eml",
            HEAD + b"\n" + b">" * 100_000 + b"\n" + b"On " * 30_000 + b"wrote:",
        ),
        ("subject.eml", b"From: a@b.example\nMIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nx y."),
        (
            "address.eml",
            b"From: " + b"(" * 20_000 + b"\nMIME-Version: 1.0\nDate: " + b"1 " * 9000 + b"\n\nGates are open.",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_markup_that_is_deep_long_or_never_closed_ends_in_time(readers: Parsers, name: str, data: bytes) -> None:
    for one in outcomes(data, name, parsers=readers):
        assert one.reading or str(one.error).startswith(f"{name}: ")
        assert "report it" not in str(one.error)


def test_text_holds_nothing_that_acts_whatever_format_it_came_in(readers: Parsers) -> None:
    acting = (
        " ".join(SENTENCES) * 3
        + " Gates \u202eopen\u202c\x1b[2J\x07 to\u0085day\u200b, \ud800the authority said\U000e0041."
    )
    raw = acting.encode("utf-8", "surrogatepass")
    entities = acting.encode("ascii", "xmlcharrefreplace")
    for name, data in (
        ("a.txt", raw.replace(b"\xed\xa0\x80", b"")),
        ("a.html", page().replace(SENTENCES[0].encode(), entities)),
        ("a.eml", b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>" + entities),
    ):
        for one in outcomes(data, name, parsers=readers):
            assert one.reading is not None, one.error
            text = one.reading.article.text
            assert "the authority said" in text
            assert not set(text) & set("\u202e\u202c\u200b\x1b\x07\x85\ud800\U000e0041")


@pytest.mark.parametrize("name", ["gate\u202etxt.exe.txt", "a\nb.txt", "-rf.txt", "$(true).txt", "x" * 200 + ".txt"])
def test_a_name_that_misleads_is_a_name_and_its_id_is_plain(tmp_path: Path, name: str) -> None:
    here = workspace(tmp_path / "watch")
    (here / name).write_text(SENTENCES[0], encoding="utf-8")
    (one,) = call(here, "add", ".", "--json").json
    assert one["outcome"] == "new"
    assert one["id"].replace("-", "").isalnum()
    assert one["id"].isascii()
    assert "\n" not in one["source"]
    assert "\u202e" not in one["source"]


FEED = (
    b'<?xml version="1.0"?>%s<rss version="2.0"><channel><title>Post</title><item><title>Gates</title><guid>1</guid>'
    b"<description>The gates are open. %s</description></item></channel></rss>"
)
NESTED = b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12))


@pytest.mark.usefixtures("within_limits")
@pytest.mark.parametrize(
    ("declared", "inside"),
    [
        (b'<!DOCTYPE rss [<!ENTITY x SYSTEM "%s">]>', b"&x;"),
        (b'<!DOCTYPE rss SYSTEM "%s">', b"."),
        (b'<!DOCTYPE rss [<!ENTITY a "%s">]>' % (b"ha" * 50_000), b"&a;" * 4000),
        (b'<!DOCTYPE rss [<!ENTITY a0 "ha">%s]>' % NESTED, b"&a11;"),
    ],
    ids=["external", "type", "quadratic", "nested"],
)
def test_entities_in_a_feed_are_not_followed(readers: Parsers, tmp_path: Path, declared: bytes, inside: bytes) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("words of a file", encoding="utf-8")
    declared = declared.replace(b"%s", secret.as_uri().encode())
    for one in outcomes(FEED % (declared, inside), "a.xml", parsers=readers):
        assert "report it" not in str(one.error)
        assert one.reading is None or "words of a file" not in one.reading.article.text
        assert one.reading is None or "haha" not in one.reading.article.text


MINE = (
    b"---\nid: taken-article\ngrade: A1\nmarking: TLP:RED\ntags: [checked]\n---\nThe board said: the gates were shut."
)


@pytest.mark.parametrize("holder", ["mail", "zip in a mail", "mailbox"])
def test_what_is_attached_states_nothing_that_is_the_desk_s(readers: Parsers, holder: str) -> None:
    message, packed = mail(), mail()
    message.add_attachment(MINE, maintype="text", subtype="markdown", filename="b.md")
    packed.add_attachment(zipped({"b.md": MINE}), maintype="application", subtype="zip", filename="b.zip")
    data, name = {
        "mail": (message.as_bytes(), "a.eml"),
        "zip in a mail": (packed.as_bytes(), "a.eml"),
        "mailbox": (b"From a@b.example Wed Mar 04 10:30:00 2026\n" + message.as_bytes(), "a.mbox"),
    }[holder]
    found = [one.reading.article for one in outcomes(data, name, parsers=readers, attachments=True) if one.reading]
    (article,) = [one for one in found if "gates were shut" in one.text]
    assert article.id != "taken-article"
    assert (article.grade.source, article.grade.item, article.marking, article.tags) == ("F", "6", None, ())


def test_what_lies_in_an_archive_of_the_desk_s_own_may_state_it(readers: Parsers) -> None:
    (own,) = outcomes(zipped({"b.md": MINE}), "a.zip", parsers=readers)
    assert own.reading is not None
    assert (own.reading.article.id, own.reading.article.marking) == ("taken-article", "TLP:RED")
