"""What a conditional means: actors, asserter, status, horizon, and what it takes from the sentence before."""

from collections.abc import Callable

import pytest

from briefer.analysis.document import Document
from briefer.analysis.risks.find import conditional_tokens, find_risks
from briefer.model import Actor, ActorKind, DateRef, Position, Risk, Span, Speaker

Parse = Callable[..., Document]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def actor(text: str, name: str, kind: ActorKind = "state") -> Actor:
    return Actor(id=name.lower().replace(" ", "-"), name=name, kind=kind, mentions=(span(text, name),))


def position(
    text: str, source: str, cue: str, *content: str, speaker: str | None = None, within: int | None = None
) -> Position:
    return Position(
        source=(span(text, source),),
        cue=(span(text, cue),),
        content=tuple(span(text, c) for c in content),
        mode="indirect",
        speaker=Speaker(name=source, actor=speaker),
        within=within,
    )


def only(risks: tuple[Risk, ...]) -> Risk:
    assert len(risks) == 1
    return risks[0]


def test_each_half_names_its_own_actors_with_the_subject_first(parse: Parse) -> None:
    text = "If Norland attacks Kell, Sarland will cut its ties with Norland Airways."
    document = parse(text)
    actors = tuple(actor(text, name) for name in ("Norland", "Kell", "Sarland"))
    risk = only(find_risks(document, actors, (), ()))
    assert risk.trigger_actors == ("norland", "kell")
    assert risk.consequence_actors == ("sarland",)


def test_a_pronoun_means_the_one_actor_of_the_half_before_it(parse: Parse) -> None:
    text = "If Norland is attacked, it will respond."
    assert only(find_risks(parse(text), (actor(text, "Norland"),), (), ())).consequence_actors == ("norland",)


def test_a_pronoun_with_two_actors_before_it_stays_open(parse: Parse) -> None:
    text = "If Norland attacks Kell, it will respond."
    actors = (actor(text, "Norland"), actor(text, "Kell"))
    assert only(find_risks(parse(text), actors, (), ())).consequence_actors == ()


def test_he_is_never_a_state(parse: Parse) -> None:
    text = "If Norland is attacked, he will respond."
    assert only(find_risks(parse(text), (actor(text, "Norland"),), (), ())).consequence_actors == ()


def test_the_innermost_position_asserts(parse: Parse) -> None:
    text = "An adviser told us that Norland said it would strike if Kell moved."
    inner = "it would strike if Kell moved"
    positions = (
        position(text, "An adviser", "told", "that Norland said " + inner),
        position(text, "Norland", "said", inner, speaker="norland", within=0),
    )
    risk = only(find_risks(parse(text), (actor(text, "Norland"), actor(text, "Kell")), (), positions))
    assert risk.asserted_by == 1
    assert risk.consequence_actors == ("norland",)
    assert risk.trigger_actors == ("kell",)
    assert risk.status == "threatened"


def test_what_a_speaker_says_of_others_is_reported(parse: Parse) -> None:
    text = "The envoy said Norland would strike if Kell moved."
    positions = (position(text, "The envoy", "said", "Norland would strike if Kell moved", speaker="envoy"),)
    assert only(find_risks(parse(text), (actor(text, "Norland"),), (), positions)).status == "reported"


def test_a_conditional_of_the_article_itself_is_hypothetical(parse: Parse) -> None:
    risk = only(find_risks(parse("If the dam breaks, three towns will be flooded."), (), (), ()))
    assert risk.status == "hypothetical"
    assert risk.asserted_by is None


def test_a_denied_consequence_is_no_threat(parse: Parse) -> None:
    risk = only(find_risks(parse("“We will not attack unless they cross the river,” the commander said."), (), (), ()))
    assert risk.negated
    assert risk.status == "reported"


def test_a_deadline_bounds_the_risk(parse: Parse) -> None:
    text = "If the gates are not open by Friday, Norland will close the border."
    date = DateRef(span=span(text, "Friday"), kind="DATE", value="2026-03-06", precision="day", rule="test")
    assert only(find_risks(parse(text), (), (date,), ())).horizon == 0


def test_the_deadline_of_an_ultimatum_stands_before_its_demand(parse: Parse) -> None:
    text = "The group gave the city until Friday to free the men or face strikes."
    document = parse(text)
    date = DateRef(span=span(text, "Friday"), kind="DATE", value="2026-03-06", precision="day", rule="test")
    risk = only(find_risks(document, (), (date,), ()))
    assert [document.article.quote(s) for s in (*risk.trigger, *risk.consequence)] == ["free the men", "face strikes"]
    assert (risk.horizon, risk.status, risk.polarity) == (0, "threatened", "otherwise")


