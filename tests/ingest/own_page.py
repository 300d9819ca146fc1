"""A page of our own and how it is read."""

import json
from datetime import UTC, datetime

from briefer.ingest import read_article
from briefer.model import Article

NOW = datetime(2026, 5, 1, tzinfo=UTC)

TITLE = "Grain convoy halts at Kovar bridge"
DEK = "Drivers and the river authority blame each other for the queue of lorries."
LEAD = (
    "Lorries of the grain convoy stood at the Kovar bridge on Tuesday while their drivers and the river authority "
    "argued over a toll that was raised overnight, the mayor of Kovar told reporters."
)
QUOTE = "“We will wait for the ruling,” the mayor said, “and if it goes against us we will close the eastern lane.”"
END = "The council meets on Friday to decide whether the toll stands, and until then no lorry is let across the bridge."
BODY = [LEAD, QUOTE, END]


def page(*, head: str = "", above: str = "", body: str | None = None, below: str = "", lang: str = "en") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY) if body is None else body
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies to improve your visit. <button>Accept</button></div>
<main><article><header><h1>{TITLE}</h1>{above}</header>{paragraphs}</article>{below}</main>
<aside class="related"><h3>Most read</h3><ul><li><a href="/a">Why tolls rise every spring</a></li></ul></aside>
<footer>© 2026 Harbour Post. All rights reserved.</footer></body></html>"""


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def read(markup: str, **options: object) -> Article:
    return read_article(markup.encode(), source="p.html", now=NOW, **options)  # type: ignore[arg-type] # as each test names them


def lines(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, article.quote(paragraph.span)) for paragraph in article.paragraphs]
