"""What is lines: JSON lines, front matter and Markdown, robots.txt, the head of an answer."""

import gzip
import zlib

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.words import (
    ADDRESS,
    ANYTHING,
    DATE,
    SCALAR,
    WORD,
    WORDS,
    any_of,
    in_json,
    mostly,
    raw,
    tables,
)

_RECORD = st.fixed_dictionaries(
    {},
    optional={
        "id": st.just("a1") | SCALAR,
        "text": st.just(SENTENCES[0]) | SCALAR,
        "published": DATE | SCALAR,
        "title": SCALAR,
        "more": tables(st.sampled_from(("id", "text"))),
    },
)
_ODD_LINES = st.sampled_from(
    (
        b"",
        b"\xef\xbb\xbf{}",
        b"[" * 3000,
        b"{" * 3000,
        b'{"a":' * 3000,
        b"9" * 5000,
        b"NaN",
        b'{"id":"a","id":"b"}',
        b"\xff",
        b"\x00",
    )
)
JSONL: SearchStrategy[Named] = st.lists(
    _RECORD.map(lambda value: in_json(value).encode())
    | tables(st.just("id")).map(lambda value: raw(in_json(value)))
    | _ODD_LINES,
    max_size=4,
).map(lambda lines: ("a.jsonl", b"\n".join(lines)))

_KEYS = any_of(
    "id title headline dek date published outlet source author authors byline url canonical language "
    "credit agency origin marking tlp grade tags keywords exercise Title DATE <<"
)
_YAML = st.sampled_from(
    (
        *(
            "&a [*a]",
            "*a",
            "&a x",
            "!!python/object/apply:os.system [x]",
            "!!binary x",
            "!!set {a, b}",
            "!!timestamp 2026",
            "|",
        ),
        *(
            ">-\n  folded\n  words",
            "[a, [b, {c: d}]]",
            "{a: b}",
            "- x",
            "? a\n: b",
            "'",
            '"\\x',
            '"\\ud800"',
            "@x",
            "%x",
            "~",
        ),
        *(
            "tlp:red",
            "TLP:AMBER+STRICT",
            "B2",
            "F6",
            "true",
            "no",
            "en_GB",
            "2026-03-04T10:30+03:00",
            "[2026-03-04]",
            "\t",
        ),
        *("{" * 50, "[" * 1500, "- " * 500, "!<tag:x,2026:y> z", "!" + "x" * 90, "# only a remark"),
    )
)


_GOOD = st.sampled_from(
    ("Weir opens", "[dam, river]", "tlp:red", "B2", "en", "https://post.example/a", '"quoted: yes"')
)
_COLON = mostly(st.just(": "), st.sampled_from((":", " : ", ":\n  ", ":\n- ")), one_in=12)


_FENCES = st.sampled_from((("--- \n", "\n...\n"), ("---\n", "\n"), ("", "")))


@st.composite
def _front(draw: DrawFn) -> str:
    lines = []
    for name in draw(st.lists(_KEYS | WORD, max_size=6)):
        value = draw(mostly(_GOOD | DATE, _YAML | ADDRESS | WORDS))
        lines.append(f"{name}{draw(_COLON)}{value}")
    opens, closes = draw(mostly(st.just(("---\n", "\n---\n")), _FENCES))
    return opens + "\n".join(lines) + closes


_BLOCK = st.sampled_from(
    (
        *(
            "# ",
            "## ",
            "> ",
            "> > > ",
            "- ",
            "1. ",
            "99999999999. ",
            "    ",
            "```\n",
            "~~~x\n",
            "| a | b |\n|---|---|\n| ",
            "* * *\n",
        ),
        *(
            "[a]: ",
            "[^1]: ",
            "<div>\n",
            "<!-- ",
            "![a](",
            "[a](<",
            "\\",
            "***",
            "=====\n",
            "\t",
            "By ",
            "LONDON, March 4 (Post) — ",
        ),
        *("Read more: ", "Published: ", "Updated ", "©", "Share this", "Editor's note: ", "Reporting by "),
    )
)
_INLINE = st.sampled_from(
    ("*", "_", "**", "`", "``", "[", "]", "](", ")", "<", ">", "&amp;", "&#0;", "\\", "~~", "![", "<https://", "|")
)
_BODY = st.lists(st.builds("{}{}{}{}".format, _BLOCK, WORDS, _INLINE, WORDS), max_size=8).map("\n".join)
_TEXT = st.builds("{}{}\n\n{}".format, st.just("") | _front(), _BODY, st.sampled_from(("\n\n".join(SENTENCES), "")))
_CODES = mostly(st.just("utf-8"), st.sampled_from(("utf-16", "utf-32", "latin-1")), one_in=8)
_ENDS = st.sampled_from(("\n", "\r\n", "\r", "\u2028", "\x0b"))
_ENCODED = st.builds(lambda text, code, end: raw(text.replace("\n", end), code), _TEXT, _CODES, _ENDS)
TEXT: SearchStrategy[Named] = _ENCODED.map(lambda data: ("a.txt", data))
MARKDOWN: SearchStrategy[Named] = _ENCODED.map(lambda data: ("a.md", data))

