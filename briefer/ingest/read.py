"""The dispatcher: bytes of any kind to the one reader that takes them, and every article that comes of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefer.cleaning import clean
from briefer.errors import IngestError
from briefer.ingest.build import Reading, assemble
from briefer.ingest.clean import MAX_BYTES, decode, is_charset
from briefer.ingest.draft import Draft
from briefer.ingest.feeds.articles import article_of_entry
from briefer.ingest.fetch.fetched import Fetched
from briefer.ingest.identity import canonical_url
from briefer.ingest.kinds import ARCHIVES, DOCUMENTS, Kind, Text, packed_kind, suffix_of, text_suffix
from briefer.ingest.sandbox import Answer, Parsers, Question
from briefer.model import Article, Published
from briefer.network import shown

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_HEAD = re.compile(_PAGE.pattern.encode(), re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    r"<!-- saved from url=\(\d{1,5}\)(https?://\S{1,2000}) -->"
    r"|<!--\s*Page saved with SingleFile\s{1,20}url: (https?://\S{1,2000})"
)
_HEAD = 4096
_MARKED = re.compile(r"^#{1,6} \S|\]\(https?://|^\*\*[^*\n]+\*\*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How inputs are read, whichever they are."""

    now: datetime | None
    "Becomes the time of retrieval, and is the latest day that a page may claim to be from."
    published: Published | None = None
    "Wins over what an input says."
    keep_tail: bool = False
    root: Path | None = None
    "The workspace, from which paths are counted for the id."
    attachments: bool = False
    "Whether what is attached to mails is read too."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input or of one part of it: a reading or an error."""

    source: str
    "Of a part: `INPUT!PART`."
    reading: Reading | None = None
    error: IngestError | None = None


def read_article(
    data: bytes | Fetched,
    *,
    source: str,
    now: datetime | None,
    published: Published | None = None,
    keep_tail: bool = False,
    root: Path | None = None,
    parsers: Parsers | None = None,
) -> Article:
    """The article in `data`; `read_input` without its notes."""
    return read_input(
        data, source=source, now=now, published=published, keep_tail=keep_tail, root=root, parsers=parsers
    ).article


def read_input(
    data: bytes | Fetched,
    *,
    source: str,
    now: datetime | None,
    published: Published | None = None,
    keep_tail: bool = False,
    root: Path | None = None,
    parsers: Parsers | None = None,
) -> Reading:
    """Read one input that holds one article; fields as in `Manner`, `parsers` as in `read_all`.

    `source` is the path as the user gave it, or `-`. What was fetched has the address where it was found, whatever it
    says of itself. Raises IngestError for input that is empty, binary, of a kind that Briefer does not read, without
    an article in it, or with several.
    """
    manner = Manner(now=now, published=published, keep_tail=keep_tail, root=root)
    outcomes = list(read_all(data, source=source, manner=manner, parsers=parsers))
    if len(outcomes) > 1:
        raise IngestError(f"{source}: it holds {len(outcomes)} articles; take it in with `briefer add`")
    if (reading := outcomes[0].reading) is None:
        raise outcomes[0].error or IngestError(f"{source}: there is no article in it")
    return reading


def is_feed(page: Fetched, *, source: str) -> bool:
    """Whether it would be read as a feed. Raises IngestError for what is known and not read."""
    return _kind(_Given(data=page.data, source=source, kind=page.kind, ending=page.ending)) == "feed"


def read_all(
    data: bytes | Fetched, *, source: str, manner: Manner, parsers: Parsers | None = None
) -> Iterator[Outcome]:
    """Every article in one input, in its order, and every part that cannot be read. There is one at least.

    What needs a parser of others' making is read by `parsers`, in their process; None: by one for this input alone.
    """
    page = data if isinstance(data, Fetched) else Fetched(data=data)
    given = _Given(data=page.data, source=source, kind=page.kind, address=page.address, charset=page.charset)
    given = replace(given, own=page.address is None, ending=page.ending)
    if parsers is not None:
        yield from _Reader(manner, parsers).read(given)
        return
    with Parsers() as own:
        yield from _Reader(manner, own).read(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One input, or a part of one."""

    data: bytes
    source: str
    kind: Kind | None = None
    address: str | None = None
    charset: str | None = None
    ending: str | None = None
    "As in `Fetched`."
    retrieved: datetime | None = None
    opened: frozenset[str] = frozenset()
    "What it was found in: an archive in an archive is not opened, nor what is attached to an attached mail."
    own: bool = True
    "Whether a desk may have written it, so that it may state ids and marks."


