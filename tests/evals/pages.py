"""Pages of our own making with the traits of real ones, and what is true of each.

`python -m tests.evals.pages` prints the figures of tests/evals/pages.md; `python -m tests.evals.pages NAME` what is
missing and what is too much in one page.
"""

# ruff: noqa: E501 - markup is read more easily when an element stands in one line

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from briefer.ingest import Parsers, read_input
from briefer.model import Article

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)

_SENTENCES = """
The river authority opened four gates of the weir at dawn after a night of heavy rain.
Engineers had warned since the weekend that the reservoir would not hold another day of it.
By noon the level at the lower bridge had fallen by a hand, and the road along the quay was open again.
The ministry in Kovar said that nobody had been hurt and that the pumps would run through the night.
Farmers downstream said they had been told too late to move their cattle.
"We heard the sirens at four and had ten minutes," said Ilse Brandt, who keeps sheep below the old mill.
A spokesman for the authority rejected that account and said every household had been called twice.
The opposition asked for the minutes of the meeting at which the decision was taken.
Lorries with sandbags waited in a queue that reached the customs house on the other bank.
The council met behind closed doors until after midnight and gave no press conference.
Two neighbouring states had offered boats, but the governor said they were not needed.
Insurance companies expect claims of more than forty million crowns from the lower town alone.
The weir was built in 1962 and has been repaired three times since.
An inspection last autumn found cracks in the northern pier that were to be closed this spring.
The tender for that work was withdrawn in January for want of bidders.
Residents of the harbour quarter spent the night in the gymnasium of the trade school.
Trains on the coastal line were diverted, which added two hours to the way to the capital.
The meteorological institute expects more rain from Thursday, though less than before.
Hydrologists at the university called the decision right but late.
The army sent two companies of pioneers, who laid a footbridge beside the flooded road.
Schools stay closed for the rest of the week, the district said in a short statement.
The price of bread rose by a tenth because the mills on the island could not be reached.
Divers looked for a pipeline that had been torn from its anchors and found it late in the evening.
If the wind turns to the west, the harbour master said, ships of any size may enter again.
The union of dockers agreed to work double shifts until the grain is unloaded.
A court will decide next month whether the owners of the upper dam have to pay.
The envoy of the lake states called on both sides to share what they measure.
Officials in Orlena answered that their gauges had been public for years.
The bridge for pedestrians remains shut until its piers have been looked at.
Volunteers cooked for eight hundred people in the yard of the fire brigade.
""".strip().split("\n")

_TITLES = (
    "Four gates of the Kovar weir are opened after a night of rain",
    "Governor declines boats as the lower town counts its losses",
    "Farmers say the warning came too late",
    "What the inspection of the northern pier had found",
    "Trains to the capital take two hours longer",
    "Envoy asks both banks to share their measurements",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    html: str
    title: str
    paragraphs: tuple[str, ...]
    day: str | None
    "Of publication; None: the page does not say."
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made around."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "".join(f"<p>{one}</p>\n" for one in self.paragraphs)


_MADE: list[Callable[[], Case]] = []


def _case(make: Callable[[Story], dict[str, object]]) -> Callable[[Story], dict[str, object]]:
    """Adds what `make` gives, under its name, around a story of its own."""

    def build() -> Case:
        name = make.__name__.replace("_", "-")
        source = random.Random(name)  # noqa: S311 - the same page each time
        sentences = source.sample(_SENTENCES, 24)
        cuts = [0, 3, 5, 8, 11, 14, 16, 19, 22]
        paragraphs = tuple(" ".join(sentences[a:b]) for a, b in pairwise(cuts))
        story = Story(source.choice(_TITLES), paragraphs)
        given = {"title": story.title, "paragraphs": story.paragraphs, "day": "2026-03-04", **make(story)}
        return Case(name=name, **given)  # type: ignore[arg-type] # what each maker gives is a field of Case

    _MADE.append(build)
    return make


def cases() -> list[Case]:
    return [build() for build in _MADE]


def _ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def _og(title: str, **more: str) -> str:
    given = {"og:title": title, "og:type": "article", "og:site_name": "The Kovar Post", **more}
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in given.items())


