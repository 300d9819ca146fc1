"""Parts of pages that many of them share."""

# ruff: noqa: E501 - markup is read more easily when an element stands in one line

import json

from tests.evals.pages.story import SENTENCES, TITLES


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def og(title: str, **more: str) -> str:
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


def teasers(count: int, kind: str = "card") -> str:
    dates = ("2026-03-19", "2026-02-11", "2025-12-24", "2026-03-01")
    return "".join(
        f'<div class="{kind}"><a href="/a/{n}"><h3>{TITLES[n % len(TITLES)].replace("the", "a")} again</h3></a>'
        f'<p>{SENTENCES[(7 * n) % len(SENTENCES)]}</p><time datetime="{dates[n % 4]}">{dates[n % 4]}</time></div>'
        for n in range(count)
    )


def page(head: str, body: str, title: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
