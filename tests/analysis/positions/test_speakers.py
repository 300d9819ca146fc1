"""Speakers: who is meant, who stays apart, and through whom it came."""

from collections.abc import Callable
from typing import Any

import pytest

from briefer.model import Actor, Link, Span

Read = Callable[..., list[Any]]


def test_a_pronoun_means_the_last_speaker(read: Read) -> None:
    seen = read("Karim Haddad said the dam was safe. He added that the road was open.")
    assert [s.speaker for s in seen] == ["Karim Haddad", "Karim Haddad"]


def test_a_pronoun_passes_over_a_speaker_of_the_other_gender(read: Read) -> None:
    seen = read(
        "Lina Sabbagh, a spokeswoman, said the dam leaked. Karim Haddad, a spokesman, said it was dry. "
        "She said he lied."
    )
    assert [s.speaker for s in seen] == ["Lina Sabbagh", "Karim Haddad", "Lina Sabbagh"]


def test_a_pronoun_for_a_body_passes_over_people(read: Read) -> None:
    seen = read("The ministry said the dam was safe. Karim Haddad said it was dry. It denied the reports of a leak.")
    assert seen[2].speaker == "The ministry"


def test_a_surname_stands_for_the_full_name(read: Read) -> None:
    seen = read("Karim Haddad said the dam was safe. Haddad denied the report.")
    assert [s.speaker for s in seen] == ["Karim Haddad", "Karim Haddad"]


def test_a_description_means_the_last_who_was_called_that(read: Read) -> None:
    seen = read(
        "An adviser to the governor said the bridge was mined. Lina Sabbagh said it was open. "
        "The adviser said the villagers should leave."
    )
    assert [s.speaker for s in seen] == [
        "An adviser to the governor",
        "Lina Sabbagh",
        "An adviser to the governor",
    ]


def test_a_named_speaker_is_met_again_by_their_office(read: Read) -> None:
    seen = read("Karim Haddad, a commander, said the road was closed. The commander said he would wait.")
    assert [s.speaker for s in seen] == ["Karim Haddad", "Karim Haddad"]


