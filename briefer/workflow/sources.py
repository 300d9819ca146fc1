"""Sources in briefer.toml, written and taken out; the rest of the file stays letter by letter."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from briefer.config import Source, load
from briefer.errors import ConfigError
from briefer.ingest.feeds import Outline
from briefer.ingest.identity import id_of
from briefer.workflow.tomlfile import field_line, joined, last_of, replace_file, spaced, statements_of

_HEADER = ("source",)
_MARK = 9
"Characters of the digest that `id_of` puts after a name, with its hyphen."
_LONGEST = 40
_BLANK = re.compile(r"(\r?\n)\r?\n\Z")


def add_sources(path: Path, sources: Sequence[Source]) -> None:
    """Write new `[[source]]` tables after all others. Raises ConfigError, and then the file is as it was."""
    path = path.resolve()
    settings = load(path)
    known = {source.name for source in settings.source}
    for source in sources:
        if source.name in known:
            raise ConfigError(f"{path}: source {source.name}: there is one of that name; remove it, or give --name")
        known.add(source.name)
    text = path.read_bytes().decode()
    new = text
    for source in sources:
        new = spaced(new) + _table(source)
    if "\r\n" in text:
        new = re.sub("\r?\n", "\r\n", new)
    replace_file(path, new, replace(settings, source=(*settings.source, *sources)), f"{path}: source")


def remove_source(path: Path, name: str) -> None:
    """Take a source's table out. Raises ConfigError, and then the file is as it was."""
    path = path.resolve()
    settings = load(path)
    gone = settings.source_named(name)
    text = path.read_bytes().decode()
    statements = list(statements_of(text))
    starts = [n for n, one in enumerate(statements) if one.header == _HEADER]
    if len(starts) != len(settings.source):
        raise ConfigError(f"{path}: source: its sources do not each begin with [[source]]; write them so")
    start = starts[settings.source.index(gone)]
    later = (n for n, one in enumerate(statements[start + 1 :], start + 1) if one.header)
    end = last_of(statements, start, next(later, len(statements)))
    before, after = joined(statements[:start]), joined(statements[end:])
    if not after.strip(" \t") or after.startswith(("\n", "\r\n")):
        before = _BLANK.sub(r"\1", before)
    new = before + after
    rest = tuple(source for source in settings.source if source.name != name)
    replace_file(path, new, replace(settings, source=rest), f"{path}: source {name}")


def name_for(words: str, taken: Sequence[str]) -> str:
    """A name for a source, made of its title or address, which none of `taken` is."""
    first = id_of(source="-", digest="", title=words)[:-_MARK][:_LONGEST].strip("-") or "source"
    name, count = first, 1
    while name in taken:
        count += 1
        tail = f"-{count}"
        name = first[: _LONGEST - len(tail)] + tail
    return name


def sources_of(outlines: Sequence[Outline], known: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The feeds of a list as sources, without those that are there; and what could not be one, a line each."""
    urls, names = {source.url for source in known}, [source.name for source in known]
    fresh: list[Source] = []
    refused: list[str] = []
    for outline in outlines:
        if outline.url in urls:
            continue
        name = name_for(outline.title, names)
        try:
            source = Source(kind="feed", name=name, url=outline.url, outlet=outline.title, tags=outline.folders)
        except ValueError as error:
            refused.append(f"{outline.title}: {error}")
            continue
        fresh.append(source)
        names.append(name)
        urls.add(outline.url)
    return tuple(fresh), tuple(refused)


def outlines_for(sources: Sequence[Source]) -> tuple[Outline, ...]:
    """The feeds among sources, as a list."""
    feeds = ((source, source.url) for source in sources if source.kind == "feed")
    return tuple(Outline(title=one.outlet or one.name, url=url, folders=one.tags) for one, url in feeds if url)


def _table(source: Source) -> str:
    """Fields at their defaults are left out."""
    lines = ["[[source]]\n"]
    for field in fields(source):
        value = getattr(source, field.name)
        if isinstance(value, bool) and value != field.default:
            lines.append(f"{field.name} = {str(value).lower()}\n")
        elif not isinstance(value, bool) and value != field.default:
            lines.append(field_line(field.name, value))
    return "".join(lines)
