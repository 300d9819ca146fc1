"""The brief as Markdown: the same words, nothing of others active, every link landing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.errors import TemplateError
from briefer.model import SECTIONS, Brief, Evidence, Prose, SectionName
from briefer.render.markdown import Links, address, aligned, escaped, render_markdown, tidy

Paths = tuple[Path, ...]

PARTS = (
    *"\\`*_{}[]()#+-.!|<>~&$@:/=\"' \n\tab1",
    "http://", "https://evil.example", "www.", "evil.example", "a@b.example", "mailto:", "//host.example",
    "ftp://x.example", "1.", "2)", "# ", "> ", "| a | b |", "\n\n", "    ", "- [ ] ", "[^1]",
    "![x](y)", "[x](y)", "[x]: y", "<b>", "</a>", "<!--", "-->", "&amp;", "&#64;", "~~", "**", "__", "```", "---",
    "\u202e", "\u2067", "\u00a0", "العربية", "漢字", "é",
)  # fmt: skip
SPACE = " \t\n\r\v\f"
WORDS = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), min_size=1, max_size=12).map("".join)
PLACES = ("{}", "> {}", "- {}", "## {}", "| a | b |\n| --- | --- |\n| {} | x |", "**Id** {} · [[1](#s1)]", "[{}](#s1)")
"""Where templates print the words of others."""


def parser() -> MarkdownIt:
    """Everything that a reader of Markdown may have switched on: HTML, tables, strikethrough, guessed links."""
    made = MarkdownIt("gfm-like", {"html": True, "linkify": True, "typographer": False})
    assert made.linkify is not None
    return made


def inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from inline(token.children or ())


def shown(tokens: Sequence[Token]) -> str:
    """The text of a page, its blocks parted by spaces."""
    return "".join(token.content if token.type in _SHOWN else _BETWEEN.get(token.type, "") for token in inline(tokens))


_SHOWN = ("text", "text_special", "code_inline", "code_block", "fence", "html_block")
_BETWEEN = {"softbreak": " ", "inline": " "}


def words(text: str) -> str:
    """Without what a page does not show: control characters, ends of directions, the kind of white space."""
    text = re.sub(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).split())


def kinds(tokens: Sequence[Token]) -> list[str]:
    """Types of everything that is not plain text, without the comment that parts an address of mail."""
    return [one.type for one in inline(tokens) if one.type not in (*_SHOWN, "softbreak") and one.content != "<!-- -->"]


def has_words(text: str) -> bool:
    return bool(words(text.strip(SPACE))) and not any("\ud800" <= sign <= "\udfff" for sign in text)


@pytest.mark.parametrize("place", PLACES)
@given(text=WORDS.filter(has_words))
@example(text="a@b.example")
@example(text="\\|")
@example(text="12345. x")
@example(text="a ##")
@example(text="![a](b)")
def test_words_of_others_come_out_as_they_went_in_and_make_nothing(place: str, text: str) -> None:
    """In every place where a template prints them, the page has the elements that it has with plain words there."""
    harmless = parser().parse(place.format("word"))
    tokens = parser().parse(place.format(escaped(text.strip(SPACE))))
    assert kinds(tokens) == kinds(harmless)
    assert words(shown(tokens)) == words(shown(harmless).replace("word", words(text), 1))


@given(text=WORDS.filter(has_words), after=WORDS)
def test_the_analysts_words_around_a_citation_make_no_picture_and_no_link(text: str, after: str) -> None:
    brief = sample_with(f"{text}[1]{after}")
    tokens = parser().parse(Links(brief).prose(brief.bottom_line or Prose(text=""), "bottom-line"))
    assert {one.attrs["href"] for one in inline(tokens) if one.type == "link_open"} <= {f"#s{n}" for n in range(1, 9)}
    assert not {one.type for one in inline(tokens)} & {"image", "em_open", "strong_open", "table_open", "heading_open"}


def sample_with(text: str) -> Brief:
    from tests.render.sample import sample  # noqa: PLC0415 - hypothesis takes no fixture of a function

    return replace(sample(), bottom_line=Prose(text=text))


@pytest.fixture(scope="module")
def text(brief: Brief, templates: Paths) -> str:
    return render_markdown(brief, templates=templates)


def page(text: str) -> list[Token]:
    return list(inline(parser().parse(text)))


def targets(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in page(text) if token.type == "link_open"]


def idents(text: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)"></a>', text)


def test_every_word_of_evidence_stands_in_the_text(text: str, evidence: Sequence[Evidence]) -> None:
    plain = "".join(shown(parser().parse(text)).split())
    assert [one.text for one in evidence if "".join(one.text.split()) not in plain] == []


def test_every_link_lands_and_every_anchor_is_unique(text: str) -> None:
    inside = [target[1:] for target in targets(text) if target.startswith("#")]
    assert set(inside) <= set(idents(text))
    assert len(idents(text)) == len(set(idents(text)))
    assert len(inside) > 200


@pytest.mark.parametrize("left_out", SECTIONS)
def test_no_link_is_dead_when_a_section_is_left_out(brief: Brief, templates: Paths, left_out: SectionName) -> None:
    kept = tuple(name for name in SECTIONS if name != left_out)
    made = render_markdown(replace(brief, sections=kept), templates=templates)
    assert {target[1:] for target in targets(made) if target.startswith("#")} <= set(idents(made))
    assert f"section-{left_out}" not in made


def test_a_citation_leads_to_its_source_and_the_source_back_to_the_entry(text: str) -> None:
    [line] = [one for one in text.splitlines() if one.startswith("**P22**")]
    assert "[[4](#s4) [¶7](#q25)]" in line
    source = text[text.index('<a id="s4">') : text.index('<a id="s5">')]
    assert "[P22](#p22)" in source


def test_a_statement_is_a_blockquote(text: str) -> None:
    assert "\n> “No truck of the ministry crosses while our people are held”\n" in text


def test_the_only_elements_of_html_are_anchors(text: str) -> None:
    found = {one.content for one in page(text) if one.type.startswith("html")}
    assert all(re.fullmatch(r'<a id="[a-z0-9-]+">|</a>', content) for content in found)


def test_addresses_of_sources_are_the_only_links_that_leave(text: str, brief: Brief) -> None:
    outside = [target for target in targets(text) if not target.startswith("#")]
    assert len(outside) == len([source for source in brief.sources if source.url])
    assert all(target.startswith("https://courier.example/") for target in outside)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_words(url: str) -> None:
    assert not targets(address(url))


@pytest.mark.parametrize(
    "url", ["https://a.example/<b>x</b>", "https://a.example/ [x](y)", 'https://a.example/"|`*_\\']
)
def test_an_address_of_the_web_is_one_link_whatever_is_in_it(url: str) -> None:
    found = page(address(url))
    assert [one.type for one in found if one.type not in ("paragraph_open", "paragraph_close", "inline", "text")] == [
        "link_open",
        "link_close",
    ]


def test_the_marking_stands_first_and_last(text: str) -> None:
    lines = text.strip().splitlines()
    assert lines[0].startswith("**TLP:AMBER**")
    assert lines[-1].startswith("**TLP:AMBER**")


def test_every_empty_section_says_one_honest_line(empty_brief: Brief, templates: Paths) -> None:
    made = render_markdown(empty_brief, templates=templates)
    assert made.count("was found in the sources") == 4
    assert "No key judgement has been made" in made


def test_what_an_analyst_did_is_told(brief: Brief, templates: Paths, text: str) -> None:
    assert "- **Analyst:** Karsk has grain for five days" in text
    first = replace(brief.positions[0], review=replace(brief.positions[0].review, state="accepted", edited=("stance",)))
    made = render_markdown(replace(brief, positions=(first, *brief.positions[1:])), templates=templates)
    assert "✓ checked by the analyst" in made
    assert "*stance set by the analyst*" in made


def test_what_is_not_prominent_is_told_beside_its_sentence_in_the_register(brief: Brief, templates: Paths) -> None:
    quiet = replace(brief, positions=tuple(replace(p, prominent=p.id != "P22") for p in brief.positions))
    made = render_markdown(quiet, templates=templates)
    assert '- P22 <a id="p22"></a> said by Defence staff of Tarsk, conditional' in made
    assert "1 further statement" in made


def test_one_page_has_the_bottom_line_the_judgements_and_the_risks_that_were_rated(
    brief: Brief, templates: Paths
) -> None:
    made = render_markdown(replace(brief, template="one-page"), templates=templates)
    assert re.findall(r"^## (.*) <a", made, re.MULTILINE) == [
        "1 Bottom line",
        "2 Key judgements",
        "3 Risks: triggers and consequences",
        "4 Sources",
    ]
    assert {"r1", "r7", "r8"} <= set(idents(made))
    assert "r2" not in idents(made)
    assert "Contents" not in made
    assert '\n- **1** <a id="s1"></a> Riverine Courier, Tue 4 Mar 2031, B2, cited in [bottom line]' in made
    assert {target[1:] for target in targets(made) if target.startswith("#")} <= set(idents(made))


def test_the_register_has_every_finding_and_none_of_the_analysts_texts(brief: Brief, templates: Paths) -> None:
    quiet = replace(brief, positions=tuple(replace(p, prominent=False) for p in brief.positions))
    made = render_markdown(replace(quiet, template="register"), templates=templates)
    assert all(f"**{p.id}** <a" in made for p in brief.positions)
    assert "Watch for lorries" not in made
    assert "Key judgements" not in made


def test_the_first_table_says_how_sure_the_brief_is(text: str) -> None:
    [line] = [one for one in text.splitlines() if one.startswith("| How sure")]
    assert "3 key judgements, likelihood set in 2; confidence low, moderate. 4 of 8 sources graded" in line


def test_equal_briefs_give_equal_text(brief: Brief, templates: Paths, text: str) -> None:
    assert render_markdown(brief, templates=templates) == text


def test_a_workspace_replaces_one_partial(brief: Brief, templates: Paths, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "outlook.md.j2").write_text("House *outlook* for {{ brief.front.audience }}", "utf-8")
    made = render_markdown(brief, templates=(tmp_path, *templates))
    assert "House *outlook* for Permanent secretary" in made
    assert "Watch for lorries" not in made


def test_a_broken_partial_is_named_with_its_line(brief: Brief, templates: Paths, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "outlook.md.j2").write_text("\n{{ nobody }}", "utf-8")
    with pytest.raises(TemplateError, match=r"outlook\.md\.j2:2: .*nobody"):
        render_markdown(brief, templates=(tmp_path, *templates))


def test_columns_stand_under_each_other_and_a_bar_in_a_cell_is_none() -> None:
    rows = aligned(["| Id | Who |", "| --- | --- |", "| 1 | 漢字 |", "| 10 | a \\| b |", "| 2 |"])
    assert rows == ["| Id  | Who    |", "| --- | ------ |", "| 1   | 漢字   |", "| 10  | a \\| b |", "| 2   |        |"]


def test_lists_are_tight_and_blocks_stand_apart() -> None:
    assert tidy("\n\n- a\n\n- b  \n\n\n\n\ntext\n\n") == "- a\n- b\n\ntext\n"
