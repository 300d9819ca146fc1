"""The file as other programs see it: sound, with its fonts, its data, its title and its language."""

import json
import re
import subprocess
from typing import Any

from briefer.render import read_json
from tests.machine import needed
from tests.render.archival.making import Made


def test_qpdf_finds_nothing_wrong(made: Made) -> None:
    done = subprocess.run(
        [needed("qpdf", "qpdf"), "--check", str(made.path)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "No syntax or stream encoding errors" in done.stdout


def test_every_font_is_embedded_and_only_what_is_used_of_it(made: Made) -> None:
    done = subprocess.run(
        [needed("pdffonts", "poppler-utils"), str(made.path)], check=True, capture_output=True, text=True
    )
    rows = [re.split(r"\s{2,}", line, maxsplit=1) for line in done.stdout.splitlines()[2:]]
    assert done.stderr == ""
    assert any("Briefer-Sans" in name for name, _ in rows)
    for name, rest in rows:
        assert re.fullmatch(r"[A-Z]{6}\+.*", name)
        assert "Type 3" not in rest
        assert rest.split()[-5:-2] == ["yes", "yes", "yes"], name  # embedded, a subset, mapped to Unicode


def test_it_says_what_it_is(made: Made) -> None:
    catalog: Any = made.reader.root_object
    packet = catalog["/Metadata"].get_object().get_data().decode()
    assert re.search(r'pdfaid:part="3"', packet)
    assert re.search(r'pdfaid:conformance="A"', packet)
    assert re.search(r'pdfuaid:part="1"', packet)
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/Lang"] == "en"
    title = made.reader.metadata and made.reader.metadata.title
    assert title
    assert made.brief.front.number in title


def test_its_data_is_attached_as_data_and_reads_back_to_the_brief(made: Made) -> None:
    catalog: Any = made.reader.root_object
    [attached] = catalog["/AF"]
    assert attached.get_object()["/AFRelationship"] == "/Data"
    [data] = made.reader.attachments["brief.json"]
    assert read_json(data) == made.brief
    assert json.loads(data)["schema"] == made.brief.schema


def test_it_has_the_pages_that_were_counted(made: Made) -> None:
    assert len(made.reader.pages) == made.pdf.pages
