"""An analyst's text as a Markdown document for an editor, and back.

A judgement begins with `likelihood:` and `confidence:`, then comes the claim, then under `## Basis` what it
rests on; the other texts are the text alone. A comment at the end lists the marks that cite the sources, for the
editor to complete words from; comments are dropped on reading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from briefer.model import Confidence, Likelihood
from briefer.tui.plain import plain

if TYPE_CHECKING:
    from briefer.config import JudgementDraft

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD = re.compile(r"[ \t]*(likelihood|confidence)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_BASIS = re.compile(r"^#{1,6}[ \t]*basis[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_UNKNOWN = ("", "none", "not assessed")
WORDS: dict[str, tuple[str, ...]] = {"likelihood": get_args(Likelihood), "confidence": get_args(Confidence)}
"""What may stand behind the words of the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citable:
    """A source as the list of marks shows it."""

    id: str
    day: str | None
    outlet: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What cannot be taken as it is."""

    line: int
    "Of the document, from 1; 0: it concerns the whole."
    message: str
    grave: bool = True
    "Whether the text cannot be taken into the draft with it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document read back."""

    text: str
    "The claim, for a judgement."
    basis: str | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    problems: tuple[Problem, ...] = ()

    def judgement(self) -> "JudgementDraft":
        from briefer.config import JudgementDraft  # noqa: PLC0415 - loaded with the session

        return JudgementDraft(claim=self.text, likelihood=self.likelihood, confidence=self.confidence, basis=self.basis)


def judgement_document(draft: "JudgementDraft | None", sources: Sequence[Citable]) -> str:
    """None: one that is to be written."""
    claim, basis = (draft.claim, draft.basis) if draft else ("", None)
    likelihood, confidence = (draft.likelihood, draft.confidence) if draft else (None, None)
    return (
        f"likelihood: {likelihood or ''}\nconfidence: {confidence or ''}\n\n{clean(claim).strip()}\n\n"
        f"## Basis\n\n{clean(basis or '').strip()}\n\n"
        + _guide(sources, "the claim, then what it rests on", rated=True)
    )


def text_document(text: str | None, sources: Sequence[Citable], what: str) -> str:
    """`what` it is, for the comment, as `the bottom line`."""
    return f"{clean(text or '').strip()}\n\n" + _guide(sources, what, rated=False)


def clean(text: str) -> str:
    """Without the characters that would steer a terminal; lines and tabs stay."""
    return "\n".join("\t".join(plain(part) for part in line.split("\t")) for line in text.split("\n"))


def _guide(sources: Sequence[Citable], what: str, *, rated: bool) -> str:
    lines = [f"Write {what} above. Comments like this one are dropped."]
    if rated:
        lines += [f"{name}: {', '.join(words)}; empty: not assessed" for name, words in WORDS.items()]
    lines += ["A mark cites a source; its id may be shortened:" if sources else "There is no source to cite yet."]
    for source in sources:
        told = "  ".join(part for part in (source.day or "undated", source.outlet, source.title) if part)
        lines.append(f"[@{source.id}]  {plain(told)}")
    return (
        "<!--\n" + "\n".join(line.replace("--", "—") if line[:2] != "[@" else _shut(line) for line in lines) + "\n-->\n"
    )


def _shut(line: str) -> str:
    """A source's line that cannot end the comment; its mark stays as it is."""
    mark, _, rest = line.partition("]")
    return f"{mark}]{rest.replace('--', '—')}"


def read_judgement(document: str) -> Written:
    body, problems = _bare(document), list[Problem]()
    found: dict[str, str | None] = {}
    lines, line = body.split("\n"), 0
    while line < len(lines):
        head = _HEAD.fullmatch(lines[line])
        if head and head[1].lower() not in found:
            found[head[1].lower()] = _rating(head[1].lower(), head[2], line + 1, problems)
        elif lines[line].strip() not in ("", "---"):
            break
        line += 1
    claim, basis = _halves("\n".join(lines[line:]))
    if not claim:
        problems.append(Problem(line=line + 1, message="there is no claim; write it under the two words at the top"))
    # `_rating` lets only words of the two rows through.
    return replace(
        Written(text=claim, basis=basis or None, problems=tuple(problems)),
        likelihood=cast("Likelihood | None", found.get("likelihood")),
        confidence=cast("Confidence | None", found.get("confidence")),
    )


def _halves(text: str) -> tuple[str, str]:
    """Claim and basis."""
    heading = _BASIS.search(text)
    if heading is None:
        return text.strip(), ""
    return text[: heading.start()].strip(), text[heading.end() :].strip()


def read_text(document: str) -> Written:
    return Written(text=_bare(document).strip())


def _bare(document: str) -> str:
    """The document without its comments, each line where it was."""
    text = document.replace("\r\n", "\n").removeprefix("\ufeff")
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _rating(name: str, words: str, line: int, problems: list[Problem]) -> str | None:
    word = " ".join(words.casefold().split())
    if word in _UNKNOWN:
        return None
    if word in WORDS[name]:
        return word
    message = f"{name}: “{words.strip()}” is none of {', '.join(WORDS[name])}"
    problems.append(Problem(line=line, message=message))
    return None


def cited(written: Written, document: str, ids: Sequence[str]) -> Written:
    """With whole ids in its marks, and a problem for each mark that cites nothing."""
    from briefer.workflow import cite_fully  # noqa: PLC0415 - loaded with the session

    claim, basis = cite_fully(written.text, ids), cite_fully(written.basis or "", ids)
    bad = {problem.mark: problem.message for problem in (*claim.problems, *basis.problems)}
    problems = tuple(_placed(document, bad))
    return replace(written, text=claim.text, basis=basis.text or None, problems=(*written.problems, *problems))


def _placed(document: str, bad: dict[str, str]) -> Iterator[Problem]:
    lines = _bare(document).split("\n")
    for mark, message in bad.items():
        for number, line in enumerate(lines, start=1):
            if re.search(rf"@{re.escape(mark)}(?![^\s,;\]])", line):
                yield Problem(line=number, message=message, grave=False)
