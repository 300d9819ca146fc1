"""The list on the left: front, prose and sections of a draft as lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from briefer.model import Brief, LintFinding, SectionName
from briefer.tui.brief.words import LABELS, moment

if TYPE_CHECKING:
    from briefer.config import Profile

Kind = Literal["heading", "front", "text", "judgement", "assumptions", "add", "section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line."""

    kind: Kind
    name: str
    "Field of the profile, or section."
    index: int = 0
    "Which of several texts."
    label: str
    value: str = ""
    faint: bool = False
    "The value is none of the analyst's: a default, or that nothing is written."
    ticked: bool | None = None
    "None: it is nothing to tick."

    @property
    def place(self) -> str:
        """What a finding of lint calls it in `where`."""
        if self.kind == "judgement":
            return f"judgements J{self.index + 1}"
        return {"bottom_line": "bottom-line"}.get(self.name, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the lines tell beside the draft itself."""

    author: str | None
    "The workspace's."
    as_of: datetime
    takes_picks: bool
    picked: int
    articles: int | None
    "How many the brief is made of; None: they are being counted."
    choice: str
    "The brief's own choice of articles, in words."
    brief: Brief | None
    "As it was composed last; None: not yet, or it could not be."


FRONT = {
    "title": "Title",
    "number": "Number",
    "audience": "Audience",
    "author": "Author",
    "supersedes": "Supersedes",
    "marking": "Marking",
    "as_of": "As of",
    "template": "Template",
    "formats": "Formats",
    "articles": "Articles",
}
"""Fields of the front with their labels."""


def items_of(profile: "Profile", order: Sequence[SectionName], given: Given) -> tuple[Item, ...]:
    return (*_front(profile, given), *_prose(profile), *_sections(profile, order, given.brief))


def _front(profile: "Profile", given: Given) -> Iterator[Item]:
    yield Item(kind="heading", name="front", label="Front")
    made = _made(profile, given)
    for name, label in FRONT.items():
        own = _own(profile, name, given)
        yield Item(kind="front", name=name, label=label, value=own or made.get(name, "none"), faint=not own)


def _own(profile: "Profile", name: str, given: Given) -> str:
    """What the analyst says of a field; empty: nothing."""
    if name == "as_of":
        return moment(given.as_of) if profile.as_of else ""
    if name == "formats":
        return ", ".join(profile.formats)
    if name == "articles":
        return _articles(given)
    return str(getattr(profile, name) or "")


def _articles(given: Given) -> str:
    count = "…" if given.articles is None else f"{given.articles:,}"
    if not given.takes_picks:
        return f"{count} ({given.choice})"
    return f"{count} picked" if given.articles in (None, given.picked) else f"{count} of {given.picked:,} picked"


def _made(profile: "Profile", given: Given) -> Mapping[str, str]:
    """What stands where the analyst says nothing."""
    front = given.brief.front if given.brief else None
    return {
        "title": front.title if front else "of the article",
        "number": default_number(profile.name, given.as_of),
        "author": given.author or "nobody",
        "marking": _marking(given.brief) if given.brief else "of the sources",
        "as_of": f"the moment of the build, {moment(given.as_of)}",
    }


def _marking(brief: Brief) -> str:
    marked = any(source.marking for source in brief.sources)
    return f"{brief.front.marking}, of the {'sources' if marked else 'workspace'}"


def default_number(name: str, as_of: datetime) -> str:
    """As `compose` makes it where the profile has none."""
    return f"{name.upper()}-{as_of:%Y%m%d-%H%M}"


def _prose(profile: "Profile") -> Iterator[Item]:
    yield Item(kind="heading", name="prose", label="Prose")
    yield _text("bottom_line", "Bottom line", profile.bottom_line)
    for index, draft in enumerate(profile.judgement):
        rated = f"{draft.likelihood or 'not assessed'}, {draft.confidence or 'no'} confidence"
        value = f"{rated}: {draft.claim.strip()}"
        yield Item(kind="judgement", name="judgement", index=index, label=f"Judgement {index + 1}", value=value)
    if not profile.judgement:
        yield Item(kind="add", name="judgement", label="Judgements", value="none; + adds one", faint=True)
    for index, text in enumerate(profile.assumptions):
        yield Item(kind="assumptions", name="assumptions", index=index, label=f"Assumption {index + 1}", value=text)
    if not profile.assumptions:
        yield Item(kind="add", name="assumptions", label="Assumptions", value="none; + adds one", faint=True)
    yield _text("outlook", "Outlook", profile.outlook)


def _text(name: str, label: str, text: str | None) -> Item:
    written = (text or "").strip()
    return Item(kind="text", name=name, label=label, value=written or "not written", faint=not written)


def _sections(profile: "Profile", order: Sequence[SectionName], brief: Brief | None) -> Iterator[Item]:
    yield Item(kind="heading", name="sections", label="Sections")
    for name in order:
        ticked = name in profile.sections
        held = held_by(name, brief) if brief else ""
        yield Item(kind="section", name=name, label=LABELS[name], value=held, faint=not ticked, ticked=ticked)


def levels_of(lint: Iterable[LintFinding]) -> dict[str, str]:
    """The worst level at each place of the list: the text that a finding is about, and the section it is in."""
    levels: dict[str, str] = {}
    for finding in lint:
        place = finding.where.removesuffix(" basis")
        section = {"front": "author"}.get(place, place.partition(" ")[0])
        for name in (place, section):
            if levels.get(name) != "error":
                levels[name] = finding.level
    return levels


def held_by(name: SectionName, brief: Brief) -> str:
    """How much a section will hold, in a few words; empty: it is not counted."""
    match name:
        case "bottom-line" | "outlook":
            return "written" if (brief.bottom_line if name == "bottom-line" else brief.outlook) else "not written"
        case "timeline":
            return _printed(len(brief.timeline), sum(entry.prominent for entry in brief.timeline))
        case "actors":
            return _printed(len(brief.actors), sum(actor.prominent for actor in brief.actors))
        case "positions":
            return _printed(len(brief.positions), sum(position.prominent for position in brief.positions))
        case "changes" | "keys" | "method":
            return ""
    counts = {
        "judgements": len(brief.judgements),
        "risks": len(brief.risks),
        "disagreements": len(brief.disagreements),
        "gaps": len(brief.notes),
        "sources": len(brief.sources),
        "quotes": len(brief.positions),
    }
    return f"{counts[name]:,}" if counts[name] else "none"


def _printed(held: int, printed: int) -> str:
    return f"{held:,}" if held == printed else f"{held:,} ({printed:,} printed)"
