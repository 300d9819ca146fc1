"""The template engine: search paths in order, an immutable sandbox, errors that a template's author can use."""

import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefer.errors import TemplateError

_RUNTIME = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What code in a template can raise; errors of the system are left alone."""

Escape = Callable[[object], Markup]
"""Makes what a template prints safe."""


class _Compiled(jinja2.BytecodeCache):
    """What templates compiled to in this process, found again by their name, file and text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_compiled: dict[Escape | None, _Compiled] = defaultdict(_Compiled)
"""One for each way of making safe, which is compiled into what a template says itself."""


def environment(
    templates: Sequence[Path], names: Mapping[str, Any], escape: Escape | None = None
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
        bytecode_cache=_compiled[escape],
    )
    made.globals.update(names)
    return made


def compile_ahead(templates: Sequence[Path]) -> None:
    """Compile every template of a page, so that the first page need not wait for it; faults are told when it is made.

    A file that is changed afterwards is compiled anew.
    """
    env = environment(templates, {})
    for name in env.list_templates(filter_func=lambda one: one.endswith(".html.j2")):
        with suppress(jinja2.TemplateError):
            env.get_template(name)


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
