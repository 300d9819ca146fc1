"""What is being typed, in files under ROOT/.briefer/ until it was taken into the draft.

A killed terminal loses none of it.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import LibraryError

_FOLDER = ".briefer"
_IGNORE = "*\n"


@dataclass(frozen=True, slots=True)
class Scratch:
    """The files of one draft, each named after the text that it holds another wording of."""

    root: Path
    "Of the workspace."
    draft: str

    def path(self, part: str) -> Path:
        return self.root / _FOLDER / f"{self._prefix()}{part}.md"

    def write(self, part: str, document: str) -> Path:
        """Raises LibraryError where the folder cannot be written."""
        path = self.path(part)
        try:
            path.parent.mkdir(exist_ok=True)
            ignore = path.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text(_IGNORE, encoding="utf-8")
            path.write_text(document, encoding="utf-8", errors="replace", newline="")
        except OSError as error:
            raise LibraryError(f"{path}: cannot be written ({error.strerror}); free the place for it") from error
        return path

    def read(self, part: str) -> str | None:
        """None: nothing was left. Raises LibraryError."""
        path = self.path(part)
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryError(f"{path}: cannot be read ({error.strerror}); look at it with an editor") from error

    def drop(self, part: str) -> None:
        self.path(part).unlink(missing_ok=True)

    def left(self) -> tuple[str, ...]:
        """Parts of this draft of which a file is there, in order of their names."""
        prefix = self._prefix()
        found = (path.name for path in (self.root / _FOLDER).glob("*.md") if path.name.startswith(prefix))
        return tuple(sorted(name.removeprefix(prefix).removesuffix(".md") for name in found))

    def _prefix(self) -> str:
        """Any name as the beginning of a file's."""
        slug = re.sub(r"[^a-z0-9]+", "-", self.draft.lower()).strip("-")[:40]
        return f"{slug}-{_digest(self.draft)}."


def part_of(field: str, text: str | None = None) -> str:
    """Names a text of the draft: by its field or, where there are several, by its words, which stay when it moves."""
    return field if text is None else f"{field}-{_digest(text)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]
