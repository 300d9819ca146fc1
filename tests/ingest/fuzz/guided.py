"""Inputs led by coverage: `python -m tests.ingest.fuzz.guided FORMAT SECONDS [FOLDER]`, where atheris is installed.

atheris builds inputs that reach code that no input before them reached: it knows which lines of our readers, and of the
Python libraries below them, an input ran through. It begins with the good documents of the format and some made ones,
and keeps what led further in FOLDER, so that the next run goes on from there. What is no error of our own tree is
printed, its input put into FOLDER as `fault-N`, and the run goes on; the exit status is then 1.

It is no part of what is installed with `[dev]`: it comes as a wheel for some systems alone. Without it this says so
and ends with 2.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_INSTRUMENTED = ["briefer.ingest", "briefer.cleaning", "briefer.network", "email", "feedparser", "protego", "warcio"]
_INSTRUMENTED += ["frontmatter", "yaml", "tarfile", "zipfile", "gzip", "docx", "trafilatura", "htmldate", "httpcore2"]
"Packages of Python code that take an input apart; libxml2, pdfium and zlib are C, which it does not see into."
_SAID = {"rss_limit_mb": 2000, "timeout": 60, "max_len": 20_000, "verbosity": 0, "detect_leaks": 0}


def main() -> None:
    if find_spec("atheris") is None:
        sys.stderr.write(
            "atheris is not installed, so nothing was run; `pip install atheris` has it for some systems\n"
        )
        sys.exit(2)
    form, seconds, *rest = sys.argv[1:]
    folder = Path(rest[0]) if rest else Path(tempfile.mkdtemp(prefix=f"fuzz-{form}-"))
    folder.mkdir(parents=True, exist_ok=True)
    _run(form, float(seconds), folder)


def _run(form: str, seconds: float, folder: Path) -> None:
    atheris = import_module("atheris")  # no dependency of ours, so that nobody's type checker knows it
    with atheris.instrument_imports(include=_INSTRUMENTED):
        told_of = _imported(form, folder)
    found: set[str] = set()
    count, until = 0, time.monotonic() + seconds

    def one(data: bytes) -> None:
        nonlocal count
        if time.monotonic() > until:
            os.write(1, f"{form} guided: {count:,} inputs, {len(found)} faults\n".encode())
            os._exit(bool(found))  # libFuzzer would end the process without a word
        count += 1
        for line in told_of(data):
            if (place := f"{line.partition(':')[0]} {line.rpartition('(')[2]}") not in found:
                found.add(place)
                (folder / f"fault-{len(found)}").write_bytes(data)
                os.write(1, f"{form} guided: {line[:1000]}\n    {data[:2000]!r}\n".encode("utf-8", "replace"))

    said = [f"-{name}={value}" for name, value in _SAID.items()]
    atheris.Setup([sys.argv[0], *said, f"-artifact_prefix={folder}/", str(folder)], one)
    atheris.Fuzz()


def _imported(form: str, folder: Path) -> Callable[[bytes], list[str]]:
    """What reads an input of the format. Its folder gets the inputs from which the run begins."""
    from tests.ingest.fuzz.documents import good  # noqa: PLC0415 - imported where it is instrumented
    from tests.ingest.fuzz.made import some  # noqa: PLC0415 - as above
    from tests.ingest.fuzz.reading import Here, told_of  # noqa: PLC0415 - as above

    parsers = Here()
    name = good(form)[0][0]
    for _, data in (*good(form), *some(form)):
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    told_of(form, *good(form)[0], parsers)  # loads the reader
    return lambda data: told_of(form, name, data, parsers)


if __name__ == "__main__":
    main()
