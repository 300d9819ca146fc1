"""Speech that runs on after its cue: over the sentence's end, and from paragraph to paragraph."""

from dataclasses import replace

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.quotation import starts_sentence
from briefer.analysis.positions.regions import Run
from briefer.analysis.positions.select import Chosen
from briefer.analysis.positions.tree import PUNCT, SPACE, SUBJECT, ids

_SPEAKS = frozenset(("clause", "quote:first", "quote:last", "inserted", "appended", "closing", "as", "according"))


def run_on(reading: Reading, chosen: list[Chosen]) -> list[Chosen]:
    """Give each quotation that has no cue of its own to the statement that it follows directly."""
    done = [Chosen(completed(reading, c.candidate), c.within) for c in chosen]
    claimed = {reading.quote[i] for c in done for first, last in c.candidate.content for i in range(first, last)}
    speakers = {_extent(reading, c.candidate): k for k, c in enumerate(done) if _speaks(c)}
    for k, speech in enumerate(reading.speech):
        first, last = reading.runs[k]
        who = None if k in claimed or not speech else _owner(reading, done, speakers, k)
        if who is None:
            continue
        candidate = done[who].candidate
        content = tuple(sorted((*candidate.content, (first, last))))
        done[who] = replace(done[who], candidate=replace(candidate, content=content))
        claimed.add(k)
        speakers[last] = who
        if not _words_left(reading, last):
            speakers[_skip_back(reading, max(last, reading.tree.sent_end[last - 1]))] = who
    renamed = {id(old.candidate): new.candidate for old, new in zip(chosen, done, strict=True)}
    return [replace(c, within=None if c.within is None else renamed[id(c.within)]) for c in done]


def _owner(reading: Reading, done: list[Chosen], speakers: dict[int, int], k: int) -> int | None:
    """The statement that takes quotation `k` up in the next paragraph, else the one that it follows."""
    quotations = reading.document.quotations.outermost
    for later in range(k + 1, len(quotations)):
        if not quotations[later].continued:
            break
        at = reading.runs[later][0]
        for who, c in enumerate(done):
            if c.within is None and any(first <= at < last for first, last in c.candidate.content):
                return who
    first, last = reading.runs[k]
    before = _skip_back(reading, first)
    before_it = speakers.get(before)
    if not starts_sentence(reading, first):
        return None
    if before_it is None:
        return _across_aside(reading, done, speakers, first)
    # In a paragraph of its own a quotation runs on only where no words of the article follow it in its sentence.
    return None if _new_paragraph(reading, first) and _words_left(reading, last) else before_it


def _across_aside(reading: Reading, done: list[Chosen], speakers: dict[int, int], first: int) -> int | None:
    """`"Yes," he said. He did not smile. "It is over."`: one sentence about the speaker stands between."""
    tree = reading.tree
    last = _skip_back(reading, first) - 1
    if last < 0 or _new_paragraph(reading, first) or reading.quote[last] >= 0:
        return None
    start = tree.sent[last]
    who = speakers.get(_skip_back(reading, start))
    topic = next(
        (i for i in range(start, last) if tree.dep[i] in SUBJECT and tree.head[tree.head[i]] == tree.head[i]), None
    )
    if who is None or topic is None or _new_paragraph(reading, start):
        return None
    source = done[who].candidate.source
    return (
        who
        if tree.lower[topic] in _PERSONAL or (source is not None and tree.lower[topic] == tree.lower[source])
        else None
    )


_PERSONAL = ids("he she they")


def _new_paragraph(reading: Reading, first: int) -> bool:
    paragraph = reading.document.paragraph_at(reading.tree.start[first])
    return paragraph is not None and paragraph.span.start == reading.tree.start[first]


def completed(reading: Reading, candidate: Candidate) -> Candidate:
    """Where the content reaches into a quotation, it takes the quotation whole."""
    runs: list[Run] = []
    for run in candidate.content:
        first, last = _whole(reading, candidate, run)
        if runs and first <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(last, runs[-1][1])
        else:
            runs.append((first, last))
    content = tuple(runs)
    return candidate if content == candidate.content else replace(candidate, content=content)


def _whole(reading: Reading, candidate: Candidate, run: Run) -> Run:
    """The run, stretched over the quotations that it cuts."""
    first, last = run
    head, tail = reading.quote[first], reading.quote[last - 1]
    if head >= 0 and _free(reading, candidate, head):
        first = min(first, reading.runs[head][0])
    if tail >= 0 and _free(reading, candidate, tail):
        last = max(last, reading.runs[tail][1])
    return first, last


def _free(reading: Reading, candidate: Candidate, k: int) -> bool:
    first, last = reading.runs[k]
    fixed = candidate.cue if candidate.source is None else (*candidate.cue, candidate.source)
    return not any(first <= i < last for i in fixed)


def _speaks(chosen: Chosen) -> bool:
    return chosen.within is None and chosen.candidate.frame in _SPEAKS


def _extent(reading: Reading, candidate: Candidate) -> int:
    """Where the sentence that holds the end of cue and content ends."""
    last = max(candidate.content[-1][1] - 1, candidate.key)
    if reading.quote[last] >= 0 and not _words_left(reading, last + 1):
        return last + 1
    end = _skip_back(reading, reading.tree.sent_end[last])
    # The parser often leaves an opening mark at the end of the sentence before it.
    k = reading.quote[end - 1]
    return _skip_back(reading, end - 1) if k >= 0 and reading.runs[k][0] == end - 1 > last else end


def _words_left(reading: Reading, index: int) -> bool:
    """Whether the sentence has words from `index` on."""
    tree = reading.tree
    if index >= len(tree) or tree.sent[index] == index:
        return False
    return any(tree.pos[i] not in (PUNCT, SPACE) for i in range(index, tree.sent_end[index]))


def _skip_back(reading: Reading, index: int) -> int:
    """One past the last token before `index` that is no white space."""
    while index > 0 and reading.tree.pos[index - 1] == SPACE:
        index -= 1
    return index
