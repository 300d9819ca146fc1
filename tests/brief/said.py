"""Statements by hand: who says what, and with which stance, in one article or in several."""

from briefer.model import Brief
from tests.brief.maker import Maker, composed

Said = tuple[str, str, str]
"""Speaker, what is said, stance."""

_VERBS = {"denies": "denied", "opposes": "rejected", "supports": "backed", "demands": "demanded"}


def article(name: str, *given: Said, published: str = "2026-03-04") -> Maker:
    """Each statement in a paragraph of its own, by a named person."""
    lines = [f"{speaker} {_VERBS.get(stance, 'said')} {content}." for speaker, content, stance in given]
    maker = Maker(name, "\n\n".join(lines), published)
    for (speaker, content, stance), line in zip(given, lines, strict=True):
        start = maker.article.text.index(line)
        actor = maker.known(speaker)
        maker.stated(start, speaker, _VERBS.get(stance, "said"), content, stance=stance, actor=actor)
    return maker


def brief_of(*given: Said) -> Brief:
    return composed(article("a", *given))


def kinds(brief: Brief) -> list[str]:
    return [one.kind for one in brief.disagreements]
