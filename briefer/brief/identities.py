"""Who is who after the analyst: merges, splits and edits of actors, written into the analyses before all else.

Every one of them is a set of moves: in one article, some or all mentions of an actor become another's. What hangs on
the actor moves along: who speaks, who passed it on, whom it is about, who acts. Spans never change.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefer.brief.moves import Move, moved, normal, refers
from briefer.brief.reading import Reading
from briefer.brief.refusals import ACTOR
from briefer.brief.reviews import Judged, Reviews
from briefer.model import Actor, Decision, Json

_WORD = re.compile(r"\w+")


def key_of(article: str, actor: Actor) -> str:
    """A named actor's key is the same in every article; what an article leaves unnamed is known there only."""
    alone = actor.anonymous and "@" not in actor.id
    return f"{ACTOR}{actor.id}@{article}" if alone else ACTOR + actor.id


def split_key(key: str, name: str) -> str:
    """The key of an actor called `name` that is split off the one with `key`."""
    return f"{key}~{'-'.join(_WORD.findall(name.casefold())) or 'other'}"


def is_split_off(key: str) -> bool:
    return "~" in key


def identified(readings: Sequence[Reading], reviews: Reviews) -> tuple[Reading, ...]:
    """The readings with the actors that the analyst sees in them. Merges and splits of actors not met do nothing."""
    scene = _Scene(readings)
    for decision in reviews.identities:
        if scene.concerned(decision) and reviews.fits("actor", decision):
            if decision.kind == "merge":
                scene.merge(decision)
            else:
                scene.split(decision)
    for key in list(scene.met):
        judged = reviews.of("actor", key)
        if judged.values:
            scene.turn(key, partial(_edited, judged))
    return tuple(scene.readings)


def _edited(judged: Judged, actor: Actor) -> Actor:
    return replace(
        actor,
        name=judged.get("name", actor.name),
        kind=judged.get("kind", actor.kind),
        affiliation=None if "affiliation" in judged.values else actor.affiliation,
        affiliation_name=judged.get("affiliation", actor.affiliation_name),
    )


class _Scene:
    """The readings as one decision after another leaves them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = list(readings)
        self._met: dict[str, Actor] = {}
        "Empty: to be made again."
        self._part_of: dict[str, str] = {}
        "Keys of actors that were merged -> keys of those into which they were."

    @property
    def met(self) -> dict[str, Actor]:
        """Every actor by key, as it is first met."""
        if not self._met:
            for reading in self.readings:
                for actor in reading.analysis.actors:
                    self._met.setdefault(key_of(reading.article.id, actor), actor)
        return self._met

    def _current(self, key: str) -> str:
        while key in self._part_of:
            key = self._part_of[key]
        return key

    def concerned(self, decision: Decision) -> bool:
        keys = [decision.key, *(_texts(decision.value) if decision.kind == "merge" else ())]
        return any(self._current(key) in self.met for key in keys)

    def merge(self, decision: Decision) -> None:
        """Where the actor that stays is not met, the first of the others that is stands for it."""
        keys = dict.fromkeys(self._current(key) for key in (decision.key, *_texts(decision.value)))
        stays, *others = sorted(keys, key=lambda key: key not in self.met)
        kept = self._known(stays)
        if self.met[stays].id != kept.id:
            self.turn(stays, lambda _: kept)
        for key in others:
            self.turn(key, lambda _: kept)
            self._part_of[key] = stays

    def _known(self, key: str) -> Actor:
        """The actor as it is first met, with the first affiliation that is stated, under an id good in any article."""
        stated = (actor for _, _, actor in self._holding(key) if actor.affiliation_name)
        of = next(stated, self.met[key])
        return replace(
            self.met[key],
            id=key.removeprefix(ACTOR),
            affiliation=of.affiliation,
            affiliation_name=of.affiliation_name,
        )

    def split(self, decision: Decision) -> None:
        key, value = self._current(decision.key), decision.value
        if not isinstance(value, dict):
            return
        name, articles = str(value["name"]).strip(), set(_texts(value.get("articles")))
        forms = frozenset(normal(form) for form in _texts(value.get("names")))
        for index, reading, actor in self._holding(key):
            whole = reading.article.id in articles
            move = Move.parts(reading.analysis, reading.article, actor, None if whole else forms)
            if move.mentions:
                self._move(index, replace(move, actor=_apart(actor, split_key(key, name), name, move)))

    def turn(self, key: str, change: Callable[[Actor], Actor]) -> None:
        """Every mention of the actor with that key, wherever it is, becomes one of what `change` makes of it."""
        held = {index: actor for index, _, actor in self._holding(key)}
        elsewhere = self.met.get(key)
        for index, reading in enumerate(self.readings):
            if index in held:
                self._move(index, Move.whole(held[index], change(held[index])))
            elif elsewhere and not elsewhere.anonymous and refers(reading.analysis, elsewhere.id):
                self._move(index, Move.whole(replace(elsewhere, mentions=()), change(elsewhere)))

    def _holding(self, key: str) -> list[tuple[int, Reading, Actor]]:
        if key not in self.met:
            return []
        return [
            (index, reading, actor)
            for index, reading in enumerate(self.readings)
            for actor in reading.analysis.actors
            if key_of(reading.article.id, actor) == key
        ]

    def _move(self, index: int, move: Move) -> None:
        reading = self.readings[index]
        self.readings[index] = replace(reading, analysis=moved(reading.analysis, move))
        self._met = {}


def _apart(actor: Actor, key: str, name: str, move: Move) -> Actor:
    """Who is split off; what the article says it belongs to is known of it only where all of the article moves."""
    kept = actor if not move.stays else replace(actor, affiliation=None, affiliation_name=None)
    return replace(kept, id=key.removeprefix(ACTOR), name=name, registered=False)


def _texts(value: Json) -> Iterator[str]:
    """The texts in a list; what else a decision of another version may hold is left out."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str):
            yield item
