"""What changed between two briefs: new, changed and dropped findings, each with the reason; the rest is counted.

A finding is the same one where its key is. A key holds the digest of the article's text, so where an article has a new
version its findings are matched by their words: the same, or at least 85 of 100 alike (rapidfuzz's `ratio`, which
counts letters put in and taken out); each is matched once, the most alike first. Judgements, which have no key, are
matched likewise. A line is made only of findings that have a line of their own in one of the two briefs.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from briefer.brief.compared import Item, items
from briefer.model import Brief, Change, ChangeCount, ChangeOf, Changes, ChangeWhy, FieldChange

_ALIKE = 85.0
_KINDS: tuple[ChangeOf, ...] = ("position", "risk", "event", "actor", "judgement")
_RATINGS = {"likelihood", "impact"}
"Fields of a risk that only an analyst sets."


@dataclass(frozen=True, slots=True)
class _Pair:
    before: Item | None
    now: Item | None


def first_of_its_profile() -> Changes:
    return Changes(against=None)


def changes(before: Brief, now: Brief, *, rejected: Collection[str] = ()) -> Changes:
    """What `now` has otherwise than `before`. `rejected`: keys of findings that analysts rejected."""
    pairs = list(_pairs(before, now))
    why = _Reasons(before, now, rejected)
    entries = [change for pair in pairs if (change := _change(pair, why))]
    return Changes(
        against=before.front.number,
        as_of=before.front.as_of,
        counts=tuple(_count(kind, pairs, entries) for kind in _KINDS),
        entries=tuple(entries),
        new_sources=tuple(s.number for s in now.sources if s.article not in why.had),
        renewed_sources=tuple(s.number for s in now.sources if why.had.get(s.article, s.sha256) != s.sha256),
        left_out=tuple(s.title for s in before.sources if s.article not in why.have),
        engine_changed=(before.method.briefer, before.method.model) != (now.method.briefer, now.method.model),
    )


def _count(kind: ChangeOf, pairs: Sequence[_Pair], entries: Sequence[Change]) -> ChangeCount:
    told = [entry.how for entry in entries if entry.of == kind]
    both = [p for p in pairs if p.now and p.before and p.now.of == kind and p.now.shown]
    changed = told.count("changed")
    return ChangeCount(
        of=kind,
        new=told.count("new"),
        changed=changed,
        unchanged=max(0, len(both) - changed),
        dropped=told.count("dropped"),
    )


def _pairs(before: Brief, now: Brief) -> Iterator[_Pair]:
    """Every finding of both briefs, once; those of `now` first."""
    old, new = list(items(before)), list(items(now))
    by_key = {(one.of, key): one for one in old for key in one.keys}
    found: dict[str, Item] = {}
    for one in new:
        known = next((by_key[one.of, key] for key in sorted(one.keys) if (one.of, key) in by_key), None)
        if known is not None:
            found[one.id] = known
    gone_into = {key for one in new for key in one.keys}
    met = {(one.of, one.id) for one in found.values()}
    left = [one for one in old if (one.of, one.id) not in met and not one.keys & gone_into]
    found |= _reworded([one for one in new if one.id not in found], left)
    met = {(one.of, one.id) for one in found.values()}
    yield from (_Pair(found.get(one.id), one) for one in new)
    yield from (_Pair(one, None) for one in left if (one.of, one.id) not in met)


def _reworded(new: Sequence[Item], old: Sequence[Item]) -> dict[str, Item]:
    """Findings of `new` by id -> the one of `old` that is the same in other words, or at another place."""
    alike = sorted(
        (
            (-ratio(one.words, other.words), at, place)
            for at, one in enumerate(new)
            for place, other in enumerate(old)
            if one.of == other.of != "actor" and one.article == other.article
        ),
    )
    found: dict[str, Item] = {}
    taken: set[int] = set()
    for score, at, place in alike:
        if -score >= _ALIKE and new[at].id not in found and place not in taken:
            found[new[at].id] = old[place]
            taken.add(place)
    return found


def _change(pair: _Pair, why: "_Reasons") -> Change | None:
    """None: it is as it was, or has a line in neither brief."""
    before, now = pair.before, pair.now
    one = now or before
    if one is None or not ((now and now.shown) or (before and before.shown)):
        return None
    fields = _fields(before, now) if before and now else ()
    if before and now and not fields and before.review.note == now.review.note and before.shown == now.shown:
        return None
    return Change(
        of=one.of,
        how="changed" if before and now else "new" if now else "dropped",
        entry=now.id if now else None,
        was=before.id if before else None,
        key=one.key,
        words=one.words,
        fields=fields,
        why=why.of(pair, fields),
        source=now.source if now else None,
    )


def _fields(before: Item, now: Item) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=name, before=before.fields.get(name), now=value)
        for name, value in now.fields.items()
        if before.fields.get(name) != value
    )


class _Reasons:
    """Why a finding is new, otherwise or gone."""

    def __init__(self, before: Brief, now: Brief, rejected: Collection[str]) -> None:
        self.had = {source.article: source.sha256 for source in before.sources}
        self.have = {source.article: source.sha256 for source in now.sources}
        self.article = {source.number: source.article for source in now.sources}
        self.rejected = rejected

    def of(self, pair: _Pair, fields: Sequence[FieldChange]) -> tuple[ChangeWhy, ...]:
        """Every reason that applies, at least one."""
        one = pair.now or pair.before
        if one is not None and one.of == "judgement":
            return ("profile",)
        if pair.now is None:
            return (self._gone(pair.before),) if pair.before else ("new analysis",)
        if pair.before is None:
            return (self._came(pair.now),)
        return tuple(dict.fromkeys(self._differs(pair.before, pair.now, fields))) or ("new analysis",)

    def _gone(self, one: Item) -> ChangeWhy:
        if one.keys & set(self.rejected):
            return "decision"
        if one.article is None:
            return "article left out" if set(self.had) - set(self.have) else "new analysis"
        if one.article not in self.have:
            return "article left out"
        return "new version" if self.have[one.article] != self.had[one.article] else "new analysis"

    def _came(self, one: Item) -> ChangeWhy:
        articles = [one.article] if one.article else [self.article[number] for number in sorted(one.sources)]
        if any(article not in self.had for article in articles):
            return "new article"
        if any(self.had[article] != self.have[article] for article in articles):
            return "new version"
        return "new analysis"

    def _differs(self, before: Item, now: Item, fields: Sequence[FieldChange]) -> Iterator[ChangeWhy]:
        if before.review != now.review or any(field.field in _RATINGS for field in fields):
            yield "decision"
        names = {field.field for field in fields} - _RATINGS - set(now.review.edited) - set(before.review.edited)
        if now.article and self.had.get(now.article) != self.have.get(now.article):
            yield "new version"
        elif names & {"origins", "affiliation"} and self._more(now):
            yield "new article"
        elif "standing" in names:
            changed = next(field for field in fields if field.field == "standing")
            yield "new article" if changed.now == "met" and self._any_new() else "time passed"
        elif any((field.field, field.before) == ("kind", "scheduled") for field in fields):
            yield "time passed"
        elif names:
            yield "new analysis"

    def _more(self, one: Item) -> bool:
        return any(self.article[number] not in self.had for number in one.sources)

    def _any_new(self) -> bool:
        return any(article not in self.had for article in self.have)
