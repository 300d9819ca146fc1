"""What metadata holds when an article is added again: nothing known is lost, nothing stated is overruled by a guess."""

from dataclasses import replace

from briefer.library.records import ArticleRow
from briefer.library.rows import same_name
from briefer.model import TLP_ORDER, Article, Grade, Marking, Published

MUTABLE = (
    "title",
    "outlet",
    "authors",
    "url",
    "published",
    "language",
    "retrieved",
    "source",
    "origin",
    "credit",
    "grade",
    "marking",
    "tags",
)
"Fields that may change while the text stays."


def merge(held: ArticleRow, given: Article) -> ArticleRow:
    """`held` with what `given`, another telling of the same text, knows beyond it.

    What is missing is filled in. What is there stays, but for the publication date (see `better_date`), the
    marking, where the more restrictive one stands, and the tags, which are joined.
    """
    return replace(
        held,
        title=held.title or given.title,
        outlet=held.outlet or given.outlet,
        authors=held.authors or given.authors,
        url=held.url or given.url,
        published=better_date(held.published, given.published),
        language=held.language or given.language,
        retrieved=held.retrieved or given.retrieved,
        source=held.source or given.source,
        origin=held.origin or given.origin,
        credit=held.credit or given.credit,
        grade=_graded(held.grade, given.grade),
        marking=stricter(held.marking, given.marking),
        tags=joined(held.tags, given.tags),
    )


def succeed(held: ArticleRow, given: Article) -> Article:
    """`given`, a changed text, as the next version of `held`.

    The new text's own metadata stands. What it lacks comes from the version before: the publication date then
    counts as unsure, as nobody stated it for these words. The source's grade stays, the item's was given for
    other words and is open again.
    """
    return replace(
        given,
        version=held.version + 1,
        title=given.title or held.title,
        outlet=given.outlet or held.outlet,
        authors=given.authors or held.authors,
        url=given.url or held.url,
        published=given.published or (held.published and replace(held.published, sure=False)),
        language=given.language or held.language,
        source=given.source or held.source,
        credit=given.credit or held.credit,
        grade=_graded(given.grade, Grade(source=held.grade.source)),
        marking=stricter(held.marking, given.marking),
        tags=joined(held.tags, given.tags),
    )


def changed(before: ArticleRow, after: ArticleRow) -> tuple[str, ...]:
    """Names of the fields in which the two differ."""
    return tuple(name for name in MUTABLE if getattr(before, name) != getattr(after, name))


def better_date(held: Published | None, given: Published | None) -> Published | None:
    """The date a person stated last; else the one that is sure; else the one that was there."""
    if held is None or given is None:
        return held or given
    if given.how == "given":
        return given
    return given if given.sure and not held.sure else held


def stricter(one: Marking | None, other: Marking | None) -> Marking | None:
    return max((m for m in (one, other) if m is not None), key=TLP_ORDER.index, default=None)


def joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Both, in order, each name once in the spelling that came first."""
    first: dict[str, str] = {}
    for name in (*one, *other):
        first.setdefault(same_name(name), name.strip())
    first.pop("", None)
    return tuple(first.values())


def _graded(held: Grade, given: Grade) -> Grade:
    """Each half as held, unless it was never judged."""
    return Grade(
        source=given.source if held.source == "F" else held.source, item=given.item if held.item == "6" else held.item
    )
