"""The styles of the document, by their names in an office program, so that changing one changes every use of it."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from briefer.model import Marking
from briefer.render.docx.parts import element

TEXT, TABLE = "Cambria", "Calibri"
"""Faces that offices have, or have of the same widths under other names."""
LANGUAGE = "en-GB"
INK, SOFT, BLUE = RGBColor(0x16, 0x18, 0x1D), RGBColor(0x55, 0x5B, 0x66), RGBColor(0x1F, 0x4E, 0x79)

TLP: dict[Marking, str] = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:AMBER": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}
"""Colour of a label on black (FIRST, TLP 2.0)."""

GRID = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="BriefTable">
<w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/>
<w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="8A8F98"/><w:insideH w:val="single" w:sz="2" w:color="C9CDD3"/>
</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:color="16181D"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
</w:style>
"""

FACTS = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="BriefFacts">
<w:name w:val="Brief Facts"/><w:basedOn w:val="BriefTable"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="16181D"/></w:tblBorders></w:tblPr>
</w:style>
"""


def face(style: CharacterStyle, name: str) -> None:
    """Sets a face for every script, over the theme's."""
    style.font.name = name
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for attribute in [one for one in fonts.attrib if one.lower().endswith("theme")]:
        del fonts.attrib[attribute]
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _paragraph(document: Document, name: str, base: str, size: float) -> ParagraphStyle:
    made: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[base]
    made.font.size = Pt(size)
    return made


def _text(document: Document) -> None:
    normal = document.styles["Normal"]
    face(normal, TEXT)
    normal.font.size, normal.font.color.rgb = Pt(10.5), INK
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.2
    document.styles["Quote"].element.get_or_add_pPr().append(_rule("left", 12, 8, "8A8F98"))  # before what follows it
    for name, left in (("Quote", 6), ("List Bullet", 5)):
        style = document.styles[name]
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Mm(left), Pt(4)
    quote = document.styles["Quote"]
    quote.font.italic, quote.font.color.rgb = False, INK
    bullet = document.styles["List Bullet"]
    bullet.paragraph_format.first_line_indent, bullet.paragraph_format.space_after = Mm(-4), Pt(2)
    caption = document.styles["Caption"]
    face(caption, TABLE)
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(9), True, SOFT
    caption.paragraph_format.space_before, caption.paragraph_format.keep_with_next = Pt(8), True


def _rule(side: str, size: int, space: int, color: str) -> BaseOxmlElement:
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space=str(space), color=color))
    return borders


def _headings(document: Document) -> None:
    for name, size, before in (("Title", 24, 0), ("Heading 1", 16, 22), ("Heading 2", 12.5, 14), ("Heading 3", 11, 10)):
        style = document.styles[name]
        face(style, TABLE)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    title = document.styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _own(document: Document) -> None:
    for name, base, size in (("Table Text", "Normal", 9), ("Detail", "Normal", 8.5), ("Contents", "Normal", 10.5)):
        style = _paragraph(document, name, base, size)
        face(style, TABLE)
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(1), 1.1
    document.styles["Detail"].font.color.rgb = SOFT
    for name in ("Header", "Footer"):
        face(document.styles[name], TABLE)
        document.styles[name].font.size = Pt(9)
        document.styles[name].paragraph_format.tab_stops.clear_all()  # those of another paper
    for name, bold, color in (
        ("Hyperlink", None, BLUE),
        ("Citation", None, BLUE),
        ("Entry", True, INK),
        ("Verbatim", None, None),
        ("Not Set", None, SOFT),
    ):
        character = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name == "Hyperlink")
        character.font.bold = bold
        if color is not None:
            character.font.color.rgb = color
    document.styles["Not Set"].font.italic = True
    document.styles["Verbatim"].element.get_or_add_rPr().append(element("w:noProof"))  # nobody corrects a source


def _marking(document: Document, marking: Marking) -> None:
    style = document.styles.add_style("Marking", WD_STYLE_TYPE.CHARACTER)
    face(style, TABLE)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(12), True, RGBColor.from_string(TLP[marking])
    style.element.rPr.append(element("w:shd", val="clear", color="auto", fill="000000"))


def _language(document: Document) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(element("w:lang", val=LANGUAGE, eastAsia="zh-CN", bidi="ar-SA"))


def _shown(document: Document) -> None:
    """The styles that the brief uses stand where an office program offers styles; scripts of all kinds in one size."""
    for name in ("Caption", "Table Text", "Detail", "Citation", "Entry", "Verbatim", "Not Set", "Marking"):
        document.styles[name].hidden = False
        document.styles[name].quick_style = True
    for size in list(document.styles.element.iter(qn("w:sz"))):
        for old in size.itersiblings(qn("w:szCs")):
            old.getparent().remove(old)
        size.addnext(element("w:szCs", val=size.get(qn("w:val"))))


def set_styles(document: Document, marking: Marking) -> None:
    """Everything a brief is written in; the label's colour is that of its marking."""
    _language(document)
    _text(document)
    _headings(document)
    _own(document)
    _marking(document, marking)
    _shown(document)
    for table in (GRID, FACTS):
        document.styles.element.append(parse_xml(table))