NAV = "<nav><ul>" + "".join(f'<li><a href="/{one}">{one.title()}</a></li>' for one in (
    "news", "world", "business", "opinion", "sport", "culture", "weather", "archive")) + "</ul></nav>"  # fmt: skip
FOOTER = (
    "<footer><p>© 2019-2026 Kovar Post Media. All rights reserved. No part of this site may be reproduced without "
    'permission.</p><ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy policy</a></li>'
    '<li><a href="/terms">Terms of use</a></li></ul></footer>'
)
COOKIES = (
    '<div id="cookie-banner" class="consent"><h2>We value your privacy</h2><p>We and our 482 partners store and access '
    "information on your device, such as cookies, to show you personalised advertising and to measure content. You can "
    "change your choice at any time. Some partners do not ask for your consent but rely on their legitimate interest."
    "</p><button>Accept all</button><button>Manage options</button></div>"
)
SHARE = '<div class="share"><span>Share</span><a href="#">Facebook</a><a href="#">X</a><a href="#">Copy link</a></div>'
LETTER = (
    '<aside class="newsletter-signup"><h3>Get the morning briefing</h3><p>Sign up to our free newsletter and have the '
    "day's most important stories in your inbox at six.</p><form><input><button>Sign up</button></form></aside>"
)


def _teasers(count: int, kind: str = "card") -> str:
    dates = ("2026-03-19", "2026-02-11", "2025-12-24", "2026-03-01")
    return "".join(
        f'<div class="{kind}"><a href="/a/{n}"><h3>{_TITLES[n % len(_TITLES)].replace("the", "a")} again</h3></a>'
        f'<p>{_SENTENCES[(7 * n) % len(_SENTENCES)]}</p><time datetime="{dates[n % 4]}">{dates[n % 4]}</time></div>'
        for n in range(count)
    )


def _page(head: str, body: str, title: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


@_case
def plain_with_everything(story: Story) -> dict[str, object]:
    head = _og(story.title, **{"article:published_time": "2026-03-04T09:15:00+01:00"})
    head += _ld(
        **{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T09:15:00+01:00",
        dateModified="2026-03-05T08:00:00+01:00", author={"@type": "Person", "name": "Ada Stone"},
    )  # fmt: skip
    body = f"<header>{NAV}</header><main><article><h1>{story.title}</h1><p class='byline'>By Ada Stone</p>{story.body}{SHARE}</article></main>{FOOTER}"
    return {"html": _page(head, body, f"{story.title} | The Kovar Post")}


@_case
def paywall_teaser(story: Story) -> dict[str, object]:
    wall = (
        '<div class="paywall"><h2>Subscribe to continue reading</h2><p>This article is for subscribers. Join 40,000 readers '
        "and get unlimited access to everything we publish.</p><ul><li>Unlimited articles</li><li>The app</li>"
        "<li>Cancel anytime</li></ul><p>Already a subscriber? <a href='/in'>Log in</a></p></div>"
    )
    body = f"{NAV}<article><h1>{story.title}</h1><p>{story.paragraphs[0]}</p><p>{story.paragraphs[1]}</p>{wall}</article>{FOOTER}"
    head = _og(story.title) + _ld(
        **{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04", isAccessibleForFree=False
    )
    return {"html": _page(head, body, story.title), "paragraphs": story.paragraphs[:2]}


@_case
def related_links_inside(story: Story) -> dict[str, object]:
    link = '<p class="read-more"><strong>Read more:</strong> <a href="/a/9">Farmers ask for a new siren</a></p>'
    block = '<div class="related"><h3>Related stories</h3><ul><li><a href="/1">Pumps arrive from the coast</a></li><li><a href="/2">Mills reopen on the island</a></li></ul></div>'
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts[:2])}{link}{''.join(parts[2:5])}{block}{''.join(parts[5:])}</article><section>{_teasers(6)}</section>{FOOTER}"
    return {"html": _page(_og(story.title, **{"article:published_time": "2026-03-04T07:00:00Z"}), body, story.title)}


@_case
def cookie_wall(story: Story) -> dict[str, object]:
    body = f"{COOKIES}{NAV}<div class='content'><h1>{story.title}</h1><div class='story'>{story.body}</div></div>{FOOTER}{COOKIES}"
    return {"html": _page('<meta name="date" content="2026-03-04">', body, f"{story.title} - The Kovar Post")}


@_case
def lists_in_the_text(story: Story) -> dict[str, object]:
    items = story.paragraphs[3].split(". ")
    items = [f"{one.rstrip('.')}." for one in items]
    listed = "<ul>" + "".join(f"<li>{one}</li>" for one in items) + "</ul>"
    kept = (*story.paragraphs[:3], *items, *story.paragraphs[4:])
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(f'<p>{one}</p>' for one in story.paragraphs[:3])}{listed}{''.join(f'<p>{one}</p>' for one in story.paragraphs[4:])}</article>{FOOTER}"
    return {
        "html": _page(
            _ld(**{"@type": "ReportageNewsArticle"}, headline=story.title, datePublished="2026-03-04T06:00:00Z"),
            body,
            story.title,
        ),
        "paragraphs": kept,
    }


