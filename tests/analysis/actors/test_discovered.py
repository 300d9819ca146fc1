"""Names beyond the register: repaired, expanded, and merged only with themselves."""

from collections.abc import Callable

from briefer.analysis.actors.find import find_actors
from briefer.analysis.document import Document
from briefer.model import Actor

Parse = Callable[..., Document]


def persons(document: Document) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(document) if actor.kind == "person"}


def said(document: Document, actor: Actor) -> list[str]:
    return [document.article.quote(span) for span in actor.mentions]


def test_titles_belong_to_the_mention_and_not_to_the_name(parse: Parse) -> None:
    """Rank and office stand in the mention; the name is bare."""
    document = parse("Iraqi Foreign Minister Karim Jasim met Gen. Robert Hale on Tuesday.")
    found = persons(document)
    assert said(document, found["Karim Jasim"]) == ["Iraqi Foreign Minister Karim Jasim"]
    assert found["Karim Jasim"].affiliation == "iraq"
    assert said(document, found["Robert Hale"]) == ["Gen. Robert Hale"]


def test_a_title_with_of_belongs_to_the_mention(parse: Parse) -> None:
    """The whole of "US Secretary of State" stands in the mention, and its State is no actor."""
    document = parse("US Secretary of State Martin Doyle arrived on Sunday.")
    assert [said(document, actor) for actor in find_actors(document)] == [["US Secretary of State Martin Doyle"]]


def test_a_surname_is_its_bearer(parse: Parse) -> None:
    """Full name, title with surname, and surname alone are one person."""
    document = parse("Helen Marsh resigned on Monday. Ms. Marsh had led the party. Marsh gave no reason.")
    found = persons(document)
    assert said(document, found["Helen Marsh"]) == ["Helen Marsh", "Ms. Marsh", "Marsh"]


def test_two_of_one_surname_stay_two(parse: Parse) -> None:
    """Two people of the same surname are two, and the bare surname is put to neither."""
    document = parse("Helen Marsh met Peter Marsh in Oslo. Marsh left early.")
    found = persons(document)
    assert said(document, found["Helen Marsh"]) == ["Helen Marsh"]
    assert said(document, found["Peter Marsh"]) == ["Peter Marsh"]


def test_a_middle_initial_makes_no_second_person(parse: Parse) -> None:
    """A name with and without its middle initial is one; two different middles are two."""
    assert len(persons(parse("Helen B. Marsh spoke. Helen Marsh left."))) == 1
    assert len(persons(parse("George Paul Marsh spoke. George Ivan Marsh left."))) == 2


def test_the_fullest_form_is_the_name(parse: Parse) -> None:
    """A person first met by surname carries the full name once the text gives it."""
    document = parse("Marsh quits\n\nHelen Marsh resigned on Monday. Marsh gave no reason.")
    assert said(document, persons(document)["Helen Marsh"]) == ["Marsh", "Helen Marsh", "Marsh"]


def test_an_office_before_a_surname_is_not_a_later_namesake(parse: Parse) -> None:
    """A president known by surname alone is not merged with a relative who is given in full."""
    document = parse("President Marsh spoke in Rome. Joan Marsh opened a school. President Marsh flew home.")
    found = persons(document)
    assert said(document, found["Joan Marsh"]) == ["Joan Marsh"]
    assert said(document, found["Marsh"]) == ["President Marsh", "President Marsh"]


def test_honorifics_keep_a_couple_apart(parse: Parse) -> None:
    """Mr. and Mrs. of one surname are two."""
    document = parse("Helen Marsh met Peter Marsh. Mrs. Marsh spoke first. Mr. Marsh spoke next.")
    holders = [actor.id for actor in find_actors(document) for text in said(document, actor) if ". Marsh" in text]
    assert len(set(holders)) == 2


def test_an_acronym_is_its_expansion(parse: Parse) -> None:
    """An acronym introduced in brackets stands for the name before it ever after."""
    document = parse("The Coastal Fisheries Board (CFB) sued the state. The CFB wants damages.")
    board = next(actor for actor in find_actors(document) if "Fisheries" in actor.name)
    assert said(document, board)[-2:] == ["CFB", "The CFB"]


def test_a_bracket_ends_a_name(parse: Parse) -> None:
    """Party and state in brackets are no part of a person's name."""
    found = persons(parse("Sen. Helen Marsh (R-Texas) said the vote would be close."))
    assert "Helen Marsh" in found


def test_a_heading_does_not_join_the_name_below(parse: Parse) -> None:
    """A name at a paragraph's start keeps clear of the line above."""
    document = parse("Talks with Hezbollah\n\nMartin Doyle said the talks would go on.")
    assert said(document, persons(document)["Martin Doyle"]) == ["Martin Doyle"]


def test_a_body_named_after_a_group_is_not_the_group(parse: Parse) -> None:
    """Another body whose name contains a group's is not merged with it."""
    document = parse("The Friends of Hamas Foundation closed its doors. Hamas said nothing.")
    hamas = next(actor for actor in find_actors(document) if actor.id == "hamas")
    assert "The Friends of Hamas Foundation" not in said(document, hamas)


def test_the_same_text_gives_the_same_actors(parse: Parse) -> None:
    """Ids and order are the same on every run."""
    text = "Officials met Helen Marsh. A commander spoke to another commander. Iran and Hamas denied it."
    assert find_actors(parse(text)) == find_actors(parse(text))
