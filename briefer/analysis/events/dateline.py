"""The place, day and agency before the dash at the head of a report: they say where it was written."""

import re

from spacy.tokens import Token

from briefer.analysis.document import Document

_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+)*(?:,[^\n–—]{1,40}?)?(?:\s*\([^)\n]{1,40}\))?\s+(?:-{1,2}|–|—)\s+"
)
"A place in capitals, what may follow it, and a dash with space around it."


def dateline_end(document: Document, token: Token) -> int:
    """The character at which the report in the token's paragraph begins; 0: the paragraph opens without a dateline."""
    paragraph = document.paragraph_at(token.idx)
    if paragraph is None:
        return 0
    found = _DATELINE.match(document.article.text, paragraph.span.start, paragraph.span.end)
    return found.end() if found else 0
