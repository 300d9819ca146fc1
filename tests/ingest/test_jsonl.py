"""JSON lines: the text exactly as sent, the error at its line."""

import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import IngestError
from briefer.ingest import read_records
from briefer.model import Published


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_text_is_kept_exactly_as_sent(text: str) -> None:
    (article,) = read_records([json.dumps({"id": "a", "text": text})])
    assert article.text == text


def test_fields_and_order_are_kept() -> None:
    lines = [
        b'{"id": "a", "text": "One.", "published": "2026-03-04T10:30Z", "title": "T", "part": 3}\n',
        b"\n",
        b'{"id": "b", "text": "", "published": null, "title": null}',
    ]
    first, second = read_records(lines)
    assert (first.id, first.title) == ("a", "T")
    assert first.published == Published(value="2026-03-04T10:30+00:00", precision="minute", how="given", zone="UTC")
    assert (second.id, second.text, second.published, second.paragraphs) == ("b", "", None, ())


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b"{", "no JSON"),
        (b"[]", "no JSON object"),
        (b"\xff", "UTF-8"),
        (b'{"text": "x"}', "field id is missing"),
        (b'{"id": 7, "text": "x"}', "field id is no string"),
        (b'{"id": "", "text": "x"}', "field id is empty"),
        (b'{"id": "a"}', "field text is missing"),
        (b'{"id": "a", "text": null}', "field text is no string"),
        (b'{"id": "a", "text": "x", "title": 1}', "field title is no string"),
        (b'{"id": "a", "text": "x", "published": "yesterday"}', "field published"),
        (b'{"id": "a", "text": "x", "published": 20260304}', "field published is no string"),
        (b'{"id": "a", "text": "half \\ud800"}', "field text has half a character"),
        (b"[" * 100_000, "deep"),
        (b"1" * 5000, "too long"),
    ],
)
def test_a_bad_line_is_an_error_with_its_number_and_field(line: bytes, wrong: str) -> None:
    records = read_records([b'{"id": "a", "text": "x"}', b"", line], source="in.jsonl")
    assert next(records).id == "a"
    with pytest.raises(IngestError, match=wrong) as caught:
        next(records)
    assert str(caught.value).startswith("in.jsonl: line 3: ")
    assert "\n" not in str(caught.value)


def test_memory_does_not_grow_with_the_number_of_lines() -> None:
    def lines(count: int) -> Iterator[bytes]:
        for number in range(count):
            yield json.dumps({"id": str(number), "text": "Lorries stood at the bridge. " * 40}).encode()

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in read_records(lines(count)):
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    sent = sum(map(len, lines(3000)))
    assert peak(3000) < sent / 10
