"""A workspace: the folder that holds one watch."""

from dataclasses import dataclass
from pathlib import Path

from briefer.errors import ConfigError

CONFIG = "briefer.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    root: Path

    @property
    def config(self) -> Path:
        return self.root / CONFIG

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def actors(self) -> Path:
        """Actors of the workspace's own, in addition to those that come with Briefer; need not exist."""
        return self.root / "actors.toml"

    @property
    def out(self) -> Path:
        return self.root / "out"

    def relative(self, path: Path) -> str:
        """The path as seen from the workspace where it lies inside, else absolute; with forward slashes."""
        absolute = path.resolve()
        try:
            return absolute.relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return absolute.as_posix()


def find_workspace(start: Path) -> Workspace:
    """The nearest folder at or above `start` that holds a briefer.toml. Raises ConfigError."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return Workspace(folder)
    raise ConfigError(f"{start}: no {CONFIG} here or above; make a workspace with `briefer init {start.name or 'DIR'}`")
