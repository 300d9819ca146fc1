"""Whatever decisions a library holds, of whatever version: there is a brief, and it keeps together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.brief.evidence import walk
from briefer.brief.identities import identified
from briefer.brief.reviews import Reviews
from briefer.model import EDITABLE, Brief, Decision
from tests.brief.maker import composed, decisions, readings_of
from tests.brief.test_decisions import CLAIM, DENIAL, FRIDAY, RISK, SUNDAY, WARNING, everything, gate
from tests.brief.test_identities import delta, river

MAKERS = (gate(), river(), delta(anonymous=True))
TEXTS = {maker.article.id: maker.article.text for maker in MAKERS}
ACTORS = tuple(actor.key for actor in composed(*MAKERS).actors)
KEYS = (CLAIM, DENIAL, WARNING, RISK, SUNDAY, *ACTORS, f"{ACTORS[0]}~other", "actor:nobody", "0123")
FIELDS = tuple(sorted({field for fields in EDITABLE.values() for field in fields}))

some_keys = st.lists(st.sampled_from(KEYS), max_size=3)
splits = st.fixed_dictionaries(
    {
        "name": st.sampled_from(("Other", "Roe", "")),
        "names": st.lists(st.sampled_from(("Roe", "the Guard", "Toll", "militia")), max_size=2),
        "articles": st.lists(st.sampled_from(("gate", "river", "elsewhere")), max_size=2),
    }
)
odd = st.none() | st.text(max_size=4) | st.integers() | st.lists(st.integers(), max_size=2)
values = odd | st.sampled_from(("denies", "if", "Roe", "", "likely", "office", "scheduled")) | st.just(FRIDAY)
one_decision = (
    st.tuples(st.sampled_from(ACTORS), st.just("merge"), some_keys)
    | st.tuples(st.sampled_from(ACTORS), st.just("split"), splits)
    | st.tuples(st.sampled_from(KEYS), st.sampled_from(("accept", "reject")), st.none())
    | st.tuples(st.sampled_from(KEYS), st.just("edit"), values, st.sampled_from(FIELDS))
    | st.tuples(
        st.sampled_from(KEYS), st.sampled_from(("merge", "split", "note", "likelihood", "impact", "new")), values
    )
)
taken = st.lists(one_decision, max_size=8).map(lambda given: decisions(*given))


def keeps_together(brief: Brief) -> None:
    positions, actors = {p.id for p in brief.positions}, {a.id for a in brief.actors}
    entries = everything(brief)
    assert len({entry.id for entry in entries}) == len(entries) == len({entry.key for entry in entries})
    assert {p.within for p in brief.positions} | {r.position for r in brief.risks} <= {None, *positions}
    assert {p.actor for p in brief.positions} <= {None, *actors}
    assert {ident for actor in brief.actors for ident in actor.positions} <= positions
    assert {ident for one in brief.disagreements for ident in one.sides} <= positions
    assert {end for one in brief.relations for end in (one.source, one.target)} <= actors
    assert {ident for chain in brief.chains for ident in chain.risks} <= {risk.id for risk in brief.risks}
    assert all(TEXTS[piece.article][piece.start : piece.end] == piece.text for piece in walk(brief))


@settings(deadline=None)
@given(taken=taken)
def test_the_brief_keeps_together_with_rejected_findings_and_without(taken: tuple[Decision, ...]) -> None:
    without, whole = composed(*MAKERS, decided=taken), composed(*MAKERS, decided=taken, rejected=True)
    keeps_together(without)
    keeps_together(whole)
    assert not any(p.review.state == "rejected" for p in everything(without))
    assert len(whole.positions) == len(composed(*MAKERS).positions)
    assert [p.key for p in whole.positions if p.review.state != "rejected"] == [p.key for p in without.positions]


@settings(deadline=None)
@given(taken=taken)
def test_no_mention_is_lost_and_none_is_made(taken: tuple[Decision, ...]) -> None:
    before = readings_of(*MAKERS)
    for one, other in zip(before, identified(before, Reviews(taken)), strict=True):
        spans = [{m for actor in reading.analysis.actors for m in actor.mentions} for reading in (one, other)]
        assert spans[0] == spans[1]
        assert all(actor.mentions for actor in other.analysis.actors)
        ids = [actor.id for actor in other.analysis.actors]
        assert len(ids) == len(set(ids))
