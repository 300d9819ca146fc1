"""Tags of tables as a screen reader wants them: headers that say what they head, and no table that only arranges."""

from collections.abc import Iterator
from typing import Any

_CELLS = ("/TH", "/TD")
_PARTS = ("/Table", "/THead", "/TBody", "/TFoot", "/TR", *_CELLS)


def tidy(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Give each header its scope, and make a table without any header what it is: blocks beside each other.

    The engine joins cells to headers by their names (ISO 32000-1, 14.8.5.7), which few readers follow; the scope is
    what they look at. `pdf` is written to: its tags, before they are made bytes.
    """
    parts = [one for one in pdf.objects if isinstance(one, dict) and one.get("S") in _PARTS]
    headed = set()
    for header in (one for one in parts if one["S"] == "/TH"):
        above = list(_up_to_table(pdf, header))
        header["A"]["Scope"] = "/Column" if any(one["S"] == "/THead" for one in above) else "/Row"
        headed.add(above[-1].number)
    of_table = [(one, _table(pdf, one)) for one in parts]
    for one, table in of_table:
        if table.number not in headed:
            one["S"] = "/Div"
            one.pop("A", None)


def _table(pdf: Any, part: Any) -> Any:  # noqa: ANN401 - as above
    return part if part["S"] == "/Table" else list(_up_to_table(pdf, part))[-1]


def _up_to_table(pdf: Any, part: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """What holds it, from the inside, to its table."""
    while part["S"] != "/Table":
        part = pdf.objects[int(part["P"].split()[0])]
        yield part
