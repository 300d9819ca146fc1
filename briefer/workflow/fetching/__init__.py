"""Sources of a workspace: asked when they are due, and what is new in them taken into the library.

`states` says when a source is due and what becomes of it after an answer or a failure; `feeds`, `pages` and `folders`
take what is new in one; `asking` has what they share; `fetch` goes from one source to the next.
"""

from briefer.workflow.fetching.asking import Means, means_of
from briefer.workflow.fetching.fetch import Outcome, SourceFetch, fetch_sources
from briefer.workflow.fetching.states import state_of

__all__ = ["Means", "Outcome", "SourceFetch", "fetch_sources", "means_of", "state_of"]
