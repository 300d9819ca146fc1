"""The screen itself: what its keys do to the draft."""

from dataclasses import replace
from pathlib import Path

from briefer.errors import BrieferError
from briefer.model import SECTIONS
from briefer.tui.brief.composing import Composing
from briefer.tui.brief.edits import Listed, moved, moved_text, toggled, without_text
from briefer.tui.brief.items import Item
from briefer.tui.brief.lists import Composer, Outline
from briefer.tui.brief.prose import Target
from briefer.tui.dialogs.choose import Choose, Option
from briefer.tui.keys import bind
from briefer.tui.plain import plain

_OF_THE_DRAFT = {"build", "pages", "open_file", "profile", "toggle_picks", "undo", "write", "cancel"}


class BriefScreen(Composing):
    BINDINGS = [
        bind("b", "build", "Build", "brief.build", show=True),
        bind("p", "pages", "Pages", "brief.pages", show=True),
        bind("o", "open_file", "Open the file", "brief.open", show=True),
        bind("P", "profile", "Other brief", "brief.profile", show=True),
        bind("t", "toggle_picks", "Made of the picks or of its own choice", "brief.picks"),
        bind("u", "undo", "Take the last change back", "brief.undo"),
        bind("w", "write", "Write it into briefer.toml", "brief.write"),
        bind("x,escape", "cancel", "Cancel the build, or put its report away", "brief.cancel"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a draft its keys do nothing."""
        if self._work is None and action in _OF_THE_DRAFT:
            return None
        return super().check_action(action, parameters)

    def on_rows_opened(self, event: Composer.Opened) -> None:
        if isinstance(event.rows, Outline):
            composer = self.query_one(Composer)
            composer.stand_at(event.rows.place(event.index))
            composer.focus()
        elif isinstance(event.rows, Composer) and event.rows.item is not None:
            self._enter(event.rows.item)

    def _enter(self, item: Item) -> None:
        match item.kind:
            case "front":
                self.ask(self.fields.edit(item.name))
            case "section":
                self._toggle(item)
            case "text" | "add" | "judgement" | "assumptions":
                self._write_text(item)

    def _write_text(self, item: Item) -> None:
        index = item.index if item.kind in ("judgement", "assumptions") else None
        match item.name:
            case "bottom_line" | "outlook" | "judgement" | "assumptions" as field:
                self.ask(self.writer.write(Target(field=field, index=index)))

    def on_rows_picked(self, event: Composer.Picked) -> None:
        if isinstance(event.rows, Composer) and event.rows.item is not None and event.rows.item.kind == "section":
            self._toggle(event.rows.item)

    def _toggle(self, item: Item) -> None:
        name = next(one for one in SECTIONS if one == item.name)
        chosen = toggled(self.work.profile.sections, self.work.order, name)
        if not chosen:
            self.notify("A brief needs a section; take another one in first.", severity="warning", markup=False)
            return
        self.do(lambda: self.work.change(replace(self.work.profile, sections=chosen), f"choosing {item.label}"))

    def on_composer_asked(self, event: Composer.Asked) -> None:
        item = self.query_one(Composer).item
        if item is None:
            return
        match event.what:
            case "move":
                self._move(item, event.step)
            case "add":
                field = "assumptions" if item.name == "assumptions" else "judgement"
                self._write_text(replace(item, kind="add", name=field))
            case "remove" if item.kind in ("judgement", "assumptions"):
                kind: Listed = "judgement" if item.kind == "judgement" else "assumptions"
                what = f"removing {item.label.lower()}"
                self.do(lambda: self.work.change(without_text(self.work.profile, kind, item.index), what))
                self.notify(f"{item.label} is removed; u brings it back.", markup=False)
            case "rate" if item.kind == "judgement":
                self.ask(self.fields.rate(item.index, event.field))

    def _move(self, item: Item, step: int) -> None:
        work, what = self.work, f"moving {item.label}"
        composer = self.query_one(Composer)
        if item.kind == "section":
            place = next(n for n, name in enumerate(work.order) if name == item.name)
            self.do(lambda: work.arrange(moved(work.order, place, step), what))
        elif item.kind in ("judgement", "assumptions"):
            kind: Listed = "judgement" if item.kind == "judgement" else "assumptions"
            self.do(lambda: work.change(moved_text(work.profile, kind, item.index, step), what))
            composer.stand_on(replace(item, index=item.index + step))

    def action_toggle_picks(self) -> None:
        if not self.session.memory.picks and self.work.wants_picks:
            self.notify("Nothing is picked, so the brief's own choice counts.", markup=False)
            return
        self.do(self.work.toggle_picks)

    def action_undo(self) -> None:
        def back() -> None:
            what = self.work.undo()
            self.notify(f"Taken back: {what}." if what else "Nothing was changed since it was opened.", markup=False)

        self.do(back)

    def action_profile(self) -> None:
        self.ask(self._other())

    async def _other(self) -> None:
        before = self.work.profile.name
        await self.fields.profile()
        if self.work.profile.name != before:
            self.forget()
            self.began()

    def action_write(self) -> None:
        self.ask(self._write())

    async def _write(self) -> None:
        from briefer.config import load  # noqa: PLC0415 - loaded with the session
        from briefer.workflow import write_profile  # noqa: PLC0415 - as above

        session, profile = self.session, self.work.profile
        note = f"with its {len(profile.articles):,} picked articles" if self.work.takes_picks else ""
        options = [
            Option(label="Write it", value=True, note=note),
            Option(label="Leave the file as it is", value=False),
        ]
        verb = "Change" if self.work.is_written(profile.name) else "Add"
        if await self.app.push_screen_wait(Choose(f"{verb} {profile.name} in briefer.toml", options)) == [True]:
            write_profile(session.workspace.config, profile)
            session.settings = load(session.workspace.config)
            self.notify(plain(f"{profile.name} stands in briefer.toml."), markup=False)

    def action_build(self) -> None:
        if self.builder.job is not None:
            self.notify("A build is at work; x cancels it.", markup=False)
            return
        try:
            self.work.keep()
        except BrieferError as error:
            self.desk.trouble(error)
            return
        self.run_worker(self.builder.build(self.work.profile.name), group="build")

    async def action_cancel(self) -> None:
        if self.builder.job is not None:
            self.run_worker(self.builder.cancel(), group="cancel")
        else:
            self.builder.put_away()

    def action_open_file(self) -> None:
        files = self._files()
        if files:
            self.run_worker(self._hand_over(files[0]), group="open")

    async def _hand_over(self, path: Path) -> None:
        trouble = await self.builder.open(path)
        if trouble:
            self.notify(plain(trouble), title="Not opened", severity="warning", timeout=12, markup=False)
        else:
            self.notify(plain(f"Opened {path.name}."), markup=False)

    def _files(self) -> tuple[Path, ...]:
        """Of the last build; none is told."""
        files = self.builder.files(self.work.profile.name)
        if not files:
            self.notify("Nothing was built of this brief yet; b builds it.", markup=False)
        return files

    def action_pages(self) -> None:
        from briefer.tui.brief.preview import show_pages  # noqa: PLC0415 - loaded when it is first asked for

        files = self._files()
        pdf = next((path for path in files if path.suffix == ".pdf"), None)
        if pdf is not None:
            self.run_worker(show_pages(self.app, pdf), group="pages", exclusive=True)
        elif files:
            self.notify("The last build made no PDF; take pdf into its formats and build again.", markup=False)
