"""Brief -> one HTML page that stands alone: for a screen, for paper, and for the PDF."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from briefer.errors import TemplateError
from briefer.model import Brief
from briefer.render import calendar, timeline
from briefer.render.citations import Citations, anchor
from briefer.render.environment import environment, render_template
from briefer.render.groups import by_sentence, by_speaker, notes_by_kind, sides
from briefer.render.words import is_annex, section_title, words


def direction(text: str) -> str:
    """`rtl` or `ltr` by the first strong character (UAX #9, P2-P3): `dir=auto` is not known to every engine."""
    strong = next((kind for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"


LAST = ("quotes", "sources")
"""Sections that list what the others cite, so they are rendered after them, wherever they are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One printed section."""

    name: str
    anchor: str
    label: str
    "`3`; of an annex its letter."
    annex: bool
    title: str
    body: Markup


def _style(styles: Sequence[Path]) -> Any:  # noqa: ANN401 - a closure for the template's use
    def style(name: str, *, required: bool = True) -> Markup:
        """The text of the first style sheet of that name, safe inside a style element."""
        for folder in styles:
            path = folder / name
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                return Markup(text.replace("</", "<\\/"))  # noqa: S704 - the workspace's own file, its end tag disarmed
        if required:
            raise TemplateError(f"style sheet {name}: in none of {', '.join(map(str, styles))}; restore it")
        return Markup("")

    return style


def _names(brief: Brief, citations: Citations, styles: Sequence[Path]) -> dict[str, Any]:
    """What a template may use besides `brief`."""
    return {
        "words": words(),
        "citations": citations,
        "cite": citations.cite,
        "cite_source": citations.cite_source,
        "ref": citations.ref,
        "prose": citations.prose,
        "anchor": anchor,
        "direction": direction,
        "when_text": calendar.when_text,
        "moment": calendar.moment,
        "day_range": calendar.day_range,
        "dtg": calendar.dtg,
        "utc": lambda value: calendar.instant_of(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "speakers": lambda: by_speaker(brief),
        "relations": lambda: by_sentence(brief),
        "notes": lambda: notes_by_kind(brief.notes),
        "sides": lambda ident: sides(brief, ident),
        "charts": lambda: timeline.charts(brief),
        "legend": timeline.legend,
        "style": _style(styles),
    }


def _labels(names: Sequence[str]) -> dict[str, str]:
    annexes = [name for name in names if is_annex(name)]
    numbered = [name for name in names if not is_annex(name)]
    return {
        **{name: str(n) for n, name in enumerate(numbered, start=1)},
        **{name: chr(ord("A") + n) for n, name in enumerate(annexes)},
    }


def _sections(brief: Brief, env: jinja2.Environment, templates: Sequence[Path]) -> tuple[Section, ...]:
    names = tuple(dict.fromkeys(brief.sections))
    order = [name for name in names if name not in LAST] + [name for name in LAST if name in names]
    bodies = {name: render_template(env, f"sections/{name}.html.j2", templates, brief=brief) for name in order}
    labels = _labels(names)
    return tuple(
        Section(
            name=name,
            anchor=f"section-{anchor(name)}",
            label=labels[name],
            annex=is_annex(name),
            title=section_title(name),
            body=Markup(bodies[name]),  # noqa: S704 - made by the template engine, which escaped it
        )
        for name in names
    )


def render_html(brief: Brief, *, templates: Sequence[Path], styles: Sequence[Path]) -> str:
    """The page of `brief.html.j2`. `templates` and `styles` are folders, the first that has a file wins.

    Style sheets are taken in; nothing is loaded from elsewhere. Raises TemplateError with file and line.
    """
    citations = Citations.of(brief)
    env = environment(templates, _names(brief, citations, styles))
    sections = _sections(brief, env, templates)
    return render_template(env, "brief.html.j2", templates, brief=brief, sections=sections) + "\n"