@_case
def table_of_figures(story: Story) -> dict[str, object]:
    rows = [
        ("Gate", "Level", "State"),
        ("North", "4.5 m", "open"),
        ("South", "4.1 m", "shut"),
        ("Mill", "3.9 m", "open"),
    ]
    table = (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}<h2>The gates at noon</h2>{table}<p>{_SENTENCES[0]}</p></article>{FOOTER}"
    kept = (*story.paragraphs, "The gates at noon", *(" ".join(row) for row in rows), _SENTENCES[0])
    return {
        "html": _page(_og(story.title, **{"article:published_time": "2026-03-04"}), body, story.title),
        "paragraphs": kept,
    }


@_case
def live_blog(story: Story) -> dict[str, object]:
    entries = "".join(
        f'<div class="live-entry" id="e{n}"><time datetime="2026-03-0{5 if n < 3 else 4}T{20 - n}:0{n}:00Z">{20 - n}.0{n}</time><h2>Update {n + 1}: pumps and gates</h2><p>{one}</p></div>'
        for n, one in enumerate(story.paragraphs)
    )
    head = _ld(
        **{"@type": "LiveBlogPosting"}, headline=story.title, datePublished="2026-03-04T05:00:00Z",
        dateModified="2026-03-05T20:00:00Z", coverageStartTime="2026-03-04T05:00:00Z",
        liveBlogUpdate=[{"@type": "BlogPosting", "headline": "Update 1", "datePublished": "2026-03-05T20:00:00Z"}],
    )  # fmt: skip
    body = f"{NAV}<main><h1>{story.title}</h1><p class='standfirst'>All developments as they happen on both banks.</p><div class='live'>{entries}</div></main><aside>{_teasers(5)}</aside>{FOOTER}"
    kept = tuple(part for n, one in enumerate(story.paragraphs) for part in (f"Update {n + 1}: pumps and gates", one))
    return {"html": _page(head, body, story.title), "paragraphs": kept}


@_case
def comments_below(story: Story) -> dict[str, object]:
    comments = "".join(
        f'<li class="comment"><div class="comment-author"><b>reader{n}</b> <time datetime="2026-03-1{n}T10:00:00Z">{n} days ago</time></div><div class="comment-body"><p>{_SENTENCES[-n - 1]} I have said so for years and nobody listens to people who live there.</p></div><a href="#">Reply</a></li>'
        for n in range(6)
    )
    body = f"{NAV}<article><h1>{story.title}</h1><div class='entry-content'>{story.body}</div></article><section id='comments' class='comments-area'><h2>6 thoughts on “{story.title}”</h2><ol>{comments}</ol></section>{FOOTER}"
    return {
        "html": _page(_og(story.title, **{"article:published_time": "2026-03-04T12:00:00+00:00"}), body, story.title)
    }


