"""Templates and styles of a workspace: file by file, in a sandbox, with errors that say where."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.errors import TemplateError
from briefer.model import SECTIONS, Brief
from briefer.render import render_html

Paths = tuple[Path, ...]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "sections").mkdir()
    return tmp_path


def put(folder: Path, text: str, name: str = "sections/outlook.html.j2") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_workspace_replaces_one_partial_and_keeps_the_others(
    own: Path, brief: Brief, templates: Paths, styles: Paths, page: str
) -> None:
    put(own, "<p>House outlook for {{ brief.front.audience }}.</p>")
    made = render_html(brief, templates=(own, *templates), styles=styles)
    assert "House outlook for Permanent secretary" in made
    assert "Watch for lorries" in page
    assert "Watch for lorries" not in made
    assert 'id="P1"' in made


def test_a_workspace_replaces_one_style_sheet_and_may_add_its_own(
    own: Path, brief: Brief, templates: Paths, styles: Paths
) -> None:
    put(own, ":root { --ink: #400 }", "tokens.css")
    put(own, "h1 { letter-spacing: 2pt }</style><script>", "house.css")
    made = render_html(brief, templates=templates, styles=(own, *styles))
    assert "--ink: #400" in made
    assert "--ink: #16181d" not in made
    assert "letter-spacing: 2pt" in made
    assert "</style><script>" not in made


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>one</p>\n{% if brief %}\n", 2, "if"),
        ("<p>\n{{ brief.frontt.title }}", 2, "frontt"),
        ("\n\n{{ nobody }}", 3, "nobody"),
        ("\n{{ brief.front | nofilter }}", 2, "nofilter"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("\n{{ brief.__class__.__mro__ }}", 2, "unsafe"),
        ("\n{% include 'nowhere.j2' %}", 2, "nowhere.j2"),
    ],
)
def test_a_broken_partial_is_named_with_its_line(  # noqa: PLR0917 - four fixtures and three columns
    own: Path, brief: Brief, templates: Paths, styles: Paths, text: str, line: int, said: str
) -> None:
    """File, line, what was wrong and what to do, on one line."""
    put(own, text)
    with pytest.raises(TemplateError) as caught:
        render_html(brief, templates=(own, *templates), styles=styles)
    message = str(caught.value)
    assert f"{own / 'sections/outlook.html.j2'}:{line}: " in message
    assert said in message
    assert "; " in message
    assert "\n" not in message


def test_an_error_in_a_shared_macro_names_the_macro_file(
    own: Path, brief: Brief, templates: Paths, styles: Paths
) -> None:
    put(own, "{% macro empty(text) %}\n{{ text.nothing }}\n{% endmacro %}", "macros.html.j2")
    put(own, '{% import "macros.html.j2" as m %}\n\n{{ m.empty("x") }}', "sections/bottom-line.html.j2")
    with pytest.raises(TemplateError, match=r"macros\.html\.j2:2: .*compare with the shipped macros\.html\.j2"):
        render_html(brief, templates=(own, *templates), styles=styles)


def test_a_template_cannot_change_what_it_is_given(own: Path, brief: Brief, templates: Paths, styles: Paths) -> None:
    put(own, "{{ words.stance.clear() }}")
    with pytest.raises(TemplateError, match="clear"):
        render_html(brief, templates=(own, *templates), styles=styles)


def test_a_missing_section_template_names_the_folders(own: Path, brief: Brief, styles: Paths) -> None:
    with pytest.raises(TemplateError, match=r"no template sections/bottom-line\.html\.j2; put it into one of: .*"):
        render_html(brief, templates=(own,), styles=styles)


def test_a_missing_style_sheet_is_named(own: Path, brief: Brief, templates: Paths) -> None:
    with pytest.raises(TemplateError, match=r"tokens\.css"):
        render_html(brief, templates=templates, styles=(own,))


def test_every_section_of_the_model_has_a_shipped_template(empty_brief: Brief, templates: Paths, styles: Paths) -> None:
    page = render_html(replace(empty_brief, sections=SECTIONS), templates=templates, styles=styles)
    assert all(f'id="section-{name}"' in page for name in SECTIONS)


def test_style_sheets_and_templates_keep_to_blocks_and_tables(templates: Paths, styles: Paths) -> None:
    """Flex and grid around what spans pages cost many times the CPU; nothing here needs either."""
    costly = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)")
    files = [*styles[0].rglob("*.css"), *templates[0].rglob("*.j2")]
    assert len(files) > 20
    assert [file.name for file in files if costly.search(file.read_text(encoding="utf-8"))] == []
