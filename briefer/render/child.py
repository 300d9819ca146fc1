"""The render child: `python -m briefer.render.child` reads a Job on standard input and writes a Report, then the PDF.

Its argument is the process that wants the PDF, with which it ends. It runs once, so the garbage collector is off
(measured: 0.70 of the CPU time). An empty input is answered with the versions of the parts at work. What the engine
logs as a warning goes into the Report.
"""

import gc
import io
import logging
import os
import re
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from briefer.render.engine import known, load, page_class, write_once
from briefer.render.fetcher import SCHEME, Fetcher
from briefer.render.glyphs import Glyphs, fit
from briefer.render.job import Attached, Job, Report
from briefer.render.literal import literal
from briefer.render.tables import tidy
from briefer.render.where import Watch, in_section

_LIBRARY = re.compile(r"cannot load library '([^']+)'")
_MEGABYTE = 1 << 20
_LOOK = 0.5
"Seconds between two looks at whether the parent is still there."
_SPOKEN = (
    (re.compile(r"s(\d+)"), "To source {}"),
    (re.compile(r"q(\d+)"), "To sentence Q{} in the quote register"),
    (re.compile(r"c(\d+)"), "Back to where it is cited"),
    (re.compile(r"section-(.+)"), "To section {}"),
    (re.compile(r"(.+)"), "To entry {}"),
)

UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/UA-1 identifier with the extension schema by which PDF/A-3 admits it (ISO 14289-1, 19005-3)."""


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


def _attachments(engine: Any, attached: Iterable[Attached]) -> list[Any]:  # noqa: ANN401 - WeasyPrint has no types
    return [
        engine.Attachment(
            file_obj=io.BytesIO(one.data),
            name=one.name,
            description=one.description,
            created=one.moment,
            modified=one.moment,
            relationship="Data",
        )
        for one in attached
    ]


def spoken(target: str) -> str:
    """What a screen reader says of a link inside the page, by the fragment it leads to."""
    return next(words.format(found[1]) for pattern, words in _SPOKEN if (found := pattern.fullmatch(target)))


def _finish(glyphs: Glyphs | None, _document: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Put the PDF/UA identifier into the one RDF packet (a second is not read) and give links their spoken text."""
    if glyphs:
        glyphs.put(pdf)
    for one in pdf.objects:
        if getattr(one, "extra", {}).get("Type") == "/Metadata":
            one.stream = [one.stream[0].replace(b"</rdf:RDF>", UA + b"</rdf:RDF>")]
        elif isinstance(one, dict) and one.get("Subtype") == "/Link" and "Dest" in one:
            one["Contents"] = type(one["Contents"])(spoken(one["Contents"].string))
        elif "Interpolate" in getattr(one, "extra", {}):
            one.extra["Interpolate"] = "false"  # ISO 19005-3, 6.2.8: no picture is smoothed
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])  # the engine names each attachment twice
    tidy(pdf)
    write_once(pdf)


def _make(engine: Any, job: Job) -> tuple[int, bytes]:  # noqa: ANN401 - WeasyPrint has no types
    """Pages and bytes of the PDF: A-3a, tagged, with the UA-1 identifier."""
    plain = engine.urls.URLFetcher(allowed_protocols=("data",))
    fetcher = Fetcher(
        [Path(folder) for folder in job.folders],
        lambda url, body, kind: engine.urls.URLFetcherResponse(url, body, {"Content-Type": kind}),
        plain,
    )
    fonts = engine.text.fonts.FontConfiguration()
    sheets = [engine.CSS(url=SCHEME + name, url_fetcher=fetcher, font_config=fonts) for name in job.sheets]
    options = {
        "pdf_variant": "pdf/a-3a",
        "pdf_tags": True,
        "pdf_identifier": job.identifier.encode(),
        "attachments": _attachments(engine, job.attachments),
    }
    glyphs = Glyphs(engine.pdf) if known() else None
    page = page_class(engine, job.html)(string=literal(fit(job.html)), url_fetcher=fetcher)
    document = page.render(fonts, stylesheets=sheets, **options)
    return len(document.pages), document.write_pdf(finisher=partial(_finish, glyphs), **options)


def _versions() -> tuple[str, ...]:
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - as in _load

    number = int(pango.pango_version())
    pango_version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return (f"WeasyPrint {version('weasyprint')}", f"Pango {pango_version}")


def _answer(read: Callable[[], bytes], seen: _Collect) -> tuple[Report, bytes]:
    """The engine is loaded before the job is read, so that a process started early waits with all in hand."""
    try:
        engine = load()
    except OSError as error:
        found = _LIBRARY.search(str(error))
        return Report(failure=str(error).splitlines()[0], library=found and found[1]), b""
    data = read()
    if not data:
        return Report(versions=_versions()), b""
    job = msgspec.json.decode(data, type=Job)
    if job.megabytes:
        resource.setrlimit(resource.RLIMIT_AS, (job.megabytes * _MEGABYTE, job.megabytes * _MEGABYTE))
    watch = Watch()
    try:
        pages, pdf = _make(engine, job)
    except MemoryError:
        where = in_section(watch.section)
        return Report(failure=f"it needs more than the {job.megabytes} MB that it may take{where}"), b""
    return Report(pages=pages, warnings=tuple(seen.messages)), pdf


def _end_with(parent: int) -> None:
    """Ends this process soon after the one that wants its work: when that was killed, it could not end this one."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def main() -> None:
    gc.disable()
    threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand in the PDF
    seen = _Collect()
    logging.captureWarnings(capture=True)
    for name in ("weasyprint", "fontTools", "py.warnings"):
        logging.getLogger(name).addHandler(seen)
    report, pdf = _answer(sys.stdin.buffer.read, seen)
    out.write(msgspec.json.encode(report) + b"\n" + pdf)
    out.close()
    sys.stderr.flush()
    os._exit(0)  # taking apart what the page was made of would take a tenth of the time that it took to make it


if __name__ == "__main__":
    main()
