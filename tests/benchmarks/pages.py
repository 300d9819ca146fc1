"""Pages to read by the thousand, each with an address and a text of its own.

`light` are those of tests/evals, of 4 kB and a few sentences. `heavy` have the weight of what a news site sends: 40 to
300 kB of styles, scripts, the page's state as JSON, lists of sections and a hundred other articles around 600 words.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.evals.pages import cases

_LEXICON = {
    "nouns": "river gate engineers ministry council water level dawn night harbour convoy crossing road bridge talks "
    "envoy report rain forecast officials village supply pumps crews local agency north south valley weir channel "
    "station district repair fuel grain market school clinic border patrol delay notice permit budget survey season",
    "verbs": "closed opened warned said delayed inspected crossed repaired counted refused promised reached left kept",
    "small": "the a of in near from with after before under over along",
    "sections": "World Region Water Roads Markets Courts Weather Opinion Culture Sport Science Health Schools Letters",
}
_WORDS, _VERBS, _SMALL, _SECTIONS = (words.split() for words in _LEXICON.values())
_PATH = "M12 4.5C7 4.5 2.7 7.6 1 12c1.7 4.4 6 7.5 11 7.5s9.3-3.1 11-7.5c-1.7-4.4-6-7.5-11-7.5z"
_PARAGRAPH = re.compile(r"(?<=<p>)[^<]+")
_WORD = re.compile(r"(?<!&)\b[a-z]{3,}\b")
_KEPT = 0.66
_STATE = (0, 190)
"Stories whose data stand in the page's state, of about 0.7 kB each."
_CARDS = (10, 120)
"Other articles that the page shows beside its own."


def light(number: int) -> str:
    """Every third word of its paragraphs is another than in the page it is made of: none is a copy of another."""
    chance = random.Random(number)  # noqa: S311 - the same pages every time
    made = _made()
    own = f'<link rel="canonical" href="https://post.example/{number}">'
    html = made[number % len(made)].replace("</head>", f"{own}</head>")

    def changed(words: re.Match[str]) -> str:
        return _WORD.sub(lambda word: word[0] if chance.random() < _KEPT else chance.choice(_WORDS), words[0])

    return _PARAGRAPH.sub(changed, html)


@cache
def _made() -> tuple[str, ...]:
    return tuple(one.html for one in cases())


def heavy(number: int) -> str:
    chance = random.Random(number)  # noqa: S311 - the same pages every time
    title = _sentence(chance, 9).rstrip(".")
    address = f"https://gazette.example/2026/03/{1 + number % 9:02}/{number}"
    return (
        f'<!DOCTYPE html>\n<html lang="en" class="no-js theme-day">\n<head>{_head(chance, title, address)}</head>\n'
        f'<body class="page page--article">{_top(chance)}<div class="layout"><main id="content">'
        f"{_article(chance, title)}</main>{_rail(chance)}</div>{_foot(chance)}{_state(chance)}</body>\n</html>\n"
    )


PAGES: dict[str, Callable[[int], str]] = {"light": light, "heavy": heavy}


def written(folder: Path, make: Callable[[int], str], count: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:05}.html").write_text(make(number), encoding="utf-8")
    return folder


def _sentence(chance: random.Random, most: int) -> str:
    words = [chance.choice(_SMALL).title()]
    while len(words) < most:
        words += [chance.choice(_WORDS), chance.choice(_VERBS), chance.choice(_SMALL)]
    return f"{' '.join(words[:most])} {chance.choice(_WORDS)}."


def _sentences(chance: random.Random, count: int) -> str:
    return " ".join(_sentence(chance, chance.randint(9, 21)) for _ in range(count))


def _head(chance: random.Random, title: str, address: str) -> str:
    described = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "https://gazette.example/#us", "name": "Harbour Gazette"},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": one} for one in _SECTIONS]},
            {
                "@type": "NewsArticle",
                "headline": title,
                "url": address,
                "datePublished": f"{address[24:34].replace('/', '-')}T10:30:00+03:00",
                "author": [{"@type": "Person", "name": "Ada Stone"}],
                "publisher": {"@id": "https://gazette.example/#us"},
                "description": _sentence(chance, 20),
            },
        ],
    }
    metas = "".join(
        f'<meta property="{name}" content="{value}">\n'
        for name, value in {"og:title": title, "og:site_name": "Harbour Gazette", "og:url": address}.items()
    )
    metas += "".join(f'<meta name="site:{word}" content="{_sentence(chance, 8)}">\n' for word in _WORDS[:20])
    links = "".join(f'<link rel="preload" as="font" href="/static/{word}.woff2" crossorigin>\n' for word in _WORDS[:12])
    rules = "".join(
        f".{word}-{part}{{display:flex;margin:0 {part}px 1rem;color:#1{part}2a3b;font:400 1rem/1.{part} serif}}"
        f"@media (min-width:{600 + part}px){{.{word}-{part}>a:hover{{text-decoration:underline}}}}\n"
        for word in _WORDS[: chance.randint(8, 40)]
        for part in range(1, 6)
    )
    return (
        f'<meta charset="utf-8"><title>{title} | Harbour Gazette</title>\n{metas}'
        f'<link rel="canonical" href="{address}">\n{links}<style>{rules}</style>'
        f'<script type="application/ld+json">{json.dumps(described)}</script>\n'
        f"{''.join(_scripts(chance, 6))}"
    )


def _scripts(chance: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        names = chance.sample(_WORDS, 12)
        calls = "".join(f'if(w.{a}&&w.{a}.{b}<{len(a)}){{w.{b}("{a}",{{"{b}":!0}})}}' for a in names for b in names[:4])
        yield f"<script>(function(w,d){{{calls}}})(window,document);</script>\n"


def _link(chance: random.Random, kind: str) -> str:
    name = chance.choice(_SECTIONS)
    return (
        f'<li class="{kind}__item"><a class="{kind}__link" data-track="{kind}" href="/{name.lower()}">{name}</a></li>'
    )


def _top(chance: random.Random) -> str:
    menus = "".join(
        f'<li class="menu__group"><button aria-expanded="false">{one}</button><ul>'
        f"{''.join(_link(chance, 'menu') for _ in range(8))}</ul></li>\n"
        for one in _SECTIONS
    )
    return (
        '<div class="cookie-banner" role="dialog"><p>We and our partners use cookies to show you what you like.</p>'
        '<button>Accept all</button><button>Settings</button></div><header class="masthead"><a href="/"><svg '
        f'viewBox="0 0 24 24"><path d="{_PATH}"/></svg>Harbour Gazette</a><form action="/search"><input name="q">'
        f'<button>Search</button></form><nav class="menu"><ul>{menus}</ul></nav></header>\n'
    )


def _article(chance: random.Random, title: str) -> str:
    paragraphs = [f"<p>{_sentences(chance, 2)}</p>\n" for _ in range(20)]
    paragraphs[3] = f'<p>{_sentences(chance, 1)} <a href="/a">{_sentence(chance, 3)}</a> {_sentences(chance, 1)}</p>\n'
    paragraphs[6] = f"<h2>{_sentence(chance, 4).rstrip('.')}</h2>\n" + paragraphs[6]
    paragraphs[9] = f"<blockquote><p>{_sentences(chance, 1)}</p></blockquote>\n"
    for place in (4, 8, 12):
        paragraphs[place] += '<div class="ad-slot" data-sizes="[[300,250],[728,90]]"><span>Advertisement</span></div>\n'
    paragraphs[7] += (
        f'<aside class="related-inline"><h3>Read more</h3><ul><li><a href="/r">{_sentence(chance, 8)}</a></li></ul>'
        "</aside>\n"
    )
    return (
        f'<article><header><h1>{title}</h1><div class="byline">By <a rel="author" href="/ada">Ada Stone</a> <time '
        'datetime="2026-03-04T10:30:00+03:00">4 March 2026</time></div><ul class="share"><li><a href="/m">Mail</a></li>'
        f'<li><a href="/p">Print</a></li></ul></header><figure><img src="/i.jpg" alt=""><figcaption>'
        f'{_sentence(chance, 9)}</figcaption></figure><div class="article__body">{"".join(paragraphs)}</div>'
        '<div class="newsletter"><h2>Morning letter</h2><p>Sign up for our daily letter.</p>'
        "<input><button>Sign up</button></div></article>\n"
    )


def _card(chance: random.Random, number: int) -> str:
    sizes = ", ".join(f"/img/{number}-{width}.jpg {width}w" for width in (320, 640, 960))
    return (
        f'<div class="card" data-id="{number}"><a href="/story/{number}"><picture><source srcset="{sizes}">'
        f'<img loading="lazy" src="/img/{number}.jpg" alt="{_sentence(chance, 4)}"></picture>'
        f'<h3 class="card__title">{_sentence(chance, 8)}</h3></a><p class="card__dek">{_sentence(chance, 12)}</p>'
        f'<span class="card__meta">{chance.choice(_SECTIONS)}</span></div>\n'
    )


def _rail(chance: random.Random) -> str:
    cards = "".join(_card(chance, number) for number in range(chance.randint(*_CARDS)))
    return f'<aside class="rail"><h2>More from the Gazette</h2><div class="grid">{cards}</div></aside>\n'


def _foot(chance: random.Random) -> str:
    links = "".join(_link(chance, "foot") for _ in range(60))
    return f"<footer><ul>{links}</ul><p>© 2026 Harbour Gazette. All rights reserved.</p></footer>\n"


def _state(chance: random.Random) -> str:
    stories = [
        {
            "id": number,
            "title": _sentence(chance, 8),
            "summary": _sentences(chance, 3),
            "image": {"src": f"/img/{number}.jpg", "widths": [320, 640, 960]},
            "tags": chance.sample(_WORDS, 6),
            "html": f'<p class="x">{_sentence(chance, 12)}</p>',
        }
        for number in range(chance.randint(*_STATE))
    ]
    state = json.dumps({"stories": stories}).replace("</", "<\\/")
    return f"<script>window.__STATE__ = {state};</script>\n{''.join(_scripts(chance, 8))}"
