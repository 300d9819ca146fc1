"""What makes a clause conditional: conjunctions, `in that case`, `as long as`, an inverted `should` or `were`."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.tree import ACOMP, ADVCL, ADVMOD, MARK, POBJ, PREP, PUNCT, SPACE, XCOMP, Tree, ids


@cache
def _conjunctions() -> frozenset[int]:
    return ids(load("briefer.analysis.positions", "stance.toml")["conditional"])


def opening(tree: Tree, verb: int, inside: AbstractSet[int]) -> tuple[int, ...]:
    """`Should they come, ...` and `Were they to come, ...`, which the parse reads in many ways; no question."""
    first, last = tree.sent[verb], tree.sent_end[verb] - 1
    while first < last and tree.pos[first] in _WORDLESS:
        first += 1
    while last > first and (tree.pos[last] == SPACE or tree.lower[last] in _QUOTES):
        last -= 1
    if first not in inside:
        return ()
    if tree.lower[first] in _IF:
        return (first,)
    commas = any(tree.lower[i] in _COMMA for i in range(first, verb))
    return (first,) if tree.lower[first] in _INVERTED and tree.lower[last] not in _ASKS and commas else ()


_IF = ids("if unless")
_WORDLESS = frozenset((PUNCT, SPACE))
_QUOTES, _ASKS, _COMMA = ids("” \" '' ’ '"), ids("?"), ids(",")


def condition(tree: Tree, verb: int, *, may: bool) -> Iterator[int]:
    """Words under the verb that make it conditional; `may`: it says what may be, so that `until` bears on it."""
    first = tree.left[verb]
    yield from (k for k in (first - 2, first - 1) if tree.lower[k] in _PROVIDED and tree.lower[k + 1] in _THAT)
    for kid in tree.kids[verb]:
        dep, form = tree.dep[kid], tree.lower[kid]
        if dep == ADVCL:
            yield from (k for k in _conjunction(tree, kid) if may or tree.lower[k] not in _TIMES)
        elif dep == PREP and form in _PREPOSITIONS:
            yield from _on_condition(tree, kid)
        elif dep == PREP and form in _WITHOUT and may:
            yield kid
        elif dep in _DEEPER:
            yield from condition(tree, kid, may=True)
        elif form in _LONG and dep == ADVMOD:
            yield from (k for k in range(tree.left[kid], tree.right[kid] + 1) if tree.lower[k] in _AS_LONG_AS)
        elif form in _conjunctions() and dep in _MARKS and (may or form not in _TIMES):
            yield kid


def _on_condition(tree: Tree, kid: int) -> Iterator[int]:
    """`in that case`, `in case of`, `on condition that`."""
    case = tree.child(kid, POBJ)
    if case is not None and tree.lower[case] in _CASE:
        yield from (kid, *(k for k in tree.kids[case] if tree.lower[k] in _THAT), case)


_PREPOSITIONS, _CASE, _THAT, _LONG = ids("in on"), ids("case condition"), ids("that"), ids("long")
_WITHOUT, _TIMES = ids("without"), ids("until once")
_DEEPER = frozenset((XCOMP, ACOMP))
_AS_LONG_AS = ids("so as long")
_MARKS = frozenset((MARK, ADVMOD))
_EVEN = ids("even")
_INVERTED = ids("should were had")


def _conjunction(tree: Tree, clause: int) -> Iterator[int]:
    first = tree.left[clause]
    if tree.lower[first] in _EVEN:
        return
    if tree.lower[clause] in _PROVIDED:
        yield clause
        return
    long = next((k for k in range(first, clause) if tree.lower[k] in _LONG), None)
    if long is not None and long > first and tree.lower[long - 1] in _AS_LONG_AS:
        yield from (long - 1, long, long + 1)
        return
    yield from (k for k in tree.kids[clause] if tree.lower[k] in _conjunctions() and tree.dep[k] in _MARKS)


_PROVIDED = ids("provided providing")