@_case
def divisions_and_breaks(story: Story) -> dict[str, object]:
    text = "<br><br>".join(story.paragraphs)
    body = f"<div id='top'>{NAV}</div><div id='main'><div class='headline'><h1>{story.title}</h1></div><div class='date'>Wednesday, 4 March 2026</div><div id='text'>{text}</div></div><div id='side'>{_teasers(4)}</div>{FOOTER}"
    return {"html": _page("", body, story.title)}


@_case
def blog_engine(story: Story) -> dict[str, object]:
    body = (
        f"<div id='page'><header>{NAV}</header><div id='primary'><main><article class='post-1 post type-post hentry'><header class='entry-header'>"
        f"<h1 class='entry-title'>{story.title}</h1><div class='entry-meta'><span class='posted-on'><a href='#'><time class='entry-date published' datetime='2026-03-04T08:00:00+00:00'>March 4, 2026</time><time class='updated' datetime='2026-03-09T08:00:00+00:00'>March 9, 2026</time></a></span> <span class='byline'>by <span class='author vcard'><a href='#'>Ada Stone</a></span></span></div></header>"
        f"<div class='entry-content'>{story.body}{SHARE}</div><footer class='entry-footer'>Posted in <a href='#'>News</a> Tagged <a href='#'>weir</a>, <a href='#'>rain</a></footer></article>"
        "<div class='author-box'><h3>About Ada Stone</h3><p>Ada Stone has written on rivers and harbours since 2004 and lives on the island with two dogs.</p></div>"
        f"<nav class='post-navigation'><a href='#'>Previous: Mills reopen</a><a href='#'>Next: Bread</a></nav></main></div><aside id='secondary'>{_teasers(5, 'widget')}</aside></div>{FOOTER}"
    )
    return {"html": _page(_og(story.title), body, f"{story.title} – The Kovar Post")}


@_case
def newsletter_inside(story: Story) -> dict[str, object]:
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<main><h1>{story.title}</h1><div class='article-body'>{''.join(parts[:3])}{LETTER}{''.join(parts[3:])}</div></main>{FOOTER}"
    return {
        "html": _page(
            _og(story.title)
            + _ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T10:00:00+01:00"),
            body,
            story.title,
        )
    }


@_case
def pictures_with_captions(story: Story) -> dict[str, object]:
    figure = "<figure><img src='a.jpg' alt='The weir'><figcaption>The weir at dawn. Photograph: Bo Reed/Kovar Post</figcaption></figure>"
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{figure}{''.join(parts[:4])}{figure}{''.join(parts[4:])}</article>{FOOTER}"
    return {
        "html": _page(_og(story.title, **{"article:published_time": "2026-03-04T10:00:00+01:00"}), body, story.title)
    }


@_case
def pull_quotes(story: Story) -> dict[str, object]:
    quote = f"<blockquote class='pullquote'>{story.paragraphs[2].split('. ')[0]}</blockquote>"
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts[:4])}<aside>{quote}</aside>{''.join(parts[4:])}</article>{FOOTER}"
    return {
        "html": _page(_og(story.title, **{"article:published_time": "2026-03-04T10:00:00+01:00"}), body, story.title)
    }


@_case
def short_wire_story(story: Story) -> dict[str, object]:
    kept = tuple(f"{one}" for one in story.paragraphs[0].split(". ")[:2])
    kept = tuple(f"{one.rstrip('.')}." for one in kept)
    body = f"{NAV}<main><h1>{story.title}</h1><div class='meta'>4 March 2026, 10:15</div>{''.join(f'<p>{one}</p>' for one in kept)}</main><section>{_teasers(8)}</section>{FOOTER}"
    return {"html": _page(_og(story.title), body, story.title), "paragraphs": kept}


