"""Plain text and Markdown to an Article, front matter included."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import IngestError
from briefer.ingest import parse_published, read_article, read_input
from briefer.model import Article, Grade, Published

NOW = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared" / "seeds" / "iraqi-armed-groups.txt"

PLAIN = """\
Grain convoy halts at Kovar bridge

Drivers and the river authority blame each other for the queue of lorries.

By Mira Tamo
Published 4 March 2026

KOVAR, March 4 (Brasna Press) - Lorries of the grain convoy stood at the Kovar bridge on Tuesday.

“We will wait for the ruling,” the mayor said.

Check Also

Why the river authority raises its tolls every spring

In the year before the bridge was built a ferry took the lorries across, and its owners wanted …
"""

MARKED = """\
# Grain convoy *halts* at Kovar bridge

_Drivers and the river authority blame each other._

By Mira Tamo

Lorries of the **grain convoy** stood at the [Kovar bridge](https://bridge.example/a_(b)) on
Tuesday.<!-- not for print --> "We will \\*not\\* pay" -- "ever".

![A queue of lorries](queue.png)

## A bridge too narrow

> “It was built for carts,” the mayor said.

1. Widen it.
2. Close it.

| Year | Toll |
|------|------|
| 2025 | 40   |

---

**What is next**

The council meets on Friday.
"""


def read(text: str, source: str = "wire/a.txt", **options: object) -> Article:
    return read_article(text.encode(), source=source, now=NOW, **options)  # type: ignore[arg-type] # as each test names them


def lines(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.role, article.quote(paragraph.span)) for paragraph in article.paragraphs]


def test_a_wire_text_becomes_an_article() -> None:
    article = read(PLAIN)
    assert lines(article) == [
        ("headline", "Grain convoy halts at Kovar bridge"),
        ("dek", "Drivers and the river authority blame each other for the queue of lorries."),
        ("body", "KOVAR, March 4 (Brasna Press) - Lorries of the grain convoy stood at the Kovar bridge on Tuesday."),
        ("body", "“We will wait for the ruling,” the mayor said."),
    ]
    assert article.title == "Grain convoy halts at Kovar bridge"
    assert article.authors == ("Mira Tamo",)
    assert article.published == Published(value="2026-03-04", precision="day", how="text")
    assert article.credit == "Brasna Press"
    assert article.retrieved == "2026-05-01T12:30:00+00:00"
    assert article.source == "wire/a.txt"


def test_the_tail_is_kept_aside_and_said() -> None:
    reading = read_input(PLAIN.encode(), source="wire/a.txt", now=NOW)
    assert reading.article.tail is not None
    assert reading.article.tail.startswith("Check Also\n\nWhy the river")
    assert any(note.startswith("wire/a.txt: cut 3 paragraphs") for note in reading.notes)


def test_the_tail_stays_in_the_text_on_demand() -> None:
    article = read(PLAIN, keep_tail=True)
    assert article.tail is None
    assert article.text.endswith("its owners wanted …")


@pytest.mark.parametrize("mark", ["EXERCISE: ", "EXERCISE - ", "EXERCISE EXERCISE EXERCISE "])
def test_exercise_traffic_is_tagged_as_such(mark: str) -> None:
    assert read(mark + PLAIN).tags == ("exercise",)
    assert read(PLAIN.replace("Grain convoy halts", "EXERCISE begins")).tags == ()


def test_a_given_date_wins() -> None:
    given = parse_published("2026-02-01")
    assert read(PLAIN, published=given).published == given


def test_a_date_in_the_future_is_not_believed_and_said() -> None:
    reading = read_input(PLAIN.replace("2026", "2027").encode(), source="a.txt", now=NOW)
    assert reading.article.published is None
    assert any("2027-03-04" in note for note in reading.notes)


def test_without_a_date_the_article_is_undated() -> None:
    assert read(PLAIN.replace("Published 4 March 2026\n", "")).published is None


def test_reading_an_articles_own_text_again_changes_nothing() -> None:
    article = read(PLAIN)
    assert read(article.text).text == article.text
    assert read(article.text).sha256 == article.sha256


def test_another_wrapping_of_the_same_words_is_the_same_text() -> None:
    words = "The river authority closed the eastern lane of the bridge on Tuesday and asked all drivers to wait there."
    wrapped = (
        "The river authority closed the eastern lane of the bridge on\nTuesday and asked all drivers to wait there."
    )
    assert read(f"Bridge closed\n\n{words}\n\n{words}\n").text == read(f"Bridge closed\n\n{wrapped}\n\n{words}").text


@given(st.text(max_size=300))
def test_any_text_is_an_article_or_an_ingest_error(text: str) -> None:
    for source in ("a.txt", "a.md", "-"):
        try:
            article = read_article(text.encode("utf-8", "replace"), source=source, now=NOW)
        except IngestError as error:
            assert str(error).startswith(source)  # noqa: PT017 - every raised message is looked at, not one
            continue
        spans = [(p.span.start, p.span.end) for p in article.paragraphs]
        assert "\n\n".join(article.text[start:end] for start, end in spans) == article.text


def test_markdown_becomes_readable_text_with_its_roles() -> None:
    article = read(MARKED, "a.md")
    assert lines(article) == [
        ("headline", "Grain convoy halts at Kovar bridge"),
        ("dek", "Drivers and the river authority blame each other."),
        (
            "body",
            'Lorries of the grain convoy stood at the Kovar bridge on Tuesday. "We will *not* pay" -- "ever".',
        ),
        ("heading", "A bridge too narrow"),
        ("body", "“It was built for carts,” the mayor said."),
        ("body", "Widen it."),
        ("body", "Close it."),
        ("body", "Year | Toll"),
        ("body", "2025 | 40"),
        ("heading", "What is next"),
        ("body", "The council meets on Friday."),
    ]
    assert article.authors == ("Mira Tamo",)


def test_html_in_markdown_leaves_its_words_alone() -> None:
    article = read(
        "# Convoy halts\n\n<div>Lorries stood.</div>\n\n<script>alert(1)</script>\n\nAll <b>day</b>.", "a.md"
    )
    assert "Lorries stood." in article.text
    assert "alert" not in article.text
    assert "<" not in article.text


def test_a_text_file_is_not_read_as_markdown() -> None:
    assert "*not* _pay_" in read("Convoy halts\n\nWe will *not* _pay_.\n\nNever.").text


@pytest.mark.parametrize(
    ("text", "found"),
    [("# Convoy halts\n\nLorries stood.", "Convoy halts\n\nLorries stood."), ("Lorries *stood*.", "Lorries *stood*.")],
)
def test_standard_input_is_markdown_by_its_marks(text: str, found: str) -> None:
    assert read(text, "-").text == found


FRONT = """\
---
id: BR-007
title: Grain convoy halts
subtitle: Drivers blame the authority
date: 2026-03-04T10:00:00+03:00
outlet: Harbour Post
authors: [Mira Tamo, Olek Berg]
url: https://post.example/grain?utm_source=x
tags: grain, tolls
language: en-GB
marking: amber+strict
grade: b2
credit: Brasna Press
exercise: true
mood: gloomy
---
Lorries stood at the bridge on Tuesday.

Nobody was hurt.
"""


@pytest.mark.parametrize("source", ["a.md", "a.txt"])
def test_front_matter_fills_the_articles_fields(source: str) -> None:
    article = read(FRONT, source)
    assert (article.id, article.title, article.outlet) == ("BR-007", "Grain convoy halts", "Harbour Post")
    assert article.authors == ("Mira Tamo", "Olek Berg")
    assert article.published == Published(
        value="2026-03-04T10:00:00+03:00", precision="second", how="front-matter", zone="+03:00"
    )
    assert (article.url, article.language, article.marking) == ("https://post.example/grain", "en", "TLP:AMBER+STRICT")
    assert (article.grade, article.credit) == (Grade(source="B", item="2"), "Brasna Press")
    assert article.tags == ("grain", "tolls", "exercise")


def test_title_and_dek_of_front_matter_stand_first_in_the_text() -> None:
    assert lines(read(FRONT, "a.md"))[:3] == [
        ("headline", "Grain convoy halts"),
        ("dek", "Drivers blame the authority"),
        ("body", "Lorries stood at the bridge on Tuesday."),
    ]


def test_a_title_that_the_text_shows_stands_there_once() -> None:
    article = read("---\ntitle: Grain convoy halts!\n---\n# Grain Convoy Halts\n\nLorries stood.\n", "a.md")
    assert article.text == "Grain convoy halts!\n\nLorries stood."


def test_a_dek_that_the_text_shows_stands_there_once() -> None:
    front = "---\ntitle: Convoy halts\ndek: Drivers blame the authority.\n---\n"
    article = read(f"{front}Convoy halts\n\nDrivers blame the authority.\n\nLorries stood.\n")
    assert article.text == "Convoy halts\n\nDrivers blame the authority.\n\nLorries stood."


def test_an_unknown_field_is_ignored_and_said() -> None:
    notes = read_input(FRONT.encode(), source="a.md", now=NOW).notes
    assert notes == ("a.md: front matter: mood: no such field; ignored",)


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("date: 04/03/2026", "date"),
        ("published: soon", "published"),
        ("date: Monday, 4 March 2026", "weekday"),
        ("date: [2026-03-04]", "date"),
        ("marking: secret", "marking"),
        ("grade: Z9", "grade"),
        ("url: javascript:alert(1)", "url"),
        ("id: ../../etc/passwd", "id"),
        ("language: English", "language"),
        ("exercise: perhaps", "exercise"),
        ("tags: {a: b}", "tags"),
        ("title: [unclosed", "YAML"),
        ("title: a\n  - b: c: d", "YAML"),
        ("title: " + "[" * 5000, "YAML"),
    ],
)
def test_a_bad_field_is_an_error_that_names_file_and_field(field: str, named: str) -> None:
    with pytest.raises(IngestError, match=named) as caught:
        read(f"---\n{field}\n---\nLorries stood.\n", "wire/a.md")
    assert str(caught.value).startswith("wire/a.md: front matter")
    assert "\n" not in str(caught.value)


def test_front_matter_without_an_end_is_an_error() -> None:
    with pytest.raises(IngestError, match="end it with ---"):
        read("---\ntitle: Convoy\n\nLorries stood.\n")


def test_a_rule_on_top_is_no_front_matter() -> None:
    assert read("---\n\nLorries stood.\n", "a.md").text == "Lorries stood."


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder does not stand beside the repository")
def test_the_shared_article_loses_its_teaser_and_nothing_else() -> None:
    raw = SEED.read_text(encoding="utf-8")
    article = read_article(raw.encode(), source=str(SEED), now=NOW)
    body, tail = raw.rstrip("\n").split("Check Also")
    assert article.text == body.strip()
    assert article.tail == f"Check Also{tail}"
    assert [p.role for p in article.paragraphs][:3] == ["headline", "dek", "body"]
    assert [article.quote(p.span) for p in article.paragraphs if p.role == "heading"] == [
        line for line in body.split("\n\n")[2:] if 0 < len(line.split()) < 8 and not line.endswith(("”", "."))
    ]
