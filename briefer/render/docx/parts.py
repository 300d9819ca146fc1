"""Pieces of WordprocessingML (ISO/IEC 29500-1) that python-docx has no call for."""

import re
from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_NO_NAME = re.compile(r"[^A-Za-z0-9_]")
_LONGEST = 40


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """`element("w:jc", val="right")`: attributes are in the namespace of WordprocessingML."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def bookmark_name(fragment: str) -> str:
    """A fragment as the name of a bookmark: letters, digits and underscores, no more than Word takes."""
    return _NO_NAME.sub("_", fragment)[:_LONGEST]


def run(words: str, styles: Sequence[str] = (), *, rtl: bool = False) -> BaseOxmlElement:
    """A run of text in a character style; `rtl`: its letters run from right to left."""
    made = element("w:r")
    properties = element("w:rPr")
    for style in styles[:1]:
        properties.append(element("w:rStyle", val=style))
    if rtl:
        properties.append(element("w:rtl"))
    if len(properties):
        made.append(properties)
    text = element("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(text)
    return made


def link(fragment: str, inside: BaseOxmlElement) -> BaseOxmlElement:
    """A link to a bookmark of this document."""
    made = element("w:hyperlink", anchor=bookmark_name(fragment), history="1")
    made.append(inside)
    return made


def field(instruction: str, shown: str) -> tuple[BaseOxmlElement, ...]:
    """A field and what it shows until the program that opens the document counts again."""
    begin, code, middle, end = (element("w:r") for _ in range(4))
    begin.append(element("w:fldChar", fldCharType="begin"))
    words = element("w:instrText")
    words.text = f" {instruction} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.append(words)
    middle.append(element("w:fldChar", fldCharType="separate"))
    end.append(element("w:fldChar", fldCharType="end"))
    return begin, code, middle, run(shown), end
