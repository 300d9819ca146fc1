"""The articles of the sample brief, and evidence cut from them."""

import tomllib
from pathlib import Path

from briefer.model import Evidence, When

_FILE = Path(__file__).with_name("articles.toml")
TEXTS: dict[int, tuple[str, ...]] = {
    int(number): tuple(paragraphs)
    for number, paragraphs in tomllib.loads(_FILE.read_text(encoding="utf-8"))["paragraphs"].items()
}


def full_text(number: int) -> str:
    return "\n\n".join(TEXTS[number])


def ev(source: int, words: str) -> Evidence:
    """The first place of `words` in a source; KeyError-like failure when they do not stand there."""
    text = full_text(source)
    start = text.index(words)
    return Evidence(
        source=source,
        article=f"art-{source}",
        version=2 if source == 5 else 1,
        start=start,
        end=start + len(words),
        text=words,
        paragraph=text[:start].count("\n\n") + 1,
    )


def para(source: int, number: int) -> Evidence:
    return ev(source, TEXTS[source][number - 1])


def day(value: str, words: Evidence | None = None, *, precision: str = "day", mod: str | None = None) -> When:
    return When(first=value, last=value, precision=precision, mod=mod, words=words)
