"""The register of known actors, and the token trie by which the longest of their names is found."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from briefer.analysis.actors.keys import key_of, keys_of, slug, word_id
from briefer.analysis.lexicon import load
from briefer.errors import ConfigError
from briefer.model import ActorKind

Use = Literal["name", "adjective", "people", "seat"]
"""What a form stands for: the actor, a modifier only, the actor's population, or the actor where it acts."""

_PACKAGE = "briefer.analysis.actors.register"
_LISTS = ("aliases", "adjectives", "people", "seats")
_USES: Mapping[str, Use] = {"aliases": "name", "adjectives": "adjective", "people": "people", "seats": "seat"}
FIELDS = ("id", "name", "kind", "affiliation", "exact", "extend", *_LISTS)
"""Fields that a row of `actors.toml` may have."""
_SHORT = 5
_PARTS = re.compile(r"[^\W_][\w.'’‘`´ʼʿʾ]*")
_SKIPPED = re.compile(r"[-–‑'’‘`´ʼʿ]+|[aAeE][lL]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known actor."""

    id: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    "Id of the actor it belongs to."
    learned: bool = False
    "True: only the article knows it."
    exact: bool = False
    "True: its forms count only as spelt here, case and all."
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    "Names of its population."
    seats: tuple[str, ...] = ()
    "Places that stand for it where they act."


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One spelling of an entry."""

    entry: Entry
    text: str
    use: Use
    literal: bool
    "True: the text must spell it letter for letter (acronyms)."


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


class Register:
    """Entries by id, and their forms in a trie over normalised words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: Mapping[str, Entry] = {entry.id: entry for entry in entries}
        self._root = _Node()
        self.lower_starts: frozenset[int] = frozenset()
        "Hashes of the lower-case words with which a form may begin."
        for entry in self.entries.values():
            for form in _forms(entry):
                self._insert(form)

    def with_additions(self, *tables: Mapping[str, Any]) -> "Register":
        """A register with the actors of parsed `actors.toml` tables added; one of a known id replaces that entry.

        Where such a one says `extend = true`, its lists are added to the known ones and its other fields override.
        Raises ConfigError.
        """
        entries = dict(self.entries)
        for table in tables:
            for row in _rows(table, "actors.toml"):
                entry = entry_of(row, "actors.toml", entries)
                entries[entry.id] = entry
        return Register(entries.values())

    def starts(self, key: str) -> bool:
        """Whether any name begins with this word."""
        return key in self._root.children

    def longest(self, words: Iterable[str]) -> tuple[int, Form] | None:
        """Length in words and form of the longest name that `words` begin with; hyphens, marks and al- are skipped."""
        node: _Node | None = self._root
        found: tuple[int, Form] | None = None
        seen: list[str] = []
        for index, word in enumerate(words):
            seen.append(word)
            key = key_of(word)
            if not key:
                if not _SKIPPED.fullmatch(word):
                    break
                continue
            node = node.children.get(key) if node else None
            if node is None:
                break
            for form in node.forms:
                if _fits(form, seen):
                    found = (index + 1, form)
                    break
        return found

    def _insert(self, form: Form) -> None:
        node = self._root
        keys = keys_of(form.text)
        if not form.text[0].isupper():
            self.lower_starts |= {word_id(keys[0])}
        for key in keys:
            node = node.children.setdefault(key, _Node())
        node.forms.append(form)
        node.forms.sort(key=lambda f: (not f.literal, f.use != "name"))


@cache
def shipped() -> Register:
    """The register that comes with Briefer; built once."""
    names = sorted(f.name for f in files(_PACKAGE).iterdir() if f.name.endswith(".toml"))
    entries: dict[str, Entry] = {}
    for name in names:
        for row in _rows(load(_PACKAGE, name), name):
            entry = entry_of(row, name, {})
            if entry.id in entries:
                raise ConfigError(f"register/{name}: {entry.id} is there twice; keep one of them")
            entries[entry.id] = entry
    return Register(entries.values())


def _rows(table: Mapping[str, Any], where: str) -> Iterator[Mapping[str, Any]]:
    rows = table.get("actors", ())
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, Mapping) for row in rows):
        raise ConfigError(f"{where}: `actors` must be a list of tables; write each actor as [[actors]]")
    yield from rows


def entry_of(row: Mapping[str, Any], where: str, known: Mapping[str, Entry]) -> Entry:
    """The actor of one row; `known` are those that it may extend, `where` begins a ConfigError's message."""
    identity = row.get("id") or slug(str(row.get("name", "")))
    before = known.get(identity) if row.get("extend") else None
    name = row.get("name") or (before.name if before else None)
    kind = row.get("kind") or (before.kind if before else None)
    if not isinstance(name, str):
        raise ConfigError(f'{where}: an actor has no name; give it `name = "..."`')
    if kind not in get_args(ActorKind):
        raise ConfigError(f"{where}: {name}: kind {kind!r} is unknown; use one of {', '.join(get_args(ActorKind))}")
    for list_name in _LISTS:
        if not all(isinstance(form, str) and keys_of(form) for form in _list(row, list_name, where)):
            raise ConfigError(f"{where}: {name}: `{list_name}` must be a list of names; quote each of them")
    lists: dict[str, Any] = {n: (getattr(before, n) if before else ()) + tuple(_list(row, n, where)) for n in _LISTS}
    return Entry(
        id=str(identity),
        name=name,
        kind=cast("ActorKind", kind),
        affiliation=row.get("affiliation", before.affiliation if before else None),
        exact=bool(row.get("exact", before.exact if before else False)),
        **lists,
    )


def _list(row: Mapping[str, Any], name: str, where: str) -> Sequence[str]:
    value = row.get(name, ())
    if not isinstance(value, (list, tuple)):
        raise ConfigError(f'{where}: {row.get("name")}: `{name}` must be a list of names; write ["..."]')
    return value


def _forms(entry: Entry) -> Iterator[Form]:
    yield _form(entry, entry.name, "name")
    for list_name, use in _USES.items():
        for text in getattr(entry, list_name):
            yield _form(entry, text, use)


def _form(entry: Entry, text: str, use: Use) -> Form:
    bare = text.replace(".", "")
    acronym = len(bare) <= _SHORT and sum(c.isupper() for c in bare) > len(bare) // 2
    return Form(entry=entry, text=text, use=use, literal=entry.exact or acronym)


def _fits(form: Form, words: Sequence[str]) -> bool:
    if form.literal:
        return "".join(words).replace(".", "") == form.text.replace(" ", "").replace(".", "")
    if not (form.text[0].isupper() or form.text[0].isdigit()):
        return True
    begins = words[0][:1].isupper() or words[-1][:1].isupper() or words[0][:1].isdigit()
    return begins and _as_large(form, words)


@cache
def _large(form: str) -> tuple[bool, ...]:
    """Of each word of a form that says something, whether it is a capitalised one."""
    return tuple(word[0].isupper() for word in _PARTS.findall(form) if key_of(word))


def _as_large(form: Form, words: Sequence[str]) -> bool:
    """Whether the text has a capital where the form has one: "the southern front" is a place, no Southern Front.

    A form whose words are cut otherwise than the text's is taken as it is, and so is the first word.
    """
    large = _large(form.text)
    said = [word for word in words if key_of(word)]
    if len(large) != len(said):
        return True
    return all(
        word[:1].isupper() or word[:1].isdigit() for wanted, word in list(zip(large, said, strict=True))[1:] if wanted
    )