@_case
def press_release(story: Story) -> dict[str, object]:
    body = f"<div class='gov-header'>Government of Kovar</div>{NAV}<div class='release'><p>Press release</p><h1>{story.title}</h1><p>Published 4 March 2026</p><p>From: Ministry of Rivers</p>{story.body}<h2>Notes to editors</h2><p>For questions call the press office.</p></div>{FOOTER}"
    return {
        "html": _page("", body, f"{story.title} - Government of Kovar"),
        "paragraphs": (*story.paragraphs, "Notes to editors", "For questions call the press office."),
    }


@_case
def date_in_the_address_alone(story: Story) -> dict[str, object]:
    address = "https://blog.example/2026/03/04/weir"
    body = f"{NAV}<div class='post'><h1>{story.title}</h1>{story.body}</div>{FOOTER}"
    return {"html": _page(f'<link rel="canonical" href="{address}">', body, story.title), "address": address}


@_case
def modified_alone_in_metadata(story: Story) -> dict[str, object]:
    head = _og(
        story.title, **{"article:modified_time": "2026-03-09T10:00:00Z", "og:updated_time": "2026-03-09T10:00:00Z"}
    )
    body = f"{NAV}<article><h1>{story.title}</h1><div class='dates'><span>First published on Wed 4 Mar 2026 10.15 CET</span> <span>Last modified on Mon 9 Mar 2026 11.00 CET</span></div>{story.body}</article>{FOOTER}"
    return {"html": _page(head, body, story.title)}


@_case
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
    return {"html": _page(_ld(**{"@graph": graph}), body, f"{story.title} | The Kovar Post")}


@_case
def no_headline_element(story: Story) -> dict[str, object]:
    body = f"{NAV}<div class='title'>{story.title}</div><div class='text'>{story.body}</div>{FOOTER}"
    head = '<meta name="pubdate" content="2026-03-04T10:00:00Z"><meta property="og:site_name" content="The Kovar Post">'
    return {"html": _page(head, body, f"{story.title} | The Kovar Post")}


@_case
def most_read_with_dates(story: Story) -> dict[str, object]:
    body = f"{NAV}<div class='cols'><aside class='most-read'><h2>Most read</h2>{_teasers(10)}</aside><article><h1>{story.title}</h1><time datetime='2026-03-04T10:00'>4 March 2026</time>{story.body}</article></div>{FOOTER}"
    return {"html": _page(_og(story.title), body, story.title)}


@_case
def no_date_but_traps(story: Story) -> dict[str, object]:
    extra = "The festival opens on 12 June 2026, and the last one was held on 3 July 2024."
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}<p>{extra}</p></article>{FOOTER}"
    return {"html": _page(_og(story.title), body, story.title), "day": None, "paragraphs": (*story.paragraphs, extra)}


@_case
def interview(story: Story) -> dict[str, object]:
    questions = (
        "What did you see?",
        "Who gave the order?",
        "Was there a warning?",
        "What comes next?",
        "Who pays?",
        "Are you angry?",
        "Will you stay?",
        "And the bridge?",
    )
    talk = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in zip(questions, story.paragraphs, strict=True))
    kept = tuple(part for pair in zip(questions, story.paragraphs, strict=True) for part in pair)
    body = f"{NAV}<article><h1>{story.title}</h1>{talk}</article>{FOOTER}"
    return {
        "html": _page(_ld(**{"@type": "Article"}, headline=story.title, datePublished="2026-03-04"), body, story.title),
        "paragraphs": kept,
    }


@_case
def opinion_with_standfirst(story: Story) -> dict[str, object]:
    first = story.paragraphs[0]
    opened = f"<p><span class='dropcap'>{first[0]}</span>{first[1:]}</p>"
    rest = "".join(f"<p>{one}</p>" for one in story.paragraphs[1:])
    body = f"{NAV}<article><header><span class='kicker'>Opinion</span><h1>{story.title}</h1><p class='standfirst'>The gates were a choice, and choices have authors.</p><address>Ada Stone</address><time itemprop='datePublished' datetime='2026-03-04'>4 March</time></header>{opened}{rest}<p class='author-note'><em>Ada Stone is a columnist of this paper.</em></p></article>{FOOTER}"
    return {"html": _page(_og(story.title), body, story.title)}


