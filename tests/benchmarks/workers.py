"""Analyses through one worker and through two.

    python -m tests.benchmarks.workers ARTICLES [sqlite|postgresql] [WORDS]

Articles are of 300 words if not told. What two bring is bounded by the cores that are free: the same work is also done
by `briefer analyze` in one process, and in halves by two processes at once, on libraries that share nothing.
"""

import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from briefer.ingest.build import article_of
from briefer.library import Library
from tests.postgres import server

_SENTENCES = (
    "Halden Roe said on Friday that the gate of dam {n} would stay shut until the inspectors had left the valley.",
    "The ministry warned that it would cut the supply to district {n} if the talks in Orlena failed next week.",
    "“We will not sign paper {n} before the water comes back,” a deputy of the council told reporters in the capital.",
    "Engineers from the northern province opened the second channel on 3 March and closed it again after {n} hours.",
)
_WORDS = 300
_ALONE = 2000
"Articles at most of the work without a queue: its rate is what counts."


def _text(n: int, words: int) -> str:
    made: list[str] = []
    while sum(len(one.split()) for one in made) < words:
        made.append(_SENTENCES[len(made) % len(_SENTENCES)].format(n=n * 100 + len(made)))
    return " ".join(made)


def _desk(folder: Path, address: str | None, count: int, words: int) -> Path:
    folder.mkdir(parents=True)
    database = f'database = "{address}"' if address else ""
    (folder / "briefer.toml").write_text(f"[workspace]\n{database}\n", encoding="utf-8")
    with Library.open(address or folder / "briefer.db") as library:
        library.add_all(article_of(_text(n, words), id=f"a{n}") for n in range(count))
    return folder


def _call(here: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "briefer", "-C", str(here), *arguments], stdout=subprocess.DEVNULL)


def _workers(here: Path, workers: int) -> float:
    """Seconds from the first job to the last, workers being there already."""
    running = [_call(here, "worker") for _ in range(workers)]
    with Library.open(_address(here)) as library:
        while sum(one.kind == "worker" for one in library.executors.all()) < workers:
            assert all(one.poll() is None for one in running)
            time.sleep(0.1)
        time.sleep(3)
        begun = time.monotonic()
        assert _call(here, "analyze", "--queue").wait() == 0
        seconds = time.monotonic() - begun
    for one in running:
        one.terminate()
        one.wait()
    return seconds


def _alone(desks: list[Path]) -> float:
    begun = time.monotonic()
    for one in [_call(here, "analyze") for here in desks]:
        assert one.wait() == 0
    return time.monotonic() - begun


def _address(here: Path) -> str:
    named = [line for line in (here / "briefer.toml").read_text().splitlines() if line.startswith("database")]
    return named[0].split('"')[1] if named else str(here / "briefer.db")


def main() -> None:
    count, store = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "sqlite"
    words = int(sys.argv[3]) if len(sys.argv) > 3 else _WORDS
    with tempfile.TemporaryDirectory(prefix="briefer-workers-") as folder, ExitStack() as stack:
        running = stack.enter_context(server()) if store == "postgresql" else None

        def desk(name: str, articles: int = count) -> Path:
            return _desk(Path(folder) / name, running.database() if running else None, articles, words)

        sys.stdout.write(f"{store}, {count:,} articles of {words} words\n")
        one, two = (_said(f"{n} by the queue", _workers(desk(str(n)), n)) for n in (1, 2))
        few = min(count, _ALONE)
        alone = _said(f"1 that shares nothing, {few:,} articles", _alone([desk("alone", few)]))
        both = _said("2 that share nothing, the same", _alone([desk("left", few // 2), desk("right", few // 2)]))
    sys.stdout.write(f"times as fast by two: {one / two:.2f} by the queue, {alone / both:.2f} that share nothing\n")


def _said(processes: str, seconds: float) -> float:
    sys.stdout.write(f"  {processes}: {seconds:.1f} s\n")
    sys.stdout.flush()
    return seconds


if __name__ == "__main__":
    main()
