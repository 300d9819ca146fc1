"""What the brief rests on: sources, the quote register, keys, method."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from briefer.model import PositionEntry, Source
from briefer.render.calendar import day_range, moment
from briefer.render.citations import Backlink, Minor
from briefer.render.docx.book import Book, Table
from briefer.render.docx.line import Line
from briefer.render.docx.page import basis, plural
from briefer.render.docx.shared import analyst, ident, published, share
from briefer.render.foremost import annexed, part
from briefer.render.words import section_title, words


def sources(book: Book) -> None:
    brief, counts = book.brief, book.brief.summary
    if brief.template == "one-page":
        _briefly(book)
        return
    book.note(
        f"{basis(brief)}. Outlets: {', '.join(counts.outlets) or 'none stated'}. "
        f"Graded by an analyst: {share(counts.graded, counts.articles)}. "
        f"Statements of unnamed speakers: {share(counts.anonymous, counts.positions)}; "
        f"without a stated speaker: {share(counts.unsaid, counts.positions)}. "
        f"Undated articles: {share(counts.undated, counts.articles)}."
    )
    if not brief.sources:
        book.empty(words()["empty"]["sources"])
        return
    table = book.table(("No.", "Source", "Grade"), (13, 117, 40))
    for one in brief.sources:
        _source(book, table, one)
    book.gap()


def _briefly(book: Book) -> None:
    """A line for each source, on a page that has no room for more."""
    for one in book.brief.sources:
        line = book.paragraph("TableText").bookmark(f"s{one.number}").text(str(one.number), "Entry")
        day = day_range(one.published.value, one.published.value) if one.published else "undated"
        line.text(f" {one.outlet or one.title}, {day}, {one.grade}, cited in ")
        _places(line, book.references.backlinks(one.number), "nothing printed here")
    if not book.brief.sources:
        book.empty("No source is cited.")


def _source(book: Book, table: Table, one: Source) -> None:
    number, what, grade = table.row()
    number.bookmark(f"s{one.number}").text(str(one.number), "Entry")
    what.strong(one.title)
    by = f", by {', '.join(one.authors)}" if one.authors else ""
    credit = f"; credited to {one.credit}" if one.credit else ""
    table.more(what).text(f"{one.outlet or 'outlet not stated'}{by}{credit}")
    line = published(table.more(what).text("Published "), one)
    if one.retrieved:
        line.text(f"; read {moment(one.retrieved)}")
    if one.url:
        table.more(what).address(one.url)
    table.more(what).text(" · ".join(_facts(one)))
    line = table.more(what).strong("Cited in ")
    _places(line, book.references.backlinks(one.number), "nothing printed here")
    if one.cited:
        line.text(f" (¶ {', '.join(map(str, one.cited))})")
    grade.strong(str(one.grade))
    if str(one.grade) == "F6":
        grade.text(" ").unset("not rated")
    labels = words()
    table.more(grade).text(f"{labels['grade_source'][one.grade.source]}; {labels['grade_item'][one.grade.item]}")


def _facts(one: Source) -> list[str]:
    facts = [f"Origin {one.origin}", plural(one.words, "word")]
    facts += [f"language {one.language}"] if one.language else []
    facts += [one.marking] if one.marking else []
    facts += [f"version {one.version}"] if one.version > 1 else []
    return facts + ([f"tags {', '.join(one.tags)}"] if one.tags else [])


def _places(line: Line, places: Sequence[Backlink], nothing: str) -> None:
    for index, one in enumerate(places):
        line.text(", " if index else "").link(one.place, one.anchor)
    if not places:
        line.unset(nothing)


def quotes(book: Book) -> None:
    register = book.references.printed.quotes
    if not register:
        book.empty(words()["empty"]["quotes"])
        return
    book.note(words()["opening"]["quotes"])
    titles = {one.number: one.title for one in book.brief.sources}
    for number, found in groupby(register, key=lambda one: one.evidence.source):
        head = book.heading(2).text("Source ").link(str(number), book.references.source_at(number))
        head.text(f" {titles.get(number, '')}")
        table = book.table(("Id", "Place", "Sentence", "Used in"), (13, 24, 101, 32))
        for one in found:
            name, place, sentence, used = table.row()
            name.bookmark(f"q{one.number}").text(one.label, "Entry")
            place.text(f"¶{one.evidence.paragraph}")
            table.more(place).text(f"{one.evidence.start}–{one.evidence.end}")
            sentence.verbatim(one.evidence)
            for entry in book.references.printed.minor.get(one.number, ()):
                _minor(table, sentence, entry)
            _places(used, book.references.uses(one.number), "—")
        book.gap()


def _minor(table: Table, cell: Line, entry: Minor) -> None:
    """An entry that has no line in its own section, beside its sentence."""
    line = ident(table.more(cell), entry).text(" ")
    if isinstance(entry, PositionEntry):
        stance = f", {entry.stance}" if entry.stance != "neutral" else ""
        line.text(f"said by {entry.speaker or 'someone left unsaid'}{stance}: ").pieces(entry.content, entry.quoted)
    else:
        line.when(entry.when)
    analyst(table, cell, entry)


def keys(book: Book) -> None:
    labels = words()
    modes = labels["mode"]
    given = {"direct": modes["direct"], "reported": modes["indirect"], "part direct": modes["mixed"]}
    for title, head, meanings in (
        ("Likelihood (ICD 203)", ("Word", "Probability"), labels["likelihood"]),
        ("Confidence", ("Word", "Meaning"), labels["confidence"]),
        ("Grade of the source (Admiralty)", ("Letter", "Meaning"), labels["grade_source"]),
        ("Grade of the item (Admiralty)", ("Digit", "Meaning"), labels["grade_item"]),
        ("Marking (TLP 2.0)", ("Label", "Meaning"), labels["tlp"]),
        ("Stance", ("Word", "Meaning"), labels["stance"]),
        ("How a statement is given", ("Word", "Meaning"), given),
        ("Status of an event", ("Word", "Meaning"), labels["event_status"]),
        ("Status of a conditional", ("Word", "Meaning"), labels["risk_status"]),
    ):
        _key(book, title, head, meanings)
    book.heading(2).text("References")
    book.note(words()["opening"]["references"])


def _key(book: Book, title: str, head: tuple[str, str], meanings: Mapping[str, str]) -> None:
    book.caption(title)
    table = book.table(head, (40, 130))
    for word, meaning in meanings.items():
        first, second = table.row()
        first.strong(word)
        second.text(meaning)
    book.gap()


def method(book: Book) -> None:
    used = book.brief.method
    rows = {
        "Made with": f"Briefer {used.briefer}, language model {used.model}",
        "Profile": used.profile,
        "Articles chosen": used.query,
        "Data format": book.brief.schema,
    }
    for cell, value in zip(book.facts(tuple(rows)), rows.values(), strict=True):
        cell.text(value)
    book.note(words()["opening"]["method"])
    book.note(words()["opening"]["salience"])
    _shown(book)
    book.heading(2).text("Inputs")
    if not book.brief.sources:
        book.empty(words()["empty"]["method"])
        return
    table = book.table(("No.", "Article and version", "SHA-256 of its text (UTF-8)"), (13, 57, 100))
    for one in book.brief.sources:
        number, article, digest = table.row()
        number.text(str(one.number), "Entry")
        article.text(f"{one.article}, version {one.version}")
        digest.text(one.sha256)
    book.gap()


def _shown(book: Book) -> None:
    """How sections that show a part of their findings chose them."""
    partly = annexed(book.brief)
    if partly:
        book.note(words()["opening"]["shown"])
    for name in partly:
        found, rule = part(book.brief, name), words()["shown"][name]["rule"]
        book.bullet().strong(section_title(name)).text(f", {len(found.entries)} of {found.of}: {rule}.")
