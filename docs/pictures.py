"""The README's picture: pages of the sample brief side by side. `make pictures` runs it."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH, GAP, GREY = 620, 18, (120, 124, 130)


def side_by_side(pdf: Path, numbers: list[int], target: Path) -> None:
    """Draw pages `numbers` (from 1) of `pdf` next to each other into the PNG `target`."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in numbers:
        page = document[number - 1]
        pages.append(page.render(scale=WIDTH / page.get_width()).to_pil())
    height = max(page.height for page in pages)
    sheet = Image.new("RGB", (GAP + len(pages) * (WIDTH + GAP), height + 2 * GAP), GREY)
    for position, page in enumerate(pages):
        sheet.paste(page, (GAP + position * (WIDTH + GAP), GAP))
    sheet.quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    side_by_side(Path(sys.argv[1]), [int(number) for number in sys.argv[3:]], Path(sys.argv[2]))