def test_now_bounds_nothing(parse: Parse) -> None:
    text = "If he had known, he would have left by now."
    date = DateRef(span=span(text, "now"), kind="DATE", value="PRESENT_REF", precision="vague", rule="test")
    assert only(find_risks(parse(text), (), (date,), ())).horizon is None


def test_a_date_that_bounds_nothing_is_no_horizon(parse: Parse) -> None:
    text = "If the talks on Friday fail, Norland will close the border."
    date = DateRef(span=span(text, "Friday"), kind="DATE", value="2026-03-06", precision="day", rule="test")
    assert only(find_risks(parse(text), (), (date,), ())).horizon is None


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        (
            "The army will march unless the gates are opened. In that case, the rebels will blow up the bridge.",
            "the gates are opened",
            "in-that-case",
        ),
        (
            "The court may reject the law. If so, the coalition will fall.",
            "The court may reject the law",
            "in-that-case",
        ),
        (
            "The gates must be opened tonight. Otherwise, the town will run dry.",
            "The gates must be opened tonight",
            "otherwise",
        ),
        ("The king may abdicate. That would mean a regency.", "The king may abdicate", "would"),
    ],
)
def test_a_sentence_that_looks_back_takes_its_trigger_from_the_one_before(
    text: str, trigger: str, polarity: str, parse: Parse
) -> None:
    document = parse(text)
    risk = find_risks(document, (), (), ())[-1]
    assert [document.article.quote(s) for s in risk.trigger] == [trigger]
    assert risk.polarity == polarity
    assert document.article.quote(risk.sentence) == text[text.index(". ") + 2 :]


def test_an_opener_with_nothing_before_it_has_no_trigger(parse: Parse) -> None:
    assert only(find_risks(parse("In that case, the rebels will blow up the bridge."), (), (), ())).trigger == ()


def test_an_attribution_between_the_halves_stays_out_of_both(parse: Parse) -> None:
    text = "If the vote goes ahead, Ms. Orla, who leads the party, said, her bloc will leave."
    positions = (
        position(text, "Ms. Orla, who leads the party", "said", "If the vote goes ahead", "her bloc will leave"),
    )
    document = parse(text)
    risk = only(find_risks(document, (), (), positions))
    assert [document.article.quote(s) for s in risk.trigger] == ["the vote goes ahead"]
    assert [document.article.quote(s) for s in risk.consequence] == ["her bloc will leave"]


def test_no_comma_is_left_at_the_edge_of_a_divided_half(parse: Parse) -> None:
    text = "If the gates close, the towns would run dry, the mayor said, and the mills would stop."
    positions = (
        position(text, "the mayor", "said", "If the gates close, the towns would run dry", "and the mills would stop"),
    )
    document = parse(text)
    risk = only(find_risks(document, (), (), positions))
    assert [document.article.quote(s) for s in risk.consequence] == [
        "the towns would run dry",
        "and the mills would stop",
    ]


def test_two_conditionals_in_one_sentence_stay_two(parse: Parse) -> None:
    text = "If the rebels advance, the army will strike; if they withdraw, the roads will open."
    document = parse(text)
    found = [
        (document.article.quote(r.trigger[0]), document.article.quote(r.consequence[0]))
        for r in find_risks(document, (), (), ())
    ]
    assert found == [("the rebels advance", "the army will strike"), ("they withdraw", "the roads will open")]


def test_words_of_both_halves_are_known_to_other_components(parse: Parse) -> None:
    document = parse("The army will strike if the rebels advance. The rebels fled.")
    words = {document.doc[i].text for i in conditional_tokens(document, (), list(document.doc))}
    assert {"strike", "advance"} <= words
    assert "fled" not in words


def test_every_span_lies_in_its_sentence_or_the_one_before(parse: Parse) -> None:
    text = "If the dam breaks, towns will flood. In that case, the army will help. Any delay would mean deaths."
    document = parse(text)
    for risk in find_risks(document, (), (), ()):
        assert risk.sentence.start <= risk.marker.start < risk.marker.end <= risk.sentence.end
        assert all(risk.sentence.start <= s.start < s.end <= risk.sentence.end for s in risk.consequence)
        assert all(0 <= s.start < s.end <= risk.sentence.end for s in risk.trigger)


def test_if_that_happens_takes_what_was_feared_in_the_sentence_before(parse: Parse) -> None:
    text = "We don’t want to see our barns burn. But if that happens, we will rebuild."
    document = parse(text)
    risk = only(find_risks(document, (), (), ()))
    assert [document.article.quote(s) for s in risk.trigger] == ["our barns burn", "that happens"]


