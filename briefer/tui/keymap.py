"""What `[terminal] keys` in briefer.toml says, held against the bindings that there are."""

import pkgutil
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import import_module

from briefer.tui import keys

_EXTRA = "briefer.tui.web"
"Needs an extra, and binds nothing."


def strange(ids: Iterable[str]) -> Iterator[str]:
    """A sentence on each id that no binding has. Loads every screen where one is not known yet, so not at once."""
    unknown = [id_ for id_ in ids if id_ not in keys.IDS]
    if unknown:
        _load()
    for id_ in unknown:
        if id_ not in keys.IDS:
            near = get_close_matches(id_, keys.IDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "the help (?) names them all"
            yield f"[terminal] keys in briefer.toml: nothing is called {id_!r}; {hint}"


def _load() -> None:
    rooms = import_module("briefer.tui")
    for module in pkgutil.walk_packages(rooms.__path__, "briefer.tui."):
        if not module.name.startswith(_EXTRA):
            import_module(module.name)
