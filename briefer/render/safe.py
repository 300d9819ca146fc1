"""Words of others made fit for any file: no control characters, and no direction that reaches beyond them."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n\r\v\f]+")
_CLOSE = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
"""Characters that set a direction, and what ends each (UAX #9, X2-X7)."""


def one_line(text: str) -> str:
    """The words on one line, as a page shows them: runs of spaces and line feeds are one space."""
    return closed(_SPACE.sub(" ", _CONTROL.sub("\ufffd", text)))


def closed(text: str) -> str:
    """The text, with the ends of every direction that it sets and leaves open."""
    waiting: list[str] = []
    for sign in text:
        if sign in _CLOSE:
            waiting.append(_CLOSE[sign])
        elif sign in waiting and sign == "\u2069":  # the end of an isolate ends what was opened inside it
            del waiting[len(waiting) - 1 - waiting[::-1].index(sign) :]
        elif waiting and waiting[-1] == sign:
            waiting.pop()
    return text + "".join(reversed(waiting))
