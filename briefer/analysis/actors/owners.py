"""Whose "its" is: read only where the grammar leaves no doubt."""

from collections.abc import Mapping

from briefer.analysis.actors.clusters import Cluster
from briefer.analysis.actors.keys import word_id
from briefer.analysis.actors.labels import AUX, NSUBJ, NSUBJPASS, VERB
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.table import Table

_ITS = word_id("its")
_STEPS = 8
"""Steps up the parse to the verb whose subject it may be."""
_NOBODY = frozenset({"person", "office", "population"})


def referent(table: Table, pronoun: int, bearers: Mapping[int, tuple[Cluster, Name]]) -> str | None:
    """Id of the named state or body that "its" means: the subject of the clause, or of the one it continues."""
    if table.lower[pronoun] != _ITS:
        return None
    i = pronoun
    for _ in range(_STEPS):
        above = table.head[i]
        if above == i:
            return None
        if table.pos[above] in (VERB, AUX):
            subjects = [k for k in table.left[above] if table.dep[k] in (NSUBJ, NSUBJPASS) and k != i]
            if subjects:
                found = bearers.get(subjects[0]) if len(subjects) == 1 and not table.right[subjects[0]] else None
                return found[0].id if found is not None and found[0].kind not in _NOBODY else None
        i = above
    return None
