"""Which tokens belong to a source, a cue and a content."""

from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.tree import (
    ACL,
    ADP,
    ADV,
    ADVCL,
    AUXILIARY,
    CCONJ,
    POBJ,
    PREP,
    PRT,
    PUNCT,
    RELCL,
    SPACE,
    Tree,
    ids,
)

Run = tuple[int, int]

_CUE_PARTS = AUXILIARY | ids("neg advmod")


def cue_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, adverbs between them and particle."""
    parts = [verb]
    kids = tree.kids[verb]
    left = [kid for kid in kids if kid < verb and tree.dep[kid] in _CUE_PARTS]
    first = verb
    for kid in reversed(left):
        if tree.right[kid] + 1 != first:
            break
        first = tree.left[kid]
    parts = list(range(first, verb + 1))
    parts += [kid for kid in kids if tree.dep[kid] == PRT and kid > verb]
    parts += [kid for kid in left if kid < first and tree.dep[kid] in AUXILIARY]
    return tuple(sorted(parts))


def trimmed(tree: Tree, first: int, last: int) -> Run:
    """Without punctuation and white space at the ends, but for quotation marks and brackets."""
    while first < last and (tree.pos[first] == SPACE or (tree.pos[first] == PUNCT and not _kept(tree, first))):
        first += 1
    while last > first and (
        tree.pos[last - 1] in _LOOSE or (tree.pos[last - 1] == PUNCT and not _kept(tree, last - 1))
    ):
        last -= 1
    return first, last


_LOOSE = frozenset((SPACE, CCONJ))
"A conjunction at the end joins the content to what the article says next."
_KEPT = ids("“ ” \" '' `` ‘ ’ ' ( ) [ ] $ % #")


def _kept(tree: Tree, index: int) -> bool:
    return tree.lower[index] in _KEPT


def without(run: Run, holes: list[Run]) -> list[Run]:
    """The run with the holes cut out."""
    runs = [run]
    for low, high in holes:
        cut: list[Run] = []
        for first, last in runs:
            if high <= first or low >= last:
                cut.append((first, last))
                continue
            cut += [(a, b) for a, b in ((first, min(low, last)), (max(high, first), last)) if a < b]
        runs = cut
    return runs


def tidy(tree: Tree, runs: list[Run]) -> tuple[Run, ...]:
    """Trimmed, in order, the empty ones dropped."""
    return tuple((a, b) for a, b in (trimmed(tree, *run) for run in sorted(runs)) if a < b)


_BREAKS = ids("— – -- : ; “ ” \" `` ''")
"No source reaches back over these: what stands before is a dateline, a kicker or the end of a quotation."


def source_run(reading: Reading, head: int) -> Run:
    """The noun phrase of a source: with title and apposition, without a clause that hangs on it."""
    tree = reading.tree
    first, last = tree.left[head], tree.right[head] + 1
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] in (RELCL, ACL, ADVCL) and tree.left[kid] > head:
            last = min(last, tree.left[kid])
            break
    for i in range(head - 1, first - 1, -1):
        if tree.lower[i] in _BREAKS or is_dash(tree, i):
            first = i + 1
            break
    while first < head and tree.pos[first] in (PUNCT, ADV, ADP) and tree.head[first] == head:
        first += 1
    while first < head and tree.ent[first] in _TIMES:
        first += 1
    run = trimmed(tree, first, _mended(tree, _before_date(tree, head, last)))
    while run[1] - 1 > head and tree.lower[run[1] - 1] in _BREAKS:
        run = trimmed(tree, run[0], run[1] - 1)
    return run if run[0] <= head < run[1] else (head, head + 1)


def is_dash(tree: Tree, index: int) -> bool:
    """Whether a hyphen stands between spaces, where it serves as a dash."""
    if tree.lower[index] not in _HYPHEN or not 0 < index < len(tree) - 1:
        return False
    return tree.end[index - 1] < tree.start[index] and tree.end[index] < tree.start[index + 1]


_HYPHEN = ids("-")


def _before_date(tree: Tree, head: int, last: int) -> int:
    """The end of a source before a date that the parse hangs on it."""
    for kid in tree.kids[head]:
        if head < kid < last and tree.dep[kid] == PREP:
            inner = tree.child(kid, POBJ)
            if inner is not None and tree.ent[inner] in _TIMES:
                return tree.left[kid]
    return last


_TIMES = ids("DATE TIME")


def _mended(tree: Tree, last: int) -> int:
    """The end of a noun phrase that the parser cut by beginning a sentence at `of`."""
    if last >= len(tree) or tree.sent[last] != last or tree.lower[last] not in _OF:
        return last
    while last < len(tree) and tree.tag[last] not in _FINITE and tree.pos[last] != SPACE:
        if tree.pos[last] == PUNCT and tree.lower[last] not in _HYPHEN:
            break
        last += 1
    return last


_OF = ids("of")
_FINITE = ids("VBD VBZ VBP MD")
