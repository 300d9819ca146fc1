"""One sentence laid out as lists, so that rules may look left and right without asking the parse each time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "CD", "DT", "WP", "VBG"})
MODALS = frozenset(
    {"would", "could", "will", "may", "might", "can", "should", "must", "shall", "'d", "’d", "'ll", "’ll"}
)
SHORT_MODALS = frozenset({"wo", "ca"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’", "«", "»"})
LONG_DASHES = frozenset({"--", "–", "—"})
DASHES = LONG_DASHES | {"-"}
PAUSES = frozenset({",", ";", ":", "…", "..."}) | QUOTES | DASHES


@dataclass(frozen=True, slots=True)
class Words:
    """Places count the kept tokens of the sentence from its start."""

    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    tag: tuple[str, ...]
    places: dict[int, int]
    "Place of each kept token by its index in the document."

    @classmethod
    def of(cls, sentence: Tokens | Sequence[Token], without: Collection[int] = ()) -> "Words":
        """Leave out the tokens with these document indices, such as an attribution that interrupts."""
        tokens = tuple(t for t in sentence if t.i not in without)
        return cls(
            tokens,
            tuple(t.lower_ for t in tokens),
            tuple(t.tag_ for t in tokens),
            {t.i: place for place, t in enumerate(tokens)},
        )

    def __len__(self) -> int:
        return len(self.tokens)

    def head(self, place: int) -> int:
        """Place of the syntactic head, which may be the token itself; -1: left out."""
        return self.places.get(self.tokens[place].head.i, -1)

    def edges(self, place: int) -> tuple[int, int]:
        """First and last place of what depends on the token, itself included."""
        token = self.tokens[place]
        left, right = token.left_edge.i, token.right_edge.i
        while left not in self.places:
            left += 1
        while right not in self.places:
            right -= 1
        return self.places[left], self.places[right]

    def pause(self, place: int) -> bool:
        """A comma, dash, quotation mark, semicolon or colon; no hyphen and no apostrophe."""
        word = self.low[place]
        if word not in PAUSES or self.tag[place] in {"HYPH", "POS"}:
            return False
        return word != "-" or bool(self.tokens[place].whitespace_)

    def modal(self, place: int) -> bool:
        word, tag = self.low[place], self.tag[place]
        return tag == "MD" or (
            word in MODALS and tag in {"VB", "VBD"} and word not in {"will", "can", "may", "'d", "’d"}
        )

    def finite(self, place: int) -> bool:
        return self.tag[place] in FINITE or self.modal(place)

    def first_finite(self, start: int, end: int) -> int | None:
        """The first finite verb in [start, end)."""
        return next((i for i in range(start, end) if self.finite(i)), None)

    def has_finite(self, start: int, end: int) -> bool:
        return self.first_finite(start, end) is not None

    def has_modal(self, start: int, end: int) -> bool:
        return any(self.modal(i) for i in range(start, end))

    def has_infinitive(self, start: int, end: int) -> bool:
        """`to` and a verb, in [start, end)."""
        return any(self.tag[i] == "TO" and self.tag[i + 1] == "VB" for i in range(start, end - 1))

    def has_nominal(self, start: int, end: int) -> bool:
        return any(self.tag[i] in NOMINAL for i in range(start, end))

    def next_pause(self, start: int, end: int) -> int:
        """The first pause at or after `start`, or `end`."""
        return next((i for i in range(start, end) if self.pause(i)), end)
