"""What the brief makes of analyses."""

import pytest

from briefer.errors import ConfigError
from briefer.model import Actor, Event, Gap, Prose, Relation, Span, When
from tests.brief.maker import Maker, composed


def test_sources_are_numbered_by_publication_with_undated_ones_last() -> None:
    brief = composed(
        Maker("late", "Later words.", "2026-03-09"),
        Maker("undated", "Timeless words.", None),
        Maker("early", "Earlier words.", "2026-03-02"),
    )
    assert [source.article for source in brief.sources] == ["early", "late", "undated"]
    assert [source.number for source in brief.sources] == [1, 2, 3]


def test_evidence_carries_the_words_their_place_and_their_paragraph() -> None:
    one = Maker("a", "A headline\n\nRoe said the gate stays shut.")
    one.position("Roe", "said", "the gate stays shut")
    [position] = composed(one).positions
    [content] = position.content
    assert (content.text, content.paragraph, content.source) == ("the gate stays shut", 2, 1)
    assert one.article.text[content.start : content.end] == content.text
    assert position.sentence.text == "Roe said the gate stays shut."


def test_named_actors_of_two_sources_meet_and_unnamed_ones_do_not() -> None:
    makers = []
    for name in ("one", "two"):
        maker = Maker(name, f"Halden Roe spoke in {name}. A commander said no in {name}.")
        maker.actor("Halden Roe")
        commander = maker.actor("A commander", id="commander-1", anonymous=True)
        maker.position("A commander", "said", "no", actor=commander, anonymous=True)
        makers.append(maker)
    brief = composed(*makers)
    assert [(a.name, a.sources) for a in brief.actors] == [
        ("Halden Roe", (1, 2)),
        ("A commander", (1,)),
        ("A commander", (2,)),
    ]
    assert len({position.actor for position in brief.positions}) == 2


def test_an_actor_is_of_the_kind_that_most_sources_take_it_for() -> None:
    makers = []
    for name, kind in (("one", "person"), ("two", "state"), ("three", "state")):
        maker = Maker(name, f"Marla spoke in {name}.")
        maker.actor("Marla", kind=kind)
        maker.position("Marla", "spoke", f"in {name}", actor="marla")
        makers.append(maker)
    [marla] = composed(*makers).actors
    assert marla.kind == "state"


def test_an_unnamed_actor_without_a_position_is_not_listed() -> None:
    one = Maker("a", "A guard slept.")
    one.actor("A guard", id="guard-1", anonymous=True)
    assert composed(one).actors == ()


def test_the_words_of_a_syndicated_copy_are_listed_once_with_both_sources() -> None:
    text = "Roe said the gate stays shut until the engineers have signed the paper that the ministry sent them."
    first, copy = Maker("first", text, "2026-03-02"), Maker("copy", "EXTRA " + text, "2026-03-03")
    for maker in (first, copy):
        maker.position("Roe", "said", "the gate stays shut")
    brief = composed(first, copy)
    assert [(p.sentence.source, p.also) for p in brief.positions] == [(1, (2,))]
    assert (brief.summary.articles, brief.summary.origins) == (2, 1)


def test_a_copy_with_other_quotation_marks_is_still_the_same_words() -> None:
    text = "Roe said the gate “stays shut” until the engineers have signed the paper that the ministry sent them."
    first, copy = (
        Maker("first", text, "2026-03-02"),
        Maker("copy", text.replace("“", '"').replace("”", '"'), "2026-03-03"),
    )
    first.position("Roe", "said", "the gate “stays shut”")
    copy.position("Roe", "said", 'the gate "stays shut"')
    assert [position.also for position in composed(first, copy).positions] == [(2,)]


def test_the_same_words_of_two_independent_sources_are_two_positions() -> None:
    first = Maker("first", "Roe said the gate stays shut, and fishermen in the delta went home to mend their nets.")
    other = Maker("other", "At dawn the ministry was quiet. Roe said the gate stays shut.")
    for maker in (first, other):
        maker.position("Roe", "said", "the gate stays shut")
    assert len(composed(first, other).positions) == 2


def test_a_position_without_a_date_of_its_own_was_said_when_the_article_appeared() -> None:
    one = Maker("a", "Roe said no.", "2026-03-04")
    one.position("Roe", "said", "no")
    [position] = composed(one).positions
    assert position.when == When(first="2026-03-04", last="2026-03-04", precision="day")


def test_a_position_of_an_undated_article_has_no_time() -> None:
    one = Maker("a", "Roe said no.", None)
    one.position("Roe", "said", "no")
    assert composed(one).positions[0].when is None


def test_the_timeline_holds_resolved_dates_in_order_and_no_unresolved_ones() -> None:
    one = Maker("a", "It rained on Monday.\n\nThe gate shut on Sunday.\n\nNobody knows which Friday.")
    one.date("Monday", "2026-03-02")
    one.date("Sunday", "2026-03-01")
    one.date("Friday", None, unresolved="no year")
    brief = composed(one)
    assert [(t.id, t.when.words and t.when.words.text) for t in brief.timeline] == [("T1", "Sunday"), ("T2", "Monday")]


def test_what_lies_after_the_as_of_time_is_scheduled() -> None:
    one = Maker("a", "Talks open on Thursday.")
    one.date("Thursday", "2026-03-12")
    assert composed(one).timeline[0].kind == "scheduled"


