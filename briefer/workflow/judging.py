"""What an analyst sees of the findings before a brief is built, and says of them."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from briefer.analysis.dates.query import resolve_day_range
from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.brief.compose import compose
from briefer.brief.evidence import check
from briefer.brief.reading import number
from briefer.brief.refusals import refusal
from briefer.config import Profile, Settings
from briefer.errors import QueryError
from briefer.library import Library
from briefer.model import Article, Brief, Decision, DecisionKind, FindingKind, Json, Published
from briefer.paths import Workspace
from briefer.workflow.building import refuse_altered

_AHEAD = ("horizon",)
"""Fields whose bare weekday or month is a coming one."""

_ELSEWHEN = (date(2001, 1, 3), date(2014, 8, 23))
"""Two days from which words that name a date of their own read alike."""


def findings(
    library: Library,
    workspace: Workspace,
    settings: Settings,
    articles: Sequence[Article],
    *,
    as_of: datetime,
    rejected: bool = False,
) -> Brief:
    """The stored analyses of these articles with every decision applied, for a face to list.

    Nothing is analysed: articles without an analysis are left out. `rejected` keeps rejected findings in, marked.
    Raises EvidenceMismatch where a text was altered.
    """
    if articles:
        refuse_altered(library, articles)
    engine = engine_of(settings.workspace.language_model)
    analyses = library.analyses(articles, engine, rules=rules_fingerprint(workspace.actors))
    known = [(article, analysis) for article, analysis in zip(articles, analyses, strict=True) if analysis]
    previous = [library.get(a.id, a.version - 1) if a.version > 1 else None for a, _ in known]
    readings = number([article for article, _ in known], [analysis for _, analysis in known], previous)
    brief = compose(
        readings,
        Profile(name="findings"),
        settings.workspace,
        as_of=as_of,
        query="articles chosen by hand",
        decisions=library.decisions(),
        rejected=rejected,
    )
    stored = [*(library.get(a.id, a.version) for a, _ in known), *(p for p in previous if p)]
    check(brief, {(a.id, a.version): a for a in stored})
    return brief


def decide(
    library: Library,
    *,
    finding: FindingKind,
    key: str,
    kind: DecisionKind,
    article: str | None = None,
    field: str | None = None,
    value: Json = None,
    published: Published | None = None,
    author: str,
    now: datetime,
) -> Decision:
    """Keep what an analyst decided of a finding; at once, and so that it can be undone.

    A `when` or `horizon` may be words, which count from `published`, the article's date. Raises QueryError where they
    cannot be read, and where the value is none that the field can have.
    """
    meant = value.strip() if isinstance(value, str) else value
    if kind == "edit" and field in ("when", "horizon") and isinstance(meant, str) and meant:
        meant = resolved(field, meant, published)
    reason = refusal(finding, kind, field, meant)
    if reason:
        raise QueryError(f"{finding} {key}: {reason}")
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    return library.decide(key, kind, author=author, at=at, article=article, field=field, value=meant)


def undo_last(library: Library, *, author: str, now: datetime) -> Decision | None:
    """Let this author's latest decision that stands no longer stand, and return it; None: there is none."""
    last = next((d for d in reversed(library.decisions()) if d.author == author), None)
    if last is None:
        return None
    library.undo(last.serial, author=author, at=now.astimezone(UTC).isoformat(timespec="seconds"))
    return replace(last, undone=True)


def resolved(field: str, words: str, published: Published | None) -> dict[str, Json]:
    """What a `when` or `horizon` in words is kept as, so that a face can show it before. Raises QueryError."""
    first, last = _days(field, words, published)
    return {
        "words": words,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "precision": _precision(first, last),
    }


def _days(field: str, words: str, published: Published | None) -> tuple[date, date]:
    try:
        if published:
            return resolve_day_range(words, published.day, ahead=field in _AHEAD)
        one, other = (resolve_day_range(words, day, ahead=field in _AHEAD) for day in _ELSEWHEN)
    except QueryError as error:
        raise QueryError(f"{field}: {error}") from error
    if one != other:
        raise QueryError(
            f'{field}: date "{words}": counts from the publication date, and the article has none; '
            "write a full date such as 2026-03-04, or give the article its date first"
        )
    return one


def _precision(first: date, last: date) -> str:
    """Of whole calendar units their name; of any other range days, in which it is given."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return "year"
    month_ends = calendar.monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=month_ends):
        return "month"
    return "week" if first.weekday() == 0 and (last - first).days == 6 else "day"  # noqa: PLR2004 - Monday to Sunday
