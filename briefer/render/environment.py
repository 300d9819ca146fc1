"""The template engine: search paths in order, an immutable sandbox, errors that a template's author can use."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefer.errors import TemplateError

_RUNTIME = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What code in a template can raise; errors of the system are left alone."""


def environment(
    templates: Sequence[Path], names: Mapping[str, Any], escape: Callable[[object], Markup] | None = None
) -> jinja2.Environment:
    """Templates see `names` and nothing else of Python; the first folder that has a file wins.

    `escape` makes what a template prints safe; None: as HTML.
    """
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        finalize=escape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals.update(names)
    return made


def _place(error: BaseException, templates: Sequence[Path]) -> str:
    """`file:line` of the innermost template in the traceback; empty: none was reached."""
    roots = [folder.resolve() for folder in templates]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.suffix == ".j2" and any(path.resolve().is_relative_to(root) for root in roots):
            return f"{path}:{frame.lineno}"
    return ""


def _explain(error: Exception, name: str, templates: Sequence[Path]) -> TemplateError:
    where = _place(error, templates) or name
    said = " ".join(str(error).split())
    if isinstance(error, jinja2.TemplateSyntaxError):
        where, said = f"{error.filename or error.name or name}:{error.lineno}", error.message or said
    elif isinstance(error, jinja2.TemplateNotFound):
        folders = ", ".join(str(folder) for folder in templates)
        return TemplateError(f"{where}: no template {error.name}; put it into one of: {folders}")
    elif not isinstance(error, jinja2.TemplateError):
        said = f"{type(error).__name__}: {said}"
    file = Path(where.partition(":")[0]).name
    return TemplateError(f"{where}: {said.rstrip('.')}; compare with the shipped {file}, or remove yours to use it")


def render_template(env: jinja2.Environment, name: str, templates: Sequence[Path], **context: object) -> str:
    """The text of one template. Raises TemplateError with file, line and what to do."""
    try:
        return env.get_template(name).render(context)
    except _RUNTIME as error:
        raise _explain(error, name, templates) from error
