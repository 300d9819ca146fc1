"""What hinders: told when it comes up, and again only after it was gone."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress


class Trouble:
    """Several threads may speak of it at once."""

    def __init__(self, complain: Callable[[str], None]) -> None:
        self._complain = complain
        self._standing: dict[str, tuple[str, ...]] = {}
        "Sentences by what they hinder."
        self._lock = threading.Lock()

    def stands(self, what: str, sentences: Sequence[str] = ()) -> None:
        """These hinder it now, and nothing else; what another is hindered by just so is told already."""
        with self._lock:
            known = {one for standing in self._standing.values() for one in standing}
            self._standing[what] = tuple(sentences)
        for one in dict.fromkeys(sentences):
            if one not in known:
                with suppress(OSError):  # a log on a full disk is no reason to stop
                    self._complain(one)

    def gone(self, what: str) -> None:
        """Nothing hinders it."""
        with self._lock:
            self._standing.pop(what, None)
