"""Parse an article once and let every component read the parse."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from briefer.analysis.actors.find import find_actors, find_relations
from briefer.analysis.actors.register import Register
from briefer.analysis.actors.workspace import register_of
from briefer.analysis.dates.find import find_dates
from briefer.analysis.document import Document, span_of
from briefer.analysis.engine import DEFAULT_MODEL, engine_of, package_of
from briefer.analysis.events.find import find_events
from briefer.analysis.positions.find import find_positions
from briefer.analysis.risks.find import find_risks
from briefer.errors import AnalysisError
from briefer.model import Analysis, Article, DateRef, Engine, Gap

_ZONE = 32
"Articles parsed before spaCy's string store is emptied again, so that memory stays flat."


class Analyzer:
    """Loads the language model once; `analyze` may be called any number of times.

    `actors`: a workspace's actors.toml, which need not exist; None: only the actors that come with Briefer.
    """

    def __init__(self, model: str = DEFAULT_MODEL, actors: Path | None = None) -> None:
        self._register = register_of(actors) if actors else None
        self._nlp = load_model(model)
        self.engine = engine_of(model)

    def analyze(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """One analysis an article, in order, as soon as it is made, in constant memory.

        An article on which a component fails yields an analysis that holds a gap saying so. One iteration at a
        time: spaCy's memory zones do not nest.
        """
        pending = iter(articles)
        more = True
        while more:
            more = False
            with self._nlp.memory_zone():
                for article in islice(pending, _ZONE):
                    more = True
                    yield self._analyze_or_gap(article)

    def _analyze_or_gap(self, article: Article) -> Analysis:
        try:
            return analyze_document(self.parse(article), self.engine, self._register)
        except Exception as error:  # noqa: BLE001 - a border: one bad article never stops the rest
            message = f"not analysed: {type(error).__name__}: {error}"
            return Analysis(
                article=article.id,
                sha256=article.sha256,
                engine=self.engine,
                gaps=(Gap(kind="analysis", message=message),),
            )

    def parse(self, article: Article) -> Document:
        """Raises AnalysisError where the text is longer than the model takes."""
        if len(article.text) > self._nlp.max_length:
            raise AnalysisError(
                f"{article.id}: the text has {len(article.text):,} characters, the language model takes "
                f"{self._nlp.max_length:,}; split it into articles"
            )
        return Document.parse(article, self._nlp)


def analyze_document(document: Document, engine: Engine, register: Register | None = None) -> Analysis:
    """Run the components in the order in which they need each other. `register` None: the shipped one."""
    dates = find_dates(document)
    actors = find_actors(document, register=register)
    positions = find_positions(document, actors, dates)
    return Analysis(
        article=document.article.id,
        sha256=document.article.sha256,
        engine=engine,
        sentences=tuple(span_of(sentence) for sentence in document.sentences),
        quotations=tuple(quotation.inner for quotation in document.quotations.outermost),
        dates=dates,
        actors=actors,
        positions=positions,
        risks=find_risks(document, actors, dates, positions),
        relations=find_relations(document, actors, positions),
        events=find_events(document, actors, dates, positions),
        gaps=find_gaps(document.article, dates),
    )


def find_gaps(article: Article, dates: tuple[DateRef, ...]) -> tuple[Gap, ...]:
    """What the reader must know that the findings do not say."""
    gaps: list[Gap] = []
    unresolved = [d for d in dates if d.unresolved]
    if article.published is None:
        message = "no publication date is known"
        if unresolved:
            message += f"; {len(unresolved)} relative time expressions stay unresolved"
        gaps.append(Gap(kind="undated", message=message))
    gaps += [
        Gap(kind="unresolved-date", message=f"“{article.quote(d.span)}”: {d.unresolved}", span=d.span)
        for d in unresolved
    ]
    if article.language not in (None, "en"):
        message = (
            f"written in {article.language}; of its dates only those written out in full are read; "
            "everything else was analysed as if it were English"
        )
        gaps.append(Gap(kind="language", message=message))
    return tuple(gaps)


def load_model(name: str) -> Language:
    """The installed spaCy pipeline of that name. Raises AnalysisError."""
    return spacy.load(package_of(name))
