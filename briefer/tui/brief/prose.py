"""The analyst's texts, written in an editor and taken in when they hold."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from textual.app import App

from briefer.tui.brief.editor import editor_of, run_editor
from briefer.tui.brief.edits import with_field, with_text
from briefer.tui.brief.held import Held
from briefer.tui.brief.scratch import Scratch, part_of
from briefer.tui.brief.typing import Typing
from briefer.tui.brief.writing import (
    Citable,
    Problem,
    Written,
    cited,
    judgement_document,
    read_judgement,
    read_text,
    text_document,
)
from briefer.tui.dialogs.choose import Choose, Option
from briefer.tui.plain import plain

if TYPE_CHECKING:
    from briefer.config import JudgementDraft, Profile
    from briefer.tui.brief.fields import Fields
    from briefer.tui.brief.work import Work
    from briefer.tui.opening import Session

Field = Literal["bottom_line", "outlook", "judgement", "assumptions"]
_NAMES: dict[Field, str] = {
    "bottom_line": "the bottom line",
    "outlook": "the outlook",
    "judgement": "a judgement",
    "assumptions": "an assumption",
}
_MOST_SOURCES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A text of the draft."""

    field: Field
    index: int | None = None
    "Among several of its kind; None: it is one by itself, or new."

    @property
    def what(self) -> str:
        name = _NAMES[self.field]
        return name if self.index is None else f"{name.split()[-1]} {self.index + 1}"