def test_a_date_inside_a_statement_is_claimed_by_its_speaker() -> None:
    one = Maker("a", "Roe said the gate shut on Sunday.")
    one.position("Roe", "said", "the gate shut on Sunday")
    one.date("Sunday", "2026-03-01")
    [entry] = composed(one).timeline
    assert (entry.status, entry.asserted_by) == ("claimed", "Roe")


def test_the_marking_is_the_most_restrictive_of_the_sources() -> None:
    brief = composed(Maker("a", "Words.", marking="TLP:GREEN"), Maker("b", "More.", marking="TLP:RED"))
    assert brief.front.marking == "TLP:RED"


def test_without_marked_sources_the_marking_is_the_workspaces() -> None:
    assert composed(Maker("a", "Words.")).front.marking == "TLP:GREEN"


def test_gaps_of_the_analysis_are_notes_with_their_source() -> None:
    one = Maker("a", "Words.", None)
    one.add("gaps", Gap(kind="undated", message="no publication date is known"))
    notes = [(n.kind, n.source, n.message) for n in composed(one).notes]
    assert ("undated", 1, "no publication date is known") in notes


def test_site_furniture_that_was_cut_is_told() -> None:
    brief = composed(Maker("a", "Words.", tail="Check also this"))
    assert [n.message for n in brief.notes if n.kind == "tail"] == [
        "3 words of site furniture at the end were left out"
    ]


def test_an_article_that_is_a_teaser_is_told() -> None:
    brief = composed(Maker("a", "Words.", tags=("teaser",)))
    assert [(n.source, n.message) for n in brief.notes if n.kind == "input"] == [
        (1, "only the words of a feed are known; the page with the whole text could not be had")
    ]


def test_a_brief_of_one_origin_says_so() -> None:
    assert "single-source" in [n.kind for n in composed(Maker("a", "Words.")).notes]


def test_citations_in_the_analysts_words_become_source_numbers() -> None:
    brief = composed(
        Maker("dam-report", "Words.", "2026-03-02"),
        Maker("fish-report", "More.", "2026-03-03"),
        bottom_line="The gate stays shut [@dam-report, @fish].",
    )
    assert brief.bottom_line == Prose(text="The gate stays shut [1][2].", cites=(1, 2))


def test_a_citation_of_no_source_is_an_error_that_names_the_field() -> None:
    with pytest.raises(ConfigError, match=r"bottom_line: \[@nowhere\] is not an article of this brief"):
        composed(Maker("dam-report", "Words."), bottom_line="So it is [@nowhere].")


def test_an_ambiguous_citation_is_an_error() -> None:
    with pytest.raises(ConfigError, match="fits more than one"):
        composed(Maker("dam-1", "Words."), Maker("dam-2", "More."), outlook="Dry [@dam].")


def test_every_source_lists_the_paragraphs_that_are_cited() -> None:
    one = Maker("a", "Headline\n\nNothing here.\n\nRoe said no.")
    one.position("Roe", "said", "no")
    assert composed(one).sources[0].cited == (3,)


def test_a_position_is_prominent_where_its_words_show_a_stance_and_its_speaker_is_known() -> None:
    one = Maker("a", "Roe threatened war. Toll said it rained. It is said that nobody came.")
    one.position("Roe", "threatened", "war", stance="threatens")
    one.position("Toll", "said", "it rained")
    one.position(None, "is said", "nobody came", stance="denies")
    assert [position.prominent for position in composed(one).positions] == [True, False, False]


def test_a_dated_sentence_is_prominent_where_something_happens_or_is_due() -> None:
    one = Maker("a", "It rained in February.\n\nToll fired on Monday.\n\nTalks open on Thursday.")
    one.date("February", "2026-02-01", "2026-02-28", precision="month")
    fired = one.date("Monday", "2026-03-02")
    one.date("Thursday", "2026-03-12")
    event = Event(span=one.span("Toll fired"), trigger=one.span("fired"), date=fired, event_class="assault")
    one.add("events", event)
    shown = [(entry.id, entry.when.first, entry.prominent) for entry in composed(one).timeline]
    assert shown == [("T3", "2026-02-01", False), ("T1", "2026-03-02", True), ("T2", "2026-03-12", True)]


def test_relations_are_kept_where_both_ends_are_listed() -> None:
    one = Maker("a", "Roe met Toll. Roe and Toll met Fenn.")
    ends = {}
    for name, mentions in (("Roe", ("Roe met", "Roe and")), ("Toll", ("Toll.", "Toll met")), ("Fenn", ("Fenn",))):
        spans = tuple(Span(one.span(m).start, one.span(m).start + len(name)) for m in mentions)
        one.add("actors", Actor(id=name.lower(), name=name, kind="person", mentions=spans))
        ends[name] = spans
    whole = one.span("Roe met Toll.")
    one.add(
        "relations", Relation(kind="in-contact-with", source=ends["Roe"][0], target=ends["Toll"][0], sentence=whole)
    )
    one.add(
        "relations", Relation(kind="in-contact-with", source=ends["Roe"][1], target=ends["Fenn"][0], sentence=whole)
    )
    brief = composed(one)
    names = {actor.id: actor.name for actor in brief.actors}
    assert [(names[r.source], names[r.target]) for r in brief.relations] == [("Roe", "Toll")]


def test_neighbouring_words_that_show_a_stance_are_one_piece() -> None:
    one = Maker("a", "Roe said they stay as long as it rains, never more.")
    words = tuple(one.span(word) for word in ("as long", " as it", "never"))
    one.position("Roe", "said", "they stay", stance="conditional", stance_words=words)
    [position] = composed(one).positions
    assert [piece.text for piece in position.stance_words] == ["as long as it", "never"]
