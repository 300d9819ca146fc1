"""What stands in the text itself: lists, tables, entries, pictures, quotes, questions."""

# ruff: noqa: E501 - markup is read more easily when an element stands in one line

from tests.evals.pages.furniture import FOOTER, NAV, ld, og, page, teasers
from tests.evals.pages.story import SENTENCES, Story, case


@case
def lists_in_the_text(story: Story) -> dict[str, object]:
    items = story.paragraphs[3].split(". ")
    items = [f"{one.rstrip('.')}." for one in items]
    listed = "<ul>" + "".join(f"<li>{one}</li>" for one in items) + "</ul>"
    kept = (*story.paragraphs[:3], *items, *story.paragraphs[4:])
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(f'<p>{one}</p>' for one in story.paragraphs[:3])}{listed}{''.join(f'<p>{one}</p>' for one in story.paragraphs[4:])}</article>{FOOTER}"
    return {
        "html": page(
            ld(**{"@type": "ReportageNewsArticle"}, headline=story.title, datePublished="2026-03-04T06:00:00Z"),
            body,
            story.title,
        ),
        "paragraphs": kept,
    }


@case
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
    body = f"{NAV}<article><h1>{story.title}</h1>{story.body}<h2>The gates at noon</h2>{table}<p>{SENTENCES[0]}</p></article>{FOOTER}"
    kept = (*story.paragraphs, "The gates at noon", *(" ".join(row) for row in rows), SENTENCES[0])
    return {
        "html": page(og(story.title, **{"article:published_time": "2026-03-04"}), body, story.title),
        "paragraphs": kept,
    }


@case
def live_blog(story: Story) -> dict[str, object]:
    entries = "".join(
        f'<div class="live-entry" id="e{n}"><time datetime="2026-03-0{5 if n < 3 else 4}T{20 - n}:0{n}:00Z">{20 - n}.0{n}</time><h2>Update {n + 1}: pumps and gates</h2><p>{one}</p></div>'
        for n, one in enumerate(story.paragraphs)
    )
    head = ld(
        **{"@type": "LiveBlogPosting"}, headline=story.title, datePublished="2026-03-04T05:00:00Z",
        dateModified="2026-03-05T20:00:00Z", coverageStartTime="2026-03-04T05:00:00Z",
        liveBlogUpdate=[{"@type": "BlogPosting", "headline": "Update 1", "datePublished": "2026-03-05T20:00:00Z"}],
    )  # fmt: skip
    body = f"{NAV}<main><h1>{story.title}</h1><p class='standfirst'>All developments as they happen on both banks.</p><div class='live'>{entries}</div></main><aside>{teasers(5)}</aside>{FOOTER}"
    kept = tuple(part for n, one in enumerate(story.paragraphs) for part in (f"Update {n + 1}: pumps and gates", one))
    return {"html": page(head, body, story.title), "paragraphs": kept}


@case
def pictures_with_captions(story: Story) -> dict[str, object]:
    figure = "<figure><img src='a.jpg' alt='The weir'><figcaption>The weir at dawn. Photograph: Bo Reed/Kovar Post</figcaption></figure>"
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{figure}{''.join(parts[:4])}{figure}{''.join(parts[4:])}</article>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04T10:00:00+01:00"}), body, story.title)}


@case
def pull_quotes(story: Story) -> dict[str, object]:
    quote = f"<blockquote class='pullquote'>{story.paragraphs[2].split('. ')[0]}</blockquote>"
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts[:4])}<aside>{quote}</aside>{''.join(parts[4:])}</article>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04T10:00:00+01:00"}), body, story.title)}


@case
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
        "html": page(ld(**{"@type": "Article"}, headline=story.title, datePublished="2026-03-04"), body, story.title),
        "paragraphs": kept,
    }


@case
def opinion_with_standfirst(story: Story) -> dict[str, object]:
    first = story.paragraphs[0]
    opened = f"<p><span class='dropcap'>{first[0]}</span>{first[1:]}</p>"
    rest = "".join(f"<p>{one}</p>" for one in story.paragraphs[1:])
    body = f"{NAV}<article><header><span class='kicker'>Opinion</span><h1>{story.title}</h1><p class='standfirst'>The gates were a choice, and choices have authors.</p><address>Ada Stone</address><time itemprop='datePublished' datetime='2026-03-04'>4 March</time></header>{opened}{rest}<p class='author-note'><em>Ada Stone is a columnist of this paper.</em></p></article>{FOOTER}"
    return {"html": page(og(story.title), body, story.title)}


@case
def quoted_documents(story: Story) -> dict[str, object]:
    parts = [f"<p>{one}</p>" for one in story.paragraphs]
    parts[3] = f"<blockquote><p>{story.paragraphs[3]}</p></blockquote>"
    parts[5] = f"<h2>On the other bank</h2>{parts[5]}"
    kept = (*story.paragraphs[:5], "On the other bank", *story.paragraphs[5:])
    body = f"{NAV}<article><h1>{story.title}</h1>{''.join(parts)}</article>{FOOTER}"
    return {
        "html": page(og(story.title, **{"article:published_time": "2026-03-04T04:30:00Z"}), body, story.title),
        "paragraphs": kept,
    }


@case
def marks_and_bare_text(story: Story) -> dict[str, object]:
    first, *rest = story.paragraphs
    start, _, end = first.partition(". ")
    marked = f"<p>{start}.<span id='more-912'></span> {end}</p>"
    body = f"{NAV}<div class='story'><h1>{story.title}</h1>{marked}<div class='ad'></div>{rest[0]}{''.join(f'<p>{one}</p>' for one in rest[1:])}</div>{FOOTER}"
    return {"html": page(og(story.title, **{"article:published_time": "2026-03-04"}), body, story.title)}
