"""Pages of our own making with the traits of real ones, and what is true of each.

`python -m tests.evals.pages` prints the figures of tests/evals/pages.md; `python -m tests.evals.pages NAME` what is
missing and what is too much in one page. A page is a function marked as a case in `around`, `facts` or `within`.
"""

from tests.evals.pages import around, facts, within
from tests.evals.pages.scoring import score, scores
from tests.evals.pages.story import Case, cases

__all__ = ["Case", "around", "cases", "facts", "score", "scores", "within"]
