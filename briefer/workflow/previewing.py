"""A brief as it would be if it were built now, of what the library holds already."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.brief.compose import compose
from briefer.brief.evidence import check
from briefer.brief.reading import number
from briefer.config import JudgementDraft, Profile, Settings
from briefer.errors import NothingToReport
from briefer.library import Library
from briefer.model import Analysis, Article, Brief, LintFinding, Note
from briefer.paths import Workspace
from briefer.workflow.building import refuse_altered
from briefer.workflow.choosing import describe, query_of
from briefer.workflow.citing import cite_fully

UNKNOWN_CITATION = "unknown-citation"
"""Rule of the findings that `preview` adds to the lint: a mark that cites no article, which a build refuses."""


def preview(library: Library, workspace: Workspace, settings: Settings, profile: Profile, *, as_of: datetime) -> Brief:
    """As `draft`, but nothing is analyzed: an article without an analysis has no findings, and a note says so.

    Marks that cite no article of the brief are left out of its texts and told in its lint. Raises NothingToReport
    where no article is chosen, EvidenceMismatch where a text was altered.
    """
    query = query_of(profile, as_of)
    articles = library.select(query)
    if not articles:
        raise NothingToReport(f"no article matches: {describe(query)}")
    refuse_altered(library, articles)
    engine, rules = engine_of(settings.workspace.language_model), rules_fingerprint(workspace.actors)
    found = library.analyses(articles, engine, rules=rules)
    analyses = [
        analysis or Analysis(article=article.id, sha256=article.sha256, engine=engine)
        for article, analysis in zip(articles, found, strict=True)
    ]
    previous = [library.get(a.id, a.version - 1) if a.version > 1 else None for a in articles]
    wanted, unknown = _citable(profile, [article.id for article in articles])
    brief = compose(
        number(articles, analyses, previous),
        wanted,
        settings.workspace,
        as_of=as_of,
        query=describe(query),
        decisions=library.decisions(),
    )
    check(brief, {(a.id, a.version): a for a in (*articles, *(p for p in previous if p))})
    missing = [article for article, analysis in zip(articles, found, strict=True) if analysis is None]
    return replace(brief, lint=(*dict.fromkeys(unknown), *brief.lint), notes=(*_untold(brief, missing), *brief.notes))


def _untold(brief: Brief, missing: Sequence[Article]) -> Iterator[Note]:
    numbers = {source.article: source.number for source in brief.sources}
    for article in missing:
        yield Note(kind="analysis", message="not analysed yet; building the brief does it", source=numbers[article.id])


def _citable(profile: Profile, ids: Sequence[str]) -> tuple[Profile, list[LintFinding]]:
    """The profile with whole ids in its marks and without those that cite nothing, which are told."""
    found: list[LintFinding] = []

    def cited(text: str | None, where: str) -> str:
        given = cite_fully(text or "", ids, keep=False)
        found.extend(
            LintFinding(rule=UNKNOWN_CITATION, level="error", message=problem.message, where=where)
            for problem in given.problems
        )
        return given.text

    def judged(draft: JudgementDraft, where: str) -> JudgementDraft:
        return replace(draft, claim=cited(draft.claim, where), basis=cited(draft.basis, f"{where} basis"))

    wanted = replace(
        profile,
        bottom_line=cited(profile.bottom_line, "bottom-line"),
        judgement=tuple(judged(draft, f"judgements J{n}") for n, draft in enumerate(profile.judgement, start=1)),
        outlook=cited(profile.outlook, "outlook"),
    )
    return wanted, found
