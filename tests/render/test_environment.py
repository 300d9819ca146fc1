"""Templates that are compiled before they are needed."""

from pathlib import Path

import pytest

from briefer.assets import shipped
from briefer.errors import TemplateError
from briefer.render import compile_ahead
from briefer.render.environment import environment, render_template


def text_of(folder: Path, **names: object) -> str:
    return render_template(environment([folder], names), "page.html.j2", [folder])


def test_every_template_of_ours_can_be_compiled_ahead() -> None:
    compile_ahead([shipped("templates")])


def test_a_template_changed_after_it_was_compiled_is_taken_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("The gate stands.", encoding="utf-8")
    compile_ahead([tmp_path])
    assert text_of(tmp_path) == "The gate stands."
    (tmp_path / "page.html.j2").write_text("The gate fell.", encoding="utf-8")
    assert text_of(tmp_path) == "The gate fell."


def test_what_was_compiled_once_is_filled_in_anew_each_time(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("{{ gate }}", encoding="utf-8")
    assert [text_of(tmp_path, gate=gate) for gate in ("<one>", "two")] == ["&lt;one&gt;", "two"]


def test_a_template_is_not_taken_for_one_of_the_same_name_in_another_folder(tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html.j2").write_text(name, encoding="utf-8")
        compile_ahead([tmp_path / name])
    assert [text_of(tmp_path / name) for name in ("ours", "theirs")] == ["ours", "theirs"]


def test_a_fault_in_a_template_is_told_when_its_page_is_made_and_not_before(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("\n{% if %}", encoding="utf-8")
    compile_ahead([tmp_path])
    with pytest.raises(TemplateError, match=r"page\.html\.j2:2"):
        text_of(tmp_path)
