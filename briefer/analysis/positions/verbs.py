"""Verbs that attribute: the content is what fills the verb's frame."""

from collections.abc import Iterator

from briefer.analysis.positions import passives
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.frames import Frame, frame_of
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import Run, cue_of, source_run, tidy, without
from briefer.analysis.positions.subjects import is_passive, subject
from briefer.analysis.positions.tails import tail_end, without_afterthought
from briefer.analysis.positions.tree import ACOMP, ADP, DATIVE, DOBJ, PCOMP, PREP, PUNCT, Tree, ids

_ADDRESSED = frozenset((DOBJ, DATIVE))


def propose(reading: Reading, verb: int) -> Iterator[Candidate]:
    """The candidate of one verb, if it has a complement with which it is likely enough to attribute."""
    tree = reading.tree
    if tree.dep[verb] == ACOMP:
        return
    if is_passive(tree, verb):
        yield from passives.propose(reading, verb)
        return
    frame = None if _quotes_saying(tree, verb) else frame_of(tree, verb)
    if frame is None or not lexicon().worth(reading, "verb", frame.name, verb):
        return
    source = subject(tree, verb)
    cue = cue_of(tree, verb)
    content = _content(reading, frame, verb=verb, cue=cue, source=source)
    if content:
        yield Candidate(
            family="verb",
            frame=frame.name,
            key=verb,
            cue=tuple(sorted({*cue, *frame.extra})),
            source=source,
            content=content,
            addressee=_addressee(reading, frame, verb),
        )


def _quotes_saying(tree: Tree, verb: int) -> bool:
    """`quoted a guard as saying that ...`: the saying is the cue."""
    if tree.lemma[verb] not in _QUOTE:
        return False
    return any(tree.lower[k] in _AS and tree.has(k, PCOMP) for k in tree.kids[verb])


_QUOTE, _AS = ids("quote cite"), ids("as")


def _addressee(reading: Reading, frame: Frame, verb: int) -> int | None:
    """`told reporters that`: the object before a clause."""
    found = reading.tree.child_of(verb, _ADDRESSED) if frame.name == "clause" else None
    return found if found is not None and found < frame.first else None


def _content(reading: Reading, frame: Frame, *, verb: int, cue: tuple[int, ...], source: int | None) -> tuple[Run, ...]:
    tree = reading.tree
    low, high = tree.left[frame.first], without_afterthought(tree, frame.first, tree.right[frame.first] + 1)
    if low > verb:
        high = tail_end(tree, verb, frame.first, high)
    charge = _charge(tree, verb, high) if frame.name == "obj" else None
    holes = [(cue[0], cue[-1] + 1)]
    if source is not None and tree.left[source] < high and tree.right[source] >= low:
        holes.append(source_run(reading, source))
    return tidy(tree, [*without((low, high), holes), *([] if charge is None else [charge])])


def _charge(tree: Tree, verb: int, high: int) -> Run | None:
    """`accused the guard on Monday of sleeping`: what a date parts from those accused."""
    if tree.lemma[verb] in _BLAME:
        on = next((k for k in tree.kids[verb] if k >= high and tree.dep[k] == PREP and tree.lower[k] in _ON_FOR), None)
        return None if on is None else (on, tree.right[on] + 1)
    if tree.lemma[verb] not in _ACCUSE:
        return None
    of = next((k for k in tree.kids[verb] if k > high and tree.dep[k] == PREP and tree.lower[k] in _OF), None)
    return None if of is None or not all(_dates(tree, i) for i in range(high, of)) else (of, tree.right[of] + 1)


def _dates(tree: Tree, index: int) -> bool:
    return bool(tree.ent[index]) or tree.pos[index] in (ADP, PUNCT)


_BLAME, _ON_FOR = ids("blame"), ids("on for")
_ACCUSE, _OF = ids("accuse suspect convict warn"), ids("of")