def test_in_that_case_they_are_those_who_act_in_the_conditional_before(parse: Parse) -> None:
    text = (
        "Norland will not march unless Kell attacks. In that case, beside the war against Kell, it may strike Sarland."
    )
    first, second = find_risks(
        parse(text), (actor(text, "Norland"), actor(text, "Kell"), actor(text, "Sarland")), (), ()
    )
    assert first.consequence_actors == ("norland",)
    assert second.polarity == "in-that-case"
    assert second.consequence_actors[0] == "norland"


def test_a_condition_after_the_reported_content_has_the_same_asserter(parse: Parse) -> None:
    text = "An officer said that Norland had no plan to march, provided that Kell kept its word."
    positions = (position(text, "An officer", "said", "that Norland had no plan to march", speaker="officer"),)
    assert only(find_risks(parse(text), (), (), positions)).asserted_by == 0


def test_whoever_threatens_is_who_would_do_it(parse: Parse) -> None:
    text = "Norland threatened to close the gates if Kell moved."
    positions = (position(text, "Norland", "threatened", "to close the gates if Kell moved", speaker="norland"),)
    risk = only(find_risks(parse(text), (actor(text, "Norland"), actor(text, "Kell")), (), positions))
    assert (risk.consequence_actors, risk.trigger_actors, risk.status) == (("norland",), ("kell",), "threatened")


def test_it_in_the_trigger_is_whoever_refuses_and_not_what_is_refused(parse: Parse) -> None:
    text = "Norland refused to join the League unless it got the port."
    positions = (position(text, "Norland", "refused", "to join the League unless it got the port", speaker="norland"),)
    people = (actor(text, "Norland"), actor(text, "the League", "alliance"))
    risk = only(find_risks(parse(text), people, (), positions))
    assert risk.negated
    assert risk.trigger_actors == ("norland",)
    assert risk.consequence_actors == ("norland", "the-league")


def test_it_is_no_person_who_speaks(parse: Parse) -> None:
    text = "Ms. Orla said that if it came to war, Norland would stay out."
    positions = (position(text, "Ms. Orla", "said", "if it came to war, Norland would stay out", speaker="ms.-orla"),)
    people = (actor(text, "Ms. Orla", "person"), actor(text, "Norland"))
    assert only(find_risks(parse(text), people, (), positions)).trigger_actors == ()


def test_a_position_whose_cue_is_a_word_of_the_conditional_does_not_assert_it(parse: Parse) -> None:
    text = "The move risks drawing Norland into the war."
    positions = (position(text, "The move", "risks", "drawing Norland into the war"),)
    assert only(find_risks(parse(text), (actor(text, "Norland"),), (), positions)).asserted_by is None


def test_what_is_warned_of_is_the_consequence_without_who_warns(parse: Parse) -> None:
    text = "The agency warned of famine if the gates stay shut."
    positions = (position(text, "The agency", "warned of", "famine if the gates stay shut"),)
    document = parse(text)
    risk = only(find_risks(document, (), (), positions))
    assert [document.article.quote(s) for s in risk.consequence] == ["famine"]
    assert (risk.asserted_by, risk.status) == (0, "warned")


def test_his_men_are_those_of_the_speaker(parse: Parse) -> None:
    text = "Unless the siege is lifted, the general said, his men will storm the town."
    positions = (position(text, "the general", "said", "Unless the siege is lifted", "his men will storm the town"),)
    assert only(find_risks(parse(text), (), (), positions)).status == "threatened"


def test_an_act_of_the_state_one_speaks_for_is_ones_own(parse: Parse) -> None:
    text = "The envoy said Norland would strike if Kell moved."
    people = (
        actor(text, "Norland"),
        Actor(id="envoy", name="The envoy", kind="office", affiliation="norland", mentions=(span(text, "The envoy"),)),
    )
    positions = (position(text, "The envoy", "said", "Norland would strike if Kell moved", speaker="envoy"),)
    assert only(find_risks(parse(text), people, (), positions)).status == "threatened"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The junta has until Sunday to free the men or the bloc will use force.", "Sunday"),
        ("The sides must agree on Sunday. If not, the convoy will turn back.", "Sunday"),
        ("The truce will end unless it is renewed on Sunday.", "Sunday"),
        ("If no deal is found before the truce expires on Sunday, the fighting will go on.", "Sunday"),
    ],
)
def test_the_day_by_which_it_must_happen_is_the_horizon(text: str, when: str, parse: Parse) -> None:
    date = DateRef(span=span(text, when), kind="DATE", value="2026-03-08", precision="day", rule="test")
    assert find_risks(parse(text), (), (date,), ())[-1].horizon == 0


def test_what_will_be_met_with_force_is_a_threat_of_whoever_says_so(parse: Parse) -> None:
    text = "Any raid will be met with force, the admiral said."
    positions = (position(text, "the admiral", "said", "Any raid will be met with force"),)
    assert only(find_risks(parse(text), (), (), positions)).status == "threatened"
