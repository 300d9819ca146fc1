"""Where a page states its headline and its day, and what looks like either."""

# ruff: noqa: E501 - markup is read more easily when an element stands in one line

from tests.evals.pages.furniture import FOOTER, NAV, ld, og, page, teasers
from tests.evals.pages.story import Story, case


@case
def date_in_the_address_alone(story: Story) -> dict[str, object]:
    address = "https://blog.example/2026/03/04/weir"
    body = f"{NAV}<div class='post'><h1>{story.title}</h1>{story.body}</div>{FOOTER}"
    return {"html": page(f'<link rel="canonical" href="{address}">', body, story.title), "address": address}


@case
def modified_alone_in_metadata(story: Story) -> dict[str, object]:
    head = og(
        story.title, **{"article:modified_time": "2026-03-09T10:00:00Z", "og:updated_time": "2026-03-09T10:00:00Z"}
    )
    body = f"{NAV}<article><h1>{story.title}</h1><div class='dates'><span>First published on Wed 4 Mar 2026 10.15 CET</span> <span>Last modified on Mon 9 Mar 2026 11.00 CET</span></div>{story.body}</article>{FOOTER}"
    return {"html": page(head, body, story.title)}


@case
def graph_of_statements(story: Story) -> dict[str, object]:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "The Kovar Post"},
        {"@type": "BreadcrumbList", "itemListElement": []},
        {"@type": "WebPage", "@id": "#page", "name": "News", "datePublished": "2020-01-01T00:00:00Z"},
        {
            "@type": "NewsArticle",
            "headline": story.title[:40],
            "datePublished": "2026-03-04T10:00:00Z",
            "isPartOf": {"@id": "#page"},
        },
    ]
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}</article>{FOOTER}"
    return {"html": page(ld(**{"@graph": graph}), body, f"{story.title} | The Kovar Post")}


@case
def no_headline_element(story: Story) -> dict[str, object]:
    body = f"{NAV}<div class='title'>{story.title}</div><div class='text'>{story.body}</div>{FOOTER}"
    head = '<meta name="pubdate" content="2026-03-04T10:00:00Z"><meta property="og:site_name" content="The Kovar Post">'
    return {"html": page(head, body, f"{story.title} | The Kovar Post")}


@case
def most_read_with_dates(story: Story) -> dict[str, object]:
    body = f"{NAV}<div class='cols'><aside class='most-read'><h2>Most read</h2>{teasers(10)}</aside><article><h1>{story.title}</h1><time datetime='2026-03-04T10:00'>4 March 2026</time>{story.body}</article></div>{FOOTER}"
    return {"html": page(og(story.title), body, story.title)}


@case
def no_date_but_traps(story: Story) -> dict[str, object]:
    extra = "The festival opens on 12 June 2026, and the last one was held on 3 July 2024."
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}<p>{extra}</p></article>{FOOTER}"
    return {"html": page(og(story.title), body, story.title), "day": None, "paragraphs": (*story.paragraphs, extra)}


@case
def day_differs_by_zone(story: Story) -> dict[str, object]:
    head = og(story.title, **{"article:published_time": "2026-03-05T04:30:00Z"})
    head += ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T23:30:00-05:00")
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}</article>{FOOTER}"
    return {"html": page(head, body, story.title)}


@case
def day_of_readers_and_of_utc(story: Story) -> dict[str, object]:
    address = "https://post.example/2026/3/4/weir"
    head = og(story.title, **{"article:published_time": "2026-03-05T03:42:00+00:00"})
    head += f'<link rel="canonical" href="{address}">'
    body = f"{NAV}<main><h1>{story.title}</h1><ul><li>By Ada Stone</li><li>on March 4, 2026 10:42 pm</li></ul>{story.body}</main>{FOOTER}"
    return {"html": page(head, body, story.title), "address": address}


@case
def date_of_an_update_in_metadata(story: Story) -> dict[str, object]:
    head = og(story.title, **{"article:published_time": "2026-03-05T19:49:32+00:00"})
    body = f"{NAV}<main><div class='date'>March 4, 2026 / 12:25 PM / Updated 8 hours ago</div><h1>{story.title}</h1>{story.body}</main>{FOOTER}"
    return {"html": page(head, body, story.title)}


@case
def one_of_several_headlines(story: Story) -> dict[str, object]:
    body = f"<h1>Talk of Kovar</h1>{NAV}<div class='post'><h1>{story.title}</h1><div>Ada Stone<br><a href='/p'>Kovar Post</a><br>Wed, 4 Mar 2026 17:55 UTC</div>{story.body}</div><h1>Popular posts</h1>{teasers(3)}{FOOTER}"
    return {"html": page("", body, f"{story.title} | Talk of Kovar and the Lower Town")}
