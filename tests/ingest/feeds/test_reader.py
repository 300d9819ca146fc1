"""What feeds of all formats say of their entries, as drafts."""

import json
from xml.sax.saxutils import escape

import pytest

from briefer.errors import IngestError
from briefer.ingest.draft import Draft
from briefer.ingest.feeds.reader import read_question
from briefer.ingest.sandbox import Question
from briefer.model import Published

PLACE = "https://paper.example/feeds/all.xml"


def read(data: bytes | str, *, charset: str | None = None) -> tuple[Draft, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return read_question(Question(parser="feed", data=raw, source="paper", address=PLACE, charset=charset))


def rss(item: str, channel: str = "<title>Orrel Post</title><language>en-GB</language>") -> Draft:
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    (draft,) = read(f'<rss version="2.0" {names}><channel>{channel}<item>{item}</item></channel></rss>')
    return draft


def atom(entry: str) -> Draft:
    (draft,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://paper.example/b/">'
        f"<title>Orrel Post</title><entry>{entry}</entry></feed>"
    )
    return draft


def feed_json(*items: object, **more: object) -> tuple[Draft, ...]:
    return read(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Orrel Post", "items": items, **more})
    )


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_an_item_of_rss_says_title_link_authors_date_and_language() -> None:
    facts = rss(
        "<title>Gates stay shut</title><link>https://paper.example/a?utm_medium=rss</link>"
        "<guid isPermaLink='false'>17</guid>"
        "<dc:creator>Mara Ilves</dc:creator><dc:creator>Tam Orr</dc:creator>"
        "<pubDate>Tue, 03 Mar 2026 10:30:00 +0300</pubDate><description>The board said so.</description>"
    ).facts
    assert (facts.id, facts.title, facts.outlet, facts.url) == (
        "17",
        "Gates stay shut",
        "Orrel Post",
        "https://paper.example/a",
    )
    assert (facts.authors, facts.language) == (("Mara Ilves", "Tam Orr"), "en")
    assert facts.published == Published(
        value="2026-03-03T10:30:00+03:00", precision="second", how="feed", zone="+03:00"
    )


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("desk@paper.example (Mara Ilves)", "Mara Ilves"),
        ("Mara Ilves &lt;desk@paper.example&gt;", "Mara Ilves"),
        ("Mara Ilves", "Mara Ilves"),
        ("desk@paper.example", None),
    ],
)
def test_an_author_is_a_name_and_no_mailbox(author: str, name: str | None) -> None:
    facts = rss(f"<title>Gates</title><author>{author}</author>").facts
    assert facts.authors == ((name,) if name else ())


def test_the_richer_of_summary_and_content_is_the_text() -> None:
    draft = rss(
        "<title>Gates</title><description>The board said so.</description>"
        "<content:encoded><![CDATA[<p>The board said so on Monday.</p><p>It gave no date.</p>]]></content:encoded>"
    )
    assert texts(draft) == ["The board said so on Monday.", "It gave no date."]


@pytest.mark.parametrize(
    "title",
    [
        "Gates &amp; weirs <b>stay</b> shut",
        "Gates & weirs stay shut",
        "<![CDATA[raw]]>",
        "Gates &amp;amp; weirs &lt;b&gt;stay&lt;/b&gt; shut",
    ],
)
def test_titles_lose_their_markup_however_it_is_escaped(title: str) -> None:
    given = "<![CDATA[Gates <b>&amp;</b> weirs stay shut]]>" if title.startswith("<!") else escape(title)
    assert rss(f"<title>{given}</title>").facts.title == "Gates & weirs stay shut"


def test_html_that_was_escaped_twice_is_read_as_html() -> None:
    twice = escape(escape("<p>The board &amp; the mayor.</p><p>No date.</p>"))
    assert texts(rss(f"<title>Gates</title><description>{twice}</description>")) == [
        "The board & the mayor.",
        "No date.",
    ]


def test_plain_text_keeps_its_paragraphs() -> None:
    draft = rss("<title>Gates</title><description>The board\nsaid so.\n\nIt gave no date.</description>")
    assert texts(draft) == ["The board said so.", "It gave no date."]


def test_an_entry_of_atom_is_read_with_its_base_and_a_date_of_change_is_not_sure() -> None:
    draft = atom(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Gates <em>stay</em> shut</div></title>'
        '<link rel="alternate" href="../a"/><id>urn:x:1</id><updated>2026-03-03T10:30:00Z</updated>'
        '<author><name>Mara Ilves</name></author><content type="html">&lt;p&gt;So.&lt;/p&gt;</content>'
    )
    assert (draft.facts.title, draft.facts.url, draft.facts.id) == (
        "Gates stay shut",
        "https://paper.example/a",
        "urn:x:1",
    )
    assert draft.facts.published is not None
    assert (draft.facts.published.value, draft.facts.published.sure) == ("2026-03-03T10:30:00+00:00", False)


