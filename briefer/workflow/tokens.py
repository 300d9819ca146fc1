"""A filter line in parts: words, stretches in quotation marks, and keys with their values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

Keyword = Literal["since", "until", "on", "between"]
KEYWORDS: tuple[Keyword, ...] = get_args(Keyword)
"Words after which days are named."

_PART = re.compile(
    r"""
      (?: (?P<key>[A-Za-z]+): )?  "(?P<quoted>[^"]*)(?P<close>"?)
    | (?P<name>[A-Za-z]+):        (?P<value>[^\s"]*)
    | (?P<word>[^\s"]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    start: int
    end: int
    key: str | None
    "What stands before the colon, in lower case; None: there is none."
    value: str
    "What stands after it or, without a key, all of it; quotation marks taken off."
    at: int
    "Where the value begins in the line."
    quoted: bool
    closed: bool
    "False: the line ends inside the quotation marks."

    @property
    def keyword(self) -> Keyword | None:
        """Which one it is, written as a word."""
        word = self.value.lower()
        return word if not self.quoted and self.key is None and word in KEYWORDS else None

    @property
    def plain(self) -> bool:
        """Whether it may be a word of a date."""
        return self.key is None and not self.quoted and self.keyword is None


def tokens(line: str) -> Iterator[Token]:
    """In order; together they hold everything in the line but white space and single marks."""
    for found in _PART.finditer(line):
        key = found["key"] or found["name"]
        group = next(name for name in ("quoted", "value", "word") if found[name] is not None)
        yield Token(
            start=found.start(),
            end=found.end(),
            key=key and key.lower(),
            value=found[group],
            at=found.start(group),
            quoted=group == "quoted",
            closed=found["close"] != "",
        )
