"""What a key does to a draft: from one profile to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from briefer.config import Profile
    from briefer.model import SectionName

ItemT = TypeVar("ItemT")
Listed = Literal["judgement", "assumptions"]
"""Fields that hold a list of texts of the analyst."""

CHOICE = ("since", "until", "outlets", "tags", "search", "articles")
"""Fields that say which articles a brief is made of."""


def moved(items: Sequence[ItemT], index: int, step: int) -> tuple[ItemT, ...]:
    """The items with the one at `index` exchanged for its neighbour; at an end as they were."""
    other = index + step
    found = list(items)
    if 0 <= index < len(found) and 0 <= other < len(found):
        found[index], found[other] = found[other], found[index]
    return tuple(found)


def arranged(
    sections: Sequence["SectionName"], order: Sequence["SectionName"], default: Sequence["SectionName"]
) -> tuple["SectionName", ...]:
    """Every section in the order to list it: `order` as long as it agrees with the chosen `sections`.

    Else those come first to last as they are, each other one after its predecessor of `default`.
    """
    if set(order) == set(default) and [name for name in order if name in sections] == list(sections):
        return tuple(order)
    found = list(sections)
    for place, name in enumerate(default):
        if name not in found:
            before = next((b for b in reversed(default[:place]) if b in found), None)
            found.insert(0 if before is None else found.index(before) + 1, name)
    return tuple(found)


def toggled(
    sections: Sequence["SectionName"], order: Sequence["SectionName"], name: "SectionName"
) -> tuple["SectionName", ...]:
    """The chosen sections with this one in or out, in `order`."""
    wanted = set(sections) ^ {name}
    return tuple(one for one in order if one in wanted)


def with_picks(profile: "Profile", picks: Iterable[str]) -> "Profile":
    """Made of exactly these articles."""
    return replace(profile, since=None, until=None, outlets=(), tags=(), search=None, articles=tuple(picks))


def with_choice(profile: "Profile", choice: "Profile") -> "Profile":
    """Made of the articles that the other profile chooses."""
    return replace(profile, **{name: getattr(choice, name) for name in CHOICE})


def with_field(profile: "Profile", name: str, value: str | tuple[str, ...] | None) -> "Profile":
    """With another value in the field of this name."""
    fields: dict[str, Any] = {name: value}
    return replace(profile, **fields)


def moved_text(profile: "Profile", field: Listed, index: int, step: int) -> "Profile":
    """With one judgement or assumption exchanged for its neighbour."""
    if field == "judgement":
        return replace(profile, judgement=moved(profile.judgement, index, step))
    return replace(profile, assumptions=moved(profile.assumptions, index, step))


def without_text(profile: "Profile", field: Listed, index: int) -> "Profile":
    if field == "judgement":
        return replace(profile, judgement=_without(profile.judgement, index))
    return replace(profile, assumptions=_without(profile.assumptions, index))


def with_text(items: Sequence[ItemT], index: int | None, item: ItemT) -> tuple[ItemT, ...]:
    """The items with this one at `index`; None: after all others."""
    return (*items, item) if index is None else (*items[:index], item, *items[index + 1 :])


def _without(items: Sequence[ItemT], index: int) -> tuple[ItemT, ...]:
    return (*items[:index], *items[index + 1 :])


def words_of(text: str) -> tuple[str, ...]:
    """`dam,  river ` -> ("dam", "river"): what a line with commas lists."""
    return tuple(dict.fromkeys(part for part in (" ".join(word.split()) for word in text.split(",")) if part))
