"""How far the content runs past its first part: what follows it under the same verb, or belongs to the saying."""

from briefer.analysis.positions.tree import (
    ADVCL,
    ADVMOD,
    PREP,
    PUNCT,
    TO,
    Tree,
    ids,
)

_PARTS = ids("ccomp xcomp oprd dobj acl relcl dative")
"Further complements are content."
_ASIDE = ids("on at during after before since by despite amid following until ahead throughout")
"Prepositions that place the saying; the others mostly belong to what is said."
_TIME = ids("DATE TIME")
_REASONS = ids("because if unless so")
_AFTER_COMMA = ids("as for")


def tail_end(tree: Tree, verb: int, first: int, high: int) -> int:
    """One past the last token of the content that begins with the dependent `first` of `verb`."""
    for kid in tree.kids[verb]:
        if kid <= first or tree.pos[kid] == PUNCT:
            continue
        if not _belongs(tree, kid):
            break
        high = max(high, tree.right[kid] + 1)
    return high


def _belongs(tree: Tree, kid: int) -> bool:
    dep = tree.dep[kid]
    comma = tree.pos[tree.left[kid] - 1] == PUNCT
    if dep in _PARTS:
        return True
    if dep == PREP:
        if comma:
            return tree.lower[kid] in _AFTER_COMMA
        return tree.lower[kid] not in _ASIDE and not any(tree.ent[k] in _TIME for k in tree.kids[kid])
    if comma:
        return False
    if dep == ADVCL:
        return any(tree.tag[k] == TO or tree.lower[k] in _REASONS for k in tree.kids[kid])
    return dep == ADVMOD


def without_afterthought(tree: Tree, head: int, high: int) -> int:
    """The end of a noun phrase before a clause that a comma sets off: the article's words, not the speaker's."""
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] in _AFTERTHOUGHT and tree.lower[tree.left[kid] - 1] in _COMMA:
            return min(high, tree.left[kid] - 1)
    return high


_AFTERTHOUGHT = ids("relcl")
_COMMA = ids(", — –")
