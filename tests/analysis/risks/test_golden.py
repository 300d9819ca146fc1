"""The sample articles' conditionals against those that a person read in tests/golden/exercise.md."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefer.analysis.pipeline import Analyzer
from briefer.ingest import read_article
from briefer.model import Analysis, Article, Published, Risk

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "exercise.md"
POLARITY = {
    "if not": "if",
    "should": "if",
    "were ... to": "if",
    "imperative, and": "if",
    "any ... would": "would",
    "would mean": "would",
    "as long as": "as-long-as",
    "so long as": "as-long-as",
    "while": "as-long-as",
    "provided that": "provided-that",
    "on condition that": "provided-that",
    "in case of": "in-case",
    "only if": "only-if",
    "in that case": "in-that-case",
}
"What a marker of the tables is called in the model, where the names differ."
NOBODY = frozenset({"Basin Report", "the text"})
"The article itself."
BEFORE = " (previous sentence)"
LEAST_SHARED, LEAST_OF_OURS = 0.7, 0.15
"So many of the reader's words must be in our half, and so many of ours among the reader's."

NOT_FOUND: frozenset[tuple[str, str]] = frozenset()
"Article and trigger of conditionals that are not found. One that is found leaves this list."
ASSERTED_BY_ANOTHER = frozenset(
    {
        ("2026-03-02-meridian-ultimatum.html", "the reservoir reached 40 per cent of its capacity"),
        ("2026-03-03-basin-report-front-commanders.md", "a single gate is shut"),
        ("2026-03-05-hps-front-statement.txt", "the army enters the valley"),
        ("undated-kessel-displaced.txt", "the road stays open"),
        ("2026-03-10-meridian-ceasefire.html", "any prisoner is released"),
        ("basin-report-sorrel-bay-text.md", "Nadric Toll’s group is drawn in or disarmed"),
    }
)
"Found, with an asserter whom the reader did not name, most for want of a position around them or of its speaker."


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table "marker | trigger | consequence | asserted by | when"."""

    article: str
    polarity: str
    trigger: str
    consequence: str
    asserter: str
    before: bool
    "The trigger stands in the sentence before, and is given in the reader's own words."

    @property
    def name(self) -> tuple[str, str]:
        return self.article, self.trigger


def golden_lines() -> list[Line]:
    lines: list[Line] = []
    for section in GOLDEN.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, body = section.split("\n", 1)
        table = body.partition("| marker | trigger | consequence | asserted by | when |\n")[2].partition("\n\n")[0]
        for row in table.splitlines()[1:]:
            marker, trigger, consequence, asserter, _ = (cell.strip() for cell in row.strip("|").split("|"))
            halves = trigger.removesuffix(BEFORE).strip("`"), consequence.strip("`")
            lines.append(Line(name, POLARITY.get(marker, marker), *halves, asserter, trigger.endswith(BEFORE)))
    return lines


LINES = golden_lines()


@pytest.fixture(scope="module")
def analysed(analyzer: Analyzer) -> dict[str, tuple[Article, Analysis]]:
    answers = {}
    for name in dict.fromkeys(line.article for line in LINES):
        section = GOLDEN.read_text(encoding="utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        day = re.search(r"^Anchor (\d{4}-\d\d-\d\d)", section, re.MULTILINE)
        published = Published(value=day[1], precision="day", how="given") if day else None
        source = ROOT / "seeds" / "exercise" / name
        article = read_article(source.read_bytes(), source=name, now=None, published=published)
        answers[name] = article, next(analyzer.analyze([article]))
    return answers


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def alike(golden: str, article: Article, spans: tuple[object, ...]) -> bool:
    wanted = words_of(golden)
    ours = words_of(" ".join(article.quote(span) for span in spans))  # type: ignore[arg-type]  # spans of a risk
    shared = len(wanted & ours)
    return shared >= LEAST_SHARED * len(wanted) and shared >= LEAST_OF_OURS * len(ours)


def match(line: Line, article: Article, analysis: Analysis) -> Risk | None:
    return next(
        (
            risk
            for risk in analysis.risks
            if risk.polarity == line.polarity
            and (risk.trigger if line.before else alike(line.trigger, article, risk.trigger))
            and alike(line.consequence, article, risk.consequence)
        ),
        None,
    )


def asserts(line: Line, risk: Risk, article: Article, analysis: Analysis) -> bool:
    """The asserter's last name or noun is in the speaker's name or description."""
    position = analysis.positions[risk.asserted_by] if risk.asserted_by is not None else None
    if line.asserter in NOBODY:
        return position is None
    if position is None:
        return False
    wanted = words_of(re.split(r",|\bupheld\b", line.asserter.replace("*", ""))[0])
    said = words_of(position.speaker.name or "") | words_of(" ".join(article.quote(s) for s in position.source))
    return len(wanted & said) >= len(wanted) / 2


def test_the_tables_are_read() -> None:
    """All rows of the human reading are there to be compared."""
    assert len(LINES) == 67


def test_sample_conditionals_are_found_as_a_reader_found_them(
    analysed: dict[str, tuple[Article, Analysis]],
) -> None:
    """Trigger, consequence and polarity of all but the listed ones agree with the human reading."""
    missed = {line.name for line in LINES if match(line, *analysed[line.article]) is None}
    assert missed == NOT_FOUND


def test_sample_conditionals_are_asserted_by_whom_a_reader_named(
    analysed: dict[str, tuple[Article, Analysis]],
) -> None:
    """Of the conditionals found, all but the listed ones have the asserter that the reader named."""
    other = {
        line.name: line.asserter
        for line in LINES
        if (risk := match(line, *analysed[line.article])) is not None
        and not asserts(line, risk, *analysed[line.article])
    }
    assert set(other) <= ASSERTED_BY_ANOTHER, other
