"""Speech in quotation marks: which verb introduces it, and how far it runs."""

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import Run, cue_of, trimmed
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import (
    ADJ,
    ADVCL,
    CCOMP,
    DET,
    NOMINAL,
    PARATAXIS,
    PART,
    PUNCT,
    SPACE,
    SUBJECT,
    VBG,
    VERB,
    Tree,
    ids,
)

_REACH = 24
"Tokens between a quotation and the verb that introduces it, at most."
_INTRODUCE = ids(", : that , -- —")


def propose(reading: Reading) -> list[Candidate]:
    """One candidate for each verb that introduces quotations, with all that it introduces."""
    pieces: dict[int, list[int]] = {}
    for k, speech in enumerate(reading.speech):
        if not speech and not _stands_alone(reading, k):
            continue
        verb = _verb_after(reading, k) or _verb_before(reading, k) or _verb_bare(reading, k)
        if verb is None:
            continue
        pieces.setdefault(verb, []).append(k)
    tree = reading.tree
    found = []
    for verb, quotes in pieces.items():
        runs = _with_clause(reading, verb, [reading.runs[k] for k in sorted(quotes)])
        frame = "quote:first" if runs[0][0] < verb else "quote:last"
        found.append(
            Candidate(
                family="quote",
                frame=frame,
                key=verb,
                cue=cue_of(tree, verb),
                source=_source(reading, verb, runs),
                content=runs,
            )
        )
    return found


def _with_clause(reading: Reading, verb: int, runs: list[Run]) -> tuple[Run, ...]:
    """A quotation that opens a longer clause after the verb, or ends one before it, brings the clause along."""
    tree = reading.tree
    if tree.dep[verb] == PARATAXIS:
        return _with_halves(reading, verb, runs)
    clause = tree.child(verb, CCOMP)
    if clause is None:
        return tuple(runs)
    low, high = tree.left[clause], tree.right[clause] + 1
    first, last = runs[-1]
    if verb < first and low > verb and first <= high:
        runs[-1] = trimmed(tree, min(first, low), max(last, high))
    elif low < runs[0][0] and runs[0][1] <= verb and _joined(tree, runs[0][0], verb):
        runs[0] = trimmed(tree, low, runs[0][1])
    return tuple(runs)


def _joined(tree: Tree, first: int, verb: int) -> bool:
    """Whether the words before the quotation lead into it: one sentence, and no colon."""
    return tree.sent[first] == tree.sent[verb] and tree.lower[first - 1] not in _COLON


def _with_halves(reading: Reading, verb: int, runs: list[Run]) -> tuple[Run, ...]:
    """`The depot, the governor said, "will reopen"`: the half of the clause that is not quoted is content too."""
    tree = reading.tree
    top, (first, last) = tree.head[verb], (tree.left[verb], tree.right[verb] + 1)
    if tree.sent[runs[0][0]] != tree.sent[verb] or any(first <= a < last for a, _ in runs):
        return tuple(runs)
    low = tree.left[top]
    if runs[0][0] > verb and low < first:
        return (trimmed(tree, low, first), *runs)
    if runs[0][1] <= first and low < runs[0][0]:
        runs[0] = trimmed(tree, low, runs[0][1])
    return tuple(runs)


def _stands_alone(reading: Reading, k: int) -> bool:
    """A short quotation is speech where it begins a sentence or stands after a colon or comma."""
    tree = reading.tree
    first = reading.runs[k][0]
    return tree.sent[first] in (first, first - 1) or tree.lower[first - 1] in _INTRODUCE or _exclaims(reading, first)


def _exclaims(reading: Reading, first: int) -> bool:
    """`The crowd chanted "No more!"`: words with a capital right after a verb of speech."""
    tree = reading.tree
    if first < 1 or first + 1 >= len(tree) or tree.tag[first - 1] not in _FINITE:
        return False
    return tree.lemma[first - 1] in lexicon().speech and reading.document.article.text[tree.start[first + 1]].isupper()


def _verb_after(reading: Reading, k: int) -> int | None:
    """`"...," said the minister` and `"...," the minister said`."""
    first = _handed_over(reading, k)
    verb = None if first is None else _verb_from(reading, first)
    if verb is None or starts_sentence(reading, reading.runs[k][0]) or reading.tree.lemma[verb] in lexicon().speech:
        return verb
    return None


def _verb_bare(reading: Reading, k: int) -> int | None:
    """As `_verb_after`, where the mark before the cue is missing or ends a sentence: only for a bare verb of speech."""
    tree = reading.tree
    first, last = reading.runs[k]
    if last >= len(tree) or tree.pos[last] == SPACE or not starts_sentence(reading, first):
        return None
    verb = _verb_from(reading, last)
    if verb is None or tree.lemma[verb] not in lexicon().speech or any(tree.dep[i] in _FILLED for i in tree.kids[verb]):
        return None
    return verb


