"""Two briefs are compared finding by finding, each difference with its reason."""

from dataclasses import replace

from briefer.brief.changes import changes
from briefer.config import JudgementDraft
from briefer.model import Brief, Change, Risk
from tests.brief.maker import Maker, composed, decision
from tests.brief.said import article

OLD = article("a", ("Roe", "that the gate stays shut", "opposes"), ("Toll", "talks on the gate", "supports"))
NEW = article("b", ("Corin", "the lines to be cut", "demands"), published="2026-03-05")


def told(before: Brief, now: Brief, **given: frozenset[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.of, one.how, one.why) for one in changes(before, now, **given).entries]


def test_a_brief_against_itself_has_only_unchanged_findings() -> None:
    found = changes(composed(OLD), composed(OLD))
    assert found.entries == ()
    assert {count.of: (count.unchanged, count.new, count.changed, count.dropped) for count in found.counts} == {
        "position": (2, 0, 0, 0),
        "risk": (0, 0, 0, 0),
        "event": (0, 0, 0, 0),
        "actor": (2, 0, 0, 0),
        "judgement": (0, 0, 0, 0),
    }


def test_what_a_new_article_brings_is_new_for_that_reason() -> None:
    found = changes(composed(OLD), composed(OLD, NEW))
    assert [(one.of, one.how, one.entry, one.was, one.why) for one in found.entries] == [
        ("position", "new", "P3", None, ("new article",)),
        ("actor", "new", "A1", None, ("new article",)),
    ]
    assert found.new_sources == (2,)


def test_what_went_with_its_article_is_dropped_with_the_words_it_had() -> None:
    found = changes(composed(OLD, NEW), composed(OLD))
    assert [(one.of, one.how, one.was, one.words, one.why) for one in found.entries] == [
        ("position", "dropped", "P3", "the lines to be cut", ("article left out",)),
        ("actor", "dropped", "A1", "Corin", ("article left out",)),
    ]
    assert found.left_out == (composed(OLD, NEW).sources[1].title,)


def test_a_new_version_that_moves_words_keeps_its_findings() -> None:
    now = article(
        "a", ("Loy", "nothing", "neutral"), ("Roe", "that the gate stays shut", "opposes"),
        ("Toll", "talks on the gate", "supports"),
    )  # fmt: skip
    found = changes(composed(OLD), composed(now))
    assert [(one.of, one.how) for one in found.entries if one.of == "position"] == []
    assert found.renewed_sources == (1,)


def test_a_new_version_in_nearly_the_same_words_is_the_same_finding() -> None:
    now = article("a", ("Roe", "that the gate stays shut now", "opposes"), ("Toll", "talks on the gate", "supports"))
    assert changes(composed(OLD), composed(now)).entries == ()


def test_a_new_version_in_other_words_drops_one_finding_and_brings_another() -> None:
    now = article("a", ("Roe", "any strike on launch sites", "opposes"), ("Toll", "talks on the gate", "supports"))
    assert told(composed(OLD), composed(now)) == [
        ("position", "new", ("new version",)),
        ("position", "dropped", ("new version",)),
    ]


def test_what_an_analyst_set_is_changed_by_decision() -> None:
    before = composed(OLD)
    key = before.positions[0].key
    now = composed(OLD, decided=[decision(key, "edit", "demands", field="stance")])
    [one] = changes(before, now).entries
    assert (one.how, one.why) == ("changed", ("decision",))
    assert [(field.field, field.before, field.now) for field in one.fields] == [("stance", "opposes", "demands")]


def test_what_an_analyst_rejected_is_dropped_by_decision() -> None:
    before = composed(OLD)
    key = before.positions[0].key
    now = composed(OLD, decided=[decision(key, "reject")])
    dropped = [one for one in changes(before, now, rejected={key}).entries if one.of == "position"]
    assert [(one.how, one.why) for one in dropped] == [("dropped", ("decision",))]


def test_a_likelihood_is_a_decision() -> None:
    maker = Maker("a", "If Roe leaves, Toll stays.")
    span = maker.span("If Roe leaves, Toll stays.")
    maker.add(
        "risks",
        Risk(
            sentence=span,
            marker=maker.span("If"),
            trigger=(maker.span("Roe leaves"),),
            consequence=(maker.span("Toll stays"),),
            polarity="if",
        ),
    )
    before = composed(maker)
    now = composed(maker, decided=[decision(before.risks[0].key, "likelihood", "likely")])
    assert told(before, now) == [("risk", "changed", ("decision",))]


def test_the_same_text_read_otherwise_is_a_new_analysis() -> None:
    read_anew = article("a", ("Roe", "that the gate stays shut", "opposes"), ("Toll", "talks on the gate", "supports"))
    read_anew.found["positions"][0] = replace(read_anew.found["positions"][0], stance="warns")
    assert told(composed(OLD), composed(read_anew)) == [("position", "changed", ("new analysis",))]


def test_judgements_change_by_the_profile() -> None:
    first = composed(OLD, judgement=(JudgementDraft(claim="The gate stays shut until Friday [@a]."),))
    rated = composed(
        OLD, judgement=(JudgementDraft(claim="The gate stays shut until Friday [@a].", likelihood="likely"),)
    )
    reworded = composed(OLD, judgement=(JudgementDraft(claim="The gate stays shut until Sunday [@a]."),))
    other = composed(OLD, judgement=(JudgementDraft(claim="Nobody fishes in the delta [@a]."),))
    assert told(first, rated) == [("judgement", "changed", ("profile",))]
    assert told(first, reworded) == [("judgement", "changed", ("profile",))]
    assert told(first, other) == [("judgement", "new", ("profile",)), ("judgement", "dropped", ("profile",))]


def test_findings_without_a_line_of_their_own_make_none_here() -> None:
    quiet = article("b", ("Corin", "that it rained", "neutral"), published="2026-03-05")
    assert [one.of for one in changes(composed(OLD), composed(OLD, quiet)).entries] == ["actor"]


def test_another_engine_is_told() -> None:
    before = composed(OLD)
    other = replace(before, method=replace(before.method, model="another 4"))
    assert (changes(before, before).engine_changed, changes(before, other).engine_changed) == (False, True)


def test_changes_hold_no_evidence_of_the_earlier_brief() -> None:
    found: tuple[Change, ...] = changes(composed(OLD, NEW), composed(OLD)).entries
    assert all(one.source is None for one in found if one.how == "dropped")
