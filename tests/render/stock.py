"""WeasyPrint left alone, in a process in which nothing of it was changed."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
from pathlib import Path
import weasyprint, weasyprint.text.fonts
from briefer.render.fetcher import Fetcher
from briefer.render.tables import tidy
folder, page, out = (Path(name) for name in sys.argv[1:])
answer = weasyprint.urls.URLFetcherResponse
fetcher = Fetcher([folder], lambda url, body, kind: answer(url, body, {"Content-Type": kind}), None)
fonts = weasyprint.text.fonts.FontConfiguration()
sheet = weasyprint.CSS(url="briefer:fonts.css", url_fetcher=fetcher, font_config=fonts)
weasyprint.HTML(string=page.read_text(encoding="utf-8"), url_fetcher=fetcher).write_pdf(
    out, font_config=fonts, stylesheets=[sheet], pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=b"x",
    finisher=lambda _, pdf: tidy(pdf))
"""


def stock(page: str, styles: Path, folder: Path) -> bytes:
    """The page as the engine alone makes it a tagged PDF/A, tables tidied; `folder` takes the files in between."""
    given, made = folder / "page.html", folder / "page.pdf"
    given.write_text(page, encoding="utf-8")
    subprocess.run([sys.executable, "-c", _SCRIPT, str(styles), str(given), str(made)], check=True)
    return made.read_bytes()
