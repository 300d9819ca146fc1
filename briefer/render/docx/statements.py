"""What the sources let others say: positions, risks."""

from briefer.model import PositionEntry, RiskEntry
from briefer.render.calendar import when_text
from briefer.render.docx.book import Book, Table
from briefer.render.docx.line import Line
from briefer.render.docx.shared import analyst, cited, further, ident, reviewed, shown
from briefer.render.docx.synthesis import indicators, shifts
from briefer.render.foremost import Part, part, whole
from briefer.render.groups import SpeakerGroup, by_speaker
from briefer.render.words import words


def positions(book: Book) -> None:
    found = part(book.brief, "positions")
    if found.entries:
        book.note(words()["opening"]["positions"])
        shown(book, found, "positions")
        book.chart("speakers")
    _positions(book, found)
    shifts(book)
    if not book.brief.positions:
        book.empty(words()["empty"]["positions"])


def every_position(book: Book) -> None:
    book.note(words()["opening"]["positions"])
    _positions(book, whole(book.brief, "positions"))


def _positions(book: Book, found: Part) -> None:
    groups = by_speaker(book.brief, found.entries)
    if groups and not found.annexed:
        _matrix(book, groups)
    for group in groups:
        _speaker(book, group, home=not found.annexed)
    if not found.annexed:
        further(book, len(book.brief.positions) - found.of, "positions")


def _matrix(book: Book, groups: tuple[SpeakerGroup, ...]) -> None:
    book.caption("Who takes which position on what")
    table = book.table(
        ("Id", "Who", "On", "Stance", "Mode", "Said", "Source", "Grade"), (13, 33, 34, 21, 19, 25, 14, 11)
    )
    grades = {source.number: str(source.grade) for source in book.brief.sources}
    for group in groups:
        for one in group.positions:
            name, who, on, stance, mode, said, source, grade = table.row()
            name.ref(one.id)
            who.text(group.name) if group.name else who.unset("not stated")
            on.text("; ".join(part for part in (one.target, one.issue) if part))
            stance.strong(one.stance)
            mode.text(words()["mode"]["labels"][one.mode])
            day = when_text(one.when) if one.when else "undated"
            said.text(day) if day else said.unset("not resolved")
            source.cite(one.sentence, one.id)
            grade.text(grades[one.sentence.source])
    book.gap()


def _speaker(book: Book, group: SpeakerGroup, *, home: bool) -> None:
    book.heading(2).text(group.name or "Speaker not stated in the source")
    if group.anonymous or group.actor:
        line = book.paragraph("Detail").keep()
        if group.anonymous:
            line.unset("unnamed").text(" ")
        if group.actor:
            line.text(group.actor.kind + (f", of {group.actor.affiliation}" if group.actor.affiliation else ""))
            line.text(" · ").ref(group.actor.id)
    for one in group.positions:
        _position(book, one, home=home)


def _position(book: Book, one: PositionEntry, *, home: bool) -> None:
    head = (
        ident(book.paragraph(), one, home=home).text(" ").strong(one.stance).text(" · said ").when(one.when).text(" · ")
    )
    cited(head, one)
    head.keep()
    book.paragraph("Quote").pieces(one.content, one.quoted).keep()
    detail = book.paragraph("Detail").text(words()["mode"]["labels"][one.mode])
    if one.within:
        detail.text(", inside ").ref(one.within)
    if one.target:
        detail.text(f" · on {one.target}")
    if one.issue:
        detail.text(f" · matter: {one.issue}")
    if one.stance_words:
        detail.text(" · stance shown by ").pieces(one.stance_words, (True,) * len(one.stance_words))
    if one.chain:
        book.paragraph("Detail").text(f"passed on by {', who had it from '.join(one.chain)}")
    if one.anonymity:
        book.paragraph("Detail").text("not named: ").verbatim(one.anonymity, marks=True)
    for lead, words_ in reviewed(one):
        line = book.paragraph("Detail")
        line.strong(f"{lead} ").text(words_) if lead else line.text(words_)
    book.gap()


def risks(book: Book) -> None:
    brief, found = book.brief, part(book.brief, "risks")
    if not brief.risks:
        book.empty(words()["empty"]["risks"])
        return
    book.note(words()["opening"]["risks"])
    shown(book, found, "risks")
    _conditionals(book, found)
    book.chart("ratings")
    if brief.chains:
        _chains(book, "chains", listed=not found.annexed)
    indicators(book)


def every_risk(book: Book) -> None:
    book.note(words()["opening"]["risks"])
    _conditionals(book, whole(book.brief, "risks"))
    if book.brief.chains:
        _chains(book, "", listed=True)


def _conditionals(book: Book, found: Part) -> None:
    table = book.table(("Id", "Trigger", "Consequence", "Asserted, assessed", "Source"), (13, 52, 52, 35, 18))
    for one in found.entries:
        _risk(table, one, home=not found.annexed)
    book.gap()


def _chains(book: Book, chart: str, *, listed: bool) -> None:
    book.heading(2).text("Chains")
    book.note(words()["opening"]["chains"])
    book.chart(chart)
    for chain in book.brief.chains if listed else ():
        line = book.bullet().ref(chain.risks[0])
        for index, ident_ in enumerate(chain.risks[1:]):
            line.text(" → ").text(chain.shared[index] if index < len(chain.shared) else "", "Emphasis").text(" → ")
            line.ref(ident_)


def _risk(table: Table, one: RiskEntry, *, home: bool) -> None:
    polarity = words()["polarity"][one.polarity]
    name, trigger, consequence, asserted, source = table.row()
    ident(name, one, home=home)
    trigger.strong(f"{polarity['when']} ")
    trigger.pieces(one.trigger) if one.trigger else trigger.unset("trigger stated elsewhere, not found")
    if one.trigger_actors:
        table.more(trigger).text(f"would act: {', '.join(one.trigger_actors)}")
    if one.marker.text.lower() != polarity["when"].lower():
        table.more(trigger).text("worded ").verbatim(one.marker, marks=True)
    consequence.strong(f"{polarity['then']} ")
    consequence.pieces(one.consequence) if one.consequence else consequence.unset("consequence not stated")
    if one.negated:
        table.more(consequence).text("negated in the source")
    if one.consequence_actors:
        table.more(consequence).text(f"would act: {', '.join(one.consequence_actors)}")
    analyst(table, consequence, one)
    _assertion(table, asserted, one)
    cited(source, one)


def _assertion(table: Table, cell: Line, one: RiskEntry) -> None:
    cell.text(one.asserted_by or "the outlet")
    if one.position and "asserted_by" not in one.review.edited:
        cell.text(" ").ref(one.position)
    cell.text(f", {one.status}")
    if one.horizon:
        line = table.more(cell).text("horizon ")
        if one.horizon.first or one.horizon.words is None:
            line.when(one.horizon)
        else:
            line.verbatim(one.horizon.words, marks=True)
    for lead, pieces in (("likelihood", one.likelihood_words), ("impact", one.impact_words)):
        if pieces:
            table.more(cell).text(f"{lead} as worded: ").pieces(pieces, (True,) * len(pieces))
    if one.standing:
        line = table.more(cell).strong(words()["standing"][one.standing.state])
        if one.standing.event:
            line.text(" ").ref(one.standing.event)
        line.text(" ").cite(one.standing.shown[0], one.id)
    if one.likelihood or one.impact:
        label = words()["likelihood"][one.likelihood] if one.likelihood else ""
        table.more(cell).text("Likelihood: ").assessed(one.likelihood, label)
        table.more(cell).text("Impact: ").assessed(one.impact)
    else:
        table.more(cell).unset("not assessed")
