"""PDF made of objects."""

import zlib

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.words import DATE, WORDS, any_of, mostly, raw

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
