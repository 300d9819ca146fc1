"""Brief -> one HTML page that stands alone: for a screen, for paper, and for the PDF."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from briefer.errors import TemplateError
from briefer.model import Brief
from briefer.render import charts
from briefer.render.arrange import PAGES, arranged
from briefer.render.citations import Citations
from briefer.render.environment import environment, render_template
from briefer.render.groups import by_stance, in_passing, set_against
from briefer.render.sections import names, sections

_TURNING = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of characters (UAX #9) that may turn the text around them."""


def name(text: str) -> Markup:
    """A name between words of ours, set apart only where it may turn them: an element for each would cost time."""
    turns = any(unicodedata.bidirectional(character) in _TURNING for character in text)
    return Markup("<bdi>{}</bdi>").format(text) if turns else escape(text)


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


def page_names(brief: Brief, citations: Citations, styles: Sequence[Path]) -> dict[str, Any]:
    """What a template may use besides `brief`."""
    return {
        **names(brief),
        "citations": citations,
        "cite": citations.cite,
        "cite_source": citations.cite_source,
        "ref": citations.ref,
        "prose": citations.prose,
        "name": name,
        "source_of": {source.number: source for source in brief.sources}.get,
        "set_against": lambda ident: set_against(brief, ident, citations.lands),
        "stances": lambda actor: by_stance(brief, actor),
        "in_passing": lambda: in_passing(brief),
        **charts.names(brief),
        "style": _style(styles),
    }


def render_html(brief: Brief, *, templates: Sequence[Path], styles: Sequence[Path]) -> str:
    """The page of the brief's template. `templates` and `styles` are folders, the first that has a file wins.

    Style sheets are taken in; nothing is loaded from elsewhere. Raises TemplateError with file and line.
    """
    brief = arranged(brief)
    citations = Citations.of(brief)
    env = environment(templates, page_names(brief, citations, styles))
    made = sections(brief, env, templates, "html")
    return render_template(env, PAGES[brief.template], templates, brief=brief, sections=made) + "\n"
