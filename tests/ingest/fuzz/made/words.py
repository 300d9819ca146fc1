"""Words, dates, addresses and JSON of which the other strategies make inputs."""

import json
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES

T = TypeVar("T")

HOSTILE = (
    *(
        "",
        " ",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\x85",
        "\u2028",
        "①۱",
        "é",
        "e\u0301" * 20,
        "\U000e0041",
        "\ud800",
    ),
    *(
        "&#0;",
        "&#x110000;",
        "&#xd800;",
        "&a;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?xml",
        "<!DOCTYPE a [",
        "</",
        "{{",
        "%s",
    ),
    *("http://[", "//", "..", "../../x", "C:\\x", "file:///etc/passwd", "javascript:x", "data:,x", "\\", "'", '"', "`"),
    *(
        "nan",
        "1e999",
        "-1",
        "0",
        "9" * 30,
        "9" * 5000,
        "=?utf-8?q?=FF?=",
        "=?x?b?!?=",
        "=?utf-16?b?2AA=?=",
        "---",
        "::",
    ),
)
"What readers stumble over."

DATES = (
    *("2026-03-04", "2026-03-04T10:30:00Z", "2026-13-45", "0000-00-00", "9999-12-31T23:59:59-23:59", "10000-01-01"),
    *(
        "Wed, 04 Mar 2026 10:30:00 +0300",
        "Mon, 99 Abc 20260 99:99:99 +9999",
        "0001-01-01T00:00:00+14:00",
        "4 Mar 26 GMT",
    ),
    *(
        "Tue, 29 Feb 2023 10:00:00 EST",
        "D:20260302",
        "20260304T103000",
        "1e9",
        "-1",
        "٢٠٢٦-٠٣-٠٤",
        "2026-W10",
        "2026-063",
    ),
    "Wed, 04 Mar 2026 10:30:00 +" + "9" * 30,
)
ADDRESSES = (
    *(
        "https://post.example/2026/03/02/gates",
        "/a",
        "a",
        "?x=1#y",
        "",
        "http://[",
        "http://[::1",
        "http://a:b@c.example/",
    ),
    *(
        "http://c.example:99999/",
        "http://c.example:x/",
        "//d.example",
        "mailto:a@b",
        "HTTP://É.example/ö",
        "http://a..b/",
    ),
    *(
        "http://" + "x" * 300 + ".example",
        "http://xn--zzzzzzz--.example/",
        "cid:1@x",
        "https:///x",
        "http://1.2.3.4.5/",
    ),
)
CHARSETS = (
    *(
        "utf-8",
        "utf-16",
        "utf-7",
        "latin-1",
        "hex",
        "idna",
        "punycode",
        "rot13",
        "unicode_escape",
        "x\x00y",
        "undefined",
    ),
    *("iso-2022-jp", "big5", "utf-8-sig", "windows-1252", "none", "", "mbcs", "zlib", "utf-32"),
)

CHARSET = st.sampled_from(CHARSETS)
DATE = st.sampled_from(DATES)
ADDRESS = st.sampled_from(ADDRESSES) | st.text(max_size=12).map("https://a.example/".__add__)
ACTING = ("\x00", "\x1b[2J", "\x07", "\x7f", "\x08" * 9)
"What makes a text binary where there is much of it, so that it would be refused unread."


@st.composite
def mostly(draw: DrawFn, usual: SearchStrategy[T], odd: SearchStrategy[T], one_in: int = 4) -> T:
    """The odd one now and then: an input of odd parts alone is refused before it is read."""
    return draw(odd if draw(st.integers(1, one_in)) == one_in else usual)


WORD = mostly(
    st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cc"]), max_size=12)
    | st.sampled_from(SENTENCES),
    st.sampled_from(ACTING) | st.text(max_size=12),
    one_in=24,
)
WORDS = st.lists(WORD, max_size=4).map(" ".join)
ANYTHING = WORDS | DATE | ADDRESS | CHARSET
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | ANYTHING


def any_of(words: str) -> SearchStrategy[str]:
    """One of these words."""
    return st.sampled_from(words.split())


def raw(words: str, charset: str = "utf-8") -> bytes:
    """The words as bytes, halves of characters and what the set has not included, as they are or as `?`."""
    return words.encode(charset, "surrogatepass" if charset.startswith("utf") else "replace")


def tables(keys: SearchStrategy[str], *, leaves: int = 20) -> SearchStrategy[object]:
    """JSON with these keys among others."""
    names = keys | WORD
    return st.recursive(
        SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6), max_leaves=leaves
    )


def in_json(value: object) -> str:
    """Halves of characters stay as escapes; NaN and infinities as Python writes them."""
    return json.dumps(value)


def damaged_or_not(made: SearchStrategy[tuple[str, bytes]]) -> SearchStrategy[tuple[str, bytes, int | None]]:
    """With a seed of damages for half of them."""
    return st.tuples(made, st.none() | st.integers(0, 1 << 32)).map(lambda both: (*both[0], both[1]))
