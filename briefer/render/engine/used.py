"""Lengths, backgrounds and flow of boxes: what their style alone decides is worked out once for each style.

The engine asks anew for every box, and every box is laid out several times.
"""

from typing import Any

_FLOATED = frozenset({"left", "right", "inline-start", "inline-end"})
_APART = frozenset({"absolute", "fixed"})
_RUNNING = frozenset({"running()", "note()"})
_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_ROUND = dict.fromkeys(_RADII, (0, 0))


def work_out_once(engine: Any) -> None:  # noqa: ANN401 - the engine has no types
    """Change how boxes are asked, for this process."""
    boxes = engine.formatting_structure.boxes
    boxes.Box.is_in_normal_flow = _is_in_normal_flow
    boxes.ParentBox.page_values = _page_values
    _lengths(engine, boxes)
    _backgrounds(engine.layout.background)


class _Flow(dict[tuple[str, Any], bool]):
    """Whether a box of this `float` and `position` is in the normal flow."""

    def __missing__(self, key: tuple[str, Any]) -> bool:
        floating, position = key
        out = floating in _FLOATED or floating == "footnote" or position in _APART or position[0] in _RUNNING
        self[key] = not out
        return not out


_flow = _Flow()


def _is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 - as above
    return _flow[box.style["float"], box.style["position"]]


def _page_values(box: Any) -> tuple[str, str]:  # noqa: ANN401 - as above
    """Names of the pages on which a box begins and ends: of the lowest first, and last, box that says one."""
    return _page(box, 0), _page(box, -1)


def _page(box: Any, end: int) -> str:  # noqa: ANN401 - as above
    name: str = box.style["page"]
    while type(box).page_values is _page_values:
        box = next(filter(_told, box.children if end == 0 else reversed(box.children)), None)
        if box is None:
            break
        name = box.style["page"] or name
    return name


def _told(box: Any) -> bool:  # noqa: ANN401 - as above
    return box.style["float"] in _FLOATED or _is_in_normal_flow(box)


def _lengths(engine: Any, boxes: Any) -> None:  # noqa: ANN401 - as above
    percent = engine.layout.percent
    general = percent.resolve_percentages
    lengths = (*(f"margin_{side}" for side in _SIDES), *(f"padding_{side}" for side in _SIDES))
    sizes = (*lengths, "width", "min_width", "max_width", "height", "min_height", "max_height")

    def resolve(box: Any, containing_block: Any) -> None:  # noqa: ANN401 - as above
        width, height = (
            (containing_block.width, containing_block.height)
            if isinstance(containing_block, boxes.Box)
            else containing_block
        )
        style = box.style
        if isinstance(box, boxes.PageBox) or style["box_sizing"] != "content-box":
            general(box, containing_block)
            return
        known = style.__dict__.setdefault("lengths", {})
        if (width, height) not in known:
            general(box, containing_block)
            known[width, height] = {name: box.__dict__[name] for name in sizes}
            return
        box.__dict__.update(known[width, height])
        _border(box, style)

    for module in [one for name, one in vars(engine.layout).items() if hasattr(one, "resolve_percentages")]:
        module.resolve_percentages = resolve


def _border(box: Any, style: Any) -> None:  # noqa: ANN401 - as above
    """Widths of the border, but where those of a table were already made one."""
    collapse = style["border_collapse"] == "collapse"
    for name in _BORDERS:
        if not (collapse and hasattr(box, name)):
            box.__dict__[name] = style[name]


def _backgrounds(module: Any) -> None:  # noqa: ANN401 - as above
    general, radii = module.layout_box_backgrounds, module.resolve_radii_percentages

    def lay_out(page: Any, box: Any, get: Any, layout_children: bool = True, style: Any = None) -> None:  # noqa: ANN401, FBT001, FBT002 - the engine's own
        if style is not None or box is page or not _plain(box.style):
            general(page, box, get, layout_children, style)
            return
        box.__dict__.update(_ROUND)
        box.background = None
        if layout_children:
            for child in box.all_children():
                lay_out(page, child, get)

    def round_(box: Any) -> None:  # noqa: ANN401 - as above
        if _square(box.style):
            box.__dict__.update(_ROUND)
        else:
            radii(box)

    module.layout_box_backgrounds, module.resolve_radii_percentages = lay_out, round_


def _square(style: Any) -> bool:  # noqa: ANN401 - as above
    if "square" not in style.__dict__:
        style.__dict__["square"] = all((0, "px") in style[name] for name in _RADII)
    return bool(style.__dict__["square"])


def _plain(style: Any) -> bool:  # noqa: ANN401 - as above
    """Whether nothing is behind a box of this style, and its corners are square."""
    if "plain" not in style.__dict__:
        color = style["background_color"]
        style.__dict__["plain"] = (
            _square(style)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and (style["visibility"] == "hidden" or (style["color"] if color == "currentcolor" else color).alpha == 0)
        )
    return bool(style.__dict__["plain"])
