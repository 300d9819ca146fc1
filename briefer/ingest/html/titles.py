"""The headline of a page, without the name of the site that stands beside it."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from briefer.ingest.build import same_words
from briefer.ingest.html.page import Element, words_of

_BETWEEN_SITE = re.compile(r"\s+(?:[|—–·»«•›-]|::|//)\s+")
_EDGES = " |—–·»«•›:/-"
_HEADINGS = ("h1", "h2", "h3")
_LEAST_WORDS = 3
"Of a headline in front of a bar whose other side is nothing that the page is known by."
_MOST_SITE_WORDS = 5


def title_of(
    root: Element, *, top: str | None, stated: Sequence[str], outlet: str | None, address: str | None
) -> str | None:
    """What the reader sees as headline where the page's metadata agree with it, else what they say.

    `top`: the words of the headline element; `stated`: the metadata's titles, the surest first.
    """
    window = next((words for element in root.iter("title") if (words := words_of(element))), None)
    plain = [_Plain(root, outlet, address).of(words) for words in (*stated, *filter(None, (window,)))]
    plain = [words for words in plain if words and not same_words(words, outlet or "")]
    shown = top if top and not same_words(top, outlet or "") else None
    if shown and (not plain or any(_alike(shown, words) for words in plain)):
        return shown
    return plain[0] if plain else top


class _Plain:
    """Takes the site's name off titles of one page."""

    def __init__(self, root: Element, outlet: str | None, address: str | None) -> None:
        self._root = root
        self._names = [name for name in (outlet, urlsplit(address or "").hostname) if name]

    def of(self, words: str) -> str:
        """`words` without the site's name and the bar or dash between the two.

        A part is the headline where a heading says so. Else the site is known by its outlet or address, and failing
        that stands behind the last bar.
        """
        bars = list(_BETWEEN_SITE.finditer(words))
        if not bars:
            return words
        first, last = words[: bars[0].start()], words[bars[-1].end() :]
        for part in self._parts(words, bars):
            if not self._is_site(part) and any(same_words(part, heading) for heading in self._headings()):
                return part
        if self._is_site(last):
            return words[: bars[-1].start()].rstrip(_EDGES)
        if self._is_site(first):
            return words[bars[0].end() :].lstrip(_EDGES)
        front = words[: bars[-1].start()].rstrip(_EDGES)
        behind_bar = "|" in bars[-1].group() and len(last.split()) <= _MOST_SITE_WORDS
        return front if behind_bar and len(front.split()) >= _LEAST_WORDS else words

    def _is_site(self, words: str) -> bool:
        letters = "".join(filter(str.isalnum, words.casefold()))
        hosts = ["".join(filter(str.isalnum, name.casefold())) for name in self._names if "." in name]
        return any(same_words(words, name) for name in self._names) or (
            len(letters) > _LEAST_WORDS and any(letters in host for host in hosts)
        )

    def _parts(self, words: str, bars: list[re.Match[str]]) -> Iterator[str]:
        """The longest first: a headline may hold a dash of its own."""
        yield words[: bars[-1].start()]
        yield words[bars[0].end() :]
        for start, end in zip([0, *(bar.end() for bar in bars)], [*(bar.start() for bar in bars), None], strict=True):
            yield words[start:end]

    def _headings(self) -> Iterator[str]:
        return (words for element in self._root.iter(*_HEADINGS) if (words := words_of(element)))


def _alike(one: str, other: str) -> bool:
    """Half of the shorter one's words are in the other."""
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))
