"""Rules of form that a brief keeps. Errors refuse it, warnings are printed in it.

`RULES` says of each what it finds. A profile's `lint_warn` turns errors into warnings; that the words of sources stand
in their places is no rule of form: nothing turns that off.

Likelihood terms and their row: ODNI, Intelligence Community Directive 203 (2015), section D.6.e.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from briefer.errors import ConfigError
from briefer.model import TLP_ORDER, Brief, LintFinding, Prose, TimelineEntry

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    id: str
    level: Literal["error", "warning"]
    finds: str


RULES: tuple[Rule, ...] = (
    Rule(id="likelihood-row", level="error", finds="a likelihood word outside the one row of ICD 203 that is in use"),
    Rule(id="likelihood-confidence", level="error", finds="likelihood and confidence in one sentence"),
    Rule(id="uncited-judgement", level="error", finds="a key judgement that cites no source"),
    Rule(id="grade-1", level="error", finds="an item graded 1, confirmed, without a second independent origin"),
    Rule(id="grade-1-alone", level="warning", finds="such an item of whose events no other origin tells"),
    Rule(id="marking", level="error", finds="a marking less restrictive than that of a source"),
    Rule(id="unrated-judgement", level="warning", finds="a key judgement without likelihood or without confidence"),
    Rule(id="no-author", level="warning", finds="a brief to which nobody has put a name"),
    Rule(id="no-bottom-line", level="warning", finds="the section asked for, and none written"),
    Rule(id="no-judgements", level="warning", finds="likewise"),
)


def lint(brief: Brief, only_warn: Collection[str] = ()) -> tuple[LintFinding, ...]:
    """What every rule finds, errors first; of the rules in `only_warn` there are none but warnings.

    Raises ConfigError where one of these is no rule.
    """
    known = [rule.id for rule in RULES]
    unknown = [name for name in only_warn if name not in known]
    if unknown:
        raise ConfigError(f"lint_warn: {unknown[0]}: there is no such rule; there are: {', '.join(known)}")
    found = [finding for check in _CHECKS for finding in check(brief)]
    eased = [replace(one, level="warning") if one.rule in only_warn else one for one in found]
    return tuple(sorted(eased, key=lambda f: f.level))


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
        where = f"sources {source.number}"
        if source.grade.item != "1":
            continue
        if brief.summary.origins < 2:  # noqa: PLR2004 - two origins confirm
            message = "graded 1, confirmed by other sources, but the brief has one independent origin"
            yield _error("grade-1", message, where)
        elif _events_of(brief, source.number) and not any(e.origins > 1 for e in _events_of(brief, source.number)):
            yield _warning("grade-1-alone", "graded 1, and no other origin tells of any of its events", where)


def _events_of(brief: Brief, source: int) -> list[TimelineEntry]:
    return [
        entry
        for entry in brief.timeline
        if entry.prominent and source in (entry.sentence.source, *(one.sentence.source for one in entry.told))
    ]


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


_CHECKS: tuple[Callable[[Brief], Iterator[LintFinding]], ...] = (
    _likelihood_row,
    _likelihood_confidence,
    _uncited_judgement,
    _unrated_judgement,
    _grade_one,
    _marking,
    _unwritten,
)
