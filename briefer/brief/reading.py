"""One source of a brief as it is being composed: an article, its analysis and its number."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.brief.origins import origins
from briefer.model import Analysis, Article, Evidence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    number: int
    "Number of the source in the brief, from 1."
    article: Article
    analysis: Analysis
    origin: str
    "Sources that carry the same report share it: the id of the first of them."
    previous: Article | None = None
    "The version that this one replaced; None: there is none."

    def evidence(self, span: Span) -> Evidence:
        return evidence_of(self.article, span, self.number)

    def sentence(self, spans: Iterable[Span]) -> Evidence:
        """The sentences that hold all of `spans`, as one stretch."""
        given = list(spans)
        start, end = min(s.start for s in given), max(s.end for s in given)
        starts = [sentence.start for sentence in self.analysis.sentences]
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        if first >= 0:
            start = min(start, self.analysis.sentences[first].start)
            end = max(end, self.analysis.sentences[last].end)
        return self.evidence(Span(start, end))

    def words(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """Each of `spans` as evidence, those with nothing but white space between them as one."""
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and not self.article.text[joined[-1].end : span.start].strip():
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(self.evidence(span) for span in joined)

    def key(self, kind: str, anchor: int) -> str:
        """Names a finding by what it hangs on (its cue, marker or verb), so that better spans keep the name."""
        words = f"{self.article.id}\n{self.article.sha256}\n{kind}\n{anchor}"
        return hashlib.sha256(words.encode()).hexdigest()[:12]

    def keys(self, kind: str, anchors: Sequence[int]) -> tuple[str, ...]:
        """A key for each finding; those that hang on the same word are told apart by their order."""
        met: Counter[int] = Counter()
        keys: list[str] = []
        for anchor in anchors:
            met[anchor] += 1
            keys.append(self.key(kind if met[anchor] == 1 else f"{kind} {met[anchor]}", anchor))
        return tuple(keys)


def evidence_of(article: Article, span: Span, number: int) -> Evidence:
    return Evidence(
        source=number,
        article=article.id,
        version=article.version,
        start=span.start,
        end=span.end,
        text=article.quote(span),
        paragraph=paragraph_number(article, span.start),
    )


def paragraph_number(article: Article, offset: int) -> int:
    """Counted from 1; white space between two paragraphs belongs to the first."""
    return max(1, bisect_right([p.span.start for p in article.paragraphs], offset))


def number(
    articles: Sequence[Article], analyses: Sequence[Analysis], previous: Sequence[Article | None]
) -> tuple[Reading, ...]:
    """Sources in order of publication, undated ones last, ties by id."""
    triples = sorted(
        zip(articles, analyses, previous, strict=True),
        key=lambda t: (t[0].published is None, t[0].published.value if t[0].published else "", t[0].id),
    )
    shared = origins([article for article, _, _ in triples])
    return tuple(
        Reading(number=n, article=article, analysis=analysis, previous=before, origin=origin)
        for n, ((article, analysis, before), origin) in enumerate(zip(triples, shared, strict=True), start=1)
    )


def published_days(readings: Sequence[Reading]) -> dict[int, str]:
    """Number of each dated source -> the day on which it appeared."""
    return {r.number: r.article.published.day.isoformat() for r in readings if r.article.published}
