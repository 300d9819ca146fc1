"""Custom properties of a page's style sheets, set in for the engine that would look them up for every element."""

import re

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
"""Sheets without a `media` attribute: those for screens stay as they are, and the engine does not read them."""
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_SET = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_DEPTH = 4
"Properties that stand in each other's values, at most so deep."


def literal(page: str) -> str:
    """The page with `var(--name)` written out wherever `:root` alone sets the name; the last sheet that does wins."""
    sheets = "\n".join(_STYLE.findall(page))
    everywhere = [name for name, _ in _SET.findall(sheets)]
    at_root = [
        one for block in _ROOT.finditer(sheets) if not _nested(sheets, block.start()) for one in _SET.findall(block[1])
    ]
    values = {
        name: value.strip()
        for name, value in at_root
        if everywhere.count(name) == sum(name == other for other, _ in at_root) and "!" not in value
    }
    return _STYLE.sub(lambda found: f"<style>{_written_out(found[1], values)}</style>", page)


def _nested(sheets: str, place: int) -> bool:
    """Whether a place lies inside a block, such as one for a medium."""
    return sheets.count("{", 0, place) > sheets.count("}", 0, place)


def _written_out(sheet: str, values: dict[str, str]) -> str:
    for _ in range(_DEPTH):
        sheet = _VAR.sub(lambda found: values.get(found[1], found[0]), sheet)
    return sheet
