"""Trees of MIME parts: mails, mailboxes, pages saved as mail."""

import base64
import binascii
import quopri

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES, page
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.pages import HTML
from tests.ingest.fuzz.made.words import ADDRESS, ANYTHING, CHARSET, DATE, WORDS, any_of, mostly, raw

_LEAF = any_of(
    "text/plain text/html text/calendar text/enriched message/partial message/external-body "
    "message/delivery-status application/octet-stream application/pdf image/png text text/ /html x "
    "multipart/mixed application/ms-tnef"
)
_BRANCH = any_of(
    "multipart/mixed multipart/alternative multipart/related multipart/digest multipart/signed "
    "multipart/report message/rfc822 message/global multipart/"
)
_BOUNDARY = st.sampled_from(("b", "b b", "", "--", "b--", "\u00e9", "x" * 80, "b'", "b\x00"))
_CODING = st.sampled_from(("7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "binary", "x", "", "BASE64 "))
_FIELD = any_of(
    "From To Cc Subject Date Message-ID In-Reply-To References Sender Reply-To Received Return-Path "
    "List-Id X-Mailer Content-Location Content-ID Content-Disposition Content-Description "
    "Content-Language Snapshot-Content-Location Resent-Date MIME-Version Importance Content-Base"
)
_PEOPLE = st.sampled_from(
    (
        *(
            "Ada Stone <ada@post.example>",
            "<>",
            "a@",
            "@",
            '"a\\',
            "(((((a",
            "=?utf-8?q?A=0D=0AB?= <a@b.example>",
            "a:b;c:;",
        ),
        *(
            "Ada <ada@[::1]>",
            "<<a@b>>",
            ",,,",
            "a@b, c@d <e",
            "<saved by a browser>",
            "=?utf-8*en?q?a?= b",
            "\u00e9@\u00e9",
        ),
    )
)
_QUOTED = "\nOn Tue, 3 Mar 2026 at 10:00, Bo Reed <bo@desk.example>\nwrote:\n> Will they open?\n-- \nAda"


_COLON = st.sampled_from((": ", ":", " : ", ":\n "))
_WAY = st.sampled_from(("inline", "attachment", "", ";"))


@st.composite
def _headers(draw: DrawFn) -> list[str]:
    found = []
    for name in draw(st.lists(_FIELD, max_size=5)):
        value = draw(_PEOPLE | DATE | ANYTHING | ADDRESS).replace("\n", draw(st.sampled_from((" ", "\n ", "\n"))))
        found.append(f"{name}{draw(_COLON)}{value}")
    return found


@st.composite
def _parameters(draw: DrawFn) -> str:
    """As RFC 2045 and 2231 have them, and otherwise."""
    charset, words = draw(CHARSET), draw(WORDS).replace("\n", " ")
    return draw(
        st.sampled_from(
            (
                *(
                    "",
                    f"; charset={charset}",
                    f'; charset="{charset}"',
                    f"; charset*={charset}''{charset}",
                    "; charset",
                ),
                *(f"; name*0*=x'y'{words}; name*2=b", f"; name*={charset}'en'%FF%zz", f'; name="{words}', "; ;;=;"),
                *(f"; filename*0={words}; format=flowed; delsp=yes", "; name*999999999999=a", f"; name={words}"),
            )
        )
    )


def _coded(body: bytes, coding: str) -> bytes:
    if coding.strip().lower() == "base64":
        return base64.encodebytes(body)
    if coding == "quoted-printable":
        return quopri.encodestring(body)
    if coding == "x-uuencode":
        return (
            b"begin 644 a\n" + b"".join(binascii.b2a_uu(body[n : n + 45]) for n in range(0, len(body), 45)) + b"end\n"
        )
    return body


@st.composite
def _leaf(draw: DrawFn) -> bytes:
    kind, coding = draw(_LEAF), draw(_CODING)
    words = draw(st.sampled_from((SENTENCES[0], SENTENCES[0] + _QUOTED, page().decode(), ""))) + draw(WORDS)
    charset = draw(st.sampled_from(("utf-8", "utf-16", "latin-1")))
    head = [*draw(_headers()), f"Content-Type: {kind}{draw(_parameters())}", f"Content-Transfer-Encoding: {coding}"]
    if draw(st.booleans()):
        head.append(f"Content-Disposition: {draw(_WAY)}{draw(_parameters())}")
    return raw("\n".join(head)) + b"\n\n" + _coded(raw(words, charset), coding if draw(st.booleans()) else "")


@st.composite
def _branch(draw: DrawFn, inner: SearchStrategy[bytes]) -> bytes:
    kind, mark = draw(_BRANCH), draw(_BOUNDARY)
    said = draw(
        st.sampled_from((f'; boundary="{mark}"', f"; boundary={mark}", "", f"; boundary*0={mark}; boundary*1=c"))
    )
    parts = draw(st.lists(inner, max_size=4))
    head = raw("\n".join([*draw(_headers()), f"Content-Type: {kind}{said}{draw(_parameters())}"])) + b"\n\n"
    if kind.startswith("message"):
        return head + (parts[0] if parts else b"")
    cut = raw(f"\n--{mark}\n")
    return head + b"".join(cut + part for part in parts) + draw(st.sampled_from((raw(f"\n--{mark}--\n"), b"", cut)))


_TREE = st.recursive(_leaf(), _branch, max_leaves=10)
_START = b"From: Ada Stone <ada@post.example>\nMIME-Version: 1.0\n"
_MESSAGE = st.builds(bytes.__add__, st.sampled_from((_START, b"", b"Subject: x\n", b"\n", b"From a@b 2026\n")), _TREE)
_ENDED = st.sampled_from((b"\n", b"\r\n", b"\r"))


def _with_ends(data: bytes, end: bytes) -> bytes:
    return data.replace(b"\n", end)


MAIL: SearchStrategy[Named] = st.builds(_with_ends, _MESSAGE, _ENDED).map(lambda data: ("a.eml", data))
_LINE = st.builds(lambda who, when: raw(f"From {who} {when}\n"), _PEOPLE, DATE)
MBOX: SearchStrategy[Named] = st.lists(st.builds(bytes.__add__, _LINE, _MESSAGE), max_size=4).map(
    lambda parts: ("a.mbox", b"\n\n".join(parts))
)
_SAVED = st.builds(
    lambda place, start, mark: raw(
        f"From: <Saved by a browser>\nSnapshot-Content-Location: {place}\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related; type="text/html"; {start}boundary="{mark}"\n\n--{mark}\n'
    ),
    ADDRESS,
    st.sampled_from(("", 'start="<a@x>"; ', "start=; ")),
    mostly(st.just("b"), _BOUNDARY),
)
_ROOT = st.builds(
    lambda kind, place, extra, body: raw(f"Content-Type: {kind}{extra}\nContent-Location: {place}\n\n") + body,
    mostly(st.just("text/html"), any_of("application/xhtml+xml text/plain multipart/alternative"), 8),
    ADDRESS,
    mostly(st.just(""), _parameters()),
    mostly(mostly(st.just(page()), HTML.map(lambda made: made[1])), _leaf()),
)
MHTML: SearchStrategy[Named] = st.builds(
    lambda head, root, rest: ("a.mhtml", head + root + b"".join(b"\n--b\n" + one for one in rest)),
    _SAVED,
    _ROOT,
    st.lists(_TREE, max_size=3),
)
