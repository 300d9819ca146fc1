"""Cleaning: once at the edge, and nothing active is left."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.cleaning import clean
from briefer.errors import IngestError
from briefer.ingest.clean import MAX_BYTES, decode

AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "e\u0301\u200d\u200c\u0645\u202e\u0085\u0093\r\n\t\u00a0\ufeff\ud800\u2028\u212b\u0338\U000e0041"
        ),
    )
)


@given(AWKWARD)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(AWKWARD)
def test_clean_text_is_nfc_and_can_be_encoded(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


@given(AWKWARD)
def test_clean_text_holds_no_control_but_the_line_feed(text: str) -> None:
    assert not [c for c in clean(text) if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]


@pytest.mark.parametrize(
    "mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad\U000e0041"
)
def test_marks_that_reorder_or_hide_text_go(mark: str) -> None:
    assert clean(f"the{mark} envoy") == "the envoy"


def test_joiners_go_from_latin_and_stay_where_they_shape_letters() -> None:
    assert clean("mili\u200d\u200ctia") == "militia"
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert clean(persian) == persian


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_non_breaking_and_wide_spaces_become_spaces() -> None:
    assert clean("10\u00a0000\u202fmen\tor\u3000more") == "10 000 men or more"


def test_a_space_that_is_another_space_in_nfc_becomes_a_space() -> None:
    assert clean("ten\u2000thousand\u2001men") == "ten thousand men"


@given(st.lists(st.characters(), max_size=40))
def test_a_mark_is_cleaned_the_same_alone_and_among_many(marks: list[str]) -> None:
    apart = [f"a{mark}.\n" for mark in marks]
    assert clean("".join(apart)) == "".join(map(clean, apart))


def test_windows_quotation_marks_read_as_latin_1_are_mended() -> None:
    assert clean("\u0093We wait,\u0094 she said\u0085") == "“We wait,” she said…"


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", None, "café"),
        ("naïve “word”".encode("utf-16"), None, "naïve “word”"),
        ("A plain line of news".encode("utf-16-le"), None, "A plain line of news"),
        ("A plain line of news".encode("utf-16-be"), None, "A plain line of news"),
        ("café".encode(), "iso-8859-1", "café"),
        ("Жители вышли на площадь".encode("koi8-r"), "koi8-r", "Жители вышли на площадь"),
        (b"\x93We wait\x94", "iso-8859-1", "“We wait”"),
    ],
)
def test_the_encoding_is_told_by_mark_by_validity_then_by_what_is_declared(
    data: bytes, declared: str | None, text: str
) -> None:
    assert decode(data, source="a.txt", declared=declared) == (text, None)


def test_windows_1252_is_read_and_said() -> None:
    text, remark = decode(b"The council\x92s envoy would not say when talks resume.", source="a.txt")
    assert text == "The council’s envoy would not say when talks resume."
    assert remark is not None
    assert remark.startswith("a.txt: ")
    assert "Windows-1252" in remark


def test_one_stray_byte_does_not_turn_utf8_into_mojibake() -> None:
    text, remark = decode("“one” “two” “three” “four” “five”".encode() + b"\xff", source="a.txt")
    assert text == "“one” “two” “three” “four” “five”\ufffd"
    assert remark is not None


def test_text_in_another_script_without_a_declaration_is_guessed_and_said() -> None:
    words = "Министерство сообщило, что переговоры продолжатся в понедельник, если стороны согласятся. " * 5
    text, remark = decode(words.encode("cp1251"), source="a.txt")
    assert text == words
    assert remark is not None
    assert "guess" in remark


@pytest.mark.parametrize("name", ["zlib", "unicode_escape", "no-such-thing", "hex", "punycode"])
def test_a_declared_name_that_is_no_character_set_is_not_used(name: str) -> None:
    text, _ = decode(b"caf\xe9 \\u202e talks", source="a.html", declared=name)
    assert text == "café \\u202e talks"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\xff\xfe\x00\xd8\x00", "not"),
        (b"a" * (MAX_BYTES + 1), "MB"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_file(data: bytes, wrong: str) -> None:
    with pytest.raises(IngestError, match=wrong) as caught:
        decode(data, source="wire/a.txt")
    assert str(caught.value).startswith("wire/a.txt: ")
    assert "\n" not in str(caught.value)
