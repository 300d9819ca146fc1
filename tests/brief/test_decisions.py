"""What analysts decided takes effect in the brief."""

from dataclasses import replace

import pytest

from briefer.model import (
    ActorEntry,
    Brief,
    Decision,
    Event,
    PositionEntry,
    Review,
    Risk,
    RiskEntry,
    TimelineEntry,
    When,
)
from tests.brief.maker import Maker, Taken, composed, decision, decisions

FRIDAY = {"words": "6 March", "first": "2026-03-06", "last": "2026-03-06", "precision": "day"}


def gate() -> Maker:
    """Two speakers who contradict each other, a risk that one of them states, and what happened on Sunday."""
    one = Maker(
        "gate",
        "Roe denied that engineers of the ministry shut the northern gate. "
        "Toll said that engineers of the ministry shut the northern gate on Sunday. "
        "Toll warned that the fields would dry out if the gate stays shut.",
    )
    roe, toll = one.actor("Roe"), one.actor("Toll")
    shut = "that engineers of the ministry shut the northern gate"
    one.position("Roe", "denied", shut, actor=roe, stance="denies")
    claim = one.position("Toll", "said", f"{shut} on Sunday", actor=toll, target=roe)
    warning = one.position("Toll warned"[:4], "warned", "the fields would dry out if the gate stays shut", actor=toll)
    sunday = one.date("Sunday", "2026-03-01")
    one.add(
        "events",
        Event(
            span=one.span("engineers of the ministry shut the northern gate on Sunday"),
            trigger=one.span("shut"),
            date=sunday,
            doers=(toll,),
            event_class="coerce",
            status="claimed",
            asserted_by=claim,
        ),
    )
    one.add(
        "risks",
        Risk(
            sentence=one.span("Toll warned that the fields would dry out if the gate stays shut."),
            marker=one.span("if"),
            trigger=(one.span("the gate stays shut"),),
            consequence=(one.span("the fields would dry out"),),
            polarity="if",
            trigger_actors=(roe,),
            asserted_by=warning,
        ),
    )
    return one


def everything(brief: Brief) -> tuple[ActorEntry | PositionEntry | RiskEntry | TimelineEntry, ...]:
    return (*brief.actors, *brief.positions, *brief.risks, *brief.timeline)


def keys(brief: Brief) -> tuple[str, ...]:
    return tuple(position.key for position in brief.positions)


DENIAL, CLAIM, WARNING = keys(composed(gate()))
[RISK] = (risk.key for risk in composed(gate()).risks)
[SUNDAY] = (entry.key for entry in composed(gate()).timeline)


def judged(*given: Taken, rejected: bool = False) -> Brief:
    return composed(gate(), decided=decisions(*given), rejected=rejected)


def test_a_finding_that_nobody_judged_has_an_empty_review() -> None:
    assert {entry.review for entry in everything(composed(gate()))} == {Review()}


def test_a_finding_that_was_accepted_says_so() -> None:
    brief = judged((CLAIM, "accept", None))
    assert [position.review.state for position in brief.positions] == [None, "accepted", None]


def test_the_last_of_accept_and_reject_counts() -> None:
    assert CLAIM in keys(judged((CLAIM, "reject", None), (CLAIM, "accept", None)))
    assert CLAIM not in keys(judged((CLAIM, "accept", None), (CLAIM, "reject", None)))


def test_an_undone_decision_counts_for_nothing() -> None:
    [rejection] = decisions((CLAIM, "reject", None))
    assert CLAIM in keys(composed(gate(), decided=[replace(rejection, undone=True)]))


def test_a_rejected_position_is_in_nothing_of_the_brief() -> None:
    before, after = composed(gate()), judged((WARNING, "reject", None), (CLAIM, "reject", None))
    assert (before.summary.positions, after.summary.positions) == (3, 1)
    assert (len(before.disagreements), len(after.disagreements)) == (1, 0)
    assert [(p.id, p.key) for p in after.positions] == [("P1", DENIAL)]
    assert [(r.position, r.asserted_by) for r in after.risks] == [(None, None)]
    assert [(t.asserted_by, t.status) for t in after.timeline] == [(None, "reported")]
    assert {actor.name: actor.positions for actor in after.actors} == {"Roe": ("P1",)}


