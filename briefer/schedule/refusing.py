"""How words that mean no time, or two, are refused."""

from briefer.errors import QueryError

EXAMPLES = (
    "every weekday at 06:00",
    "daily at 6 and 18",
    "every 2 hours",
    "first Monday of the month at 9",
    "0 6 * * 1-5",
)


def refuse(words: str, why: str) -> QueryError:
    """The error to raise: what was given, what is wrong with it, and what would do."""
    return QueryError(f"“{words}”: {why}; for example: {', '.join(f'“{one}”' for one in EXAMPLES)}")
