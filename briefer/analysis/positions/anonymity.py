"""Where the text says that a speaker stays unnamed, and why: `on condition of anonymity because ...`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import Figure
from briefer.model import Span

_NAMED = r"(?:named|identified|quoted\sby\sname)"
_THEIR = r"(?:his|her|their)"
_PHRASE = re.compile(
    rf"""(?:
    \b on\s(?:the\s)?condition\s(?:of\s(?:strict\s|complete\s|full\s)?anonymity
      | (?:that\s)?(?:he|she|they|{_THEIR}|the)\b[^.;,"“”]{{0,60}}?\b(?:named|identified|names?|identity|nationality)\b
        (?:\s(?:was|were|is|are|be|would|not|withheld|kept|secret|used|published|revealed|disclosed|mentioned|out|of|print)\b)*)
  | \b(?:ask|request|declin|refus|wish|prefer|insist)(?:ed|ing|s)?\s(?:for\s|on\s)?
      (?:anonymity | not\sto\sbe\s{_NAMED} | to\sbe\s{_NAMED} | to\sremain\sanonymous
      | to\sgive\s{_THEIR}\s(?:full\s)?names?
      | (?:that\s)?{_THEIR}\snames?\s(?:not\s)?be\s\w+)
  | \b(?:spoke|speaking)\s(?:anonymously|on\sbackground)
  | \b(?:was|were|is|are)(?:\snot|n['’]t)\sauthori[sz]ed\sto\s(?:speak|discuss|comment|talk)\b
      (?:\s(?:to|with|about|on|for|publicly|openly|the|a|its|press|media|reporters|journalists|matter|issue|record|case|talks|subject)\b)*
  | \bwould(?:\snot|n['’]t)\sgive\s{_THEIR}\s(?:full\s)?names?
  | \bgave\s(?:only\s)?{_THEIR}\sname\sonly\sas\s\w+
    )
    (?:,?\s(?:because|since|as|citing|due\sto|for\sfear|fearing|out\sof|in\sorder\sto|given
       |to\s(?:speak|discuss|talk|describe|avoid|share|comment))\b
       (?:(?!\b(?:said|says|told|tells|added|adds|noted|warned)\b)[^.;,"“”—])*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = ("anonym", "named", "identif", "name", "background", "authori")
"Words without one of which no phrase can stand: looking for them is cheaper."


class Anonymity:
    """The phrases of one article, with the tokens that they cover."""

    def __init__(self, reading: Reading) -> None:
        text, tree = reading.document.article.text, reading.tree
        self._spans: list[Span] = []
        self._runs: list[tuple[int, int]] = []
        for match in _matches(reading, text):
            span = Span(match.start(), match.start() + len(match.group().rstrip()))
            first, last = bisect_right(tree.start, span.start) - 1, bisect_left(tree.start, span.end)
            if not reading.quoted(first):
                self._spans.append(span)
                self._runs.append((first, last))

    def covers(self, key: int) -> bool:
        """Whether the token stands in a phrase: a cue there belongs to it."""
        return any(first <= key < last for first, last in self._runs)

    def of(self, reading: Reading, spoken: Sequence[tuple[Candidate, Figure | None]]) -> dict[int, Span]:
        """From the id of each unnamed figure to the phrase that speaks of them."""
        found: dict[int, Span] = {}
        for span, (first, last) in zip(self._spans, self._runs, strict=True):
            figure = _whose(reading, spoken, first, last)
            if figure is not None and not figure.named:
                found.setdefault(id(figure), span)
        return found


def _matches(reading: Reading, text: str) -> Iterator[re.Match[str]]:
    for paragraph in reading.document.article.paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        if any(text.find(hint, start, end) >= 0 for hint in _HINTS):
            yield from _PHRASE.finditer(text, start, end)


def _whose(reading: Reading, spoken: Iterable[tuple[Candidate, Figure | None]], first: int, last: int) -> Figure | None:
    """Whose source or cue the phrase hangs on; else the one speaker of its sentence or of the sentence before."""
    tree = reading.tree
    here: list[Figure] = []
    before: list[Figure] = []
    for candidate, figure in spoken:
        if figure is None or candidate.source is None:
            continue
        if _holds(tree.left[candidate.source], tree.right[candidate.source], first, last):
            return figure
        sentence = tree.sent[candidate.key]
        if sentence == tree.sent[first]:
            here.append(figure)
        elif tree.sent_end[candidate.key] == tree.sent[first]:
            before.append(figure)
    near = here or before
    return near[0] if near and all(f is near[0] for f in near) else None


def _holds(low: int, high: int, first: int, last: int) -> bool:
    return low <= first and last - 1 <= high
