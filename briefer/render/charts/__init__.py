"""Brief -> pictures as SVG, each with its text alternative, for templates that put a table beside it.

Every chart is a function from the brief to plain data (`timeline`, `network`, ...) and one from that to Markup
(`draw_timeline`, ...). The same brief gives the same bytes; nothing tells things apart by colour.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from briefer.model import Brief
from briefer.render.charts.chains import FEW, MOST, Chains, Step, chains, joined_by
from briefer.render.charts.chains_svg import draw_chains
from briefer.render.charts.marks import legend
from briefer.render.charts.network import Network, network
from briefer.render.charts.network_svg import actor_mark, draw_network, fitting, relation_mark
from briefer.render.charts.ratings import Ratings, draw_ratings, ratings
from briefer.render.charts.speakers import FEW as FEWER
from briefer.render.charts.speakers import ROWS, Speakers, speakers, stances
from briefer.render.charts.speakers_svg import draw_speakers, stance_mark
from briefer.render.charts.timeline import Timeline, timeline
from briefer.render.charts.timeline_svg import draw_timeline
from briefer.render.foremost import annexed

__all__ = [
    "Chains",
    "Chart",
    "Network",
    "Ratings",
    "Speakers",
    "Step",
    "Timeline",
    "chains",
    "names",
    "network",
    "ratings",
    "speakers",
    "timeline",
]

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Generic[Data]):
    """What a template prints of a chart."""

    pictures: tuple[Markup, ...]
    data: Data


def chart_timeline(brief: Brief) -> Chart[Timeline] | None:
    """What happened, was said and is scheduled; None: nothing has a date."""
    data = timeline(brief)
    return Chart(pictures=draw_timeline(data), data=data) if data else None


def chart_network(brief: Brief) -> Chart[Network] | None:
    """Who stands in which relation to whom; None: no relation is stated."""
    found = fitting(brief)
    return Chart(pictures=(draw_network(*found),), data=found[0]) if found else None


def chart_speakers(brief: Brief) -> Chart[Speakers] | None:
    """Who speaks about whom; None: no position has both speaker and target."""
    data = speakers(brief, FEWER if "positions" in annexed(brief) else ROWS)
    return Chart(pictures=(draw_speakers(data),), data=data) if data else None


def chart_chains(brief: Brief) -> Chart[Chains] | None:
    """Which risk leads to which, where the risks stand in an annex a page of it; None: none does."""
    data = chains(brief, FEW if "risks" in annexed(brief) else MOST)
    return Chart(pictures=draw_chains(data), data=data) if data else None


def chart_ratings(brief: Brief) -> Chart[Ratings] | None:
    """Risks by likelihood and impact; None: the analyst rated none in both."""
    data = ratings(brief)
    return Chart(pictures=(draw_ratings(data),), data=data) if data else None


def names(brief: Brief) -> dict[str, Callable[..., Any]]:
    """What templates may use of the charts: `chart_NAME()` gives a Chart or None, the others marks for keys."""
    return {
        "chart_timeline": lambda: chart_timeline(brief),
        "chart_network": lambda: chart_network(brief),
        "chart_speakers": lambda: chart_speakers(brief),
        "chart_chains": lambda: chart_chains(brief),
        "chart_ratings": lambda: chart_ratings(brief),
        "joined_by": lambda chain: joined_by(brief, chain),
        "legend": legend,
        "relation_mark": relation_mark,
        "actor_mark": actor_mark,
        "stance_mark": stance_mark,
        "stances_of": stances,
    }
