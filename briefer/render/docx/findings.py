"""What the sources tell: timeline, actors, disagreements."""

from briefer.model import ActorEntry, TimelineEntry
from briefer.render.docx.book import Book, Table
from briefer.render.docx.page import plural
from briefer.render.docx.shared import actor_name, analyst, cited, further, ident, shown, told
from briefer.render.docx.synthesis import told as retold
from briefer.render.foremost import Part, part, whole
from briefer.render.groups import by_sentence, set_against
from briefer.render.words import words


def timeline(book: Book) -> None:
    found = part(book.brief, "timeline")
    book.chart("timeline")
    shown(book, found, "timeline")
    _events(book, found)
    if not book.brief.timeline:
        book.empty(words()["empty"]["timeline"])


def every_event(book: Book) -> None:
    _events(book, whole(book.brief, "timeline"))


def _events(book: Book, found: Part) -> None:
    if found.entries:
        head = ("Id", "When", "What the source says", "Who, and how it is told", "Source")
        table = book.table(head, (13, 33, 70, 36, 18))
        for one in found.entries:
            _event(table, one, home=not found.annexed)
        book.gap()
    if not found.annexed:
        further(book, len(book.brief.timeline) - found.of, "timeline")


def _event(table: Table, one: TimelineEntry, *, home: bool) -> None:
    name, when, what, who, source = table.row()
    ident(name, one, home=home)
    when.when(one.when)
    what.verbatim(one.sentence)
    analyst(table, what, one)
    who.text(", ".join(one.actors) or "—")
    table.more(who).text(told(one))
    cited(source, one)
    retold(source, tuple(other.sentence for other in one.told), one.origins, one.id)


def actors(book: Book) -> None:
    found = part(book.brief, "actors")
    shown(book, found, "actors")
    _directory(book, found)
    if not book.brief.actors:
        book.empty(words()["empty"]["actors"])
    if book.brief.relations and found.annexed:
        book.chart("network")
    elif book.brief.relations:
        _relations(book, "network")


def every_actor(book: Book) -> None:
    _directory(book, whole(book.brief, "actors"))
    if book.brief.relations:
        _relations(book)


def _directory(book: Book, found: Part) -> None:
    if found.entries:
        table = book.table(("Id", "Actor", "Kind", "Named", "Positions"), (13, 52, 27, 48, 30))
        for one in found.entries:
            _actor(table, one, home=not found.annexed)
        book.gap()
    unnamed = len(book.brief.actors) - found.of
    if unnamed and not found.annexed:
        book.note(
            f"{plural(unnamed, 'unnamed speaker')} more {'takes' if unnamed == 1 else 'take'} a position: each stands, "
            "as its source describes it and never merged with another source’s, beside what it says."
        )


def _actor(table: Table, one: ActorEntry, *, home: bool) -> None:
    name, actor, kind, places, positions = table.row()
    ident(name, one, home=home)
    actor.strong(one.name)
    if one.affiliation:
        table.more(actor).text(f"of {one.affiliation}")
    if one.aliases:
        table.more(actor).text(f"also {'; '.join(one.aliases)}")
    analyst(table, actor, one)
    kind.text(one.kind)
    places.text(f"{plural(one.mentions, 'time')} in {plural(len(one.sources), 'source')}")
    table.more(places).text("first as ").verbatim(one.first, marks=True).text(" ").cite(one.first, one.id)
    positions.refs(one.positions) if one.positions else positions.unset("none found")


def _relations(book: Book, chart: str = "") -> None:
    book.heading(2).text("Relations between them")
    book.note(words()["opening"]["relations"])
    book.chart(chart)
    table = book.table(("Relation", "What the source says", "Source"), (62, 90, 18))
    for number, group in enumerate(by_sentence(book.brief), start=1):
        place = f"relation-{number}"
        first, what, source = table.row()
        for index, one in enumerate(group.relations):
            line = table.more(first, "TableText") if index else first.bookmark(place)
            line.strong(actor_name(book.brief, one.source)).text(f" {words()['relation'][one.kind]} ")
            line.strong(actor_name(book.brief, one.target)).text(" (").refs((one.source, one.target)).text(")")
            if one.asserted_by:
                line.text(f", says {one.asserted_by}")
        what.verbatim(group.sentence)
        source.cite(group.sentence, place)
    book.gap()


def disagreements(book: Book) -> None:
    if not book.brief.disagreements:
        book.empty(words()["empty"]["disagreements"])
        return
    book.note(words()["opening"]["disagreements"])
    for one in book.brief.disagreements:
        book.heading(2, one.id.lower()).text(f"{one.id} {one.matter} ({one.kind})")
        against, named = set_against(book.brief, one.id, book.references.printed.lands)
        for side in against:
            line = book.paragraph()
            if side.position:
                line.strong(side.position.speaker or "Speaker not stated").text(" ").ref(side.position.id)
                line.text(f" · {side.position.stance} · ").when(side.when)
            else:
                line.strong(f"Source {side.evidence[0].source}")
            line.text(" · ").cite(side.evidence[0], one.id)
            line.keep()
            book.paragraph("Quote").pieces(side.evidence, side.position.quoted if side.position else ())
        if named:
            line = book.paragraph("Detail").text(f"{words()['further']['sides']}: ")
        for index, position in enumerate(named):
            line.text(", " if index else "").text(f"{position.speaker or 'speaker not stated'} ").ref(position.id)
