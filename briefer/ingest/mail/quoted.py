"""What of a mail its writer wrote: replies that are quoted, signatures and furniture stand apart."""

import re
from dataclasses import dataclass
from functools import cache

from briefer.ingest.mail.furniture import without_furniture
from briefer.ingest.words import load

_QUOTE = re.compile(r"[>|]")
_INTRODUCES = re.compile(
    r"(?:On\b.{4,200}\bwrote|Am\b.{4,200}\bschrieb.{0,80}|Le\b.{4,200}\ba écrit|El\b.{4,200}\bescribió"
    r"|Il\b.{4,200}\bha scritto|Op\b.{4,200}\bschreef.{0,80}"
    r"|.{4,200}\b(?:пишет|написал\(?а?\)?|yazdı|napsal\(?a?\)?))\s*:\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?$")
_GOES_ON = re.compile(r">*(?:\t| {2,})\S")
"The second line of a header's field: many receivers, a long subject."
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
    sender: str | None = None
    "Who wrote what is passed on, as its header has it; None: it does not say."
    sent: str | None = None
    "When, likewise."


def parted(text: str, *, passed_on: bool = False) -> Parted:
    """Lines quoted with `>`, what is introduced as the original message, signature and furniture stand apart.

    What is forwarded is why it was sent: it stays, without its header lines. `passed_on`: the subject says that it is.
    """
    lines = text.split("\n")
    forwarded = next((n for n, line in enumerate(lines) if is_forwarded(line)), None)
    if forwarded is not None:
        return _passed_on(lines, forwarded, forwarded + 1)
    begin = _original(lines)
    if begin < len(lines) and (passed_on or not any(line.strip() for line in lines[:begin])):
        return _passed_on(lines, begin, begin)
    return _own(lines)


def is_forwarded(line: str) -> bool:
    """Whether it says that a mail follows which is passed on."""
    return _alone("forwarded").fullmatch(line.strip()) is not None


def _own(lines: list[str]) -> Parted:
    end = _original(lines)
    own, apart = _without_quotes(lines[:end])
    own, signature = _signed(own)
    own, furniture = without_furniture(own)
    return Parted(own="\n".join(own), apart="\n".join((*signature, *furniture, *apart, *lines[end:])).strip())


def _passed_on(lines: list[str], place: int, head: int) -> Parted:
    """`head`: where the header lines of what is passed on begin."""
    body, fields, filled = head, dict[str, str](), False
    for line in lines[head:]:
        found = _field(line)
        if line.strip(" >") and not found and not (filled and _GOES_ON.match(line)):
            break
        if found:
            fields.setdefault(*found)
        filled = bool(line.strip(" >")) and bool(fields)
        body += 1
    before, signature = _signed(lines[:place])
    inner = _own([line.removeprefix(">").removeprefix(" ") for line in lines[body:]])
    apart = "\n".join((*signature, *lines[place:body], inner.apart)).strip()
    own = "\n".join((*before, "", inner.own))
    return Parted(own=own, apart=apart, forwarded=True, sender=fields.get("from"), sent=fields.get("sent"))


def _original(lines: list[str]) -> int:
    """Index of the line with which a quoted original begins; else the number of lines."""
    for number, line in enumerate(lines):
        if _alone("original").fullmatch(line.strip()):
            return number
        if _field(line):
            ahead = [found[0] for one in lines[number : number + 2 * _FIELDS] if (found := _field(one))]
            if len(set(ahead)) >= _FIELDS:
                return number
    return len(lines)


def _field(line: str) -> tuple[str, str] | None:
    """Kind and value of a header line, in whatever language."""
    found = _fields().match(line.strip(" >"))
    # Letters that only a pattern without case takes for one another, as a dotless i, name no field.
    kind = _kinds().get(found[1].casefold()) if found else None
    return (kind, (found[2] or "").strip(" *")) if found and kind else None


@cache
def _kinds() -> dict[str, str]:
    return {name.casefold(): kind for kind, names in load("mail.toml")["fields"].items() for name in names}


@cache
def _fields() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"[*_]{{0,2}}({names})\s*[:：]\*{{0,2}}(?:\s(.*)|$)", re.IGNORECASE)


@cache
def _alone(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(name).replace("'", "['’]") for name in load("mail.toml")["lines"][kind])
    return re.compile(rf"[-_=\s]*(?:{words})\s*:?[-_=\s]*", re.IGNORECASE)


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
