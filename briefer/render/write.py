"""Brief -> files in a folder: all of the formats asked for, or none."""

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path

from briefer.errors import QueryError, RenderError
from briefer.model import FORMATS, Brief
from briefer.render.arrange import arranged
from briefer.render.calendar import instant_of
from briefer.render.html import render_html
from briefer.render.job import Attached, Limits
from briefer.render.json_ import render_json
from briefer.render.markdown import render_markdown
from briefer.render.pdf import write_pdf

_TODO = {
    errno.ENOSPC: "make room on its disk",
    errno.EDQUOT: "make room there, or have the quota raised",
    errno.EROFS: "have its disk mounted for writing",
}
"What to do, by what the system said of the folder."


def attached_brief(brief: Brief, data: bytes) -> Attached:
    """The brief's own data as the PDF carries it, dated by the brief."""
    moment = instant_of(brief.front.as_of).astimezone(UTC).replace(tzinfo=None)
    return Attached(name="brief.json", description="The data of this brief", data=data, moment=moment)


def render(
    brief: Brief,
    formats: Sequence[str],
    folder: Path,
    name: str,
    *,
    templates: Sequence[Path],
    styles: Sequence[Path],
    warn: Callable[[str], None],
    limits: Limits | None = None,
) -> list[Path]:
    """Write `folder/name.FORMAT` for each format, in the order asked for; what the engine complains of goes to `warn`.

    Files appear complete or not at all: on any error the folder holds what it held before. Raises QueryError for a
    format that does not exist, TemplateError, RenderError and SystemLibraryMissing.
    """
    wanted = list(dict.fromkeys(formats))
    if unknown := [one for one in wanted if one not in FORMATS]:
        raise QueryError(f"format {unknown[0]!r} is not known; choose from {', '.join(FORMATS)}")
    if not name or Path(name).name != name or name.startswith("."):
        raise RenderError(f"file name {name!r} is not a plain name; leave out folders and a leading dot")
    data = render_json(brief)
    made = {"json": data}
    shown = arranged(brief)
    if "md" in wanted:
        made["md"] = render_markdown(shown, templates=templates).encode()
    if "docx" in wanted:
        from briefer.render.docx import pictures, render_docx  # noqa: PLC0415 - python-docx is loaded where it writes

        made["docx"] = render_docx(shown, pictures(shown, templates=templates, styles=styles, warn=warn, limits=limits))
    if {"pdf", "html"} & set(wanted):
        page = render_html(shown, templates=templates, styles=styles)
        made["html"] = page.encode()
        if "pdf" in wanted:
            pdf = write_pdf(page, styles=styles, attached=(attached_brief(brief, data),), limits=limits)
            made["pdf"] = pdf.data
            for warning in pdf.warnings:
                warn(f"PDF: {warning}")
    try:
        return place({folder / f"{name}.{one}": made[one] for one in wanted})
    except OSError as error:
        todo = _TODO.get(error.errno or 0, "see that it is a folder in which you may write")
        raise RenderError(
            f"{folder}: {name} cannot be written there ({error.strerror}); nothing was written; {todo}"
        ) from error


def place(files: dict[Path, bytes]) -> list[Path]:
    """Write every file beside its place, then move all; if one move fails or is stopped, those made are undone.

    A link at one of the places is replaced, and where it leads to stays as it is. Raises OSError.
    """
    fresh = {path: path.with_name(f".{path.name}.new") for path in files}
    kept = {path: path.with_name(f".{path.name}.old") for path in files if path.exists()}
    moved: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Anew, so that a link which somebody put at this name is neither followed nor written through.
            fresh[path].unlink(missing_ok=True)
            with fresh[path].open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, old in kept.items():
            old.unlink(missing_ok=True)
            with path.open("rb") as before, old.open("xb") as file:
                shutil.copyfileobj(before, file)
        for path in files:
            moved.append(path)  # before it is, since the program may be stopped in between
            fresh[path].replace(path)
    except BaseException:
        for path in moved:
            kept[path].replace(path) if path in kept else path.unlink(missing_ok=True)
        raise
    finally:
        for left in (*fresh.values(), *kept.values()):
            left.unlink(missing_ok=True)
    return list(files)
