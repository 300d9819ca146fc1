"""briefer doctor"""

import json
import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from briefer import workflow
from briefer.analysis.engine import DEFAULT_MODEL, engine_of, package_of
from briefer.assets import shipped
from briefer.cli import options
from briefer.cli.start import start_of
from briefer.config import is_reference, load
from briefer.errors import BrieferError, ConfigError
from briefer.paths import Workspace
from briefer.render.system import install_hint, missing_libraries

_OLDEST = (3, 11)
_ROOM = 200 * 1024 * 1024
"Bytes that must be free: a large library's journal and a long brief fit in."


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    found: str
    advice: str = ""
    "What to do; empty where nothing is wrong."


@click.command(
    epilog="""\b
Examples:
  briefer doctor                  everything
  briefer doctor --only system    only what the operating system must provide
  briefer doctor --json"""
)
@click.option("--only", type=click.Choice(["system", "workspace"]), help="Only this part.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, only: str | None, as_json: bool) -> int:
    """Check Python, Pango, fonts, the language model, terminal, database, free disk and out/. Exits 1 if one fails."""
    checks = list(_checks(ctx, only))
    if as_json:
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=1))
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<15}{check.found}")
            if check.advice:
                click.echo(f"      {'':<15}{check.advice}")
    return 0 if all(check.ok for check in checks) else 1


def _checks(ctx: click.Context, only: str | None) -> Iterator[Check]:
    if only != "workspace":
        yield _python()
        yield _libraries()
        yield _fonts()
    if only is None:
        yield _attempt("language model", lambda: _model(DEFAULT_MODEL))
        yield _terminal(os.environ)
    if only != "system":
        yield from _workspace(ctx)


def _python() -> Check:
    version = sys.version.split()[0]
    fits = sys.version_info >= _OLDEST
    return Check("Python", fits, version, "" if fits else "Briefer needs 3.11 or newer")


def _libraries() -> Check:
    missing = missing_libraries()
    return Check(
        "Pango",
        not missing,
        "missing: " + ", ".join(missing) if missing else "loads",
        install_hint() if missing else "",
    )


def _fonts() -> Check:
    fonts = sorted((shipped("styles") / "fonts").glob("*.[to]tf"))
    advice = "" if fonts else "styles/fonts holds none; install Briefer again"
    return Check("fonts", bool(fonts), f"{len(fonts)} bundled", advice)


def _terminal(environment: Mapping[str, str]) -> Check:
    """What the terminal will look like; outside of one nothing is wrong."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Check("terminal", ok=True, found="none here")
    name = environment.get("TERM", "")
    encoding = locale.getpreferredencoding(do_setlocale=False)
    advice = []
    if name in ("", "dumb", "unknown"):
        advice.append("set TERM to what your terminal is, such as xterm-256color")
    if encoding.lower().replace("-", "") != "utf8":
        advice.append("set LANG to a UTF-8 locale, such as C.UTF-8")
    return Check(
        "terminal",
        not advice,
        f"{name or 'TERM not set'}, {encoding}, {_colours(name, environment)}",
        "; ".join(advice),
    )


def _colours(name: str, environment: Mapping[str, str]) -> str:
    if environment.get("NO_COLOR"):
        return "no colours, as NO_COLOR asks"
    if environment.get("COLORTERM") in ("truecolor", "24bit") or name.endswith("-direct"):
        return "16 million colours"
    return "256 colours" if "256" in name else "16 colours or fewer"


def _model(name: str) -> str:
    return f"{engine_of(name).model} (package {package_of(name)})"


def _attempt(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, found=check())
    except BrieferError as error:
        return Check(name, ok=False, found="failed", advice=str(error))


def _workspace(ctx: click.Context) -> Iterator[Check]:
    start = start_of(ctx)
    try:
        workspace = start.find()
    except ConfigError as error:
        yield Check("workspace", ok=start.workspace is None, found="none here", advice=str(error))
        return
    yield _attempt("workspace", lambda: _config(workspace))
    yield _attempt("database", lambda: _database(workspace))
    free = shutil.disk_usage(workspace.root).free
    advice = "" if free >= _ROOM else f"less than {_ROOM >> 20} MB; make room before a build"
    yield Check("free disk", free >= _ROOM, f"{free >> 20:,} MB", advice)
    yield _writable(workspace.out)


def _config(workspace: Workspace) -> str:
    settings = load(workspace.config)
    _model(settings.workspace.language_model)
    return f"{workspace.root}, {len(settings.brief)} profile(s)"


def _database(workspace: Workspace) -> str:
    settings = load(workspace.config)
    with workflow.open_library(workspace, settings) as library:
        altered = library.integrity()
        if altered:
            names = ", ".join(f"{m.article} version {m.version}" for m in altered)
            raise ConfigError(f"the text of {names} was altered behind Briefer's back; restore the database")
        # An address may hold a password.
        named = settings.workspace.database
        shown = library.name if "://" in named or is_reference(named) else named
        return f"{shown}, {library.count()} articles, all texts as they were added"


def _writable(out: Path) -> Check:
    nearest = next(folder for folder in (out, *out.parents) if folder.exists())
    fits = os.access(nearest, os.W_OK)
    return Check(
        "out/",
        fits,
        "writable" if fits else "not writable",
        "" if fits else f"give yourself permission to write {nearest}",
    )