@_case
def tables_as_layout(story: Story) -> dict[str, object]:
    body = f"<table width='100%'><tr><td width='20%'><a href='/'>Home</a><br><a href='/n'>News</a><br><a href='/s'>Sport</a></td><td><font size='5'><b>{story.title}</b></font><br><font size='1'>March 4, 2026</font>{story.body}</td></tr></table><table><tr><td><font size='1'>Copyright 2019</font></td></tr></table>"
    return {"html": _page("", body, story.title)}


@_case
def day_differs_by_zone(story: Story) -> dict[str, object]:
    head = _og(story.title, **{"article:published_time": "2026-03-05T04:30:00Z"})
    head += _ld(**{"@type": "NewsArticle"}, headline=story.title, datePublished="2026-03-04T23:30:00-05:00")
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}</article>{FOOTER}"
    return {"html": _page(head, body, story.title)}


@_case
def cards_that_are_articles(story: Story) -> dict[str, object]:
    cards = "".join(
        f"<article class='teaser'><h2><a href='/{n}'>{_TITLES[n]}</a></h2><p>{_SENTENCES[n]}</p></article>"
        for n in range(5)
    )
    body = f"{NAV}<main><article class='main'><h1>{story.title}</h1>{story.body}</article><section class='more'><h2>More from this section</h2>{cards}</section></main>{FOOTER}"
    return {"html": _page(_og(story.title, **{"article:published_time": "2026-03-04T04:30:00Z"}), body, story.title)}


@_case
def quoted_documents(story: Story) -> dict[str, object]:
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    parts[3] = f"<blockquote><p>{story.paragraphs[3]}</p></blockquote>"
    parts[5] = f"<h2>On the other bank</h2>{parts[5]}"
    kept = (*story.paragraphs[:5], "On the other bank", *story.paragraphs[5:])
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts)}</article>{FOOTER}"
    return {
        "html": _page(_og(story.title, **{"article:published_time": "2026-03-04T04:30:00Z"}), body, story.title),
        "paragraphs": kept,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    name: str
    f1: float
    title: bool
    date: bool
    sure_and_wrong: bool
    missing: Counter[str]
    extra: Counter[str]


def scores() -> Iterator[Score]:
    with Parsers() as parsers:
        for case in cases():
            article = read_input(case.html.encode(), source=f"{case.name}.html", now=NOW, parsers=parsers).article
            yield score(case, article)


def score(case: Case, article: Article) -> Score:
    """Words of the body against those of the truth; headline and dek are neither right nor wrong there."""
    body = " ".join(article.quote(one.span) for one in article.paragraphs if one.role not in {"headline", "dek"})
    found, true = _bag(body), _bag(" ".join(case.paragraphs))
    common = (found & true).total()
    day = article.published.day.isoformat() if article.published else None
    # Where the page does not say, no day is right, and one that is guessed is wrong but not sure.
    return Score(
        name=case.name,
        f1=2 * common / ((found.total() + true.total()) or 1),
        title=article.title == case.title,
        date=day == case.day,
        sure_and_wrong=bool(article.published and article.published.sure and day != case.day),
        missing=true - found,
        extra=found - true,
    )


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def main() -> None:
    wanted = sys.argv[1:]
    found = [one for one in scores() if not wanted or one.name in wanted]
    for one in found:
        sys.stdout.write(
            f"| {one.name} | {one.f1:.3f} | {'yes' if one.title else 'no'} | {'yes' if one.date else 'no'} |\n"
        )
        if wanted:
            sys.stdout.write(f"missing {dict(one.missing)}\nextra {dict(one.extra)}\n")
    mean = sum(one.f1 for one in found) / len(found)
    sys.stdout.write(
        f"| all {len(found)} | {mean:.3f} | {sum(one.title for one in found)} | {sum(one.date for one in found)} |\n"
        f"sure and wrong: {sum(one.sure_and_wrong for one in found)}\n"
    )


if __name__ == "__main__":
    main()
