"""What a mention says of its actor: its form, its modifiers, its owner."""

from collections.abc import Iterator

from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.clusters import Cluster
from briefer.analysis.actors.keys import key_of, slug, word_ids
from briefer.analysis.actors.labels import DET, NOUN, NUM, POSS, PRON
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

INDEFINITE = word_ids("a an one another some several")
OWNERS = word_ids("his her its their our my your")
_CASE = word_ids("'s ’s ' ’")
_FILLERS = frozenset({"of", "s", "and", "for"})
_PLAIN = frozenset({DET, NOUN, PRON, NUM})
_HYPHENS = ("-", "–", "‑")
_SLUG_WORDS = 6


class Reading:
    """Reads mentions of one document."""

    def __init__(self, table: Table, names: list[Name], words: Words) -> None:
        self.table = table
        self.words = words
        self.at = {i: name for name in names for i in range(name.start, name.end)}
        self.by_words: dict[tuple[str, ...], Cluster] = {}
        "Clusters of discovered names by their normalised words."

    def affiliation(self, mention: Mention, own: Name | None) -> str | None:
        """Id of the actor that `owner` names."""
        name = self.owner(mention, own)
        if name is None:
            return None
        return name.form.entry.id if name.form is not None else self.by_words[name.full].id

    def owner(self, mention: Mention, own: Name | None) -> Name | None:
        """The actor named inside the phrase, other than itself; a state only where none is nearer.

        "Iranian-backed" ties a group to its backer, which is not what it belongs to; nobody belongs to a population.
        """
        found: Name | None = None
        for i in range(mention.start, mention.end):
            name = self.at.get(i)
            if name is None or name is own or self._backs(name.end):
                continue
            if name.form is not None:
                kind = name.form.entry.kind
                if kind != "population" and (found is None or kind != "state"):
                    found = name
            elif name.full in self.by_words:
                found = name
        return found

    def _backs(self, after: int) -> bool:
        """Whether the token is the hyphen of "-backed" or "-led"."""
        return after < len(self.table.lower) and self.table.word(after) in _HYPHENS

    def owned(self, mention: Mention) -> bool:
        """Whether the phrase begins with a named possessor, which makes it definite."""
        name = self.at.get(mention.start)
        return name is not None and name.end < mention.end and self.table.lower[name.end] in _CASE

    def possessor(self, mention: Mention) -> range:
        """Tokens of the possessor's phrase: "the prime minister's" adviser, one of "Iraqi Minister Hassan's" aides."""
        table = self.table
        for i in range(mention.start, mention.end):
            if table.dep[i] == POSS and i < table.head[i] < mention.end:
                return range(max(mention.start, table.left_edge(i)), i + 1)
        return range(0)

    def states(self, mention: Mention) -> set[str]:
        inside = (self.at.get(i) for i in range(mention.start, mention.end))
        return {n.form.entry.id for n in inside if n and n.form and n.form.entry.kind == "state"}

    def learns(self, mention: Mention) -> bool:
        """Whether a name in the phrase is known from the article alone."""
        inside = (self.at.get(i) for i in range(mention.start, mention.end))
        return any(n.form.entry.learned for n in inside if n and n.form)

    def modifiers(self, mention: Mention) -> Iterator[str]:
        """Normalised words of the phrase but its head, the name of its owner, determiners and pronouns."""
        table, words, owner = self.table, self.words, self.owner(mention, None)
        skipped = self.possessor(mention)
        for i in range(mention.start, mention.end):
            if i in skipped:
                continue
            lower = table.lower[i]
            if i == mention.head or lower in words.weightless or lower in INDEFINITE or lower in OWNERS:
                continue
            if i in self.at and self.at[i] is owner:
                continue
            noun = words.nouns.get(lower)
            if noun and mention.noun and noun.singular == mention.noun.singular:
                continue
            key = key_of(table.word(i))
            if key and key not in _FILLERS:
                yield key

    def titles(self, mention: Mention, name: Name) -> frozenset[str]:
        """Words before a person's name."""
        owner = self.owner(mention, name)
        before = (i for i in range(mention.start, name.start) if i not in self.at or self.at[i] is not owner)
        words = (key_of(self.table.word(i)) for i in before if self.table.lower[i] not in self.words.weightless)
        return frozenset(key for key in words if key and key not in _FILLERS)

    def form(self, mention: Mention) -> str:
        """The mention as an alias or name: of a name without titles, of a description in lower case at the start."""
        table, name = self.table, mention.name
        if name is not None:
            return " ".join(table.quote(name.start, name.end).split())
        text = " ".join(table.quote(mention.start, mention.end).split())
        plain = table.pos[mention.start] in _PLAIN and mention.start not in self.at
        return text[:1].lower() + text[1:] if plain else text

    def proper(self, mention: Mention) -> str:
        """The mention without what goes before its first capital."""
        table = self.table
        start = mention.start
        while start < mention.head and (table.lower[start] in self.words.weightless or not table.capital(start)):
            start += 1
        return " ".join(table.quote(start, mention.end).split())

    def base(self, mention: Mention) -> str:
        """Slug of a description without determiners: `ministry-official`."""
        table, words = self.table, self.words
        keep = [
            table.word(i)
            for i in range(mention.start, mention.end)
            if table.lower[i] not in words.weightless and table.lower[i] not in INDEFINITE
        ]
        return slug(" ".join(keep[:_SLUG_WORDS]))
