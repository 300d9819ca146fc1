"""Good documents of every format, which are damaged, and from which a run that is led by coverage begins."""

import gzip
import json
import zipfile
from functools import cache

from tests.evals.pages import cases
from tests.ingest.documents import SENTENCES, lines, mail, page, pdf, tarred, word, zipped
from tests.ingest.feeds.test_any_bytes import ATOM, JSON, RSS
from tests.ingest.test_archives import warc
from tests.ingest.test_mail import REPLY, SAVED
from tests.ingest.test_odt import odt

Named = tuple[str, bytes]
"""The name under which an input is added, and its bytes."""

FRONT = "---\ntitle: Weir opens\ndate: 2026-03-04\ntags: [dam]\n---\n# Weir\n\n" + "\n\n".join(SENTENCES)
OPML = (
    b'<?xml version="1.0"?><opml version="2.0"><head><title>Press</title></head><body><outline text="Daily">'
    b'<outline type="rss" text="Post" xmlUrl="https://paper.example/feed" category="/dam,river"/></outline>'
    b'<outline xmlUrl="https://other.example/feed"/></body></opml>'
)
ROBOTS = (
    b"User-agent: *\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2.5\n\n# ours\nUser-agent: Briefer\n"
    b"Disallow: /drafts?x=%C3%A9\nRequest-rate: 1/10s 0600-0845\nVisit-time: 0600-0845\n"
    b"Sitemap: https://a.example/map\n"
)
_HEAD = (
    b"HTTP/1.1 200 OK\r\nDate: Wed, 04 Mar 2026 10:30:00 GMT\r\nContent-Type: text/html; charset=utf-8\r\n"
    b'ETag: W/"17"\r\nLast-Modified: Wed, 04 Mar 2026 10:00:00 GMT\r\nCache-Control: public, max-age=600\r\nAge: 5\r\n'
)
ANSWERS = (
    _HEAD + b"Content-Length: 5\r\n\r\n<p>a.",
    _HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>a.\r\n0\r\nX-End: 1\r\n\r\n",
    _HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>a."),
    b"HTTP/1.1 301 Moved\r\nLocation: //b.example/x?y#z\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: Wed, 04 Mar 2026 11:30:00 GMT\r\n\r\n",
    b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\nHTTP/1.0 503 Down\r\nRetry-After: 120\r\n\r\n",
    b"HTTP/1.1 304 Same\r\nExpires: Thu, 05 Mar 2026 10:30:00 GMT\r\n\r\n",
)
_ODT = (
    f'<text:p text:style-name="P1">Weir opens</text:p><text:p>{SENTENCES[0]}<text:s text:c="3"/><text:tab/>So.</text:p>'
    f'<text:h text:outline-level="1">Next</text:h><text:list><text:list-item><text:p>{SENTENCES[3]}</text:p>'
    "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>North</text:p>"
    "</table:table-cell></table:table-row></table:table>"
)
_RECORD = {"id": "a1", "text": SENTENCES[0], "published": "2026-03-04T10:30+03:00", "title": "Weir"}

FORMATS = (
    *("html", "text", "markdown", "pdf", "word", "odt", "mail", "mbox", "mhtml", "zip", "tar", "gzip", "warc"),
    *("feed", "opml", "robots", "http", "jsonl"),
)


@cache
def good(form: str) -> tuple[Named, ...]:
    """Good documents of a format, each with its name."""
    attached = mail(REPLY)
    attached.add_attachment(page(), maintype="text", subtype="html", filename="b.html")
    box = b"".join(b"From a@b.example Wed Mar 04 10:30:00 2026\n" + mail(REPLY).as_bytes() + b"\n\n" for _ in range(3))
    drawn = [(60.0, 740.0, 20.0, "Weir opens"), *lines(60, 700, 10, *SENTENCES), *lines(320, 700, 10, *SENTENCES)]
    table: dict[str, tuple[Named, ...]] = {
        "html": tuple((f"{one.name}.html", one.html.encode()) for one in cases()),
        "text": (("a.txt", "\n\n".join(SENTENCES).encode()), ("a.txt", FRONT.encode())),
        "markdown": (("a.md", FRONT.encode()),),
        "pdf": (("a.pdf", pdf([drawn, drawn], {"Title": "Weir", "CreationDate": "D:20260302"})),),
        "word": (("a.docx", word()),),
        "odt": (("a.odt", odt(_ODT)),),
        "mail": (("a.eml", attached.as_bytes()), ("a.eml", mail(REPLY).as_bytes())),
        "mbox": (("a.mbox", box),),
        "mhtml": (("a.mhtml", SAVED % page()),),
        "zip": (
            ("a.zip", zipped({"a.html": page(), "b.txt": b"Gates are open.", "c.docx": word()})),
            *(("a.zip", zipped({"a.html": page()}, method=method)) for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)),
        ),
        "tar": (("a.tar", tarred({"a.html": page(), "b.txt": b"Gates are open."})),),
        "gzip": (("a.txt.gz", gzip.compress(SENTENCES[0].encode())), ("a.tgz", tarred({"a.txt": b"x"}, mode="w:gz"))),
        "warc": (("a.warc", warc(packed=False)), ("a.warc.gz", warc())),
        "feed": (("a.rss", RSS), ("a.atom", ATOM), ("a.json", JSON)),
        "opml": (("a.opml", OPML),),
        "robots": (("robots.txt", ROBOTS),),
        "http": tuple(("a.http", answer) for answer in ANSWERS),
        "jsonl": (("a.jsonl", b"\n".join(json.dumps({**_RECORD, "n": n}).encode() for n in range(3))),),
    }
    return table[form]
