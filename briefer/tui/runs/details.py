"""One entry in words."""

from collections.abc import Iterator
from datetime import datetime

from briefer.tui.runs.entries import Entry
from briefer.tui.widgets.passage import Mark

Line = tuple[str, bool]
"""Words, and whether they are a heading."""

_DIGEST = 16
"Digits shown of a digest, enough to compare two by eye; the JSON beside the brief gives it whole."


def details(entry: Entry) -> tuple[str, list[Mark]]:
    """The text and its headings."""
    text, marks = "", []
    for words, heading in (*_build(entry), *_job(entry), *_log(entry)):
        if heading:
            text += "\n" if text else ""
            marks.append(Mark(start=len(text), end=len(text) + len(words), kind="speaker"))
        text += words + "\n"
    return text.rstrip("\n"), marks


def day_and_time(instant: str) -> str:
    """`2026-03-10 21:00` of a UTC instant."""
    return datetime.fromisoformat(instant).strftime("%Y-%m-%d %H:%M")


def _build(entry: Entry) -> Iterator[Line]:
    build = entry.build
    if build is None:
        return
    yield f"Brief {build.number} of {build.profile}", True
    yield f"written   {day_and_time(build.at)} UTC", False
    yield f"as of     {day_and_time(build.as_of)}", False
    yield f"data      sha256 {build.digest[:_DIGEST]}…", False
    for n, (name, held) in enumerate(zip(build.files, entry.held(), strict=True)):
        told = {"there": "", "replaced": "  (a later build wrote it again)", "gone": "  (no longer there)"}[held.state]
        yield f"{'' if n else 'files':<10}{name}{told}", False


def _job(entry: Entry) -> Iterator[Line]:
    title = entry.job.title if entry.job else entry.ended.title if entry.ended else None
    arguments = entry.job.arguments if entry.job else entry.ended.arguments if entry.ended else ()
    if title is None:
        return
    yield f"{title}: {entry.outcome}", True
    yield f"briefer {' '.join(arguments)}", False
    if entry.ended is None:
        yield f"began {day_and_time(entry.when)} UTC", False
        return
    began, ended = datetime.fromisoformat(entry.ended.started), datetime.fromisoformat(entry.ended.ended)
    yield f"began {day_and_time(entry.ended.started)} UTC, took {(ended - began).seconds} s", False


def _log(entry: Entry) -> Iterator[Line]:
    log = entry.job.log if entry.job else entry.ended.log if entry.ended else ()
    if not log:
        return
    yield "Log", True
    if entry.ended and not entry.job and entry.ended.cut:
        yield f"({entry.ended.cut:,} lines before these were not kept)", False
    for line in log:
        yield line, False
