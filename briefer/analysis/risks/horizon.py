"""The date that bounds a conditional, such as the deadline of an ultimatum."""

from spacy.tokens import Span as Tokens

from briefer.analysis.document import span_of, spans_of
from briefer.analysis.lexicon import load
from briefer.analysis.risks.context import Context
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.status import is_ultimatum
from briefer.model import DateRef, Span

_BEFORE = 30
"Characters before a date within which the word that makes it a bound stands."


def horizon_of(context: Context, found: Found, sentence: Tokens | None) -> int | None:
    """The first date in the halves that a word such as `by` or `until` makes a bound.

    Of a demand ("must ... this week, or else") it is the first date that has an end.
    """
    doc = context.document.doc
    halves = spans_of(doc[i] for i in (*found.trigger, *found.consequence))
    demand = is_ultimatum(found) and sentence is not None
    spans = (span_of(sentence),) if demand and sentence is not None else halves
    inside = [(i, d) for i, d in enumerate(context.dates) if _dates(d) and _within(d, spans)]
    bound = next((i for i, d in inside if _bounds(context, d)), None)
    if bound is not None:
        return bound
    wanted = spans_of(doc[i] for i in found.trigger) if found.polarity in {"otherwise", "unless"} else ()
    wanted = spans if demand else wanted
    return next((i for i, d in inside if _within(d, wanted) and d.kind != "SET"), None)


def _dates(date: DateRef) -> bool:
    return not (date.value or "").endswith("_REF")


def _within(date: DateRef, spans: tuple[Span, ...]) -> bool:
    return any(s.start <= date.span.start < s.end for s in spans)


def _bounds(context: Context, date: DateRef) -> bool:
    before = load("briefer.analysis.risks", "lexicon.toml")["horizon"]["before"]
    text = context.document.article.text
    words = text[max(0, date.span.start - _BEFORE) : date.span.start].lower().split()[-3:]
    opening = context.document.article.quote(date.span).lower().split()[:1]
    return (bool(opening) and opening[0] in before) or any(w in before for w in words)
