"""What is read off pages of our own stays as good as tests/evals/pages.md says."""

from statistics import mean

from briefer.ingest import article_of
from briefer.model import Published
from tests.evals.pages import cases, score, scores


def test_text_titles_and_dates_of_our_pages_are_right_and_no_sure_date_is_wrong() -> None:
    found = list(scores())
    assert mean(one.f1 for one in found) >= 0.99
    assert [one.name for one in found if one.f1 < 0.95] == []
    assert [one.name for one in found if not one.title] == []
    assert [one.name for one in found if not one.date] == []
    assert [one.name for one in found if one.sure_and_wrong] == []


def test_the_score_sees_what_is_missing_too_much_and_wrong() -> None:
    case = cases()[0]
    text = "\n\n".join((*case.paragraphs[1:], "Share this on everything."))
    article = article_of(
        text, id="a", title="Another", published=Published(value="2026-03-05", precision="day", how="meta")
    )
    told = score(case, article)
    assert 0.5 < told.f1 < 0.95
    assert (told.title, told.date, told.sure_and_wrong) == (False, False, True)
    assert told.extra["everything"] == 1
    assert told.missing.total() == len(case.paragraphs[0].replace("-", " ").split())