_FILLED = ids("dobj ccomp xcomp prep dative")


def starts_sentence(reading: Reading, index: int) -> bool:
    """Whether nothing but white space stands between the token and the sentence or mark before it."""
    tree = reading.tree
    if tree.sent[index] == index:
        return True
    before = index
    while before > 0 and tree.pos[before - 1] == SPACE:
        before -= 1
    return before == 0 or tree.pos[before - 1] == PUNCT or before < index


def _source(reading: Reading, verb: int, runs: tuple[Run, ...]) -> int | None:
    """The verb's subject; where the parse puts that into the quotation, the noun phrase beside the verb."""
    tree = reading.tree
    found = subject(tree, verb)
    if found is not None and not any(first <= found < last for first, last in runs):
        return found
    after = verb + 1
    while after < len(tree) and tree.pos[after] in _PHRASE:
        after += 1
    if tree.pos[after - 1] in NOMINAL:
        return after - 1
    return verb - 1 if tree.pos[verb - 1] in NOMINAL else None


_PHRASE = NOMINAL | frozenset((DET, ADJ, PART))


def _phrase(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens from `first` up to `last` are nothing but one noun phrase, or none at all."""
    tree, text = reading.tree, reading.document.article.text
    return all(
        tree.pos[i] in _PHRASE or text[tree.start[i]].isupper() or _bracketed(tree, i, first)
        for i in range(first, last)
    )


def _bracketed(tree: Tree, index: int, first: int) -> bool:
    """Whether the token, one of those from `first` on, is a bracket or stands in brackets."""
    if tree.lower[index] in _CLOSING:
        return True
    for i in range(index, max(first, index - _LONGEST_BRACKET) - 1, -1):
        if tree.lower[i] in _OPENING:
            return True
        if tree.lower[i] in _CLOSING:
            return False
    return False


_OPENING, _CLOSING = ids("( ["), ids(") ]")
_LONGEST_BRACKET = 8


def _verb_from(reading: Reading, first: int) -> int | None:
    """The verb whose subject begins at `first`, or which itself begins there."""
    tree = reading.tree
    for i in range(first, min(first + _REACH, len(tree))):
        stops = tree.pos[i] == PUNCT and tree.lower[i] in _STOPS and not _bracketed(tree, i, first)
        if stops or reading.quoted(i) or tree.pos[i] == SPACE:
            return None
        if tree.pos[i] != VERB:
            continue
        if tree.lemma[i] in lexicon().speech and tree.tag[i] != VBG and _phrase(reading, first, i):
            return i
        own = tree.child_of(i, SUBJECT)
        if i <= first + 1 and (own is not None or tree.lemma[i] in lexicon().speech) and (own is None or own > i):
            return i if tree.tag[i] != VBG else None
        if own is not None and tree.left[own] <= first + 1 and own >= first:
            return i
    return None


_STOPS = ids(". ; ? !")
_HANDS_OVER = ids(", ? ! -- — – … ...")


def _handed_over(reading: Reading, k: int) -> int | None:
    """The token after the quotation, where a mark inside or outside it hands over to the cue."""
    tree = reading.tree
    first, last = reading.runs[k]
    if last < len(tree) and tree.lower[last] in _HANDS_OVER:
        return last + 1
    return last if last - 2 > first and tree.lower[last - 2] in _HANDS_OVER else None


def _verb_before(reading: Reading, k: int) -> int | None:
    """`The minister said: "..."`; without a mark between them the quotation must be the verb's clause."""
    tree = reading.tree
    first, last = reading.runs[k]
    at = first - 1
    while at >= 0 and tree.pos[at] == SPACE:
        at -= 1
    if at > 1 and tree.lower[at] in _AND and tree.lower[at - 1] in _COMMA:
        at -= 1
    if at < 0:
        return None
    if tree.pos[at] == VERB:
        clause = tree.child(at, CCOMP)
        return at if _exclaims(reading, first) or (clause is not None and first <= clause < last) else None
    if tree.lower[at] not in _INTRODUCE:
        return None
    for i in range(at - 1, max(at - _REACH, -1), -1):
        if reading.quoted(i) or tree.lower[i] in _STOPS:
            return None
        if tree.pos[i] == VERB and tree.dep[i] not in _ASIDE and not _meanwhile(tree, i):
            return i if tree.lower[at] in _COLON or tree.lemma[i] in lexicon().speech else None
    return None


def _meanwhile(tree: Tree, verb: int) -> bool:
    """`said, leaning on the wall, "..."`: what the speaker does while speaking."""
    return tree.tag[verb] == VBG and tree.dep[verb] == ADVCL and tree.lemma[verb] not in lexicon().speech


_COLON, _COMMA, _AND = ids(":"), ids(","), ids("and but")
_FINITE = ids("VBD VBZ VBP")
_ASIDE = ids("relcl amod acl")
