"""The timeline chart: precision drawn, nothing on top of anything else."""

import re
from dataclasses import replace
from itertools import pairwise

import lxml.etree
from markupsafe import Markup

from briefer.model import Brief, When
from briefer.render.calendar import bounds
from briefer.render.timeline import HEAD, LABELS, ROW, ROWS_A_CHART, WIDTH, charts, ticks, window


def parsed(chart: Markup) -> lxml.etree._Element:
    return lxml.etree.fromstring(str(chart))


def with_times(brief: Brief, *times: When) -> Brief:
    base = brief.timeline[4]
    entries = tuple(replace(base, id=f"E{n}", kind="happened", when=time) for n, time in enumerate(times, start=1))
    return replace(brief, timeline=entries)


def day(value: str) -> When:
    return When(first=value, last=value, precision="day")


def test_every_dated_entry_has_a_row_of_its_own(brief: Brief) -> None:
    """Labels cannot collide: one a row, in the order of the table, and the undated entry is not drawn."""
    labels: list[str | None] = []
    for chart in charts(brief):
        drawn = [node for node in parsed(chart).iter("text") if node.get("font-weight") == "600"]
        heights = [float(node.get("y") or 0) for node in drawn]
        assert all(round(b - a, 3) == ROW for a, b in pairwise(heights))
        assert heights[-1] < HEAD + ROW * len(drawn)
        labels += [node.text for node in drawn]
    assert labels == [entry.id for entry in brief.timeline if bounds(entry.when)]


def test_an_entry_without_an_actor_is_labelled_by_its_own_words(brief: Brief) -> None:
    entry = replace(brief.timeline[4], actors=(), event_class="other")
    (chart,) = charts(replace(brief, timeline=(entry,)))
    [_, label] = [node.text or "" for node in parsed(chart).iter("text") if node.get("x") in ("0", "24")]
    assert entry.sentence.text.startswith(label.rstrip("…"))


def test_a_day_is_a_point_a_week_a_bar_and_an_open_end_fades(brief: Brief) -> None:
    week = When(first="2031-03-03", last="2031-03-09", precision="week")
    open_end = When(first="2031-03-05", last=None, precision="day")
    (chart,) = charts(with_times(brief, day("2031-03-04"), week, open_end))
    root = parsed(chart)
    bars = [float(node.get("width") or 0) for node in root.iter("rect")]
    assert len(list(root.iter("circle"))) == 2
    assert len([width for width in bars if width > 20]) == 1
    fade = [width for width in bars if width <= 20]
    assert fade == sorted(fade, reverse=True)
    assert len(fade) == 4


def test_saying_happening_and_scheduling_differ_without_colour(brief: Brief) -> None:
    entry = brief.timeline[4]
    drawn = []
    for kind in ("happened", "said", "scheduled"):
        (chart,) = charts(replace(brief, timeline=(replace(entry, kind=kind),)))
        drawn.append(re.search(r"</text><(circle class=\"\w+\"|path class=\"open\")", chart))
    assert [found and found[1] for found in drawn] == ['circle class="ink"', 'circle class="open"', 'path class="open"']


def test_a_straggler_does_not_squeeze_the_rest(brief: Brief) -> None:
    """An entry of years ago is an arrow at the edge; the week keeps the width."""
    week = [day(f"2031-03-{n:02d}") for n in range(3, 13)]
    (chart,) = charts(with_times(brief, day("2020-01-01"), *week))
    points = [float(node.get("cx") or 0) for node in parsed(chart).iter("circle")]
    assert len(points) == 10
    assert max(points) - min(points) > (WIDTH - LABELS) / 2
    assert f"M{LABELS + 4} " in chart


def test_all_marks_stay_inside_the_picture(brief: Brief) -> None:
    for chart in charts(brief):
        for node in parsed(chart).iter("circle", "rect"):
            x = float(node.get("cx") or node.get("x") or 0)
            assert LABELS <= x <= WIDTH


def test_ticks_are_few_whatever_the_span(brief: Brief) -> None:
    for last in ("2031-03-03", "2031-03-20", "2031-06-01", "2033-01-01", "2049-01-01"):
        scale = window(with_times(brief, day("2031-03-02"), day(last)).timeline)
        assert 1 <= len(ticks(scale)) <= 10, last


def test_a_long_timeline_goes_on_in_further_charts(brief: Brief) -> None:
    """A picture cannot break over a page, so none is taller than one."""
    found = charts(with_times(brief, *[day("2031-03-04")] * (ROWS_A_CHART + 1)))
    assert len(found) == 2


def test_without_a_dated_entry_there_is_no_chart(brief: Brief) -> None:
    assert charts(with_times(brief, When(first=None, last=None, precision="vague"))) == ()


def test_names_are_escaped_in_the_picture(brief: Brief) -> None:
    entry = replace(brief.timeline[4], actors=("<b>&",))
    (chart,) = charts(replace(brief, timeline=(entry,)))
    assert "&lt;b&gt;&amp;" in chart
