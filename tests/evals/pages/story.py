"""What our pages are made around, and how one is told what is true of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

SENTENCES = """
The river authority opened four gates of the weir at dawn after a night of heavy rain.
Engineers had warned since the weekend that the reservoir would not hold another day of it.
By noon the level at the lower bridge had fallen by a hand, and the road along the quay was open again.
The ministry in Kovar said that nobody had been hurt and that the pumps would run through the night.
Farmers downstream said they had been told too late to move their cattle.
"We heard the sirens at four and had ten minutes," said Ilse Brandt, who keeps sheep below the old mill.
A spokesman for the authority rejected that account and said every household had been called twice.
The opposition asked for the minutes of the meeting at which the decision was taken.
Lorries with sandbags waited in a queue that reached the customs house on the other bank.
The council met behind closed doors until after midnight and gave no press conference.
Two neighbouring states had offered boats, but the governor said they were not needed.
Insurance companies expect claims of more than forty million crowns from the lower town alone.
The weir was built in 1962 and has been repaired three times since.
An inspection last autumn found cracks in the northern pier that were to be closed this spring.
The tender for that work was withdrawn in January for want of bidders.
Residents of the harbour quarter spent the night in the gymnasium of the trade school.
Trains on the coastal line were diverted, which added two hours to the way to the capital.
The meteorological institute expects more rain from Thursday, though less than before.
Hydrologists at the university called the decision right but late.
The army sent two companies of pioneers, who laid a footbridge beside the flooded road.
Schools stay closed for the rest of the week, the district said in a short statement.
The price of bread rose by a tenth because the mills on the island could not be reached.
Divers looked for a pipeline that had been torn from its anchors and found it late in the evening.
If the wind turns to the west, the harbour master said, ships of any size may enter again.
The union of dockers agreed to work double shifts until the grain is unloaded.
A court will decide next month whether the owners of the upper dam have to pay.
The envoy of the lake states called on both sides to share what they measure.
Officials in Orlena answered that their gauges had been public for years.
The bridge for pedestrians remains shut until its piers have been looked at.
Volunteers cooked for eight hundred people in the yard of the fire brigade.
""".strip().split("\n")

TITLES = (
    "Four gates of the Kovar weir are opened after a night of rain",
    "Governor declines boats as the lower town counts its losses",
    "Farmers say the warning came too late",
    "What the inspection of the northern pier had found",
    "Trains to the capital take two hours longer",
    "Envoy asks both banks to share their measurements",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    html: str
    title: str
    paragraphs: tuple[str, ...]
    day: str | None
    "Of publication; None: the page does not say."
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is made around."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "".join(f"<p>{one}</p>\n" for one in self.paragraphs)


_MADE: list[Callable[[], Case]] = []


def case(make: Callable[[Story], dict[str, object]]) -> Callable[[Story], dict[str, object]]:
    """Adds what `make` gives, under its name, around a story of its own."""

    def build() -> Case:
        name = make.__name__.replace("_", "-")
        source = random.Random(name)  # noqa: S311 - the same page each time
        sentences = source.sample(SENTENCES, 24)
        cuts = [0, 3, 5, 8, 11, 14, 16, 19, 22]
        paragraphs = tuple(" ".join(sentences[a:b]) for a, b in pairwise(cuts))
        story = Story(source.choice(TITLES), paragraphs)
        given = {"title": story.title, "paragraphs": story.paragraphs, "day": "2026-03-04", **make(story)}
        return Case(name=name, **given)  # type: ignore[arg-type] # what each maker gives is a field of Case

    _MADE.append(build)
    return make


def cases() -> list[Case]:
    return [build() for build in _MADE]
