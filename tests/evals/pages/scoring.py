"""How far what was read off a page is from what is true of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from briefer.ingest import Parsers, read_input
from briefer.model import Article
from tests.evals.pages.story import Case, cases

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


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
