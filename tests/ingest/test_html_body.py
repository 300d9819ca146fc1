"""What of a page is its text, and what stands around and within it."""

from tests.ingest.own_page import BODY, END, LEAD, QUOTE, TITLE, lines, page, read


def test_text_behind_an_empty_element_and_bare_text_are_kept() -> None:
    first = f'<p>The gates were opened at dawn.<span id="more-91"></span> {QUOTE}</p>'
    bare = f"<div><div><img src='x'></div>{END}<p>{LEAD}</p></div>"
    text = read(page(body=f"{first}{bare}<p>{LEAD}</p>")).text
    assert f"opened at dawn. {QUOTE}" in text
    assert END in text


def test_what_readers_wrote_below_the_text_is_left_out() -> None:
    said = "I have lived by that bridge for forty years and nobody has ever asked me about the toll, I can tell you."
    below = f'<div class="visitors_comment_block"><h3>Fools</h3><p>{said}</p><p>{said} Never.</p></div>'
    article = read(page(body="".join(f"<p>{one}</p>" for one in BODY) + below))
    assert [words for _, words in lines(article)] == [TITLE, *BODY]


def test_titles_of_other_articles_go_with_the_heading_above_them() -> None:
    links = (
        "<ul>"
        + "".join(f"<li>How {one} <a href='/{one}'>tolls rise in spring</a></li>" for one in ("river", "road"))
        + "</ul>"
    )
    for place in (f"<h2>Related</h2>{links}", f"<h2>More Must-Reads From Harbour Post</h2>{links}"):
        article = read(page(body=f"<p>{LEAD}</p>{place}<p>{QUOTE}</p><p>{END}</p>"))
        assert [words for _, words in lines(article)] == [TITLE, *BODY]


def test_captions_are_no_paragraphs() -> None:
    caption = "<div class='image-caption'>Lorries at the bridge, seen from the eastern bank.</div>"
    article = read(page(body=f"<p>{LEAD}</p>{caption}<p>{QUOTE}</p><p>{END}</p><p>Bo Reed/Reuters</p>"))
    assert [words for _, words in lines(article)] == [TITLE, *BODY]
