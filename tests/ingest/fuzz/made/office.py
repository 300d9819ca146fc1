"""Documents of offices, made of elements: Word and OpenDocument."""

import io
import zipfile
from functools import partial

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES, word, zipped
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.words import ANYTHING, WORDS, any_of, mostly, raw
from tests.ingest.test_odt import odt

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAGS = any_of(
    "p r t tab br tbl tr tc pPr pStyle rPr b i numPr numId ilvl sectPr ins del moveFrom moveTo hyperlink "
    "sdt sdtContent fldSimple instrText footnoteReference smartTag gridSpan vMerge tblGrid outlineLvl "
    "vanish drawing object proofErr body document lastRenderedPageBreak noBreakHyphen sym bookmarkStart "
    "txbxContent pict"
)
_NAMES = any_of("val id type w space author date anchor char font")
_VALUES = ANYTHING | any_of("Heading1 Title P1 ListBullet Quote 0 9 -1 restart 99999999999 true collapse")


@st.composite
def _element(draw: DrawFn, inner: SearchStrategy[str], tags: SearchStrategy[str], names: SearchStrategy[str]) -> str:
    """An element of Word (`w:p`) or OpenDocument (`text:p`), with attributes and content."""
    tag = draw(tags)
    held = draw(st.dictionaries(names, _VALUES, max_size=2))
    attributes = "".join(f' {name}="{_safe(value)}"' for name, value in held.items())
    return f"<{tag}{attributes}>{''.join(draw(st.lists(inner, max_size=4)))}</{tag}>"


def _safe(words: str) -> str:
    """As XML may hold it: what is damaged besides is damaged by bytes."""
    kept = "".join(char for char in words if char.isprintable() or char in "\t\n ")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


_BODY = st.lists(
    st.recursive(
        WORDS.map(_safe) | st.sampled_from(SENTENCES).map("<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format),
        partial(_element, tags=_TAGS.map("w:{}".format), names=_NAMES.map("w:{}".format)),
        max_leaves=20,
    ),
    min_size=1,
    max_size=6,
)
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_PARTS = st.dictionaries(
    st.sampled_from(
        (
            *("word/styles.xml", "docProps/core.xml", "[Content_Types].xml", "_rels/.rels", "word/numbering.xml"),
            "word/_rels/document.xml.rels",
        )
    ),
    st.sampled_from(
        (
            *("", "<x/>", "<?xml version='1.0'?>", "\ufffe", f'<Types xmlns="{_PACKED}/content-types"/>'),
            f'<Relationships xmlns="{_PACKED}/relationships"><Relationship Id="r1" Target="../x"/></Relationships>',
            f'<w:styles xmlns:w="{_W}"><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>',
        )
    ).map(str.encode),
    min_size=1,
    max_size=1,
)
with zipfile.ZipFile(io.BytesIO(word())) as _package:
    _WHOLE = {_name: _package.read(_name) for _name in _package.namelist()}


_SAID = f"<w:p><w:r><w:t>{SENTENCES[0]}</w:t></w:r></w:p>"


def _word(body: list[str], depth: int, others: dict[str, bytes], left_out: str | None) -> Named:
    start, end = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    text = f'<w:document xmlns:w="{_W}"><w:body>{_SAID}{start}{"".join(body)}{end}</w:body></w:document>'
    files = {**_WHOLE, "word/document.xml": raw(text), **others}
    return "a.docx", zipped({name: data for name, data in files.items() if name != left_out})


WORD: SearchStrategy[Named] = st.builds(
    _word,
    _BODY,
    st.sampled_from((0, 0, 0, 0, 0, 2, 60, 400)),
    mostly(st.just({}), _PARTS),
    mostly(st.none(), st.sampled_from(sorted(_WHOLE)), 8),
)

_ODT_TAGS = any_of(
    "text:p text:h text:span text:list text:list-item text:section text:s text:tab text:line-break text:a text:note "
    "text:note-body text:tracked-changes text:changed-region text:deletion text:insertion office:annotation "
    "text:table-of-content text:index-body table:table table:table-row table:table-cell table:covered-table-cell "
    "text:soft-page-break text:bookmark text:sequence text:date text:author-name office:forms text:numbered-paragraph "
    "table:table-header-rows table:table-rows text:list-header text:ruby office:text style:style meta:x"
)
_ODT_NAMES = any_of(
    "text:style-name text:outline-level text:c table:number-columns-repeated table:number-rows-repeated text:id "
    "style:parent-style-name style:name table:number-columns-spanned text:change-id text:display text:note-class"
)
_ODT_BODY = st.lists(
    st.recursive(
        WORDS.map(_safe) | st.sampled_from(SENTENCES).map("<text:p>{}</text:p>".format),
        partial(_element, tags=_ODT_TAGS, names=_ODT_NAMES),
        max_leaves=20,
    ),
    min_size=1,
    max_size=6,
)


def _odt(body: list[str], depth: int, title: str, manifest: str) -> Named:
    start, end = "<text:section>" * depth, "</text:section>" * depth
    inner = f"<text:p>{SENTENCES[0]}</text:p>{start}{''.join(body)}{end}".encode("utf-8", "replace").decode()
    return "a.odt", odt(inner, title=_safe(title).encode("utf-8", "replace").decode(), manifest=manifest.encode())


ODT: SearchStrategy[Named] = st.builds(
    _odt,
    _ODT_BODY,
    st.sampled_from((0, 0, 0, 0, 0, 2, 60, 400)),
    WORDS,
    mostly(st.just("<m/>"), st.sampled_from(("", "<m", "encryption-data", "<!DOCTYPE m [<!ENTITY a 'b'>]><m>&a;</m>"))),
)
