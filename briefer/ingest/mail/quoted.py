"""What of a mail its writer wrote: replies that are quoted and signatures stand apart."""

import re
from dataclasses import dataclass

_QUOTE = re.compile(r"[>|]")
_INTRODUCES = re.compile(
    r"(?:On\b.{4,200}\bwrote|Am\b.{4,200}\bschrieb.{0,80}|Le\b.{4,200}\ba écrit|El\b.{4,200}\bescribió)\s*:\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[-_=\s]{2,}(?:original message|ursprüngliche nachricht|message d.origine)[-_=\s]*$", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"[-_=\s]*(?:forwarded message|begin forwarded message|weitergeleitete nachricht)\s*:?[-_=\s]*$", re.IGNORECASE
)
_FIELD = re.compile(
    r"\*?(?:from|sent|to|cc|date|subject|reply-to|von|gesendet|an|betreff|datum)\s*:\*?\s", re.IGNORECASE
)
_SIGNATURE = re.compile(r"--\s?$")
_FIELDS = 3
"Header lines in a row with which Outlook introduces what it quotes."
_SIGNATURE_LINES = 15
"A signature that is longer is the text of a mail whose writer uses `--` otherwise."


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    own: str
    apart: str
    forwarded: bool = False
    "Whether most of it is another mail, passed on."


def parted(text: str) -> Parted:
    """Lines quoted with `>`, what is introduced as the original message, and the signature stand apart.

    What is forwarded is why it was sent: it stays, without its header lines.
    """
    lines = text.split("\n")
    forwarded = next((n for n, line in enumerate(lines) if _FORWARDED.match(line.strip())), None)
    if forwarded is not None:
        return _passed_on(lines, forwarded)
    end = _original(lines)
    own, apart = _without_quotes(lines[:end])
    own, signature = _signed(own)
    return Parted(own="\n".join(own), apart="\n".join((*signature, *apart, *lines[end:])).strip())


def _passed_on(lines: list[str], place: int) -> Parted:
    body = place + 1
    while body < len(lines) and (not lines[body].strip() or _FIELD.match(lines[body].strip(" >"))):
        body += 1
    before, signature = _signed(lines[:place])
    inner = [line.removeprefix(">").removeprefix(" ") for line in lines[body:]]
    inner, below = _signed(inner)
    own = "\n".join((*before, "", *inner))
    return Parted(own=own, apart="\n".join((*signature, *lines[place:body], *below)).strip(), forwarded=True)


def _original(lines: list[str]) -> int:
    """Index of the line with which a quoted original begins; else the number of lines."""
    for number, line in enumerate(lines):
        if _ORIGINAL.match(line.strip()):
            return number
        ahead = lines[number : number + 2 * _FIELDS]
        fields = sum(bool(_FIELD.match(one.strip())) for one in ahead)
        if number and _FIELD.match(line.strip()) and fields >= _FIELDS:
            return number
    return len(lines)


def _without_quotes(lines: list[str]) -> tuple[list[str], list[str]]:
    own: list[str] = []
    apart: list[str] = []
    quoting = False
    for line in lines:
        quoted = bool(_QUOTE.match(line.lstrip()))
        if quoted and not quoting:
            apart += _introduction(own)
        (apart if quoted else own).append(line)
        quoting = quoted
    return own, apart


def _introduction(own: list[str]) -> list[str]:
    """Taken off the end of `own`: `On Tuesday Ada wrote:`, which may be broken over two lines."""
    filled = [number for number, line in enumerate(own) if line.strip()][-2:]
    for first in reversed(filled):
        if _INTRODUCES.match(" ".join(line.strip() for line in own[first:]).strip()):
            taken = own[first:]
            del own[first:]
            return taken
    return []


def _signed(lines: list[str]) -> tuple[list[str], list[str]]:
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - 2 * _SIGNATURE_LINES), -1):
        if _SIGNATURE.match(lines[number]):
            filled = sum(bool(line.strip()) for line in lines[number:])
            return (lines[:number], lines[number:]) if filled <= _SIGNATURE_LINES else (lines, [])
    return lines, []
