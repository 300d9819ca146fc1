"""The brief's front: title, number, marking, times and scope; and its numbered sources."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from briefer.brief.reading import Reading
from briefer.config import Profile, WorkspaceSettings
from briefer.model import TLP_ORDER, Article, Evidence, Front, Marking, Source, SourceSummary

EXERCISE = "exercise"
"""Articles with this tag are exercise material."""


def front(
    profile: Profile, workspace: WorkspaceSettings, readings: Sequence[Reading], summary: SourceSummary, as_of: datetime
) -> Front:
    days = sorted(r.article.published.day.isoformat() for r in readings if r.article.published)
    return Front(
        title=profile.title or _default_title(readings),
        number=profile.number or f"{profile.name.upper()}-{as_of:%Y%m%d-%H%M}",
        marking=profile.marking or most_restrictive(readings) or workspace.marking,
        as_of=as_of.isoformat(),
        cutoff=as_of.isoformat(),
        author=profile.author or workspace.author,
        audience=profile.audience,
        supersedes=profile.supersedes,
        exercise=bool(readings) and all(EXERCISE in r.article.tags for r in readings),
        articles=summary.articles,
        origins=summary.origins,
        covers_first=days[0] if days else None,
        covers_last=days[-1] if days else None,
    )


def _default_title(readings: Sequence[Reading]) -> str:
    """One article's own title, else the plain name of the thing."""
    return (readings[0].article.title if len(readings) == 1 else None) or "Situation brief"


def most_restrictive(readings: Iterable[Reading]) -> Marking | None:
    """None: no source carries a marking."""
    markings = [r.article.marking for r in readings if r.article.marking]
    return max(markings, key=TLP_ORDER.index) if markings else None


def sources(readings: Sequence[Reading], cited: Iterable[Evidence]) -> tuple[Source, ...]:
    paragraphs: dict[int, set[int]] = {}
    for evidence in cited:
        paragraphs.setdefault(evidence.source, set()).add(evidence.paragraph)
    return tuple(_source(reading, paragraphs.get(reading.number, set())) for reading in readings)


def _source(reading: Reading, cited: set[int]) -> Source:
    article = reading.article
    return Source(
        number=reading.number,
        article=article.id,
        version=article.version,
        title=article.title or _opening(article),
        outlet=article.outlet,
        authors=article.authors,
        url=article.url,
        published=article.published,
        retrieved=article.retrieved,
        sha256=article.sha256,
        grade=article.grade,
        marking=article.marking,
        origin=reading.origin,
        credit=article.credit,
        language=article.language,
        tags=article.tags,
        words=len(article.text.split()),
        cited=tuple(sorted(cited)),
    )


def _opening(article: Article, most: int = 80) -> str:
    """The first words of an article without a title."""
    words = article.quote(article.paragraphs[0].span) if article.paragraphs else article.id
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
