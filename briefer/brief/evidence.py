"""The evidence check: every quoted word is read again in its source before a brief is written."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from briefer.errors import EvidenceMismatch
from briefer.model import Article, Evidence


def walk(node: object) -> Iterator[Evidence]:
    """Every piece of evidence anywhere inside a dataclass or tuple, in order of fields."""
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    else:
        kind: type = type(node)
        for name in _fields(kind):
            yield from walk(getattr(node, name))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Names of a dataclass's fields; of anything else none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def check(brief: object, articles: Mapping[tuple[str, int], Article]) -> int:
    """Compare each piece with the text at its place; how many were compared.

    `articles` maps (id, version) to the article as the library holds it now. Raises EvidenceMismatch.
    """
    pieces = list(walk(brief))
    for piece in pieces:
        article = articles.get((piece.article, piece.version))
        if article is None:
            raise EvidenceMismatch(
                f"{piece.article}: version {piece.version} is cited but not in the library; add the article again"
            )
        if article.text[piece.start : piece.end] != piece.text:
            raise EvidenceMismatch(
                f"{piece.article}: characters {piece.start} to {piece.end} no longer read “{_short(piece.text)}”; "
                "the text was altered since it was analysed; restore the database or add the article again"
            )
    return len(pieces)


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
