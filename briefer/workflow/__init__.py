"""The one place that wires stages: add, analyze, choose, compose, produce. Every face calls these.

Whatever depends on the moment (`now`) or the terminal (`progress`) is passed in.
"""

from briefer.workflow.analyzing import analyze, analyze_stream, stored_record
from briefer.workflow.building import draft, file_name, produce
from briefer.workflow.choosing import describe, instant, query_of
from briefer.workflow.opening import open_library
from briefer.workflow.progress import Progress
from briefer.workflow.taking import Taken, add, add_seeds, grade_of

__all__ = [
    "Progress",
    "Taken",
    "add",
    "add_seeds",
    "analyze",
    "analyze_stream",
    "describe",
    "draft",
    "file_name",
    "grade_of",
    "instant",
    "open_library",
    "produce",
    "query_of",
    "stored_record",
]