_DIRECTIVE = any_of(
    "User-agent Disallow Allow Crawl-delay Request-rate Visit-time Sitemap Host useragent disalow Noindex Clean-param"
)
_RULE = st.sampled_from(
    (
        *(
            "*",
            "Briefer",
            "briefer/0.1",
            "/",
            "/*",
            "/$",
            "*$",
            "/a*b*c*d*e*$",
            "/%",
            "/%zz",
            "/%C3",
            "/\u00e9",
            "?x",
            "/a?b#c",
        ),
        *(
            "1/10s",
            "1/0s",
            "0/0",
            "9" * 30 + "/1h",
            "1/5m 0600-0845",
            "1/1s 9999-0000",
            "-1",
            "1e999",
            "nan",
            "inf",
            "0600-0845",
        ),
        *("/" + "*a" * 200, "//", "\\", ".*", "(", "[", "http://[", "٣"),
    )
)
ROBOTS: SearchStrategy[Named] = st.lists(
    st.builds("{}{}{}".format, _DIRECTIVE | WORD, st.sampled_from((": ", ":", " ", " :\t")), _RULE | ANYTHING),
    max_size=12,
).map(lambda lines: ("robots.txt", raw("\n".join(lines))))

_HEADER = any_of(
    "Content-Type Content-Length Content-Encoding Transfer-Encoding Location Retry-After ETag "
    "Last-Modified Cache-Control Age Expires Date Link Set-Cookie Vary Connection Trailer Refresh Warning "
    "Server Content-Range Upgrade"
)
_SAID = st.sampled_from(
    (
        *(
            "text/html",
            "text/html; charset=utf-8",
            "application/rss+xml",
            "application/pdf",
            "text/html; charset=x\x01y",
            "*/*",
            ";",
        ),
        *(
            "gzip",
            "x-gzip",
            "deflate",
            "gzip, gzip",
            "chunked",
            "identity, chunked",
            "0",
            "5",
            "+5",
            "-1",
            "0x5",
            "5, 5",
            "5, 6",
        ),
        *(
            "9" * 30,
            "9" * 5000,
            "max-age=600",
            "max-age=" + "9" * 40,
            'max-age="5", no-cache',
            "no-store",
            "s-maxage=1",
            "private",
        ),
        *(
            'W/"17"',
            '"a\x7fb"',
            '"é"',
            "*",
            "120",
            "1e9",
            "Wed, 04 Mar 2026 10:30:00 -2400",
            "Fri, 31 Dec 9999 23:59:59 -0100",
        ),
        *(
            "http://page.example/a",
            "http://page.example/b",
            "//x",
            "http://[",
            "http://10.0.0.1/",
            "file:///x",
            "http://a:b@c/",
            "\\\\x",
        ),
        *(
            "http://page.example/" + "x" * 9000,
            "#",
            "http://%/",
            "http://page.example:0/",
            "Mon, 01 Jan 0001 00:00:00 +2359",
        ),
    )
)
_CODES_SAID = (200, 200, 203, 206, 301, 302, 304, 308, 404, 410, 429, 503, 999, 100, 103)
_STATUS = st.sampled_from(
    (
        *(f"HTTP/1.1 {code} X" for code in _CODES_SAID),
        *(
            "HTTP/1.0 200",
            "HTTP/2 200 OK",
            "ICY 200 OK",
            "HTTP/1.1 2\u00b20 X",
            "HTTP/1.1 -1 X",
            "",
            "HTTP/1.1 200 " + "x" * 70_000,
        ),
    )
)
_CONTENT = st.sampled_from(
    (
        *(
            b"",
            b"<p>a.",
            b"5\r\n<p>a.\r\n0\r\n\r\n",
            b"5\r\n<p>",
            b"fffffffffffffffff\r\nx",
            b"-5\r\nx",
            b"5;x=y\r\n<p>a.\r\n0\r\nA: b\r\n\r\n",
        ),
        *(
            gzip.compress(b"<p>a."),
            gzip.compress(b"<p>a.")[:-4],
            gzip.compress(b"x") + gzip.compress(b"y"),
            b"\x1f\x8b",
            b"\x1f",
        ),
        *(gzip.compress(bytes(3 << 20)), zlib.compress(b"x"), gzip.compress(b"x") + b"\x00" * 9),
    )
)


@st.composite
def _reply(draw: DrawFn) -> bytes:
    heads = []
    for _ in range(draw(st.sampled_from((1, 1, 1, 2)))):
        given = draw(st.lists(st.tuples(_HEADER | WORD, _SAID | ANYTHING), max_size=6))
        heads.append("\r\n".join([draw(_STATUS), *(f"{name}: {value}" for name, value in given), "", ""]))
    return raw("".join(heads)) + draw(_CONTENT | ANYTHING.map(raw))


HTTP: SearchStrategy[Named] = _reply().map(lambda data: ("a.http", data))
