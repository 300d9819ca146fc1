"""Addresses among the inputs, and what is shown of them."""

import io
from pathlib import Path

import pytest

from briefer.errors import FetchError, IngestError
from briefer.ingest import Fetched, Input, find_inputs
from briefer.ingest.fetch import is_address
from briefer.network import shown


def inputs(*paths: str, page: Fetched | None = None) -> list[Input]:
    def fetch(address: str) -> Fetched:
        if page is None:
            raise FetchError(f"{address}: no network")
        return page

    return list(find_inputs(paths, stdin=io.BytesIO(), fetch=fetch))


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.example/story", "https://a.example/story"),
        ("https://a.example/story?token=hush#hush", "https://a.example/story"),
        ("https://desk:hush@a.example/story", "https://a.example/story"),
        ("https://hush@a.example", "https://a.example"),
        ("https://desk:hu@sh@a.example:8443/@desk/story", "https://a.example:8443/@desk/story"),
        ("https://desk:hu/sh@a.example/story", "https://…"),
        ("https://desk:hu?sh@a.example/story", "https://…"),
        ("https://desk:h/u@s?h@a.example/story?hush@hush", "https://…"),
        ("https://desk:hush@a.example/story?by=desk@hush", "https://a.example/story"),
        ("https://a.example:80/story@hush?by=desk@hush", "https://a.example:80/story@hush"),
        ("https://desk:hush\\@a.example/story", "https://a.example/story"),
        ("https://desk:hush@[::1]:80/story", "https://[::1]:80/story"),
        ("https://[::1]/@desk", "https://[::1]/@desk"),
        ("https://a.example?hush", "https://a.example"),
        ("  HTTPS://A.example/\nb\u202e ", "HTTPS://A.example/ b"),
        ("https://a.example/\udcffb", "https://a.example/b"),
    ],
)
def test_an_address_is_shown_without_what_is_secret_or_acts(address: str, plain: str) -> None:
    assert shown(address) == plain


@pytest.mark.parametrize("words", ["http://a", "HTTPS://a.example/b", " https://a", "ftp://a/b", "file:///etc/passwd"])
def test_words_with_a_scheme_are_an_address(words: str) -> None:
    assert is_address(words)


@pytest.mark.parametrize("words", ["-", "a.txt", "./https/a", "/a/b", "a:b", "https:/a", "://a", "1a://b"])
def test_paths_are_no_address(words: str) -> None:
    assert not is_address(words)


def test_a_file_whose_name_looks_like_an_address_of_another_scheme_is_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wire:").mkdir()
    (tmp_path / "wire:" / "a.txt").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert inputs("wire://a.txt")[0].load() == b"x"


def test_an_address_is_fetched_when_it_is_loaded_and_not_before() -> None:
    page = Fetched(data=b"x", address="https://a.example/b")
    (found,) = inputs("https://desk:hush@a.example/b?c=*", page=page)
    assert (found.source, found.load()) == ("https://a.example/b", page)
    (found,) = inputs("https://a.example/b?c=*")
    with pytest.raises(FetchError):
        found.load()


def test_without_a_way_to_fetch_an_address_says_what_to_do() -> None:
    (found,) = find_inputs(["https://a.example/b?token=hush"], stdin=io.BytesIO())
    with pytest.raises(IngestError) as caught:
        found.load()
    assert str(caught.value) == ("https://a.example/b: no addresses are fetched here; take it in with `briefer add`")
