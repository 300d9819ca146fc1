"""The one place that wires stages: add, analyze, choose, compose, produce. Every face calls these.

Whatever depends on the moment (`now`) or the terminal (`progress`) is passed in.
"""

from briefer.brief.identities import split_key
from briefer.brief.lint import RULES
from briefer.brief.refusals import CHOICES, OPTIONAL, refusal
from briefer.workflow.analyzing import analyze, analyze_stream, stored_analysis, stored_record, unanalysed
from briefer.workflow.building import draft, file_name, produce
from briefer.workflow.bulk import Interrupted, forget, interrupted, remember
from briefer.workflow.choosing import describe, instant, query_of
from briefer.workflow.citing import Cited, CiteProblem, cite_fully
from briefer.workflow.comparing import brief_to_compare, difference, relint
from briefer.workflow.dating import stated_date
from briefer.workflow.drafts import drafts, drop_draft, load_draft, proposed_lines, save_draft
from briefer.workflow.fetching import SourceFetch, fetch_sources
from briefer.workflow.filtering import Filter, FilterDate, Problem, combined, read_filter
from briefer.workflow.judging import decide, findings, resolved, undo_last
from briefer.workflow.opening import copy_library, open_library
from briefer.workflow.previewing import UNKNOWN_CITATION, preview
from briefer.workflow.progress import Progress
from briefer.workflow.sources import add_sources, name_for, outlines_for, remove_source, sources_of
from briefer.workflow.taking import Taken, add, add_seeds, fetcher, grade_of, seeds_waiting
from briefer.workflow.writing import write_profile

__all__ = [
    "CHOICES",
    "OPTIONAL",
    "RULES",
    "UNKNOWN_CITATION",
    "CiteProblem",
    "Cited",
    "Filter",
    "FilterDate",
    "Interrupted",
    "Problem",
    "Progress",
    "SourceFetch",
    "Taken",
    "add",
    "add_seeds",
    "add_sources",
    "analyze",
    "analyze_stream",
    "brief_to_compare",
    "cite_fully",
    "combined",
    "copy_library",
    "decide",
    "describe",
    "difference",
    "draft",
    "drafts",
    "drop_draft",
    "fetch_sources",
    "fetcher",
    "file_name",
    "findings",
    "forget",
    "grade_of",
    "instant",
    "interrupted",
    "load_draft",
    "name_for",
    "open_library",
    "outlines_for",
    "preview",
    "produce",
    "proposed_lines",
    "query_of",
    "read_filter",
    "refusal",
    "relint",
    "remember",
    "remove_source",
    "resolved",
    "save_draft",
    "seeds_waiting",
    "sources_of",
    "split_key",
    "stated_date",
    "stored_analysis",
    "stored_record",
    "unanalysed",
    "undo_last",
    "write_profile",
]
