"""Pages of our own making, with the traits of real ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import IngestError
from briefer.ingest import read_article
from briefer.model import Published
from tests.ingest.own_page import BODY, DEK, END, LEAD, NOW, QUOTE, TITLE, ld, lines, page, read

DEEP = Path(__file__).parents[3] / "shared" / "hostile" / "deep.html"


def test_the_text_is_title_and_paragraphs_without_what_surrounds_them() -> None:
    assert lines(read(page())) == [("headline", TITLE), *(("body", words) for words in BODY)]


def test_a_displayed_dek_stands_second() -> None:
    article = read(page(above=f'<p class="article__dek standfirst">{DEK}</p>'))
    assert lines(article)[:3] == [("headline", TITLE), ("dek", DEK), ("body", LEAD)]


def test_a_heading_with_the_words_of_the_description_is_the_dek() -> None:
    article = read(page(head=f'<meta name="description" content="{DEK}">', above=f"<h2>{DEK}</h2>"))
    assert lines(article)[:3] == [("headline", TITLE), ("dek", DEK), ("body", LEAD)]


@pytest.mark.parametrize("description", [DEK, LEAD])
def test_a_description_that_is_not_shown_as_a_dek_is_none(description: str) -> None:
    article = read(page(head=f'<meta property="og:description" content="{description}">'))
    assert [role for role, _ in lines(article)] == ["headline", "body", "body", "body"]
    assert article.text.count(LEAD) == 1


def test_crossheads_lists_quotations_and_tables_keep_their_order() -> None:
    body = (
        f"<p>{LEAD}</p><h2>A bridge too narrow</h2><p>{QUOTE}</p>"
        "<ul><li>Widen the eastern lane.</li><li>Close it.</li></ul>"
        "<blockquote><p>It was built for carts.</p></blockquote>"
        f"<table><tr><td>2025</td><td>40</td></tr></table><p>{END}</p>"
    )
    assert lines(read(page(body=body)))[1:] == [
        ("body", LEAD),
        ("heading", "A bridge too narrow"),
        ("body", QUOTE),
        ("body", "Widen the eastern lane."),
        ("body", "Close it."),
        ("body", "It was built for carts."),
        ("body", "2025 | 40"),
        ("body", END),
    ]


def test_paragraphs_parted_by_line_breaks_are_told_apart() -> None:
    article = read(page(body=f"<div><p>{LEAD}<br><br>{QUOTE}</p><p>{END}</p></div>"))
    assert [words for _, words in lines(article)][1:] == BODY


def test_inline_marks_leave_no_trace_within_words() -> None:
    article = read(
        page(body=f"<p>{LEAD}</p><p>The <b>may</b>or <a href='/x'>did</a> <i>not</i>&nbsp;come&#8238;.</p><p>{END}</p>")
    )
    assert "The mayor did not come." in article.text


def test_json_ld_gives_title_authors_outlet_and_the_instant_with_its_zone() -> None:
    article = read(
        page(
            head=ld(
                headline=TITLE,
                datePublished="2026-03-04T10:30:00+03:00",
                dateModified="2026-03-09T10:30:00+03:00",
                author=[{"@type": "Person", "name": "Mira Tamo"}, {"name": "Olek Berg"}],
                publisher={"name": "Harbour Post"},
            )
        )
    )
    assert (article.title, article.authors, article.outlet) == (TITLE, ("Mira Tamo", "Olek Berg"), "Harbour Post")
    assert article.published == Published(
        value="2026-03-04T10:30:00+03:00", precision="second", how="json-ld", zone="+03:00"
    )


def test_a_graph_is_followed_to_its_persons_and_publisher() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            {
                "@type": ["NewsArticle"],
                "datePublished": "2026-03-04",
                "author": {"@id": "#m"},
                "publisher": {"@id": "#p"},
            },
            {"@id": "#m", "@type": "Person", "name": "Mira Tamo"},
            {"@id": "#p", "@type": "Organization", "name": "Harbour &amp; Post"},
        ]
    }
    article = read(page(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert (article.authors, article.outlet) == (("Mira Tamo",), "Harbour & Post")
    assert article.published == Published(value="2026-03-04", precision="day", how="json-ld")


def test_of_several_described_articles_the_pages_own_is_taken() -> None:
    other = ld(headline="Toll raised", datePublished="2025-01-01", url="https://post.example/other")
    by_title = ld(headline=TITLE, datePublished="2026-03-04")
    by_address = ld(headline="Row at the bridge", datePublished="2026-03-04", url="https://post.example/own")
    for head in (other + by_title, f'<link rel="canonical" href="https://post.example/own">{other}{by_address}'):
        published = read(page(head=head)).published
        assert published is not None
        assert published.value == "2026-03-04"


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 50_000,
        '"just words"',
        "null",
        '{"@graph": {"@graph": 3}}',
        '{"@type": "NewsArticle", "author": [[{"name": {}}]], "headline": 3}',
    ],
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    article = read(page(head=f'<script type="application/ld+json">{broken}</script>'))
    assert article.title == TITLE


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2026-03-04T10:30:00Z">',
        '<meta name="parsely-pub-date" content="2026-03-04T10:30:00Z">',
        '<meta name="date" content="Wed, 04 Mar 2026 10:30:00 GMT">',
        '<meta itemprop="datePublished" content="2026-03-04T10:30:00+00:00">',
    ],
)
def test_a_meta_element_gives_the_instant(tag: str) -> None:
    published = read(page(head=tag)).published
    assert published is not None
    assert (published.value, published.how, published.sure) == ("2026-03-04T10:30:00+00:00", "meta", True)


def test_a_marked_time_element_gives_the_instant() -> None:
    published = read(
        page(above='<time itemprop="datePublished" datetime="2026-03-04T10:30:00+03:00">4 March</time>')
    ).published
    assert published is not None
    assert (published.value, published.how) == ("2026-03-04T10:30:00+03:00", "meta")


def test_statements_that_disagree_leave_the_first_and_are_not_sure() -> None:
    head = ld(datePublished="2026-03-04") + '<meta property="article:published_time" content="2026-01-15">'
    published = read(page(head=head)).published
    assert published == Published(value="2026-03-04", precision="day", how="json-ld", sure=False)


@pytest.mark.parametrize("impossible", ["2026-06-30T00:00:00Z", "1970-01-01T00:00:00Z", "soon", "2026-13-45"])
def test_a_date_after_retrieval_or_before_the_web_is_not_taken(impossible: str) -> None:
    head = ld(datePublished=impossible) + '<meta property="article:published_time" content="2026-03-04">'
    assert read(page(head=head)).published == Published(value="2026-03-04", precision="day", how="meta")


def test_a_publication_line_counts_before_the_address() -> None:
    head = '<link rel="canonical" href="https://post.example/2026/03/05/convoy">'
    body = f"<p>Published 4 March 2026</p><p>{LEAD}</p><p>{QUOTE}</p><p>{END}</p>"
    article = read(page(head=head, body=body))
    assert article.published == Published(value="2026-03-04", precision="day", how="text")
    assert "Published" not in article.text


def test_an_address_gives_a_day_that_is_not_sure() -> None:
    article = read(page(head='<link rel="canonical" href="https://post.example/2026/03/05/convoy?utm_source=x">'))
    assert article.published == Published(value="2026-03-05", precision="day", how="url", sure=False)
    assert article.url == "https://post.example/2026/03/05/convoy"


def test_what_is_guessed_looks_like_a_guess() -> None:
    article = read(page(above="<div>last changed 2026-03-04</div>"))
    assert article.published == Published(value="2026-03-04", precision="day", how="guess", sure=False)


def test_without_a_time_of_retrieval_nothing_is_guessed() -> None:
    markup = page(above="<div>last changed 2026-03-04</div>").encode()
    assert read_article(markup, source="p.html", now=None).published is None


def test_a_given_date_wins_over_the_page() -> None:
    given = Published(value="2026-02-01", precision="day", how="given")
    assert read(page(head=ld(datePublished="2026-03-04")), published=given).published == given


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<title>Harbour Post</title><meta property="og:site_name" content="Harbour Post">', TITLE),
        (f"<title>{TITLE} | Harbour Post</title>", TITLE),
        (ld(headline="Toll row stops lorries in the north"), "Toll row stops lorries in the north"),
    ],
)
def test_the_title_is_the_shown_one_where_the_metadata_agree(head: str, title: str) -> None:
    assert read(page(head=head)).title == title


def test_the_outlets_name_is_taken_off_a_title() -> None:
    head = (
        f'<title>x</title><meta property="og:title" content="{TITLE} - Harbour Post">'
        '<meta property="og:site_name" content="Harbour Post">'
    )
    assert read(page(head=head).replace(f"<h1>{TITLE}</h1>", "")).title == TITLE


def test_a_byline_on_the_page_gives_the_authors() -> None:
    article = read(page(above='<div class="byline">By Mira Tamo and Olek Berg</div>'))
    assert article.authors == ("Mira Tamo", "Olek Berg")
    assert "Mira" not in article.text


def test_a_login_is_no_author() -> None:
    head, above = '<meta name="author" content="admin">', '<span class="author vcard"><a href="/m">Mira Tamo</a></span>'
    assert read(page(head=head)).authors == ()
    assert read(page(head=head, above=above)).authors == ("Mira Tamo",)


def test_name_and_date_shown_under_the_headline_are_read() -> None:
    article = read(page(above="<div>Mira Tamo, Harbour Post | 4 March 2026</div>"))
    assert (article.authors, article.outlet) == (("Mira Tamo",), "Harbour Post")
    assert article.published == Published(value="2026-03-04", precision="day", how="text")


def test_a_bare_date_under_the_headline_is_not_sure() -> None:
    article = read(page(above="<div>4 March 2026</div>"))
    assert article.published == Published(value="2026-03-04", precision="day", how="text", sure=False)


def test_a_bare_date_among_the_paragraphs_of_a_page_is_not_sure() -> None:
    article = read(page(body=f"<p>4 March 2026</p><p>{LEAD}</p><p>{QUOTE}</p><p>{END}</p>"))
    assert article.published == Published(value="2026-03-04", precision="day", how="text", sure=False)


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    cell = "<br><br>".join(BODY)
    article = read(f"<html><body><table><tr><td><h1>{TITLE}</h1><font>{cell}</font></td></tr></table></body></html>")
    assert lines(article) == [("headline", TITLE), *(("body", words) for words in BODY)]


def test_calls_to_subscribe_below_a_teaser_are_cut() -> None:
    wall = "<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? Sign in</p></div>"
    article = read(page(body=f"<p>{LEAD}</p><p>{QUOTE}</p>{wall}"))
    assert [words for _, words in lines(article)] == [TITLE, LEAD, QUOTE]


def test_an_agency_among_the_authors_is_the_credit() -> None:
    article = read(
        page(head=ld(author=[{"name": "Mira Tamo"}, {"name": "Reuters"}, {"name": "https://post.example/m"}]))
    )
    assert (article.authors, article.credit) == (("Mira Tamo",), "Reuters")


def test_the_language_is_what_the_page_states_and_else_that_of_its_text() -> None:
    assert read(page(lang="fr-CA")).language == "fr"
    assert read(page(lang="")).language == "en"


def test_the_same_page_saved_twice_is_one_article() -> None:
    head = '<link rel="canonical" href="https://post.example/convoy#top">'
    one = read_article(page(head=head).encode(), source="a.html", now=NOW)
    two = read_article(page(head=head).replace("mayor", "envoy").encode(), source="b.html", now=NOW)
    assert one.id == two.id
    assert one.sha256 != two.sha256


def test_a_declared_character_set_is_honoured() -> None:
    markup = page(body=f"<p>{LEAD}</p><p>The café stayed open.</p><p>{END}</p>").replace("utf-8", "windows-1252", 1)
    article = read_article(markup.encode("cp1252"), source="p.html", now=NOW)
    assert "The café stayed open." in article.text


def test_a_short_page_is_read_too() -> None:
    article = read(
        "<html><body><h1>Bridge closed</h1><p>Kovar bridge is closed until Friday, the mayor said.</p></body></html>"
    )
    assert article.text == "Bridge closed\n\nKovar bridge is closed until Friday, the mayor said."


def test_a_page_is_known_by_its_beginning_whatever_its_name() -> None:
    assert read_article(page().encode(), source="a.txt", now=NOW).title == TITLE
    assert read_article(page().encode(), source="-", now=NOW).title == TITLE


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("<html></html>", "no article"),
        ("<!-- nothing -->", "empty"),
        ("<html><body><script>alert(1)</script></body></html>", "no article"),
        ("<html><body>" + "<div>" * 5000 + "words", "nested"),
        ("<html><body>" + "<div>" * 252 + "words" + "</div>" * 252, "nested"),
        ("<html><body>" + "<div>" * 300 + "words" + "</div>" * 300, "nested"),
    ],
)
def test_a_page_without_an_article_is_an_error_that_names_it(markup: str, wrong: str) -> None:
    with pytest.raises(IngestError, match=wrong) as caught:
        read(markup)
    assert str(caught.value).startswith("p.html: ")


@pytest.mark.skipif(not DEEP.exists(), reason="the shared folder does not stand beside the repository")
def test_markup_a_hundred_thousand_deep_is_an_error() -> None:
    with pytest.raises(IngestError, match="nested"):
        read_article(DEEP.read_bytes(), source="deep.html", now=NOW)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</article>",
        "<table><tr><td>",
        "<h1>",
        "<br>",
        "&#0;",
        "&#xD800;",
        "<!--",
        "]]>",
        "<script>",
        "Convoy halted. ",
        "<time datetime='x'>",
        "<ul><li>",
        "<blockquote>",
        "<svg>",
        "<a href='//['>",
        "<base href='http://['>",
        "<link rel=canonical href='http://['>",
    ]
)


@given(st.lists(TAGS | st.text(max_size=8), max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_markup_is_an_article_or_an_ingest_error(parts: list[str]) -> None:
    try:
        article = read("<html><body>" + "".join(parts).replace("\ud800", ""))
    except IngestError:
        return
    assert "\n\n".join(words for _, words in lines(article)) == article.text
