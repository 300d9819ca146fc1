"""What contradicts is put side by side; wording that merely differs is no contradiction."""

import pytest

from tests.brief.said import Said, brief_of, kinds

CONTRADICT: tuple[tuple[Said, Said], ...] = (
    (
        ("Roe", "that Kestrian officers trained forty fighters in the valley camp", "neutral"),
        ("Toll", "that Kestrian officers trained any fighters in a valley camp", "denies"),
    ),
    (
        ("Roe", "that the Front fired on the bridge at dawn", "neutral"),
        ("The Front", "having fired on the bridge", "denies"),
    ),
    (
        ("Ashkel", "that the brigades poisoned the wells of the delta", "neutral"),
        ("The brigades", "that they had poisoned any wells in the delta", "denies"),
    ),
    (
        ("Ikarr", "that a list of evacuated households exists", "neutral"),
        ("Dessin", "that any list of households existed", "denies"),
    ),
    (
        ("Roe", "that the ministry paid the villagers for their fields", "neutral"),
        ("Dessin", "that the ministry paid the villagers for the fields", "denies"),
    ),
    (
        ("Corin", "that the engineers opened the northern gate at noon", "neutral"),
        ("Loy", "that the engineers opened the northern gate at noon", "denies"),
    ),
    (
        ("Roe", "that the minister promised both gates to the envoy", "neutral"),
        ("The minister", "that he promised the envoy any gates", "denies"),
    ),
    (
        ("Roe", "that the pumps of the delta stopped on Friday", "neutral"),
        ("Toll", "that the pumps of the delta never stopped on Friday", "neutral"),
    ),
    (
        ("Roe", "that the envoy carried a letter to the leader", "neutral"),
        ("Toll", "that the envoy carried no letter to the leader", "neutral"),
    ),
    (
        ("Roe", "that the second gate is open to traffic", "neutral"),
        ("Toll", "that the second gate is not open to traffic", "neutral"),
    ),
    (
        ("Roe", "talks on the gates of the dam", "supports"),
        ("Toll", "such talks on the gates of the dam", "opposes"),
    ),
    (
        ("Roe", "the plan to reopen the Sallow crossing", "opposes"),
        ("Toll", "the plan to reopen the Sallow crossing next week", "supports"),
    ),
    (
        ("Roe", "an inquiry into the mortar fragments", "supports"),
        ("Toll", "any inquiry into mortar fragments", "opposes"),
    ),
    (
        ("Roe", "that nine people had died at the bridge", "neutral"),
        ("Toll", "that six people had died there", "neutral"),
    ),
    (
        ("Roe", "that three contractors were hurt by the drones", "neutral"),
        ("Toll", "that he had treated five", "neutral"),
    ),
    (
        ("Roe", "that nine tonnes of fish had been lost", "neutral"),
        ("Toll", "that the boats had collected three tonnes", "neutral"),
    ),
    (
        ("Roe", "that 6,000 villagers lost their land to the dam", "neutral"),
        ("Toll", "that 5,400 villagers had to leave", "neutral"),
    ),
    (
        ("Roe", "that at least twelve soldiers were killed", "neutral"),
        ("Toll", "that seven soldiers were killed", "neutral"),
    ),
    (
        ("Roe", "that about 600 fighters follow him", "neutral"),
        ("Toll", "that no more than 200 fighters do", "neutral"),
    ),
    (
        ("Roe", "that twenty-two rounds struck the bank", "neutral"),
        ("Toll", "that twelve rounds struck it", "neutral"),
    ),
    (
        ("Roe", "that fourteen people were wounded in the market", "neutral"),
        ("Toll", "that thirty people were wounded in the market", "neutral"),
    ),
)

