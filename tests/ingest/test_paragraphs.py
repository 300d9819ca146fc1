"""Where paragraphs begin and end, and what each one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.paragraphs import find_paragraphs, find_spans, unwrap
from briefer.ingest.roles import roles_of

PROSE = st.text(st.sampled_from("aB c.\n\n\t-“”…,By4"), max_size=200) | st.text(max_size=100)

HEADLINE = "Grain convoy halts at Kovar bridge after toll dispute"
DEK = "Drivers and the river authority blame each other for the queue of lorries."
LEAD = "Lorries of the grain convoy stood at the Kovar bridge on Tuesday, the river authority said."
BODY = "Nobody was hurt. The queue was four kilometres long by noon."


@given(PROSE)
def test_paragraphs_cover_all_words_in_order_and_never_overlap(text: str) -> None:
    spans = find_spans(text)
    ends = [0, *(span.end for span in spans)]
    assert all(span.start < span.end for span in spans)
    assert all(end <= span.start for end, span in zip(ends, spans, strict=False))
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())


@given(PROSE)
def test_every_paragraph_begins_and_ends_with_a_word(text: str) -> None:
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in find_spans(text))


@given(PROSE)
def test_unwrapping_changes_nothing_but_white_space(text: str) -> None:
    assert "".join(unwrap(text).split()) == "".join(text.split())
    assert "\n" not in unwrap(text)


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_spans(text)]


def test_lines_wrapped_by_a_mail_program_are_one_paragraph() -> None:
    text = (
        "The river authority closed the eastern lane of the bridge on\n"
        "Tuesday and asked drivers to wait for the result of the weighing.\n"
        "It opened again at dusk.\n"
        "\n"
        "Nobody was hurt."
    )
    assert len(parts(text)) == 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The river authority closed the eastern lane of the bridge and asked drivers to wait for the weighing. " * 2
    assert len(parts(f"{line}\n{line}\n{line}")) == 3


def test_a_byline_and_a_date_are_not_taken_for_wrapped_lines() -> None:
    assert parts(f"{HEADLINE}\nBy Mira Tamo\nPublished 4 March 2026\n\n{BODY}") == [
        HEADLINE,
        "By Mira Tamo",
        "Published 4 March 2026",
        BODY,
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    text = (
        "    The river authority closed the eastern lane of the bridge on\n"
        "Tuesday and asked drivers to wait for the result of the weighing.\n"
        "    Nobody was hurt in the queue, which was four kilometres long by\n"
        "noon."
    )
    assert len(parts(text)) == 2


def test_a_compound_broken_at_its_hyphen_is_joined_without_a_space() -> None:
    assert unwrap("a state-\nbacked convoy") == "a state-backed convoy"
    assert unwrap("short-\nand long-term leases") == "short- and long-term leases"
    assert unwrap("it ended -\nfor now") == "it ended - for now"


def test_headline_dek_lead_and_crosshead_are_told_apart() -> None:
    text = f"{HEADLINE}\n\n{DEK}\n\n{LEAD}\n\nA bridge too narrow\n\n{BODY}"
    assert [p.role for p in find_paragraphs(text)] == ["headline", "dek", "body", "heading", "body"]


def test_what_stands_between_headline_and_dateline_is_a_dek_even_if_it_reports() -> None:
    dek = "Drivers said they would not pay the toll, which the authority defends."
    assert roles_of([HEADLINE, dek, f"KOVAR (BNA) - {LEAD}", BODY])[1] == "dek"


@pytest.mark.parametrize(
    "lead",
    [
        "KOVAR, March 3 (Agency) - Lorries of a grain convoy stood at the Kovar bridge after a toll dispute.",
        "Lorries of a grain convoy stood at the Kovar bridge on Tuesday.",
        "The grain convoy would not pay the toll at Kovar bridge, the river authority said.",
        "“We will not pay the toll at Kovar bridge,” a driver of the grain convoy declared.",
        "A grain convoy has been standing at Kovar bridge since a toll dispute halts all lorries.",
    ],
)
def test_a_lead_is_no_dek(lead: str) -> None:
    assert roles_of([HEADLINE, lead, "The mayor said he would wait for a ruling on Friday.", BODY])[1] == "body"


def test_a_first_paragraph_that_retells_the_headline_more_than_the_second_is_the_lead() -> None:
    lead = "The grain convoy has been standing at the Kovar bridge since a toll dispute broke out."
    second = "The convoy will wait for a ruling on the toll until Friday, the haulage board said."
    assert roles_of([HEADLINE, lead, second, BODY])[1] == "body"


def test_a_second_line_without_a_full_stop_is_a_dek() -> None:
    dek = "Drivers refuse to pay, the river authority refuses to weigh"
    assert roles_of([HEADLINE, dek, LEAD, BODY])[1] == "dek"


def test_a_first_paragraph_that_is_a_sentence_is_no_headline() -> None:
    assert roles_of(["Lorries stood at the bridge.", BODY]) == ["body", "body"]


@pytest.mark.parametrize("headline", ["Who will pay for the bridge?", "‘We will not pay’: convoy halts at Kovar"])
def test_a_question_and_a_quotation_may_be_headlines(headline: str) -> None:
    assert roles_of([headline, LEAD, BODY])[0] == "headline"


def test_a_lone_paragraph_is_body() -> None:
    assert roles_of(["Talks without a full stop"]) == ["body"]


@pytest.mark.parametrize(
    "words", ["“We will wait” and nothing more", "- ten lorries of wheat", "and so the queue grew"]
)
def test_quotations_list_items_and_continued_lines_are_no_crossheads(words: str) -> None:
    assert roles_of([HEADLINE, LEAD, words, BODY])[2] == "body"


def test_a_question_may_be_a_crosshead() -> None:
    assert roles_of([HEADLINE, LEAD, "What happens next?", BODY])[2] == "heading"
