"""What was found in an article, as marks in its text, each with what was extracted there in words."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefer.tui.widgets.passage import Mark

if TYPE_CHECKING:
    from briefer.model import Analysis, Article, DateRef, Position, Risk, Span

_LONGEST = 160
"Characters of a text quoted in a tip."


def marks_of(article: "Article", analysis: "Analysis | None", words: Sequence[str] = ()) -> tuple[Mark, ...]:
    """Dates, speakers, statements and risks of the analysis, and every place of the searched `words`."""
    found = [] if analysis is None else [*_dates(analysis), *_statements(analysis), *_risks(article, analysis)]
    return (*found, *_matches(article.text, words))


def _dates(analysis: "Analysis") -> Iterator[Mark]:
    for date in analysis.dates:
        yield Mark(start=date.span.start, end=date.span.end, kind="date", tip=date_in_words(date))


def date_in_words(date: "DateRef") -> str:
    """`week 2026-03-02 to 2026-03-08, counted from 2026-03-10`, or why there is none."""
    if date.unresolved:
        return f"{date.kind.lower()}, not resolved: {date.unresolved}"
    if date.first is None:
        return f"{date.kind.lower()} {date.value or ''}".rstrip()
    extent = date.first if date.last in (None, date.first) else f"{date.first} to {date.last}"
    around = f" ({date.mod.lower().replace('_', ' ')})" if date.mod else ""
    counted = f", counted from {date.anchor}" if date.anchor else ""
    return f"{date.precision} {extent}{around}{counted}; rule {date.rule}"


def _statements(analysis: "Analysis") -> Iterator[Mark]:
    for position in analysis.positions:
        tip = statement_in_words(position, analysis)
        for span in position.source:
            yield Mark(start=span.start, end=span.end, kind="speaker", tip=tip)
        for span in position.content:
            quoted = any(q.start <= span.start and span.end <= q.end for q in analysis.quotations)
            yield Mark(start=span.start, end=span.end, kind="quote" if quoted else "statement", tip=tip)


def statement_in_words(position: "Position", analysis: "Analysis") -> str:
    """Who is said to have said it, through whom, in which mode and with which stance."""
    speaker = position.speaker
    who = speaker.name or "a source left unsaid"
    names = {actor.id: actor.name for actor in analysis.actors}
    known = names.get(speaker.actor or "", "")
    parts = [
        f"{who} = {known}" if known and known != who else who,
        "unnamed" if speaker.anonymous else "",
        f"passed on by {', '.join(link.name for link in speaker.chain)}" if speaker.chain else "",
        f"{position.mode} speech",
        position.stance,
        f"about {names.get(position.target, position.target)}" if position.target else "",
    ]
    return " · ".join(part for part in parts if part)


def _risks(article: "Article", analysis: "Analysis") -> Iterator[Mark]:
    for risk in analysis.risks:
        tip = risk_in_words(article, risk, analysis)
        for span in (risk.marker, *risk.trigger, *risk.consequence):
            yield Mark(start=span.start, end=span.end, kind="risk", tip=tip)


def risk_in_words(article: "Article", risk: "Risk", analysis: "Analysis") -> str:
    """`if TRIGGER, then CONSEQUENCE`, its status and who asserts it."""
    trigger, consequence = _quoted(article, risk.trigger), _quoted(article, risk.consequence)
    asserted = None if risk.asserted_by is None else analysis.positions[risk.asserted_by].speaker.name
    who = asserted or ("the article" if risk.asserted_by is None else "a source left unsaid")
    denied = "not " if risk.negated else ""
    return f"{risk.polarity}: “{trigger or '…'}” → {denied}“{consequence or '…'}” · {risk.status} · asserted by {who}"


def _quoted(article: "Article", spans: "Sequence[Span]") -> str:
    text = " … ".join(article.quote(span) for span in spans)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _matches(text: str, words: Sequence[str]) -> Iterator[Mark]:
    """Places of the words and phrases that were searched for, whole words, upper and lower case alike."""
    if words:
        pattern = "|".join(r"\b" + r"\W+".join(map(re.escape, word.split())) + r"\b" for word in words if word.split())
        for match in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
            yield Mark(start=match.start(), end=match.end(), kind="match", tip=f"“{match.group()}” was searched for")
