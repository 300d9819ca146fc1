"""Reading pictures in tests."""

import lxml.etree
from markupsafe import Markup

from briefer.render.charts.metrics import Face, width
from briefer.render.charts.svg import SIZE


def parsed(picture: Markup) -> lxml.etree._Element:
    return lxml.etree.fromstring(str(picture))


def words(picture: Markup) -> list[str]:
    """The labels, in the order in which they are drawn."""
    return [node.text or "" for node in parsed(picture).iter("text")]


def spans(picture: Markup) -> list[tuple[float, float, float]]:
    """Left end, right end and baseline of each label, as measured."""
    found = []
    for node in parsed(picture).iter("text"):
        face: Face = "serif" if node.get("font-family") else "sans-bold" if node.get("font-weight") else "sans"
        room = width(node.text or "", SIZE, face)
        left = float(node.get("x") or 0) - {"middle": room / 2, "end": room}.get(node.get("text-anchor") or "", 0)
        found.append((left, left + room, float(node.get("y") or 0)))
    return found
