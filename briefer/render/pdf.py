"""HTML -> PDF, in a child process with a time and a memory limit."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

import briefer
from briefer.errors import RenderError, SystemLibraryMissing
from briefer.render.job import Attached, Job, Limits, Report
from briefer.render.system import install_hint
from briefer.render.where import complaints, in_section, last_section

SHEETS = ("fonts.css",)
"""Style sheets that only the PDF uses."""


_NO_GLYPH = re.compile(r"\.notdef glyph.*U\+([0-9A-F]+)", re.DOTALL)
_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    data: bytes
    pages: int
    warnings: tuple[str, ...]
    "What the engine complained of, each once; characters that no font has, in one line."


_waiting: list["subprocess.Popen[bytes]"] = []
"""The render process that was started ahead, if there is one."""


def prepare() -> None:
    """Start a render process ahead of the page that it will be given; it loads the engine and waits.

    It ends with this process, whether or not it is ever used.
    """
    if not _waiting:
        _waiting.append(_start())


def _start() -> "subprocess.Popen[bytes]":
    here = str(Path(briefer.__file__).parent.parent)
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH")) if part)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "briefer.render.child", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )


def _run(payload: bytes, limits: Limits) -> tuple[Report, bytes]:
    process = _waiting.pop() if _waiting else _start()
    try:
        output, told = process.communicate(payload, timeout=limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise RenderError(
            f"PDF: rendering took longer than {limits.seconds:g} s and was ended"
            f"{in_section(last_section(error.stderr or b''))}; take fewer articles or sections, or allow more time"
        ) from error
    finally:
        _end(process)
    if process.returncode:
        last = (complaints(told) or [f"exit status {process.returncode}"])[-1]
        where = in_section(last_section(told))
        raise RenderError(f"PDF: the render process failed{where} ({last}); take fewer articles, or report it")
    head, _, pdf = output.partition(b"\n")
    return msgspec.json.decode(head, type=Report), pdf


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Whatever stopped us, it does not go on, and its pipes are closed."""
    if process.poll() is None:
        process.kill()
    with process:
        pass


def _named(code: str) -> str:
    """`橋 (U+6A4B)`; of what a terminal would obey instead of showing it, the number alone."""
    character = chr(int(code, 16))
    return f"{character} (U+{code})" if character.isprintable() else f"U+{code}"


def _gathered(warnings: Sequence[str]) -> tuple[str, ...]:
    """Warnings as they are, but one for all characters without a glyph: a page in another script has hundreds."""
    found = [_NO_GLYPH.search(warning) for warning in warnings]
    kept = [warning for warning, hit in zip(warnings, found, strict=True) if not hit]
    codes = [hit[1] for hit in found if hit]
    if not codes:
        return tuple(kept)
    named = ", ".join(_named(code) for code in codes[:_NAMED])
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    told = (
        f"no installed font has {named}{more}: they print as empty boxes; install a font for that script, such as Noto"
    )
    return (*kept, told)


def _checked(report: Report) -> Report:
    if report.library:
        raise SystemLibraryMissing(f"PDF: the system library {report.library} is not installed; {install_hint()}")
    if report.failure:
        raise RenderError(f"PDF: {report.failure}; take fewer articles, or allow more")
    return report


def write_pdf(
    html: str, *, styles: Sequence[Path], attached: Sequence[Attached] = (), limits: Limits | None = None
) -> Pdf:
    """The PDF of a page that `render_html` made; `styles` are the folders whose files the page may load.

    Equal input gives equal bytes on the same machine: dates come from the page's metadata, the identifier from
    its content. Raises RenderError (limit reached, engine failed) and SystemLibraryMissing.
    """
    limits = limits or Limits()
    job = Job(
        html=html,
        folders=tuple(str(folder) for folder in styles),
        sheets=SHEETS,
        identifier=hashlib.sha256(html.encode()).hexdigest()[:32],
        attachments=tuple(attached),
        megabytes=limits.megabytes,
    )
    report, data = _run(msgspec.json.encode(job), limits)
    _checked(report)
    return Pdf(data=data, pages=report.pages, warnings=_gathered(report.warnings))


def probe(limits: Limits | None = None) -> tuple[str, ...]:
    """Versions of the parts that make PDFs, such as `Pango 1.50.12`. Raises as `write_pdf` does."""
    report, _ = _run(b"", limits or Limits())
    return _checked(report).versions
