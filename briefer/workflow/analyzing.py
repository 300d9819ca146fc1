"""Articles to analyses, each made once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.library import Library
from briefer.model import Analysis, Article
from briefer.paths import Workspace
from briefer.workflow.progress import Progress

if TYPE_CHECKING:
    from briefer.analysis.pipeline import Analyzer


def analyze_stream(articles: Iterable[Article], model: str, actors: Path | None) -> Iterator[dict[str, Any]]:
    """The public record of each article, in order, in constant memory, touching no library.

    `actors`: a workspace's actors.toml; None: there is no workspace.
    """
    from briefer.analysis.pipeline import Analyzer  # noqa: PLC0415 - loading the language model takes a second
    from briefer.analysis.record import to_record  # noqa: PLC0415 - as above

    ours, theirs = tee(articles)
    for article, analysis in zip(ours, Analyzer(model, actors).analyze(theirs), strict=True):
        yield to_record(article, analysis)


def analyze(
    library: Library, workspace: Workspace, articles: Sequence[Article], model: str, progress: Progress
) -> list[Analysis]:
    """An analysis of each article, in order; those the library already holds are not made again."""
    engine, rules = engine_of(model), rules_fingerprint(workspace.actors)
    missing = library.missing(articles, engine, rules=rules)
    if missing:
        progress("analyse", 0, len(missing))
        analyzer = _analyzer(model, workspace.actors, rules)
        for done, (article, analysis) in enumerate(zip(missing, analyzer.analyze(missing), strict=True), start=1):
            library.put_analysis(article, analysis, rules=rules)
            progress("analyse", done, len(missing))
    found = library.analyses(articles, engine, rules=rules)
    return [analysis for analysis in found if analysis is not None]


@lru_cache(maxsize=1)
def _analyzer(model: str, actors: Path, _rules: str) -> "Analyzer":
    """One that was loaded before, for a process that analyses again and again; anew where its rules have changed."""
    from briefer.analysis.pipeline import Analyzer  # noqa: PLC0415 - loading the language model takes a second

    return Analyzer(model, actors)


def stored_analysis(library: Library, workspace: Workspace, article: Article, model: str) -> Analysis | None:
    """What the library holds of this text by the engine and rules of today; None: it has not been analysed."""
    return library.analysis(article, engine_of(model), rules=rules_fingerprint(workspace.actors))


def unanalysed(library: Library, workspace: Workspace, articles: Sequence[Article], model: str) -> list[Article]:
    """Those of which the library holds no analysis that still counts, in order. Raises AnalysisError."""
    return library.missing(articles, engine_of(model), rules=rules_fingerprint(workspace.actors))


def stored_record(library: Library, workspace: Workspace, article: Article, model: str) -> dict[str, Any]:
    """The public record of an article as far as the library has it; without an analysis its findings are empty."""
    from briefer.analysis.record import to_record  # noqa: PLC0415 - only where a record is asked for

    found = stored_analysis(library, workspace, article, model)
    return to_record(article, found or Analysis(article=article.id, sha256=article.sha256, engine=engine_of(model)))
