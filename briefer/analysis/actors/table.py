"""The parse as plain lists of integers: one pass over the tokens, no string made unless a rule needs it."""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

_COLUMNS = ("ORTH", "LOWER", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "LENGTH", "SPACY", "LEMMA")

_KEY = "briefer.actors.table"
"""Where the table of a document is kept among what goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Index i is token i of the document; `head[i]` is a token index; `idx` and `end` are character offsets."""

    text: str
    orth: list[int]
    lower: list[int]
    lemma: list[int]
    pos: list[int]
    tag: list[int]
    dep: list[int]
    head: list[int]
    entity: list[int]
    iob: list[int]
    upper: list[bool]
    "Whether the token begins with a capital."
    idx: list[int]
    end: list[int]
    left: list[list[int]]
    "Children before the token, in order."
    right: list[list[int]]
    "Children after it."

    @classmethod
    def of(cls, doc: Doc, text: str) -> "Table":
        """The table of a document, made once and kept with it. `text`: `doc.text`, which costs more to ask for."""
        made = doc.user_data.get(_KEY)
        if not isinstance(made, cls):
            made = doc.user_data[_KEY] = cls._made(doc, text)
        return made

    @classmethod
    def _made(cls, doc: Doc, text: str) -> "Table":
        rows = doc.to_array(list(_COLUMNS))
        columns = rows.T
        count = len(doc)
        lengths = columns[8].astype(np.int64)
        ends = np.cumsum(lengths + columns[9].astype(np.int64)) - columns[9].astype(np.int64)
        heads = (np.arange(count, dtype=np.int64) + columns[5].astype(np.int64)).tolist()
        starts = (ends - lengths).tolist()
        # Most tokens are leaves: they share one empty list, which nothing changes after this loop.
        leaf: list[int] = []
        left, right = [leaf] * count, [leaf] * count
        for i, head in enumerate(heads):
            if head != i:
                side = left if head > i else right
                if side[head] is leaf:
                    side[head] = [i]
                else:
                    side[head].append(i)
        return cls(
            text=text,
            orth=columns[0].tolist(),
            lower=columns[1].tolist(),
            lemma=columns[10].tolist(),
            pos=columns[2].tolist(),
            tag=columns[3].tolist(),
            dep=columns[4].tolist(),
            head=heads,
            entity=columns[6].tolist(),
            iob=columns[7].tolist(),
            upper=[text[start].isupper() for start in starts],
            idx=starts,
            end=ends.tolist(),
            left=left,
            right=right,
        )

    def word(self, i: int) -> str:
        return self.text[self.idx[i] : self.end[i]]

    def capital(self, i: int) -> bool:
        return self.upper[i]

    def adjoins(self, i: int) -> bool:
        """Whether at most one character lies between the token and the one before."""
        return self.idx[i] - self.end[i - 1] <= 1

    def left_edge(self, i: int) -> int:
        while self.left[i]:
            i = self.left[i][0]
        return i

    def quote(self, start: int, end: int) -> str:
        """The text of tokens `start` up to `end`, exclusive."""
        return self.text[self.idx[start] : self.end[end - 1]]
