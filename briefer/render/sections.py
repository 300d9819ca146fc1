"""The sections of a brief in order, numbered, each rendered by its own partial; and what every partial may use."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup

from briefer.model import Brief
from briefer.render import calendar
from briefer.render.changed import arrived, dropped, fields_of, label_of, otherwise, why_of
from briefer.render.citations import anchor
from briefer.render.environment import render_template
from briefer.render.foremost import annexed, part, whole
from briefer.render.groups import by_sentence, by_speaker, remarks, sides
from briefer.render.words import is_annex, section_title, words

LAST = ("quotes", "sources")
"""Sections that list what the others cite, so they are rendered after them, wherever they are printed."""


ANNEX = "annex-"
"""Before the name of a section: the annex that holds all of its findings."""


def direction(text: str) -> str:
    """`rtl` or `ltr` by the first strong character (UAX #9, P2-P3): `dir=auto` is not known to every engine."""
    strong = next((kind for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a section is called in one brief."""

    name: str
    anchor: str
    label: str
    "`3`; of an annex its letter."
    annex: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Heading):
    """One printed section."""

    body: Markup


def headings(brief: Brief) -> tuple[Heading, ...]:
    """The brief's sections in order, and annexes of all findings where sections show a part; annexes are lettered."""
    names = _printed(brief)
    labels = _labels(names)
    return tuple(
        Heading(
            name=name,
            anchor=f"section-{anchor(name)}",
            label=labels[name],
            annex=is_annex(name),
            title=section_title(name),
        )
        for name in names
    )


def _printed(brief: Brief) -> tuple[str, ...]:
    """The sections of the brief; the annexes of their findings stand before the other annexes at its end."""
    names = tuple(dict.fromkeys(brief.sections))
    end = len(names)
    while end and is_annex(names[end - 1]):
        end -= 1
    return (*names[:end], *(f"{ANNEX}{name}" for name in annexed(brief)), *names[end:])


def _labels(names: Sequence[str]) -> dict[str, str]:
    annexes = [name for name in names if is_annex(name)]
    numbered = [name for name in names if not is_annex(name)]
    return {
        **{name: str(n) for n, name in enumerate(numbered, start=1)},
        **{name: chr(ord("A") + n) for n, name in enumerate(annexes)},
    }


def sections(
    brief: Brief, env: jinja2.Environment, templates: Sequence[Path], kind: Literal["html", "md"]
) -> tuple[Section, ...]:
    """Each section by `TEMPLATE/NAME.KIND.j2`, or where there is none by `sections/NAME.KIND.j2`.

    Raises TemplateError.
    """
    printed = headings(brief)
    there = set(env.list_templates())
    ordered = sorted(printed, key=lambda one: one.name in LAST)
    bodies = {
        one.name: render_template(env, _partial(brief, one.name, kind, there), templates, brief=brief)
        for one in ordered
    }
    return tuple(
        Section(
            name=one.name,
            anchor=one.anchor,
            label=one.label,
            annex=one.annex,
            title=one.title,
            body=Markup(bodies[one.name]),  # noqa: S704 - made by the template engine, which escaped it
        )
        for one in printed
    )


def _partial(brief: Brief, name: str, kind: str, there: set[str]) -> str:
    own = f"{brief.template}/{name}.{kind}.j2"
    return own if own in there else f"sections/{name}.{kind}.j2"


def names(brief: Brief) -> dict[str, Any]:
    """What a template of any kind may use besides `brief`."""
    return {
        "words": words(),
        "anchor": anchor,
        "direction": direction,
        "when_text": calendar.when_text,
        "moment": calendar.moment,
        "day_range": calendar.day_range,
        "dtg": calendar.dtg,
        "utc": lambda value: calendar.instant_of(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "part": lambda section: part(brief, section),
        "whole": lambda section: whole(brief, section),
        "annex_of": {one.name.removeprefix(ANNEX): one for one in headings(brief) if one.annex}.get,
        "annexed": annexed(brief),
        "speakers": lambda positions: by_speaker(brief, positions),
        "relations": lambda: by_sentence(brief),
        "remarks": lambda: remarks(brief),
        "arrived": arrived,
        "otherwise": otherwise,
        "dropped": dropped,
        "why_of": why_of,
        "fields_of": fields_of,
        "label_of": label_of,
        "proposed": lambda of: [one for one in brief.proposals if one.of == of],
        "position_of": {one.id: one for one in brief.positions}.get,
        "sides": lambda ident: sides(brief, ident),
    }