def test_no_reference_leads_to_a_rejected_position() -> None:
    one = Maker("a", "Roe said that Toll said the gate was shut.")
    outer = one.position("Roe", "said", "that Toll said the gate was shut")
    one.position("Toll", "Toll said"[5:], "the gate was shut", within=outer)
    key = composed(one).positions[0].key
    [left] = composed(one, decided=[decision(key, "reject")]).positions
    assert left.within is None


def test_rejected_findings_can_be_kept_in_and_are_marked() -> None:
    brief = judged(
        (CLAIM, "reject", None), (RISK, "reject", None), (SUNDAY, "reject", None), ("actor:roe", "reject", None),
        rejected=True,
    )  # fmt: skip
    assert [entry.key for entry in everything(brief) if entry.review.state == "rejected"] == [
        "actor:roe",
        CLAIM,
        RISK,
        SUNDAY,
    ]
    assert (brief.summary.positions, brief.disagreements) == (2, ())


def test_a_rejected_risk_is_in_no_list_and_no_chain() -> None:
    one = Maker("a", "If Roe floods the valley road, Toll strikes the dam. If Toll strikes the dam, Roe leaves.")
    for sentence, trigger, consequence, first, second in (
        ("If Roe floods the valley road, Toll strikes the dam.", "Roe floods", "Toll strikes the dam", "roe", "toll"),
        ("If Toll strikes the dam, Roe leaves.", "If Toll strikes the dam"[3:], "Roe leaves", "toll", "roe"),
    ):
        one.add(
            "risks",
            Risk(
                sentence=one.span(sentence),
                marker=one.span(sentence[:6]),
                trigger=(one.span(trigger),),
                consequence=(one.span(consequence),),
                polarity="if",
                trigger_actors=(first,),
                consequence_actors=(second,),
            ),
        )
    brief = composed(one)
    assert [chain.risks for chain in brief.chains] == [("R1", "R2")]
    after = composed(one, decided=[decision(brief.risks[0].key, "reject")])
    assert ([risk.id for risk in after.risks], after.chains) == (["R1"], ())


def test_a_rejected_date_is_not_in_the_timeline() -> None:
    assert judged((SUNDAY, "reject", None)).timeline == ()


def test_a_rejected_actor_acts_nowhere_and_its_words_stay() -> None:
    brief = judged(("actor:roe", "reject", None), ("actor:toll", "reject", None))
    assert brief.actors == ()
    assert [(p.speaker, p.actor, p.target) for p in brief.positions] == [
        ("Roe", None, None),
        ("Toll", None, None),
        ("Toll", None, None),
    ]
    assert [risk.trigger_actors for risk in brief.risks] == [()]
    assert [entry.actors for entry in brief.timeline] == [()]


def test_the_copies_of_a_rejected_statement_go_with_it() -> None:
    text = "Roe said the gate stays shut until the engineers have signed the paper that the ministry sent them."
    first, copy = Maker("first", text, "2026-03-02"), Maker("copy", "EXTRA " + text, "2026-03-03")
    for maker in (first, copy):
        maker.position("Roe", "said", "the gate stays shut")
    [listed] = composed(first, copy).positions
    assert composed(first, copy, decided=[decision(listed.key, "reject")]).positions == ()


def test_likelihood_and_impact_of_a_risk_are_the_analysts() -> None:
    [risk] = judged((RISK, "likelihood", "likely"), (RISK, "impact", "high")).risks
    assert (risk.likelihood, risk.impact, risk.review) == ("likely", "high", Review())
    [risk] = judged((RISK, "likelihood", "likely"), (RISK, "likelihood", None)).risks
    assert risk.likelihood is None


def test_a_note_stands_in_the_review_until_it_is_taken_away() -> None:
    assert judged((DENIAL, "note", "He was not there.")).positions[0].review.note == "He was not there."
    assert judged((DENIAL, "note", "He was not there."), (DENIAL, "note", None)).positions[0].review.note is None


