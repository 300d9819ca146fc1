"""Front fields of the draft, each asked for in its own way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from textual.app import App

from briefer.errors import BrieferError, ConfigError
from briefer.model import FORMATS, TEMPLATES, Confidence, Format, Marking, TemplateName
from briefer.tui.brief.edits import with_field, words_of
from briefer.tui.brief.items import FRONT, default_number
from briefer.tui.brief.words import PERCENT, moment, times
from briefer.tui.days import weekday_name
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Choose, Option

if TYPE_CHECKING:
    from briefer.config import Profile
    from briefer.tui.brief.work import Work
    from briefer.tui.opening import Session

Value = TypeVar("Value")
_PLACEHOLDERS = {"supersedes": "number of the brief that this one replaces", "as_of": "2026-03-10T18:00Z, a day, words"}
_TEMPLATES: dict[TemplateName, str] = {
    "standard": "the whole brief, with its annexes",
    "one-page": "bottom line, judgements and the risks that matter",
    "register": "every finding, no prose",
}
_CHOICE = {"since": "Since", "until": "Until", "outlets": "Outlets", "tags": "Tags", "search": "Words in the text"}


class Fields:
    """Asks, and changes the draft. Every coroutine here runs in a worker, since dialogs are waited for."""

    def __init__(self, app: App[Any], session: "Session", work: "Work") -> None:
        self._app = app
        self._session = session
        self._work = work

    async def edit(self, name: str) -> None:
        """Change the front field of this name."""
        if name == "marking":
            await self._marking()
        elif name == "template":
            await self._template()
        elif name == "formats":
            await self._formats()
        elif name == "articles":
            await self._articles()
        else:
            await self._words(name)

    async def rate(self, index: int, field: str) -> None:
        """Set likelihood or confidence of a judgement by a word of its row."""
        draft = self._work.profile.judgement[index]
        words = PERCENT if field == "likelihood" else dict.fromkeys(get_args(Confidence), "")
        options = [Option(label=word, value=word, note=note) for word, note in words.items()]
        answer = await self._choose(f"{field.capitalize()} of judgement {index + 1}", options, getattr(draft, field))
        if answer is None:
            return
        rated = list(self._work.profile.judgement)
        rated[index] = replace(draft, **{field: answer[0]})
        self._work.change(replace(self._work.profile, judgement=tuple(rated)), f"the {field} of a judgement")

    async def _choose(
        self, title: str, options: list[Option[Any]], now: str | None, none: str = "not assessed"
    ) -> list[Any] | None:
        """One value, or None as the first of the answers where there shall be none; None: left."""
        every = [*options, Option(label=none, value=None)]
        return await self._app.push_screen_wait(Choose(title, every, marked=[now]))

    async def _words(self, name: str) -> None:
        profile = self._work.profile
        answer = await self._app.push_screen_wait(
            Ask(
                FRONT[name],
                value=getattr(profile, name) or "",
                placeholder=_PLACEHOLDERS.get(name, ""),
                meaning=self._meaning(name),
            )
        )
        if answer is not None:
            value = " ".join(answer.split()) or None
            self._work.change(with_field(profile, name, value), f"the {FRONT[name].lower()}")

    def _meaning(self, name: str) -> Callable[[str], str]:
        if name == "as_of":
            return self._as_of
        empty = {
            "title": "left empty: the article's own, or “Situation brief”",
            "number": f"left empty: {default_number(self._work.profile.name, self.as_of())}",
            "author": f"left empty: {self._session.settings.workspace.author or 'nobody puts a name to it'}",
        }
        return lambda words: "" if words.strip() else empty.get(name, "left empty: none")

    def _as_of(self, words: str) -> str:
        from briefer.workflow import instant  # noqa: PLC0415 - loaded with the session

        if not words.strip():
            return "left empty: the moment of the build"
        found = instant(words, self._session.now())
        return f"{weekday_name(found)} {moment(found)}; nothing later is taken in"

    def as_of(self) -> datetime:
        """What the draft's own words mean; the moment where they mean nothing, which the outline tells."""
        from briefer.workflow import instant  # noqa: PLC0415 - loaded with the session

        try:
            return instant(self._work.profile.as_of, self._session.now())
        except BrieferError:
            return instant(None, self._session.now())

    async def _marking(self) -> None:
        options = [Option(label=marking, value=marking) for marking in get_args(Marking)]
        now = self._work.profile.marking
        answer = await self._choose("Marking", options, now, none="the most restrictive of the sources")
        if answer is not None:
            self._work.change(replace(self._work.profile, marking=answer[0]), "the marking")

    async def _template(self) -> None:
        options = [Option(label=name, value=name, note=_TEMPLATES[name]) for name in TEMPLATES]
        answer = await self._app.push_screen_wait(Choose("Template", options, marked=[self._work.profile.template]))
        if answer:
            self._work.change(replace(self._work.profile, template=answer[0]), "the template")

    async def _formats(self) -> None:
        options: list[Option[Format]] = [Option(label=format_, value=format_) for format_ in FORMATS]
        now = self._work.profile.formats
        answer = await self._app.push_screen_wait(Choose("Formats", options, several=True, marked=now))
        if answer:
            self._work.change(replace(self._work.profile, formats=tuple(answer)), "the formats")

    async def _articles(self) -> None:
        """Picks or own choice, or a field of the own choice."""
        choice = self._work.choice
        options = [
            Option(label="The picks", value="picks", note=f"{len(self._session.memory.picks):,} picked"),
            Option(label="The brief's own choice", value="own", note=self.choice_in_words()),
        ]
        options += [
            Option(label=f"{label} …", value=name, note=_listed(getattr(choice, name)) or "any")
            for name, label in _CHOICE.items()
        ]
        if choice.articles:
            options.append(Option(label="Not only the named articles", value="all", note=_listed(choice.articles)))
        marked = ["picks" if self._work.takes_picks else "own"]
        answer = await self._app.push_screen_wait(Choose("Articles of this brief", options, marked=marked))
        match answer:
            case ["picks" | "own" as wanted]:
                if (wanted == "picks") != self._work.wants_picks:
                    self._work.toggle_picks()
            case ["all"]:
                self._work.choose(replace(choice, articles=()), "choosing articles")
            case [str(name)]:
                await self._own(name)

    async def _own(self, name: str) -> None:
        choice = self._work.choice
        answer = await self._app.push_screen_wait(
            Ask(
                _CHOICE[name],
                value=_listed(getattr(choice, name)),
                placeholder="last Saturday, 2026-03-04" if name in ("since", "until") else "",
                meaning=lambda words: self._chosen(_with(choice, name, words)),
            )
        )
        if answer is not None:
            self._work.choose(_with(choice, name, answer), "choosing articles")

    def _chosen(self, choice: "Profile") -> str:
        from briefer.workflow import describe, query_of  # noqa: PLC0415 - loaded with the session

        query = query_of(choice, self.as_of())
        return f"{describe(query)}: {times(self._session.library.count(query), 'article')}"

    def choice_in_words(self) -> str:
        """The brief's own choice of articles."""
        from briefer.workflow import describe, query_of  # noqa: PLC0415 - loaded with the session

        choice = self._work.choice
        named = f"{times(len(choice.articles), 'named article')}; " if choice.articles else ""
        try:
            words = describe(query_of(replace(choice, articles=()), self.as_of()))
        except BrieferError as error:
            return str(error)
        return named.removesuffix("; ") if named and words.startswith("every") else f"{named}{words}"

    async def profile(self) -> None:
        """Open another draft or profile, this one again, or a new one."""
        work, now = self._work, self._work.profile.name
        options = [
            Option(label=name, value=name, note="" if work.is_written(name) else "not in briefer.toml yet")
            for name in work.names()
        ]
        if work.is_written(now):
            options.append(Option(label=f"{now} as briefer.toml has it", value="\0again", note="u takes it back"))
        options.append(Option(label="A new brief …", value="\0new"))
        answer = await self._app.push_screen_wait(Choose("Briefs", options, marked=[now]))
        match answer:
            case ["\0again"]:
                work.again()
            case ["\0new"]:
                await self._new()
            case [str(name)] if name != now:
                work.open(name)

    async def _new(self) -> None:
        answer = await self._app.push_screen_wait(Ask("Name of the new brief", meaning=self._new_name))
        if answer is not None:
            self._work.begin(" ".join(answer.split()))

    def _new_name(self, words: str) -> str:
        name = " ".join(words.split())
        if not name:
            raise ConfigError("a short name, as dam or river-week; it begins the brief's number")
        if name in self._work.names():
            raise ConfigError(f"there is a brief named {name}; take another name")
        return f"its number: {default_number(name, self.as_of())}"


def _listed(value: str | tuple[str, ...] | None) -> str:
    return value or "" if not isinstance(value, tuple) else ", ".join(value)


def _with(choice: "Profile", name: str, words: str) -> "Profile":
    if name in ("outlets", "tags"):
        return with_field(choice, name, words_of(words))
    return with_field(choice, name, " ".join(words.split()) or None)
