"""PDF: what is read in which order, what is left out, and what is said of the rest."""

import pytest

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, Placed, lines, outcomes, pdf, reading, refusal

LEFT = ("The gates of the weir were opened at dawn", "on Tuesday, the authority said, after a", "night of rain.")
RIGHT = ("Drivers waited in a queue that reached the", "old customs house, and some of them slept", "in their cabs.")
FULL = "Engineers opened the gates of the weir at dawn on Tuesday, the river authority said, and"


def texts(data: bytes, readers: Parsers) -> list[str]:
    return reading(data, "a.pdf", parsers=readers).article.text.split("\n\n")


def test_wrapped_lines_are_one_paragraph_and_a_gap_or_an_indent_begins_another(readers: Parsers) -> None:
    drawn = lines(70, 700, 10, FULL, "by noon the river had fallen.")
    drawn += lines(70, 660, 10, FULL, "nobody wanted to say more.")
    drawn += [(84, 636, 10, "Drivers waited in a queue.")]
    assert texts(pdf([drawn]), readers) == [
        f"{FULL} by noon the river had fallen.",
        f"{FULL} nobody wanted to say more.",
        "Drivers waited in a queue.",
    ]


def test_columns_are_read_one_after_the_other_even_when_they_are_drawn_line_by_line(readers: Parsers) -> None:
    left, right = lines(60, 700, 10, *LEFT), lines(310, 700, 10, *RIGHT)
    drawn = [one for pair in zip(left, right, strict=True) for one in pair]
    assert texts(pdf([drawn]), readers) == [" ".join(LEFT), " ".join(RIGHT)]


def test_what_stands_over_both_columns_is_read_first_and_what_stands_below_them_last(readers: Parsers) -> None:
    drawn: list[Placed] = [(60, 740, 20, "Gates of the weir are opened after a night of rain")]
    drawn += lines(60, 700, 10, *LEFT) + lines(310, 700, 10, *RIGHT)
    drawn += lines(60, 600, 10, FULL, "the rain went on.")
    read = texts(pdf([drawn]), readers)
    assert read[0].startswith("Gates of the weir")
    assert read[1:] == [" ".join(LEFT), " ".join(RIGHT), f"{FULL} the rain went on."]


def test_a_word_that_a_hyphen_parted_is_whole_and_a_compound_keeps_its_own(readers: Parsers) -> None:
    first = lines(
        70, 700, 10, "Engineers opened the gates of the weir with the extraordi-", "nary permit of the council."
    )
    second = lines(70, 660, 10, "The long-range forecast is bad, and nobody trusts a long-", "range forecast here.")
    read = texts(pdf([first + second]), readers)
    assert "extraordinary permit" in read[0]
    assert read[1].endswith("a long-range forecast here.")


def test_running_headers_footers_and_page_numbers_are_left_out(readers: Parsers) -> None:
    pages = [
        [(60, 810, 8, "The Harbour Gazette"), (280, 30, 8, f"Page {number} of 3"), *lines(70, 700, 10, FULL, end)]
        for number, end in enumerate(("one went on.", "two went on.", "three went on."), start=1)
    ]
    read = " ".join(texts(pdf(pages), readers))
    assert "Gazette" not in read
    assert "Page" not in read
    assert "three went on." in read


def test_a_paragraph_that_goes_on_on_the_next_page_is_whole(readers: Parsers) -> None:
    read = texts(pdf([lines(70, 700, 10, FULL), lines(70, 700, 10, "by noon the river had fallen.")]), readers)
    assert read == [f"{FULL} by noon the river had fallen."]


def test_larger_type_is_a_headline_and_crossheads(readers: Parsers) -> None:
    drawn = [(60, 740, 20, "Weir opens"), *lines(60, 700, 10, FULL, "on."), (60, 660, 13, "What is next")]
    drawn += lines(60, 630, 10, FULL, "on and on.")
    article = reading(pdf([drawn]), "a.pdf", parsers=readers).article
    assert article.title == "Weir opens"
    assert [one.role for one in article.paragraphs] == ["headline", "body", "heading", "body"]


def test_title_and_date_of_the_properties_count_for_want_of_better_and_are_marked(readers: Parsers) -> None:
    info = {"Title": "Report on the weir", "CreationDate": "D:20260302090000Z"}
    found = reading(pdf([lines(70, 700, 10, FULL, "on.")], info), "a.pdf", parsers=readers)
    assert found.article.title == "Report on the weir"
    assert found.article.published is not None
    assert (found.article.published.value, found.article.published.how) == ("2026-03-02", "meta")
    assert not found.article.published.sure
    assert found.notes == ("a.pdf: its title is from the document's properties",)


def test_a_date_that_is_printed_goes_before_that_of_the_properties(readers: Parsers) -> None:
    drawn = [(60, 740, 20, "Weir opens"), (60, 715, 10, "Published 1 March 2026"), *lines(60, 690, 10, FULL, "on.")]
    published = reading(pdf([drawn], {"CreationDate": "D:20260302"}), "a.pdf", parsers=readers).article.published
    assert published is not None
    assert (published.value, published.how) == ("2026-03-01", "text")


@pytest.mark.parametrize("title", ["Microsoft Word - weir.docx", "untitled", "weir.indd"])
def test_a_title_that_a_program_gave_is_none(readers: Parsers, title: str) -> None:
    found = reading(pdf([lines(70, 700, 10, FULL, "on.")], {"Title": title}), "a.pdf", parsers=readers)
    assert found.article.title is None


def test_pages_that_are_pictures_are_told_of(readers: Parsers) -> None:
    assert "without a text layer" in refusal(pdf([[], []]), "scan.pdf", parsers=readers)


def test_a_pdf_that_is_cut_off_is_told_of_or_read_as_far_as_it_goes(readers: Parsers) -> None:
    whole = pdf([lines(70, 700, 10, *SENTENCES)])
    told = [outcomes(whole[:end], "cut.pdf", parsers=readers)[0] for end in range(8, len(whole), 97)]
    assert {"the PDF is damaged" in str(one.error) for one in told if one.error} == {True}
    assert {one.reading.article.text.startswith(SENTENCES[0]) for one in told if one.reading} <= {True}