def test_who_stands_for_the_noun_before_it(read: Read) -> None:
    seen = read("The engineers, who say the wall is leaking, left on Monday.")
    assert [(s.source, s.speaker) for s in seen] == [("who", "The engineers")]


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [("Two engineers", True), ("A ministry official", True), ("The ministry", False), ("Karim Haddad", False)],
)
def test_people_described_and_not_named_are_anonymous(read: Read, source: str, anonymous: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    (seen,) = read(f"{source} said that the dam was leaking.")
    assert (seen.speaker, seen.position.speaker.anonymous) == (source, anonymous)


def test_two_anonymous_speakers_stay_apart(read: Read) -> None:
    seen = read("One official said the dam was safe. Another official said it was leaking.")
    assert [s.speaker for s in seen] == ["One official", "Another official"]


def test_an_inner_statement_keeps_its_speaker_and_who_passed_it_on(read: Read) -> None:
    text = "An adviser told Delta Radio that army officers had told villagers that the bridge was mined."
    outer, inner = read(text)
    assert (outer.speaker, outer.position.within, outer.position.speaker.chain) == ("An adviser", None, ())
    assert (inner.speaker, inner.position.within) == ("army officers", 0)
    assert inner.position.speaker.chain == (Link(name="An adviser", anonymous=True, span=Span(0, 10)),)


def test_the_source_takes_the_actor_that_is_mentioned_there(read: Read) -> None:
    actor = Actor(id="water-ministry", name="water ministry", kind="government body", mentions=(Span(0, 18),))
    (seen,) = read("The water ministry said that the dam was safe.", (actor,))
    assert seen.position.speaker.actor == "water-ministry"


def test_the_content_is_about_the_first_other_actor(read: Read) -> None:
    text = "The council accused the River Guard of burning the harvest."
    start = text.index("the River Guard")
    council = Actor(id="council", name="council", kind="government body", mentions=(Span(0, 11),))
    guard = Actor(id="river-guard", name="River Guard", kind="armed group", mentions=(Span(start, start + 15),))
    (seen,) = read(text, (council, guard))
    assert (seen.position.speaker.actor, seen.position.target) == ("council", "river-guard")


def test_the_subject_of_the_sentence_before_is_meant(read: Read) -> None:
    seen = read(
        "Dana Karam said that the dam was dry. Ruben Saliba, the mayor, arrived in Tessel at noon. "
        "She said that the dam leaked."
    )
    assert [s.speaker for s in seen] == ["Dana Karam", "Ruben Saliba"]


def test_two_who_fit_leave_the_pronoun_unresolved(read: Read) -> None:
    seen = read(
        "Robin Karam said that the dam was dry. Taylor Saliba said that the dam leaked. The rain fell all night. "
        "She said that the mill was shut."
    )
    assert [s.speaker for s in seen] == ["Robin Karam", "Taylor Saliba", "She"]


def test_a_given_name_tells_the_gender(read: Read) -> None:
    seen = read("Barbara Karam said that the dam was dry. The rain fell all night. He said that the mill was shut.")
    assert [s.speaker for s in seen] == ["Barbara Karam", "He"]


def test_the_second_of_a_kind_is_not_the_first(read: Read) -> None:
    seen = read("A senior official said that the dam was dry. The second official said that the dam leaked.")
    assert [s.speaker for s in seen] == ["A senior official", "The second official"]


def test_an_apposition_names_who_was_described(read: Read) -> None:
    seen = read(
        "The director of the waterworks said that the dam was dry. "
        "“I have seen it myself,” the director, Oriel Tamsin, told the council."
    )
    assert [(s.speaker, s.position.speaker.anonymous) for s in seen] == [("Oriel Tamsin", False)] * 2


def test_a_surname_with_two_bearers_near_stays_a_surname(read: Read) -> None:
    seen = read(
        "Peter Haddad and Susan Haddad met on Monday. The rain fell all night. Haddad said that the dam was dry."
    )
    assert [s.speaker for s in seen] == ["Haddad"]


def test_those_picked_out_of_a_group_are_anonymous(read: Read) -> None:
    (seen,) = read("Another, from a town in the hills, said that the dam was dry.")
    assert seen.position.speaker.anonymous


def test_a_long_run_of_pronouns_is_no_trouble(read: Read) -> None:
    text = "Karim Haddad came home. " + "He slept. " * 400 + "He said that the dam was dry."
    assert [s.speaker for s in read(text)] == ["He"]


def test_a_given_name_that_the_language_model_left_out_belongs_to_the_name(read: Read) -> None:
    seen = read("The council accused the guards of sleeping at the gate. Karim Haddad denied it.")
    assert seen[-1].speaker == "Karim Haddad"


@pytest.mark.parametrize(
    ("described", "again"),
    [
        ("Mira Castellan, the head of the millers' union,", "The union chief"),
        ("Dr Selma Aydin, who runs the clinic,", "The doctor"),
        ("Former minister Ada Brandt", "The former minister"),
        ("The king, Osman II,", "The monarch"),
        ("The rebels' leader, known as Abu Sahl,", "Abu Sahl"),
    ],
)
def test_other_words_of_the_text_for_a_speaker_mean_the_same(read: Read, described: str, again: str) -> None:
    first, second = read(f"{described} said that the dam was dry. {again} said that the mill was shut.")
    assert first.speaker == second.speaker


def test_another_word_does_not_join_two_who_are_told_apart(read: Read) -> None:
    seen = read("A head of the millers said that the dam was dry. The army chief said that it leaked.")
    assert [s.speaker for s in seen] == ["A head of the millers", "The army chief"]


def test_a_document_speaks_for_who_made_it(read: Read) -> None:
    seen = read("A statement from the ministry said the dam was dry. Haddad's letter said it leaked.")
    assert [s.speaker for s in seen] == ["the ministry", "Haddad"]
    assert seen[0].source == "A statement from the ministry"


def test_a_document_of_nobody_stays_a_document(read: Read) -> None:
    (seen,) = read("The report warned that the dam would burst.")
    assert seen.speaker == "The report"


def test_by_what_means_it_was_said_is_no_speaker(read: Read) -> None:
    (seen,) = read("Residents of Tessel, its main town, said by telephone that the road was open.")
    assert seen.source == "Residents of Tessel, its main town"


def test_nobody_is_no_speaker(read: Read) -> None:
    assert not read("Nobody has claimed the attack. No group said that it was sorry.")


def test_a_noun_for_people_that_opens_a_sentence_is_no_name(read: Read) -> None:
    (seen,) = read("Commanders of a number of armed factions told the paper that the dam was dry.")
    assert seen.position.speaker.anonymous


def test_he_is_the_only_one_who_fits_in_the_paragraph(read: Read) -> None:
    seen = read(
        "Karim Haddad, a spokesman, said that the dam was dry.\n\nThe wall was leaking, an engineer said. In that "
        "case the pumps could stop. The mill, he added, was shut."
    )
    assert seen[-1].speaker == "an engineer"


def test_two_persons_with_their_offices_speak_together(read: Read) -> None:
    (seen,) = read(
        "Karim Haddad, the minister of water, and Lina Sabbagh, the minister of trade, said the dam was dry."
    )
    assert seen.speaker.startswith("Karim Haddad")
    assert "Lina Sabbagh" in seen.speaker


def test_the_name_of_a_speaker_ends_before_what_is_told_of_them(read: Read) -> None:
    (seen,) = read("An official familiar with the talks, who wore a hat, said that a deal was near.")
    assert seen.speaker == "An official familiar with the talks"


def test_what_is_on_the_side_of_the_speaker_is_no_target(read: Read) -> None:
    text = "Haddad said that his militia would leave."
    militia = Actor(id="militia", name="his militia", kind="armed group", mentions=(Span(17, 28),))
    assert text[17:28] == "his militia"
    (seen,) = read(text, (militia,))
    assert seen.position.target is None
