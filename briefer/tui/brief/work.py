"""The open draft: kept in the library at every change, with the way back through those of this run."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from briefer.errors import ConfigError
from briefer.model import SECTIONS, Json, SectionName
from briefer.tui.brief.edits import CHOICE, arranged, with_choice, with_picks

if TYPE_CHECKING:
    from briefer.config import Profile
    from briefer.tui.opening import Session


class Work:
    """`profile` is what a build would take. Its articles are the picks, or those of `choice`, as `t` says."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._undo: list[tuple[str, Profile, Profile, bool]] = []
        self.profile: Profile
        self.choice: Profile
        "Its fields in `edits.CHOICE` are the brief's own choice of articles."
        self.wants_picks = True
        self.order: tuple[SectionName, ...] = SECTIONS
        "Every section as it is listed."
        self._kept_choice: Json = None
        self.told = ""
        "What was in the way when the draft was opened; empty: nothing."
        self.open(session.memory.draft)

    @property
    def takes_picks(self) -> bool:
        return self.wants_picks and bool(self._session.memory.picks)

    def names(self) -> tuple[str, ...]:
        """Of profiles and drafts, those of briefer.toml first."""
        from briefer.workflow import drafts  # noqa: PLC0415 - loaded with the session

        listed = [profile.name for profile in self._session.settings.brief]
        return tuple(dict.fromkeys([*listed, *drafts(self._session.library)]))

    def is_written(self, name: str) -> bool:
        """Whether briefer.toml has a profile of this name."""
        return any(profile.name == name for profile in self._session.settings.brief)

    def open(self, name: str | None) -> None:
        """Open the draft of this name, else make one of the profile of that name; None: of the first profile."""
        self._undo.clear()
        self.told = ""
        profile = self._found(name)
        self._read_choice(profile)
        self._take(profile)
        self._session.memory.draft = profile.name
        self.follow()

    def begin(self, name: str) -> None:
        """Open an empty draft of a new name, and keep it."""
        from briefer.config import Profile  # noqa: PLC0415 - loaded with the session

        self._undo.clear()
        self.choice, self.wants_picks, self._kept_choice = Profile(name=name), True, None
        self._session.memory.draft = name
        self._set(Profile(name=name))

    def again(self) -> None:
        """As briefer.toml has it. Can be undone."""
        written = self._session.settings.profile(self.profile.name)
        self._remember("going back to briefer.toml")
        self.choice = written
        self._set(written)

    def _found(self, name: str | None) -> "Profile":
        from briefer.workflow import load_draft  # noqa: PLC0415 - loaded with the session

        settings = self._session.settings
        wanted = name if name in self.names() else None
        wanted = wanted if wanted is not None else settings.profile(None).name
        written = settings.profile(wanted if self.is_written(wanted) else None)
        try:
            return load_draft(self._session.library, wanted) or written
        except ConfigError as error:
            self.told = str(error)
            return replace(written, name=self._free(wanted))  # what cannot be read is not written over

    def _free(self, name: str) -> str:
        taken = self.names()
        return next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)

    def change(self, profile: "Profile", what: str) -> None:
        """Take another state of the draft. `what` was done, in words for the way back, as `moving a section`."""
        if profile != self.profile:
            self._remember(what)
            self._set(profile)

    def choose(self, choice: "Profile", what: str) -> None:
        """Take another choice of articles of the brief's own, in place of the picks."""
        self._remember(what)
        self.choice, self.wants_picks = choice, False
        self._set(self.profile)

    def toggle_picks(self) -> None:
        self._remember("choosing articles")
        self.wants_picks = not self.wants_picks
        self._set(self.profile)

    def follow(self) -> None:
        """The picks may be others than they were: so are the articles then."""
        if self._with_articles(self.profile) != self.profile:
            self._set(self.profile)

    def keep(self) -> None:
        """Have the library hold it, changed or not: a build reads it from there. Raises LibraryError."""
        self._set(self.profile)

    def undo(self) -> str | None:
        """Go one change back; what was undone, or None: nothing was done in this run."""
        if not self._undo:
            return None
        what, profile, self.choice, self.wants_picks = self._undo.pop()
        self._set(profile)
        return what

    def arrange(self, order: Iterable[SectionName], what: str) -> None:
        """List the sections in another order."""
        chosen, self.order = set(self.profile.sections), tuple(order)
        self.change(replace(self.profile, sections=tuple(n for n in self.order if n in chosen)), what)

    def _remember(self, what: str) -> None:
        self._undo.append((what, self.profile, self.choice, self.wants_picks))

    def _with_articles(self, profile: "Profile") -> "Profile":
        if self.takes_picks:
            return with_picks(profile, self._session.memory.picks)
        return with_choice(profile, self.choice)

    def _take(self, profile: "Profile") -> None:
        self.profile = profile
        self.order = arranged(profile.sections, self.order, SECTIONS)

    def _set(self, profile: "Profile") -> None:
        """Make it the draft and keep it. Raises LibraryError."""
        from briefer.workflow import save_draft  # noqa: PLC0415 - loaded with the session

        self._take(self._with_articles(profile))
        session = self._session
        save_draft(session.library, self.profile, now=session.now())
        fields = msgspec.to_builtins(self.choice)
        choice: dict[str, Json] = {"picks": self.wants_picks, "own": {name: fields[name] for name in CHOICE}}
        if choice != self._kept_choice:
            session.library.keep(_key(self.profile.name), choice, at=session.now().isoformat(timespec="seconds"))
            self._kept_choice = choice

    def _read_choice(self, profile: "Profile") -> None:
        """Which articles it chooses by itself, and whether the picks go before them."""
        from briefer.config import from_table  # noqa: PLC0415 - loaded with the session

        self.choice, self.wants_picks, self._kept_choice = profile, True, None
        match self._session.library.kept(_key(profile.name)):
            case {"picks": bool(wants), "own": dict(own)}:
                self.wants_picks = wants
                try:
                    self.choice = from_table({**own, "name": profile.name}, type(profile), profile.name)
                except ConfigError:  # of another version: the draft's own fields do
                    self.choice = profile


def _key(name: str) -> str:
    return f"choice:{name}"
