"""Adding many pages beside bare extraction of the same files by the same library.

    python -m tests.benchmarks.adding FILES [light|heavy] [PAIRS]

Each side is a process of its own, so that neither warms the other, and both are timed in turn. Bare extraction is one
process; adding has as many readers as `briefer.ingest.ahead` starts. Wall time counts. On a machine that is busy with
other things its ratio says little, and the CPU milliseconds a page of all processes say more.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.pages import PAGES, written

_BEGUN = """
import io, json, resource, sys, tempfile, time
from pathlib import Path
def cpu(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
def told(seconds, before):
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in both]
    print(json.dumps([seconds, cpu(both[0]) - before, cpu(both[1]), *peaks]))
"""
_BARE = f"""{_BEGUN}
from trafilatura import bare_extraction
files = sorted(Path(sys.argv[1]).iterdir())
began, before = time.perf_counter(), cpu(resource.RUSAGE_SELF)
for file in files:
    bare_extraction(file.read_text(), favor_precision=True, include_comments=False)
told(time.perf_counter() - began, before)
"""
_OURS = f"""{_BEGUN}
from datetime import UTC, datetime
from briefer import workflow
from briefer.ingest import find_inputs
from briefer.library import Library
from briefer.paths import find_workspace
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "briefer.toml").write_text("")
    with Library.open(folder / "briefer.db") as library:
        began, before = time.perf_counter(), cpu(resource.RUSAGE_SELF)
        inputs = list(find_inputs([sys.argv[1]], stdin=io.BytesIO()))
        taken = workflow.add(library, find_workspace(folder), inputs, now=datetime(2026, 3, 20, tzinfo=UTC))
        assert all(one.added for one in taken)
        seconds = time.perf_counter() - began
told(seconds, before)
"""


@dataclass(frozen=True, slots=True)
class Took:
    seconds: float
    cpu: float
    "Seconds of its own process."
    children: float
    "Those of the readers, their start included."
    peak: float
    "Memory in MB."
    child: float
    "That of the largest reader."


def _took(program: str, folder: Path) -> Took:
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return Took(*json.loads(done.stdout))


def added(folder: Path) -> Took:
    return _took(_OURS, folder)


def extracted(folder: Path) -> Took:
    return _took(_BARE, folder)


def compared(folder: Path, pairs: int) -> tuple[float, str]:
    """The rate of adding over that of bare extraction, the median of so many pairs, and a line that tells of it."""
    files = list(folder.iterdir())
    taken = [(added(folder), extracted(folder)) for _ in range(pairs)]
    ratio = statistics.median(bare.seconds / ours.seconds for ours, bare in taken)
    ours, bare = (min((pair[side] for pair in taken), key=lambda one: one.seconds) for side in (0, 1))
    count, weight = len(files), sum(file.stat().st_size for file in files) / len(files) / 1000
    own, readers, alone = (1000 * seconds / count for seconds in (ours.cpu, ours.children, bare.cpu))
    return ratio, (
        f"{count:,} pages of {weight:.1f} kB: {count / ours.seconds:.0f}/s, bare {count / bare.seconds:.0f}/s, "
        f"ratio {ratio:.2f}; CPU ms a page {own:.2f} and readers {readers:.2f}, bare {alone:.2f}; "
        f"peak {ours.peak:.0f} MB and {ours.child:.0f} MB a reader"
    )


def main() -> None:
    count, rest = int(sys.argv[1]), sys.argv[2:]
    kinds = [one for one in rest if one in PAGES] or list(PAGES)
    pairs = next((int(one) for one in rest if one.isdigit()), 1)
    for kind in kinds:
        with tempfile.TemporaryDirectory() as name:
            _, line = compared(written(Path(name) / "pages", PAGES[kind], count), pairs)
        sys.stdout.write(f"{kind}: {line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