class _Reader:
    def __init__(self, manner: Manner, parsers: Parsers) -> None:
        self._manner = manner
        self._parsers = parsers

    def read(self, given: _Given) -> Iterator[Outcome]:
        try:
            kind = _kind(given)
            if kind in {None, "text", "markdown", "html"}:
                yield Outcome(source=given.source, reading=self._text(given, kind))
                return
            answer = self._ask(given, kind)
        except IngestError as error:
            yield Outcome(source=given.source, error=error)
            return
        holder = "archive" if kind in ARCHIVES else str(kind)
        parts = self._entries(given, answer) if kind == "feed" else self._drafted(given, answer)
        yield from _told((*parts, *self._members(given, answer, holder)), answer.notes)

    def _text(self, given: _Given, kind: Kind | None) -> Reading:
        text, remark = decode(given.data, source=given.source, declared=_charset(given))
        kind = kind or format_of(text, source=given.source, ending=given.ending)
        draft = self._page(clean(text), given) if kind == "html" else _reader(kind)(clean(text), source=given.source)
        return self._assembled(given, draft, (remark,) if remark else ())

    def _page(self, text: str, given: _Given) -> Draft:
        bound = given.retrieved or self._manner.now
        address = given.address or _saved_from(text)
        return self._parsers.parse(
            Question(parser="html", data=text.encode(), source=given.source, now=bound, address=address)
        )[0]

    def _ask(self, given: _Given, kind: Kind | None) -> Answer:
        if kind in ARCHIVES and "archive" in given.opened and suffix_of(given.source) not in DOCUMENTS:
            raise IngestError(f"{given.source}: it is an archive inside an archive; unpack it and add what is in it")
        if len(given.data) > MAX_BYTES:
            raise IngestError(f"{given.source}: the input is over {MAX_BYTES >> 20} MB; give it in smaller parts")
        return self._parsers.ask(
            Question(
                parser=kind,  # type: ignore[arg-type] # whoever calls has told texts apart
                data=given.data,
                source=given.source,
                now=self._manner.now,
                address=given.address,
                charset=given.charset,
                attachments=self._manner.attachments and "mail" not in given.opened,
            )
        )

    def _drafted(self, given: _Given, answer: Answer) -> Iterator[Outcome]:
        for draft in answer.drafts:
            try:
                yield Outcome(source=given.source, reading=self._assembled(given, draft, ()))
            except IngestError as error:
                yield Outcome(source=given.source, error=error)

    def _entries(self, given: _Given, answer: Answer) -> Iterator[Outcome]:
        """Of a feed: each has an address of its own."""
        manner = self._manner
        for draft in answer.drafts:
            source = shown(draft.facts.url or given.source)
            try:
                place = given.address or given.source
                reading = article_of_entry(draft, place=place, now=manner.now, published=manner.published)
                yield Outcome(source=source, reading=reading)
            except IngestError as error:
                yield Outcome(source=source, error=error)
        if not answer.drafts:
            yield Outcome(source=given.source, error=IngestError(f"{given.source}: the feed has no entries now"))

    def _members(self, given: _Given, answer: Answer, holder: str) -> Iterator[Outcome]:
        for member in answer.members:
            part = _Given(
                data=member.data,
                source=f"{given.source}!{member.label}",
                kind=member.kind,  # type: ignore[arg-type] # our own readers name the kinds
                address=member.address or (given.address if holder == "mhtml" else None),
                charset=member.charset,
                retrieved=member.retrieved,
                opened=given.opened | {holder},
                own=given.own and holder not in {"warc", "mail"},
            )
            yield from self.read(part)

    def _assembled(self, given: _Given, draft: Draft, remarks: tuple[str, ...]) -> Reading:
        reading = assemble(
            draft if given.own else _of_others(draft),
            source=given.source,
            now=self._manner.now,
            published=self._manner.published,
            keep_tail=self._manner.keep_tail,
            root=self._manner.root,
            address=given.address,
        )
        return replace(reading, notes=remarks + reading.notes)


def _kind(given: _Given) -> Kind | None:
    """Its marks win over what a server says of it; None: it is text of some kind."""
    if given.kind in {"mail", "mbox", "mhtml"}:
        return given.kind
    found = packed_kind(given.data, source=given.source, ending=given.ending)
    if found not in {None, "mail", "mbox", "mhtml"} or given.kind is None:
        return found
    # XHTML has the type of XML too, which for feeds is the usual one.
    return "html" if given.kind == "feed" and _PAGE_HEAD.match(given.data[:_HEAD]) else given.kind


def _told(outcomes: Iterable[Outcome], notes: tuple[str, ...]) -> Iterator[Outcome]:
    """With the notes of the whole at the first part that was read."""
    for outcome in outcomes:
        if outcome.reading and notes:
            yield replace(outcome, reading=replace(outcome.reading, notes=(*notes, *outcome.reading.notes)))
            notes = ()
        else:
            yield outcome


def _saved_from(text: str) -> str | None:
    """The address that a browser notes in a page when it saves it."""
    found = _SAVED_FROM.search(text[:_HEAD])
    address = (found[1] or found[2]) if found else None
    return address if address and canonical_url(address) else None


def _charset(given: _Given) -> str | None:
    """What the server says, then what the page says of itself: the order of browsers (WHATWG HTML, 13.2.3.2)."""
    if given.charset and is_charset(given.charset):
        return given.charset
    declared = _CHARSET.search(given.data[:_HEAD])
    return declared[1].decode("ascii") if declared else None


def _of_others(draft: Draft) -> Draft:
    """Without what only a desk may say of an article: its id, which would put it in place of another, and its marks."""
    facts = replace(draft.facts, id=None, grade=None, marking=None, tags=())
    if facts.published and facts.published.how == "front-matter":
        facts = replace(facts, published=replace(facts.published, how="meta"))
    return replace(draft, facts=facts)


def format_of(text: str, *, source: str, ending: str | None = None) -> Text:
    """What the text is: a page by how it begins, else by the name's ending, else Markdown by its marks.

    `ending` goes before that of `source`. Raises IngestError for XML that is no page.
    """
    head = text[: 2 * _HEAD].lstrip("\ufeff")
    if _PAGE.match(head):
        return "html"
    known = text_suffix(suffix_of(source) if ending is None else ending)
    if known != "html" and _XML.match(head):
        raise IngestError(f"{source}: it is XML, not a page; save the article as text, Markdown or HTML")
    if known is not None:
        return known
    return "markdown" if _MARKED.search(text) else "text"


def _reader(kind: Kind) -> Callable[..., Draft]:
    """Imported here, so that no reader costs anything to those who do not use it."""
    if kind == "markdown":
        from briefer.ingest.markdown import read_markdown  # noqa: PLC0415 - as said above

        return read_markdown
    from briefer.ingest.plain import read_plain  # noqa: PLC0415 - as said above

    return read_plain
