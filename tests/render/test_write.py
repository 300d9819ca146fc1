"""Files: all of them, complete, or none."""

from pathlib import Path

import pytest

from briefer.errors import QueryError, RenderError, TemplateError
from briefer.model import Brief
from briefer.render import read_json, render
from briefer.render.write import place

Paths = tuple[Path, ...]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def complain(message: str) -> None:
    pytest.fail(message)


def test_each_format_is_written_under_the_name(
    empty_brief: Brief, templates: Paths, styles: Paths, tmp_path: Path
) -> None:
    made = render(
        empty_brief,
        ["json", "pdf", "html", "md"],
        tmp_path / "new",
        "brief-7",
        templates=templates,
        styles=styles,
        warn=complain,
    )
    assert [path.name for path in made] == ["brief-7.json", "brief-7.pdf", "brief-7.html", "brief-7.md"]
    assert read_json(made[0].read_bytes()) == empty_brief
    assert made[1].read_bytes().startswith(b"%PDF-1.7")
    assert made[2].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert made[3].read_text(encoding="utf-8").startswith("**TLP:CLEAR**")
    assert names(tmp_path / "new") == ["brief-7.html", "brief-7.json", "brief-7.md", "brief-7.pdf"]


def test_what_the_engine_complains_of_is_told(
    empty_brief: Brief, templates: Paths, styles: Paths, tmp_path: Path
) -> None:
    own = tmp_path / "styles"
    own.mkdir()
    (own / "house.css").write_text("h1 { colour: red }", encoding="utf-8")
    told: list[str] = []
    render(empty_brief, ["pdf"], tmp_path, "b", templates=templates, styles=(own, *styles), warn=told.append)
    assert [one for one in told if "colour" in one]


def test_a_broken_template_writes_nothing(empty_brief: Brief, templates: Paths, styles: Paths, tmp_path: Path) -> None:
    """Not even the JSON, which needs no template."""
    own = tmp_path / "templates"
    own.mkdir()
    (own / "brief.html.j2").write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateError):
        render(
            empty_brief,
            ["json", "html"],
            tmp_path / "out",
            "b",
            templates=(own, *templates),
            styles=styles,
            warn=complain,
        )
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_refused(empty_brief: Brief, templates: Paths, styles: Paths, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"'doc' is not known; choose from pdf, html, .*json"):
        render(empty_brief, ["json", "doc"], tmp_path, "b", templates=templates, styles=styles, warn=complain)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["../b", "a/b", ".b", ""])
def test_a_name_cannot_leave_the_folder(
    empty_brief: Brief, templates: Paths, styles: Paths, tmp_path: Path, name: str
) -> None:
    with pytest.raises(RenderError, match="plain name"):
        render(empty_brief, ["json"], tmp_path / "out", name, templates=templates, styles=styles, warn=complain)


def test_when_one_file_cannot_be_placed_the_others_are_put_back(tmp_path: Path) -> None:
    """The second target is a folder: the first keeps its old content, and nothing is left lying about."""
    (tmp_path / "b.json").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "b.pdf" / "x").touch()
    with pytest.raises(OSError, match="director"):
        place({tmp_path / "b.html": b"new", tmp_path / "b.json": b"new", tmp_path / "b.pdf": b"new"})
    assert (tmp_path / "b.json").read_bytes() == b"old"
    assert names(tmp_path) == ["b.json", "b.pdf"]


def test_a_failing_move_undoes_those_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.json").write_bytes(b"old")
    move = Path.replace

    def fail_on_pdf(self: Path, target: Path) -> Path:
        if target.suffix == ".pdf":
            raise OSError(28, "No space left on device", str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_pdf)
    with pytest.raises(OSError, match="No space"):
        place({tmp_path / "b.html": b"new", tmp_path / "b.json": b"new", tmp_path / "b.pdf": b"new"})
    assert (tmp_path / "b.json").read_bytes() == b"old"
    assert names(tmp_path) == ["b.json"]


@pytest.mark.parametrize("moved", [False, True])
def test_a_stop_before_or_after_a_move_undoes_those_that_were_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, moved: bool
) -> None:
    (tmp_path / "b.json").write_bytes(b"old")
    move = Path.replace

    def stopped_at_pdf(self: Path, target: Path) -> Path:
        if target.suffix != ".pdf":
            return move(self, target)
        if moved:
            move(self, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped_at_pdf)
    with pytest.raises(KeyboardInterrupt):
        place({tmp_path / "b.json": b"new", tmp_path / "b.html": b"new", tmp_path / "b.pdf": b"new"})
    assert (tmp_path / "b.json").read_bytes() == b"old"
    assert names(tmp_path) == ["b.json"]


@pytest.mark.parametrize("planted", ["b.json", ".b.json.new", ".b.json.old"])
@pytest.mark.parametrize("led", [True, False])
def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path, planted: str, *, led: bool) -> None:
    """Whether there is something where it leads to, or not yet."""
    outside, folder = tmp_path / "outside", tmp_path / "out"
    folder.mkdir()
    if led:
        outside.write_bytes(b"theirs")
    (folder / "b.json").write_bytes(b"old")
    (folder / planted).unlink(missing_ok=True)
    (folder / planted).symlink_to(outside)
    place({folder / "b.json": b"new"})
    assert (folder / "b.json").read_bytes() == b"new"
    assert names(folder) == ["b.json"]
    assert not (folder / "b.json").is_symlink()
    assert outside.exists() == led
    assert not led or outside.read_bytes() == b"theirs"
