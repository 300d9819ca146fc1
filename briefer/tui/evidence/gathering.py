"""The picked articles to a composition, off the event loop."""

from collections.abc import Sequence

from briefer.tui.evidence.bench import Composed
from briefer.tui.opening import Session

_PAGE = 1000
"Rows read at once."


def compose(session: Session, picks: Sequence[str], *, rejected: bool) -> Composed:
    """The findings of these articles, with every decision that stands. Raises BrieferError."""
    from briefer.library import Query  # noqa: PLC0415 - loaded with the session
    from briefer.workflow import findings, unanalysed  # noqa: PLC0415 - as above

    library, workspace, settings = session.library, session.workspace, session.settings
    held = [row.id for row in library.rows(picks)]
    articles = library.select(Query(ids=tuple(held))) if held else []
    missing = unanalysed(library, workspace, articles, settings.workspace.language_model)
    decisions = library.decisions()  # before the composition reads them: it holds at least these
    brief = findings(library, workspace, settings, articles, as_of=session.now(), rejected=rejected)
    return Composed(
        brief=brief,
        articles={article.id: article for article in articles},
        missing=tuple(article.id for article in missing),
        decisions=tuple(decisions),
        rejected=rejected,
    )


def articles_of_profile(session: Session) -> tuple[str, tuple[str, ...]]:
    """Name of the open brief, and ids of the articles that it chooses. Raises BrieferError."""
    from briefer.workflow import instant, load_draft, query_of  # noqa: PLC0415 - loaded with the session

    name = session.memory.draft
    draft = load_draft(session.library, name) if name else None
    profile = draft or session.settings.profile(None)
    query = query_of(profile, instant(profile.as_of, session.now()))
    ids: list[str] = []
    page = session.library.page(query, limit=_PAGE)
    ids += (row.id for row in page.rows)
    while page.after is not None:
        page = session.library.page(query, after=page.after, limit=_PAGE)
        ids += (row.id for row in page.rows)
    return profile.name, tuple(ids)
