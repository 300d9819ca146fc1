"""Words of others in cells of a table that a spreadsheet opens."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell."""


def cell(words: str) -> str:
    """The words, with an apostrophe before what would act (OWASP, CSV Injection)."""
    return f"'{words}" if words.startswith(_FORMULA) else words