STAND_TOGETHER: tuple[tuple[Said, Said], ...] = (
    (
        ("Roe", "that Kestrian officers trained forty fighters in the valley camp", "neutral"),
        ("Toll", "that the pumps had failed", "denies"),
    ),
    (
        ("Roe", "that gunfire struck the Sallow Bridge crossing before dawn", "neutral"),
        ("The Front", "having fired on the Sallow Bridge crossing", "denies"),
    ),
    (
        ("Roe", "whether the Front fired on the bridge at dawn", "neutral"),
        ("The Front", "having fired on the bridge at dawn", "denies"),
    ),
    (
        ("Roe", "that the Front never fired on the bridge at dawn", "neutral"),
        ("The Front", "having fired on the bridge at dawn", "denies"),
    ),
    (
        ("Roe", "that the Front would fire on the bridge if the army came", "conditional"),
        ("The Front", "having fired on the bridge", "denies"),
    ),
    (
        ("Roe", "the Front to stop firing on the bridge", "demands"),
        ("The Front", "having fired on the bridge", "denies"),
    ),
    (
        ("Roe", "that Kestria trained fighters of the Front in a camp", "neutral"),
        ("Roe", "that Kestria trained fighters of the Front in a camp", "denies"),
    ),
    (
        ("Roe", "that the gates of the dam were shut for an inspection", "neutral"),
        ("Toll", "that the dam's gates stood closed while engineers inspected them", "neutral"),
    ),
    (
        ("Roe", "that an inspection in January found wear in the bearings", "neutral"),
        ("Toll", "that the inspection of the second gate had found no wear", "neutral"),
    ),
    (
        ("Roe", "that the truce holds in the valley", "neutral"),
        ("Toll", "that nobody breaks the truce", "neutral"),
    ),
    (
        ("Roe", "talks on the gates of the dam", "supports"),
        ("Toll", "talks on the gates of the dam", "supports"),
    ),
    (
        ("Roe", "talks on the gates of the dam", "supports"),
        ("Toll", "strikes on launch sites in the valley", "opposes"),
    ),
    (("Roe", "the talks", "supports"), ("Toll", "the talks", "opposes")),
    (
        ("Roe", "that seven people had died at the bridge", "neutral"),
        ("Toll", "that seven people were killed", "neutral"),
    ),
    (
        ("Roe", "that more than five people were killed at the bridge", "neutral"),
        ("Toll", "that seven people were killed at the bridge", "neutral"),
    ),
    (
        ("Roe", "that about 600 fighters follow him", "neutral"),
        ("Toll", "that 620 fighters follow him", "neutral"),
    ),
    (
        ("Roe", "that seven people were killed at the bridge", "neutral"),
        ("Toll", "that fourteen people were wounded at the bridge", "neutral"),
    ),
    (
        ("Roe", "that nine tonnes of fish had been lost", "neutral"),
        ("Toll", "that the boats had collected three crates of nets", "neutral"),
    ),
    (
        ("Roe", "that the talks last three days", "neutral"),
        ("Toll", "that the talks last three long days in Halvern", "neutral"),
    ),
    (
        ("Roe", "that the camp lies 12 kilometres from the dam", "neutral"),
        ("Toll", "that the camp lies 40 kilometres from the border", "neutral"),
    ),
    (
        ("Roe", "that seven people were killed at the bridge", "neutral"),
        ("Roe", "that nine people were killed at the bridge", "neutral"),
    ),
    (
        ("Roe", "that the deadline is 6 p.m. on Friday", "neutral"),
        ("Toll", "that the deadline is 9 p.m. on Friday", "neutral"),
    ),
)


def _name(pair: tuple[Said, Said]) -> str:
    return f"{pair[0][1]} / {pair[1][1]}"


@pytest.mark.parametrize("pair", CONTRADICT, ids=_name)
def test_what_cannot_both_be_so_is_one_disagreement(pair: tuple[Said, Said]) -> None:
    assert len(kinds(brief_of(*pair))) == 1


@pytest.mark.parametrize("pair", STAND_TOGETHER, ids=_name)
def test_what_can_both_be_so_is_none(pair: tuple[Said, Said]) -> None:
    assert kinds(brief_of(*pair)) == []


def test_there_are_twenty_of_each() -> None:
    assert (len(CONTRADICT) >= 20, len(STAND_TOGETHER) >= 20) == (True, True)


def test_a_denial_comes_first_then_the_claims_nearest_to_it() -> None:
    brief = brief_of(
        ("Ikarr", "that the Front fired once", "neutral"),
        ("Ashkel", "that the Front fired on the bridge at dawn", "neutral"),
        ("The Front", "having fired on the bridge at dawn", "denies"),
    )
    [found] = brief.disagreements
    assert found.sides[:2] == ("P3", "P2")


def test_denials_of_one_speaker_against_the_same_claims_are_one() -> None:
    brief = brief_of(
        ("Ashkel", "that the Front fired on the bridge at dawn", "neutral"),
        ("The Front", "having fired on the bridge", "denies"),
        ("The Front", "that it had fired on the bridge at dawn", "denies"),
    )
    assert [one.sides for one in brief.disagreements] == [("P2", "P1", "P3")]


def test_of_a_statement_in_full_only_the_sentences_that_deny_are_denials() -> None:
    full = "We did not fire on the bridge. The road to the dam stays open to lorries"
    brief = brief_of(
        ("Ashkel", "that the road to the dam stays open to all lorries", "neutral"), ("Toll", full, "denies")
    )
    assert kinds(brief) == []
