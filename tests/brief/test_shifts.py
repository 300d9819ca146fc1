"""A speaker who changes position is shown with both days; one who repeats himself is not."""

from briefer.model import Shift
from tests.brief.maker import Maker, composed
from tests.brief.said import Said, article


def shifted(earlier: Said, later: Said) -> tuple[Shift, ...]:
    return composed(article("a", earlier, published="2026-03-03"), article("b", later, published="2026-03-09")).shifts


def test_opposed_stances_of_one_speaker_are_a_change() -> None:
    [found] = shifted(
        ("Roe", "talks on the gates of the dam", "opposes"), ("Roe", "such talks on the dam gates", "supports")
    )
    assert (found.how, found.before, found.after, found.speaker) == ("stance", "P1", "P2", "Roe")


def test_what_was_so_and_is_not_is_a_change() -> None:
    [found] = shifted(
        ("Roe", "that there can be no talks while gates are shut", "neutral"),
        ("Roe", "that there can be talks while gates are shut", "neutral"),
    )
    assert found.how == "denied"


def test_another_number_is_a_change() -> None:
    [found] = shifted(
        ("Roe", "that eleven people were killed at the Sallow crossing", "neutral"),
        ("Roe", "that seven people were killed at the Sallow crossing", "neutral"),
    )
    assert found.how == "number"


def test_what_the_source_says_was_given_up_is_a_change() -> None:
    later = Maker(
        "b", "Roe agreed to attend talks, giving up the condition that every gate must be open.", "2026-03-09"
    )
    later.position("Roe", "condition", "every gate must be open", actor=later.known("Roe"), stance="demands")
    earlier = article("a", ("Roe", "talks while a gate is shut", "opposes"), published="2026-03-03")
    [found] = composed(earlier, later).shifts
    assert (found.how, found.shared) == ("stated", "gate, roe, talk")


def test_two_speakers_change_nothing() -> None:
    assert shifted(("Roe", "talks on the gates", "opposes"), ("Toll", "talks on the gates", "supports")) == ()


def test_another_matter_is_no_change() -> None:
    assert (
        shifted(("Roe", "talks on the gates of the dam", "opposes"), ("Roe", "an inquiry into the rounds", "supports"))
        == ()
    )


def test_the_same_position_again_is_no_change() -> None:
    same: Said = ("Roe", "talks on the gates of the dam", "opposes")
    assert shifted(same, same) == ()


def test_two_stances_of_one_day_are_no_change() -> None:
    both = article(
        "a",
        ("Roe", "talks on the gates of the dam", "opposes"),
        ("Roe", "talks on the gates of the dam", "supports"),
    )
    assert composed(both).shifts == ()


def test_unnamed_speakers_are_nobody_who_changes() -> None:
    makers = []
    for name, stance, day in (("a", "opposes", "2026-03-03"), ("b", "supports", "2026-03-09")):
        maker = Maker(name, f"An official {stance} talks on the gates of the dam.", day)
        actor = maker.actor("An official", anonymous=True, kind="office")
        maker.position(
            "An official", stance, "talks on the gates of the dam", stance=stance, actor=actor, anonymous=True
        )
        makers.append(maker)
    assert composed(*makers).shifts == ()
