"""Interviews: answers are direct speech of the one who is asked, questions state nothing."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[Any]]

MARKED = (
    "Karim Haddad has run the waterworks of Tessel for nine years. He spoke to us on Monday.\n\n"
    "Q: Why is the wall leaking?\n\n"
    "A: It is old, and I said so last year. We need money.\n\n"
    "Q: The River Guard says that you knew about it. Do you deny that?\n\n"
    "A: I did not know. A bearing does not know what day it is.\n\n"
    "Nobody told me.\n\n"
    "Q: Will you resign?\n\n"
    "A: No."
)

HEADED = (
    "Lina Sabbagh, a farmer from Tessel, lost her harvest to the flood.\n\n"
    "When did the water come?\n\n"
    "We heard it at night. I ran to the barn.\n\n"
    "Who helped you?\n\n"
    "Nobody helped us. I called the council twice.\n\n"
    "What will you do?\n\n"
    "I will plant again. My brother says that I am mad."
)


def test_answers_are_the_direct_speech_of_the_person_introduced(read: Read) -> None:
    answers = [s for s in read(MARKED) if s.position.mode == "direct"]
    assert [s.speaker for s in answers] == ["Karim Haddad"] * 3
    assert answers[0].content == ("It is old, and I said so last year. We need money.",)


def test_an_answer_runs_on_over_its_paragraphs(read: Read) -> None:
    answers = [s for s in read(MARKED) if s.position.mode == "direct"]
    assert answers[1].content[0].endswith("Nobody told me.")


def test_a_question_states_nothing_but_what_others_say(read: Read) -> None:
    asked = [s for s in read(MARKED) if s.position.mode == "indirect"]
    assert [(s.speaker, s.content) for s in asked] == [("The River Guard", ("that you knew about it",))]


def test_pronouns_and_marks_never_speak(read: Read) -> None:
    speakers = {s.speaker for s in read(MARKED)}
    assert speakers == {"Karim Haddad", "The River Guard"}


def test_headings_that_ask_make_an_interview(read: Read) -> None:
    seen = read(HEADED)
    assert [s.speaker for s in seen] == ["Lina Sabbagh"] * 3
    assert seen[2].content == ("I will plant again. My brother says that I am mad.",)


def test_headings_over_a_report_make_none(read: Read) -> None:
    report = HEADED.replace("I ", "She ").replace("We ", "They ").replace("us", "them").replace("My ", "Her ")
    assert all(s.speaker != "Lina Sabbagh" or s.position.mode != "direct" for s in read(report))
