"""An article together with its parse: what every component reads."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from briefer.analysis.quotes import Quotations, find_quotations
from briefer.model import Article, Paragraph, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Token offsets (`Token.idx`) are offsets into `article.text`; the parse is of exactly that text."""

    article: Article
    doc: Doc
    quotations: Quotations
    sentences: tuple[Tokens, ...]
    "No sentence runs over a paragraph's end."
    _sentence_starts: tuple[int, ...] = field(repr=False)
    _paragraph_starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def parse(cls, article: Article, nlp: Language) -> "Document":
        """Parse with a sentence forced to begin at each paragraph, so that no heading joins the text below it."""
        doc = nlp.make_doc(article.text)
        starts = {paragraph.span.start for paragraph in article.paragraphs}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return cls.of(article, nlp(doc))

    @classmethod
    def of(cls, article: Article, doc: Doc) -> "Document":
        sentences = tuple(trimmed for sentence in doc.sents if (trimmed := trim(sentence)))
        return cls(
            article=article,
            doc=doc,
            quotations=find_quotations(article.text, (p.span for p in article.paragraphs)),
            sentences=sentences,
            _sentence_starts=tuple(s.start_char for s in sentences),
            _paragraph_starts=tuple(p.span.start for p in article.paragraphs),
        )

    def sentence_at(self, offset: int) -> Tokens | None:
        """The sentence that covers the character at `offset`; None: it lies between two."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end_char:
            return self.sentences[index]
        return None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        index = bisect_right(self._paragraph_starts, offset) - 1
        if index >= 0 and offset < self.article.paragraphs[index].span.end:
            return self.article.paragraphs[index]
        return None


def trim(tokens: Tokens) -> Tokens:
    """Without the white-space tokens at either end; may be empty."""
    start, end = tokens.start, tokens.end
    while start < end and tokens.doc[start].is_space:
        start += 1
    while end > start and tokens.doc[end - 1].is_space:
        end -= 1
    return tokens.doc[start:end]


def span_of(tokens: Tokens | Token) -> Span:
    """Character offsets of tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Character offsets of any tokens, in order; neighbours are joined into one span."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i == last + 1:
            spans[-1] = Span(spans[-1].start, token.idx + len(token))
        else:
            spans.append(span_of(token))
        last = token.i
    return tuple(spans)
