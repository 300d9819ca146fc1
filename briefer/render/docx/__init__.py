"""Brief -> DOCX with real styles, headings and tables, so that an office edits it without fighting.

`book` adds paragraphs and tables, `line` what stands in one; `page` is all that surrounds the text; `assessment`,
`findings`, `statements` and `annexes` write the sections; `pictures` draws the charts; `pack` makes a file of it.
"""

from briefer.render.docx.pictures import pictures
from briefer.render.docx.write import render_docx

__all__ = ["pictures", "render_docx"]
