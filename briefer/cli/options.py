"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, get_args

import click

from briefer.config import Profile
from briefer.errors import QueryError
from briefer.model import FORMATS, SECTIONS, Marking, Published

F = TypeVar("F", bound=Callable[..., Any])

as_json: Callable[[F], F] = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
published: Callable[[F], F] = click.option(
    "--published", metavar="DATE", help='Publication date: 2026-03-04, "yesterday", an instant.'
)
keep_tail: Callable[[F], F] = click.option(
    "--keep-tail", is_flag=True, help="Keep site furniture at the end of the text."
)
marking: Callable[[F], F] = click.option(
    "--marking", type=click.Choice(get_args(Marking), case_sensitive=False), help="TLP 2.0 label."
)


def selection(command: F) -> F:
    """Options that choose articles."""
    for option in reversed(
        (
            click.option("--since", metavar="DATE", help='First publication day: 2026-03-04, "last Saturday".'),
            click.option("--until", metavar="DATE", help="Last publication day."),
            click.option("--outlet", "outlets", multiple=True, help="Only this outlet; may be repeated."),
            click.option("--tag", "tags", multiple=True, help="Only articles with this tag; may be repeated."),
            click.option("--search", metavar="WORDS", help='Words that all occur; "words in quotes" as they stand.'),
        )
    ):
        command = option(command)
    return command


def narrowed(profile: Profile, **given: Any) -> Profile:  # noqa: ANN401 - the fields of Profile
    """The profile with what was given on the command line in place of its own fields."""
    return replace(profile, **{name: value for name, value in given.items() if value not in (None, ())})


def comma_list(words: str | None, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """`a,b` -> ("a", "b"). Raises QueryError for a name that is not in `known`."""
    names = tuple(name.strip() for name in (words or "").split(",") if name.strip())
    for name in names:
        if name not in known:
            raise QueryError(f"{option}: {name} is unknown; there are: {', '.join(known)}")
    return names


def sections_of(words: str | None) -> tuple[str, ...]:
    return comma_list(words, SECTIONS, "--sections")


def formats_of(words: str | None) -> tuple[str, ...]:
    return comma_list(words, FORMATS, "--formats")


def published_of(words: str | None, today: datetime) -> Published | None:
    """A date in ISO form or in words that mean one single day. Raises QueryError."""
    if words is None:
        return None
    from briefer.workflow import stated_date  # noqa: PLC0415 - only where a date is given

    return stated_date(words, today.date())
