"""Documents made of objects: PDF and Word."""

import io
import zipfile
import zlib

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES, word, zipped
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.words import ANYTHING, DATE, WORDS, any_of, mostly, raw

_KEYS = any_of(
    "Type Subtype Kids Parent Count Contents Resources MediaBox CropBox Rotate Font BaseFont Encoding "
    "ToUnicode Widths FirstChar Length Filter DecodeParms Root Info Prev Size Names Outlines Metadata "
    "Lang Title CreationDate Author Annots AcroForm UserUnit XObject ExtGState StructTreeRoot Encrypt ID "
    "DescendantFonts W Differences"
)
_ATOMS = st.sampled_from(
    "null true false 0 -1 1e9 9999999999999 0.0001 595 842 90 45 /Page /Pages /Catalog /Font "
    "/Type1 /Type0 /Type3 /TrueType "
    "/Helvetica /Identity-H /WinAnsiEncoding /FlateDecode /ASCIIHexDecode /LZWDecode /DCTDecode /JBIG2Decode /Crypt () "
    "(\\377\\376\\0x) <FEFF> <D8> (\\)( 1 0 R 2 0 R 3 0 R 4 0 R 5 0 R 6 0 R 99 0 R 1 65535 R".replace(
        " 0 R", "\xa00\xa0R"
    ).split(" ")
).map(lambda atom: atom.replace("\xa0", " "))
_STRINGS = (WORDS | DATE).map(
    lambda words: "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
)


def _table(pairs: list[tuple[str, str]]) -> str:
    return "<< " + " ".join(f"/{key} {value}" for key, value in pairs) + " >>"


_OBJECT = st.recursive(
    _ATOMS | _STRINGS,
    lambda inner: (
        st.lists(inner, max_size=6).map(lambda items: f"[{' '.join(items)}]")
        | st.lists(st.tuples(_KEYS, inner), max_size=5).map(_table)
    ),
    max_leaves=12,
)
_NUMBERS = any_of("0 1 -1 10 12.5 60 700 595 1e6 99999 -0.0001 .5")
_OPERATORS = st.sampled_from(
    (
        "Tf",
        "Td",
        "Tm",
        "TL",
        "T*",
        "Tz",
        "Ts",
        "Tr",
        "Tc",
        "Tw",
        "cm",
        "q",
        "Q",
        "BT",
        "ET",
        "Do",
        "gs",
        "re f",
        "BDC",
        "EMC",
        "BI ID EI",
    )
)


_SHOWN = mostly(st.sampled_from([f"({one})" for one in SENTENCES]), _STRINGS)
_PLACES = mostly(any_of("60 320 700 500 420 100 72.5"), _NUMBERS)
_SIZES = mostly(any_of("10 12 20"), _NUMBERS)
_BOXES = st.sampled_from(("[0 0 0 0]", "[595 842 0 0]", "[-1e9 0 1e9 9]", "[]"))
_MORE = mostly(st.just(""), st.sampled_from(("/Annots [4 0 R]", "/UserUnit 1e9")))


@st.composite
def _drawing(draw: DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 12))):
        if draw(st.integers(0, 3)):
            x, y, size = draw(_PLACES), draw(_PLACES), draw(_SIZES)
            parts.append(f"BT /F {size} Tf {x} {y} Td {draw(_SHOWN)} Tj ET")
        else:
            parts.append(f"{' '.join(draw(st.lists(_NUMBERS, max_size=6)))} {draw(_OPERATORS)}")
    return "\n".join(parts)


@st.composite
def _pdf(draw: DrawFn) -> Named:
    """Two pages, of which every object may have been exchanged for another."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        _stream(
            draw(_drawing()),
            packed=draw(st.booleans()),
            extra=draw(mostly(st.just(""), st.sampled_from(("/Filter /LZWDecode", "/Length 9")), 12)),
        ),
    ]
    for _ in range(2):
        turn, box = (
            draw(mostly(st.just("0"), _ATOMS)),
            draw(mostly(st.just("[0 0 595 842]"), _BOXES)),
        )
        objects.append(raw(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {turn} /Contents 4 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> {draw(_MORE)} >>"
        ))  # fmt: skip
    objects.append(
        raw(_table([("Title", draw(_STRINGS)), ("CreationDate", draw(_STRINGS)), ("Author", draw(_OBJECT))]))
    )
    for place in draw(mostly(st.just([]), st.lists(st.integers(0, len(objects) - 1), min_size=1, max_size=2))):
        objects[place] = raw(draw(_OBJECT))
    return "a.pdf", _joined(
        objects,
        shift=draw(mostly(st.just(0), st.just(3))),
        extra=draw(mostly(st.just(""), st.sampled_from(("/Prev 9", "/Encrypt 3 0 R")), 12)),
    )


def _stream(words: str, *, packed: bool, extra: str) -> bytes:
    data = zlib.compress(raw(words)) if packed else raw(words)
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (
        len(data),
        b"/Filter /FlateDecode" if packed else b"",
        extra.encode(),
        data,
    )


def _joined(objects: list[bytes], *, shift: int, extra: str) -> bytes:
    """With its table of places, which `shift` makes wrong."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out) + shift)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, at = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer << /Size %d /Root 1 0 R /Info 7 0 R %s >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (size, extra.encode(), at)


PDF: SearchStrategy[Named] = _pdf()

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAGS = any_of(
    "p r t tab br tbl tr tc pPr pStyle rPr b i numPr numId ilvl sectPr ins del moveFrom moveTo hyperlink "
    "sdt sdtContent fldSimple instrText footnoteReference smartTag gridSpan vMerge tblGrid outlineLvl "
    "vanish drawing object proofErr body document lastRenderedPageBreak noBreakHyphen sym bookmarkStart "
    "txbxContent pict"
)
_NAMES = any_of("val id type w space author date anchor char font")


@st.composite
def _element(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    tag = draw(_TAGS)
    held = draw(
        st.dictionaries(
            _NAMES,
            ANYTHING | any_of("Heading1 Title ListBullet Quote 0 9 restart"),
            max_size=2,
        )
    )
    attributes = "".join(f' w:{name}="{_safe(value)}"' for name, value in held.items())
    return f"<w:{tag}{attributes}>{''.join(draw(st.lists(inner, max_size=4)))}</w:{tag}>"


def _safe(words: str) -> str:
    """As XML may hold it: what is damaged besides is damaged by bytes."""
    kept = "".join(char for char in words if char.isprintable() or char in "\t\n ")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


_BODY = st.lists(
    st.recursive(
        WORDS.map(_safe) | st.sampled_from(SENTENCES).map("<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format),
        _element,
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