def test_an_edited_stance_is_no_longer_shown_by_the_words_of_the_other() -> None:
    one = Maker("a", "Roe rejected the deal.")
    one.position("Roe", "rejected", "the deal", stance="opposes", stance_words=(one.span("rejected"),))
    key = composed(one).positions[0].key
    [edited] = composed(one, decided=decisions((key, "edit", "neutral", "stance"))).positions
    assert (edited.stance, edited.stance_words, edited.prominent) == ("neutral", (), False)
    assert edited.review == Review(edited=("stance",))


def test_an_edited_stance_makes_and_ends_disagreements() -> None:
    assert judged((DENIAL, "edit", "neutral", "stance")).disagreements == ()


def test_an_edit_of_none_gives_the_field_back_to_the_machine() -> None:
    brief = judged((DENIAL, "edit", "neutral", "stance"), (DENIAL, "edit", None, "stance"))
    assert (brief.positions[0].stance, brief.positions[0].review) == ("denies", Review())


def test_an_empty_text_leaves_an_optional_field_without_a_value() -> None:
    brief = judged((CLAIM, "edit", "", "target"), (RISK, "edit", "", "asserted_by"))
    assert (brief.positions[1].target, brief.positions[1].review.edited) == (None, ("target",))
    assert (brief.risks[0].asserted_by, brief.risks[0].review.edited) == (None, ("asserted_by",))


def test_every_edited_field_of_a_position_is_listed_and_set() -> None:
    brief = judged(
        (CLAIM, "edit", "the dam", "target"), (CLAIM, "edit", "northern gate", "issue"), (CLAIM, "edit", FRIDAY, "when")
    )
    claim = brief.positions[1]
    assert (claim.target, claim.issue) == ("the dam", "northern gate")
    assert claim.when == When(first="2026-03-06", last="2026-03-06", precision="day")
    assert claim.review.edited == ("issue", "target", "when")


def test_an_edited_speaker_is_the_actor_of_that_name_wherever_its_words_are_used() -> None:
    brief = judged((CLAIM, "edit", "roe", "speaker"), (WARNING, "edit", "Roe", "speaker"))
    [roe] = [actor for actor in brief.actors if actor.name == "Roe"]
    assert [(p.speaker, p.actor, p.anonymous) for p in brief.positions[1:]] == [
        ("roe", roe.id, False),
        ("Roe", roe.id, False),
    ]
    assert roe.positions == ("P1", "P2", "P3")
    assert [risk.asserted_by for risk in brief.risks] == ["Roe"]
    assert [entry.asserted_by for entry in brief.timeline] == ["roe"]


def test_an_edited_speaker_whom_nobody_or_more_than_one_is_called_has_no_actor() -> None:
    other = Maker("other", "Roe slept. Roe Junior slept.")
    other.actor("Roe", id="roe-2")
    edit = decisions((WARNING, "edit", "Roe", "speaker"))
    assert composed(gate(), other, decided=edit).positions[2].actor is None
    assert judged((WARNING, "edit", "Fenn", "speaker")).positions[2].actor is None


def test_an_unnamed_speaker_whom_the_analyst_names_is_unnamed_no_more() -> None:
    one = Maker("a", "A guard said no.")
    one.position("A guard", "said", "no", anonymous=True)
    key = composed(one).positions[0].key
    brief = composed(one, decided=decisions((key, "edit", "Roe", "speaker")))
    assert (brief.positions[0].anonymous, brief.summary.anonymous) == (False, 0)


def test_every_edited_field_of_a_risk_is_listed_and_set() -> None:
    [risk] = judged(
        (RISK, "edit", "unless", "polarity"),
        (RISK, "edit", "threatened", "status"),
        (RISK, "edit", "Fenn", "asserted_by"),
        (RISK, "edit", FRIDAY, "horizon"),
    ).risks
    assert (risk.polarity, risk.status, risk.asserted_by) == ("unless", "threatened", "Fenn")
    assert risk.horizon == When(first="2026-03-06", last="2026-03-06", precision="day")
    assert risk.review.edited == ("asserted_by", "horizon", "polarity", "status")


