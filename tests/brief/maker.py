"""Articles and analyses made by hand, so that composing is tested without a language model."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from briefer.brief.compose import compose
from briefer.brief.reading import Reading, number
from briefer.config import Profile, WorkspaceSettings
from briefer.ingest import article_of
from briefer.model import (
    Actor,
    Analysis,
    Article,
    Brief,
    DateRef,
    Decision,
    DecisionKind,
    Engine,
    Position,
    Published,
    Span,
    Speaker,
    Stance,
)

ENGINE = Engine(briefer="0", model="none")
AS_OF = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
WORKSPACE = WorkspaceSettings(author="A. Nalyst", marking="TLP:GREEN")


class Maker:
    """Builds one article and findings in it by naming the words they stand on."""

    def __init__(self, id: str, text: str, published: str | None = "2026-03-04", **facts: Any) -> None:  # noqa: A002 - the model's own word
        day = Published(value=published, precision="day", how="given") if published else None
        self.article: Article = replace(article_of(text, id=id, published=day), **facts)
        self.found: dict[str, list[Any]] = {}

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def actor(self, name: str, id: str | None = None, **fields: Any) -> str:  # noqa: A002 - the model's own word
        identity = id or name.lower().replace(" ", "-")
        self._add("actors", Actor(id=identity, name=name, mentions=(self.span(name),), **{"kind": "person"} | fields))
        return identity

    def position(self, speaker: str | None, cue: str, content: str, **fields: Any) -> int:
        anonymous = fields.pop("anonymous", False)
        who = Speaker(name=speaker, actor=fields.pop("actor", None), anonymous=anonymous)
        made = Position(
            source=(self.span(speaker),) if speaker else (),
            cue=(self.span(cue),),
            content=(self.span(content),),
            speaker=who,
            **{"mode": "indirect"} | fields,
        )
        return self._add("positions", made)

    def known(self, name: str) -> str:
        """The actor of that name, made where it is first asked for."""
        identity = name.lower().replace(" ", "-")
        if all(actor.id != identity for actor in self.found.get("actors", ())):
            self.actor(name, identity)
        return identity

    def stated(self, start: int, speaker: str, cue: str, content: str, *, stance: str, actor: str) -> int:
        """A position in the sentence that begins at `start` and is these three in this order."""
        said = start + len(speaker) + 1
        told = said + len(cue) + 1
        made = Position(
            source=(Span(start, start + len(speaker)),),
            cue=(Span(said, said + len(cue)),),
            content=(Span(told, told + len(content)),),
            speaker=Speaker(name=speaker, actor=actor),
            mode="indirect",
            stance=cast("Stance", stance),
            stance_words=(Span(said, said + len(cue)),) if stance != "neutral" else (),
        )
        return self._add("positions", made)

    def date(self, words: str, first: str | None, last: str | None = None, **fields: Any) -> int:
        made = DateRef(
            span=self.span(words),
            kind="DATE",
            value=first,
            first=first,
            last=last or first,
            rule="test",
            **{"precision": "day"} | fields,
        )
        return self._add("dates", made)

    def add(self, kind: str, finding: Any) -> int:
        return self._add(kind, finding)

    def _add(self, kind: str, finding: Any) -> int:
        self.found.setdefault(kind, []).append(finding)
        return len(self.found[kind]) - 1

    @property
    def analysis(self) -> Analysis:
        found = {kind: tuple(items) for kind, items in self.found.items()}
        sentences = tuple(paragraph.span for paragraph in self.article.paragraphs)
        return Analysis(
            article=self.article.id, sha256=self.article.sha256, engine=ENGINE, **{"sentences": sentences} | found
        )


def readings_of(*makers: Maker, previous: dict[str, Article] | None = None) -> tuple[Reading, ...]:
    before = [(previous or {}).get(maker.article.id) for maker in makers]
    return number([m.article for m in makers], [m.analysis for m in makers], before)


def decision(key: str, kind: str, value: Any = None, *, field: str | None = None, serial: int = 1) -> Decision:
    return Decision(
        serial=serial,
        key=key,
        article=None,
        kind=cast("DecisionKind", kind),
        field=field,
        value=value,
        author="ana",
        at="2026-03-10T12:00:00Z",
    )


Taken = tuple[str, str, Any] | tuple[str, str, Any, str]


def decisions(*given: Taken) -> tuple[Decision, ...]:
    """Of (key, kind, value) or (key, "edit", value, field), in the order in which they were taken."""
    return tuple(
        decision(key, kind, value, field=field[0] if field else None, serial=serial)
        for serial, (key, kind, value, *field) in enumerate(given, start=1)
    )


def composed(
    *makers: Maker,
    previous: dict[str, Article] | None = None,
    decided: Sequence[Decision] = (),
    rejected: bool = False,
    **profile: Any,
) -> Brief:
    wanted = Profile(**{"name": "test"} | profile)
    return compose(
        readings_of(*makers, previous=previous),
        wanted,
        WORKSPACE,
        as_of=AS_OF,
        query="all",
        decisions=decided,
        rejected=rejected,
    )
