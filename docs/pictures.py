"""The README's pictures of the brief: pages of the sample side by side, one picture a template."""

import sys
from pathlib import Path

import pypdf
import pypdfium2
from PIL import Image

WIDTH, GAP, GREY = 560, 18, (120, 124, 130)
COLOURS = 48
"""Tones of a picture: pages are ink on paper, and so stay small."""


def page_of(reader: pypdf.PdfReader, wanted: str) -> int:
    """Index of a page that is named by its number, or as `risks` or `risks+1`: where a section begins, and pages on."""
    if wanted.isdigit():
        return int(wanted) - 1
    section, _, further = wanted.partition("+")
    begins = reader.get_destination_page_number(reader.named_destinations[f"section-{section}"])
    return (begins or 0) + int(further or 0)


def side_by_side(pdf: Path, target: Path, wanted: list[str], across: int) -> None:
    """Draw the `wanted` pages of `pdf` into the PNG `target`, `across` in a row."""
    document, reader = pypdfium2.PdfDocument(pdf), pypdf.PdfReader(pdf)
    pages = []
    for name in wanted:
        page = document[page_of(reader, name)]
        pages.append(page.render(scale=WIDTH / page.get_width()).to_pil())
    height = max(page.height for page in pages)
    rows = -(-len(pages) // across)
    sheet = Image.new("RGB", (GAP + across * (WIDTH + GAP), GAP + rows * (height + GAP)), GREY)
    for position, page in enumerate(pages):
        row, column = divmod(position, across)
        sheet.paste(page, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    side_by_side(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:], min(3, len(sys.argv) - 3))
