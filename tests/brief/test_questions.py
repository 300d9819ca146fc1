"""What the sources leave open is asked: who never speaks, who has not answered."""

from briefer.model import Event
from tests.brief.conditionals import risks
from tests.brief.maker import Maker, composed
from tests.brief.said import article


def asked(*makers: Maker) -> list[str]:
    return [note.message for note in composed(*makers).notes if note.kind == "question"]


def accusation() -> Maker:
    text = "Roe accused Toll of releasing foul water from the reservoir."
    maker = Maker("a", text)
    roe, toll = maker.actor("Roe"), maker.actor("Toll")
    span = maker.span(text)
    maker.add("events", Event(span=span, trigger=span, doers=(roe,), targets=(toll,), event_class="accuse"))
    return maker


def test_an_accusation_that_nobody_answers_is_a_question_with_its_sentence() -> None:
    assert asked(accusation()) == ["Toll is accused here, and no source has an answer"]
    [note] = [note for note in composed(accusation()).notes if note.kind == "question"]
    assert note.sentence is not None
    assert note.sentence.text == accusation().article.text


def test_a_denial_by_the_accused_answers_it() -> None:
    assert asked(accusation(), article("b", ("Toll", "having released any foul water", "denies"))) == []


def test_words_of_the_accused_on_that_matter_answer_it() -> None:
    answer = article("b", ("Toll", "that foul water of the reservoir kills no fish", "neutral"))
    assert asked(accusation(), answer) == []


def test_words_of_the_accused_on_another_matter_do_not() -> None:
    other = article("b", ("Toll", "that the festival drew a crowd", "neutral"))
    assert asked(accusation(), other) == ["Toll is accused here, and no source has an answer"]


def test_who_never_speaks_and_on_whom_a_trigger_hangs_is_asked_for() -> None:
    stated = ("Kestria closes the border", "the lines go dead", {"trigger_actors": ("Kestria",)})
    assert asked(risks("a", stated)) == ["Kestria does not speak in any source, though R1 hangs on what it does"]
    assert asked(risks("a", stated), article("b", ("Kestria", "that it rained", "neutral"))) == []
