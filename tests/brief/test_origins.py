"""A copy counts with its original however its editor cut it; two reports of one event stay two."""

from dataclasses import replace
from random import Random
from time import process_time

from briefer.brief.origins import origins
from briefer.ingest import article_of

REPORT = (
    "Engineers shut the second gate of the dam on Monday after divers found a crack in its bearing, the authority "
    "said. The gate will stay shut until the bearing has been replaced, which may take until the end of the month, "
    "a spokeswoman said. Farmers below the dam have been told to expect half of their usual water."
)
OTHER = (
    "The water authority closed a gate of the dam on Monday because a bearing had cracked. A spokeswoman said the "
    "repair could last until the month's end; farmers downstream will get half the usual amount until then."
)


def test_a_cut_copy_with_a_paragraph_of_its_own_shares_the_origin() -> None:
    copy = "Orlena, Monday. " + REPORT[: len(REPORT) * 2 // 3] + " In Orlena the mayor called it a scandal."
    assert origins([article_of(REPORT, id="a"), article_of(copy, id="b")]) == ("a", "a")


def test_curly_quotes_and_capitals_do_not_hide_a_copy() -> None:
    assert origins([article_of(REPORT, id="a"), article_of(REPORT.upper(), id="b")]) == ("a", "a")


def test_two_reports_in_different_words_are_two_origins() -> None:
    assert origins([article_of(REPORT, id="a"), article_of(OTHER, id="b")]) == ("a", "b")


def test_copies_of_copies_are_one_group() -> None:
    parts = [REPORT[:200], REPORT, REPORT[90:]]
    assert set(origins([article_of(text, id=name) for text, name in zip(parts, "abc", strict=True)])) == {"a"}


def test_texts_too_short_for_a_run_share_nothing() -> None:
    assert origins([article_of("No comment.", id="a"), article_of("No comment.", id="b")]) == ("a", "b")


def test_a_credited_copy_that_keeps_a_fifth_shares_the_origin() -> None:
    wire = replace(article_of(REPORT, id="a"), outlet="Meridian Wire")
    short = " ".join(REPORT.split()[:20]) + " " + OTHER
    assert origins([wire, article_of(short, id="b")]) == ("a", "b")
    assert origins([wire, replace(article_of(short, id="b"), credit="Meridian Wire")]) == ("a", "a")


def test_a_credit_alone_joins_nothing() -> None:
    wire = replace(article_of(REPORT, id="a"), outlet="Meridian Wire")
    assert origins([wire, replace(article_of(OTHER, id="b"), credit="Meridian Wire")]) == ("a", "b")


def test_two_reports_of_one_outlet_are_two_origins() -> None:
    articles = [replace(article_of(text, id=name), outlet="Wire") for text, name in ((REPORT, "a"), (OTHER, "b"))]
    assert origins(articles) == ("a", "b")


def test_what_the_library_put_together_stays_together_and_draws_its_copies_in() -> None:
    wire, other = (replace(article_of(text, id=name), origin="x") for text, name in ((REPORT, "a"), (OTHER, "b")))
    assert origins([wire, other, article_of(REPORT[:200], id="c")]) == ("a", "a", "a")


def test_words_of_one_speaker_make_no_origin() -> None:
    said = "“" + REPORT + "”, he said. "
    one = "At the gate stood the engineer in the rain and read from a sheet of paper what had been found below. "
    other = "Three questions were allowed in the hall of the authority before its head left by a side door at noon. "
    assert origins([article_of(one + said, id="a"), article_of(said + other, id="b")]) == ("a", "b")


def test_two_thousand_articles_take_seconds_not_minutes() -> None:
    chance = Random(7)  # noqa: S311 - texts, not secrets
    words = [f"word{n}" for n in range(20_000)]
    footer = " sign up for the morning file and read five stories before breakfast"
    articles = [article_of(" ".join(chance.choices(words, k=300)) + footer, id=f"a{n}") for n in range(1900)]
    copies = [article_of(articles[n].text[:1200] + " A word of our own.", id=f"c{n}") for n in range(100)]
    began = process_time()
    found = origins([*articles, *copies])
    assert process_time() - began < 10
    assert found[-100:] == tuple(f"a{n}" for n in range(100))
    assert len(set(found)) == 1900
