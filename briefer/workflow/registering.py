"""The library's actors as an `actors.toml`, to be looked through and laid beside `briefer.toml`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefer.analysis.actors.keys import keys_of, slug
from briefer.analysis.actors.register import Entry, shipped
from briefer.analysis.actors.workspace import register_of
from briefer.paths import Workspace
from briefer.workflow.knowing import KnownActor

_LISTS = ("aliases", "adjectives", "people", "seats")


@dataclass(slots=True, kw_only=True)
class Row:
    """One `[[actors]]` of the file, with what is told above it."""

    fields: dict[str, str | bool | list[str]]
    remarks: list[str] = field(default_factory=list)


def rows(workspace: Workspace, actors: Sequence[KnownActor]) -> list[Row]:
    """The workspace's own rows, and one for each named actor that a register does not hold as it is.

    Names that mean another actor already are left out and told, so that the file is read as it stands. Of persons no
    single word becomes an alias, since it would mean everyone of that name. Raises ConfigError.
    """
    known = register_of(workspace.actors).entries
    names = {keys_of(form): entry.id for entry in known.values() for form in (entry.name, *entry.aliases)}
    own = {entry.id: _whole(entry) for entry in known.values() if shipped().entries.get(entry.id) != entry}
    fresh = [a for a in actors if not a.anonymous and slug(a.id) not in own and a.kind != "population"]
    for actor in fresh:
        if slug(actor.id) not in known:
            names.setdefault(keys_of(actor.name), slug(actor.id))
    by_name = {entry.name: entry.id for entry in known.values()}
    by_name |= {a.name: slug(a.id) for a in fresh}
    made = [_row(actor, known.get(slug(actor.id)), names, by_name) for actor in fresh]
    found = [*own.values(), *(row for row in made if row is not None)]
    there = {*known, *(str(row.fields["id"]) for row in found)}
    for row in found:
        if row.fields.get("affiliation") not in (None, *there):
            del row.fields["affiliation"]
    return found


def to_toml(found: Iterable[Row]) -> str:
    """The text of the file."""
    import tomlkit  # noqa: PLC0415 - only where a file is written

    document = tomlkit.document()
    table = tomlkit.aot()
    for row in found:
        one = tomlkit.table()
        for remark in row.remarks:
            one.add(tomlkit.comment(remark))
        for name, value in row.fields.items():
            one.add(name, value)
        table.append(one)
    if table:
        document.add("actors", table)
    return tomlkit.dumps(document)


def _whole(entry: Entry) -> Row:
    fields: dict[str, str | bool | list[str]] = {"id": entry.id, "name": entry.name, "kind": entry.kind}
    if entry.affiliation:
        fields["affiliation"] = entry.affiliation
    if entry.exact:
        fields["exact"] = True
    return Row(fields=fields | {n: list(getattr(entry, n)) for n in _LISTS if getattr(entry, n)})


def _row(actor: KnownActor, entry: Entry | None, names: dict[tuple[str, ...], str], ids: dict[str, str]) -> Row | None:
    """None: the register says all of it already, or its name is another's."""
    identity = slug(actor.id)
    if not keys_of(actor.name) or names.get(keys_of(actor.name), identity) != identity:
        return None
    row = Row(fields={"id": identity}, remarks=list(actor.doubts))
    if entry is not None:
        row.fields["extend"] = True
    if entry is None or entry.name != actor.name:
        row.fields["name"] = actor.name
    if entry is None:
        row.fields["kind"] = actor.kind
        owners = [ids[name] for name in actor.affiliations if name in ids and ids[name] != identity]
        row.fields |= {"affiliation": owners[0]} if owners else {}
    told = {keys_of(form) for form in (actor.name, *((entry.name, *entry.aliases) if entry else ()))}
    aliases = [form for form in _aliases(actor) if keys_of(form) not in told]
    for form in aliases:
        if (owner := names.setdefault(keys_of(form), identity)) != identity:
            row.remarks.append(f"{form} is left out: it names {owner}")
    kept = {keys_of(form): form for form in aliases if names[keys_of(form)] == identity}
    row.fields |= {"aliases": list(kept.values())} if kept else {}
    return row if len(row.fields) > (1 if entry is None else 2) else None


def _aliases(actor: KnownActor) -> Iterator[str]:
    """Other names, without descriptions and without what is too short to mean one person."""
    for form in actor.aliases:
        words = keys_of(form)
        name = any(c.isupper() for c in form) and not form.startswith(("the ", "a ", "an ", "its ", "The "))
        if words and name and (actor.kind != "person" or len(words) > 1):
            yield form
