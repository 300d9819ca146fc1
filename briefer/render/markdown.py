"""Brief -> GitHub-flavoured Markdown that also reads as plain text. Words of others are escaped, and stay words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from briefer.model import Brief, Evidence, Prose
from briefer.render.arrange import arranged
from briefer.render.citations import Backlink
from briefer.render.environment import environment, render_template
from briefer.render.groups import set_against
from briefer.render.references import Cited, References
from briefer.render.safe import one_line
from briefer.render.sections import names, sections
from briefer.render.standing import how_sure

_ACTIVE = re.compile(
    r"""
      (?P<sign> [\\`*_{}\[\]<>|~$]           # emphasis, code, links, HTML, cells, strikethrough, mathematics
        | & (?= \#?\w+; )                    # a character reference
        | (?: (?<= http ) | (?<= https ) | (?<= ftp ) | (?<= mailto ) | (?<= xmpp ) ) : (?= \S )  # an address
        | (?<= / ) /                         # an address without a scheme
        | (?<= [^\W_] ) \. (?= [^\W\d_]{2} ) # a host name
        | (?<= www ) \.
        | (?: ^ | (?<= ^\x20 ) ) [#+=-]      # a heading, a list, an underline
        | (?<= \x20 ) \# (?= \#* \s* $ )     # the end of a heading
      )
      | (?P<at> @ (?= \S ) )                 # an address of mail, or somebody's name
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
"Signs of an address that stand as they are."
_CELL = re.compile(r"(?<!\\)\|")
_WIDEST = 44
"""Cells up to this width are padded to stand in columns."""


def escaped(text: str) -> Markup:
    """Words on one line of which nothing is Markdown or HTML: rendered, they are the same words.

    A backslash does not keep a program from making a link of an address of mail after the escapes are resolved, so
    an empty comment parts it.
    """
    made = _ACTIVE.sub(lambda found: f"\\{found['sign']}" if found["sign"] else "@<!-- -->", one_line(text))
    return Markup(_numbered(made))  # noqa: S704 - everything active in it was escaped


def _numbered(text: str) -> str:
    """A number that would begin a list, as `2031.`, escaped."""
    return re.sub(r"^( ?\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)


def printed(value: object) -> Markup:
    """What a template prints: Markdown that it made itself as it is, everything else escaped."""
    return value if isinstance(value, Markup) else escaped(str(value))


def listed(items: Iterable[str], between: str = ", ") -> Markup:
    return Markup(between).join([escaped(item) for item in items])  # noqa: S704 - the template's own words


def address(url: str) -> Markup:
    """An address as a link where it is one of the web; else as words. What ends a link early is percent-encoded."""
    if not url.startswith(("https://", "http://")):
        return escaped(url)
    return Markup("<" + quote(url, safe=_SAFE) + ">")  # noqa: S704 - no space, quotation mark or angle bracket is left


def _link(words: Markup | str, at: str | None) -> Markup:
    return Markup(f"[{words}](#{at})") if at else Markup(words)  # noqa: S704 - both are made here


def _citation(cited: Cited) -> Markup:
    number = _link(str(cited.source), cited.source_at)
    paragraph = f" {_link(f'¶{cited.paragraph}', cited.sentence_at)}" if cited.paragraph is not None else ""
    return Markup(f"[{number}{paragraph}]")  # noqa: S704 - numbers and links


class Links:
    """The references of a Markdown page, as its templates call them."""

    def __init__(self, brief: Brief) -> None:
        self.references = References.of(brief)

    def cite(self, evidence: Evidence, place: str) -> Markup:
        """`[3 ¶4]`: the number leads to the source, the paragraph to the sentence in the register."""
        return _citation(self.references.cite(evidence, place))

    def cite_source(self, source: int, place: str) -> Markup:
        return _citation(self.references.cite_source(source, place))

    def source_ref(self, source: int) -> Markup:
        return _link(str(source), self.references.source_at(source))

    def ref(self, ident: str) -> Markup:
        return _link(escaped(ident), self.references.entry_at(ident))

    def prose(self, prose: Prose, place: str) -> Markup:
        """Paragraphs; no sign beside a citation makes a picture or a link of it."""
        paragraphs = (Markup("").join(self._pieces(parts, place)) for parts in self.references.prose(prose))
        return Markup("\n\n").join(paragraphs)

    def _pieces(self, parts: Sequence[str | int], place: str) -> Iterator[Markup]:
        for index, part in enumerate(parts):
            if isinstance(part, int):
                yield self.cite_source(part, place)
                continue
            words = escaped(part)
            if words.endswith("!") and index + 1 < len(parts):
                words = Markup(words[:-1] + "\\!")  # noqa: S704 - escaped words
            yield Markup("\\" + words) if index and words.startswith("(") else words  # noqa: S704 - escaped words

    def backlinks(self, source: int) -> Markup:
        return _linked(self.references.backlinks(source))

    def uses(self, quote: int) -> Markup:
        return _linked(self.references.uses(quote))


def _linked(places: Sequence[Backlink]) -> Markup:
    return Markup(", ").join([_link(escaped(one.place), one.anchor) for one in places])


def _width(text: str) -> int:
    """Columns that a terminal gives the text."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return wide - sum(1 for sign in text if unicodedata.combining(sign))


def aligned(rows: Sequence[str]) -> list[str]:
    """The rows of one table with its columns under each other."""
    cells = [[cell.strip() for cell in _CELL.split(row)[1:-1]] for row in rows]
    count = max(map(len, cells))
    table = [row + [""] * (count - len(row)) for row in cells]
    widths = [max([3, *(w for row in table if (w := _width(row[n])) <= _WIDEST)]) for n in range(count)]
    rules = [all(set(cell) == {"-"} for cell in row if cell) and any(row) for row in table]
    return [
        "| "
        + " | ".join(
            "-" * width if rule else cell + " " * (width - _width(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        + " |"
        for row, rule in zip(table, rules, strict=True)
    ]


def tidy(text: str) -> str:
    """Tables in columns, one empty line between blocks, none between the items of a list or at the ends."""
    lines: list[str] = []
    stripped = (line.rstrip() for line in text.split("\n"))
    for is_table, group in groupby(stripped, key=lambda line: line.startswith("|")):
        together = list(group)
        lines += aligned(together) if is_table else together
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return re.sub(r"^(- .*)\n\n(?=- )", r"\1\n", text, flags=re.MULTILINE).strip("\n") + "\n"


def render_markdown(brief: Brief, *, templates: Sequence[Path]) -> str:
    """The text of `brief.md.j2`; the first of the folders that has a file wins. Raises TemplateError with its line."""
    brief = arranged(brief)
    links = Links(brief)
    given = {
        **names(brief),
        "how_sure": how_sure,
        "grade_of": {source.number: str(source.grade) for source in brief.sources}.get,
        "links": links,
        "quotes": links.references.printed.quotes,
        "minor": links.references.printed.minor,
        "cite": links.cite,
        "cite_source": links.cite_source,
        "ref": links.ref,
        "prose": links.prose,
        "set_against": lambda ident: set_against(brief, ident, links.references.printed.lands),
        "listed": listed,
        "address": address,
    }
    env = environment(templates, given, printed)
    made = sections(brief, env, templates, "md")
    return tidy(render_template(env, "brief.md.j2", templates, brief=brief, sections=made))
