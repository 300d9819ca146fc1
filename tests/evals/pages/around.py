"""What stands around the text of a page: walls, links, cards, letters, comments, other people's layouts."""

# ruff: noqa: E501 - markup is read more easily when an element stands in one line

from tests.evals.pages.furniture import COOKIES, FOOTER, LETTER, NAV, SHARE, ld, og, page, teasers
from tests.evals.pages.story import SENTENCES, TITLES, Story, case


@case
def plain_with_everything(story: Story) -> dict[str, object]:
    head = og(story.title, **{"article:published_time": "2026-03-04T09:15:00+01:00"})
    head += ld(
        **{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T09:15:00+01:00",
        dateModified="2026-03-05T08:00:00+01:00", author={"@type": "Person", "name": "Ada Stone"},
    )  # fmt: skip
    body = f"<header>{NAV}</header><main><article><h1>{story.title}</h1><p class='byline'>By Ada Stone</p>{story.body}{SHARE}</article></main>{FOOTER}"
    return {"html": page(head, body, f"{story.title} | The Kovar Post")}


@case
def paywall_teaser(story: Story) -> dict[str, object]:
    wall = (
        '<div class="paywall"><h2>Subscribe to continue reading</h2><p>This article is for subscribers. Join 40,000 readers '
        "and get unlimited access to everything we publish.</p><ul><li>Unlimited articles</li><li>The app</li>"
        "<li>Cancel anytime</li></ul><p>Already a subscriber? <a href='/in'>Log in</a></p></div>"
    )
    body = f"{NAV}<article><h1>{story.title}</h1><p>{story.paragraphs[0]}</p><p>{story.paragraphs[1]}</p>{wall}</article>{FOOTER}"
    head = og(story.title) + ld(
        **{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04", isAccessibleForFree=False
    )
    return {"html": page(head, body, story.title), "paragraphs": story.paragraphs[:2]}


@case
def related_links_inside(story: Story) -> dict[str, object]:
    link = '<p class="read-more"><strong>Read more:</strong> <a href="/a/9">Farmers ask for a new siren</a></p>'
    block = '<div class="related"><h3>Related stories</h3><ul><li><a href="/1">Pumps arrive from the coast</a></li><li><a href="/2">Mills reopen on the island</a></li></ul></div>'
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts[:2])}{link}{''.join(parts[2:5])}{block}{''.join(parts[5:])}</article><section>{teasers(6)}</section>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04T07:00:00Z"}), body, story.title)}


@case
def cookie_wall(story: Story) -> dict[str, object]:
    body = f"{COOKIES}{NAV}<div class='content'><h1>{story.title}</h1><div class='story'>{story.body}</div></div>{FOOTER}{COOKIES}"
    return {"html": page('<meta name="date" content="2026-03-04">', body, f"{story.title} - The Kovar Post")}


@case
def comments_below(story: Story) -> dict[str, object]:
    comments = "".join(
        f'<li class="comment"><div class="comment-author"><b>reader{n}</b> <time datetime="2026-03-1{n}T10:00:00Z">{n} days ago</time></div><div class="comment-body"><p>{SENTENCES[-n - 1]} I have said so for years and nobody listens to people who live there.</p></div><a href="#">Reply</a></li>'
        for n in range(6)
    )
    body = f"{NAV}<article><h1>{story.title}</h1><div class='entry-content'>{story.body}</div></article><section id='comments' class='comments-area'><h2>6 thoughts on “{story.title}”</h2><ol>{comments}</ol></section>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04T12:00:00+00:00"}), body, story.title)}


@case
def divisions_and_breaks(story: Story) -> dict[str, object]:
    text = "<br><br>".join(story.paragraphs)
    body = f"<div id='top'>{NAV}</div><div id='main'><div class='headline'><h1>{story.title}</h1></div><div class='date'>Wednesday, 4 March 2026</div><div id='text'>{text}</div></div><div id='side'>{teasers(4)}</div>{FOOTER}"
    return {"html": page("", body, story.title)}


