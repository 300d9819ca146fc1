"""Secrets are found where the reference says, or it is told what to do; what they are is never told."""

import base64
import sys
from pathlib import Path
from urllib.parse import quote

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail

from briefer.errors import SecretError
from briefer.secrets import Secrets, from_keyring


def secrets(root: Path, **environment: str) -> Secrets:
    held = {("briefer", "desk@a.example"): "hush"}
    return Secrets(root, environment, keyring=lambda service, user: held.get((service, user)))


@pytest.mark.parametrize("reference", ["env:BARE", "env:ELSEWHERE", "file:smtp", "keyring:briefer/desk@a.example"])
def test_a_secret_is_found_where_the_reference_says(tmp_path: Path, reference: str) -> None:
    (tmp_path / "smtp").write_text("hush\n", encoding="utf-8")
    known = secrets(tmp_path, BARE="hush", ELSEWHERE_FILE=str(tmp_path / "smtp"))
    assert known.read(reference) == "hush"


def test_a_variable_goes_before_the_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")
    assert secrets(tmp_path, A="new", A_FILE="old").read("env:A") == "new"


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("env:NONE", "env:NONE: neither NONE nor NONE_FILE is set; set one where Briefer runs"),
        ("env:EMPTY", "env:EMPTY: the secret is empty; set it"),
        ("env:LINES", "env:LINES: the secret is not one line; check what it holds"),
        ("env:LOST", "env:LOST: the secret cannot be read (No such file or directory); check the file"),
        ("file:none", "file:none: the secret cannot be read (No such file or directory); check the file"),
        ("file:.", "file:.: the secret cannot be read (Is a directory); check the file"),
        ("file:large", "file:large: the file is too large to be a secret; check the path"),
        ("file:bytes", "file:bytes: the secret is not text in UTF-8; check the file"),
        ("keyring:briefer/none", "keyring:briefer/none: nothing is kept there; set it with `keyring set briefer none`"),
    ],
)
def test_a_secret_that_cannot_be_had_is_told_by_its_reference(tmp_path: Path, reference: str, told: str) -> None:
    (tmp_path / "large").write_bytes(b"hush" * 20_000)
    (tmp_path / "bytes").write_bytes(b"hush\xff")
    with pytest.raises(SecretError) as caught:
        secrets(tmp_path, EMPTY="", LINES="hush\r\nhush", LOST_FILE="none").read(reference)
    assert str(caught.value).replace("env:LOST_FILE", "env:LOST") == told
    assert "hush" not in repr(caught.value.__cause__)


@given(st.text(min_size=4).filter(lambda words: words.isprintable() and words.strip()), st.text())
def test_whatever_a_secret_is_it_is_struck_out_in_all_its_forms(word: str, around: str) -> None:
    known = secrets(Path(), A=word)
    assert known.read("env:A") == word
    for form in (word, quote(word), quote(word, ""), base64.b64encode(word.encode()).decode()):
        assert form not in known.masked(f"{around.replace('…', '')} {form} {form}") or form in around


def test_what_is_no_secret_is_left_as_it_is(tmp_path: Path) -> None:
    known = secrets(tmp_path, A="hush")
    known.read("env:A")
    assert known.masked("deliver post: it hung up") == "deliver post: it hung up"


def test_without_the_extra_the_keyring_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(SecretError, match=r"not installed; run `pip install 'briefer\[keyring\]'`"):
        from_keyring("briefer", "desk")


def test_a_keyring_that_cannot_be_opened_is_told() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call] # keyring's own
    try:
        with pytest.raises(SecretError, match=r"it cannot be read .*; unlock it, or use env: or file:"):
            from_keyring("briefer", "desk")
    finally:
        keyring.set_keyring(before)
