"""Whatever a feed holds, it is read or refused: no other error leaves the reader."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.errors import IngestError
from briefer.ingest.feeds import article_of_entry, is_teaser, mark_of
from briefer.ingest.feeds.reader import read_question
from briefer.ingest.sandbox import Question

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
PLACE = "https://paper.example/feed"
RSS = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Orrel Post</title>'
    b"<item><title>Gates</title><link>/a</link><guid>1</guid><pubDate>Tue, 03 Mar 2026 10:30:00 GMT</pubDate>"
    b"<description>&lt;p&gt;The board said so.&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/"><title>Orrel Post</title>'
    b'<entry><id>x</id><title type="html">Gates</title><link href="a"/><updated>2026-03-03T10:30:00Z</updated>'
    b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">So.</div></content></entry></feed>'
)
JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Orrel Post", "items": [{"id": "1", "url": "/a", '
    b'"content_html": "<p>So.</p>", "date_published": "2026-03-03T10:30:00Z", "authors": [{"name": "Mara Ilves"}]}]}'
)
WORDS = (
    b"< > & &lt; ]]> <![CDATA[ <!-- <!DOCTYPE &a; &#0; &#x110000; &#xd800; <item> </item> http://[ -9999 +9999 "
    b'xmlns:x= { [ null 1e999 "\\ud800" encoding="utf-7" encoding="hex" xml:base="http://[" \xff\xfe \x00 \xed\xa0\x80'
).split()
PIECES = st.sampled_from([*WORDS, b'[<!ENTITY a "b">]>', "①۱\u202e".encode()])
CUTS = st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES | st.binary(max_size=8))


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.lists(CUTS, max_size=6), charset=st.sampled_from([None, "utf-8", "latin-1", "hex", "utf-16"]))
def test_a_feed_that_was_cut_and_pasted_is_read_or_refused(
    feed: bytes, cuts: list[tuple[float, int, bytes]], charset: str | None
) -> None:
    data = bytearray(feed)
    for place, length, piece in cuts:
        start = int(place * len(data))
        data[start : start + length] = piece
    try:
        drafts = read_question(
            Question(parser="feed", data=bytes(data), source="paper", address=PLACE, charset=charset)
        )
    except IngestError as error:
        assert str(error).startswith("paper: ")  # noqa: PT017 - either is right
        return
    for draft in drafts:
        mark_of(draft)
        is_teaser(draft)
        try:
            article = article_of_entry(draft, place=PLACE, now=NOW).article
        except IngestError:
            continue
        assert "\u202e" not in article.text
        article.text.encode()
