"""Who speaks about whom: counted by speaker and target, the stance by letter and shape."""

import re
from dataclasses import replace
from itertools import combinations
from typing import get_args

from briefer.model import Brief, PositionEntry, Stance
from briefer.render.charts.speakers import COLUMNS, ROWS, Speakers, speakers, stances
from briefer.render.charts.speakers_svg import LETTERS, draw_speakers, stance_mark
from tests.render.charts.pictures import parsed, spans, words

STANCES: tuple[Stance, ...] = get_args(Stance)


def made(brief: Brief) -> Speakers:
    found = speakers(brief)
    assert found is not None
    return found


def said(brief: Brief, *pairs: tuple[str, str | None, Stance]) -> Brief:
    base = replace(brief.positions[0], actor=None)
    found: list[PositionEntry] = []
    for n, (speaker, target, stance) in enumerate(pairs, start=1):
        found.append(replace(base, id=f"P{n}", speaker=speaker, target=target, stance=stance))
    return replace(brief, positions=tuple(found))


def test_positions_are_counted_by_speaker_and_target(brief: Brief) -> None:
    found = made(
        said(
            brief,
            ("Moro", "Quill", "warns"),
            ("Moro", "Quill", "warns"),
            ("Moro", "Karsk", "supports"),
            ("Hale", "Quill", "denies"),
        )
    )
    assert [(row.name, row.count) for row in found.rows] == [("Moro", 3), ("Hale", 1)]
    assert found.targets == ("Quill", "Karsk")
    assert stances(found.rows[0].about["Quill"]) == (("warns", 2),)


def test_a_target_told_by_an_alias_is_the_actor(brief: Brief) -> None:
    found = made(said(brief, ("Moro", "the Alliance", "warns"), ("Hale", "Lowland Alliance", "denies")))
    assert found.targets == ("Lowland Alliance",)


def test_an_alias_of_two_actors_is_left_as_it_is(brief: Brief) -> None:
    actors = (brief.actors[0], replace(brief.actors[12], aliases=("the Alliance",)))
    found = made(replace(said(brief, ("Moro", "the Alliance", "warns")), actors=actors))
    assert found.targets == ("the Alliance",)


def test_only_positions_with_speaker_target_and_stance_count(brief: Brief) -> None:
    positions = said(brief, ("Moro", None, "warns"), ("Moro", "Quill", "neutral")).positions
    bare = replace(positions[1], prominent=False)
    assert speakers(replace(brief, positions=(positions[0], bare))) is None


def test_the_most_frequent_are_shown_and_the_others_counted(brief: Brief) -> None:
    many = [(f"S{n:02d}", f"T{m:02d}", "warns") for n in range(20) for m in range(n % 10 + 1)]
    found = made(said(brief, *many))  # type: ignore[arg-type]  # a literal in a comprehension is read as str
    assert len(found.rows) == ROWS
    assert len(found.targets) == COLUMNS
    assert found.rows[0].count == COLUMNS
    assert found.left_out == len(many) - sum(row.count for row in found.rows)


def test_an_unnamed_speaker_is_told_with_the_sources_it_speaks_in(brief: Brief) -> None:
    drawn = words(draw_speakers(made(brief)))
    assert drawn[drawn.index("a ministry official") + 1] == "unnamed [1]"


def test_every_stance_has_a_letter_and_a_shape_of_its_own() -> None:
    assert set(LETTERS) == set(STANCES)
    assert len(set(LETTERS.values())) == len(STANCES)
    shapes = {
        re.sub(r"<title>.*?</title>|<text.*?</text>", "", stance_mark(one)) for one in STANCES if one != "neutral"
    }
    assert len(shapes) >= len(STANCES) - 2


def test_the_picture_has_a_letter_for_each_stance_in_each_cell(brief: Brief) -> None:
    found = made(brief)
    letters = [word for word in words(draw_speakers(found)) if word in LETTERS.values()]
    cells = [positions for row in found.rows for positions in row.about.values()]
    assert len(letters) == sum(len(stances(positions)) for positions in cells)


def test_no_label_stands_on_another_even_with_every_stance_in_a_cell(brief: Brief) -> None:
    speaker, targets = (
        "A rather long-winded spokesman of the ministry",
        [f"The ministry of matter {n}" for n in range(7)],
    )
    all_of_them = [(speaker, target, one) for one in STANCES for target in targets for _ in range(12)]
    found = spans(draw_speakers(made(said(brief, *all_of_them))))
    for (a, b, y), (c, d, z) in combinations(found, 2):
        assert abs(y - z) > 6 or b <= c + 0.1 or d <= a + 0.1


def test_the_content_is_told_in_words(brief: Brief) -> None:
    told = parsed(draw_speakers(made(brief))).findtext("desc")
    assert told is not None
    assert "Lowland Alliance: opposes 1 on Army of Velmora; denies 1 on Tarsk." in told