def test_every_edited_field_of_a_timeline_entry_is_listed_and_set() -> None:
    [entry] = judged(
        (SUNDAY, "edit", FRIDAY, "when"),
        (SUNDAY, "edit", "said", "kind"),
        (SUNDAY, "edit", "confirmed", "status"),
        (SUNDAY, "edit", "", "event_class"),
    ).timeline
    assert (entry.when.first, entry.kind, entry.status, entry.event_class) == ("2026-03-06", "said", "confirmed", None)
    assert entry.when.words
    assert entry.when.words.text == "Sunday"
    assert entry.review.edited == ("event_class", "kind", "status", "when")
    assert not entry.prominent


def test_an_entry_that_is_moved_past_the_as_of_time_is_scheduled() -> None:
    later = {"words": "12 March", "first": "2026-03-12", "last": "2026-03-12", "precision": "day"}
    assert [entry.kind for entry in judged((SUNDAY, "edit", later, "when")).timeline] == ["scheduled"]


def test_every_edited_field_of_an_actor_is_listed_and_its_new_name_is_used_everywhere() -> None:
    brief = judged(
        ("actor:toll", "edit", "Adam Toll", "name"),
        ("actor:toll", "edit", "office", "kind"),
        ("actor:toll", "edit", "ministry", "affiliation"),
    )
    [toll] = [actor for actor in brief.actors if actor.key == "actor:toll"]
    assert (toll.name, toll.aliases, toll.kind, toll.affiliation) == ("Adam Toll", ("Toll",), "office", "ministry")
    assert toll.review.edited == ("affiliation", "kind", "name")
    assert [position.speaker for position in brief.positions] == ["Roe", "Adam Toll", "Adam Toll"]
    assert [risk.asserted_by for risk in brief.risks] == ["Adam Toll"]
    assert [entry.actors for entry in brief.timeline] == [("Adam Toll",)]
    assert brief.positions[1].sentence.text == composed(gate()).positions[1].sentence.text


def test_decisions_on_findings_of_other_briefs_change_nothing() -> None:
    elsewhere = decisions(
        ("0123456789ab", "reject", None),
        ("0123456789ab", "edit", "angry", "stance"),
        ("actor:fenn", "edit", "Fenn", "name"),
        ("actor:fenn", "merge", ["actor:nobody"]),
        ("actor:fenn", "split", {"name": "Other", "names": ["Fenn"]}),
        ("actor:fenn", "merge", 7),
    )
    assert composed(gate(), decided=elsewhere) == composed(gate())


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        (
            (DENIAL, "edit", "angry", "stance"),
            "decision 1 (edit stance, ana, 2026-03-10) was not applied: stance: “angry”",
        ),
        ((DENIAL, "edit", "x", "colour"), "colour: no field of a position that can be edited"),
        ((DENIAL, "likelihood", "likely"), "likelihood: is said of a risk"),
        ((RISK, "likelihood", "probable"), "“probable” is none of almost no chance"),
        ((SUNDAY, "edit", "last Saturday", "when"), "when: “last Saturday” is not"),
        ((RISK, "invented", None), "invented: no decision that this version knows"),
        (("actor:roe", "merge", "actor:toll"), "merge: “actor:toll” is no list of keys"),
        (("actor:roe", "split", {"name": "Roe"}), "says neither which names nor which articles"),
    ],
)
def test_a_decision_that_cannot_be_applied_is_told_and_changes_nothing_else(taken: Taken, told: str) -> None:
    brief, plain = judged(taken), composed(gate())
    [note] = [note for note in brief.notes if note.kind == "input"]
    assert told in note.message
    assert replace(brief, notes=plain.notes) == plain


def test_two_findings_on_one_word_have_keys_of_their_own() -> None:
    one = Maker("a", "It has stayed closed, Roe said.")
    one.position("Roe", "said", "It has stayed")
    one.position("Roe", "said", "It has stayed closed")
    brief = composed(one)
    assert len(set(keys(brief))) == 2
    assert len(composed(one, decided=[decision(keys(brief)[0], "reject")]).positions) == 1


def test_decisions_come_in_any_order_and_count_in_that_of_their_numbers() -> None:
    taken: list[Decision] = list(decisions((CLAIM, "reject", None), (CLAIM, "accept", None)))
    assert composed(gate(), decided=taken) == composed(gate(), decided=taken[::-1])
