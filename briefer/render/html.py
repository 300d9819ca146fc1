"""Brief -> one HTML page that stands alone: for a screen, for paper, and for the PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from briefer.errors import TemplateError
from briefer.model import Brief
from briefer.render import timeline
from briefer.render.citations import Citations
from briefer.render.environment import environment, render_template
from briefer.render.sections import names, sections


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
        **names(brief),
        "citations": citations,
        "cite": citations.cite,
        "cite_source": citations.cite_source,
        "ref": citations.ref,
        "prose": citations.prose,
        "charts": lambda: timeline.charts(brief),
        "legend": timeline.legend,
        "style": _style(styles),
    }


def render_html(brief: Brief, *, templates: Sequence[Path], styles: Sequence[Path]) -> str:
    """The page of `brief.html.j2`. `templates` and `styles` are folders, the first that has a file wins.

    Style sheets are taken in; nothing is loaded from elsewhere. Raises TemplateError with file and line.
    """
    citations = Citations.of(brief)
    env = environment(templates, _names(brief, citations, styles))
    made = sections(brief, env, templates, "html")
    return render_template(env, "brief.html.j2", templates, brief=brief, sections=made) + "\n"
