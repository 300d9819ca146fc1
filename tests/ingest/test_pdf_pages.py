"""PDF as ministries and councils print them: tables, footnotes, letterheads, lists, other scripts, turned pages."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, TextStringObject

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, Placed, lines, pdf, reading, refusal

FULL = "Engineers opened the gates of the weir at dawn on Tuesday, the river authority said, and"
COLUMN = ("The gates of the weir were opened at dawn", "on Tuesday, the authority said, after a night", "of rain.")
LISTED = (
    ("No.", "Name", "Born", "Reasons", "Listed"),
    ("1", "Karel Novotny", "1.4.1961", "Runs the harbour company.", "3.3.2026"),
    ("2", "Ada Stone", "7.9.1970", "Owns two barges.", "3.3.2026"),
    ("3", "Bo Reed", "30.1.1958", "Signed for the fuel.", "4.3.2026"),
)
PLACES = (70.0, 90.0, 165.0, 215.0, 345.0)


def texts(data: bytes, readers: Parsers) -> list[str]:
    return reading(data, "a.pdf", parsers=readers).article.text.split("\n\n")


def listed(top: float = 600, step: float = 20, places: tuple[float, ...] = PLACES) -> list[Placed]:
    return [
        (x, top - step * number, 9, cell)
        for number, row in enumerate(LISTED)
        for x, cell in zip(places, row, strict=True)
    ]


def grid(acrosses: list[float], downs: list[float]) -> bytes:
    """Lines from the first to the last of the others."""
    drawn = [b"%g %g m %g %g l S\n" % (downs[0], y, downs[-1], y) for y in acrosses]
    drawn += [b"%g %g m %g %g l S\n" % (x, acrosses[0], x, acrosses[-1]) for x in downs]
    return b"".join(drawn)


ROWS = [" | ".join(row) for row in LISTED]


def test_cells_that_stand_below_one_another_are_told_apart_however_near_they_are(readers: Parsers) -> None:
    near = (70.0, 90.0, 155.0, 203.0, 324.0)
    drawn = [
        *lines(70, 660, 10, FULL, "nobody was asked."),
        *listed(places=near),
        *lines(70, 500, 10, FULL, "that was all."),
    ]
    assert texts(pdf([drawn]), readers) == [f"{FULL} nobody was asked.", *ROWS, f"{FULL} that was all."]


@pytest.mark.parametrize("step", [20, 11])
def test_a_cell_of_several_lines_is_whole(readers: Parsers, step: float) -> None:
    drawn: list[Placed] = []
    for number, row in enumerate(LISTED):
        top = 600 - number * (11 + step)
        drawn += [(x, top, 9, cell) for x, cell in zip(PLACES, row, strict=True)]
        drawn += [(215.0, top - 10.5, 9, "In the register since 2019.")] if number else []
    read = texts(pdf([[*lines(70, 660, 10, FULL, "nobody was asked."), *drawn]]), readers)
    assert read[1] == ROWS[0]
    assert read[2] == "1 | Karel Novotny | 1.4.1961 | Runs the harbour company. In the register since 2019. | 3.3.2026"
    assert len(read) == 5


def test_lines_that_are_drawn_tell_cells_apart_that_touch(readers: Parsers) -> None:
    below = grid([660, 630, 600, 570], [68, 100, 160, 300])
    drawn: list[Placed] = [(70, 640, 9, "No."), (102, 640, 9, "Name"), (162, 640, 9, "Reasons")]
    for number, top in enumerate((617.0, 587.0), start=1):
        drawn += [(70, top, 9, str(number)), (102, top + 5, 9, "Novotny,"), (102, top - 5, 9, "Karel")]
        drawn += [(162, top + 5, 9, "Runs the harbour com-"), (162, top - 5, 9, "pany since 2019.")]
    read = texts(pdf([[*lines(70, 700, 10, FULL, "nobody was asked."), *drawn]], below=[below]), readers)
    assert read[1:] == [
        "No. | Name | Reasons",
        "1 | Novotny, Karel | Runs the harbour company since 2019.",
        "2 | Novotny, Karel | Runs the harbour company since 2019.",
    ]


def test_the_borders_of_a_page_make_no_table_of_it(readers: Parsers) -> None:
    below = grid([820, 640, 20], [20, 580])
    drawn = [*lines(70, 700, 10, FULL, "nobody was asked."), *lines(70, 600, 10, FULL, "that was all.")]
    assert texts(pdf([drawn], below=[below]), readers) == [f"{FULL} nobody was asked.", f"{FULL} that was all."]


def test_a_table_over_both_columns_is_read_after_them_row_by_row(readers: Parsers) -> None:
    drawn = [
        *lines(60, 700, 10, *COLUMN),
        *lines(310, 700, 10, *COLUMN),
        *listed(top=620, places=(60, 120, 310, 360, 490)),
    ]
    assert texts(pdf([drawn]), readers) == [" ".join(COLUMN), " ".join(COLUMN), *ROWS]


def test_a_table_in_one_column_leaves_the_text_beside_it_alone(readers: Parsers) -> None:
    table: list[Placed] = [
        (x, 640 - 12 * row, 9, cell)
        for row, cells in enumerate((("Port", "Calls", "Change"), ("Orrel", "14", "-3"), ("Kovar", "9", "+2")))
        for x, cell in zip((60, 150, 220), cells, strict=True)
    ]
    left = [*lines(60, 700, 10, *COLUMN), *table, *lines(60, 590, 10, *COLUMN)]
    right = lines(310, 700, 10, *(COLUMN * 4)[:11], "of rain at last.")
    read = texts(pdf([[*left, *right]]), readers)
    assert read[:5] == [
        " ".join(COLUMN),
        "Port | Calls | Change",
        "Orrel | 14 | -3",
        "Kovar | 9 | +2",
        " ".join(COLUMN),
    ]
    assert not any("|" in words for words in read[5:])


def test_a_document_that_is_a_table_has_no_headings_but_its_own(readers: Parsers) -> None:
    drawn = [
        (70.0, 740.0, 18.0, "Designated persons"),
        *lines(70, 680, 11, "They were listed by the council on 3 March 2026."),
    ]
    article = reading(pdf([[*drawn, *listed()]]), "a.pdf", parsers=readers).article
    assert [one.role for one in article.paragraphs] == ["headline", *["body"] * 5]


def test_footnotes_come_after_the_text_and_their_marks_are_no_part_of_it(readers: Parsers) -> None:
    def page(number: int, begin: str, end: str, source: str) -> list[Placed]:
        return [
            *lines(70, 700, 10, begin, "it had counted 14 barges in 2026"),
            (221.0, 692.0, 6.0, str(number)),
            (228.0, 688.0, 10.0, end),
            *lines(70, 80, 8, f"{number} {source},", f"Orrel, {number} March."),
        ]

    counted = "it had counted 14 barges in 2026"
    first = "The panel was told by the harbour authority and by two of its captains that"
    read = texts(
        pdf(
            [
                page(4, first, "at the quay, and", "Interview with an official"),
                page(5, "later it said that", "at most.", "Letter of the board"),
            ]
        ),
        readers,
    )
    assert read == [
        f"{first} {counted} at the quay, and later it said that {counted} at most.",
        "4 Interview with an official, Orrel, 4 March.",
        "5 Letter of the board, Orrel, 5 March.",
    ]


def test_a_power_stays_and_a_mark_behind_a_sentence_goes(readers: Parsers) -> None:
    drawn: list[Placed] = [
        (70, 700, 10, "The basin is 40 km"),
        (155, 704, 6, "2"),
        (160, 700, 10, "wide, he said."),
        (221, 704, 6, "12"),
    ]
    (read,) = texts(pdf([drawn]), readers)
    assert read == "The basin is 40 km² wide, he said."


def test_items_of_a_list_are_whole_when_their_lines_are_indented(readers: Parsers) -> None:
    drawn: list[Placed] = []
    for number, top in enumerate((700.0, 660.0), start=1):
        drawn += [(70, top, 10, f"{number}."), (95, top, 10, FULL), (95, top - 12, 10, "by noon the river had fallen.")]
    assert texts(pdf([drawn]), readers) == [f"{number}. {FULL} by noon the river had fallen." for number in (1, 2)]


def test_a_headline_of_two_lines_is_one_and_stands_once(readers: Parsers) -> None:
    drawn: list[Placed] = [(400, 780, 10, "Orrel, 2 March 2026"), (400, 768, 10, "Press release No. 14")]
    drawn += [
        *lines(70, 730, 20, "Minister announces that", "the gates stay shut"),
        *lines(70, 670, 10, FULL, "on.", FULL, "on."),
    ]
    article = reading(pdf([drawn], {"CreationDate": "D:20260301"}), "a.pdf", parsers=readers).article
    assert article.title == "Minister announces that the gates stay shut"
    assert article.text.count("the gates stay shut") == 1
    assert article.published is not None
    assert (article.published.value, article.published.how, article.published.sure) == ("2026-03-02", "text", False)


def test_places_and_dates_of_several_meetings_are_not_when_it_appeared(readers: Parsers) -> None:
    drawn = [line for top, day in ((780, 2), (750, 4)) for line in lines(70, top, 10, f"Orrel, {day} March 2026")]
    article = reading(pdf([[*drawn, *lines(70, 670, 10, FULL, "on.")]]), "a.pdf", parsers=readers).article
    assert article.published is None


def test_words_drawn_twice_for_a_shadow_are_said_once(readers: Parsers) -> None:
    drawn: list[Placed] = [
        (70.6, 699.4, 14, "Gates stay shut"),
        (70, 700, 14, "Gates stay shut"),
        *lines(70, 650, 10, FULL, "on."),
    ]
    assert texts(pdf([drawn]), readers) == ["Gates stay shut", f"{FULL} on."]


def test_words_that_nobody_sees_under_a_scan_are_its_text(readers: Parsers) -> None:
    assert texts(pdf([lines(70, 700, 10, FULL, "on.")], below=[b"3 Tr\n"]), readers) == [f"{FULL} on."]


def test_what_lies_beside_the_page_is_not_said(readers: Parsers) -> None:
    drawn = [
        *lines(70, 700, 10, FULL, "on."),
        (700.0, 700.0, 10.0, "Never published"),
        (70.0, -40.0, 10.0, "Crop marks"),
    ]
    assert texts(pdf([drawn]), readers) == [f"{FULL} on."]


@pytest.mark.parametrize(
    ("turned", "matrix"), [(270, "0 1 -1 0 595 0"), (90, "0 -1 1 0 0 842"), (180, "-1 0 0 -1 595 842")]
)
def test_a_page_that_is_drawn_on_its_side_is_read_as_it_is_shown(readers: Parsers, turned: int, matrix: str) -> None:
    drawn = [*lines(70, 500, 10, FULL, "on."), *listed(top=420)]
    data = pdf([drawn], below=[f"{matrix} cm\n".encode()], page=b"/Rotate %d" % turned)
    assert texts(data, readers) == [f"{FULL} on.", *ROWS]


def test_what_is_turned_on_a_page_that_is_not_is_left_out(readers: Parsers) -> None:
    below = b"q 0 1 -1 0 40 100 cm BT /F 10 Tf (Embargoed until noon) Tj ET Q\n"
    assert texts(pdf([lines(70, 700, 10, FULL, "on.")], below=[below]), readers) == [f"{FULL} on."]


ARABIC = {
    "a": "\u0642", "b": "\u0627\u0644", "c": "\u062a", "d": "\u0645", "e": "\u0633", "f": "\u0648", "g": "\u0644\u0627",
}  # fmt: skip


def test_lines_that_run_from_right_to_left_are_read_so(readers: Parsers) -> None:
    first = "\u0642\u062a\u0645 \u0633\u0648\u062a \u0642\u062a\u0645\u0633 \u0648\u0633\u0645 \u062a\u0642\u0633"
    second = "\u0648\u062a\u0642 \u0645\u0633\u0648 \u0642\u0645"
    codes = {words: code for code, words in ARABIC.items() if len(words) == 1}

    def drawn(words: str, top: float) -> Placed:
        seen = "".join(codes.get(letter, letter) for letter in reversed(words))
        return (500 - 5.2 * len(words), top, 10, seen)

    (read,) = texts(pdf([[drawn(first, 700), drawn(second, 688)]], letters=ARABIC), readers)
    assert read == f"{first} {second}"


def form(filled: str) -> bytes:
    """A page with one field that is filled in."""
    writer, out = PdfWriter(io.BytesIO(pdf([lines(70, 700, 10, FULL, "on.", "Name of the vessel:")]))), io.BytesIO()
    page = writer.pages[0]
    shown = StreamObject()
    shown.set_data(f"BT /F 10 Tf 2 4 Td ({filled}) Tj ET".encode())
    shown.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    shown[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 200, 16)))
    shown[NameObject("/Resources")] = page["/Resources"]
    field = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget")})
    field.update({NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject("vessel")})
    field[NameObject("/Rect")] = ArrayObject(map(FloatObject, (180, 672, 380, 688)))
    field[NameObject("/F")] = FloatObject(4)
    field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(shown)})  # noqa: SLF001 - pypdf has no other way
    place = writer._add_object(field)  # noqa: SLF001 - as above
    page[NameObject("/Annots")] = ArrayObject([place])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([place])})
    writer.write(out)
    return out.getvalue()


def test_a_filled_in_form_says_what_is_filled_in(readers: Parsers) -> None:
    assert "MV Karin of Orrel" in " ".join(texts(form("MV Karin of Orrel"), readers))


@pytest.mark.parametrize(("user", "readable"), [("", True), ("hush", False)])
def test_a_locked_pdf_that_opens_without_a_word_is_read(readers: Parsers, user: str, readable: bool) -> None:  # noqa: FBT001 - a row of the table
    out = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([lines(70, 700, 10, *SENTENCES)]))))
    writer.encrypt(user_password=user, owner_password="secret", algorithm="RC4-128")  # noqa: S106 - of a test
    writer.write(out)
    if readable:
        assert SENTENCES[0] in texts(out.getvalue(), readers)[0]
    else:
        assert "locked by a password" in refusal(out.getvalue(), "a.pdf", parsers=readers)


def test_pages_that_are_pictures_among_others_are_told_of(readers: Parsers) -> None:
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"
    pages = [lines(70, 700, 10, *SENTENCES), [], lines(70, 700, 10, *SENTENCES)]
    found = reading(pdf(pages, below=[b"", picture]), "a.pdf", parsers=readers)
    (note,) = found.notes
    assert note.startswith("a.pdf: 1 of its pages (2) are pictures without a text layer and were not read; run it")


def test_a_footer_with_numbers_in_roman_is_none_of_the_text(readers: Parsers) -> None:
    pages = [
        [*lines(70, 700, 10, FULL, "on."), (70.0, 30.0, 8.0, "Harbour Board"), (500.0, 30.0, 8.0, n)]
        for n in ("iii", "iv", "v")
    ]
    assert "Harbour Board" not in " ".join(texts(pdf(pages), readers))
    assert "iv" not in " ".join(texts(pdf(pages), readers)).split()