class Writer:
    """Opens the editor, reads what comes back and asks again while it does not hold. Runs in a worker."""

    def __init__(self, app: App[Any], session: "Session", work: "Work", fields: "Fields") -> None:
        self._app = app
        self._session = session
        self._work = work
        self._fields = fields

    @property
    def _scratch(self) -> Scratch:
        return Scratch(self._session.workspace.root, self._work.profile.name)

    async def write(self, target: Target) -> None:
        """Have the text written. Nothing typed is lost: it stays in its file until it is taken in or thrown away."""
        sources = self._sources()
        part = self._part(target)
        document = self._document(target, sources)
        text = self._scratch.read(part) or document
        while True:
            typed = await self._typed(target, self._scratch.write(part, text), text, sources)
            if typed is None:
                self._left(target, part, document)
                return
            text, told = typed
            if text == document and not told:
                break
            written = self._read(target, text, [source.id for source in sources])
            problems = (*told, *written.problems)
            what = target.what.capitalize()
            wish = await self._app.push_screen_wait(Held(what, problems)) if problems else "take"
            if wish is None:
                self._left(target, part, document)
                return
            if wish == "take":
                self._take(target, written)
            if wish != "again":
                break
        self._scratch.drop(part)

    async def _typed(
        self, target: Target, path: Path, document: str, sources: Sequence[Citable]
    ) -> tuple[str, tuple[Problem, ...]] | None:
        """What was typed, and what the editor complained of; None: it was left for later."""
        command = editor_of(self._session.settings.terminal.editor, os.environ)
        if command and not self._app.is_web:
            try:
                code = await run_editor(self._app, command, path)
            except OSError as error:
                told = f"The editor {command[0]} did not start ({error.strerror}); type it here."
                self._app.notify(plain(told), severity="warning", markup=False)
            else:
                message = f"the editor {command[0]} ended with code {code}"
                told_of = (Problem(line=0, message=message, grave=False),) if code else ()
                return self._scratch.read(self._part(target)) or "", told_of
        ids = [source.id for source in sources]
        dialog = Typing(target.what.capitalize(), document, ids, lambda text: _keep(path, text))
        answer = await self._app.push_screen_wait(dialog)
        return None if answer is None else (answer, ())

    def _left(self, target: Target, part: str, document: str) -> None:
        """For later; a document in which nothing was typed is not worth it."""
        if self._scratch.read(part) == document:
            self._scratch.drop(part)
        else:
            self._app.notify(f"What was typed for {target.what} is kept; enter there goes on with it.", markup=False)

    def _read(self, target: Target, document: str, ids: Sequence[str]) -> Written:
        written = read_judgement(document) if target.field == "judgement" else read_text(document)
        return cited(written, document, ids)

    def _take(self, target: Target, written: Written) -> None:
        profile, what = self._work.profile, f"writing {target.what}"
        if target.field == "judgement":
            drafts = with_text(profile.judgement, target.index, written.judgement())
            changed = replace(profile, judgement=drafts)
        elif target.field == "assumptions":
            changed = replace(profile, assumptions=_with_assumption(profile, target.index, written.text))
        else:
            changed = with_field(profile, target.field, written.text or None)
        self._work.change(changed, what)

    def _part(self, target: Target) -> str:
        if target.field in ("bottom_line", "outlook"):
            return part_of(target.field)
        return part_of(target.field, "" if target.index is None else self._words(target.field, target.index))

    def _words(self, field: Field, index: int) -> str:
        """By which a text among several is known wherever it is moved to."""
        profile = self._work.profile
        return _whole(profile.judgement[index]) if field == "judgement" else profile.assumptions[index]

    def _document(self, target: Target, sources: Sequence[Citable]) -> str:
        profile = self._work.profile
        if target.field == "judgement":
            return judgement_document(None if target.index is None else profile.judgement[target.index], sources)
        if target.field == "assumptions":
            text = None if target.index is None else profile.assumptions[target.index]
            return text_document(text, sources, target.what)
        return text_document(getattr(profile, target.field), sources, target.what)

    def _sources(self) -> list[Citable]:
        """The articles of the brief, which may be cited, newest first. Raises QueryError, LibraryError."""
        from briefer.workflow import query_of  # noqa: PLC0415 - loaded with the session

        query = query_of(self._work.profile, self._fields.as_of())
        rows = self._session.library.page(query, limit=_MOST_SOURCES).rows
        return [
            Citable(
                id=row.id,
                day=row.published.day.isoformat() if row.published else None,
                outlet=row.outlet,
                title=row.title,
            )
            for row in rows
        ]

    async def offer(self) -> None:
        """Ask about each text that was being written when the terminal ended, and go on with it if wanted."""
        for part in self._scratch.left():
            target = self._target(part)
            typed = self._scratch.read(part) or ""
            if self._is_known(target, typed):
                self._scratch.drop(part)
                continue
            options = [
                Option(label="Go on writing it", value="write"),
                Option(label="Later; enter on it goes on with it", value="later"),
                Option(label="Throw away what was typed", value="drop"),
            ]
            title = f"What was typed for {target.what} was not taken in yet"
            match await self._app.push_screen_wait(Choose(title, options)):
                case ["write"]:
                    await self._resume(target, part)
                case ["drop"]:
                    self._scratch.drop(part)

    async def _resume(self, target: Target, part: str) -> None:
        """Under the name that the text has now: what it replaced may be gone, and then it is a new one."""
        new = self._part(target)
        if new != part:
            self._scratch.write(new, self._scratch.read(part) or "")
            self._scratch.drop(part)
        await self.write(target)

    def _is_known(self, target: Target, typed: str) -> bool:
        """Whether nothing was typed that the draft does not say already."""
        document = self._document(target, ())
        if target.field == "judgement":
            return replace(read_judgement(typed), problems=()) == replace(read_judgement(document), problems=())
        return read_text(typed) == read_text(document)

    def _target(self, part: str) -> Target:
        """Of which text a file holds another wording; one that is there no longer is written as a new one."""
        profile = self._work.profile
        for index, draft in enumerate(profile.judgement):
            if part == part_of("judgement", _whole(draft)):
                return Target(field="judgement", index=index)
        for index, text in enumerate(profile.assumptions):
            if part == part_of("assumptions", text):
                return Target(field="assumptions", index=index)
        field: Field = next((name for name in _NAMES if part.startswith(name)), "judgement")
        return Target(field=field)


def _whole(draft: "JudgementDraft") -> str:
    return f"{draft.claim}\0{draft.basis or ''}"


def _with_assumption(profile: "Profile", index: int | None, text: str) -> tuple[str, ...]:
    """An empty text takes the assumption away."""
    return tuple(one for one in with_text(profile.assumptions, index, text) if one)


def _keep(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="replace")
