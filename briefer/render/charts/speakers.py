"""Who speaks about whom, and in which sense: the speakers and targets of the positions, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from briefer.model import Brief, PositionEntry, Stance
from briefer.render.groups import SpeakerGroup, by_speaker

ROWS, COLUMNS = 14, 7
"Speakers and targets in one picture."
FEW = 10
"Speakers where the section is kept short."


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A row: somebody with positions on the targets shown."""

    name: str
    unnamed: bool
    about: Mapping[str, tuple[PositionEntry, ...]]
    "Positions by target, only targets that are shown."

    @property
    def count(self) -> int:
        return sum(map(len, self.about.values()))

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(sorted({one.sentence.source for found in self.about.values() for one in found}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    rows: tuple[Speaker, ...]
    targets: tuple[str, ...]
    left_out: int
    "Positions on somebody that are not in the picture."

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Those that occur, in the order of their first place."""
        found = (one.stance for row in self.rows for target in self.targets for one in row.about.get(target, ()))
        return tuple(dict.fromkeys(found))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _named(brief: Brief) -> dict[str, str]:
    """A name or alias without its article -> the actor's name; only what means one actor."""
    owners: dict[str, set[str]] = {}
    for actor in (one for one in brief.actors if one.prominent):
        for name in (actor.name, *actor.aliases):
            owners.setdefault(_plain(name), set()).add(actor.name)
    return {name: next(iter(found)) for name, found in owners.items() if len(found) == 1}


def stances(found: tuple[PositionEntry, ...]) -> tuple[tuple[Stance, int], ...]:
    """How often each stance is taken, the most frequent first, then as they come."""
    return tuple(Counter(one.stance for one in found).most_common())


def _speaker(group: SpeakerGroup, about: dict[str, tuple[PositionEntry, ...]]) -> Speaker:
    return Speaker(name=group.name or "", unnamed=group.anonymous, about=about)


def speakers(brief: Brief, most: int = ROWS) -> Speakers | None:
    """The `most` speakers, and the targets, with most prominent positions; None: no position has both."""
    names = _named(brief)
    groups = [group for group in by_speaker(brief) if group.name]
    found: list[dict[str, list[PositionEntry]]] = []
    for group in groups:
        about: dict[str, list[PositionEntry]] = {}
        for one in group.positions:
            if one.target:
                about.setdefault(names.get(_plain(one.target), one.target), []).append(one)
        found.append(about)
    total = Counter({target: 0 for about in found for target in about})
    for about in found:
        total.update({target: len(positions) for target, positions in about.items()})
    targets = [target for target, _ in total.most_common(COLUMNS)]
    rows = [
        _speaker(group, {target: tuple(about[target]) for target in targets if target in about})
        for group, about in zip(groups, found, strict=True)
    ]
    shown = sorted((row for row in rows if row.count), key=lambda row: -row.count)[:most]
    if not shown:
        return None
    used = tuple(target for target in targets if any(target in row.about for row in shown))
    return Speakers(rows=tuple(shown), targets=used, left_out=total.total() - sum(row.count for row in shown))
