"""Tables of dates.md: F1 by half and part, recall by class of expression. Answers come on standard input.

briefer analyze --jsonl < GOLD.jsonl | python -m tests.evals.dates_classes GOLD.jsonl
"""

import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MONTH = (
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_DAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tues?|wed|thu|thurs|fri|sat|sun)\."
_FULL = rf"{_MONTH}\.?,? (?:the )?\d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|^\d[\d/-]{{4,}}\d$"

CLASSES = (
    ("quarters and fiscal years", r"quarter|fiscal|half(?! an? |-an?-|-hour)|year-(?:earlier|ago)|period"),
    ("clock times", r"\d[:.]\d\d|\b[ap]\.?m\b|o.clock|noon|midnight|\d hours|hrs"),
    ("offsets (ago, earlier, later)", r"\b(?:ago|earlier|later|before|after|from now|hence)\b"),
    ("parts of day", r"morning|afternoon|evening|night|dawn|dusk"),
    ("full dates, month and day", _FULL),
    ("weekdays", _DAY),
    ("today, yesterday, tomorrow", r"\b(?:yesterday|today|tomorrow)\b"),
    ("months", _MONTH),
    ("last, this, next; seasons", (r"\b(?:last|this|next|past|coming|previous|current|that|following|same|spring|summer"
     r"|fall|winter|autumn|weekend)\b")),
    ("years, decades, centuries", r"\d{4}|\d0s|century|decade|['’]\d\d|ties\b"),
)  # fmt: skip
"""Name and pattern of the words; the first that fits counts. Sets, lengths and references go by their annotation."""

Row = tuple[int, int, int, int, int, int]
"""Annotated, found, overlapping, same characters, same kind, same value."""


@dataclass(frozen=True, slots=True)
class Pair:
    gold: dict[str, Any]
    words: str
    answer: dict[str, Any] | None

    def has(self, key: str) -> bool:
        return self.answer is not None and bool(self.answer[key] == self.gold[key])

    @property
    def exact(self) -> bool:
        return self.has("start") and self.has("end")


def class_of(words: str, gold: dict[str, Any]) -> str:
    if gold["kind"] == "SET":
        return "sets"
    words, value = words.lower(), gold["value"] or ""
    if gold["kind"] == "DURATION":
        return "durations, vague" if "X" in value else "durations, counted"
    if value.endswith("_REF"):
        return "references"
    return next((name for name, pattern in CLASSES if re.search(pattern, words)), "other")


def pairs_of(document: dict[str, Any], answers: list[dict[str, Any]]) -> Iterator[Pair]:
    """Each annotation with its answer, as the scorer pairs them: equal spans first, then the largest overlap."""
    gold = document["dates"]
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(answers):
            shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if shared > 0:
                same = (one["start"], one["end"]) == (other["start"], other["end"])
                candidates.append((not same, -shared, i, j))
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if i not in taken and j not in taken.values():
            taken[i] = j
    for i, one in enumerate(gold):
        yield Pair(one, document["text"][one["start"] : one["end"]], answers[taken[i]] if i in taken else None)


def figures(rows: Iterable[Row]) -> str:
    """Strict, relaxed, type and value F1."""
    total = [sum(column) for column in zip(*rows, strict=True)]
    order = (total[3], total[2], total[4], total[5])
    return " | ".join(f"{200 * hits / (total[0] + total[1]):.1f}" for hits in order)


def main() -> None:
    gold = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    answers = {a["article"]["id"]: a["dates"] for a in map(json.loads, sys.stdin)}
    rows: dict[str, list[Row]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in gold:
        half = "ab"[zlib.crc32(document["id"].encode()) % 2]
        got = answers[document["id"]]
        pairs = list(pairs_of(document, got))
        row = (len(pairs), len(got), sum(p.answer is not None for p in pairs), sum(p.exact for p in pairs),
               sum(p.has("kind") for p in pairs), sum(p.has("value") for p in pairs))  # fmt: skip
        for name in ("all", f"half {half}", document["part"], f"{document['part']}, half {half}"):
            rows[name].append(row)
        for pair in pairs:
            found = {"n": True, "found": pair.answer is not None, "exact": pair.exact, "value": pair.has("value")}
            counts[class_of(pair.words, pair.gold)].update({key: int(yes) for key, yes in found.items()})
            counts[class_of(pair.words, pair.gold)].update({half + "n": 1, half: int(pair.has("value"))})
    lines = [f"| {name} | {len(some)} | {figures(some)} |" for name, some in sorted(rows.items())]
    for name, c in sorted(counts.items(), key=lambda item: -item[1]["n"]):
        shares = [f"{100 * c[key] / c['n']:.0f}" for key in ("found", "exact", "value")]
        halves = " / ".join(f"{100 * c[half] / max(c[half + 'n'], 1):.0f}" for half in "ab")
        lines.append(f"| {name} | {c['n']} | {' | '.join(shares)} | {halves} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
