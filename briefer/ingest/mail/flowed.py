"""Text whose lines a mail program broke so that others can join them again (RFC 3676, format=flowed)."""

import re

_QUOTE = re.compile(r">*")
_SIGNATURE = "-- "


def unflowed(text: str, *, delsp: bool) -> str:
    """Its paragraphs, each on one line with an empty one below, but in quotations.

    `delsp`: the space at a line's end is no part of the text.
    """
    found: list[tuple[int, str]] = []
    flows = False
    for line in text.split("\n"):
        depth = len(_QUOTE.match(line)[0])  # type: ignore[index] # it matches the empty string too
        words = line[depth:].removeprefix(" ")
        if flows and words != _SIGNATURE and found[-1][0] == depth:
            found[-1] = (depth, found[-1][1] + words)
        else:
            found.append((depth, words))
        flows = words.endswith(" ") and words != _SIGNATURE
        if flows and delsp:
            found[-1] = (depth, found[-1][1][:-1])
    return "\n".join(f"{'>' * depth} {words}" if depth else f"{words}\n" for depth, words in found)
