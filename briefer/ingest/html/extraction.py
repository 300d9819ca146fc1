"""The extraction by trafilatura, without work whose outcome is known before it is done.

Once it has found an article, trafilatura reads the page a second time as readability does, and takes that text where it
is more than twice as long, or where its own has no paragraphs. That takes a third of all the time, and where the whole
page holds no more than twice the text found, it cannot change anything. A version that was not read here is left alone,
and a test compares what is found with what the library finds left alone.
"""

from functools import cache

import trafilatura
from lxml import etree
from trafilatura import bare_extraction, core
from trafilatura.external import SANITIZED_XPATH, compare_extraction
from trafilatura.settings import Extractor

from briefer.ingest.html.page import Element

KNOWN = frozenset({"2.3.1"})
"Versions of trafilatura whose `compare_extraction` was read."
_TEXTS = etree.XPath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)
_EMPTY = etree.XPath(
    "boolean(.//*[self::title or self::xmp or self::noembed or self::noframes or self::plaintext][not(text())])"
)
"Elements that, written as XML and read as HTML, take the markup behind them for text."
_ESCAPED = 4
"Characters that `&`, `<` or `>` may become more when a text is written and read again."
_VIDEO = 5
"Characters that stand for a video."
_compare = compare_extraction


def extracted(root: Element, *, precision: bool) -> Element | None:
    """The body that trafilatura finds, in precision mode or in recall mode; None: none. `root` stays as it is."""
    document = bare_extraction(root, options=_options(precision=precision))
    return getattr(document, "body", None)


@cache
def _options(*, precision: bool) -> Extractor:
    """`xml`: the body is wanted, and not its text as well."""
    return Extractor(output_format="xml", precision=precision, recall=not precision, comments=False)


def _compared(
    cleaned_tree: Element, raw_tree: Element, body: Element, text: str, options: Extractor
) -> tuple[Element, str]:
    """As trafilatura's, which has the same arguments."""
    if options.focus == "precision" and _is_settled(raw_tree, body, text, options):
        return body, text
    return _compare(cleaned_tree, raw_tree, body, text, options)


def _is_settled(raw: Element, body: Element, text: str, options: Extractor) -> bool:
    if len(text) < options.min_extracted_size or body.xpath(SANITIZED_XPATH) or _EMPTY(raw):
        return False
    if not body.xpath("boolean(.//p//text())") or len(body.findall(".//table")) > len(body.findall(".//p")):
        return False
    return _most(raw) <= 2 * len(text)


def _most(raw: Element) -> int:
    """How long a text readability can find at most."""
    whole = "".join(_TEXTS(raw))
    escaped = sum(map(whole.count, "&<>"))
    return len(" ".join(whole.split())) + _ESCAPED * escaped + _VIDEO * len(raw.findall(".//iframe"))


if trafilatura.__version__ in KNOWN:
    core.compare_extraction = _compared  # type: ignore[attr-defined] # what its sequence calls, and no other name