@case
def blog_engine(story: Story) -> dict[str, object]:
    body = (
        f"<div id='page'><header>{NAV}</header><div id='primary'><main><article class='post-1 post type-post hentry'><header class='entry-header'>"
        f"<h1 class='entry-title'>{story.title}</h1><div class='entry-meta'><span class='posted-on'><a href='#'><time class='entry-date published' datetime='2026-03-04T08:00:00+00:00'>March 4, 2026</time><time class='updated' datetime='2026-03-09T08:00:00+00:00'>March 9, 2026</time></a></span> <span class='byline'>by <span class='author vcard'><a href='#'>Ada Stone</a></span></span></div></header>"
        f"<div class='entry-content'>{story.body}{SHARE}</div><footer class='entry-footer'>Posted in <a href='#'>News</a> Tagged <a href='#'>weir</a>, <a href='#'>rain</a></footer></article>"
        "<div class='author-box'><h3>About Ada Stone</h3><p>Ada Stone has written on rivers and harbours since 2004 and lives on the island with two dogs.</p></div>"
        f"<nav class='post-navigation'><a href='#'>Previous: Mills reopen</a><a href='#'>Next: Bread</a></nav></main></div><aside id='secondary'>{teasers(5, 'widget')}</aside></div>{FOOTER}"
    )
    return {"html": page(og(story.title), body, f"{story.title} – The Kovar Post")}


@case
def newsletter_inside(story: Story) -> dict[str, object]:
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<main><h1>{story.title}</h1><div class='article-body'>{''.join(parts[:3])}{LETTER}{''.join(parts[3:])}</div></main>{FOOTER}"
    return {
        "html": page(
            og(story.title)
            + ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T10:00:00+01:00"),
            body,
            story.title,
        )
    }


@case
def short_wire_story(story: Story) -> dict[str, object]:
    kept = tuple(f"{one}" for one in story.paragraphs[0].split(". ")[:2])
    kept = tuple(f"{one.rstrip('.')}." for one in kept)
    body = f"{NAV}<main><h1>{story.title}</h1><div class='meta'>4 March 2026, 10:15</div>{''.join(f'<p>{one}</p>' for one in kept)}</main><section>{teasers(8)}</section>{FOOTER}"
    return {"html": page(og(story.title), body, story.title), "paragraphs": kept}


@case
def press_release(story: Story) -> dict[str, object]:
    body = f"<div class='gov-header'>Government of Kovar</div>{NAV}<div class='release'><p>Press release</p><h1>{story.title}</h1><p>Published 4 March 2026</p><p>From: Ministry of Rivers</p>{story.body}<h2>Notes to editors</h2><p>For questions call the press office.</p></div>{FOOTER}"
    return {
        "html": page("", body, f"{story.title} - Government of Kovar"),
        "paragraphs": (*story.paragraphs, "Notes to editors", "For questions call the press office."),
    }


@case
def tables_as_layout(story: Story) -> dict[str, object]:
    body = f"<table width='100%'><tr><td width='20%'><a href='/'>Home</a><br><a href='/n'>News</a><br><a href='/s'>Sport</a></td><td><font size='5'><b>{story.title}</b></font><br><font size='1'>March 4, 2026</font>{story.body}</td></tr></table><table><tr><td><font size='1'>Copyright 2019</font></td></tr></table>"
    return {"html": page("", body, story.title)}


@case
def cards_that_are_articles(story: Story) -> dict[str, object]:
    cards = "".join(
        f"<article class='teaser'><h2><a href='/{n}'>{TITLES[n]}</a></h2><p>{SENTENCES[n]}</p></article>"
        for n in range(5)
    )
    body = f"{NAV}<main><article class='main'><h1>{story.title}</h1>{story.body}</article><section class='more'><h2>More from this section</h2>{cards}</section></main>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04T04:30:00Z"}), body, story.title)}


@case
def must_reads_and_readers_letters(story: Story) -> dict[str, object]:
    links = "".join(
        f"<li><span>{one.split(' ')[0]} </span><a href='/{n}'>{one}</a></li>" for n, one in enumerate(TITLES)
    )
    letters = "".join(
        f"<h3>Not so</h3><p>{one} I was there and saw it, whatever the council says now.</p><p>Posted by: R. Hill, 5 Mar 2026 | 15:22</p>"
        for one in SENTENCES[:4]
    )
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}<h2>More Must-Reads From The Post</h2><ul>{links}</ul></article><div class='visitors_comment_block'><p><span>Visitor comments</span> <a href='#add'>Add your comment</a></p>{letters}</div>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04"}), body, story.title)}


@case
def next_stories_with_long_summaries(story: Story) -> dict[str, object]:
    cards = "".join(
        f"<div class='nextstory'><h2><a href='/{n}'>{TITLES[n]}</a></h2><p>{' '.join(SENTENCES[n : n + 4])} […]</p><h3>READ THE REST</h3></div>"
        for n in range(5)
    )
    body = f"{NAV}<div class='post'><h1>{story.title}</h1>{story.body}</div><div id='next'>{cards}</div>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04"}), body, story.title)}
