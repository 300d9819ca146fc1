"""The steps of a run. Each may be taken again after it was cut short, or done, and then leads to the same.

A step gives what it counted. It raises from `briefer.errors`, and that ends the run.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefer import __version__
from briefer.analysis.engine import engine_of, rules_fingerprint
from briefer.errors import LibraryError, LintRefused, NothingToReport
from briefer.library import Found, RunInput, RunLint, StepName
from briefer.model import Brief
from briefer.workflow.analyzing import analyze, unanalysed
from briefer.workflow.building import draft, produce, refuse_altered
from briefer.workflow.choosing import describe, query_of
from briefer.workflow.fetching import fetch_sources
from briefer.workflow.runs.delivering import deliver_all
from briefer.workflow.runs.news import compared
from briefer.workflow.runs.work import Work
from briefer.workflow.taking import add_seeds, seeds_waiting
from briefer.workflow.written import files_of

Counts = Mapping[str, int]


def _fetch(work: Work) -> Counts:
    """What is new in the workspace's sources. One that fails is told of, and the brief is made without what it has."""
    counts = {"sources": 0}
    if not work.settings.source:
        return counts
    fetched = list(fetch_sources(work.library, work.workspace, work.settings, now=work.clock(), progress=work.progress))
    for one in fetched:
        failed = [taken.error for taken in one.taken if taken.error]
        for told in (*([one.error] if one.error else ()), *failed, *one.gaps):
            work.warned(f"source {one.source}: {told}")
    asked = [one for one in fetched if one.outcome in ("new", "nothing new", "failed")]
    new = sum(one.news for one in asked)
    return {"sources": len(asked), "new": new, "failed": sum(one.outcome == "failed" for one in asked)}


def _add(work: Work) -> Counts:
    if not seeds_waiting(work.library, work.workspace, work.settings):
        return {"read": 0}
    taken = add_seeds(work.library, work.workspace, work.settings, now=work.clock(), progress=work.progress)
    failed = [one for one in taken if one.error]
    for one in failed:
        work.warned(str(one.error))
    outcomes = [one.added.outcome for one in taken if one.added]
    return {"read": len(taken), "new": len(outcomes) - outcomes.count("unchanged"), "failed": len(failed)}


def _analyze(work: Work) -> Counts:
    """Raises NothingToReport where no article is chosen, or none that the last brief had not."""
    profile = work.profile
    query = query_of(profile, work.as_of)
    articles = work.library.select(query)
    if not articles:
        raise NothingToReport(f"no article matches: {describe(query)}; see what there is with `briefer list`")
    before = work.library.runs.written_before(work.run)
    found = compared(work.run.found, before, articles)
    work.found(found)
    if before and not found.new and not found.changed and profile.when_nothing_new == "skip":
        raise NothingToReport(
            f"nothing new since {before.number}: it has all {len(articles)} articles; "
            '`when_nothing_new = "write"` in briefer.toml wants a brief all the same'
        )
    refuse_altered(work.library, articles)
    model = work.settings.workspace.language_model
    missing = len(unanalysed(work.library, work.workspace, articles, model))
    analyze(work.library, work.workspace, articles, model, work.progress)
    return {"articles": len(articles), "new": len(found.new), "changed": len(found.changed), "analysed": missing}


def _compose(work: Work) -> Counts:
    """Composed once: what came into the library since then is the next brief's."""
    if work.library.runs.brief(work.run.id) is None:
        profile = work.profile
        brief = draft(work.library, work.workspace, work.settings, profile, as_of=work.as_of, progress=work.progress)
        from briefer.render import render_json  # noqa: PLC0415 - importing a run's steps loads no renderer

        found = _found(work, brief)
        work.library.runs.compose(work.run.id, work.executor, render_json(brief).decode(), found)
        work.run = replace(work.run, found=found)
    brief = composed(work)
    return {
        "sources": len(brief.sources),
        "positions": len(brief.positions),
        "risks": len(brief.risks),
        "events": len(brief.timeline),
        "gaps": len(brief.notes),
    }


def _found(work: Work, brief: Brief) -> Found:
    return replace(
        work.run.found,
        inputs=tuple(RunInput(article=s.article, version=s.version, sha256=s.sha256) for s in brief.sources),
        briefer=__version__,
        model=engine_of(work.settings.workspace.language_model).model,
        rules=rules_fingerprint(work.workspace.actors),
        lint=tuple(RunLint(level=f.level, rule=f.rule, where=f.where, message=f.message) for f in brief.lint),
    )


def composed(work: Work) -> Brief:
    """The run's brief. Raises LibraryError where it has none."""
    from briefer.render import read_json  # noqa: PLC0415 - as above

    kept = work.library.runs.brief(work.run.id)
    if kept is None:
        raise LibraryError(f"run {work.run.id}: its brief is not in the library any more; run it anew")
    return read_json(kept.encode())


def _lint(work: Work) -> Counts:
    """Raises LintRefused."""
    lint = work.run.found.lint
    errors = [one for one in lint if one.level == "error"]
    for one in lint:
        work.warned(f"{one.where}: {one.message} ({one.rule})")
    if errors:
        told = "; ".join(f"{one.where}: {one.message} ({one.rule})" for one in errors)
        raise LintRefused(f"the brief breaks {len(errors)} rule(s) of form; nothing was written or delivered: {told}")
    return {"errors": 0, "warnings": len(lint)}


def _render(work: Work) -> Counts:
    files = produce(
        work.library,
        work.workspace,
        composed(work),
        work.profile,
        work.workspace.out,
        now=work.clock(),
        progress=work.progress,
        warn=work.warned,
    )
    made = files_of(work.workspace, files)
    work.found(replace(work.run.found, files=made))
    return {"files": len(made), "bytes": sum(one.size for one in made)}


def _deliver(work: Work) -> Counts:
    targets = work.profile.deliver
    return deliver_all(work, composed(work), targets) if targets else {"targets": 0}


FUNCTIONS: Mapping[StepName, Callable[[Work], Counts]] = {
    "fetch": _fetch,
    "add": _add,
    "analyze": _analyze,
    "compose": _compose,
    "lint": _lint,
    "render": _render,
    "deliver": _deliver,
}
