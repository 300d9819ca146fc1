"""Judging findings by keys, and what it does to the brief."""

from pathlib import Path

import pytest

from briefer import workflow
from briefer.model import ActorEntry, PositionEntry, RiskEntry, TimelineEntry
from briefer.tui.evidence.entries import TABS
from tests.tui.bench import evidence
from tests.tui.harness import terminal


async def test_without_picks_it_says_where_to_pick_and_can_pick_what_the_open_brief_chooses(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("2")
        await t.shows("No article is picked.")
        await t.press("p")
        await t.shows("Positions")
        assert "interview-joreth-kellan-9ad8350d" in t.app.picks


async def test_an_accepted_finding_is_accepted_in_the_brief_and_the_cursor_moves_on(sample: Path) -> None:
    async with evidence(sample) as e:
        first, second = e.entries[0], e.entries[1]
        await e.press("a")
        assert e.entries[0].review.state == "accepted"
        assert e.entry.key == second.key
        assert [(d.key, d.kind, d.article, d.author) for d in e.decisions()] == [
            (first.key, "accept", first.sentence.article, "Ishel desk")  # type: ignore[union-attr] # a position
        ]
        assert "✓" in e.t.drawn()
        assert next(p for p in e.brief().positions if p.key == first.key).review.state == "accepted"


async def test_a_rejected_finding_leaves_list_and_brief_and_comes_back_struck_out_on_request(sample: Path) -> None:
    async with evidence(sample) as e:
        first, count = e.entry, len(e.entries)
        await e.press("x")
        assert first.key not in [entry.key for entry in e.entries]
        await e.settled()
        assert len(e.entries) == count - 1
        assert first.key not in [p.key for p in e.brief().positions]
        await e.press("escape")
        await e.t.shows("1 rejected, hidden")
        await e.press("v")
        await e.settled()
        assert (e.entries[0].key, e.entries[0].review.state) == (first.key, "rejected")
        assert "✗" in e.t.drawn()
        await e.press("v")
        assert first.key not in [entry.key for entry in e.entries]


async def test_a_field_is_set_to_one_of_its_words_and_put_back(sample: Path) -> None:
    async with evidence(sample) as e:
        before = e.entry
        assert isinstance(before, PositionEntry)
        await e.press("e")
        await e.choose("stance")
        await e.choose("denies")
        await e.t.until(lambda: e.entry.review.edited == ("stance",))
        assert next(p for p in e.brief().positions if p.key == before.key).stance == "denies"
        assert "✎" in e.t.drawn()
        await e.settled()
        await e.press("e")
        await e.choose("stance: as it was found")
        await e.t.until(lambda: not e.entry.review.edited)
        assert isinstance(e.entry, PositionEntry)
        assert (e.entry.stance, e.entry.stance_words) == (before.stance, before.stance_words)


async def test_a_speaker_given_by_name_is_that_actor(sample: Path) -> None:
    async with evidence(sample) as e:
        key = e.entry.key
        await e.press("e")
        await e.choose("speaker")
        await e.answer("Velderra")
        await e.t.until(lambda: e.entry.review.edited == ("speaker",))
        await e.settled()
        found = next(p for p in e.brief().positions if p.key == key)
        assert found.speaker == "Velderra"
        assert found.actor in [a.id for a in e.brief().actors if a.name == "Velderra"]


async def test_a_date_in_words_shows_what_it_means_and_one_that_means_nothing_is_refused(sample: Path) -> None:
    async with evidence(sample) as e:
        key = e.entry.key
        await e.press("e")
        await e.choose("date")
        await e.answer("the other day or so")
        await e.t.shows("is no day that")
        assert e.decisions() == []
        await e.press("ctrl+u")
        await e.t.type("last Saturday")
        await e.t.shows("= Sat 28 Feb 2026, counted from Mon 2 Mar 2026")
        await e.press("enter")
        await e.t.until(lambda: e.entry.review.edited == ("when",))
        when = next(p for p in e.brief().positions if p.key == key).when
        assert when is not None
        assert (when.first, when.last, when.precision) == ("2026-02-28", "2026-02-28", "day")


async def test_a_note_is_kept_and_an_empty_one_takes_it_away(sample: Path) -> None:
    async with evidence(sample) as e:
        key = e.entry.key
        await e.press("c")
        await e.answer("ask the ministry")
        await e.t.until(lambda: e.entry.review.note == "ask the ministry")
        assert next(p for p in e.brief().positions if p.key == key).review.note == "ask the ministry"
        assert "❝" in e.t.drawn()
        await e.press("c")
        await e.answer("")
        await e.t.until(lambda: e.entry.review.note is None)


async def test_likelihood_and_impact_are_said_of_risks_only(sample: Path) -> None:
    async with evidence(sample) as e:
        await e.press("l")
        await e.t.shows("Likelihood is said of risks")
        await e.turn_to("risks")
        key = e.entry.key
        await e.press("l")
        await e.choose("likely")
        await e.t.until(lambda: isinstance(e.entry, RiskEntry) and e.entry.likelihood == "likely")
        await e.press("i")
        await e.choose("high")
        await e.t.until(lambda: isinstance(e.entry, RiskEntry) and e.entry.impact == "high")
        found = next(r for r in e.brief().risks if r.key == key)
        assert (found.likelihood, found.impact) == ("likely", "high")
        await e.press("l")
        await e.choose("not assessed")
        await e.t.until(lambda: isinstance(e.entry, RiskEntry) and e.entry.likelihood is None)


async def test_two_actors_become_one_under_the_name_that_stays(sample: Path) -> None:
    async with evidence(sample, tab="actors") as e:
        actors = {a.name: a for a in e.entries if isinstance(a, ActorEntry)}
        kept, gone = actors["Velderra"], actors["the Velderran army"]
        await e.press("m")
        await e.t.shows("To merge actors, mark them")
        await e.go_to(gone.key)
        await e.press("space")
        await e.go_to(kept.key)
        await e.press("m")
        await e.t.shows("Which name stays?")
        await e.press("enter")
        await e.t.until(lambda: gone.key not in [a.key for a in e.entries])
        await e.settled()
        assert e.entry.key == kept.key
        assert isinstance(e.entry, ActorEntry)
        assert e.entry.mentions == kept.mentions + gone.mentions
        names = {a.name: a for a in e.brief().actors}
        assert "the Velderran army" not in names
        assert "the Velderran army" in names["Velderra"].aliases


async def test_only_the_marked_are_merged_wherever_the_cursor_stands(sample: Path) -> None:
    async with evidence(sample, tab="actors") as e:
        first, second, third = e.entries[:3]
        await e.press("g", "space", "space")
        assert e.entry.key == third.key
        await e.press("m")
        await e.t.shows("2 actors become one")
        await e.press("enter")
        await e.t.until(lambda: any(d.kind == "merge" for d in e.decisions()))
        [merge] = e.decisions()
        assert (merge.key, merge.value) == (first.key, [second.key])


async def test_what_a_name_means_in_one_article_is_split_off_as_another_actor(sample: Path) -> None:
    async with evidence(sample, tab="actors") as e:
        key = next(a.key for a in e.entries if isinstance(a, ActorEntry) and a.name == "Odrin Halesk")
        await e.go_to(key)
        assert isinstance(e.entry, ActorEntry)
        source = e.entry.sources[0]
        await e.press("s")
        await e.choose(f"[{source}] everything in this article")
        await e.answer("the Velderran cabinet")
        await e.settled()
        split = [d for d in e.decisions() if d.kind == "split"]
        assert [d.key for d in split] == [key]
        assert "the Velderran cabinet" in [a.name for a in e.brief().actors]
        assert "the Velderran cabinet" in [a.name for a in e.entries if isinstance(a, ActorEntry)]


async def test_undo_takes_back_one_decision_after_the_other_over_a_restart_and_says_which(sample: Path) -> None:
    async with evidence(sample) as e:
        first, second = e.entries[0].key, e.entries[1].key
        await e.press("a", "x")
        await e.settled()
    async with evidence(sample, tab="risks") as e:
        await e.press("u")
        await e.t.shows("Undone: rejected, on P2")
        assert (e.screen.findings.tab, e.entry.key) == ("positions", second)
        await e.press("u")
        await e.settled()
        assert (e.entry.key, e.entry.review.state) == (first, None)
        assert e.decisions() == []
        await e.press("u")
        await e.t.shows("no decision of yours left")


async def test_marked_findings_are_judged_together(sample: Path) -> None:
    async with evidence(sample) as e:
        keys = [entry.key for entry in e.entries[:3]]
        await e.press("space", "space", "space")
        await e.t.shows("3 marked")
        await e.press("a")
        await e.settled()
        assert [entry.review.state for entry in e.entries[:4]] == ["accepted"] * 3 + [None]
        assert [d.key for d in e.decisions()] == keys
        assert e.screen.findings.marks == set()
        await e.press("g", "space", "space", "c")
        await e.answer("same source")
        await e.settled()
        assert [entry.review.note for entry in e.entries[:3]] == ["same source", "same source", None]


async def test_what_was_decided_at_once_is_taken_back_at_once(sample: Path) -> None:
    async with evidence(sample) as e:
        await e.press("a")
        await e.press("space", "space", "space", "x")
        await e.settled()
        assert len(e.decisions()) == 4
        await e.press("u")
        await e.settled()
        assert [d.kind for d in e.decisions()] == ["accept"]
        await e.press("u")
        await e.settled()
        assert e.decisions() == []


async def test_the_tabs_say_how_many_findings_they_list_and_how_many_are_judged(sample: Path) -> None:
    async with evidence(sample) as e:
        await e.press("a")
        await e.settled()
        brief = e.brief()
        assert f"Positions {len(brief.positions)} ✓1" in e.t.drawn()
        assert f"Timeline {len(brief.timeline)}" in e.t.drawn()
        for tab in (*TABS[2:], *TABS[:2]):
            await e.press("right_square_bracket")
            assert e.screen.findings.tab == tab
        await e.press("right")
        await e.settled()
    async with terminal(sample) as t:
        await t.until(lambda: t.app.current_mode == "evidence")
        await t.shows("trigger → consequence")


async def test_the_sentence_stands_beside_the_list_and_the_details_say_every_field(sample: Path) -> None:
    async with evidence(sample, size=(160, 50)) as e:
        await e.t.shows("attributed by")
        for label in ("judged", "speaker", "stance", "says", "wording", "source", "graded"):
            assert label in e.t.drawn()
        assert "the sharpest turn" in e.t.drawn()
        await e.turn_to("timeline")
        last = e.entries[-1]
        assert isinstance(last, TimelineEntry)
        await e.press("G")
        await e.t.shows(last.sentence.text.split("\n")[0][:20])


async def test_words_are_found_in_the_list_and_n_goes_on(sample: Path) -> None:
    async with evidence(sample) as e:
        await e.press("slash")
        await e.t.type("halesk")
        await e.t.shows("/halesk 1 of")
        first = e.screen.findings.cursor
        await e.press("enter", "n")
        second = e.screen.findings.cursor
        assert second > first
        await e.press("N")
        assert e.screen.findings.cursor == first
        await e.press("slash")
        await e.t.type("zzz")
        await e.t.shows("not in this list")
        await e.press("escape")
        assert e.screen.findings.cursor == first


async def test_enter_goes_to_the_place_in_the_reader(sample: Path) -> None:
    async with evidence(sample) as e:
        await e.press("enter")
        await e.t.until(lambda: e.t.app.current_mode == "library")
        await e.t.shows("threatened to shut its border")


async def test_a_decision_is_kept_before_the_list_shows_it(sample: Path) -> None:
    async with evidence(sample) as e:
        key = e.entry.key
        await e.press("a")
        assert e.entries[0].review.state == "accepted"
        session = e.t.app.open_session()
        with workflow.open_library(session.workspace, session.settings) as other:  # as the next start would find it
            assert [(d.key, d.kind) for d in other.decisions()] == [(key, "accept")]
    async with evidence(sample) as e:
        assert next(entry for entry in e.entries if entry.key == key).review.state == "accepted"


async def test_other_picks_give_other_findings(sample: Path) -> None:
    async with evidence(sample) as e:
        count = len(e.entries)
        await e.press("1")
        e.t.app.pick([e.entry.sentence.article], on=False)  # type: ignore[union-attr] # a position
        await e.press("2")
        await e.settled()
        assert 0 < len(e.entries) < count
        await e.press("1")
        e.t.app.pick(list(e.t.app.picks), on=False)
        await e.press("2")
        await e.t.shows("No article is picked.")


async def test_a_click_on_a_tab_goes_there(sample: Path) -> None:
    async with evidence(sample) as e:
        line = e.t.drawn().splitlines()[1]
        await e.t.pilot.click(offset=(line.index("Risks") + 1, 1))
        await e.t.pilot.pause()
        assert e.screen.findings.tab == "risks"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_hostile_names_are_drawn_harmlessly(sample: Path, size: tuple[int, int]) -> None:
    async with evidence(sample, size=size) as e:
        library = e.t.app.open_session().library
        entry = e.entry
        for field, value in (
            ("speaker", "[bold]\x1b]0;PWNED\x07[/] \u202egnp.exe"),
            ("target", "[/nothing] [@click=quit]x[/]"),
        ):
            library.decide(entry.key, "edit", field=field, value=value, author="x", at="2026-03-10T00:00:00+00:00")
        library.decide(
            entry.key, "note", value="a\x1b[31mred\u2066 [red]", author="\x07me", at="2026-03-10T00:00:00+00:00"
        )
        await e.press("1", "2")
        await e.settled()
        drawn = e.t.drawn()
        assert "\x1b" not in drawn
        assert "\x07" not in drawn
        assert "\u202e" not in drawn
        assert "[/nothing]" in drawn or size == (80, 24)
