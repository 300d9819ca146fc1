"""Place and day before a report's first words, `TESSEL, March 4 (HPS) -`: they are part of no attribution."""

import re
from bisect import bisect_left
from dataclasses import replace

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import tidy
from briefer.analysis.positions.tree import NOMINAL

_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,30}(?:,[^.;:!?\n—–]{2,40}?)?(?:\s?\([^)\n]{2,40}\))?\s?(?:--|—|–|\s-)\s")


class Datelines:
    """The datelines of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._runs: list[tuple[int, int]] = []
        tree, text = reading.tree, reading.document.article.text
        for paragraph in reading.document.article.paragraphs:
            match = _DATELINE.match(text, paragraph.span.start, paragraph.span.end)
            if match is not None:
                self._runs.append((bisect_left(tree.start, match.start()), bisect_left(tree.start, match.end())))

    def cleared(self, candidate: Candidate) -> Candidate | None:
        """The candidate without what it took of a dateline; None: nothing is left of it."""
        run = next((run for run in self._runs if candidate.content[0][0] < run[1] <= candidate.content[-1][1]), None)
        if run is None:
            run = next(
                (run for run in self._runs if run[0] <= min(candidate.key, candidate.source or run[1]) < run[1]), None
            )
        if run is None:
            return candidate
        first, last = run
        if first <= candidate.key < last:
            return None
        tree = self._reading.tree
        content = tidy(
            tree, [(max(a, last) if a >= first else a, b) for a, b in candidate.content if b > last or b <= first]
        )
        if not content:
            return None
        source = candidate.source
        if source is not None and first <= source < last:
            source = next((i for i in range(last, candidate.key) if self._heads(i)), None)
        return replace(candidate, content=content, source=source)

    def _heads(self, index: int) -> bool:
        pos = self._reading.tree.pos
        return pos[index] in NOMINAL and pos[index + 1] not in NOMINAL
