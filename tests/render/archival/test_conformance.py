"""Each PDF is archival (PDF/A-3a) and accessible (PDF/UA-1), and the check can say so of one that is not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.render.archival.making import Made
from tests.render.archival.verapdf import PROFILES, Verdict, verdicts


@pytest.mark.parametrize("profile", PROFILES)
def test_every_template_of_every_brief_conforms(
    made: Made, checked: dict[tuple[Path, str], Verdict], profile: str
) -> None:
    verdict = checked[made.path, profile]
    assert verdict.failed == ()
    assert verdict.says == "pass"
    assert verdict.checks > 1000


def test_the_engine_complains_of_nothing_but_missing_fonts(made: Made) -> None:
    other = [warning for warning in made.pdf.warnings if not warning.startswith("no installed font has")]
    assert other == []


def _copy(made: Made, path: Path, change: Callable[[pypdf.PdfWriter], None]) -> Path:
    writer = pypdf.PdfWriter(clone_from=made.path)
    change(writer)
    writer.write(path)
    return path


def _nothing(_writer: pypdf.PdfWriter) -> None:
    pass


def _anonymous(writer: pypdf.PdfWriter) -> None:
    packet: Any = writer.root_object["/Metadata"].get_object()
    identifier = b'pdfuaid:part="1"'
    assert packet.get_data().count(identifier) == 1
    packet.set_data(packet.get_data().replace(identifier, b""))


def _untagged(writer: pypdf.PdfWriter) -> None:
    for entry in ("/StructTreeRoot", "/MarkInfo"):
        del writer.root_object[entry]


def _silent(writer: pypdf.PdfWriter) -> None:
    objects: list[Any] = list(writer._objects)  # noqa: SLF001 - there is no public list of them
    figures = [one for one in objects if isinstance(one, dict) and one.get("/S") == "/Figure"]
    assert figures
    for figure in figures:
        del figure["/Alt"]


def test_a_file_that_breaks_a_promise_fails(files: dict[str, Made], tmp_path: Path) -> None:
    """Copied and otherwise whole: without its identifier, without tags, without words for its pictures, cut in two."""
    changes = {"whole": _nothing, "anonymous": _anonymous, "untagged": _untagged, "silent": _silent}
    made = files["sample/one-page"]
    paths = {name: _copy(made, tmp_path / f"{name}.pdf", change) for name, change in changes.items()}
    paths["torn"] = tmp_path / "torn.pdf"
    paths["torn"].write_bytes(made.pdf.data[: len(made.pdf.data) // 2])
    found = verdicts(list(paths.values()))
    says = {name: [found[path, profile].says for profile in PROFILES] for name, path in paths.items()}
    rules = {name: [rule.split()[0] for rule in found[path, "ua1"].failed] for name, path in paths.items()}
    assert says["whole"] == ["pass", "pass"]
    assert says["anonymous"][1] == says["silent"][1] == "fail"
    assert says["untagged"] == ["fail", "fail"]
    assert "pass" not in says["torn"]
    assert "5-1" in rules["anonymous"]
    assert "7.3-1" in rules["silent"]
