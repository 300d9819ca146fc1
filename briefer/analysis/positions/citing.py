"""`Delta Radio reported, citing an officer, that ...`: the officer said it, and the radio passed it on."""

from dataclasses import replace

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.regions import cue_of, tidy, without
from briefer.analysis.positions.select import Chosen
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import DOBJ, VBG, Tree, ids

_CITE, _COMMA, _AS = ids("cite quote"), ids(","), ids("as")
_BODIES = ids("ORG PERSON NORP")
_REPORTS = frozenset(("clause", "quote:first", "quote:last", "closing", "inserted", "appended"))


def with_cited(reading: Reading, chosen: list[Chosen]) -> list[Chosen]:
    """Give the cited person or body what the citing one reports, as a statement within that one's."""
    tree = reading.tree
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in _CITE or reading.quoted(verb):
            continue
        chosen = _quoted_by(tree, chosen, verb)
        if tree.tag[verb] == VBG and (tree.lower[verb - 1] in _COMMA or tree.sent[verb] == verb):
            cited = _cited(tree, verb)
            report = None if cited is None else next((c for c in chosen if _reports(tree, c, verb)), None)
            if cited is not None and report is not None:
                chosen = _passed_on(reading, chosen, report, verb=verb, cited=cited)
    return chosen


def _quoted_by(tree: Tree, chosen: list[Chosen], verb: int) -> list[Chosen]:
    """`The Post quoted a guard as saying that ...`: the guard said it, and the paper passed it on."""
    saying = next((k for prep in tree.kids[verb] if tree.lower[prep] in _AS for k in tree.kids[prep]), None)
    inner = next((c for c in chosen if c.candidate.key == saying and c.within is None), None)
    outlet = subject(tree, verb)
    if inner is None or outlet is None or outlet == inner.candidate.source:
        return chosen
    cue, content = cue_of(tree, verb), inner.candidate.content
    outer = Candidate(family="verb", frame="citing", key=verb, cue=cue, source=outlet, content=content)
    kept = [c for c in chosen if c is not inner and c.candidate.key != verb]
    return [*kept, Chosen(outer, None), Chosen(inner.candidate, outer)]


def _cited(tree: Tree, verb: int) -> int | None:
    found = tree.child(verb, DOBJ)
    if found is None or (tree.lemma[found] not in words().people and tree.ent[found] not in _BODIES):
        return None
    return found


def _reports(tree: Tree, chosen: Chosen, verb: int) -> bool:
    """Whether the citing hangs on the cue, or stands in its content in the same sentence."""
    candidate = chosen.candidate
    if chosen.within is not None or candidate.source is None or candidate.frame not in _REPORTS:
        return False
    if tree.head[verb] == candidate.key:
        return True
    inside = any(first <= verb < last for first, last in candidate.content)
    return inside and tree.sent[verb] == tree.sent[candidate.key]


def _passed_on(reading: Reading, chosen: list[Chosen], report: Chosen, *, verb: int, cited: int) -> list[Chosen]:
    tree, old = reading.tree, report.candidate
    comma = tree.lower[verb - 1] in _COMMA
    phrase = (verb - 1 if comma else verb, tree.right[cited] + 1)
    content = tidy(tree, [piece for run in old.content for piece in without(run, [phrase])])
    outer = replace(old, content=content or old.content)
    inner = Candidate(family="verb", frame="citing", key=verb, cue=(verb,), source=cited, content=outer.content)
    kept = [
        Chosen(outer if c is report else c.candidate, outer if c.within is old else c.within)
        for c in chosen
        if c.candidate.key != verb
    ]
    return [*kept, Chosen(inner, outer)]
