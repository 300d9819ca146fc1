"""What the sources say: timeline, actors, positions, risks, disagreements."""

from briefer.model import ActorEntry, PositionEntry, RiskEntry, TimelineEntry
from briefer.render.calendar import when_text
from briefer.render.docx.book import Book, Table
from briefer.render.docx.line import Line
from briefer.render.docx.page import plural
from briefer.render.docx.shared import actor_name, analyst, cited, further, ident, reviewed, told
from briefer.render.groups import SpeakerGroup, by_sentence, by_speaker, sides
from briefer.render.words import words


def timeline(book: Book) -> None:
    shown = [one for one in book.brief.timeline if one.prominent]
    book.chart("timeline")
    if shown:
        head = ("Id", "When", "What the source says", "Who, and how it is told", "Source")
        table = book.table(head, (13, 33, 70, 36, 18))
        for one in shown:
            _event(table, one)
        book.gap()
    more = len(book.brief.timeline) - len(shown)
    further(book, more, "dated statement", "name a time without an event of their own")
    if not book.brief.timeline:
        book.empty("No event or dated statement was found in the sources.")


def _event(table: Table, one: TimelineEntry) -> None:
    name, when, what, who, source = table.row()
    ident(name, one)
    when.when(one.when)
    what.verbatim(one.sentence)
    analyst(table, what, one)
    who.text(", ".join(one.actors) or "—")
    table.more(who).text(told(one))
    cited(source, one)


def actors(book: Book) -> None:
    brief = book.brief
    named = [one for one in brief.actors if one.prominent]
    if named:
        table = book.table(("Id", "Actor", "Kind", "Named", "Positions"), (13, 52, 27, 48, 30))
        for one in named:
            _actor(table, one)
        book.gap()
    unnamed = len(brief.actors) - len(named)
    if unnamed:
        book.note(
            f"{plural(unnamed, 'unnamed speaker')} more {'takes' if unnamed == 1 else 'take'} a position: each stands, "
            "as its source describes it and never merged with another source’s, beside what it says."
        )
    if not brief.actors:
        book.empty("No actor was found in the sources.")
    if brief.relations:
        _relations(book)


def _actor(table: Table, one: ActorEntry) -> None:
    name, actor, kind, places, positions = table.row()
    ident(name, one)
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


def _relations(book: Book) -> None:
    book.heading(2).text("Relations between them")
    book.note("As the outlet states them, or whom it names as saying so.")
    book.chart("network")
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


def positions(book: Book) -> None:
    groups = by_speaker(book.brief)
    if groups:
        book.note(
            "Every statement stands word for word in its source. Words between quotation marks are the speaker’s as "
            "the source quotes them; words without are the outlet’s report of what was said."
        )
        _matrix(book, groups)
    for group in groups:
        _speaker(book, group)
    more = sum(not one.prominent for one in book.brief.positions)
    further(book, more, "statement", "take no stance that their words show, or leave their speaker unsaid")
    if not book.brief.positions:
        book.empty("No statement attributed to a speaker was found in the sources.")


def _matrix(book: Book, groups: tuple[SpeakerGroup, ...]) -> None:
    book.chart("speakers")
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


def _speaker(book: Book, group: SpeakerGroup) -> None:
    book.heading(2).text(group.name or "Speaker not stated in the source")
    if group.anonymous or group.actor:
        line = book.paragraph("Detail").keep()
        if group.anonymous:
            line.unset("unnamed").text(" ")
        if group.actor:
            line.text(group.actor.kind + (f", of {group.actor.affiliation}" if group.actor.affiliation else ""))
            line.text(" · ").ref(group.actor.id)
    for one in group.positions:
        _position(book, one)


def _position(book: Book, one: PositionEntry) -> None:
    head = ident(book.paragraph(), one).text(" ").strong(one.stance).text(" · said ").when(one.when).text(" · ")
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
    brief = book.brief
    if not brief.risks:
        book.empty(
            "No conditional statement was found in the sources. That no source states a risk does not mean that there "
            "is none."
        )
        return
    book.note(
        "Each line is a conditional that stands in a source. Likelihood and impact are the analyst’s to set; where "
        "neither is, the line says not assessed."
    )
    table = book.table(("Id", "Trigger", "Consequence", "Asserted, assessed", "Source"), (13, 52, 52, 35, 18))
    for one in brief.risks:
        _risk(table, one)
    book.gap()
    book.chart("ratings")
    if brief.chains:
        book.heading(2).text("Chains")
        book.note("The consequence of one is the trigger of the next, joined by the words shown.")
        book.chart("chains")
    for chain in brief.chains:
        line = book.bullet().ref(chain.risks[0])
        for index, ident_ in enumerate(chain.risks[1:]):
            line.text(" → ").text(chain.shared[index] if index < len(chain.shared) else "", "Emphasis").text(" → ")
            line.ref(ident_)


def _risk(table: Table, one: RiskEntry) -> None:
    polarity = words()["polarity"][one.polarity]
    name, trigger, consequence, asserted, source = table.row()
    ident(name, one)
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
    if one.likelihood or one.impact:
        label = words()["likelihood"][one.likelihood] if one.likelihood else ""
        table.more(cell).text("Likelihood: ").assessed(one.likelihood, label)
        table.more(cell).text("Impact: ").assessed(one.impact)
    else:
        table.more(cell).unset("not assessed")


def disagreements(book: Book) -> None:
    if not book.brief.disagreements:
        book.empty("No two statements were found that contradict each other.")
        return
    book.note("Statements that cannot both stand. Which of them is right is not said here.")
    for one in book.brief.disagreements:
        book.heading(2, one.id.lower()).text(f"{one.id} {one.matter} ({one.kind})")
        for side in sides(book.brief, one.id):
            line = book.paragraph()
            if side.position:
                line.strong(side.position.speaker or "Speaker not stated").text(" ").ref(side.position.id)
                line.text(f" · {side.position.stance} · ").when(side.when)
            else:
                line.strong(f"Source {side.evidence[0].source}")
            line.text(" · ").cite(side.evidence[0], one.id)
            line.keep()
            book.paragraph("Quote").pieces(side.evidence, side.position.quoted if side.position else ())
