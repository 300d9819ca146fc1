"""The timeline: precision drawn, three lanes, readable with few entries and with many, nothing on anything else."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from briefer.model import Brief, EntryKind, When
from briefer.render.calendar import bounds
from briefer.render.charts.marks import drawn, legend, reach
from briefer.render.charts.scale import ticks, window
from briefer.render.charts.svg import TALLEST, WIDTH
from briefer.render.charts.timeline import LABELS, SPARSE, Timeline, timeline
from briefer.render.charts.timeline_svg import ROW, draw_timeline, ranges
from tests.render.charts.pictures import parsed, spans, words

MIDDAY = When(first="2031-03-04T12:00", last="2031-03-04T12:00", precision="minute")
WEEK = When(first="2031-03-03", last="2031-03-09", precision="week")


def day(value: str) -> When:
    return When(first=value, last=value, precision="day")


def days(count: int) -> list[When]:
    return [day(f"2031-03-{1 + n % 28:02d}") for n in range(count)]


def with_times(brief: Brief, *times: When, kind: EntryKind = "happened") -> Brief:
    base = brief.timeline[3]
    entries = tuple(replace(base, id=f"E{n}", kind=kind, when=time) for n, time in enumerate(times, start=1))
    return replace(brief, timeline=entries)


def made(brief: Brief) -> Timeline:
    found = timeline(brief)
    assert found is not None
    return found


def test_every_dated_entry_is_in_its_lane_and_the_undated_one_in_none(brief: Brief) -> None:
    found = made(brief)
    for kind, marks in found.lanes:
        told = [ident for mark in marks for ident in mark.ids]
        assert told == [e.id for e in brief.timeline if e.kind == kind and bounds(e.when)]
    assert [kind for kind, _ in found.lanes] == ["happened", "said", "scheduled"]


def test_a_few_entries_have_a_row_each_with_who_and_what(brief: Brief) -> None:
    (picture,) = draw_timeline(made(with_times(brief, *days(5))))
    assert [word for word in words(picture) if re.fullmatch(r"E\d", word)] == ["E1", "E2", "E3", "E4", "E5"]
    assert words(picture).count("Lowland Alliance · coerce") == 5
    rows = sorted({y for left, _, y in spans(picture) if left == 0 and y > 40})
    assert all(abs(b - a - ROW) < 0.11 for a, b in pairwise(rows))


@pytest.mark.parametrize("count", [SPARSE + 1, 70, 200])
def test_of_many_entries_every_id_is_told_and_no_label_stands_on_another(brief: Brief, count: int) -> None:
    times = [*days(count - 20), *[WEEK, MIDDAY] * 10]
    pictures = draw_timeline(made(with_times(brief, *times)))
    told: set[int] = set()
    for picture in pictures:
        assert float(parsed(picture).get("height", "").removesuffix("pt")) <= TALLEST
        for word in words(picture):
            for one, last in re.findall(r"E(\d+)(?:–(\d+))?", word):
                told |= set(range(int(one), int(last or one) + 1))
        for (a, b, y), (c, d, z) in combinations(spans(picture), 2):
            assert y != z or b <= c or d <= a
    assert told == set(range(1, count + 1))


def test_two_hundred_entries_of_a_month_are_one_picture(brief: Brief) -> None:
    assert len(draw_timeline(made(with_times(brief, *days(200))))) == 1


def test_what_fits_on_no_page_goes_on_in_a_further_picture_under_its_heading_again(brief: Brief) -> None:
    minutes = [f"2031-03-15T12:{m:02d}:{s:02d}" for m in range(60) for s in (0, 30)]
    at_noon = [When(first=one, last=one, precision="minute") for one in minutes]
    first, second, *_ = draw_timeline(made(with_times(brief, *days(56), *at_noon)))
    assert "Happened, continued" in words(second)
    assert "part 1 of" in first


def test_an_entry_without_an_actor_is_labelled_by_its_own_words(brief: Brief) -> None:
    entry = replace(brief.timeline[4], actors=(), event_class="other")
    (picture,) = draw_timeline(made(replace(brief, timeline=(entry,))))
    assert entry.sentence.text.startswith(words(picture)[-1].rstrip("…"))


def test_a_day_is_a_point_a_week_a_bar_and_an_open_end_fades(brief: Brief) -> None:
    found = made(with_times(brief, day("2031-03-04"), WEEK, When(first="2031-03-05", last=None, precision="day")))
    point, bar, fading = (drawn(mark, found.scale, 50) for mark in found.lanes[0][1])
    assert "a3.6" in point
    assert point.count("<path") == 1
    [across] = re.findall(r"h([\d.]+)v6", bar)
    assert float(across) > 20
    pieces = [float(width) for width in re.findall(r"h([\d.]+)v", fading)]
    assert len(pieces) == 4
    assert pieces == sorted(pieces, reverse=True)


def test_saying_happening_and_scheduling_differ_in_shape_and_filling(brief: Brief) -> None:
    shapes = set()
    for kind in ("happened", "said", "scheduled"):
        for when in (day("2031-03-04"), WEEK):
            found = made(with_times(brief, when, kind=kind))
            shapes.add(re.sub(r"[\d. -]+", " ", drawn(found.lanes[0][1][0], found.scale, 50)))
    assert len(shapes) == 6


def test_a_scheduled_bar_is_hatched_inside_its_outline(brief: Brief) -> None:
    found = made(with_times(brief, WEEK, kind="scheduled"))
    mark = found.lanes[0][1][0]
    left, right = reach(mark, found.scale)
    strokes = [float(x) for x in re.findall(r"M([\d.]+) 53l6-6", drawn(mark, found.scale, 50))]
    assert len(strokes) > 10
    assert left <= min(strokes)
    assert max(strokes) + 6 <= right


def test_the_day_of_publication_is_drawn_where_it_is_another_day(brief: Brief) -> None:
    """Source 2 is of 5 March: what happened in the week before was told then; what happened that day needs no mark."""
    before, same = replace(brief.timeline[1]), replace(brief.timeline[7], kind="happened")
    found = made(replace(brief, timeline=(before, same)))
    told = [mark.told and mark.told.date().isoformat() for mark in found.lanes[0][1]]
    assert told == ["2031-03-05", None]
    assert 'stroke-dasharray="0.6 1.8"' in draw_timeline(found)[0]


def test_a_straggler_does_not_squeeze_the_rest(brief: Brief) -> None:
    """An entry of years ago is an arrow at the edge; the week keeps the width."""
    week = [day(f"2031-03-{n:02d}") for n in range(3, 13)]
    found = made(with_times(brief, day("2020-01-01"), *week))
    first, *rest = found.lanes[0][1]
    middles = [sum(reach(mark, found.scale)) / 2 for mark in rest]
    assert max(middles) - min(middles) > (WIDTH - LABELS) / 2
    assert reach(first, found.scale)[1] < min(middles)
    assert found.uses("outside")


def test_all_marks_stay_inside_the_picture(brief: Brief) -> None:
    found = made(brief)
    for mark in (mark for _, marks in found.lanes for mark in marks):
        left, right = reach(mark, found.scale)
        assert LABELS - 1 <= left < right <= WIDTH + 1


def test_the_key_names_only_marks_that_occur(brief: Brief) -> None:
    found = made(with_times(brief, day("2031-03-04")))
    kinds = ("happened", "said", "scheduled", "bar", "open", "outside")
    assert [kind for kind in kinds if found.uses(kind)] == ["happened"]
    assert [kind for kind in kinds if made(brief).uses(kind)] == list(kinds)
    assert all(legend(kind).startswith("<svg") for kind in (*kinds, "told"))


def test_the_cut_off_is_drawn_where_the_picture_reaches_it_and_the_undated_are_counted(brief: Brief) -> None:
    assert made(brief).uses("cutoff")
    assert made(brief).undated == 1
    early = made(with_times(brief, day("2031-01-02"), day("2031-01-05")))
    assert not early.uses("cutoff")
    assert 'stroke-dasharray="3 2"' not in draw_timeline(early)[0]


def test_ids_that_follow_each_other_are_joined() -> None:
    assert ranges(["E3", "E4", "E5", "E9"]) == "E3–5, E9"
    assert ranges(["T12"]) == "T12"
    assert ranges(["E1", "note", "E2"]) == "E1, note, E2"


def test_ticks_are_few_whatever_the_span() -> None:
    for last in ("2031-03-03", "2031-03-20", "2031-06-01", "2033-01-01", "2049-01-01"):
        scale = window([day("2031-03-02"), day(last)], 0, WIDTH)
        assert 1 <= len(ticks(scale)) <= 10, last


def test_without_a_dated_entry_there_is_no_chart(brief: Brief) -> None:
    assert timeline(with_times(brief, When(first=None, last=None, precision="vague"))) is None
