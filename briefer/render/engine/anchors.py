"""Anchors of the engine without a style of their own for each.

WeasyPrint turns an element's `id` into a declaration, so that no two elements with an id share their computed style,
nor do any elements inside them: every row, citation and sentence of a brief was styled anew.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

_PROPERTY = "-weasy-anchor"


def share_styles(css: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Change the engine's module of styles for this process."""
    found: dict[Any, str] = {}
    attributes, init = css.find_style_attributes, css.StyleFor.__init__

    def without_anchors(tree: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
        for one in attributes(tree, *rest):
            _, element, declarations, _ = one
            if [getattr(each, "name", "") for each in declarations] == [_PROPERTY] and element.get("id"):
                found[element] = element.get("id")
            else:
                yield one

    def made(self: Any, html: Any, sheets: Any, *rest: Any) -> None:  # noqa: ANN401 - as above
        *_, target_collector = rest
        found.clear()
        init(self, html, sheets, *rest)
        for element, name in found.items():
            shared = self._computed_styles[element, None]
            if not shared["anchor"]:
                self._computed_styles[element, None] = anchored(shared, name)
                target_collector.collect_anchor(name)

    anchored = _anchored(css.ComputedStyle)
    css.find_style_attributes, css.StyleFor.__init__ = without_anchors, made


def _anchored(computed: Any) -> Any:  # noqa: ANN401 - as above
    class Anchored(computed):  # type: ignore[misc]  # a class without types, known only here
        """A style that is another in all but its anchor."""

        def __init__(self, shared: Any, name: str) -> None:  # noqa: ANN401 - as above
            self.__dict__.update(shared.__dict__)
            self.__dict__.pop("anonymous_style", None)
            self.shared = shared
            self["anchor"] = name

        def __missing__(self, key: str) -> Any:  # noqa: ANN401 - as above
            value = self[key] = self.shared[key]
            return value

        @cached_property
        def anonymous_style(self) -> Any:  # noqa: ANN401 - as above
            return self.shared.anonymous_style

    return Anchored
