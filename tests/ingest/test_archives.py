"""Archives: each file in them is an input of its own, and none of them unfolds past the limits."""

import gzip
import io
import tarfile
import zipfile

import pytest

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, outcomes, page, refusal, tarred, word, zipped

TEXT = SENTENCES[0].encode()


def test_each_file_is_an_article_with_a_source_of_its_own(readers: Parsers) -> None:
    data = zipped({"wire/a.html": page(), "b.txt": TEXT, "c.docx": word()})
    found = outcomes(data, "s.zip", parsers=readers)
    assert [one.source for one in found] == ["s.zip!wire/a.html", "s.zip!b.txt", "s.zip!c.docx"]
    assert all(one.reading for one in found)


def test_what_is_no_article_is_left_out_and_told_once(readers: Parsers) -> None:
    data = zipped({"a.txt": TEXT, "p.png": b"x", "__MACOSX/a.txt": b"x", "README.md": b"x", ".a.txt": b"x"})
    (found,) = outcomes(data, "s.zip", parsers=readers)
    assert found.reading is not None
    assert found.reading.notes == ("s.zip: left out 4 entries that are not named as articles, as p.png",)


def test_one_that_cannot_be_read_is_told_and_the_others_go_on(readers: Parsers) -> None:
    broken, good = outcomes(zipped({"a.txt": b"", "b.txt": TEXT}), "s.zip", parsers=readers)
    assert "s.zip!a.txt: the input is empty" in str(broken.error)
    assert good.reading is not None


@pytest.mark.parametrize("mode", ["w:", "w:gz"])
def test_tar_files_are_opened_and_links_and_devices_in_them_are_not(readers: Parsers, mode: str) -> None:
    link, device = tarfile.TarInfo("l.txt"), tarfile.TarInfo("d.txt")
    link.type, link.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    (found,) = outcomes(tarred({"a.txt": TEXT}, mode=mode, extra=[link, device]), "s.tgz", parsers=readers)
    assert found.source == "s.tgz!a.txt"
    assert found.reading is not None
    assert "left out 2" in found.reading.notes[0]


def test_a_file_that_is_packed_alone_is_opened(readers: Parsers) -> None:
    (found,) = outcomes(gzip.compress(TEXT), "a.txt.gz", parsers=readers)
    assert found.source == "a.txt.gz!a.txt"


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "x/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_an_entry_that_leads_out_of_its_archive_is_refused_with_all_of_it(readers: Parsers, name: str) -> None:
    for data, source in (
        (zipped({"b.txt": TEXT, name: TEXT}), "s.zip"),
        (tarred({"b.txt": TEXT, name: TEXT}), "s.tar"),
    ):
        assert "leads out of the archive" in refusal(data, source, parsers=readers)


def test_a_link_in_a_zip_file_is_left_out(readers: Parsers) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        link = zipfile.ZipInfo("l.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        package.writestr(link, "/etc/passwd")
        package.writestr("a.txt", TEXT)
    (found,) = outcomes(out.getvalue(), "s.zip", parsers=readers)
    assert found.source == "s.zip!a.txt"


def test_an_archive_in_an_archive_is_not_opened(readers: Parsers) -> None:
    inner = zipped({"a.txt": TEXT})
    (found,) = outcomes(zipped({"in.zip": inner}), "s.zip", parsers=readers)
    assert "archive inside an archive" in str(found.error)


def test_a_name_that_turns_direction_or_is_endless_is_shown_plainly(readers: Parsers) -> None:
    first, second = outcomes(zipped({"gate\u202etxt.txt": TEXT, f"{'y' * 5000}.txt": TEXT}), "s.zip", parsers=readers)
    assert first.source == "s.zip!gatetxt.txt"
    assert len(second.source) < 300
    assert second.source.endswith(".txt")


def test_bombs_are_refused_before_they_unfold(readers: Parsers) -> None:
    bomb = zipped({f"{n}.txt": bytes(9 << 20) for n in range(8)})
    assert "unfolds to over 60 MB" in refusal(bomb, "s.zip", parsers=readers)
    assert "as bombs do" in refusal(zipped({"a.txt": bytes(20 << 20)}), "s.zip", parsers=readers)
    assert "unfolds to over" in refusal(gzip.compress(bytes(200 << 20)), "a.gz", parsers=readers)
    assert "10,000 entries" in refusal(zipped({f"{n}.txt": b"x" for n in range(10_001)}), "s.zip", parsers=readers)


def test_a_zip_file_that_lies_about_a_size_gives_no_more_than_it_states(readers: Parsers) -> None:
    data = bytearray(zipped({"a.txt": bytes(20 << 20)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = (100).to_bytes(4, "little")
    assert "damaged" in refusal(bytes(data), "s.zip", parsers=readers)


def test_a_locked_archive_is_told_of(readers: Parsers) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert "password" in refusal(bytes(data), "s.zip", parsers=readers)


@pytest.mark.parametrize("end", [0.1, 0.5, 0.9])
def test_archives_that_are_cut_off_are_told_of(readers: Parsers, end: float) -> None:
    for data, source in (
        (zipped({"a.txt": TEXT * 40, "b.html": page()}), "s.zip"),
        (tarred({"a.txt": TEXT * 40}, mode="w:gz"), "s.tgz"),
        (gzip.compress(TEXT * 40), "a.txt.gz"),
        (warc(), "s.warc.gz"),
    ):
        assert refusal(data[: int(len(data) * end)], source, parsers=readers)


def warc(*, packed: bool = True, kind: str = "text/html; charset=utf-8") -> bytes:
    """Two answers of a server, of which one is a page."""
    records = [
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Date: 2026-03-04T10:30:00Z\r\n"
        b"WARC-Target-URI: https://post.example/%s\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (name, name, len(answer), answer)
        for name, answer in (
            (name, b"HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n%s" % (status, kind.encode(), page()))
            for name, status in ((b"gates", b"200 OK"), (b"gone", b"404 Not Found"))
        )
    ]
    return b"".join(gzip.compress(record) if packed else record for record in records)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_a_web_archive_are_read_under_their_addresses(readers: Parsers, packed: bool) -> None:  # noqa: FBT001 - the case
    (found,) = outcomes(warc(packed=packed), "s.warc.gz" if packed else "s.warc", parsers=readers)
    assert found.source.endswith("!https://post.example/gates")
    assert found.reading is not None
    assert found.reading.article.url == "https://post.example/gates"


def test_a_web_archive_without_pages_is_told_of(readers: Parsers) -> None:
    assert "no page" in refusal(warc(kind="image/png"), "s.warc.gz", parsers=readers)
