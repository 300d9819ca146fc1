"""What an analyst says of findings: decisions as they were taken, and a finding's review as they leave it.

Keys. A position, a risk and a timeline entry have the `key` of their entry in the brief. An actor's is
`actor:ID` with the id its analysis gave it, for an unnamed one `actor:ID@ARTICLE`; one that was split off
has the key of the one it was split off from and `~SLUG` of its name. One that was merged has the key of the
one that stayed.

==========  ===================  ======================================================================
kind        on                   value
==========  ===================  ======================================================================
accept      any finding          None
reject      any finding          None; accept and reject replace each other
edit        any finding          the new value of `field`, one of `EDITABLE`; None: as the machine has it;
                                 an empty text: none, where the field may be without a value
note        any finding          text; None: no note
likelihood  a risk               a word of ICD 203; None: not assessed
impact      a risk               low, moderate or high; None: not assessed
merge       an actor that stays  keys of the actors that are the same one
split       an actor             {"name": what the one split off is called, "names": forms that mean it,
                                 "articles": articles in which every mention does}
==========  ===================  ======================================================================

The last decision of its kind (and field) that stands counts; merges and splits all count, in their order.
"""

from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["accept", "reject", "edit", "merge", "split", "likelihood", "impact", "grade", "note"]

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

FindingKind = Literal["actor", "position", "risk", "time"]

EDITABLE: dict[FindingKind, tuple[str, ...]] = {
    "actor": ("name", "kind", "affiliation"),
    "position": ("speaker", "stance", "target", "issue", "when"),
    "risk": ("polarity", "status", "asserted_by", "horizon"),
    "time": ("when", "kind", "status", "event_class"),
}
"""Fields that an analyst may set. What a source said, and where, is not among them. A `when` or `horizon` is kept
resolved, as {"words": what the analyst wrote, such as `last Saturday`, "first": ISO day or instant, "last": the same,
inclusive, "precision": as in DateRef}: the words count from the article's publication date as it was then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an analyst said of a finding. Never changed, never deleted; undoing is a record of its own."""

    serial: int
    "Order of arrival; a later decision on the same key and field stands over an earlier one."
    key: str
    "Names the finding so that it is found again after a new analysis of the same text."
    article: str | None
    "Article id; None: it concerns no single article, as a merge of actors."
    kind: DecisionKind
    field: str | None
    "The field that was edited; None: the finding as a whole."
    value: Json
    author: str
    at: str
    "UTC instant, ISO 8601."
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What analysts made of one finding."""

    state: Literal["accepted", "rejected"] | None = None
    "None: nobody has judged it. Rejected findings are in no brief; the terminal asks for them."
    edited: tuple[str, ...] = ()
    "Fields that an analyst set, in place of what the machine found."
    note: str | None = None


UNREVIEWED = Review()
