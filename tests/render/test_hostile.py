"""Words of others, wherever they stand in a brief, reach no host and no file and make nothing active."""

import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pytest

from briefer.model import TEMPLATES, Brief, Prose, Review
from briefer.render import render_html, write_pdf

Paths = tuple[Path, ...]

MARK = "words-of-a-file-outside"


class Listener:
    """A host of the test's own that counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.visits = 0
        self.port: int = self.socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            visitor.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.socket.close()


def attacks(port: int, secret: Path) -> tuple[str, ...]:
    """One text for each way in, each at a host and at a file."""
    made: list[str] = []
    for address in (f"http://127.0.0.1:{port}/x", secret.as_uri()):
        made += (
            f'"><img src="{address}"><script src="{address}"></script>',
            f'</style><style>@import url("{address}"); * {{ background: url({address}) }}</style>',
            f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}"/><use href="{address}#x"/></svg>',
            f'</title><link rel="stylesheet" href="{address}"><object data="{address}"></object>',
            f"'); background: url({address}); content: url({address}",
            f'{{% include "{secret}" %}}{{{{ "{address}".__class__ }}}}',
            f'<a rel="attachment" href="{address}">x</a>',
            f'"}} @page {{ @top-left {{ content: url("{address}") }} }}',
            "javascript:alert(1)",
        )
    return tuple(made)


def hostile(brief: Brief, bad: str) -> Brief:
    """The brief with the text in every field that others or a profile can fill."""
    front = replace(brief.front, title=bad, number=bad, author=bad, audience=bad, supersedes=bad)
    prose = Prose(text=f"{bad} [1]", cites=(1,))
    return replace(
        brief,
        front=front,
        bottom_line=prose,
        outlook=prose,
        judgements=tuple(replace(one, claim=prose, basis=prose) for one in brief.judgements),
        sources=tuple(
            replace(
                one, title=bad, outlet=bad, authors=(bad,), url=bad, credit=bad, language=bad, tags=(bad,), origin=bad
            )
            for one in brief.sources
        ),
        actors=tuple(
            replace(one, name=bad, aliases=(bad,), affiliation=bad, review=Review(note=bad)) for one in brief.actors
        ),
        positions=tuple(replace(one, speaker=bad, target=bad, issue=bad, chain=(bad,)) for one in brief.positions[:9]),
        risks=tuple(replace(one, asserted_by=bad, trigger_actors=(bad,)) for one in brief.risks[:9]),
        notes=tuple(replace(one, message=bad) for one in brief.notes),
        method=replace(brief.method, briefer=bad, model=bad, profile=bad, query=bad),
    )


@pytest.mark.parametrize("number", range(18))
def test_a_hostile_text_makes_nothing_that_loads_runs_or_leads_away(
    brief: Brief, templates: Paths, styles: Paths, tmp_path: Path, number: int
) -> None:
    bad = attacks(1, tmp_path / "secret.css")[number]
    for template in TEMPLATES:
        page = render_html(replace(hostile(brief, bad), template=template), templates=templates, styles=styles)
        root = lxml.html.document_fromstring(page)
        assert root.xpath("//script | //img | //link | //object | //iframe | //use | //image | //@src | //@style") == []
        assert [href for href in root.xpath("//a/@href") if not href.startswith(("#", "https://", "http://"))] == []
        assert len(root.xpath("//style")) == 3


def test_a_hostile_brief_reaches_no_host_and_no_file(
    brief: Brief, templates: Paths, styles: Paths, tmp_path: Path, listener: Listener
) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text(f'* {{ content: "{MARK}" }}', encoding="utf-8")
    bad = " ".join(attacks(listener.port, secret))
    made = write_pdf(render_html(hostile(brief, bad), templates=templates, styles=styles), styles=styles)
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    assert made.warnings == ()
    assert listener.visits == 0
    assert not any(MARK in page.extract_text() for page in reader.pages)
    assert list(reader.attachments) == []
    links: list[Any] = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    assert [link for link in links if "/Dest" not in link] == []


def test_a_house_style_that_asks_for_a_file_outside_its_folders_does_not_get_it(
    brief: Brief, templates: Paths, styles: Paths, tmp_path: Path, listener: Listener
) -> None:
    """A style of the workspace is trusted with looks, not with the machine."""
    secret = tmp_path / "secret.css"
    secret.write_text(f'h1::after {{ content: "{MARK}" }}', encoding="utf-8")
    house = tmp_path / "styles"
    house.mkdir()
    imports = f'@import "{secret.as_uri()}"; @import "briefer:../secret.css"; '
    own = f"{imports} h1 {{ background: url(http://127.0.0.1:{listener.port}/) }}"
    (house / "house.css").write_text(own, encoding="utf-8")
    page = render_html(replace(brief, template="one-page"), templates=templates, styles=(house, *styles))
    made = write_pdf(page, styles=(house, *styles))
    assert listener.visits == 0
    assert MARK not in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.data)).pages)
    assert len([warning for warning in made.warnings if "Forbidden" in warning]) == 3
