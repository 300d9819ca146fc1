"""What counts as one report: pairs that were told apart by hand.

`python -m tests.resemblance.labelled` prints precision and recall, in all and of each class.
"""

import pytest

from briefer.resemblance import marks_of, share, wording
from tests.resemblance.labelled import figures, found, pairs

EVERY = pairs()
HARD = "hard: "
MARKS = (574488768, 2030952209, 2112963848, 2538710800, 2673972566, 2860646820, 2938035146, 3123226746, 3826893900)


def test_the_set_is_large_and_has_both_kinds() -> None:
    assert len(EVERY) >= 60
    assert sum(pair.same for pair in EVERY) >= 30
    assert sum(not pair.same for pair in EVERY) >= 30


@pytest.mark.parametrize("kind", sorted({pair.kind for pair in EVERY if not pair.kind.startswith(HARD)}))
def test_pairs_of_a_class_are_told_as_a_reader_tells_them(kind: str) -> None:
    wrong = [pair for pair in EVERY if pair.kind == kind and found(pair) != pair.same]
    assert [(pair.one[:40], pair.other[:40]) for pair in wrong] == []


def test_precision_and_recall_over_all_hard_ones_too() -> None:
    precision, recall = figures(EVERY)
    assert precision >= 0.92
    assert recall >= 0.9


def test_what_is_one_report_shares_a_mark() -> None:
    """All but a teaser of forty words, most of which are a quotation's in the whole report."""
    one = [pair for pair in EVERY if found(pair)]
    assert sum(bool(set(marks_of(pair.one)) & set(marks_of(pair.other))) for pair in one) >= len(one) - 1


def test_marks_are_few_and_grow_with_the_text() -> None:
    lengths = (3, 12, 100, 900, 5000)
    texts = (" ".join(f"w{n}" for n in range(length)) for length in lengths)
    assert [len(marks_of(text)) for text in texts] == [0, 8, 12, 22, 24]


def test_a_share_is_that_of_the_shorter_text_whichever_comes_first() -> None:
    longer = wording(" ".join(f"w{n}" for n in range(104)), outlet=None, credit=None)
    shorter = wording(" ".join(f"w{n}" for n in range(54)), outlet=None, credit=None)
    assert share(longer, shorter) == share(shorter, longer) == 1


def test_marks_are_the_same_in_every_process_and_version() -> None:
    """What a library holds was computed elsewhere; a change here needs a migration that makes all marks anew."""
    text = "Engineers shut the second gate of the dam after divers found a crack."
    assert marks_of(text) == MARKS