def test_atom_s_date_of_publication_goes_before_that_of_a_change() -> None:
    draft = atom(
        "<title>Gates</title><published>2026-03-02T08:00:00+02:00</published><updated>2026-03-03T10:30:00Z</updated>"
    )
    assert draft.facts.published is not None
    assert (draft.facts.published.value, draft.facts.published.sure) == ("2026-03-02T08:00:00+02:00", True)


def test_rdf_is_read_too() -> None:
    (draft,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Orrel Post</title></channel>'
        "<item><title>Gates</title><link>https://paper.example/a</link><dc:date>2026-03-03T10:30+01:00</dc:date></item>"
        "</rdf:RDF>"
    )
    assert draft.facts.published is not None
    assert (draft.facts.published.value, draft.facts.published.sure) == ("2026-03-03T10:30+01:00", True)


def test_an_item_of_json_feed_says_the_same() -> None:
    (draft,) = feed_json(
        {
            "id": 17,
            "url": "/a",
            "title": "Gates",
            "content_html": "<h2>Ahead</h2><p>The board<br>said so.</p><ul><li>One</li><li>Two</li></ul>",
            "date_published": "2026-03-03T10:30:00+03:00",
            "authors": [{"name": "Mara Ilves"}],
        },
        language="en-GB",
    )
    facts = draft.facts
    assert (facts.id, facts.url, facts.title, facts.authors, facts.language) == (
        "17",
        "https://paper.example/a",
        "Gates",
        ("Mara Ilves",),
        "en",
    )
    assert [(block.text, block.role) for block in draft.blocks] == [
        ("Ahead", "heading"),
        ("The board said so.", None),
        ("One", None),
        ("Two", None),
    ]


def test_a_broken_item_of_json_feed_is_counted_and_the_others_are_read() -> None:
    (draft,) = feed_json({"id": "a", "title": 7}, "x", {"id": "b", "content_text": "The board said so."})
    assert draft.notes == ("paper: 2 of its items are not as JSON Feed has them; left out",)
    assert texts(draft) == ["The board said so."]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd", "http://", "//[x"])
def test_a_link_that_leads_to_no_page_is_none(link: str) -> None:
    assert rss(f"<title>Gates</title><link>{escape(link)}</link>").facts.url is None


def test_the_link_of_a_host_without_a_dot_stays_without_its_password() -> None:
    draft = rss("<title>Gates</title><link>http://desk:hush@intranet:8080/a#top</link>")
    assert draft.facts.url == "http://intranet:8080/a"


def test_an_item_without_title_link_and_id_is_left_out() -> None:
    assert (
        read('<rss version="2.0"><channel><title>x</title><item><description>y</description></item></channel></rss>')
        == ()
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n  "])
def test_what_stands_before_a_feed_does_not_hide_it(mark: bytes) -> None:
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><item><title>Hráz</title></item></channel></rss>'.encode()
    (draft,) = read(mark + feed)
    assert draft.facts.title == "Hráz"


@pytest.mark.parametrize(
    ("charset", "declared", "encoding"),
    [
        (None, "windows-1250", "windows-1250"),
        ("windows-1250", "utf-8", "windows-1250"),
        ("no-such-set", "windows-1250", "windows-1250"),
        (None, "", "utf-8"),
        (None, "utf-16", "utf-16"),
    ],
)
def test_the_characters_are_those_of_the_server_then_of_the_feed_then_utf_8(
    charset: str | None, declared: str, encoding: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    feed = f'{head}<rss version="2.0"><channel><item><title>Hráz zůstane</title></item></channel></rss>'
    (draft,) = read(feed.encode(encoding), charset=charset)
    assert draft.facts.title == "Hráz zůstane"


def test_nothing_is_fetched_while_a_feed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object) -> None:
        raise AssertionError(words)

    monkeypatch.setattr("socket.socket.connect", refuse)
    outside = '<!DOCTYPE rss SYSTEM "http://other.example/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (draft,) = read(f'{outside}<rss version="2.0"><channel><item><title>Gates &x;</title></item></channel></rss>')
    assert "root:" not in str(draft)


def test_a_reference_to_no_character_costs_that_character_alone() -> None:
    (draft,) = read('<rss version="2.0"><channel><item><title>Gates&#x110000; &#99999999;shut</title></item></channel>')
    assert draft.facts.title == "Gates shut"


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="ut\xba-8"?><rss version="2.0"><channel/></rss>',
        b'<rss version="2.0" xmlns:dc="http://pu\xed\xa0\x80rl.org/"><channel><item><title>x</title></item></channel></rss>',
        b'<?xml version="1.0" encoding="\x00utf-8"?><rss version="2.0"><channel/></rss>',
    ],
)
def test_markup_in_which_the_parser_stumbles_is_read_or_refused(data: bytes) -> None:
    try:
        assert isinstance(read(data), tuple)
    except IngestError as error:
        assert "too broken to be read" in str(error)  # noqa: PT017 - either is right


@pytest.mark.parametrize("data", ["", " ", "gates", "<p>gates</p>", '{"a": 1}', "{", "[]", "<html><body/></html>"])
def test_what_is_no_feed_is_refused(data: str) -> None:
    with pytest.raises(IngestError, match=r"^paper: "):
        read(data)
