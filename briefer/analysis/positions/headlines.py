"""Headlines in title case or capitals, which the parse misreads: `Varna Vows to Retake Port, Rejects Talks`.

They are read by form: the first word that can be a cue in the present tense, who stands before it, and what follows.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.analysis.positions.candidate import Candidate, Family, Reading
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.frames import PREPOSITIONS
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import tidy
from briefer.analysis.positions.tree import ADJ, AUX, NOMINAL, NOUN, PUNCT, SPACE, VERB, Tree, ids

_FIRST_PARAGRAPHS = 3
"Headline, deck and one more; further down only headings are looked at."
_LONGEST, _SHORTEST = 28, 3
"Tokens of a headline."
_SMALL = 3
"Letters of words that title case may leave small."
_CAPITALS = 0.75
"Least share of the longer words that begin with a capital."
_LIKELY = 0.6
"Least rate of a word that by its form alone is taken for a cue."
_LONGEST_SOURCE = 7


@dataclass(frozen=True, slots=True)
class Headline:
    first: int
    last: int
    "One past its last token."


def headlines_of(reading: Reading) -> list[Headline]:
    """The title-case lines of the article, in order."""
    tree, found = reading.tree, []
    for number, paragraph in enumerate(reading.document.article.paragraphs):
        if number >= _FIRST_PARAGRAPHS and paragraph.role != "heading":
            continue
        first, last = (bisect_left(tree.start, at) for at in (paragraph.span.start, paragraph.span.end))
        if _SHORTEST <= last - first <= _LONGEST and _in_title_case(reading, first, last):
            found.append(Headline(first, last))
    return found


def _in_title_case(reading: Reading, first: int, last: int) -> bool:
    tree, text = reading.tree, reading.document.article.text
    longer = [i for i in range(first, last) if tree.end[i] - tree.start[i] > _SMALL and text[tree.start[i]].isalpha()]
    return len(longer) > 1 and sum(text[tree.start[i]].isupper() for i in longer) >= _CAPITALS * len(longer)


def propose(reading: Reading, line: Headline) -> list[Candidate]:
    """The attributions of the line; empty: it shows none by its form, and what the parse says may stand."""
    closing = _closing(reading, line)
    return [closing] if closing is not None else list(_leading(reading, line))


def _closing(reading: Reading, line: Headline) -> Candidate | None:
    """`Three Killed in Port Attack, Officials Say`."""
    tree = reading.tree
    last = line.last
    while last > line.first and tree.pos[last - 1] in _WORDLESS:
        last -= 1
    verb = last - 1
    lemma = _cue(tree, verb)
    if lemma is None or lemma not in lexicon().speech:
        return None
    comma = next((i for i in range(verb - 1, max(verb - _LONGEST_SOURCE, line.first), -1) if _ends_part(tree, i)), None)
    if comma is None or comma + 1 == verb or reading.quoted(verb):
        return None
    source = _source(reading, comma + 1, verb)
    return _candidate(reading, "quote", "quote:first", verb, lemma=lemma, source=source, run=(line.first, comma + 1))


def _ends_part(tree: Tree, index: int) -> bool:
    return tree.pos[index] == PUNCT and tree.lower[index] not in _HYPHEN


def _leading(reading: Reading, line: Headline) -> Iterator[Candidate]:
    """`Council Urges Army to Withdraw, Rejects Talks`: who acts, then one cue after the other."""
    tree = reading.tree
    verb = _first_cue(reading, line)
    if verb is None:
        return
    first = _after_kicker(tree, line.first, verb)
    source = _source(reading, first, verb) if first < verb else None
    while verb is not None and source is not None:
        following = _next_cue(tree, verb, line.last)
        end = line.last if following is None else following - 1
        lemma = _cue(tree, verb)
        shape = None if lemma is None else _shape(tree, lemma, verb, end)
        if lemma is not None and shape is not None:
            frame, begin = shape
            run = begin, _cut(tree, begin, end)
            if frame == "inf":
                tree.pos[begin + 1], tree.lemma[begin + 1] = VERB, tree.lower[begin + 1]
            yield _candidate(reading, "verb", frame, verb, lemma=lemma, source=source, run=run)
        verb = following


def _first_cue(reading: Reading, line: Headline) -> int | None:
    tree = reading.tree
    for i in range(line.first + 1, min(line.last - 1, line.first + _LONGEST_SOURCE + 1)):
        if reading.quote[i] >= 0 or tree.lower[i] in _FINITE:
            return None
        lemma = _cue(tree, i)
        if lemma is not None and _shape(tree, lemma, i, line.last) is not None:
            return i
    return None


def _cue(tree: Tree, index: int) -> int | None:
    """The lemma of a cue in the present: `Says` after one, `Say` after several; None: no cue by its form."""
    form, before = tree.lower[index], tree.lower[index - 1]
    several = tree.tag[index - 1] in _PLURAL or before in _MANY or words().singular.get(before, before) != before
    third = lexicon().third.get(form)
    if third is not None:
        sure = form not in _NOUNS or (tree.pos[index] == VERB and not several) or tree.lower[index + 1] in _OPEN
        return third if sure else None
    return form if several and form in lexicon().speech else None


def _next_cue(tree: Tree, verb: int, last: int) -> int | None:
    """A cue right after a comma, with the same source."""
    return next(
        (i for i in range(verb + 2, last - 1) if tree.lower[i - 1] in _COMMA and tree.lower[i] in lexicon().third), None
    )


def _shape(tree: Tree, lemma: int, verb: int, last: int) -> tuple[str, int] | None:
    """The frame by what follows the cue, and where the content begins; None: the word is no likely cue there."""
    after, begin = tree.lower[verb + 1], verb + 1
    if begin >= last or tree.pos[begin] in _WORDLESS:
        return None
    if after in _TO:
        frames = [("inf", begin)]
    elif after in PREPOSITIONS:
        asks = any(tree.lower[i] in _TO for i in range(begin + 2, last))
        frames = [("prep:inf", begin + 1)] if asks else [(f"prep:{PREPOSITIONS[after]}", begin + 1)]
    elif any(tree.lower[i] in _FINITE for i in range(begin, last)):
        frames = [("clause", begin)]
    else:
        frames = [("objinf", begin)] if any(tree.lower[i] in _TO for i in range(begin + 1, last)) else []
        frames += [("obj", begin), ("clause", begin), ("ing", begin)]
    likely = [frame for frame in frames if lexicon().of("verb", lemma, frame[0]) >= _LIKELY]
    return likely[0] if likely else None


def _cut(tree: Tree, first: int, last: int) -> int:
    """The end of the content before what happens beside it: `... as Rebels Advance`."""
    return next((i for i in range(first + 1, last - 1) if tree.lower[i] in _BESIDE), last)


def _after_kicker(tree: Tree, first: int, verb: int) -> int:
    """The token after `Exclusive:` or a dash."""
    return next((i + 1 for i in range(verb - 1, first, -1) if tree.lower[i] in _KICKER), first)


def _source(reading: Reading, first: int, verb: int) -> int | None:
    """The head of the noun phrase before the cue, hung together anew, since the parse took it apart."""
    tree = reading.tree
    head = next((i - 1 for i in range(first + 1, verb) if tree.lower[i] in _AFTER_HEAD), verb - 1)
    if tree.pos[head] not in _HEADS or tree.lower[head] in _FINITE:
        return None
    tree.rehang(first, verb, head)
    lemma = words().singular.get(tree.lower[head])
    if lemma is not None and tree.pos[head] != NOUN:
        tree.pos[head], tree.lemma[head] = NOUN, lemma
    return head


def _candidate(
    reading: Reading, family: Family, frame: str, verb: int, *, lemma: int, source: int | None, run: tuple[int, int]
) -> Candidate:
    tree = reading.tree
    tree.lemma[verb] = lemma
    extra = (verb + 1,) if frame.startswith("prep:") else ()
    content = tidy(tree, [run])
    return Candidate(family=family, frame=frame, key=verb, cue=(verb, *extra), source=source, content=content)


_WORDLESS = frozenset((PUNCT, SPACE))
_HEADS = NOMINAL | frozenset((ADJ, VERB, AUX))
"The parse takes names it does not know for anything."
_HYPHEN, _COMMA, _KICKER, _TO = ids("- – ’ ' 's"), ids(","), ids(": — – |"), ids("to")
_AFTER_HEAD = ids("of in at for from on who with")
_BESIDE = ids("as amid after before while despite")
_FINITE = ids("is are was were will would could can may might must should has have had be isn't won't 'll 's")
_MANY = ids("police people men women troops")
_PLURAL = ids("NNS NNPS")
_NOUNS = ids(
    "claims reports demands fears calls promises vows plans pledges doubts questions charges orders hopes answers "
    "views offers supports debates appeals praises backs notes mocks notices signals slams states votes warrants wants"
)
_OPEN = ids("to for that on it he she they its his her new no")
