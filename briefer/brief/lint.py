"""Rules of form that a brief keeps. Errors refuse it, warnings are printed in it.

=====================  =======  ==========================================================
likelihood-row         error    a likelihood word outside the one ICD 203 row
likelihood-confidence  error    likelihood and confidence in one sentence
uncited-judgement      error    a key judgement that cites no source
grade-1                error    an item graded 1 (confirmed) without two independent origins
marking                error    a marking less restrictive than that of a source
unrated-judgement      warning  a key judgement without likelihood or without confidence
no-author              warning  nobody has put a name to it
no-bottom-line         warning  the section is asked for and the analyst wrote none
no-judgements          warning  likewise
=====================  =======  ==========================================================

Likelihood terms and their row: ODNI, Intelligence Community Directive 203 (2015), section D.6.e.
"""

import re
from collections.abc import Callable, Iterator

from briefer.model import TLP_ORDER, Brief, LintFinding, Prose

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high)\s+confidence\b", re.IGNORECASE)
_ROW = re.compile(
    r"\b(?:almost no chance|(?:very )?(?:un)?likely|roughly even chance|almost certain(?:ly)?)\b", re.IGNORECASE
)
_OTHER_ROWS = re.compile(
    r"\b(?:remote|(?:highly |nearly )?(?:im)?probabl[ey]|roughly even odds|nearly certain(?:ly)?|highly (?:un)?likely"
    r"|extremely (?:un)?likely|(?:good|fair|strong) chance|possibly)\b",
    re.IGNORECASE,
)

Rule = Callable[[Brief], Iterator[LintFinding]]


def lint(brief: Brief) -> tuple[LintFinding, ...]:
    """What every rule finds, errors first."""
    found = [finding for rule in _RULES for finding in rule(brief)]
    return tuple(sorted(found, key=lambda f: f.level))


def _texts(brief: Brief) -> Iterator[tuple[str, Prose]]:
    """The analyst's texts with the place each stands in."""
    if brief.bottom_line:
        yield "bottom-line", brief.bottom_line
    for judgement in brief.judgements:
        yield f"judgements {judgement.id}", judgement.claim
        if judgement.basis:
            yield f"judgements {judgement.id} basis", judgement.basis
    if brief.outlook:
        yield "outlook", brief.outlook


def _error(rule: str, message: str, where: str) -> LintFinding:
    return LintFinding(rule=rule, level="error", message=message, where=where)


def _warning(rule: str, message: str, where: str) -> LintFinding:
    return LintFinding(rule=rule, level="warning", message=message, where=where)


def _likelihood_row(brief: Brief) -> Iterator[LintFinding]:
    for where, text in _texts(brief):
        for match in _OTHER_ROWS.finditer(text.text):
            message = f"“{match.group()}” is not in the likelihood row in use; take a word of ICD 203's first row"
            yield _error("likelihood-row", message, where)


def _likelihood_confidence(brief: Brief) -> Iterator[LintFinding]:
    for where, text in _texts(brief):
        for sentence in _SENTENCE.findall(text.text):
            if _CONFIDENCE.search(sentence) and _ROW.search(sentence):
                message = "likelihood and confidence stand in one sentence; give each its own"
                yield _error("likelihood-confidence", message, where)


def _uncited_judgement(brief: Brief) -> Iterator[LintFinding]:
    for judgement in brief.judgements:
        if not judgement.claim.cites and not (judgement.basis and judgement.basis.cites):
            message = "cites no source; name one as [@ARTICLE] in the claim or the basis"
            yield _error("uncited-judgement", message, f"judgements {judgement.id}")


def _unrated_judgement(brief: Brief) -> Iterator[LintFinding]:
    for judgement in brief.judgements:
        for field in ("likelihood", "confidence"):
            if getattr(judgement, field) is None:
                yield _warning("unrated-judgement", f"{field} is not assessed", f"judgements {judgement.id}")


def _grade_one(brief: Brief) -> Iterator[LintFinding]:
    for source in brief.sources:
        if source.grade.item == "1" and brief.summary.origins < 2:  # noqa: PLR2004 - two origins confirm
            message = "graded 1, confirmed by other sources, but the brief has one independent origin"
            yield _error("grade-1", message, f"sources {source.number}")


def _marking(brief: Brief) -> Iterator[LintFinding]:
    for source in brief.sources:
        if source.marking and TLP_ORDER.index(source.marking) > TLP_ORDER.index(brief.front.marking):
            message = f"the source is {source.marking}, the brief {brief.front.marking}; raise the brief's marking"
            yield _error("marking", message, f"sources {source.number}")


def _unwritten(brief: Brief) -> Iterator[LintFinding]:
    if brief.front.author is None:
        yield _warning("no-author", "nobody has put a name to this brief", "front")
    if "bottom-line" in brief.sections and brief.bottom_line is None:
        yield _warning("no-bottom-line", "the analyst has not written one", "bottom-line")
    if "judgements" in brief.sections and not brief.judgements:
        yield _warning("no-judgements", "the analyst has made none", "judgements")


_RULES: tuple[Rule, ...] = (
    _likelihood_row,
    _likelihood_confidence,
    _uncited_judgement,
    _unrated_judgement,
    _grade_one,
    _marking,
    _unwritten,
)
